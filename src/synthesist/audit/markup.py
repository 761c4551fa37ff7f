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
    """What a page holds: `tags`, `words`, named `sentences`, `rows` of tables, and `bodies` of scripts and styles."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.source = source
        self.tags: list[Tag] = []
        self.words: list[str] = []
        self._bodies: list[tuple[Tag, list[str]]] = []
        self._is_raw = False
        self._named: list[tuple[str, list[str]]] = []
        self._spans: list[bool] = []
        self.rows: list[list[str]] = []
        self.plain_rows: list[list[str]] = []
        self._is_plain = False
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        """Keep the tag; a block parts words."""
        opened = Tag(tag, self.getpos()[0], attrs)
        self.tags.append(opened)
        if tag in ("script", "style"):
            self._is_raw = True
            self._bodies.append((opened, []))
        if tag == "span":
            self._open_span(opened)
        self._open_cell(opened)
        self._part(tag)

    def handle_startendtag(self, tag: str, attrs: Attributes) -> None:
        """Keep a tag that closes itself; browsers ignore the stroke, so a script still opens."""
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """End a script or a style; a block parts words."""
        if tag in ("script", "style"):
            self._is_raw = False
        if tag == "span" and self._spans:
            self._spans.pop()
        if tag in ("tr", "dl"):
            self._open_row(is_plain=False)
        self._part(tag)

    def handle_data(self, data: str) -> None:
        """Keep words, or the body of a script or a style; words of a named sentence with its name as well."""
        (self._bodies[-1][1] if self._is_raw else self.words).append(data)
        if self.rows and self.rows[-1]:
            self.rows[-1][-1] += data
        if any(self._spans) and not self._is_raw:
            self._named[-1][1].append(data)

    @property
    def sentences(self) -> list[tuple[str, str]]:
        """Name and words of each named sentence, in order."""
        return [(name, "".join(parts)) for name, parts in self._named]

    def bodies(self, name: str) -> list[tuple[Tag, str]]:
        """What each script, or each style, holds."""
        return [(tag, "".join(parts)) for tag, parts in self._bodies if tag.name == name]

    def _open_cell(self, tag: Tag) -> None:
        """Begin a row or a cell; what follows a table's last cell is of no row."""
        if tag.name == "table":
            self._is_plain = "plain" in tag.get("class").split()
        if tag.name in ("tr", "dl"):
            self._open_row(is_plain=self._is_plain and tag.name == "tr")
        elif tag.name in ("th", "td", "dt", "dd") and self.rows:
            self.rows[-1].append("")

    def _open_row(self, *, is_plain: bool) -> None:
        self.rows.append([])
        if is_plain:
            self.plain_rows.append(self.rows[-1])

    def _open_span(self, tag: Tag) -> None:
        is_sentence = "line" in tag.get("class").split()
        self._spans.append(is_sentence)
        if is_sentence:
            self._named.append((tag.get("id"), []))

    def _part(self, tag: str) -> None:
        if tag not in _INLINE:
            self.words.append(" ")
