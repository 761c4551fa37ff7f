"""Mixed content as runs of text: what stands above the line, what cites, and where it stands on a page."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from synthesist.read.composing import Run

Handler = Callable[[Any, "Flow"], None]

_INVISIBLE = re.compile("[\u00ad\u200b\u2060-\u2064\ufeff]")
_POWER = re.compile(r"[-\u2212\u2013+]?\d[\d\s]*")
_ORDINAL = frozenset(("st", "nd", "rd", "th"))
_DASHES = frozenset(("-", "\u2013", "\u2014", "\u2010", "\u2011", "\u2212"))
_WIDEST = 60
"""References that one range may stand for."""


def shown(text: str) -> str:
    """A text without the characters that nobody sees."""
    return _INVISIBLE.sub("", text)


class Flow:
    """Runs of text, one after the other, as mixed content is walked."""

    def __init__(self) -> None:
        self.runs: list[Run] = []

    def add(self, text: str | None, keys: tuple[str, ...] = ()) -> None:
        """Append text, without characters that nobody sees; a citation with keys is a run of its own."""
        self._append(Run(shown(text or ""), keys=keys))

    def _append(self, run: Run) -> None:
        last = self.runs[-1] if self.runs else None
        if not run.text:
            return
        if last and not (run.keys or last.keys) and (last.page, last.box) == (run.page, run.box):
            self.runs[-1] = last._replace(text=last.text + run.text)
        else:
            self.runs.append(run)

    def extend(self, runs: Iterable[Run]) -> None:
        """Append runs."""
        for run in runs:
            self._append(run)

    def raised(self, inner: "Flow", *, is_mark: bool = False) -> None:
        """Append what stands above the line: behind a digit a number is a power, and a letter or citation is apart.

        Without that, 10 to the power of 5 would read as 105, and 1.3 with note a as 1.3a.

        Args:
            is_mark: whether it is known to be the mark of a note, and no power.
        """
        text = inner.text.strip()
        if self.last.isdigit() and text:
            is_mark = is_mark or any(run.keys for run in inner.runs)
            if not is_mark and _POWER.fullmatch(text):
                self.add("^")
            elif text[0].isalnum() and text not in _ORDINAL:
                self.add(" ")
        self.extend(inner.runs)

    @property
    def text(self) -> str:
        """All of it."""
        return "".join(run.text for run in self.runs)

    @property
    def last(self) -> str:
        """The last character; empty where there is none."""
        return self.runs[-1].text[-1:] if self.runs else ""

    @property
    def is_blank(self) -> bool:
        """Whether nothing can be read."""
        return not any(run.text.strip() for run in self.runs)


def walk(element: Any, flow: Flow, handlers: Mapping[str, Handler]) -> None:
    """Append what stands inside an element; tags with a handler are left to it, their tails are not."""
    flow.add(element.text)
    for child in element:
        handler = handlers.get(child.tag)
        if handler:
            handler(child, flow)
        else:
            walk(child, flow, handlers)
        flow.add(child.tail)


def skip(_element: Any, _flow: Flow) -> None:
    """Leave an element out."""


def spaced(_element: Any, flow: Flow) -> None:
    """A blank in place of an element."""
    flow.add(" ")


def ranged(runs: Iterable[Run], order: Mapping[str, int]) -> list[Run]:
    """Citations as runs, where two numbers with a dash between stand for all from one to the other.

    Args:
        order: place of each key in the list of references.
    """
    joined: list[Run] = []
    for run in runs:
        if len(joined) > 1 and joined[-1].text.strip(" []()") in _DASHES and (keys := _between(joined[-2], run, order)):
            first, dash = joined[-2], joined[-1]
            joined[-2:] = [Run(first.text + dash.text + run.text, keys=keys)]
        else:
            joined.append(run)
    return joined


def _between(first: Run, last: Run, order: Mapping[str, int]) -> tuple[str, ...]:
    """Keys from one citation to another; empty where they are no two ends."""
    if len(first.keys) != 1 or len(last.keys) != 1:
        return ()
    if not all(run.text.strip(" ()[]").isdigit() for run in (first, last)):
        return ()
    start, end = order.get(first.keys[0], -1), order.get(last.keys[0], -1)
    if not 0 <= start < end <= start + _WIDEST:
        return ()
    return tuple(key for key, place in sorted(order.items(), key=lambda pair: pair[1]) if start <= place <= end)
