"""Blocks of a Word file as they come: where the title is, what is front matter, what a caption belongs to."""

import re
from collections.abc import Iterable

from synthesist.read.composing import Composer, Run
from synthesist.read.docx.paragraphs import ABSTRACT, CAPTION, KEYWORDS, Paragraph
from synthesist.read.grid import Grid
from synthesist.records import BlockKind, SectionRole

_LONGEST_TITLE = 40
_LONGEST_FRONT = 60
_NOTE = re.compile(r"(?:notes?\b|abbreviations?\b|sources?\b|[*†‡§]|[a-z]\s[A-Z])", re.IGNORECASE)
_NUMBERED = re.compile(r"\[?(?P<label>\d{1,3})[\].)]\s*(?=\S)")


class Body:
    """Takes paragraphs and tables in their order and gives them to a composer.

    Attributes:
        title: as shown; empty where there is none.
        front: lines between the title and the first section.
        abstract: its paragraphs.
        keywords: as shown.
    """

    def __init__(self, composer: Composer) -> None:
        self._composer = composer
        self._caption: Paragraph | None = None
        self._grid: tuple[Grid, Paragraph | None] | None = None
        self._after_table = False
        self._role: SectionRole | None = None
        self._is_opened = False
        self._references = 0
        self.title = ""
        self.front: list[str] = []
        self.abstract: list[str] = []
        self.keywords = ""

    def paragraph(self, found: Paragraph) -> None:
        """Take a paragraph."""
        if not found.text:
            return
        if found.is_caption:
            self._take_caption(found)
            return
        is_note = (
            (self._after_table or self._grid is not None) and bool(_NOTE.match(found.text)) and found.level is None
        )
        self._flush()
        if is_note:
            self._after_table = True
            self.note(found.words.runs)
        else:
            self._block(found)

    def formula(self, runs: Iterable[Run]) -> None:
        """Take an equation that stands by itself."""
        self._flush()
        self._composer.block(BlockKind.FORMULA, runs)

    def note(self, runs: Iterable[Run]) -> None:
        """Take a footnote, an endnote or a note below a table."""
        self._composer.block(BlockKind.NOTE, runs)

    def table(self, grid: Grid) -> None:
        """Take a table; the caption before it is its own, else one right behind it."""
        caption = self._caption if self._caption and not _is_figure(self._caption) else None
        if caption:
            self._caption = None
        self._flush()
        if any("".join(run.text for run in entry.runs).strip() for entry in grid.entries):
            self._grid = (grid, caption)

    def finish(self) -> None:
        """Give away what still waits."""
        self._flush()

    def _take_caption(self, found: Paragraph) -> None:
        if self._grid and not self._grid[1] and not _is_figure(found):
            self._grid = (self._grid[0], found)
            self._flush()
            self._after_table = True
        else:
            self._flush()
            self._caption = found

    def _flush(self) -> None:
        """Give away the table and the caption that wait for each other."""
        self._after_table = False
        if self._grid:
            grid, caption = self._grid
            self._grid = None
            self._composer.table(
                grid.entries,
                caption=caption.words.runs if caption else "",
                label=_label(caption) if caption else "",
                header_rows=grid.header_rows,
                header_columns=grid.header_columns,
            )
            self._after_table = True
        if self._caption:
            caption, self._caption = self._caption, None
            self._composer.block(BlockKind.CAPTION, caption.words.runs)

    def _block(self, found: Paragraph) -> None:
        if found.style.name.startswith("toc"):
            return
        if self._is_title(found):
            self.title = self.title or found.text
            self._composer.title(found.words.runs)
        elif (level := self._heading_level(found)) is not None:
            self._heading(found, level)
        elif found.is_reference or "bibliography" in found.style.name or self._role is SectionRole.REFERENCES:
            self._reference(found)
        elif not self._is_opened and self._is_front(found):
            self._front(found)
        else:
            self._running(found)

    def _is_title(self, found: Paragraph) -> bool:
        if found.style.name == "title":
            return not self._is_opened
        if self.title or self._is_opened or self.front or found.level is not None or found.role is not None:
            return False
        is_short = len(found.text.split()) <= _LONGEST_TITLE and not found.text.endswith(".")
        return is_short and (found.is_bold or bool(found.style.is_centred) or found.size >= 14)  # noqa: PLR2004

    def _heading_level(self, found: Paragraph) -> int | None:
        if found.level is not None:
            return found.level
        if found.style.is_list or found.is_reference:
            return None
        if found.style.name in {"abstract title", "abstract heading", "toc heading", "references heading"}:
            return 1
        is_named = found.role is not None and len(found.text.split()) <= 4 and not found.text.endswith(".")  # noqa: PLR2004
        may_be = self._is_opened or found.role is not None or not self.title
        if is_named or (may_be and found.looks_like_heading):
            number = re.match(r"\d+((?:\.\d+)*)", found.text)
            return 1 + number[1].count(".") if number else 1
        return None

    def _heading(self, found: Paragraph, level: int) -> None:
        self._is_opened = True
        role = found.role
        if level == 1 or role is not None or self._role is SectionRole.REFERENCES:
            self._role = role
        self._composer.heading(found.words.runs, level)

    def _is_front(self, found: Paragraph) -> bool:
        """Whether a paragraph before the first heading names people, places, dates or keywords."""
        if found.style.name in {"author", "authors", "affiliation", "date", "subtitle"} or KEYWORDS.match(found.text):
            return True
        if ABSTRACT.match(found.text) or "abstract" in found.style.name:
            return False
        return bool(self.title) and len(found.text.split()) <= _LONGEST_FRONT and not _is_sentences(found.text)

    def _front(self, found: Paragraph) -> None:
        self.front.append(found.text)
        self._keywords(found.text)
        self._composer.block(BlockKind.FRONT, found.words.runs)

    def _keywords(self, text: str) -> None:
        if told := KEYWORDS.match(text):
            self.keywords = self.keywords or text[told.end() :].strip()

    def _running(self, found: Paragraph) -> None:
        told = ABSTRACT.match(found.text) if self._role is None else None
        if told or ("abstract" in found.style.name and self._role is not SectionRole.ABSTRACT):
            self._is_opened = True
            self._role = SectionRole.ABSTRACT
            if told:
                self._composer.heading(told["name"])
            else:
                self._composer.section(SectionRole.ABSTRACT)
        runs = _without(found.words.runs, told.end()) if told else found.words.runs
        if KEYWORDS.match(found.text):
            self._front(found)
            return
        if self._role is SectionRole.ABSTRACT:
            self.abstract.append(found.text[told.end() :] if told else found.text)
        self._composer.block(_kind(found), runs)

    def _reference(self, found: Paragraph) -> None:
        self._references += 1
        told = _NUMBERED.match(found.text)
        label = told["label"] if told else str(self._references) if found.style.is_list else ""
        self._composer.reference(found.words.runs, label=label)


def _kind(found: Paragraph) -> BlockKind:
    if found.is_formula:
        return BlockKind.FORMULA
    if found.style.name in {"source code", "html preformatted", "plain text", "code"}:
        return BlockKind.CODE
    return BlockKind.ITEM if found.style.is_list else BlockKind.PARAGRAPH


def _is_figure(caption: Paragraph) -> bool:
    told = CAPTION.match(caption.text)
    return bool(told) and told["kind"].lower() != "table" if told else "figure" in caption.style.name


def _label(caption: Paragraph) -> str:
    told = CAPTION.match(caption.text)
    return " ".join(told["label"].split()) if told else ""


def _is_sentences(text: str) -> bool:
    return len(text.split()) > 25 and text.rstrip().endswith((".", ")"))  # noqa: PLR2004


def _without(runs: Iterable[Run], count: int) -> list[Run]:
    """Runs without their first characters, counted as they are shown: blanks at the start are not."""
    kept: list[Run] = []
    left = count
    for run in runs:
        text = run.text.lstrip() if not kept and left == count else run.text
        if left >= len(text):
            left -= len(text)
            continue
        kept.append(run._replace(text=text[left:]))
        left = 0
    return kept
