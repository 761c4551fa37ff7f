"""The command that reads papers: documents with sections, sentences, tables and references, each with its place."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from synthesist.cli.console import AsJson, counted, messages, shown
from synthesist.errors import WrongUse

if TYPE_CHECKING:
    from synthesist.read.rows import NotRead, ReadSummary

_TOLD_AT_MOST = 20
_INTERRUPTED = 130


def read(
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help="Papers, or folders of them.")],
    out: Annotated[Path, typer.Option("--out", help="JSON Lines to write, one document a line.")],
    as_json: AsJson = False,
) -> None:
    """Read papers: PDF, JATS, TEI, HTML, DOCX or text; sections, sentences, tables, references, with exact places.

    Example: synthesist read papers/*.pdf --out read.jsonl
    """
    from synthesist.read.run import FAILED_SHARE_ALLOWED

    summary = _read(list(_named(files)), out)
    _tell(summary)
    typer.echo(summary.model_dump_json() if as_json else str(out))
    if summary.failed > FAILED_SHARE_ALLOWED * summary.files:
        messages().print("[bold red]More than one in twenty files could not be read.[/]", highlight=False)
        raise typer.Exit(3)


def _named(files: Sequence[Path]) -> Iterator[tuple[str, Path]]:
    from synthesist.search.sources.files import PAPERS, files_in

    for path in files:
        if path.is_dir():
            inside = [one for one in files_in(path) if one.suffix.lower() in PAPERS]
            if not inside:
                raise WrongUse(f"there is no paper in {path}", "name a folder that holds PDF, XML, HTML or DOCX files")
            yield from ((str(one), one) for one in inside)
        elif path.exists():
            yield str(path), path
        else:
            raise WrongUse(f"{path} does not exist", "check the spelling of the path")


def _read(named: Sequence[tuple[str, Path]], out: Path) -> "ReadSummary":
    from synthesist.read.run import read_files

    console, done, failed = messages(), 0, 0
    try:
        with console.status("Reading …") as status:

            def one_done(count: int) -> None:
                nonlocal done
                done += count
                status.update(f"Reading … {done:,} of {counted(len(named), 'file')}")

            def refused(one: "NotRead") -> None:
                nonlocal failed
                failed += 1
                if failed <= _TOLD_AT_MOST:
                    console.print(f"[yellow]not read[/] {_line(one)}", highlight=False)

            return read_files(named, out, done=one_done, refused=refused)
    except KeyboardInterrupt as error:
        console.print("Interrupted. The same command goes on with what is left.", highlight=False)
        raise typer.Exit(_INTERRUPTED) from error


def _line(one: "NotRead") -> str:
    return " ".join(shown(f"{one.file}: {one.reason}").split())


def _tell(summary: "ReadSummary") -> None:
    console = messages()
    if summary.failed > _TOLD_AT_MOST:
        console.print(f"… and {counted(summary.failed - _TOLD_AT_MOST, 'more file')} not read.", highlight=False)
    console.print(
        f"{counted(summary.read, 'document')} with {counted(summary.pages, 'page')}, "
        f"{counted(summary.sentences, 'sentence')}, {counted(summary.tables, 'table')}, "
        f"{counted(summary.references, 'reference')}; {summary.failed:,} not read.",
        highlight=False,
    )
