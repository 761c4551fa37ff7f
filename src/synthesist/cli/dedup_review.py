"""Two rows side by side, and a key for what they are."""

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

import typer
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from synthesist.cli.console import counted, shown

if TYPE_CHECKING:
    from synthesist.deduping import Interview, Question, Row, Said
    from synthesist.records import Record

_LONGEST = 300
_LONGEST_ABSTRACT = 600
_LONGEST_LABEL = 40
_ARE = {"same": "the same", "different": "different"}
_NOTHING = "[dim]–[/]"
_KEYS = "[bold]V[/] same   [bold]X[/] different   [bold]U[/] undo   [bold]S[/] skip   [bold]Q[/] quit"


def ask(interview: "Interview") -> None:
    """Ask until nothing is left or the person quits; on a terminal a key is enough, elsewhere a line each.

    Raises:
        KeyboardInterrupt: the person broke off; what was answered is kept.
        StorageError: an answer cannot be kept.
    """
    # Not the console of messages: a table must be fitted to the terminal's width.
    console = Console(stderr=True, highlight=False)
    read = _key if sys.stdin.isatty() else _line
    while question := interview.next():
        _show(console, question, interview)
        if not _answered(interview, _word(console, read), console):
            return
    console.print(f"That was the last question. {counted(len(interview.given), 'answer')} given.")


def _answered(interview: "Interview", word: str, console: Console) -> bool:
    """Do what a key says; False where it says to stop."""
    from synthesist.deduping import Word

    match word:
        case "V":
            interview.answer(Word.SAME)
        case "X":
            interview.answer(Word.DIFFERENT)
        case "U":
            _tell_undone(console, interview.undo())
        case "S":
            interview.skip()
        case _:
            console.print(f"Stopped. {counted(len(interview.given), 'answer')} given; all are kept.")
            return False
    return True


def _tell_undone(console: Console, said: "Said | None") -> None:
    if said is None:
        console.print("[yellow]There is no answer to take back.[/]")
        return
    pair = f"{_cut(said.first_id, _LONGEST_LABEL)} and {_cut(said.second_id, _LONGEST_LABEL)}"
    console.print(f"[yellow]Taken back:[/] that {pair} are {_ARE[said.answer.value]}.")


def _word(console: Console, read: Callable[[], str]) -> str:
    """The next key that means something; the end of the input means to stop."""
    while True:
        console.print(_KEYS, end="  ", soft_wrap=True)
        key = read()
        console.print(shown(key))
        if key in {"V", "X", "U", "S", "Q"}:
            return key
        if not key:
            return "Q"


def _key() -> str:
    try:
        return typer.getchar().upper()[:1] or " "
    except EOFError:
        return ""


def _line() -> str:
    line = sys.stdin.readline()
    return (line.strip()[:1].upper() or " ") if line else ""


def _show(console: Console, question: "Question", interview: "Interview") -> None:
    console.print(f"\n[bold]{interview.number:,} of {interview.total:,}[/]  [dim]≠ marks what differs[/]")
    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, expand=True, padding=(0, 1, 0, 0))
    table.add_column("", no_wrap=True, width=1)
    table.add_column("", no_wrap=True, style="dim", max_width=10)
    for row in (question.first, question.second):
        table.add_column(_cut(row.id, _LONGEST_LABEL), ratio=1, overflow="fold")
    second = dict(_told(question.second))
    for name, value in _told(question.first):
        _add(table, name, value, second[name])
    console.print(table)
    console.print("[dim]why asked:[/] " + "; ".join(_cut(reason, _LONGEST) for reason in question.match.reasons))


def _add(table: Table, name: str, one: str, other: str) -> None:
    if not (one or other):
        return
    longest = _LONGEST_ABSTRACT if name == "abstract" else _LONGEST
    one, other = _cut(one, longest), _cut(other, longest)
    if _bare(one) == _bare(other):
        table.add_row("", name, one or _NOTHING, other or _NOTHING)
    else:
        table.add_row("[bold yellow]≠[/]", name, _marked(one, other), _marked(other, one))


def _marked(text: str, other: str) -> str:
    """The words that the other does not have, in colour."""
    known = {_bare(word) for word in other.split()}
    words = (word if _bare(word) in known else f"[yellow]{word}[/]" for word in text.split())
    return " ".join(words) or _NOTHING


def _bare(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalnum())


def _told(row: "Row") -> list[tuple[str, str]]:
    record = row.record
    return [
        ("file", row.given.label),
        ("title", record.title),
        ("authors", "; ".join(author.display for author in record.authors[:20])),
        ("year", str(record.year or "")),
        ("venue", record.venue or ""),
        *((name, _spare(record, names)) for name, names in _SPARE),
        ("type", record.kind or ""),
        ("ids", "; ".join(f"{scheme} {value}" for scheme, value in record.identifiers)),
        ("url", record.url or ""),
        ("abstract", record.abstract or ""),
    ]


_SPARE = (
    ("volume", ("volume", "vl", "vi", "%v")),
    ("issue", ("issue", "number", "is", "ip", "%n")),
    ("pages", ("pages", "page", "sp", "bp", "pg", "%p", "ep")),
)


def _spare(record: "Record", names: tuple[str, ...]) -> str:
    """What stands under some names among the fields that no attribute holds."""
    found = {name.lower(): value for name, value in reversed(record.extra)}
    values = [found[name] for name in names if found.get(name)]
    return "-".join(values[:2]) if names[0] == "pages" else (values[0] if values else "")


def _cut(text: str, longest: int) -> str:
    """The start of a text, harmless on a terminal, on one line."""
    start = text[: 2 * longest]
    words = " ".join(start.split())
    return shown(words[:longest] + ("…" if len(words) > longest or len(text) > len(start) else ""))
