"""What all commands share: where messages go, options, and how a run ends."""

import json
import os
import shlex
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.markup import escape

from synthesist.errors import WrongUse

if TYPE_CHECKING:
    from synthesist.review import Review

INTERRUPTED = 130
_INTERRUPTED = "Interrupted. The same command carries on where it stopped."
_CURSOR = "\x1b[?25h"
"""Shows the cursor, which is hidden while something is under way."""

Out = Annotated[Path, typer.Option("--out", help="Folder of the review; made when it is missing.")]
In = Annotated[Path, typer.Option("--in", help="Folder of the review; the present one where it is not given.")]
Debug = Annotated[bool, typer.Option("--debug", help="Stop at the first failure and show where it happened.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]


def messages() -> Console:
    """Where progress and errors go: standard error, so that data can be piped."""
    # Not wrapped: a command that is told must stay whole, to be copied.
    return Console(stderr=True, soft_wrap=True)


def results() -> Console:
    """Where what was asked for goes: standard output."""
    return Console(soft_wrap=True)


def shown(text: str) -> str:
    """Words from outside as a terminal may have them, for where `rich` prints them."""
    return escape(harmless(text))


def harmless(text: str) -> str:
    """Words from outside: what would steer a terminal, or turn other words, is replaced."""
    return "".join(sign if sign.isprintable() or sign == "\n" else "\N{REPLACEMENT CHARACTER}" for sign in text)


def command(*parts: object) -> str:
    """A command as it can be typed, in bold."""
    return f"[bold]{shown(shlex.join(['synthesist', *map(str, parts)]))}[/]"


@contextmanager
def which(*parts: object) -> Iterator[None]:
    """Where what was typed may mean several things: give the commands that would each mean one.

    Args:
        parts: of the command, the name of the thing to be put behind the first.

    Raises:
        WrongUse: several things are meant.
    """
    from synthesist.explain.finding import ManyThings

    try:
        yield
    except ManyThings as many:
        told = [
            f"{shlex.join(['synthesist', str(parts[0]), name, *map(str, parts[1:])])} for {title}"
            for name, title in many.choices
        ]
        raise WrongUse(str(many), "\n  ".join(["say which:", *told, *many.more])) from many


def counted(count: int, noun: str) -> str:
    """A number with its noun."""
    return f"{count:,} {noun if count == 1 else f'{noun}s'}"


@contextmanager
def interruptible() -> Iterator[None]:
    """Say what an interruption costs: nothing that was finished. A second one is not kept waiting."""
    with _leaving_at_the_second():
        try:
            yield
        except KeyboardInterrupt as error:
            messages().print(_INTERRUPTED, highlight=False)
            raise typer.Exit(INTERRUPTED) from error


@contextmanager
def _leaving_at_the_second() -> Iterator[None]:
    """The first Ctrl-C lets what is under way come to its end; the second leaves it, as a power cut would."""
    if threading.current_thread() is not threading.main_thread():  # which alone hears signals
        yield
        return
    heard: list[int] = []

    def hear(signum: int, _frame: object) -> None:
        heard.append(signum)
        if len(heard) == 1:
            raise KeyboardInterrupt
        # Past all buffers: the first may have come in the midst of a line.
        os.write(2, f"{_CURSOR if os.isatty(2) else ''}\n{_INTERRUPTED}\n".encode())
        os._exit(INTERRUPTED)

    former = signal.signal(signal.SIGINT, hear)
    try:
        yield
    finally:
        if not heard:  # else the interpreter may still wait for threads, and must hear the second
            signal.signal(signal.SIGINT, former)


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
    if "outcome" in facts:
        score = f", a consensus of {facts['consensus']} of 10" if "consensus" in facts else ", no consensus"
        console.print(f"Its reviewers: [bold]{facts['outcome']}[/]{score}; this is not peer review.", highlight=False)


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
        console.print(f"  {row['kind']}: {shown(row['question'])} ({counted(row['hits'], 'record')})", highlight=False)
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
