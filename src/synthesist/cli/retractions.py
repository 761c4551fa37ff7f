"""The command that keeps lists of retractions, and holds references against them."""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from synthesist.cli.console import AsJson, command, counted, messages, shown
from synthesist.errors import WrongUse

if TYPE_CHECKING:
    from synthesist.identify.retractions import CheckedReference, CheckSummary, ListAbout, ListStore, TakenIn
    from synthesist.records import Failure

_SHOWN_FAILURES = 5
_ALLOWED = 0.05
_INTERRUPTED = 130
_OLD_DAYS = 180
_DAYS_OF_A_YEAR = 365.25
_LONGEST_TITLE = 100
_WHERE = (
    "Retraction Watch's list is at https://gitlab.com/crossref/retraction-watch-data, that of open-retractions at "
    "https://github.com/open-retractions/open-retractions"
)


def retractions(
    files: Annotated[
        list[Path] | None, typer.Argument(metavar="[FILE]...", help="Retraction Watch's CSV, or open-retractions'.")
    ] = None,
    dated: Annotated[str, typer.Option("--dated", help="The list's day, YYYY-MM-DD; else the newest in it.")] = "",
    name: Annotated[str, typer.Option("--name", help="What the list is called; else what publishes it.")] = "",
    check: Annotated[
        Path | None, typer.Option("--check", help="References to hold against the lists: RIS, BibTeX, CSV, DOIs …")
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", help="With --check: JSON Lines to write, one for each reference.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Take lists of retractions in, say what lists are at hand, or hold references against them.

    A list takes the place of the one of its name. What stands in no list is unchecked, not clean: see the list's day.
    With --check the exit code is 1 where something is retracted or withdrawn.

    Example: synthesist library retractions retraction_watch.csv --check references.bib
    """
    from synthesist.identify.retractions import ListStore
    from synthesist.settings import home

    _require(files or [], dated, name, check=check, out=out)
    store = ListStore(home())
    with _closing(store):
        for path in files or []:
            _take_in(path, store, dated=dated, name=name, as_json=as_json)
        if check:
            _check(check, store, out, as_json=as_json)
        elif not files:
            _tell_lists(store.lists(), as_json=as_json)


def _require(files: Sequence[Path], dated: str, name: str, *, check: Path | None, out: Path | None) -> None:
    if (dated or name) and len(files) != 1:
        raise WrongUse("--dated and --name are of one list", "name one file with them")
    if dated and not _is_day(dated):
        raise WrongUse(f"{dated!r} is no day", "write it as YYYY-MM-DD, such as 2024-01-31")
    if out and not check:
        raise WrongUse("--out is for what --check finds", "name a file of references with --check")
    if out and check:
        from synthesist.writing import require_apart

        require_apart([check, *files], out)


def _is_day(text: str) -> bool:
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


@contextmanager
def _closing(store: "ListStore") -> Iterator[None]:
    try:
        yield
    except KeyboardInterrupt as error:
        messages().print("Interrupted. No list was changed; the same command starts over.", highlight=False)
        raise typer.Exit(_INTERRUPTED) from error
    finally:
        store.close()


@contextmanager
def _progress(doing: str) -> Iterator[Callable[[int], None]]:
    console, done = messages(), 0
    with console.status(f"{doing} …") as status:

        def advance(count: int) -> None:
            nonlocal done
            done += count
            status.update(f"{doing} … {done:,}")

        yield advance


def _take_in(path: Path, store: "ListStore", *, dated: str, name: str, as_json: bool) -> None:
    from synthesist.clock import dated as dated_now
    from synthesist.clock import utc_now
    from synthesist.identify.retractions import take_in

    today = dated_now(utc_now, ())[:10]
    with _progress(f"Reading {shown(path.name)}") as advance:
        done = take_in(path, store, today=today, name=name, dated=dated, progress=advance)
    typer.echo(done.about.model_dump_json() if as_json else _in_words(done))
    _tell_failures(done.failures, done.about.failures)
    if done.about.failures > _ALLOWED * (done.about.entries + done.about.failures):
        messages().print("[bold red]More than one in twenty rows failed.[/]", highlight=False)
        raise typer.Exit(3)


def _in_words(done: "TakenIn") -> str:
    about, former = done.about, done.former
    if done.is_unchanged:
        return f"{about.name}: the same file was taken in on {about.imported}; nothing changed"
    told = f"{about.name}{_of(about.dated)}: {about.entries:,} entries, {about.failures:,} rows failed"
    if not former:
        return told
    older = ", which was newer" if about.dated and former.dated > about.dated else ""
    return f"{told}; in place of the list{_of(former.dated)} with {former.entries:,}{older}"


def _of(day: str) -> str:
    return f" of {day}" if day else ", its day not known"


def _tell_failures(failures: "Sequence[Failure]", count: int) -> None:
    console = messages()
    for failure in failures[:_SHOWN_FAILURES]:
        console.print(f"  [yellow]{shown(failure.place)}[/]: {shown(failure.reason)}", highlight=False)
    if count > _SHOWN_FAILURES:
        console.print(f"  … and {count - _SHOWN_FAILURES:,} more", highlight=False)


def _tell_lists(lists: "Sequence[ListAbout]", *, as_json: bool) -> None:
    if as_json:
        for about in lists:
            typer.echo(about.model_dump_json())
        return
    for about in lists:
        age = _age(about.dated)
        typer.echo(f"{about.name}{_of(about.dated)}{age}: {about.entries:,} entries, taken in on {about.imported}")
    if not lists:
        _tell_none()


def _tell_none() -> None:
    console = messages()
    console.print("No list of retractions is at hand, so that nothing can be held against one.", highlight=False)
    console.print(f"To take one in: {command('library', 'retractions', 'FILE')}. {_WHERE}.", highlight=False)


def _age(day: str) -> str:
    from synthesist.clock import utc_now

    if not day or (days := (date.fromisoformat(utc_now()[:10]) - date.fromisoformat(day)).days) < _OLD_DAYS:
        return ""
    years = days / _DAYS_OF_A_YEAR
    told = f"{years:.1f} years" if years >= 1 else f"{days} days"
    return f", {told} old"


def _check(path: Path, store: "ListStore", out: Path | None, *, as_json: bool) -> None:
    from synthesist.identify.retractions import Checking
    from synthesist.writing import whole

    with ExitStack() as stack:
        file = stack.enter_context(whole(out)) if out else None
        advance = stack.enter_context(_progress(f"Checking {shown(path.name)}"))
        checking = Checking(path, store, advance)
        for one in checking:
            if file:
                file.write(f"{one.model_dump_json()}\n")
            if one.is_affected:
                typer.echo(one.model_dump_json() if as_json else _line(one))
    summary = checking.summary()
    _tell_failures(checking.failures, summary.failed)
    if as_json:
        typer.echo(summary.model_dump_json())
    else:
        _tell_summary(summary)
    _end(summary)


def _line(one: "CheckedReference") -> str:
    from synthesist.identify.retractions import asked, note_told

    name = one.title or next(iter(one.identifiers), "no title")
    short = name if len(name) <= _LONGEST_TITLE else f"{name[: _LONGEST_TITLE - 1]}…"
    lines = [f"[{one.number}] {short}{f' ({one.year})' if one.year else ''}"]
    if not one.asks or one.status.value != "unchecked":
        lines.append(f"    {one.told}")
    lines += [f"    is it the same? {note.status.value}, says {note_told(note)}" for note in asked(one.notes)]
    return "\n".join(_plain(line) for line in lines)


def _plain(text: str) -> str:
    """Words from outside, without what would steer a terminal."""
    return "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in text)


def _tell_summary(summary: "CheckSummary") -> None:
    console = messages()
    counts = ", ".join(f"{count:,} {status.value}" for status, count in summary.counts.items())
    console.print(
        f"{counted(summary.references, 'reference')}: {counts}; {summary.asked:,} to be asked about.", highlight=False
    )
    for one in summary.lists:
        console.print(
            f"  held against {shown(one.name)}{_of(one.dated)}{_age(one.dated)} ({one.entries:,} entries)",
            highlight=False,
        )
    if not summary.lists:
        _tell_none()
    elif summary.unchecked:
        console.print("  What stands in no list is unchecked, not clean.", highlight=False)


def _end(summary: "CheckSummary") -> None:
    if summary.gone:
        raise typer.Exit(1)
    if summary.failed > _ALLOWED * (summary.references + summary.failed):
        messages().print("[bold red]More than one in twenty rows failed.[/]", highlight=False)
        raise typer.Exit(3)
