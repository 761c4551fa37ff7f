"""A review as a folder: the plan, the ledger, the report. Whoever runs one, runs it here."""

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from synthesist.errors import NothingToSearch, PlanError, ReviewBusy, ReviewMismatch, StorageError, WrongUse
from synthesist.formats import format_of
from synthesist.ledger import Ledger, review, schema
from synthesist.library import Library
from synthesist.models import default_embedder
from synthesist.plan import Plan, plan_for, read_plan
from synthesist.records import Claim, Failure, Verdict
from synthesist.report.folder import ReportFolder
from synthesist.search.federation import Source
from synthesist.search.sources import FilesSource, LibrarySource
from synthesist.settings import home
from synthesist.synthesis import Listener, Outcome, Tools, notes, question_of, run
from synthesist.verify import InterimJudge

_LEDGER = "ledger.sqlite"
_PLAN = "review.toml"

FAILED_SHARE_ALLOWED = 0.05
"""Share of returned rows that may fail before a run no longer counts as done."""


class Review:
    """A review's folder, opened to be read."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        if not (folder / _LEDGER).is_file():
            raise WrongUse(
                f"{folder} is not a review: it has no {_LEDGER}", "give the folder that `synthesist run` made"
            )

    @classmethod
    def open(cls, folder: str | Path) -> "Review":
        """The review in a folder.

        Raises:
            WrongUse: the folder holds none.
        """
        return cls(Path(folder))

    @property
    def report(self) -> Path:
        """The report as one HTML file; `report.md` and `report.json` lie beside it."""
        return self.folder / "report" / "report.html"

    @property
    def plan(self) -> Plan:
        """The plan as stored."""
        return read_plan(self.folder / _PLAN)

    def content(self) -> dict[str, Any]:
        """The report as data."""
        loaded: dict[str, Any] = json.loads(self.report_text())
        return loaded

    def report_text(self) -> str:
        """The report as the text of `report.json`.

        Raises:
            WrongUse: the review has not come to a report yet.
        """
        path = self.folder / "report" / "report.json"
        if not path.is_file():
            raise WrongUse(
                f"{self.folder} has no report yet", "repeat the command that began the review: it carries on"
            )
        return path.read_text(encoding="utf-8")

    def claims(self) -> tuple[Claim, ...]:
        """All claims, by id; those shown have `is_shown`."""
        with _ledger(self.folder) as ledger:
            return review.claims(ledger)

    def verdicts(self) -> dict[str, Verdict]:
        """Verdicts of the shown claims, by claim id."""
        with _ledger(self.folder) as ledger:
            return review.verdicts(ledger)

    def failures(self) -> tuple[Failure, ...]:
        """What could not be used, in its raw form."""
        with _ledger(self.folder) as ledger:
            return review.failures(ledger)

    def failed_share(self) -> float:
        """Failures for each item that a search returned."""
        with _ledger(self.folder) as ledger:
            returned = sum(row["received"] for row in ledger.rows(schema.searches))
            return len(review.failures(ledger)) / returned if returned else 0.0

    def canonical(self, write: Callable[[str], object]) -> None:
        """The ledger's rows by natural key, as JSON Lines."""
        with _ledger(self.folder) as ledger:
            ledger.canonical(write)


def synthesize(
    question: str,
    out: str | Path,
    *,
    papers: Sequence[str | Path] = (),
    library: str | Path | None = None,
    limit: int = 2_000,
    max_works: int = 300,
    banner: str = "",
    listener: Listener | None = None,
    debug: bool = False,
) -> Review:
    """Answer a question from the records at hand, and write the review to `out`.

    The same call on the same folder carries on where it was cut off, and does nothing where it was finished.

    Args:
        papers: bibliographic files; with none given, the library is searched.
        library: folder of the library; `SYNTHESIST_HOME` or the platform's place where it is not given.
        limit: records taken from the library at the most.
        max_works: works read at the most.

    Raises:
        SynthesistError: with a hint that says what to do.
    """
    paths = [Path(path) for path in papers]
    if not (Path(out) / _LEDGER).exists():
        for path in paths:
            format_of(path)  # a wrong path must not leave a folder behind
    sources = ("files",) if paths else ("library",)
    searching = {"sources": sources, "limit": limit, "papers": tuple(path.name for path in paths)}
    plan = plan_for(question, search=searching, screen={"max_works": max_works})
    if not question_of(plan).concepts:
        raise PlanError("the question names nothing that could be looked for", "name what you ask about in words")
    folder = _made(Path(out))
    with _held(folder), _ledger(folder) as ledger:
        _begin(plan, folder, ledger, banner)
        tools = Tools(
            sources=lambda: _sources(paths, Path(library) if library else home()),
            now=lambda: datetime.now(UTC).isoformat(timespec="seconds"),
            embedder=default_embedder(),
            judge=InterimJudge(),
            version=version("synthesist"),
            debug=debug,
        )
        run(plan, ledger, ReportFolder(folder), tools, RunLog(folder / "run.jsonl", listener or Quiet()))
    return Review(folder)


class Quiet:
    """A listener that says nothing."""

    @contextmanager
    def stage(self, name: str) -> Iterator[Callable[[int], None]]:
        """See `Listener`."""
        yield lambda _: None

    def finished(self, name: str, outcome: Outcome) -> None:
        """See `Listener`."""


@dataclass(frozen=True, slots=True)
class RunLog:
    """Writes clock times to `run.jsonl`, apart from what a review holds, and passes everything on."""

    path: Path
    listener: Listener

    def stage(self, name: str) -> AbstractContextManager[Callable[[int], None]]:
        """See `Listener`."""
        self._write("started", name, {})
        return self.listener.stage(name)

    def finished(self, name: str, outcome: Outcome) -> None:
        """See `Listener`."""
        self._write("finished", name, outcome)
        self.listener.finished(name, outcome)

    def _write(self, event: str, stage: str, outcome: Outcome) -> None:
        at = datetime.now(UTC).isoformat(timespec="milliseconds")
        with self.path.open("a", encoding="utf-8") as file:
            file.write(json.dumps({"at": at, "event": event, "stage": stage, **outcome}) + "\n")


def _begin(plan: Plan, folder: Path, ledger: Ledger, banner: str) -> None:
    """Store the plan once; a folder keeps to one plan."""
    stored = ledger.rows(schema.plans)
    is_new = not stored or stored[-1]["sha256"] != plan.sha256
    has_searched = ledger.stage_key("search") is not None
    if has_searched:
        _require_unedited(folder / _PLAN, stored[-1]["toml"])
    if is_new and has_searched:
        raise ReviewMismatch(
            f"{folder} holds a review with another question or plan",
            "choose another folder with --out, or repeat the first command",
        )
    if is_new:  # a first plan, or one in place of a plan that never came to a search
        ledger.set_plan(plan.sha256, plan.toml)
        ledger.note(**notes(plan, question_of(plan), version("synthesist"), banner))
    _write_plan(plan, folder / _PLAN)


def _require_unedited(path: Path, toml: str) -> None:
    if path.is_file() and path.read_bytes() != toml.encode("utf-8"):
        raise ReviewMismatch(
            f"{path} was edited, and the plan of a review that has begun cannot be changed yet",
            "delete the edited file to go on with the stored plan, or start in another folder",
        )


def _write_plan(plan: Plan, path: Path) -> None:
    try:
        path.write_text(plan.toml, encoding="utf-8")
    except OSError as error:
        raise StorageError(
            f"{path} cannot be written: {error.strerror}", "make room for it, or choose another --out"
        ) from error


def _sources(paths: Sequence[Path], library_folder: Path) -> Sequence[Source]:
    if paths:
        return [FilesSource(paths)]
    library = Library(library_folder, default_embedder())
    if not len(library):
        raise NothingToSearch(
            f"the library in {library_folder} is empty",
            "fill it with `synthesist library add FILE…`, or pass files with --papers",
        )
    return [LibrarySource(library)]


def _made(folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StorageError(
            f"the folder {folder} cannot be made: {error.strerror}", "choose another with --out"
        ) from error
    return folder


@contextmanager
def _held(folder: Path) -> Iterator[None]:
    try:
        with FileLock(folder / ".lock", timeout=0):
            yield
    except Timeout as error:
        raise ReviewBusy(
            f"another run is working in {folder}",
            "wait until it is done, or choose another folder with --out",
        ) from error
    except PermissionError as error:
        raise StorageError(
            f"{folder} cannot be written", "check the folder's permissions, or choose another with --out"
        ) from error


@contextmanager
def _ledger(folder: Path) -> Iterator[Ledger]:
    ledger = Ledger(folder / _LEDGER)
    try:
        yield ledger
    finally:
        ledger.close()
