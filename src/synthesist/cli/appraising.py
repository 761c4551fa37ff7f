"""The command that appraises a review, and what `--require` asks of one."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from synthesist.cli.console import AsJson, counted, messages, results, shown

if TYPE_CHECKING:
    from synthesist.records.appraisals import Objection
    from synthesist.review import Review
    from synthesist.review.appraising import Appraised


class Required(StrEnum):
    """What the gate is asked to say at least."""

    PUBLISH = "publish"
    REVISE = "revise"


Require = Annotated[
    Required | None,
    typer.Option("--require", help="Exit 1 where the gate says less: publish, or at least revise."),
]

_ORDER = ("reject", "revise", "publish")
_GRAVEST = ("critical", "serious", "minor")
_TOLD = 12
"""Objections that are told in the terminal; the JSON has all."""


def appraise(
    folder: Annotated[Path, typer.Argument(help="Folder of a review.")],
    require: Require = None,
    as_json: AsJson = False,
) -> None:
    """Appraise a review as it lies there: reviewers, eight dimensions, agreement, the gate. Nothing is changed.

    Example: synthesist appraise reviews/rag --require publish
    """
    from synthesist.review import appraise_folder

    appraised = appraise_folder(folder)
    if as_json:
        typer.echo(appraised.model_dump_json())
    else:
        _tell(appraised)
    require_outcome(appraised.outcome, require)


def require_outcome(outcome: str, require: Required | None) -> None:
    """Exit 1 where less came out than is asked for; a review that was not appraised reaches nothing."""
    if require is None or (outcome in _ORDER and _ORDER.index(outcome) >= _ORDER.index(require)):
        return
    said = outcome or "nothing: it was not appraised"
    messages().print(f"[bold red]The gate says {said}[/], and {require.value} is required.", highlight=False)
    raise typer.Exit(1)


def require_of(review: "Review", require: Required | None) -> None:
    """The same for a review that was just made."""
    last = review.contents().appraisal.last if require else None
    require_outcome(last.outcome if last else "", require)


def _tell(found: "Appraised") -> None:
    console = results()
    consensus = "no consensus" if found.consensus is None else f"consensus {found.consensus} of 10"
    console.print(f"[bold]{found.outcome.value}[/], {consensus}, tier: {found.tier.value}", highlight=False)
    for reason in found.reasons:
        console.print(f"  {shown(reason)}", highlight=False)
    console.print(_dimensions(found))
    _tell_agreement(found)
    _tell_objections(found)
    if found.stored and found.stored is not found.outcome:
        console.print(f"When its report was made the gate said {found.stored.value}.", style="yellow")


def _dimensions(found: "Appraised") -> Table:
    table = Table("Dimension", "Score", "Level", "What it rests on")
    for one in found.dimensions:
        score = "–" if one.score is None else f"{one.score:.2f}"
        table.add_row(one.dimension.value, score, one.level, shown(one.basis))
    return table


def _tell_agreement(found: "Appraised") -> None:
    cells = found.agreement.table
    kappa = found.agreement.kappa
    said = "kappa is not defined" if kappa.value is None else f"kappa {kappa.value:.2f}"
    if kappa.low is not None and kappa.high is not None:
        said += f" (95% interval {kappa.low:.2f} to {kappa.high:.2f})"
    results().print(
        f"Challenger and confirmer on {counted(cells.n, 'claim')}: both let {cells.yes_yes} stand, both object to"
        f" {cells.no_no}, they differ on {cells.yes_no + cells.no_yes}; {said}.",
        highlight=False,
    )


def _tell_objections(found: "Appraised") -> None:
    standing = [one for one in found.objections if one.standing != "dismissed"]
    ordered = sorted(standing, key=lambda one: (_GRAVEST.index(one.severity), one.standing, one.check, one.item))
    for one in ordered[:_TOLD]:
        results().print(f"  {_line(one)}", highlight=False)
    if len(ordered) > _TOLD:
        results().print(f"  … and {len(ordered) - _TOLD} more: --json has all", highlight=False)


def _line(one: "Objection") -> str:
    stands = "" if one.standing == "upheld" else f", {one.standing.value}"
    head = f"[bold]{one.severity.value}[/]{stands} ({one.mandate.value}, {one.check})"
    return f"{head}: {shown(one.said)} \\[{shown(one.item)}]"
