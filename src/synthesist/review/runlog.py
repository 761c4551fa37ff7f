"""Whoever listens to a run: nobody, or a log of clock times apart from what a review holds."""

import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from synthesist.errors import storing
from synthesist.tools import Listener, Outcome


class Quiet:
    """A listener that says nothing."""

    @contextmanager
    def stage(self, name: str) -> Iterator[Callable[[int], None]]:
        """See `Listener`."""
        yield lambda _: None

    def said(self, line: str) -> None:
        """See `Listener`."""

    def finished(self, name: str, outcome: Outcome) -> None:
        """See `Listener`."""


@dataclass(frozen=True, slots=True)
class RunLog:
    """Writes clock times to `run.jsonl`, and passes everything on."""

    path: Path
    listener: Listener

    def stage(self, name: str) -> AbstractContextManager[Callable[[int], None]]:
        """See `Listener`."""
        self._write("started", name, {})
        return self.listener.stage(name)

    def said(self, line: str) -> None:
        """See `Listener`."""
        self.listener.said(line)

    def finished(self, name: str, outcome: Outcome) -> None:
        """See `Listener`."""
        self._write("finished", name, outcome)
        self.listener.finished(name, outcome)

    def _write(self, event: str, stage: str, outcome: Outcome) -> None:
        at = datetime.now(UTC).isoformat(timespec="milliseconds")
        with storing(self.path), self.path.open("a", encoding="utf-8") as file:
            file.write(json.dumps({"at": at, "event": event, "stage": stage, **outcome}) + "\n")
