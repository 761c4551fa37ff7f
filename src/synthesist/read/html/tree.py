"""A page as a tree of elements that holds no more than what people read on it."""

import re
from typing import Any

from synthesist.read.html.pruning import is_hidden, is_junk
from synthesist.read.markup import DEEPEST, hostile

_NESTING = 4_000
"""Tags that may be open at once: the parser looks through all of them at each further one."""

_OPEN = re.compile(rb"<(/?)([a-z][a-z0-9-]{0,30})")
_CLOSED_BY_OTHERS = frozenset(
    b"p li td th tr dt dd option optgroup tbody thead tfoot colgroup rt rp br hr img input meta link base area col"
    b" embed source track wbr param path use rect circle line stop html head body".split()
)
_NAME = re.compile(r"[a-z][a-z0-9-]*")
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_KEPT = frozenset((
    "id", "class", "href", "colspan", "rowspan", "scope", "alttext", "role", "rel", "display", "open", "close",
    "separators", "headers", "type", "name", "start", "aria-describedby", "data-rid", "rid", "lang", "style",
))  # fmt: skip


def require_shallow(content: bytes) -> None:
    """Refuse a page whose tags stand in each other without end, before it is parsed.

    Raises:
        Unreadable: of kind "hostile".
    """
    counts: dict[bytes, int] = {}
    depth = 0
    for closing, tag in _OPEN.findall(_without_scripts(content.lower())):
        if tag in _CLOSED_BY_OTHERS:
            continue
        count = counts.get(tag, 0)
        if not closing:
            counts[tag] = count + 1
            depth += 1
            if depth > _NESTING:
                raise hostile(f"more than {_NESTING:,} tags are open in it at once")
        elif count:
            counts[tag] = count - 1
            depth -= 1


def _without_scripts(content: bytes) -> bytes:
    """A page in small letters without its scripts, in which a sign for less looks like a tag."""
    parts, at = [], 0
    while (start := content.find(b"<script", at)) >= 0:
        parts.append(content[at:start])
        at = content.find(b"</script", start)
        if at < 0:
            return b"".join(parts)
    return b"".join((*parts, content[at:]))


class Built:
    """A pruned tree.

    Attributes:
        root: of lxml; its tag is "body".
        hidden: words that the page hides.
    """

    def __init__(self, parser: Any) -> None:
        from lxml import etree  # type: ignore[import-untyped]

        self._etree = etree
        self.root: Any = etree.Element("body")
        self.hidden = 0
        if parser.body is not None:
            self._copy(parser.body)

    def _copy(self, body: Any) -> None:
        """Walk the page without recursion; what is deeper than the limit hangs on the last element within it."""
        stack = [(body.first_child, self.root, 0, False)]
        while stack:
            node, parent, depth, is_inside = stack.pop()
            while node is not None:
                copied = self._taken(node, parent, depth, is_inside=is_inside)
                if copied is not None and node.first_child is not None:
                    stack.append((node.next, parent, depth, is_inside))
                    is_inside = is_inside or copied.tag in {"article", "main"}
                    node, parent, depth = node.first_child, copied, depth + (copied is not parent)
                    continue
                node = node.next

    def _taken(self, node: Any, parent: Any, depth: int, *, is_inside: bool) -> Any:
        """Copy one node; the element that its children go to, None where they are left out."""
        tag = node.tag or ""
        if tag == "-text":
            _append(parent, node.text_content or "")
            return None
        if tag.startswith("-") or not tag:
            return None
        attributes = node.attributes
        if is_hidden(attributes) and not _holds_math(node):
            self.hidden += len((node.text(deep=True, separator=" ") or "").split())
            return None
        if is_junk(tag, attributes, is_inside_article=is_inside):
            return None
        if depth >= DEEPEST or not _NAME.fullmatch(tag):
            return parent
        kept = {name: _UNFIT.sub("", value or "") for name, value in attributes.items() if name in _KEPT}
        return self._etree.SubElement(parent, tag, kept)


def _holds_math(node: Any) -> bool:
    """Formulas are hidden from people where pictures or styled letters stand for them, and are all there is to read."""
    return node.tag in {"span", "div", "mjx-assistive-mml"} and node.css_first("math") is not None


def _append(parent: Any, text: str) -> None:
    fit = _UNFIT.sub("", text)
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + fit
    else:
        parent.text = (parent.text or "") + fit
