"""Mixed content of a page as runs: links to references as citations, powers marked, formulas on one line."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from synthesist.read.composing import Run
from synthesist.read.flow import Flow, Handler, ranged, skip, spaced, walk
from synthesist.read.markup import plain
from synthesist.read.mathml import formula
from synthesist.read.tex import tex

_PARTS = ("div", "p", "li", "tr", "td", "th", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "section", "figcaption")
_PARENTHESES = re.compile(r"^\\[(\[]|\\[)\]]$")
_TAGS = frozenset(("ltx_tag", "label"))
_UNTOLD = frozenset(("ltx_note_mark", "ltx_tag_note"))
_BULLETS = "•·∙◦‣–—-∗*⋆◆■▪○"
_NOTES = frozenset(("ltx_note", "ltx_role_footnote", "footnote", "inline-footnote"))


class Words:
    """Turns elements into runs.

    Args:
        keys: id of everything in the list of references, and the key of its entry.
        aside: takes notes that stand in the midst of a text.
    """

    def __init__(self, keys: Mapping[str, str], aside: Callable[[Any], None]) -> None:
        self._keys = keys
        self._order = {key: place for place, key in enumerate(dict.fromkeys(keys.values()))}
        self._aside = aside
        self._handlers: dict[str, Handler] = {
            "a": self._link,
            "sup": self._raised,
            "math": lambda element, flow: flow.add(formula(element)),
            "span": self._span,
            "br": spaced,
            "img": skip,
            "figure": self._figure,
            **dict.fromkeys(_PARTS, self._apart),
        }

    def of(self, *elements: Any) -> list[Run]:
        """Runs of all that stands inside the elements, a blank between them."""
        flow = Flow()
        for element in elements:
            if element is not None:
                if flow.last.strip():
                    flow.add(" ")
                walk(element, flow, self._handlers)
        return self.closed(flow)

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

    def _link(self, element: Any, flow: Flow) -> None:
        inner = Flow()
        walk(element, inner, self._handlers)
        key = self.key_of(element)
        lone = Flow()
        lone.add(inner.text, (key,) if key else ())
        if len(element) == 1 and element[0].tag == "sup" and not (element.text or "").strip():
            flow.raised(lone, is_mark=True)
        else:
            flow.extend(lone.runs if key else inner.runs)

    def key_of(self, link: Any) -> str:
        """The key of the reference that a link leads to within the page; empty where it leads elsewhere."""
        target = (link.get("href") or "").rpartition("#")[2]
        for name in (target, link.get("data-rid") or "", link.get("rid") or "", link.get("aria-describedby") or ""):
            if name and name in self._keys:
                return self._keys[name]
        return ""

    def _raised(self, element: Any, flow: Flow) -> None:
        if "ltx_note_mark" in (element.get("class") or ""):
            return
        inner = Flow()
        walk(element, inner, self._handlers)
        links = [link for link in element.iter("a") if "#" in (link.get("href") or "")]
        flow.raised(inner, is_mark=bool(links))

    def _span(self, element: Any, flow: Flow) -> None:
        names = set((element.get("class") or "").split())
        if names & _NOTES:
            self._aside(element)
        elif names & _TAGS:
            self._tag(element, flow)
        elif names & _UNTOLD:
            return
        elif names & {"mathjax-tex", "tex", "math-tex", "MathJax_SVG"} and next(element.iter("math"), None) is None:
            flow.add(tex(_PARENTHESES.sub("", plain(element).strip())))
        elif (element.get("style") or "").replace(" ", "").find("vertical-align:super") >= 0:
            self._raised(element, flow)
        else:
            walk(element, flow, self._handlers)

    def _tag(self, element: Any, flow: Flow) -> None:
        """A number or name before what it belongs to; bullets are none."""
        text = plain(element)
        if not text.strip(_BULLETS):
            return
        walk(element, flow, self._handlers)
        following = element.getnext()
        after = element.tail or ("" if following is None else "".join(following.itertext()))
        if after[:1].isalnum():
            flow.add(" ")

    def _figure(self, _element: Any, _flow: Flow) -> None:
        """Figures stand beside the text, and are read there."""

    def _apart(self, element: Any, flow: Flow) -> None:
        if flow.last.strip():
            flow.add(" ")
        walk(element, flow, self._handlers)
        flow.add(" ")
