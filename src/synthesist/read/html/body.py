"""The text of a page as blocks: what stands before the title is left out, what people do not read is not there."""

import re
from collections.abc import Callable, Iterable
from typing import Any

from synthesist.read.composing import Composer, Run
from synthesist.read.flow import Flow
from synthesist.read.headings import parted, section_role
from synthesist.read.html import floats
from synthesist.read.html.words import Words
from synthesist.read.markup import outermost, plain
from synthesist.read.mathml import formula
from synthesist.records import BlockKind, SectionRole

_PROSE = 25
"""Words from which a paragraph between title and text is no list of names."""

_LINKS = 0.7
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BLOCKS = frozenset((
    *_HEADINGS, "p", "ul", "ol", "dl", "table", "figure", "blockquote", "pre", "div", "section", "article", "main",
    "header", "footer", "aside", "details", "summary", "hr", "center", "address", "hgroup", "fieldset",
))  # fmt: skip
_FRONT = re.compile(
    r"ltx_(?:authors|dates|keywords|classification|role_(?:institutetext|affiliation|thanks))"
    r"|authors?(?:-?(?:list|group|info))?|affiliations?|contrib(?:utor)?s?(?:-?group)?|kwd-group|keywords"
    r"|c-article-(?:author-list|identifiers|info-details)|article-(?:dates|info|history|meta)|cg|fm-author"
    r"|pub-?dates?|history",
    re.IGNORECASE,
)
_ABSTRACT = re.compile(
    r"(?:ltx_|html-|article-?|journal)?abstract(?:-?(?:section|content|text|body))?|abs\d*(?:-(?:section|content))?",
    re.IGNORECASE,
)
_FOOTNOTES = re.compile(
    r"(?:foot|end)-?notes?(?:-?(?:list|section))?|fn-group|tw-foot|table-?(?:wrap-)?foot(?:note)?s?", re.IGNORECASE
)
_FORMULAS = re.compile(
    r"ltx_equation(?:group)?|ltx_eqn_table|(?:disp|display)-?formula|equation|mathjax_display|c-article-equation",
    re.IGNORECASE,
)
_LISTING = re.compile(r"ltx_listing|code-block|highlight", re.IGNORECASE)
_FRONT_TITLES = re.compile(
    r"(?:authors?|affiliations?|keywords?|article info(?:rmation)?|key ?words and phrases)\W*", re.IGNORECASE
)
_BESIDE_TITLES = re.compile(
    r"(?:similar articles|cited by.*|related (?:articles?|content|information|papers?)|associated data"
    r"|recommended.*|share.*|(?:article )?metrics|rights and permissions|about this article|comments?|actions"
    r"|resources|cite(?: this.*)?|links.*|on this page|permalink|search|navigation|more from.*|author information"
    r"|download.*|citation|sign up.*|log ?in.*|subscribe.*|publication types|mesh terms|substances|linkout.*"
    r"|full text (?:sources|links)|table of contents|contents|instructions for reporting errors|report issue.*"
    r"|figures?(?: \(\d+\))?|supplementary concepts?|access options.*)\W*",
    re.IGNORECASE,
)
_KNOWN = frozenset((
    SectionRole.INTRODUCTION, SectionRole.BACKGROUND, SectionRole.METHODS, SectionRole.RESULTS, SectionRole.DISCUSSION,
    SectionRole.CONCLUSION, SectionRole.LIMITATIONS,
))  # fmt: skip
_RUN_IN = frozenset(("ltx_title_theorem", "ltx_title_proof"))


class Body:
    """Feeds a composer.

    Attributes:
        title: as the article shows it.
        abstract: paragraphs of it so far.
        prose: words of paragraphs so far, those of the abstract apart.
        known: headings so far that name a part which papers have.
    """

    def __init__(
        self, composer: Composer, words: Callable[[Callable[[Any], None]], Words], taken: Iterable[Any]
    ) -> None:
        self._composer = composer
        self.words = words(self._note)
        self._taken = set(taken)
        self._title: Any = None
        self._ranks: dict[str, int] = {}
        self._state = "body"
        self._muted = 0
        self._loose: SectionRole | None = None
        self._abstract_level = 0
        self._is_in_abstract = False
        self.title = ""
        self.abstract: list[str] = []
        self.prose = 0
        self.known = 0

    def read(self, article: Any, title: Any) -> None:
        """All of an article.

        Args:
            title: the element that holds its title; None where there is none.
        """
        present = {head.tag for head in article.iter(*_HEADINGS) if head is not title}
        self._ranks = {tag: place for place, tag in enumerate(sorted(present), 1)}
        self._title = title
        self._state = "front" if title is None else "before"
        self.inside(article)

    def inside(self, element: Any) -> None:
        """All blocks in an element; text that stands loose between them is a paragraph."""
        flow = Flow()
        flow.add(element.text)
        for child in element:
            if self._is_block(child):
                self._paragraph(self.words.closed(flow))
                flow = Flow()
                self._block(child)
            else:
                self.words.into(flow, child)
            flow.add(child.tail)
        self._paragraph(self.words.closed(flow))

    def _is_block(self, element: Any) -> bool:
        return (
            element.tag in _BLOCKS
            or element in self._taken
            or element is self._title
            or _is_named(element, _FORMULAS)
            or (element.tag != "math" and any(part.tag in _BLOCKS for part in element.iterdescendants()))
        )

    def _block(self, element: Any) -> None:
        if element in self._taken:
            return
        if element is self._title:
            runs = self.words.of(element)
            self.title = " ".join("".join(run.text for run in runs).split())
            self._composer.title(runs)
            self._state = "front"
        elif element.tag in _HEADINGS:
            self._heading(element)
        elif _is_named(element, _FORMULAS):
            self._formula(element)
        elif _is_named(element, _FRONT) and self._title not in element.iter():
            self._front(self.words.of(element))
        elif _is_named(element, _FOOTNOTES):
            self._footnotes(element)
        elif _is_named(element, _ABSTRACT):
            self._abstract(element)
        elif floats.is_float(element):
            self._float(element)
        else:
            self._by_tag(element)

    def _by_tag(self, element: Any) -> None:
        if element.tag == "p" and not any(self._is_block(child) for child in element):
            self._paragraph(self.words.of(element), element)
        elif element.tag in {"ul", "ol", "dl"}:
            self._list(element)
        elif element.tag == "pre" or _is_named(element, _LISTING):
            self._say(BlockKind.CODE, [Run("\n".join(_lines(element)))])
        elif element.tag == "table" and floats.is_data(element):
            self._float(element)
        else:
            self.inside(element)

    def _heading(self, head: Any) -> None:
        runs = self.words.of(head)
        text = "".join(run.text for run in runs).strip()
        level = self._ranks.get(head.tag, 1)
        if self._muted and level > self._muted:
            return
        self._muted = 0
        if not text or self._state == "before":
            return
        if _BESIDE_TITLES.fullmatch(text):
            self._muted = level
            return
        if _RUN_IN & set((head.get("class") or "").split()):
            self._paragraph(runs)
            return
        if self._state == "front" and _FRONT_TITLES.fullmatch(text):
            self._front(runs)
            return
        self._open(runs, text, level)

    def _open(self, runs: list[Run], text: str, level: int) -> None:
        """A heading of the text; those of an abstract's parts stand below it, whatever their rank on the page."""
        role = section_role(parted(text)[1])
        self._state, self._loose = "body", None
        if role is SectionRole.ABSTRACT:
            level, self._abstract_level = 1, level
        elif self._is_in_abstract:
            level = 2
        elif level <= self._abstract_level:
            self._abstract_level = 0
        if not self._abstract_level and not self._is_in_abstract:
            self.known += role in _KNOWN
        self._composer.heading(runs, level)

    def _abstract(self, element: Any) -> None:
        """An abstract in a part of its own; what follows it without a heading is another section."""
        if self._state == "before":
            self._state = "front"
        holds_title = self._title in element.iter()
        self._state = self._state if holds_title else "body"
        self._loose = SectionRole.ABSTRACT
        self._is_in_abstract = True
        self.inside(element)
        self._is_in_abstract, self._loose, self._abstract_level = False, SectionRole.OTHER, 0

    def _front(self, runs: list[Run]) -> None:
        if self._state != "before" and not self._muted:
            self._composer.block(BlockKind.FRONT, runs)

    def _paragraph(self, runs: list[Run], element: Any = None) -> None:
        text = " ".join("".join(run.text for run in runs).split())
        if not any(map(str.isalnum, text)) or (element is not None and _is_button(element, text)):
            return
        self._say(BlockKind.PARAGRAPH, runs, text)

    def _say(self, kind: BlockKind, runs: list[Run], text: str = "") -> None:
        """A block where the text has begun; before that a long paragraph begins it, and the rest is front matter."""
        if self._muted:
            return
        count = len(text.split())
        if self._state != "body":
            if count < _PROSE or text[-1] not in '.?!:\u201d")]':
                self._front(runs)
                return
            self._state, self._loose = "body", self._loose or SectionRole.OTHER
        if self._loose is not None:
            self._composer.section(self._loose)
            self._loose = None
        if (self._abstract_level or self._is_in_abstract) and kind in {BlockKind.PARAGRAPH, BlockKind.ITEM}:
            self.abstract.append(text)
        elif kind in {BlockKind.PARAGRAPH, BlockKind.ITEM}:
            self.prose += count
        self._composer.block(kind, runs)

    def _list(self, items: Any) -> None:
        """Items as blocks of their own, unless they are no more than links to elsewhere."""
        if _is_menu(items):
            return
        term: list[Run] = []
        for item in items:
            if item.tag == "dt":
                term = self.words.of(item)
            elif item.tag in {"li", "dd"}:
                self._item(item, term)
                term = []
            else:
                self._block(item)

    def _item(self, item: Any, term: list[Run]) -> None:
        """One item, its term before it; lists and tables inside stand behind it."""
        nested = outermost(item, "ul", "ol", "dl", "table", "figure", "pre")
        for part in nested:
            _detach(part)
        runs = self.words.of(item)
        runs = [*term, Run(": "), *runs] if term and runs else term or runs
        self._say(BlockKind.ITEM, runs, " ".join("".join(run.text for run in runs).split()))
        for part in nested:
            self._block(part)

    def _formula(self, element: Any) -> None:
        """A formula on a line of its own; of several in one element each by itself."""
        rows = [row for row in element.iter("tr") if "ltx_equation" in (row.get("class") or "").split()]
        if len(rows) > 1:
            for row in rows:
                self._formula(row)
            return
        maths = [math for math in element.iter("math") if next(math.iterancestors("math"), None) is None]
        written = " ".join(formula(math) for math in maths)
        written = written or "".join(run.text for run in self.words.of(element)).strip()
        label = next((plain(one) for one in element.iter() if "ltx_tag" in (one.get("class") or "").split()), "")
        if label and written.endswith(label):
            label = ""
        self._say(BlockKind.FORMULA, [Run(f"{written} {label}".strip())], written)

    def _float(self, element: Any) -> None:
        if not self._muted and self._state != "before":
            floats.feed(self._composer, element, self.words, self._footnotes)

    def _footnotes(self, element: Any) -> None:
        named = [part for part in element.iterdescendants() if "fn" in (part.get("class") or "").split()]
        parts = [part for part in element.iter("li", "p") if next(part.iterancestors("li"), None) is None]
        for part in named or parts or [element]:
            self._note(part)

    def _note(self, element: Any) -> None:
        content = next(
            (one for one in element.iter() if "ltx_note_content" in (one.get("class") or "").split()), element
        )
        if not self._muted and self._state != "before":
            self._composer.block(BlockKind.NOTE, self.words.of(content))


def _detach(part: Any) -> None:
    """Take an element out of what it stands in; the text behind it stays there."""
    from lxml import etree  # type: ignore[import-untyped]

    around = part.getparent()
    blank = etree.Element("span")
    blank.tail, part.tail = part.tail, None
    around.replace(part, blank)


def _lines(element: Any) -> list[str]:
    lines = [one for one in element.iter("div") if "ltx_listingline" in (one.get("class") or "").split()]
    if lines:
        return ["".join(line.itertext()).strip("\n") for line in lines]
    return "".join(element.itertext()).strip("\n").split("\n")


def _is_named(element: Any, pattern: re.Pattern[str]) -> bool:
    names = [*(element.get("class") or "").split(), element.get("id") or ""]
    return any(map(pattern.fullmatch, names))


def _linked(element: Any) -> float:
    """Share of an element's letters that are links."""
    total = len(plain(element))
    return sum(len(plain(link)) for link in element.iter("a")) / total if total else 0.0


def _is_menu(items: Any) -> bool:
    return len(items) > 1 and _linked(items) > _LINKS and not any(plain(item).endswith(".") for item in items)


def _is_button(element: Any, text: str) -> bool:
    """Whether a paragraph is no more than a link, such as one to another format."""
    return len(text.split()) < 12 and _linked(element) > _LINKS and text[-1] not in ".?!"  # noqa: PLR2004
