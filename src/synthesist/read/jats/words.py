"""Mixed content of JATS as runs: citations with their keys, formulas on one line, powers marked."""

from collections.abc import Callable, Mapping
from typing import Any

from synthesist.read.composing import Run
from synthesist.read.flow import Flow, Handler, ranged, skip, spaced, walk
from synthesist.read.mathml import formula

_CITING = frozenset(("bibr", "bib-ref", "bib", "ref"))
_LEFT_OUT = (
    "graphic", "inline-graphic", "alt-text", "long-desc", "object-id", "permissions", "attrib-group",
    "index-term", "milestone-start", "milestone-end", "processing-meta", "fn-marker", "hr",
)  # fmt: skip
_NOTES = frozenset(("fn", "table-fn", "author-notes", "author-note"))
_ROWS = frozenset(("td", "th", "tr", "p", "list-item", "title", "label"))


class Words:
    """Turns elements into runs.

    Args:
        keys: id of everything that may be cited, and the key of its reference.
        aside: takes elements that stand in a text without being part of it: figures, tables, footnotes.
    """

    def __init__(self, keys: Mapping[str, str], aside: Callable[[Any], None]) -> None:
        self._keys = keys
        self._order = {key: place for place, key in enumerate(dict.fromkeys(keys.values()))}
        self._aside = aside
        self._handlers: dict[str, Handler] = {
            "xref": self._cross,
            "sup": self._raised,
            "break": spaced,
            "inline-formula": _formula,
            "disp-formula": _formula,
            "chem-struct": _formula,
            "math": _formula,
            "tex-math": _formula,
            "alternatives": self._alternatives,
            **dict.fromkeys(_ROWS, self._apart),
            **dict.fromkeys(("fig", "fig-group", "table-wrap", "table-wrap-group", "fn", "boxed-text"), self._beside),
            **dict.fromkeys(("supplementary-material", "media"), self._beside),
            **dict.fromkeys(_LEFT_OUT, skip),
        }

    def of(self, *elements: Any) -> list[Run]:
        """Runs of all that stands inside the elements, a blank between them."""
        flow = Flow()
        for element in elements:
            if element is not None:
                if flow.last.strip():
                    flow.add(" ")
                walk(element, flow, self._handlers)
        return ranged(flow.runs, self._order)

    def into(self, flow: Flow, element: Any) -> None:
        """Append one element, without its tail, to what is being made of the block around it."""
        handler = self._handlers.get(element.tag)
        if handler:
            handler(element, flow)
        else:
            walk(element, flow, self._handlers)

    def closed(self, flow: Flow) -> list[Run]:
        """The runs of a flow as a block takes them."""
        return ranged(flow.runs, self._order)

    def _cross(self, element: Any, flow: Flow) -> None:
        inner = Flow()
        walk(element, inner, self._handlers)
        asked = tuple((element.get("rid") or "").split())
        keys = tuple(dict.fromkeys(self._keys[rid] for rid in asked if rid in self._keys))
        if not keys and element.get("ref-type") in _CITING:
            keys = asked
        lone = Flow()
        lone.add(inner.text, keys)
        is_note = element.get("ref-type") in _NOTES
        if is_note or _is_raised(element):
            flow.raised(lone, is_mark=is_note)
        else:
            flow.extend(lone.runs)

    def _raised(self, element: Any, flow: Flow) -> None:
        inner = Flow()
        walk(element, inner, self._handlers)
        flow.raised(inner)

    def _alternatives(self, element: Any, flow: Flow) -> None:
        if next(element.iter("math", "tex-math"), None) is not None:
            _formula(element, flow)
            return
        told = next((child for child in element if child.tag == "textual-form"), None)
        walk(element if told is None else told, flow, self._handlers)

    def _apart(self, element: Any, flow: Flow) -> None:
        if flow.last.strip():
            flow.add(" ")
        walk(element, flow, self._handlers)
        flow.add(" ")

    def _beside(self, element: Any, _flow: Flow) -> None:
        self._aside(element)


def _is_raised(element: Any) -> bool:
    """Whether all that a reference shows stands above the line."""
    return len(element) == 1 and element[0].tag == "sup" and not (element.text or "").strip()


def _formula(element: Any, flow: Flow) -> None:
    flow.add(formula(element))
