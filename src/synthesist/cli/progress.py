"""How far a run is: live lines on a terminal, plain lines elsewhere; always on standard error."""

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from rich.console import Console

from synthesist.cli.console import shown

_DOING = {
    "search": "Searching",
    "identify": "Joining records of one work",
    "screen": "Screening",
    "read": "Reading",
    "extract": "Extracting claims",
    "verify": "Verifying claims",
    "appraise": "Appraising",
    "report": "Writing the report",
}


class ConsoleListener:
    """Prints one line per stage: what was done, its counts, its seconds."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._started = 0.0
        self._sought = 0

    @contextmanager
    def stage(self, name: str) -> Iterator[Callable[[int], None]]:
        """See `Listener`."""
        self._started = time.monotonic()
        done = 0
        with self._console.status(f"{_DOING[name]} …") as status:

            def advance(count: int) -> None:
                nonlocal done
                done += count
                of = f" of {self._sought:,} works" if name == "read" and self._sought else ""
                status.update(f"{_DOING[name]} … {done:,}{of}")

            yield advance

    def said(self, line: str) -> None:
        """See `Listener`."""
        self._console.print(f"  {shown(line)}", highlight=False)

    def finished(self, name: str, outcome: Mapping[str, int]) -> None:
        """See `Listener`."""
        self._sought = outcome.get("sought", self._sought)
        counts = ", ".join(f"{what}: {count:,}" for what, count in outcome.items())
        seconds = time.monotonic() - self._started
        self._console.print(f"[green]✓[/] {_DOING[name]:<28} {counts} [dim]({seconds:.1f} s)[/]", highlight=False)
