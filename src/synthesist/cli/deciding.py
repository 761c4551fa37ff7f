"""The command by which people decide: one work or claim, or a sheet of them."""

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from synthesist.cli.console import AsJson, In, command, interruptible, messages, shown, tell_answer, which
from synthesist.errors import WrongUse, storing

if TYPE_CHECKING:
    from synthesist.records import Failure, Ruling
    from synthesist.review.deciding import Decided
    from synthesist.tools import Listener

_DECISIONS = "include, exclude, claim-ok, claim-wrong, same, different or undo"
_SHOWN_LINES = 10
_SHOWN_NAME = 100
_Said = Mapping[str, str]


def decide(
    item: Annotated[
        str | None, typer.Argument(metavar="ID", help="A work or claim: its id, DOI, or [3]; two records: ID=ID.")
    ] = None,
    action: Annotated[str | None, typer.Argument(metavar="DECISION", help=f"{_DECISIONS}.")] = None,
    reason: Annotated[
        str, typer.Option(help="Why; it stands in the report. With --from: for rows that say none.")
    ] = "",
    by: Annotated[str, typer.Option(help="Who decides; the computer's user where it is not given.")] = "",
    criterion: Annotated[str, typer.Option(help="Id of the criterion that is applied; P1 where none is given.")] = "",
    folder: In = Path(),
    out: Annotated[Path | None, typer.Option("--out", help="Write a sheet to decide on, as CSV.")] = None,
    what: Annotated[
        str, typer.Option(help="What the sheet lists: sample, screened, included, claims or asked.")
    ] = "sample",
    sheet: Annotated[Path | None, typer.Option("--from", help="Read a sheet that was filled in.")] = None,
    as_json: AsJson = False,
) -> None:
    """Decide as a person: it outranks the program, survives reruns and is counted apart; undo is a decision too.

    Example: synthesist decide 3f2a91c0 exclude --reason "No control group" --in reviews/rag

    Example: synthesist decide 3f2a91c0=88b1d2e4 same --reason "Same trial report, retyped" --in reviews/rag

    Example: synthesist decide --out sheet.csv --what sample --in reviews/rag, and back with --from sheet.csv
    """
    if sum((out is not None, sheet is not None, item is not None)) != 1:
        raise WrongUse("one thing at a time", "give an ID with a decision, or --out FILE, or --from FILE")
    if out is not None:
        _write(out, what, folder)
        return
    otherwise = {"person": by, "reason": reason, "criterion": criterion}
    with interruptible():
        decided = _from_sheet(sheet, otherwise, folder) if sheet else _one(item or "", action, otherwise, folder)
    _print_json(decided) if as_json else _tell(decided, folder)
    if decided.failures:
        raise typer.Exit(3)


def _one(item: str, action: str | None, said: "_Said", folder: Path) -> "Decided":
    from synthesist.review import Means, Review
    from synthesist.review.deciding import Word, decide, finish, user

    if action is None:
        raise WrongUse("what is decided?", f"say {_DECISIONS} behind the ID")
    finish(folder, Means(listener=_listener()))
    why = ("--reason", said["reason"]) if said["reason"] else ()
    with which("decide", action, *why, "--in", folder):
        found = Review.open(folder).decidable(item)
    word = Word(found, action, said["reason"], said["person"] or user(), said["criterion"])
    return decide(folder, [word], Means(listener=_listener()))


def _from_sheet(sheet: Path, otherwise: "_Said", folder: Path) -> "Decided":
    from synthesist.review import Means
    from synthesist.review.deciding import decide, user
    from synthesist.review.sheets import read

    words, failures = read(sheet, otherwise["person"] or user(), otherwise["reason"], otherwise["criterion"])
    decided = decide(folder, words, Means(listener=_listener()), strict=False)
    return replace(decided, failures=(*failures, *decided.failures))


def _write(out: Path, what: str, folder: Path) -> None:
    from synthesist.review import Review
    from synthesist.review.sheets import Sheet, written

    if what not in {one.value for one in Sheet}:
        raise WrongUse(f"there is no sheet {what!r}", f"one of {', '.join(one.value for one in Sheet)}")
    text = written(Review.open(folder).contents(), Sheet(what))
    with (
        storing(out, "name a file, in a folder that is there and that you may write to"),
        out.open("w", encoding="utf-8-sig", newline="") as file,
    ):  # the mark tells spreadsheets UTF-8
        file.write(text)
    rows = text.count("\n") > 1
    messages().print(_FILL_IN.format(command("decide", "--from", out, "--in", folder)) if rows else _NO_ROWS[what])
    typer.echo(str(out))


_FILL_IN = (
    "Fill in [bold]decision[/] (include, exclude, claim-ok, claim-wrong; same or different of a pair; undo) and "
    "[bold]reason[/]; rows left empty decide nothing. Then: {}"
)
_NO_ROWS = {
    "sample": "The sheet is empty: no work was drawn from below the cut-off.",
    "screened": "The sheet is empty: no work was screened yet.",
    "included": "The sheet is empty: no work is included.",
    "claims": "The sheet is empty: no claim is shown.",
    "asked": "The sheet is empty: of no two records is it in doubt whether they are one work.",
}


def _listener() -> "Listener":
    from synthesist.cli.progress import ConsoleListener

    return ConsoleListener(messages())


def _print_json(decided: "Decided") -> None:
    content = {
        "rulings": [ruling.model_dump(mode="json") for ruling in decided.rulings],
        "unchanged": decided.unchanged,
        "failures": [failure.model_dump(mode="json") for failure in decided.failures],
        "is_carried_out": decided.is_carried_out,
    }
    typer.echo(json.dumps(content, ensure_ascii=False))


def _tell(decided: "Decided", folder: Path) -> None:
    from synthesist.review import Review

    counts = (len(decided.rulings), decided.unchanged, len(decided.failures))
    typer.echo("{:,} new, {:,} as they were, {:,} could not be taken.".format(*counts))
    console = messages()
    for line in _cut([_ruling(decided, ruling) for ruling in decided.rulings], "the report lists them"):
        console.print(line, highlight=False)
    told = [f"[yellow]{shown(one.place)}[/]: {shown(one.reason)}. {_hint(one)}" for one in decided.failures]
    for line in _cut(told, "--json lists all"):
        console.print(line, highlight=False)
    if not decided.is_carried_out:
        console.print(f"{_DUE} {command('run', folder / 'review.toml')}", highlight=False)
        return
    if decided.unchanged and not decided.rulings:
        console.print(_SAID, highlight=False)
    if decided.rulings or decided.unchanged:
        tell_answer(console, Review.open(folder).content())


_SAID = "Nothing new: this was said before, in the same words. (To undo once more, give another reason.)"
_DUE = (
    "Kept, and not in the report yet: the program or the plan has changed since the search, which would have to be run "
    "anew first. That is done by"
)


def _ruling(decided: "Decided", ruling: "Ruling") -> str:
    from synthesist.report.wording import visible

    name = visible(decided.names[ruling.item])
    short = name if len(name) <= _SHOWN_NAME else f"{name[:_SHOWN_NAME]}…"
    return f"[bold]{ruling.action.value}[/] {ruling.item} {shown(short)}"


def _hint(failure: "Failure") -> str:
    return shown(f"What to do: {failure.hint}") if failure.hint else ""


def _cut(lines: list[str], where: str) -> list[str]:
    more = len(lines) - _SHOWN_LINES
    first = [f"  {line}" for line in lines[:_SHOWN_LINES]]
    return [*first, f"  … and {more:,} more; {where}"] if more > 0 else first
