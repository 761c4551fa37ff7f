"""The commands. Data goes to standard output, progress and errors to standard error."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.markup import escape

from synthesist.cli import library
from synthesist.errors import SynthesistError, WrongUse

if TYPE_CHECKING:
    from synthesist.review import Review

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, rich_markup_mode="rich")
app.add_typer(library.app, name="library")

_INTERRUPTED = 130

Out = Annotated[Path, typer.Option("--out", help="Folder of the review; made when it is missing.")]
Debug = Annotated[bool, typer.Option("--debug", help="Stop at the first failure and show where it happened.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]


def main() -> None:
    """Run the command line; every error of ours ends with what to do and with its exit code."""
    try:
        app(standalone_mode=True)
    except SynthesistError as error:
        console = _progress()
        console.print(f"[bold red]Error:[/] {escape(str(error))}", highlight=False)
        console.print(f"[bold]What to do:[/] {escape(error.hint)}", highlight=False)
        sys.exit(error.exit_code)


@app.callback(invoke_without_command=True)
def synthesist(
    show_version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    """A research question goes in; a literature synthesis comes out whose every claim can be checked."""
    if show_version:
        typer.echo(version("synthesist"))
        raise typer.Exit


@app.command(context_settings={"allow_extra_args": True})
def run(
    context: typer.Context,
    question: Annotated[str, typer.Argument(help="The research question, in quotes.")],
    out: Out,
    papers: Annotated[list[Path] | None, typer.Option(help="Search these files, instead of the library.")] = None,
    limit: Annotated[int, typer.Option(min=1, max=100_000, help="Records taken from the library at the most.")] = 2_000,
    max_works: Annotated[int, typer.Option(min=1, max=10_000, help="Works read at the most.")] = 300,
    as_json: AsJson = False,
    debug: Debug = False,
) -> None:
    """Answer a question from the library or from files. The same command again carries on where it stopped.

    Example: synthesist run "Does retrieval augmentation reduce hallucination?" --out reviews/rag
    """
    from synthesist.cli.progress import ConsoleListener
    from synthesist.review import synthesize

    with _interruptible():
        review = synthesize(
            question,
            out,
            papers=_papers(papers or [], context.args),
            limit=limit,
            max_works=max_works,
            listener=ConsoleListener(_progress()),
            debug=debug,
        )
    _conclude(review, as_json=as_json)


@app.command()
def demo(
    out: Out = Path("demo"),
    question: Annotated[str, typer.Option(help="Another question to the demo's library.")] = "",
    as_json: AsJson = False,
) -> None:
    """Make a review from the sixty works that come with the program: offline, in seconds."""
    from synthesist.cli.progress import ConsoleListener
    from synthesist.demo import BANNER, QUESTION, demo_library
    from synthesist.review import synthesize

    with _interruptible():
        review = synthesize(
            question or QUESTION,
            out,
            library=demo_library(),
            banner=BANNER,
            listener=ConsoleListener(_progress()),
        )
    _conclude(review, as_json=as_json)


@app.command()
def audit(folder: Annotated[Path, typer.Argument(help="Folder of a review.")], as_json: AsJson = False) -> None:
    """Re-check a review from its folder alone: quotes, numbers, references, flow, hashes. Exit 1 names each breach."""
    from synthesist.audit.__main__ import main as audit_main

    raise typer.Exit(audit_main([str(folder), *(["--json"] if as_json else [])]))


@app.command()
def export(
    folder: Annotated[Path, typer.Argument(help="Folder of a review.")],
    canonical: Annotated[
        bool, typer.Option("--canonical", help="The ledger's rows by natural key, as JSON Lines.")
    ] = False,
) -> None:
    """Print a review as data: the report as JSON, or the whole ledger."""
    from synthesist.review import Review

    review = Review.open(folder)
    if canonical:
        review.canonical(sys.stdout.write)
    else:
        sys.stdout.write(review.report_text())


@contextmanager
def _interruptible() -> Iterator[None]:
    """Say what an interruption costs: nothing that was finished."""
    try:
        yield
    except KeyboardInterrupt as error:
        _progress().print("Interrupted. The same command carries on where it stopped.", highlight=False)
        raise typer.Exit(_INTERRUPTED) from error


def _papers(named: list[Path], further: list[str]) -> list[Path]:
    """The files of `--papers`, and those that follow the first without the option before them."""
    if further and not named:
        raise WrongUse(f"what is {further[0]!r}?", "put the question in quotes; files go behind --papers")
    return [*named, *map(Path, further)]


def _conclude(review: "Review", *, as_json: bool) -> None:
    """Say what came out and where it lies; a run that lost much does not count as done."""
    from synthesist.review import FAILED_SHARE_ALLOWED

    report = review.content()
    if as_json:
        typer.echo(_summary(review, report))
    else:
        _tell(review, report)
    if review.failed_share() > FAILED_SHARE_ALLOWED:
        _progress().print("[bold red]More than one in twenty rows failed;[/] the report lists them.", highlight=False)
        raise typer.Exit(3)


def _tell(review: "Review", report: dict[str, object]) -> None:
    facts = report["facts"]
    console = _progress()
    if isinstance(facts, dict):
        console.print(
            f"{facts['identified']:,} records, {facts['included']:,} works included, "
            f"{facts['claims_shown']:,} claims shown, {facts['claims_verified']:,} verified. "
            f"Answer: [bold]{_ANSWERS[str(report['answer'])]}[/].",
            highlight=False,
        )
    if not any(row["works_mentioning"] for row in _rows(report["concepts"])):
        console.print(
            "None of the question's words occur in what was searched: check the spelling. "
            "Questions are understood in English only.",
            style="yellow",
            highlight=False,
        )
    console.print("Report:", highlight=False)
    typer.echo(str(review.report.resolve()))


def _rows(table: object) -> list[dict[str, object]]:
    return table if isinstance(table, list) else []


_ANSWERS = {
    "answered": "answered",
    "partly": "partly answered",
    "neighbouring": "only neighbouring evidence",
    "not-answered": "not answered",
}


def _summary(review: "Review", report: dict[str, object]) -> str:
    import json

    keys = ("review_id", "title", "answer", "facts")
    return json.dumps(
        {"report": str(review.report.resolve()), **{key: report[key] for key in keys}}, ensure_ascii=False
    )


def _progress() -> Console:
    return Console(stderr=True)
