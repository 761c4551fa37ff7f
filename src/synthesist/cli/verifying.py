"""The commands that hold claims against documents, and make calibrators of labelled pairs."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from synthesist.cli.console import AsJson, Debug, counted, harmless, interruptible, messages, shown
from synthesist.errors import WrongUse

if TYPE_CHECKING:
    from synthesist.checking.rows import CalibrateSummary, Refused, VerifySummary
    from synthesist.models import PairJudge
    from synthesist.verify.pairs import Setting

_SHOWN_FAILURES = 5

Judge = Annotated[
    Path | None, typer.Option("--judge", help="Folder of another judge (ONNX or Hugging Face); the bundled one else.")
]


def verify(
    claims: Annotated[Path, typer.Argument(help="JSON Lines with id, claim and, for --cited, cited_doc_ids.")],
    corpus: Annotated[Path, typer.Option("--corpus", help="JSON Lines with doc_id, title and abstract.")],
    out: Annotated[Path, typer.Option("--out", help="File to write: a line for each claim and document.")],
    cited: Annotated[bool, typer.Option("--cited", help="Against the documents that each claim cites.")] = False,
    found: Annotated[bool, typer.Option("--open", help="Against the three documents that a search finds.")] = False,
    judge: Judge = None,
    larger: Annotated[
        Path | None,
        typer.Option("--larger", help="Folder of a judge that is asked where the first is not sure of one label."),
    ] = None,
    calibrator: Annotated[
        list[Path] | None, typer.Option("--calibrator", help="Made by calibrate; instead of those that come along.")
    ] = None,
    as_json: AsJson = False,
    debug: Debug = False,
) -> None:
    """Say of each claim whether documents support it, refute it or do not tell, and how sure that is.

    The same command again carries on where it stopped. A row that cannot be judged says why, and costs no other.

    Example: synthesist verify claims.jsonl --corpus corpus.jsonl --cited --out verdicts.jsonl
    """
    if cited == found:
        raise WrongUse("which documents is a claim held against?", "say --cited or --open, one of them")
    from synthesist.checking import FAILED_SHARE_ALLOWED, Job, Watch, check, verifier_for
    from synthesist.verify.pairs import Setting

    _require(claims, corpus)
    setting = Setting.CITED if cited else Setting.OPEN
    verifier = verifier_for(setting, judge=_judge(judge), calibrators=calibrator or (), larger=_judge(larger))
    console = messages()
    with interruptible(), _progress(console, "Verifying") as (begun, done):
        watch = Watch(begun, done, lambda told: console.print(shown(told), highlight=False), debug)
        checked = check(Job(claims, corpus, out, setting), verifier, watch=watch)
    _tell_failures(checked.summary.failures)
    if as_json:
        typer.echo(checked.summary.model_dump_json())
    else:
        _tell(checked.summary)
        typer.echo(str(out))
    _end(checked.failed_share, FAILED_SHARE_ALLOWED)


def calibrate(
    labels: Annotated[Path, typer.Argument(help="JSON Lines with id, claim, label and a text, or doc_id.")],
    out: Annotated[Path, typer.Option("--out", help="File to write, for verify --calibrator.")],
    corpus: Annotated[Path | None, typer.Option("--corpus", help="JSON Lines, where rows name a doc_id.")] = None,
    name: Annotated[str, typer.Option(help="What it is called; the file's name where it is not given.")] = "",
    population: Annotated[str, typer.Option(help="What the pairs were drawn from: its numbers hold for that.")] = "",
    labelled_by: Annotated[str, typer.Option(help="Who, or what, gave the labels.")] = "not stated",
    judge: Judge = None,
    setting: Annotated[str, typer.Option(help="How documents were found: cited, open or sentence.")] = "cited",
    as_json: AsJson = False,
) -> None:
    """Make a calibrator of your own labelled pairs: 50 at the least, 100 or more are worth the work.

    Labels are SUPPORT, REFUTE and NEI. Pairs of one group, or one document, are never parted.

    Example: synthesist calibrate labels.jsonl --corpus corpus.jsonl --out ours.json --population "our field"
    """
    from synthesist.checking import FAILED_SHARE_ALLOWED, Said, calibrated, read_labels, summarised
    from synthesist.clock import dated, utc_now
    from synthesist.verify.calibration import save

    manner = _setting(setting)
    _require(*(path for path in (labels, corpus) if path))
    found = read_labels(labels, corpus)
    _tell_failures(found.refused)
    given = population or f"pairs like those of {labels.name}"
    said = Said(name or out.stem, given, labelled_by, dated(utc_now, ())[:10])
    with interruptible(), _progress(messages(), "Judging") as (begun, done):
        begun(len(found.pairs))
        made = calibrated(found.pairs, said, _judge(judge), manner, done)
    save(made.calibrator, out)
    summary = summarised(made, out, found)
    typer.echo(summary.model_dump_json() if as_json else harmless(_in_words(summary)))
    _end(found.failed_share, FAILED_SHARE_ALLOWED)


def _judge(folder: Path | None) -> "PairJudge | None":
    if folder is None:
        return None
    from synthesist.models import judge_at

    if not folder.is_dir():
        raise WrongUse(f"{folder} is no folder", "name the folder of a judge with --judge")
    return judge_at(folder)


def _setting(name: str) -> "Setting":
    from synthesist.verify.pairs import Setting

    if name not in {one.value for one in Setting}:
        raise WrongUse(f"there is no setting {name!r}", f"one of {', '.join(one.value for one in Setting)}")
    return Setting(name)


def _require(*paths: Path) -> None:
    """Name a file that is missing before a model is loaded."""
    for path in paths:
        if not path.is_file():
            raise WrongUse(f"{path} is no file", "check the path")


@contextmanager
def _progress(console: Console, doing: str) -> Iterator[tuple[Callable[[int], None], Callable[[int], None]]]:
    """What is told the number of pairs, and what is told of each that is done."""
    count = total = 0
    with console.status(f"{doing} …") as status:

        def begun(pairs: int) -> None:
            nonlocal total
            total = pairs

        def done(more: int) -> None:
            nonlocal count
            count += more
            status.update(f"{doing} … {count:,} of {counted(total, 'pair')}")

        yield begun, done


def _tell_failures(refused: "Sequence[Refused]") -> None:
    console = messages()
    for one in refused[:_SHOWN_FAILURES]:
        console.print(f"  [yellow]{shown(one.place)}[/]: {shown(one.reason)}", highlight=False)
    if len(refused) > _SHOWN_FAILURES:
        console.print(f"  … and {len(refused) - _SHOWN_FAILURES:,} more; --json lists all", highlight=False)


def _tell(summary: "VerifySummary") -> None:
    console = messages()
    labels = ", ".join(f"{count:,} {label}" for label, count in summary.labels.items())
    console.print(f"{counted(summary.pairs, 'pair')}, {summary.judged:,} judged: {labels}.", highlight=False)
    for many, what in ((summary.abstained, "not judged"), (summary.withheld, "without a number")):
        for reason, count in many.items():
            console.print(f"  {count:,} {what}: {shown(reason)}", highlight=False)
    if summary.cites_nothing:
        console.print(f"  {counted(summary.cites_nothing, 'claim')} without a document: no line", highlight=False)


def _in_words(summary: "CalibrateSummary") -> str:
    badge = "A threshold for the badge was reached" if summary.is_badge_reached else "No threshold reached the badge"
    size = f"{counted(summary.n, 'pair')} in {counted(summary.groups, 'group')}"
    gap = f"differ by {summary.ece:.3f} on average ({summary.ece_by_chance:.3f} by chance alone, with so few pairs)"
    lines = [
        f"{summary.out}: {summary.calibrator}, of {size}",
        *(f"  {count:,} left out: {reason}" for reason, count in summary.left_out.items()),
        f"Temperature {summary.temperature:.2f} (above 1: the judge was surer than it had reason to be).",
        "On pairs that the numbers were not made of:",
        f"  stated probability and share that is right {gap}",
        f"  the true label is in {summary.coverage_90:.0%} of the 90% sets",
        f"{badge} (SUPPORT with at most 10% wrong).",
    ]
    return "\n".join(lines)


def _end(failed_share: float, allowed: float) -> None:
    if failed_share > allowed:
        messages().print("[bold red]More than one in twenty rows failed;[/] --json lists them.", highlight=False)
        raise typer.Exit(3)
