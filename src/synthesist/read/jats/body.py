"""The body of a JATS article: sections and blocks in order, floats and notes as the composer wants them."""

import re
from collections.abc import Callable, Collection
from typing import Any

from synthesist.read import tabular
from synthesist.read.composing import Composer, Run
from synthesist.read.flow import Flow
from synthesist.read.jats.words import Words
from synthesist.read.markup import outermost, plain
from synthesist.read.mathml import formula
from synthesist.records import BlockKind, SectionRole

_STATEMENTS = (
    r"ack\w*|(?:author-)?(?:contributions?|declarations?)|data-availability|coi-statement|conflict\w*|\w*-?interests?"
    r"|conflict-of-interest|ethics-statement|funding\w*|funding-information|additional-information|peer-review"
    r"|datasets|financial-disclosure"
)
_TYPES = {
    SectionRole.INTRODUCTION: r"intro\w*",
    SectionRole.BACKGROUND: r"background|related-work",
    SectionRole.METHODS: r"methods?|materials?|materials\|methods|methods\|materials|subjects|study-design",
    SectionRole.RESULTS: r"results?|results\|discussion|findings",
    SectionRole.DISCUSSION: r"discussion|discussion\|\w+|interpretation",
    SectionRole.CONCLUSION: r"conclusions?",
    SectionRole.LIMITATIONS: r"limitations?",
    SectionRole.APPENDIX: r"appendix|supplementary-material|supporting-information",
    SectionRole.STATEMENTS: _STATEMENTS,
}
_ROLES = tuple((role, re.compile(pattern, re.IGNORECASE)) for role, pattern in _TYPES.items())
_PARTS = frozenset((
    "list", "def-list", "disp-formula", "disp-formula-group", "disp-quote", "verse-group", "code", "preformat",
    "speech", "statement", "array", "chem-struct-wrap", "ref-list", "table", "question", "answer", "explanation",
))  # fmt: skip
"""What parts a paragraph in two."""

_CAPTIONED = ("fig", "fig-group", "table-wrap", "table-wrap-group", "supplementary-material", "media")
_TEXTS = frozenset(("p", "sec", "list", "boxed-text"))
_ADDRESS = re.compile(r"(?:DOI:?\s*)?(?:https?://(?:dx\.)?doi\.org/|10\.)\S+", re.IGNORECASE)


class Body:
    """Feeds a composer.

    Attributes:
        words: makes runs of mixed content.
    """

    def __init__(self, composer: Composer, keys: dict[str, str]) -> None:
        self._composer = composer
        self.words = Words(keys, self._aside)
        self._rules: dict[str, Callable[[Any, int], None]] = {
            "sec": self._section,
            "p": self._paragraph,
            "list": self._list,
            "def-list": self._definitions,
            "disp-formula": self._formula,
            "disp-quote": self.inside,
            "verse-group": self.inside,
            "code": self._code,
            "preformat": self._code,
            "speech": self._whole,
            "statement": self._statement,
            "array": self._bare_table,
            "table": self._bare_table,
            "table-wrap": self._table,
            "table-wrap-group": self._caption,
            "fig": self._caption,
            "fig-group": self._caption,
            "supplementary-material": self._caption,
            "media": self._caption,
            "boxed-text": self._box,
            "fn": self._note,
            "fn-group": self._notes,
            "title": self._loose_title,
            **dict.fromkeys(("label", "ref-list", "sec-meta", "graphic", "bio", "sig-block"), _nothing),
            **dict.fromkeys(("permissions", "attrib", "object-id", "alt-text", "processing-meta"), _nothing),
            **dict.fromkeys(("related-article", "related-object"), _nothing),
        }

    def block(self, element: Any, level: int) -> None:
        """One element: by its rule, else what stands in it."""
        rule = self._rules.get(element.tag)
        if rule:
            rule(element, level)
        else:
            self.inside(element, level)

    def inside(self, element: Any, level: int, but: Collection[str] = ()) -> None:
        """All that stands in an element: blocks by their rule, loose text between them as paragraphs.

        Args:
            but: tags of children that are left out.
        """
        flow = Flow()
        flow.add(element.text)
        for child in element:
            if child.tag in self._rules or any(part.tag in self._rules for part in child):
                self._flush(flow)
                flow = Flow()
                if child.tag not in but:
                    self.block(child, level)
            else:
                self.words.into(flow, child)
                flow.add(" ")
            flow.add(child.tail)
        self._flush(flow)

    def headed(self, element: Any, level: int, role: SectionRole | None) -> None:
        """A part with a heading where it has one, and all that stands in it."""
        self.head(element, level, role)
        self.inside(element, level, ("title", "label"))

    def head(self, element: Any, level: int, role: SectionRole | None) -> None:
        """Open a section: by its heading, or without one where its role is known."""
        title = element.find("title")
        runs = self.words.of(title)
        if any(run.text.strip() for run in runs):
            self._composer.heading([*_labelled(element, runs), *runs], level, role)
        elif role is not None:
            self._composer.section(role, level=level)

    def captioned(self, element: Any) -> list[Run]:
        """Label, title and text of a figure or table as one caption."""
        label, caption = element.find("label"), element.find("caption")
        parts = [] if caption is None else [caption.find("title"), *(c for c in caption if not _is_apart(c))]
        runs = self.words.of(label)
        if runs and runs[-1].text.rstrip()[-1:].isalnum():
            runs.append(Run("."))
        rest = self.words.of(*parts)
        return [*runs, Run(" "), *rest] if runs and rest else runs or rest

    def _section(self, section: Any, level: int) -> None:
        self.headed(section, level + 1, role_of(section.get("sec-type") or ""))

    def _paragraph(self, paragraph: Any, level: int) -> None:
        """A paragraph, parted where a list or a formula of its own line stands in it."""
        if is_address(paragraph):
            return
        flow = Flow()
        flow.add(paragraph.text)
        for child in paragraph:
            if child.tag in _PARTS:
                self._flush(flow)
                flow = Flow()
                self._rules.get(child.tag, self._whole)(child, level)
            else:
                self.words.into(flow, child)
            flow.add(child.tail)
        self._flush(flow)

    def _flush(self, flow: Flow) -> None:
        if any(letter.isalnum() for letter in flow.text):
            self._composer.paragraph(self.words.closed(flow))

    def _whole(self, element: Any, _level: int) -> None:
        self._composer.paragraph(self.words.of(element))

    def _statement(self, statement: Any, level: int) -> None:
        """A theorem or the like, its label and title at the head of its first paragraph."""
        name = self.words.of(statement.find("label"), statement.find("title"))
        first = next((child for child in statement if child.tag == "p"), None)
        self._composer.paragraph([*name, Run(". " if name else ""), *self.words.of(first)])
        for child in statement:
            if child is not first and child.tag not in {"label", "title"}:
                self.block(child, level)

    def _list(self, items: Any, level: int) -> None:
        for item in items.iter("list-item"):
            if next(item.iterancestors("list"), None) is items:
                self._item(item, level)

    def _item(self, item: Any, level: int) -> None:
        """Each paragraph of an item is a block; the label stands before the first, lists inside come behind."""
        if (item.text or "").strip():
            self._composer.block(BlockKind.ITEM, self.words.of(item))
            return
        label = self.words.of(item.find("label"))
        for child in item:
            if child.tag in {"list", "def-list"}:
                self._rules[child.tag](child, level)
            elif child.tag == "p" and not any(part.tag in _PARTS for part in child):
                self._composer.block(BlockKind.ITEM, [*label, Run(" " if label else ""), *self.words.of(child)])
                label = []
            elif child.tag != "label":
                self.block(child, level)

    def _definitions(self, definitions: Any, _level: int) -> None:
        for item in definitions.findall("def-item"):
            term, meaning = self.words.of(item.find("term")), self.words.of(*item.findall("def"))
            self._composer.block(BlockKind.ITEM, [*term, Run(": " if term and meaning else ""), *meaning])

    def _formula(self, element: Any, _level: int) -> None:
        label = plain(element.find("label"))
        written = formula(element)
        if label and written.startswith(label):
            written = written.removeprefix(label).strip()
        self._composer.block(BlockKind.FORMULA, f"{written} {label}".strip())

    def _code(self, element: Any, _level: int) -> None:
        self._composer.block(BlockKind.CODE, "".join(element.itertext()).strip("\n"))

    def _bare_table(self, table: Any, _level: int) -> None:
        around = table.getparent()
        for grid in tabular.grids(around, self.words.of) if around is not None else []:
            self._composer.table(grid.entries, header_rows=grid.header_rows, header_columns=grid.header_columns)

    def _table(self, wrap: Any, _level: int) -> None:
        caption: list[Run] | str = self.captioned(wrap)
        label = plain(wrap.find("label")).rstrip(".: ")
        found = tabular.grids(wrap, self.words.of)
        if not found and caption:
            self._composer.block(BlockKind.CAPTION, caption)
        for grid in found:
            self._composer.table(
                grid.entries,
                caption=caption,
                label=label,
                header_rows=grid.header_rows,
                header_columns=grid.header_columns,
            )
            caption = ""
        for foot in wrap.findall("table-wrap-foot"):
            self._foot(foot)

    def _foot(self, foot: Any) -> None:
        for note in outermost(foot, "fn", "p", "attrib"):
            self._note(note, 0)

    def _caption(self, element: Any, level: int) -> None:
        """A caption, and those of what stands inside the same figure without being part of its caption."""
        self._composer.block(BlockKind.CAPTION, self.captioned(element))
        for inner in element.iter(*_CAPTIONED):
            around = next(inner.iterancestors(*_CAPTIONED, "caption"), None)
            if inner is not element and around is element:
                self._rules[inner.tag](inner, level)

    def _box(self, box: Any, level: int) -> None:
        """A box stands beside the text, and so does all that is in it, unless it is all there is."""
        if not any(other.tag in _TEXTS for other in box.itersiblings(preceding=True)) and not any(
            other.tag in _TEXTS for other in box.itersiblings()
        ):
            self.headed(box, level + 1, None)
            return
        for element in outermost(box, "title", "p", "list-item", "table-wrap", "boxed-text"):
            rule = self._rules[element.tag] if element.tag in {"table-wrap", "boxed-text"} else self._note
            rule(element, level)

    def _note(self, note: Any, _level: int) -> None:
        self._composer.block(BlockKind.NOTE, self.words.of(note))

    def _notes(self, group: Any, _level: int) -> None:
        for note in outermost(group, "fn"):
            self._note(note, 0)

    def _loose_title(self, title: Any, level: int) -> None:
        self._composer.heading(self.words.of(title), level + 1)

    def _aside(self, element: Any) -> None:
        """A float in the midst of a text."""
        self._rules[element.tag](element, 0)


def is_address(paragraph: Any) -> bool:
    """Whether a paragraph is no more than the DOI of what it stands in."""
    return bool(_ADDRESS.fullmatch(plain(paragraph)))


def _is_apart(part: Any) -> bool:
    return part.tag == "title" or is_address(part)


def role_of(kind: str) -> SectionRole | None:
    """What the type of a section tells; None where it tells nothing."""
    return next((role for role, pattern in _ROLES if pattern.fullmatch(kind.strip())), None)


def _labelled(element: Any, runs: list[Run]) -> list[Run]:
    """The number of a section, where its title does not begin with it."""
    label = plain(element.find("label"))
    if not label or "".join(run.text for run in runs).strip().startswith(label):
        return []
    return [Run(f"{label} ")]


def _nothing(_element: Any, _level: int) -> None:
    pass
