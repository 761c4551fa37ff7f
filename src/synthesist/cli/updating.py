"""The command that brings reviews up to date, and says which of their reports need another look."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from synthesist.cli.console import AsJson, Debug, counted, harmless, interruptible, messages, shown
from synthesist.errors import SynthesistError

if TYPE_CHECKING:
    from synthesist.records.corrections import Correction
    from synthesist.review import Updated

_FAILED, _LOOK = 3, 1
_SHOWN = 40
"""Corrections that are told of one review; the JSON and the report have all."""

_LONGEST = 160


def update(
    folders: Annotated[list[Path], typer.Argument(metavar="DIR...", help="Folders of reviews.")],
    papers: Annotated[
        list[Path] | None, typer.Option(help="Files of the plans that do not lie where they did, again for more.")
    ] = None,
    check: Annotated[bool, typer.Option("--check", help="Exit 1 where a report needs another look.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would change, and change nothing.")] = False,
    as_json: AsJson = False,
    debug: Debug = False,
) -> None:
    """Put stored queries again, ask whether works were retracted, and tell claim by claim what that changes.

    The former ledger stays beside the new one, and what the report said otherwise before is told in it for good.
    Several reviews are brought up to date one after another; one that fails does not stop the others.

    Example: synthesist update reviews/rag reviews/training --check
    """
    from synthesist.cli.progress import ConsoleListener
    from synthesist.review import Means
    from synthesist.review import update as brought

    means = Means(tuple(papers or ()), listener=ConsoleListener(messages()), debug=debug)
    codes = {0}
    with interruptible():
        for folder in folders:
            try:
                done = brought(folder, means, is_dry=dry_run)
            except SynthesistError as error:
                if len(folders) == 1:
                    raise
                _tell_error(folder, error)
                codes.add(_FAILED)
                continue
            typer.echo(done.model_dump_json() if as_json else "\n".join(_lines(done)))
            codes.add(_code(done, check=check))
    raise typer.Exit(max(codes))


def _code(done: "Updated", *, check: bool) -> int:
    if done.failed:
        return _FAILED
    return _LOOK if check and done.why else 0


def _tell_error(folder: Path, error: SynthesistError) -> None:
    console = messages()
    console.print(f"[bold red]Error:[/] {shown(str(folder))}: {shown(str(error))}", highlight=False)
    console.print(f"[bold]What to do:[/] {shown(error.hint)}", highlight=False)


def _lines(done: "Updated") -> Iterator[str]:
    """An update in words."""
    would = "would be: " if done.is_dry else ""
    yield harmless(f"{done.folder}: {would}{done.standing.value}")
    for one in done.searched:
        kept = "; what it brought before stands" if one.is_kept else ""
        problem = f"; {one.problem}" if one.problem else ""
        came = f"{counted(one.received, 'record')}, {one.new:,} new"
        ended = "not asked" if one.outcome.value == "offline" else f"{came}, {one.outcome.value}"
        yield harmless(f"  {one.source}: {ended}{kept}{problem}")
    yield from _of_works(done)
    for reason in done.why:
        yield harmless(f"  ! {reason}")
    yield from _of_corrections(done.corrections)
    if not done.corrections:
        yield "  Nothing has changed."
    if done.archive and not done.is_dry:
        yield harmless(f"  As it was before: {Path(done.folder) / done.archive}")


def _of_works(done: "Updated") -> Iterator[str]:
    asked = [one for one in done.works if one.checked_by]
    if done.works:
        yield f"  Asked whether they were retracted: {len(asked):,} of {counted(len(done.works), 'work')}."
    reasons: dict[str, int] = {}
    for one in done.works:
        if one.unchecked:
            reasons[one.unchecked] = reasons.get(one.unchecked, 0) + 1
    for reason, count in sorted(reasons.items()):
        yield harmless(f"    {count:,} unchecked: {reason}")


def _of_corrections(corrections: "Sequence[Correction]") -> Iterator[str]:
    for one in corrections[:_SHOWN]:
        short = one.named if len(one.named) <= _LONGEST else f"{one.named[: _LONGEST - 1]}…"
        named = f" “{short}”" if one.named else ""
        cause = f" ({one.cause})" if one.cause else ""
        change = f"{one.before or '–'} → {one.after or '–'}"
        yield harmless(f"  {one.kind.value} {one.item}{named}: {change}{cause}")
    if len(corrections) > _SHOWN:
        yield f"  … and {len(corrections) - _SHOWN:,} more; the report and --json have all"
