"""Runs: from a question or a plan to a report, and on from wherever a run was cut off."""

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from importlib.metadata import version
from pathlib import Path

from synthesist.clock import Now, dated, utc_now
from synthesist.errors import PlanError, WrongUse
from synthesist.ledger import Ledger, review, schema
from synthesist.models import default_embedder, default_judge
from synthesist.plan import FRAMES, Frame, Plan, SearchPlan, explained, parse_plan, plan_for, plan_text
from synthesist.report.folder import ReportFolder
from synthesist.review.choosing import library_for, usual_sources
from synthesist.review.folder import LEDGER, PLAN, RUN_LOG, held, made, opened, write_plan
from synthesist.review.planning import (
    Desk,
    known_times,
    newest,
    require_concepts,
    restore_plan,
    settle_file,
    settle_plan,
)
from synthesist.review.reaching import RESPONSES, edition_of, reached, require_databases
from synthesist.review.retracting import ListsAtHand
from synthesist.review.review import Review
from synthesist.review.runlog import Quiet, RunLog
from synthesist.review.shelving import papers_reader, shelf
from synthesist.review.updating_lists import Heeded
from synthesist.review.updating_search import AtHand, renewed_by
from synthesist.review.widening import widened
from synthesist.search.federation import Found, Source
from synthesist.search.sources import FilesSource, LibrarySource, files_in, is_list
from synthesist.settings import home
from synthesist.synthesis import run, steps
from synthesist.tools import Listener, Tools


@dataclass(frozen=True, slots=True)
class Means:
    """What a run is given beside its plan.

    Attributes:
        papers: files to search; found by the names in the plan.
        library: folder of the library; `SYNTHESIST_HOME` or the platform's place where it is None.
        now: gives UTC time in ISO 8601.
        replay: databases are not asked: the review's archive answers in their place.
    """

    papers: tuple[Path, ...] = ()
    library: Path | None = None
    listener: Listener | None = None
    now: Now = utc_now
    debug: bool = False
    replay: bool = False


def synthesize(
    question: str,
    out: str | Path,
    *,
    sources: Sequence[str] = (),
    papers: Sequence[str | Path] = (),
    library: str | Path | None = None,
    limit: int = 2_000,
    max_works: int = 300,
    rounds: int = 3,
    banner: str = "",
    listener: Listener | None = None,
    now: Now = utc_now,
    debug: bool = False,
    replay: bool = False,
) -> Review:
    """Answer a question from literature databases and the records at hand, and write the review to `out`.

    The same call on the same folder carries on where it was cut off, and does nothing where it was finished.

    Args:
        sources: names of databases, and "library"; with none given, `SYNTHESIST_SOURCES`, else every database that
            needs no key, and the library if it holds anything. Without a network the library alone is searched.
        papers: bibliographic files; with files and no sources given, they alone are searched.
        library: folder of the library; `SYNTHESIST_HOME` or the platform's place where it is not given.
        limit: records taken from one source at the most.
        max_works: works read at the most.
        rounds: how often the gate may have the synthesis revised, or more read than limit and max_works say; 0: never.
        now: gives UTC time in ISO 8601.
        replay: databases are not asked: the answers that the review's folder holds are used again.

    Raises:
        SynthesistError: with a hint that says what to do.
    """
    given = tuple(map(_named, map(Path, papers)))
    means = Means(given, Path(library) if library else None, listener, now, debug, replay)
    chosen = _chosen(sources, means, Path(out))
    searching = {"sources": chosen, "limit": limit, "papers": tuple(path.name for path in means.papers)}
    plan = plan_for(question, search=searching, screen={"max_works": max_works}, gate={"rounds": rounds})

    def settle(desk: Desk) -> Plan:
        return settle_plan(plan, explained(plan), desk, banner=banner)

    return _carried_out(Path(out), plan, means, settle)


def _named(path: Path) -> Path:
    """The path under the name by which plan and records know it; "." and ".." have none of their own."""
    return path if path.name not in ("", "..") else path.resolve()


def _chosen(sources: Sequence[str], means: Means, out: Path) -> tuple[str, ...]:
    """The sources of a plan: those named, else the usual ones; a review that was begun keeps its own."""
    if sources or means.papers:
        named = [name for name in sources if name != "files"]
        return (*named, *(["files"] if means.papers else []))
    if begun := _begun(out):
        return begun.search.sources
    return usual_sources(means.library or home())


def _begun(folder: Path) -> Plan | None:
    if not (folder / LEDGER).is_file():
        return None
    with opened(folder) as ledger:
        return newest(ledger)


def draft(question: str, folder: Path, frame: Frame, papers: Sequence[Path], sources: Sequence[str] = ()) -> Path:
    """Write a plan that explains itself into a folder, to be edited; the parts of a frame are left empty.

    Raises:
        WrongUse: there is a plan already.
    """
    path = folder / PLAN
    if path.exists():
        raise WrongUse(f"{path} is there already", "edit it, or choose another folder with --out")
    if (folder / LEDGER).exists():
        raise WrongUse(f"{folder} holds a review", "choose another folder with --out")
    chosen = _chosen(sources, Means(papers=tuple(papers)), folder)
    searching = {"sources": chosen, "papers": tuple(_beside(folder, papers))}
    plan = plan_for(question, search=searching)
    parts = dict.fromkeys(FRAMES[frame], "")
    write_plan(explained(plan.model_copy(update={"frame": frame, "parts": parts})), made(folder))
    return path


def _beside(folder: Path, papers: Sequence[Path]) -> Iterator[str]:
    """The files as paths from the folder of the plan."""
    for path in papers:
        _require_file(path)
        yield os.path.relpath(path.resolve(), folder.resolve())


def carry_out(path: str | Path, means: Means, *, out: str | Path | None = None, reason: str = "") -> Review:
    """Carry out the plan in a `review.toml`; what was changed in it after the first search becomes an amendment.

    Args:
        out: folder of the review; the plan's own where it is None.
        reason: why the plan was amended.

    Raises:
        SynthesistError: with a hint that says what to do.
    """
    path = Path(path)
    _restore(path, means)
    toml = plan_text(path)
    plan = parse_plan(toml, str(path))
    located = _located(plan, path.parent, means)

    def settle(desk: Desk) -> Plan:
        return settle_file(toml, desk, reason, is_own=path.resolve() == desk.path.resolve())

    return _carried_out(Path(out) if out else path.parent, plan, located, settle)


def _restore(path: Path, means: Means) -> None:
    """A review whose `review.toml` is lost, or was about to be written, goes on by the plan in its ledger."""
    folder = path.parent
    if path.name == PLAN and (folder / LEDGER).is_file():
        with held(folder), opened(folder) as ledger:
            restore_plan(Desk(folder, ledger, _version(), means.now))


def carry_on(folder: Path, ledger: Ledger, means: Means, renewed: Callable[[], Found] | None = None) -> None:
    """Carry a review on by the plan in its ledger; whoever calls holds the folder.

    Args:
        renewed: what an update found, in place of a search.
    """
    plan = newest(ledger)
    if plan is not None:
        tools = tools_of(plan, folder, ledger, means)
        tools = replace(tools, renewed=renewed or tools.renewed)
        run(plan, ledger, ReportFolder(folder), tools, _log(folder, means))


def is_search_due(folder: Path, ledger: Ledger, means: Means) -> bool:
    """Whether the next run would search anew: a dated fact that nothing else may bring about unasked."""
    plan = newest(ledger)
    if plan is None:
        return True
    first = next(steps(plan, ledger, ReportFolder(folder), tools_of(plan, folder, ledger, means)))
    return first.is_due


def tools_of(plan: Plan, folder: Path, ledger: Ledger, means: Means, *, day: str = "") -> Tools:
    """What the stages of a review need from outside.

    Args:
        day: of an update that puts the stored queries again, to see whether there is anything new.
    """
    embedder, listener = default_embedder(), means.listener or Quiet()
    update = review.searched_again(ledger)
    is_under_way, edition = bool(update and not update.is_done), day or (update.at[:10] if update else "")
    searched = _as_stored(plan, ledger) if day or is_under_way else plan.search
    tools = Tools(
        sources=lambda: _sources(plan, _located(plan, folder, means), folder),
        web=lambda: reached(
            searched,
            plan.screen.years,
            embedder,
            folder / RESPONSES,
            replay=means.replay or is_under_way,
            now=means.now,
            about=f"{plan.sha256} {edition}".strip(),
            edition=edition_of(edition),
        ),
        shelf=lambda: shelf(plan, folder, _located(plan, folder, means).papers, replay=means.replay, now=means.now),
        retractions=Heeded(ListsAtHand(means.library or home()), ledger),
        now=lambda: dated(means.now, known_times(ledger)),
        embedder=embedder,
        judge=default_judge(),
        version=_version(),
        told=listener.said,
        debug=means.debug,
    )
    if update is None or update.is_done or day:
        return tools
    again = partial(renewed_by, plan, folder, tools, at_hand(plan, folder, means), update)
    return replace(tools, renewed=again)


def _as_stored(plan: Plan, ledger: Ledger) -> SearchPlan:
    """How is searched again: no term is looked for where databases were asked for some before."""
    has_asked = bool(ledger.rows(schema.requests))
    return plan.search.model_copy(update={"expand": plan.search.expand and not has_asked})


def at_hand(plan: Plan, folder: Path, means: Means) -> AtHand:
    """What opens the files of a plan, and its library, each apart."""
    named = [name for name in ("files", "library") if name in plan.search.sources]
    return {name: partial(_alone, name, plan, folder, means) for name in named}


def _alone(name: str, plan: Plan, folder: Path, means: Means) -> Sequence[Source]:
    located = _located(plan, folder, means)
    own = plan.model_copy(update={"search": plan.search.model_copy(update={"sources": (name,)})})
    return _sources(own, located if name == "files" else replace(located, papers=()), folder)


def _carried_out(out: Path, plan: Plan, means: Means, settle: Callable[[Desk], Plan]) -> Review:
    require_concepts(plan)
    is_new = not (out / LEDGER).exists()
    if is_new:
        _require_sources(plan, means)  # a slip must not leave a folder behind
    folder = made(out)
    with held(folder), opened(folder) as ledger:
        desk = Desk(folder, ledger, _version(), means.now)
        settled = settle(desk if is_new else replace(desk, ready=lambda: _require_sources(plan, means)))
        _through_the_gate(settled, desk, means)
    return Review(folder)


def _through_the_gate(plan: Plan, desk: Desk, means: Means) -> None:
    """Run, and run again by a wider plan as often as the gate asks for it and its policy allows."""
    listener = means.listener or Quiet()
    while True:
        tools = tools_of(plan, desk.folder, desk.ledger, means)
        run(plan, desk.ledger, ReportFolder(desk.folder), tools, _log(desk.folder, means))
        wider = widened(plan, desk)
        if wider is None:
            return
        plan, reason = wider
        listener.said(f"  plan amended: {reason}")


def _require_sources(plan: Plan, means: Means) -> None:
    """Make sure that a plan can be searched by: the files are there and of a kind, the library holds something.

    Raises:
        WrongUse: there is nothing to search.
    """
    for path in means.papers:
        _require_file(path)
    if plan.search.databases:
        require_databases(plan.search)
    elif "library" in plan.search.sources:
        library_for(plan.search, means.library or home()).close()


def _require_file(path: Path) -> None:
    """Make sure that a file is there and of a kind that can be read.

    Raises:
        WrongUse: it is not.
    """
    try:
        is_there = path.exists()
    except OSError as error:  # a path that is too long for the system
        raise WrongUse(f"{path} cannot be read: {error.strerror}", "check the path") from error
    if not is_there:
        raise WrongUse(
            f"{path} does not exist",
            "check the spelling of the path; a file of a plan that lies elsewhere by now is named with --papers",
        )
    if path.is_dir():
        if (path / LEDGER).is_file():
            raise WrongUse(f"{path} is a review, and holds no papers", "put the papers in a folder of their own")
        if not any(files_in(path)):
            raise WrongUse(f"there is no file in {path}", "name a folder that holds papers, or lists of records")
    else:
        is_list(path)


def _log(folder: Path, means: Means) -> RunLog:
    return RunLog(folder / RUN_LOG, means.listener or Quiet())


def _version() -> str:
    return version("synthesist")


def _located(plan: Plan, folder: Path, means: Means) -> Means:
    """The means with the files that the plan names: those given, else from the plan's folder.

    Raises:
        PlanError: files are given that the plan does not search.
    """
    given = list(means.papers)
    found = []
    for named in map(Path, plan.search.papers):
        own = next((path for path in given if path.name == named.name), None)
        found.append(own or folder / named)
        if own:
            given.remove(own)  # files of one name in several folders are told apart by their order
    if given:
        raise PlanError(
            f"the plan does not search {given[0].name}",
            f'name it in {PLAN}: under [search], sources = ["files"] and papers = ["{given[0].name}"]',
        )
    return replace(means, papers=tuple(found))


def _sources(plan: Plan, means: Means, folder: Path) -> Sequence[Source]:
    for path in means.papers:
        _require_file(path)
    files: list[Source] = [FilesSource(means.papers, papers_reader(folder))] if means.papers else []
    if "library" not in plan.search.sources:
        return files
    return [*files, LibrarySource(library_for(plan.search, means.library or home()))]
