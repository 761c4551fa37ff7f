"""The command that searches without a review."""

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from synthesist.cli.console import INTERRUPTED, AsJson, command, counted, messages, shown
from synthesist.errors import WrongUse

if TYPE_CHECKING:
    from synthesist.plan import Plan
    from synthesist.search import Found
    from synthesist.searching import Means

_YEARS = re.compile(r"(\d{4})?(-)?(\d{4})?")


def search(
    question: Annotated[str, typer.Argument(help="The research question, in quotes.")] = "",
    out: Annotated[
        Path | None, typer.Option("--out", help="File to write: .ris, .bib, .json (CSL), .csv or .jsonl (all fields).")
    ] = None,
    sources: Annotated[
        list[str] | None,
        typer.Option("--source", help="A database, or library; again for more. Every one without a key by default."),
    ] = None,
    limit: Annotated[int, typer.Option(min=1, max=100_000, help="Records taken from a source at the most.")] = 200,
    years: Annotated[
        str, typer.Option(metavar="FROM-TO", help="Years of publication, such as 2015-2020 or 2015-.")
    ] = "",
    queries: Annotated[
        list[str] | None, typer.Option("--query", metavar="NAME=TEXT", help="What a database is sent as it stands.")
    ] = None,
    expand: Annotated[bool, typer.Option("--expand/--no-expand", help="Let a first small search add terms.")] = True,
    show: Annotated[bool, typer.Option("--show", help="Print the queries and send none of them.")] = False,
    listing: Annotated[bool, typer.Option("--sources", help="List what can be searched.")] = False,
    archive: Annotated[
        Path | None, typer.Option(help="Keep the answers in this file; carry on from it after a cut-off.")
    ] = None,
    replay: Annotated[bool, typer.Option(help="Ask nobody: take all answers from the --archive.")] = False,
    as_json: AsJson = False,
) -> None:
    """Search the literature databases without a review: records into a file, what was asked beside it.

    Example: synthesist search "Does cognitive training delay dementia?" --out training.ris --years 2010-
    """
    from synthesist.searching import Means, plan_of

    if listing:
        _list(as_json=as_json)
        return
    plan = plan_of(
        question,
        sources=sources or (),
        limit=limit,
        years=_years(years),
        expand=expand,
        queries=_own(queries or []),
    )
    means = Means(archive=archive, replay=replay, told=_told)
    if show:
        _show(plan, means, as_json=as_json)
    elif out is None:
        raise WrongUse("where shall the records go?", "name a file with --out, or look at the queries with --show")
    else:
        _search(plan, means, out, as_json=as_json)


def _search(plan: "Plan", means: "Means", out: Path, *, as_json: bool) -> None:
    from synthesist.review import FAILED_SHARE_ALLOWED
    from synthesist.searching import answered, require_writable, summary_of

    require_writable(out)
    if means.archive and means.archive.absolute() == out.absolute():
        raise WrongUse("records and answers cannot go into one file", "give --archive another name")
    result = _found(plan, means, out)
    is_answered = answered(result)
    if as_json:
        typer.echo(summary_of(plan.question, result, out if is_answered else None).model_dump_json())
    elif is_answered:
        typer.echo(str(out))
    _conclude(result, allowed=FAILED_SHARE_ALLOWED, is_answered=is_answered)


def _found(plan: "Plan", means: "Means", out: Path) -> "Found":
    """Search, and write what came."""
    from synthesist.searching import answered, found, write
    from synthesist.searching.files import parts_of, ranked, record_path, require_writable
    from synthesist.searching.recording import record_of

    console, named = messages(), counted(len(plan.search.sources), "source")
    try:
        with console.status(f"Asking {named} …"):
            question, result = found(plan, means)
    except KeyboardInterrupt as error:
        console.print(_interrupted(means.archive), highlight=False)
        raise typer.Exit(INTERRUPTED) from error
    if answered(result):
        fmt = require_writable(out)
        sha256 = write(parts_of(ranked(result), fmt), out)
        record = record_of(plan, question, result, out, fmt, sha256, means.archive)
        write([f"{record.model_dump_json(indent=1)}\n"], record_path(out))
        _tell_written(result, record_path(out))
    return result


def _interrupted(archive: Path | None) -> str:
    if archive is None:
        return "Interrupted. Nothing was kept; with --archive FILE the same command would carry on where it stopped."
    kept = f"The answers that came are kept in {shown(str(archive))}"
    return f"Interrupted. {kept}; the same command carries on where it stopped."


def _tell_written(result: "Found", record: Path) -> None:
    console = messages()
    for one in result.searches:
        if one.source == "library":
            _told(f"library: {counted(one.received, 'record')}")
    rows = counted(len(result.records), "record")
    console.print(f"{rows}; what was asked and what came: {shown(str(record))}", highlight=False)
    if not result.records:
        console.print(
            "Nothing was found. Look at the queries with --show, or ask in other words.",
            style="yellow",
            highlight=False,
        )


def _conclude(result: "Found", *, allowed: float, is_answered: bool) -> None:
    """A search that lost much does not count as done."""
    if not is_answered:
        messages().print("[bold red]No source answered;[/] nothing was written.", highlight=False)
        for one in result.searches:
            messages().print(f"  {shown(f'{one.source}: {one.problem}')}", highlight=False)
        raise typer.Exit(3)
    received = sum(one.received for one in result.searches)
    if len(result.failures) > allowed * received:
        listed = "the record of the search lists them"
        messages().print(f"[bold red]More than one in twenty rows failed;[/] {listed}.", highlight=False)
        raise typer.Exit(3)


def _show(plan: "Plan", means: "Means", *, as_json: bool) -> None:
    from synthesist.searching import shown

    ready = shown(plan, means)
    if as_json:
        typer.echo(ready.model_dump_json())
        return
    typer.echo(f"As meant: {ready.meant}")
    for added in ready.expansions:
        typer.echo(f"  “{added.term}” was added to “{added.concept}”: {added.evidence}")
    if plan.search.expand and plan.search.databases and not ready.requests:
        messages().print("No first small search could be made, so that no database widened the query.", highlight=False)
    for query in ready.queries:
        typer.echo(f"\n{query.source}: {query.query or query.problem}")
        for note in query.notes:
            typer.echo(f"  {note}")
    edit = command("search", "…", "--query", "NAME=TEXT")
    messages().print(f"To send another text to a database: {edit}", highlight=False)


def _list(*, as_json: bool) -> None:
    import json

    from synthesist.searching.listing import described, listed

    sources = listed()
    if as_json:
        typer.echo(json.dumps([one.model_dump(mode="json") for one in sources], ensure_ascii=False))
        return
    for one in sources:
        typer.echo(described(one))


def _told(line: str) -> None:
    messages().print(f"  {shown(line)}", highlight=False)


def _years(text: str) -> tuple[int, int]:
    """First and last year, 0 where an end is open."""
    found = _YEARS.fullmatch(text.strip())
    if not found:
        raise WrongUse(f"{text!r} names no years", "write --years 2015-2020, or 2015-, or -2020")
    first, dash, last = found.groups()
    return int(first or 0), int((last if dash else first) or 0)


def _own(given: list[str]) -> dict[str, str]:
    """Queries by the names of their databases."""
    own: dict[str, str] = {}
    for text in given:
        name, is_given, query = text.partition("=")
        if not is_given or name.strip() in own:
            raise WrongUse(f"{text!r} is no query for a database", 'write --query NAME="TEXT", once for each database')
        own[name.strip().lower()] = query
    return own
