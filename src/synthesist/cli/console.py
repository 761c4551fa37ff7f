"""What all commands share: where messages go, options, and how a run ends."""

import json
import shlex
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.markup import escape

if TYPE_CHECKING:
    from synthesist.review import Review

INTERRUPTED = 130

Out = Annotated[Path, typer.Option("--out", help="Folder of the review; made when it is missing.")]
In = Annotated[Path, typer.Option("--in", help="Folder of the review; the present one where it is not given.")]
Debug = Annotated[bool, typer.Option("--debug", help="Stop at the first failure and show where it happened.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]


def messages() -> Console:
    """Where progress and errors go: standard error, so that data can be piped."""
    # Not wrapped: a command that is told must stay whole, to be copied.
    return Console(stderr=True, soft_wrap=True)


def shown(text: str) -> str:
    """Words from outside as a terminal may have them: what would steer it, or turn other words, is replaced."""
    fit = (sign if sign.isprintable() or sign == "\n" else "\N{REPLACEMENT CHARACTER}" for sign in text)
    return escape("".join(fit))


def command(*parts: object) -> str:
    """A command as it can be typed, in bold."""
    return f"[bold]{shown(shlex.join(['synthesist', *map(str, parts)]))}[/]"


def counted(count: int, noun: str) -> str:
    """A number with its noun."""
    return f"{count:,} {noun if count == 1 else f'{noun}s'}"


@contextmanager
def interruptible() -> Iterator[None]:
    """Say what an interruption costs: nothing that was finished."""
    try:
        yield
    except KeyboardInterrupt as error:
        messages().print("Interrupted. The same command carries on where it stopped.", highlight=False)
        raise typer.Exit(INTERRUPTED) from error


def conclude(review: "Review", *, as_json: bool) -> None:
    """Say what came out and where it lies; a run that lost much does not count as done."""
    from synthesist.review import FAILED_SHARE_ALLOWED

    report = review.content()
    if as_json:
        typer.echo(_summary(review, report))
    else:
        _tell(review, report)
    if review.failed_share() > FAILED_SHARE_ALLOWED:
        messages().print("[bold red]More than one in twenty rows failed;[/] the report lists them.", highlight=False)
        raise typer.Exit(3)


def tell_answer(console: Console, report: dict[str, Any]) -> None:
    """The counts of a report and its answer, on one line."""
    facts = report["facts"]
    console.print(
        f"{counted(facts['identified'], 'record')}, {counted(facts['included'], 'work')} included, "
        f"{counted(facts['claims_shown'], 'claim')} shown, {facts['claims_verified']:,} verified. "
        f"Answer: [bold]{_ANSWERS[str(report['answer'])]}[/].",
        highlight=False,
    )


def _tell(review: "Review", report: dict[str, Any]) -> None:
    facts = report["facts"]
    console = messages()
    tell_answer(console, report)
    if not any(row["works_mentioning"] for row in report["concepts"]):
        console.print(
            "None of the question's words occur in what was searched: check the spelling. "
            "Questions are understood in English only.",
            style="yellow",
            highlight=False,
        )
    for row in report["suggestions"]:
        console.print(
            f"  {row['kind']}: {row['question']} ({counted(row['hits'], 'record')})", highlight=False, markup=False
        )
    if facts["sample_size"] and not facts["sample_answered"]:
        console.print(
            f"Nobody has looked at the {counted(facts['below_cutoff'], 'work')} below the cut-off. To decide on "
            f"{facts['sample_size']:,} of them, drawn by lot: "
            f"{command('decide', '--out', 'sheet.csv', '--what', 'sample', '--in', review.folder)}",
            highlight=False,
        )
    console.print("Report:", highlight=False)
    typer.echo(str(review.report.resolve()))


_ANSWERS = {
    "answered": "answered",
    "partly": "partly answered",
    "neighbouring": "only neighbouring evidence",
    "not-answered": "not answered",
}


def _summary(review: "Review", report: dict[str, Any]) -> str:
    keys = ("review_id", "title", "answer", "facts", "suggestions")
    return json.dumps(
        {"report": str(review.report.resolve()), **{key: report[key] for key in keys}}, ensure_ascii=False
    )
