"""What a person sees who waits for a run."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from typing import Any

import pytest
from rich.console import Console

from synthesist.cli.progress import ConsoleListener


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The live lines, one after the other."""
    lines: list[str] = []

    class Status:
        def update(self, line: str) -> None:
            lines.append(line)

    @contextmanager
    def status(self: Console, line: str, **_: Any) -> Iterator[Status]:
        lines.append(line)
        yield Status()

    monkeypatch.setattr(Console, "status", status)
    return lines


def test_reading_says_how_many_works_are_done_of_how_many(shown: list[str]) -> None:
    """A user could not tell a run that reads three hundred papers from one that hangs."""
    listener = ConsoleListener(Console(file=StringIO()))
    listener.finished("screen", {"screened": 900, "sought": 40})
    with listener.stage("read") as progress:
        progress(1)
        progress(6)
    assert shown == ["Reading …", "Reading … 1 of 40 works", "Reading … 7 of 40 works"]


def test_without_a_count_the_number_done_stands_alone(shown: list[str]) -> None:
    """A user who carries a run on would read of a number that nobody knows."""
    listener = ConsoleListener(Console(file=StringIO()))
    with listener.stage("read") as progress:
        progress(3)
    assert shown[-1] == "Reading … 3"


def test_what_a_server_says_is_text(shown: list[str]) -> None:
    """A stranger's server could write what it likes in colours of its own."""
    out = StringIO()
    ConsoleListener(Console(file=out)).said("[bold]x[/bold].example: [red]late[/]")
    assert out.getvalue().strip() == "[bold]x[/bold].example: [red]late[/]"
