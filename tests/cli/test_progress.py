"""What a person sees who waits for a run."""

import os
import signal
import subprocess
import sys
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


UNDER_WAY = """
import sys, time
from synthesist.cli.console import interruptible

with interruptible():
    try:
        print("begun", flush=True)
        time.sleep(60)
    finally:
        print("ending", flush=True)
        time.sleep(60)
"""


@pytest.mark.skipif(os.name != "posix", reason="signals are those of POSIX")
def test_a_second_interruption_leaves_at_once_and_says_so() -> None:
    """A user who presses Ctrl-C twice would wait on, or see a traceback and not learn that nothing is lost."""
    command = [sys.executable, "-c", UNDER_WAY]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout
        for line in ("begun", "ending"):
            assert process.stdout.readline().strip() == line
            process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=30)
    assert process.returncode == 130
    assert "The same command carries on where it stopped." in told
    assert "Traceback" not in told
