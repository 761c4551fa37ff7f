"""The commands of the library."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from synthesist.cli.console import shown
from synthesist.cli.retractions import retractions
from synthesist.errors import WrongUse

if TYPE_CHECKING:
    from synthesist.library import Added, Library

app = typer.Typer(no_args_is_help=True, help="Fill and search the library, the records at hand.")

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]
_SHOWN_FAILURES = 5
_INTERRUPTED = 130
_ALLOWED = 0.05
"""Share of rows that may fail before an import no longer counts as done."""

app.command()(retractions)


@app.command()
def add(
    files: Annotated[list[Path], typer.Argument(help="RIS, BibTeX, NBIB, CSL-JSON, CSV, Parquet …")],
    as_json: AsJson = False,
) -> None:
    """Take records in. A row that cannot be read is kept with its place and reason; the rest loads.

    A file that cannot be read at all is named, and the other files are taken in all the same.

    Example: synthesist library add export.ris more.bib
    """
    library = _open()
    failed = taken = 0
    refused: list[WrongUse] = []
    for path in files:
        try:
            added = _taken_in(library, path)
        except WrongUse as error:
            refused.append(error)
            _tell_refused(error)
            continue
        failed, taken = failed + len(added.failures), taken + added.new + added.changed + added.unchanged
        typer.echo(_added(path, added, as_json=as_json))
        _tell_failures(path, added)
    if refused:
        raise typer.Exit(refused[0].exit_code)
    if failed > _ALLOWED * (failed + taken):
        raise typer.Exit(3)


def _taken_in(library: "Library", path: Path) -> "Added":
    """One file, with progress.

    Raises:
        WrongUse: it cannot be read at all.
    """
    from synthesist.formats import read_records

    console, done = Console(stderr=True), 0
    with console.status(f"Reading {shown(path.name)} …") as status:

        def advance(count: int) -> None:
            nonlocal done
            done += count
            status.update(f"Reading {shown(path.name)} … {done:,} rows")

        try:
            return library.add(read_records(path), advance)
        except KeyboardInterrupt as error:
            console.print(
                "Interrupted. What was taken in is kept; the same command takes in the rest.", highlight=False
            )
            raise typer.Exit(_INTERRUPTED) from error


def _tell_refused(error: WrongUse) -> None:
    console = Console(stderr=True)
    console.print(f"[bold red]Error:[/] {shown(str(error))}", highlight=False)
    console.print(f"[bold]What to do:[/] {shown(error.hint)}", highlight=False)


def _tell_failures(path: Path, added: "Added") -> None:
    console = Console(stderr=True)
    if not (added.new or added.changed or added.unchanged or added.failures):
        console.print(f"  [yellow]{shown(path.name)} holds no record[/]", highlight=False)
    for failure in added.failures[:_SHOWN_FAILURES]:
        console.print(f"  [yellow]{shown(failure.place)}[/]: {shown(failure.reason)}", highlight=False)
    if len(added.failures) > _SHOWN_FAILURES:
        console.print(f"  … and {len(added.failures) - _SHOWN_FAILURES:,} more, kept in the library", highlight=False)


@app.command()
def search(
    query: Annotated[str, typer.Argument(help="A question or a few words.")],
    limit: Annotated[int, typer.Option(min=1, max=2_000, help="Works shown.")] = 20,
    as_json: AsJson = False,
) -> None:
    """Show the records nearest to a question, by words and by meaning."""
    from synthesist.search import parse_question
    from synthesist.search.sources import LibrarySource

    if not (question := parse_question(query)).concepts:
        raise WrongUse("there is no word to look for", "name what you look for in words")
    answer = next(iter(LibrarySource(_open()).ask(question, limit)))
    for hit, record in zip(answer.hits, answer.records, strict=True):
        if as_json:
            typer.echo(
                json.dumps(
                    {"rank": hit.rank, "score": hit.score, **record.model_dump(mode="json", exclude={"raw"})},
                    ensure_ascii=False,
                )
            )
        else:
            typer.echo(
                f"{hit.rank:>4}  {record.title} ({record.year or 'no year'})  "
                f"{record.identifier('doi') or record.url or record.record_id}"
            )


@app.command()
def info(as_json: AsJson = False) -> None:
    """Say where the library is and what it holds."""
    about = _open().info()
    if as_json:
        fields = {
            "folder": str(about.folder),
            "records": about.records,
            "by_source": about.by_source,
            "failures": about.failures,
        }
        typer.echo(json.dumps({**fields, "content_sha256": about.content_sha256, "embedder": about.embedder}))
        return
    typer.echo(f"{about.folder}: {about.records:,} records, {about.failures:,} rows that could not be read")
    for source, count in about.by_source.items():
        typer.echo(f"  {source}: {count:,}")


def _open() -> "Library":
    from synthesist.library import Library
    from synthesist.models import default_embedder
    from synthesist.settings import home

    # Opening is quick, unless an import was cut off: then index and vectors are made again first.
    with Console(stderr=True).status("Opening the library …"):
        return Library(home(), default_embedder())


def _added(path: Path, added: "Added", *, as_json: bool) -> str:
    counts = {
        "new": added.new,
        "changed": added.changed,
        "unchanged": added.unchanged,
        "failed": len(added.failures),
    }
    if as_json:
        return json.dumps({"file": str(path), **counts})
    return f"{path.name}: " + ", ".join(f"{count:,} {name}" for name, count in counts.items())
