"""An HTML page taken apart: its tags with their attributes, its visible words, its scripts and styles."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

_INLINE = frozenset({"a", "abbr", "b", "cite", "code", "em", "i", "mark", "q", "small", "span", "strong", "sub", "sup"})

Attributes = list[tuple[str, str | None]]


@dataclass(frozen=True)
class Tag:
    """A start tag, the line that it stands on, and its attributes in order."""

    name: str
    line: int
    attributes: Attributes = field(default_factory=list)

    def get(self, name: str) -> str:
        """The value of an attribute; empty where it is missing."""
        return next((value or "" for key, value in self.attributes if key == name), "")


class Page(HTMLParser):
    """What a page holds: its `tags`, its `words`, and the `bodies` of scripts and styles."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.source = source
        self.tags: list[Tag] = []
        self.words: list[str] = []
        self._bodies: list[tuple[Tag, list[str]]] = []
        self._is_raw = False
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        """Keep the tag; a block parts words."""
        opened = Tag(tag, self.getpos()[0], attrs)
        self.tags.append(opened)
        if tag in ("script", "style"):
            self._is_raw = True
            self._bodies.append((opened, []))
        self._part(tag)

    def handle_startendtag(self, tag: str, attrs: Attributes) -> None:
        """Keep a tag that closes itself; browsers ignore the stroke, so a script still opens."""
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """End a script or a style; a block parts words."""
        if tag in ("script", "style"):
            self._is_raw = False
        self._part(tag)

    def handle_data(self, data: str) -> None:
        """Keep words, or the body of a script or a style."""
        (self._bodies[-1][1] if self._is_raw else self.words).append(data)

    def bodies(self, name: str) -> list[tuple[Tag, str]]:
        """What each script, or each style, holds."""
        return [(tag, "".join(parts)) for tag, parts in self._bodies if tag.name == name]

    def _part(self, tag: str) -> None:
        if tag not in _INLINE:
            self.words.append(" ")
