"""The command that reads abstracts: roles, claims and reported numbers."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from synthesist.cli.console import AsJson, Debug, counted, messages, shown

if TYPE_CHECKING:
    from synthesist.extract.rows import ExtractSummary, Refused

_TOLD_AT_MOST = 20
_EVERY = 200
_INTERRUPTED = 130


def extract(
    file: Annotated[
        Path, typer.Argument(metavar="FILE.jsonl", help="Rows with `id` and `sentences`, or lines of `read`.")
    ],
    out: Annotated[Path, typer.Option("--out", help="JSON Lines to write: roles, claims, p and results of each row.")],
    as_json: AsJson = False,
    debug: Debug = False,
) -> None:
    """Tell what each sentence of an abstract or paper does, which assert what was found, and the numbers they report.

    Example: synthesist extract abstracts.jsonl --out extracted.jsonl
    """
    from synthesist.extract.run import FAILED_SHARE_ALLOWED

    summary = _extracted(file, out, debug=debug)
    _tell(summary)
    typer.echo(summary.model_dump_json() if as_json else str(out))
    if summary.failed > FAILED_SHARE_ALLOWED * summary.rows:
        messages().print("[bold red]More than one in twenty rows failed.[/]", highlight=False)
        raise typer.Exit(3)


def _extracted(file: Path, out: Path, *, debug: bool) -> "ExtractSummary":
    from synthesist.extract.run import extract_file

    console, rows, failed = messages(), 0, 0
    try:
        with console.status("Reading …") as status:

            def done(count: int) -> None:
                nonlocal rows
                rows += count
                if rows % _EVERY == 0:
                    status.update(f"Reading … {rows:,} rows")

            def refused(one: "Refused") -> None:
                nonlocal failed
                failed += 1
                if failed <= _TOLD_AT_MOST:
                    console.print(f"[yellow]not read[/] {shown(f'{one.place}: {one.reason}')}", highlight=False)

            return extract_file(file, out, done=done, refused=refused, debug=debug)
    except KeyboardInterrupt as error:
        console.print("Interrupted. Nothing was written; the same command starts over.", highlight=False)
        raise typer.Exit(_INTERRUPTED) from error


def _tell(summary: "ExtractSummary") -> None:
    console = messages()
    if summary.failed > _TOLD_AT_MOST:
        console.print(f"… and {counted(summary.failed - _TOLD_AT_MOST, 'more row')} not read.", highlight=False)
    console.print(
        f"{counted(summary.extracted, 'row')} with {counted(summary.sentences, 'sentence')}: "
        f"{counted(summary.claims, 'claim')}, {counted(summary.results, 'reported number')}; "
        f"{summary.failed:,} failed.",
        highlight=False,
    )
