"""Rows in, what is held of each out; a person's answers are kept beside the output and heeded ever after."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from synthesist.clock import Now, utc_now
from synthesist.deduping.answers import Answers, Said, Word, answers_path
from synthesist.deduping.rows import Row, read_rows
from synthesist.deduping.settling import Settled, settle
from synthesist.deduping.writing import write
from synthesist.errors import WrongUse
from synthesist.formats import export_format_of
from synthesist.identify.matching import match
from synthesist.records import Match

_PLACE_HINT = "name a file of its own, in a folder that is there and that you may write to"


def _silent(doing: str, done: int, of: int) -> None:
    """Nobody listens."""


@dataclass(frozen=True, slots=True)
class Job:
    """What is asked for.

    Attributes:
        every: a bibliography holds the rows that repeat another too.
        decisions: file of people's answers; the one beside the output where it is None.
        by: whose answers are given; empty where that is not known.
        watch: told what is being done ("read", "compare"), how much is done, and of how much (0: not known).
    """

    files: tuple[Path, ...]
    out: Path
    every: bool = False
    decisions: Path | None = None
    by: str = ""
    now: Now = utc_now
    watch: Callable[[str, int, int], None] = _silent

    @property
    def kept(self) -> Path:
        """Where people's answers are kept."""
        return self.decisions or answers_path(self.out)


class Deduplication:
    """The rows of some files, and what is held of them: read when it is made, then `settle`, then `write`.

    Attributes:
        rows: of all files.
        answers: of people, kept beside the output.
        settled: what is held of the rows; nothing before `settle`.
        written: rows in the output.

    Raises:
        WrongUse: the output cannot lie there, or would overwrite an input; a file is missing or cannot be read at all.
        UnknownFormat: a file is of no known kind, or the output's name asks for none.
    """

    def __init__(self, job: Job) -> None:
        self.started = time.monotonic()
        self.job = job
        self.fmt = export_format_of(job.out)
        _guard(job)
        self.answers = Answers(job.kept)
        self.rows = read_rows(job.files, lambda done: job.watch("read", done, 0))
        self.settled = Settled((), {}, ())
        self.written = 0
        self._by_key = {row.key: row for row in self.rows.rows if row.is_read}
        self._records = [row.record.model_copy(update={"record_id": key}) for key, row in self._by_key.items()]

    def settle(self) -> None:
        """Compare the rows, and heed all answers that stand."""
        matched = match(self._records, self.heeded(), lambda done, of: self.job.watch("compare", done, of))
        self.settled = settle(self.rows.rows, matched)

    def heeded(self) -> tuple[Match, ...]:
        """The answers that stand on rows of these files."""
        return self.answers.of(self._by_key.keys())

    def write(self) -> None:
        """Write the output.

        Raises:
            StorageError: it cannot be written.
        """
        self.written = write(self.rows, self.settled.lines, self.fmt, self.job.out, every=self.job.every)

    def say(self, answer: Word, first: Row, second: Row, reason: str = "") -> Said:
        """Keep a person's answer on two rows.

        Raises:
            StorageError: it cannot be written.
        """
        one, other = sorted((first, second), key=lambda row: row.key)
        said = Said(
            answer=answer, first=one.key, second=other.key, first_id=one.id, second_id=other.id,
            reason=reason, by=self.job.by, at=self.job.now(),
        )  # fmt: skip
        self.answers.add(said)
        return said

    def undo(self) -> Said | None:
        """Take back the last answer that stands, whoever gave it in whatever run; None where none stands."""
        last = self.answers.last()
        if last is not None:
            told = {"answer": Word.UNDO, "by": self.job.by, "at": self.job.now(), "reason": ""}
            self.answers.add(last.model_copy(update=told))
        return last

    def rows_of(self, said: Said) -> tuple[Row, Row] | None:
        """The rows of an answer, where both are among the files."""
        first, second = self._by_key.get(said.first), self._by_key.get(said.second)
        return (first, second) if first and second else None

    def row(self, row_id: str) -> Row:
        """A row by its id.

        Raises:
            WrongUse: there is none, or it could not be read.
        """
        found = next((row for row in self.rows.rows if row.id == row_id), None)
        if found is None:
            raise WrongUse(f"no row has the id {row_id!r}", f"ids stand in the column `id` of {self.job.out.name}")
        if not found.is_read:
            raise WrongUse(f"the row {row_id!r} could not be read", "mend it in its file first")
        return found


def _guard(job: Job) -> None:
    for written in (job.out, job.kept):
        if written.is_dir() or not written.parent.is_dir():
            raise WrongUse(f"{written} cannot be written", _PLACE_HINT)
    pairs = [(path, written) for path in job.files for written in (job.out, job.kept)]
    for path, written in [*pairs, (job.kept, job.out)]:
        if _is_one(path, written):
            raise WrongUse(f"{path} would be overwritten", _PLACE_HINT)


def _is_one(path: Path, other: Path) -> bool:
    return path.absolute() == other.absolute() or (path.exists() and other.exists() and path.samefile(other))


def required(paths: Sequence[Path]) -> tuple[Path, ...]:
    """The files, of which there must be one at least.

    Raises:
        WrongUse: there is none.
    """
    if not paths:
        raise WrongUse("which files?", "name one or more: RIS, BibTeX, NBIB, CSL-JSON, CSV, Parquet …")
    return tuple(paths)
