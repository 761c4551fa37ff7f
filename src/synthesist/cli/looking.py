"""The commands that look at a review: audit, status, why, export."""

import shlex
import sys
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from synthesist.cli.console import AsJson, In, counted, harmless, messages, shown, which
from synthesist.errors import WrongUse, storing

if TYPE_CHECKING:
    from synthesist.records import Record
    from synthesist.review import Review
    from synthesist.review.status import Status

_PLAN = "review.toml"
_DOING = {"done": "✓", "due": "·", "again": "↻"}


class What(StrEnum):
    """Which records are exported."""

    INCLUDED = "included"
    CITED = "cited"
    SCREENED = "screened"
    ALL = "all"


def audit(folder: Annotated[Path, typer.Argument(help="Folder of a review.")], as_json: AsJson = False) -> None:
    """Re-check a review from its folder alone: quotes, numbers, references, flow, hashes. Exit 1 names each breach."""
    from synthesist.audit.__main__ import main as audit_main

    raise typer.Exit(audit_main([str(folder), *(["--json"] if as_json else [])]))


def status(
    folder: Annotated[Path, typer.Argument(help="Folder of a review.")] = Path(), as_json: AsJson = False
) -> None:
    """Show where a review stands: stages, counts, failures, decisions of people, and what would run next."""
    from synthesist.review import Review

    found = Review.open(folder).status()
    if as_json:
        typer.echo(found.model_dump_json())
        return
    typer.echo(harmless(found.question))
    for stage in found.stages:
        counts = ", ".join(f"{what}: {count:,}" for what, count in stage.counts.items())
        failed = f"; {stage.failures:,} failed" if stage.failures else ""
        typer.echo(f"  {_DOING[stage.state]} {stage.stage:<9} {stage.state:<6} {counts}{failed}")
    for line in _notes(found):
        typer.echo(harmless(line))
    typer.echo(harmless(_next(found, folder)))


def _notes(found: "Status") -> list[str]:
    notes = [
        (
            f"People decided on {counted(found.works_decided, 'work')}, {counted(found.claims_decided, 'claim')} and"
            f" {counted(found.pairs_decided, 'pair')} of records."
        ),
        f"Of {counted(found.sample, 'work')} drawn from below the cut-off, people decided on {found.sample_decided:,}.",
    ]
    if found.full_texts:
        notes.insert(0, f"{found.full_texts}.")
    if found.amendments:
        times = "once" if found.amendments == 1 else f"{found.amendments:,} times"
        notes.append(f"The plan was amended {times}.")
    if found.plan_edits:
        then = "makes that an amendment" if found.has_searched else "goes by it"
        notes.append(f"review.toml was edited ({', '.join(found.plan_edits)}): the next run {then}.")
    if found.plan_problem:
        notes.append(f"review.toml cannot be carried out: {found.plan_problem}")
    if found.orphans:
        notes.append(f"Decisions on what this review no longer holds, kept all the same: {', '.join(found.orphans)}.")
    return notes


def _next(found: "Status", folder: Path) -> str:
    if found.plan_problem:
        return f"Next: mend {folder / _PLAN}."
    if not found.next_stages:
        return "All is done."
    carry_on = shlex.join(["synthesist", "run", str(folder / _PLAN)])
    files = "".join(f" --papers PATH/{Path(name).name}" for name in found.missing_papers)
    return f"Next: {', '.join(found.next_stages)}. Carry on with: {carry_on}{files}"


def why(
    item: Annotated[str, typer.Argument(metavar="ID", help="An id, DOI, results-12, S5, or words of a sentence.")],
    folder: In = Path(),
    as_json: AsJson = False,
) -> None:
    """Tell everything that led to a record, work, claim, verdict, sentence or exclusion, and what rests on it.

    Example: synthesist why 10.18653/v1/2020.acl-main.1 --in reviews/rag
    """
    from synthesist.explain import as_json as to_json
    from synthesist.explain import as_text
    from synthesist.review import Review

    with which("why", "--in", folder):
        explanation = Review.open(folder).why(item)
    typer.echo(to_json(explanation) if as_json else as_text(explanation, width=messages().width))


def export(
    folder: Annotated[Path, typer.Argument(help="Folder of a review.")],
    canonical: Annotated[
        bool, typer.Option("--canonical", help="The ledger's rows by natural key, as JSON Lines.")
    ] = False,
    to: Annotated[str, typer.Option(help="Records as csv, ris, bibtex, csl-json, jsonl; else the report.")] = "",
    what: Annotated[What, typer.Option(help="Which records.")] = What.INCLUDED,
    out: Annotated[Path | None, typer.Option("--out", help="File to write; standard output else.")] = None,
) -> None:
    """Print a review as data: the report as JSON, its records for other tools, or the whole ledger.

    Example: synthesist export reviews/rag --to ris --what included --out included.ris
    """
    from synthesist.review import Review

    if canonical and to:
        raise WrongUse("--canonical is the whole ledger as it is", "leave out --to")
    printed = _exported(Review.open(folder), canonical=canonical, to=to, what=what)
    if out is None:
        printed(sys.stdout.write)
        return
    with storing(out), out.open("w", encoding="utf-8", newline="") as file:
        printed(file.write)
    messages().print(f"Written: {shown(str(out))}", highlight=False)


def _exported(review: "Review", *, canonical: bool, to: str, what: What) -> Callable[[Callable[[str], object]], object]:
    """What writes the export; what cannot be exported is told before a file is opened.

    Raises:
        WrongUse: nothing is written in this format, or there is no report yet.
    """
    from synthesist.formats import ExportFormat, write_records

    if canonical:
        return review.canonical
    names = {kind.value: kind for kind in ExportFormat}
    if to and to not in names:
        raise WrongUse(f"nothing is written as {to!r}", f"one of {', '.join(names)}")
    text = write_records(_records(review, what), names[to]) if to else review.report_text()
    return lambda write: write(text)


def _records(review: "Review", what: What) -> "list[Record]":
    contents = review.contents()
    if what is What.ALL:
        return list(contents.records.values())
    ranked = [row.work_id for row in contents.relevances]
    if what is What.CITED:
        ranked = [reference["work_id"] for reference in review.content()["references"]]
    elif what is What.INCLUDED:
        kept = {row.item for row in contents.effective if (row.stage, row.action) == ("assess", "include")}
        ranked = [work_id for work_id in ranked if work_id in kept]
    return [contents.works[work_id].record for work_id in ranked]
