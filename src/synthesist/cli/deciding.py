"""The command by which people decide: one work or claim, or a sheet of them."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.markup import escape

from synthesist.cli.console import AsJson, In, interruptible, messages
from synthesist.errors import WrongUse, storing

if TYPE_CHECKING:
    from synthesist.review.deciding import Decided
    from synthesist.synthesis import Listener

_SHOWN_FAILURES = 10


def decide(
    item: Annotated[str | None, typer.Argument(metavar="ID", help="A work or claim: its id, DOI, or [3].")] = None,
    action: Annotated[
        str | None, typer.Argument(metavar="DECISION", help="include, exclude, claim-ok, claim-wrong or undo.")
    ] = None,
    reason: Annotated[str, typer.Option(help="Why; it stands in the report.")] = "",
    by: Annotated[str, typer.Option(help="Who decides; the computer's user where it is not given.")] = "",
    criterion: Annotated[str, typer.Option(help="Id of the criterion that is applied; P1 where none is given.")] = "",
    folder: In = Path(),
    out: Annotated[Path | None, typer.Option("--out", help="Write a sheet to decide on, as CSV.")] = None,
    what: Annotated[str, typer.Option(help="What the sheet lists: sample, screened, included or claims.")] = "sample",
    sheet: Annotated[Path | None, typer.Option("--from", help="Read a sheet that was filled in.")] = None,
    as_json: AsJson = False,
) -> None:
    """Decide as a person: it outranks the program, survives reruns and is counted apart; undo is a decision too.

    Example: synthesist decide 3f2a91c0 exclude --reason "No control group" --in reviews/rag

    Example: synthesist decide --out sheet.csv --what sample --in reviews/rag, and back with --from sheet.csv
    """
    if sum((out is not None, sheet is not None, item is not None)) != 1:
        raise WrongUse("one thing at a time", "give an ID with a decision, or --out FILE, or --from FILE")
    if out is not None:
        _write(out, what, folder)
        return
    with interruptible():
        decided = _from_sheet(sheet, by, folder) if sheet else _one(item or "", action, reason, by, criterion, folder)
    _tell(decided, as_json=as_json)
    if decided.failures:
        raise typer.Exit(3)


def _one(item: str, action: str | None, reason: str, by: str, criterion: str, folder: Path) -> "Decided":
    from synthesist.review import Means, Review
    from synthesist.review.deciding import Word, decide, user

    if action is None:
        raise WrongUse("what is decided?", "say include, exclude, claim-ok, claim-wrong or undo behind the ID")
    found = Review.open(folder).decidable(item)
    word = Word(found, action, reason, by or user(), criterion.upper())
    return decide(folder, [word], Means(listener=_listener()))


def _from_sheet(sheet: Path, by: str, folder: Path) -> "Decided":
    from dataclasses import replace

    from synthesist.review import Means
    from synthesist.review.deciding import decide, user
    from synthesist.review.sheets import read

    words, failures = read(sheet, by or user())
    decided = decide(folder, words, Means(listener=_listener()), strict=False)
    return replace(decided, failures=(*failures, *decided.failures))


def _write(out: Path, what: str, folder: Path) -> None:
    from synthesist.review import Review
    from synthesist.review.sheets import Sheet, written

    if what not in {one.value for one in Sheet}:
        raise WrongUse(f"there is no sheet {what!r}", f"one of {', '.join(one.value for one in Sheet)}")
    text = written(Review.open(folder).contents(), Sheet(what))
    with storing(out), out.open("w", encoding="utf-8-sig", newline="") as file:  # the mark tells spreadsheets UTF-8
        file.write(text)
    messages().print(
        "Fill in [bold]decision[/] (include, exclude, claim-ok, claim-wrong, undo) and [bold]reason[/]; rows left "
        f"empty decide nothing. Then: [bold]synthesist decide --from {escape(str(out))} --in {escape(str(folder))}[/]",
        highlight=False,
    )
    typer.echo(str(out))


def _listener() -> "Listener":
    from synthesist.cli.progress import ConsoleListener

    return ConsoleListener(messages())


def _tell(decided: "Decided", *, as_json: bool) -> None:
    if as_json:
        content = {
            "rulings": [ruling.model_dump(mode="json") for ruling in decided.rulings],
            "unchanged": decided.unchanged,
            "failures": [failure.model_dump(mode="json") for failure in decided.failures],
            "is_carried_out": decided.is_carried_out,
        }
        typer.echo(json.dumps(content, ensure_ascii=False))
        return
    counts = (len(decided.rulings), decided.unchanged, len(decided.failures))
    typer.echo("{:,} new, {:,} as they were, {:,} could not be taken.".format(*counts))
    console = messages()
    for failure in decided.failures[:_SHOWN_FAILURES]:
        console.print(
            f"  [yellow]{escape(failure.place)}[/]: {escape(failure.reason)} ({escape(failure.hint)})", highlight=False
        )
    if len(decided.failures) > _SHOWN_FAILURES:
        console.print(f"  … and {len(decided.failures) - _SHOWN_FAILURES:,} more; --json lists all", highlight=False)
    if not decided.is_carried_out:
        console.print(
            "Kept, and not in the report yet: the program has changed since the search, so that it would be run anew. "
            "[bold]synthesist run DIR/review.toml[/] does that.",
            highlight=False,
        )
