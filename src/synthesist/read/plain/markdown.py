"""Markdown, parsed by markdown-it."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from synthesist.read.composing import Composer, Entry, Run
from synthesist.read.headings import parted, section_role
from synthesist.read.plain.telling import caption_label, own_identifiers
from synthesist.records import Author, BlockKind, Front, SectionRole

if TYPE_CHECKING:
    from markdown_it.token import Token

_GAP = r"[ \t]{0,9}"
_SIGNS = re.compile(
    r"^ {0,3}#{1,6}[ \t]+\S|^ {0,3}(?:```|~~~)"
    rf"|^{_GAP}\|?{_GAP}:?-{{3,}}:?{_GAP}(?:\|{_GAP}:?-{{3,}}:?{_GAP})+\|?{_GAP}$|\*\*\S[^*\n]*\*\*|\]\(https?://",
    re.MULTILINE,
)
_LEAST_SIGNS = 2
_OF_SECTIONS = 2
"""Level of a section's heading below a title of level 1."""
_MATTER = re.compile(r"\A---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*\n", re.DOTALL)
_FIELD = re.compile(r"^(title|author|authors|lang|date):[ \t]*[\"']?(.*?)[\"']?[ \t]*$", re.MULTILINE | re.IGNORECASE)
_TAG = re.compile(r"<!--.*?-->|</?[A-Za-z][^<>]{0,500}>", re.DOTALL)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def is_markdown(text: str) -> bool:
    """Whether a text has headings, fences, tables, links or bold words as Markdown marks them."""
    found = _SIGNS.findall(text[:200_000])
    return bool(_MATTER.match(text)) or len(found) >= _LEAST_SIGNS or bool(re.match(r"\s*#{1,2} \S", text))


def mark_down(text: str, composer: Composer) -> Front:
    """Feed a text in Markdown to a composer; what it says of itself."""
    from markdown_it import MarkdownIt

    matter = _MATTER.match(text)
    said = {field.lower(): value for field, value in _FIELD.findall(matter[1])} if matter else {}
    walk = _Walk(composer, said.get("title", ""))
    tokens = MarkdownIt("commonmark").enable("table").parse(text[matter.end() :] if matter else text)
    walk.blocks(tokens)
    names = re.split(r"\s*(?:,|;| and )\s*", said.get("author") or said.get("authors") or "")
    year = _YEAR.search(said.get("date", ""))
    return Front(
        title=walk.title,
        authors=tuple(Author(family=name.strip(" []\"'")) for name in names if name.strip(" []\"'")),
        abstract="\n".join(walk.abstract),
        year=int(year[0]) if year else None,
        language=said.get("lang", ""),
        identifiers=own_identifiers(text[:3_000]),
    )


class _Walk:
    """Goes through the blocks of a text and feeds them to a composer."""

    def __init__(self, composer: Composer, title: str) -> None:
        self._composer = composer
        self._role: SectionRole | None = None
        self._items = 0
        self._label = ""
        self._is_open = False
        self.title = title
        self.abstract: list[str] = []
        if title:
            composer.title(title)

    def blocks(self, tokens: "Sequence[Token]") -> None:
        """All blocks of a text."""
        at = 0
        while at < len(tokens):
            token = tokens[at]
            if token.type == "table_open":
                last = next(place for place in range(at, len(tokens)) if tokens[place].type == "table_close")
                self._composer.table(_entries(tokens[at:last]), header_rows=1)
                at = last
            elif token.type == "heading_open":
                self._heading(int(token.tag[1:]), _inline(tokens[at + 1]))
            elif token.type in {"list_item_open", "list_item_close"}:
                self._items += token.nesting
                self._label = token.info if token.nesting > 0 else ""
            elif token.type == "inline" and tokens[at - 1].type == "paragraph_open":
                self._paragraph(_inline(token))
            else:
                self._other(token)
            at += 1

    def _heading(self, level: int, text: str) -> None:
        role = section_role(parted(text)[1])
        if not self.title and role is None:
            self.title = text
            self._composer.title(text)
            return
        self._is_open = True
        self._role = role or (self._role if level > _OF_SECTIONS else None)
        self._composer.heading(text, level)

    def _paragraph(self, text: str) -> None:
        if self._role is SectionRole.REFERENCES:
            self._composer.reference(text, self._label, label=self._label)
            self._label = ""
            return
        if self._role is SectionRole.ABSTRACT:
            self.abstract.append(text)
        self._composer.block(self._kind(text), text)

    def _kind(self, text: str) -> BlockKind:
        if caption_label(text):
            return BlockKind.CAPTION
        if self._items:
            return BlockKind.ITEM
        is_front = bool(self.title) and not self._is_open and not text.endswith((".", "!", "?"))
        return BlockKind.FRONT if is_front else BlockKind.PARAGRAPH

    def _other(self, token: "Token") -> None:
        if token.type in {"fence", "code_block"}:
            self._composer.block(BlockKind.CODE, token.content)
        elif token.type == "html_block":
            self._composer.paragraph(_TAG.sub(" ", token.content))


def _inline(token: "Token") -> str:
    """The words of a line, without marks, addresses of links and tags."""
    parts = (
        " " if child.type in {"softbreak", "hardbreak"} else "" if child.type == "html_inline" else child.content
        for child in token.children or ()
    )
    return "".join(parts)


def _entries(tokens: "Sequence[Token]") -> Iterator[Entry]:
    row, column = -1, 0
    for place, token in enumerate(tokens):
        if token.type == "tr_open":
            row, column = row + 1, 0
        elif token.type in {"th_open", "td_open"}:
            yield Entry(row, column, [Run(_inline(tokens[place + 1]))], is_header=token.type == "th_open")
            column += 1
