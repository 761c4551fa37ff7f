"""The command that finds rows which repeat each other, in files of any mix of formats."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from synthesist.cli.console import INTERRUPTED, AsJson, command, counted, messages, shown
from synthesist.errors import WrongUse

if TYPE_CHECKING:
    from synthesist.deduping import Deduplication, DedupSummary, Job, Row, Word

_SHOWN = 5
_STEP = 500
_DOING = {"read": "Reading", "compare": "Comparing"}

Two = tuple[str, str]


def dedup(
    files: Annotated[list[Path] | None, typer.Argument(help="RIS, BibTeX, NBIB, CSL-JSON, CSV, Parquet …")] = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", help="File to write: .csv or .jsonl (every row), .ris, .bib or .json (the rows kept)."),
    ] = None,
    review: Annotated[bool, typer.Option("--review", help="Go through what only a person can tell.")] = False,
    same: Annotated[Two | None, typer.Option("--same", metavar="ID ID", help="These two rows are one work.")] = None,
    different: Annotated[
        Two | None, typer.Option("--different", metavar="ID ID", help="These two rows are two works.")
    ] = None,
    undo: Annotated[bool, typer.Option("--undo", help="Take back the last answer that a person gave.")] = False,
    reason: Annotated[str, typer.Option(help="Why, for --same and --different.")] = "",
    by: Annotated[str, typer.Option(help="Who answers; the computer's user where it is not given.")] = "",
    decisions: Annotated[
        Path | None, typer.Option(help="File of the answers; FILE.decisions.jsonl beside the output else.")
    ] = None,
    every: Annotated[
        bool, typer.Option("--all", help="Repeats into .ris, .bib and .json too, each with a note.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Say of each row whether it repeats another; nothing is deleted, and what is not sure is asked.

    Answers are kept beside the output, in FILE.decisions.jsonl, and heeded by every later run.

    Example: synthesist dedup scopus.ris pubmed.nbib export.csv --out rows.csv --review
    """
    from synthesist.deduping import Deduplication, Job, required

    if out is None:
        raise WrongUse("where shall the rows go?", "name a file with --out: rows.csv, or library.ris for the rows kept")
    paths = required(files or ())
    name = by or _user() if review or same or different or undo else ""
    with _interruptible(out), _progress() as watch:
        work = Deduplication(Job(paths, out, every=every, decisions=decisions, by=name, watch=watch))
        meant = _meant(work, same, different)
        if undo:
            _undo(work)
        for word, (one, other) in meant:
            work.say(word, one, other, reason)
        work.settle()
        work.write()
    if review:
        _review(work)
    _conclude(work, as_json=as_json)


def _user() -> str:
    # A room that takes seconds to load, and is needed where somebody answers alone.
    from synthesist.review.deciding import user

    return user()


def _meant(work: "Deduplication", same: Two | None, different: Two | None) -> "list[tuple[Word, tuple[Row, Row]]]":
    """What the command itself says, checked as a whole before any of it is kept."""
    from synthesist.deduping import Word

    given = [(word, pair) for word, pair in ((Word.SAME, same), (Word.DIFFERENT, different)) if pair]
    for _, (one, other) in given:
        if one == other:
            raise WrongUse(f"{one!r} is one row", "name two rows by their ids")
    return [(word, (work.row(one), work.row(other))) for word, (one, other) in given]


def _undo(work: "Deduplication") -> None:
    said = work.undo()
    if said is None:
        raise WrongUse("there is no answer to take back", f"answers would stand in {work.answers.path.name}")
    are = "the same" if said.answer.value == "same" else "different"
    pair = f"{shown(said.first_id)} and {shown(said.second_id)}"
    messages().print(f"Taken back: that {pair} are {are}.", highlight=False)


def _review(work: "Deduplication") -> None:
    from synthesist.cli.dedup_review import ask
    from synthesist.deduping import Interview

    interview = Interview(work)
    if not interview.total and not work.answers.last():
        messages().print("There is nothing to ask: no two rows need a person.", highlight=False)
        return
    try:
        ask(interview)
    except KeyboardInterrupt as error:
        messages().print(
            f"\nInterrupted. Answers given now: {len(interview.given):,}; these and all former ones are kept in "
            f"{shown(str(work.job.kept))}, and the same command heeds them; {shown(str(work.job.out))} does not yet.",
            highlight=False,
        )
        raise typer.Exit(INTERRUPTED) from error
    with _interruptible(work.job.out), _progress() as watch:
        watch("compare", 0, 0)
        work.settle()
        work.write()


@contextmanager
def _interruptible(out: Path) -> Iterator[None]:
    """Say what an interruption costs: the output is written whole or not at all, and answers are kept at once."""
    try:
        yield
    except KeyboardInterrupt as error:
        messages().print(
            f"Interrupted. {shown(str(out))} was not touched, answers are kept. The same command does it anew.",
            highlight=False,
        )
        raise typer.Exit(INTERRUPTED) from error


@contextmanager
def _progress() -> Iterator[Callable[[str, int, int], None]]:
    """What is told how far reading and comparing are."""
    with messages().status("Reading …") as status:
        counts: Counter[str] = Counter()

        def watch(doing: str, done: int, of: int) -> None:
            counts[doing] = done if of else counts[doing] + done
            if of or counts[doing] % _STEP == 0:
                of_all = f" of {of:,} pairs" if of else " rows"
                status.update(f"{_DOING[doing]} … {counts[doing]:,}{of_all}")

        yield watch


def _conclude(work: "Deduplication", *, as_json: bool) -> None:
    from synthesist.deduping import FAILED_SHARE_ALLOWED, failed_share, summary_of

    summary = summary_of(work)
    _tell_failures(summary)
    if as_json:
        typer.echo(summary.model_dump_json())
    else:
        _tell(summary, work.job)
        typer.echo(str(work.job.out))
    if failed_share(summary) > FAILED_SHARE_ALLOWED:
        listed = "--json lists them" if not as_json else "the summary lists them"
        messages().print(f"[bold red]More than one in twenty rows failed;[/] {listed}.", highlight=False)
        raise typer.Exit(3)


def _tell_failures(summary: "DedupSummary") -> None:
    console = messages()
    for one in summary.failures[:_SHOWN]:
        console.print(f"  [yellow]{shown(one.place)}[/]: {shown(one.reason)}", highlight=False)
    if len(summary.failures) > _SHOWN:
        console.print(f"  … and {len(summary.failures) - _SHOWN:,} more; --json lists all", highlight=False)
    for note in summary.notes:
        console.print(f"  [yellow]{shown(note)}[/]", highlight=False)


def _tell(summary: "DedupSummary", job: "Job") -> None:
    console = messages()
    of_versions = f" ({summary.versions:,} of them other versions of the work)" if summary.versions else ""
    failed = f", {counted(len(summary.failures), 'row')} that could not be read" if summary.failures else ""
    console.print(
        f"{counted(summary.rows, 'row')} of {counted(len(summary.files), 'file')}: {summary.unique:,} unique, "
        f"{counted(summary.duplicates, 'duplicate')}{of_versions}{failed}. [dim]({summary.seconds:.1f} s)[/]",
        highlight=False,
    )
    if summary.asked:
        kept = ["--decisions", job.decisions] if job.decisions else []
        again = command("dedup", *job.files, "--out", job.out, *kept, "--review")
        console.print(
            f"Of {counted(summary.asked, 'pair')} only a person can tell whether they are one work; until then they "
            f"stay apart. One by one: {again}",
            highlight=False,
        )
