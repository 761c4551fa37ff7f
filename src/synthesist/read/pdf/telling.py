"""Parts go to the composer as what they are: title, front matter, sections, paragraphs, references, floats."""

# ruff: noqa: PLR2004 - thresholds are in sizes of type, and read best where they are used

from collections.abc import Sequence

from synthesist.read.composing import Composer, Entry, Run
from synthesist.read.headings import parted, section_role
from synthesist.read.pdf.front import (
    first_section,
    is_abstract,
    is_keywords,
    is_prose,
    is_structure,
    opens_abstract,
    title_end,
    title_of,
)
from synthesist.read.pdf.hyphens import Vocabulary
from synthesist.read.pdf.kinds import KEYWORDS
from synthesist.read.pdf.levels import levels, look_of
from synthesist.read.pdf.lines import spread
from synthesist.read.pdf.manner import Manner
from synthesist.read.pdf.page import Word
from synthesist.read.pdf.part import FLOATS, Part
from synthesist.read.pdf.references import entries
from synthesist.read.pdf.running import lines_from, runs_of
from synthesist.read.pdf.tables import FoundTable
from synthesist.records.reading import BlockKind, SectionRole


class Teller:
    """Hands the parts of one document to a composer.

    Attributes:
        title: text of the title; `below` the lines of front matter; `abstract` the text of the abstract's paragraphs.
    """

    def __init__(self, composer: Composer, vocabulary: Vocabulary, manner: Manner) -> None:
        self._composer = composer
        self._vocabulary = vocabulary
        self._manner = manner
        self.title = ""
        self.below: list[str] = []
        self.abstract: list[str] = []
        self.keywords: list[str] = []
        self._abstract_parts: list[Part] = []
        self._headed: Part | None = None

    def tell(self, parts: Sequence[Part], told_title: str) -> None:
        """Title and front matter, then the rest."""
        at = title_of(parts, told_title, self._manner)
        end = 0 if at is None else title_end(parts, at)
        start = first_section(parts, end) if at is not None else 0
        headings = [part for part in parts[start:] if part.kind is BlockKind.HEADING]
        depths = levels([(part.lines[0], part.left, part.right) for part in headings])
        if at is not None:
            self._title(parts[at:end])
        for place, part in enumerate(parts[:start]):
            if part.kind in FLOATS:
                self._float(part)
            elif at is not None and not at <= place < end:
                self._front(part)
                self.below += [spread(line) for line in part.lines] if place > at else []
        self._rest(parts[start:], dict(zip(map(id, headings), depths, strict=True)))

    def _title(self, parts: Sequence[Part]) -> None:
        whole = parts[0]._replace(lines=tuple(line for part in parts for line in part.lines))
        self.title = self._text(whole)
        self._composer.title(self._runs(whole))

    def _front(self, part: Part) -> None:
        self._keep(part)
        self._composer.block(BlockKind.FRONT, self._runs(part))

    def _keep(self, part: Part) -> None:
        if is_keywords(part):
            self.keywords = _keywords(self._text(part))

    def _rest(self, parts: Sequence[Part], depths: dict[int, int]) -> None:
        role: SectionRole | None = None
        listed: list[Part] = []
        for place, part in enumerate(parts):
            if part.kind is BlockKind.REFERENCE:
                continue
            if part.kind in FLOATS:
                self._float(part)
            elif part.kind is BlockKind.HEADING:
                self._references(listed)
                listed = []
                role = self._heading(part, depths[id(part)], role)
            elif role is SectionRole.REFERENCES:
                listed.append(part)
            else:
                role = self._block(
                    part, role, next((one for one in parts[place + 1 :] if one.kind not in FLOATS), None)
                )
        self._references(listed)
        self._references([part for part in parts if part.kind is BlockKind.REFERENCE])

    def _heading(self, part: Part, level: int, role: SectionRole | None) -> SectionRole | None:
        if role is SectionRole.ABSTRACT and is_structure(part) and not self._has_look_of_abstract(part):
            self._composer.heading(self._runs(part), max(level, 2), SectionRole.ABSTRACT)
            return role
        own = SectionRole.ABSTRACT if is_abstract(part) and part.page <= 2 else None
        self._headed = part if own else self._headed
        self._composer.heading(self._runs(part), level, own)
        return own or section_role(parted(self._text(part))[1]) or SectionRole.OTHER

    def _has_look_of_abstract(self, part: Part) -> bool:
        """Whether a heading is set as that of the abstract was, so that it stands beside it and not under it."""
        if self._headed is None or part.page > self._headed.page or is_abstract(part):
            return True
        return look_of(part.lines[0]) == look_of(self._headed.lines[0])

    def _block(self, part: Part, role: SectionRole | None, after: Part | None) -> SectionRole | None:
        if part.page == 1 and is_keywords(part):
            self._keep(part)
            self._composer.block(BlockKind.FRONT, self._runs(part))
            return role
        if self._opens_abstract(part, role, after):
            self._composer.section(SectionRole.ABSTRACT)
            role = SectionRole.ABSTRACT
        elif role is SectionRole.ABSTRACT and self._ends_abstract(part):
            self._composer.section(SectionRole.INTRODUCTION)
            role = SectionRole.INTRODUCTION
        if role is SectionRole.ABSTRACT and part.kind is BlockKind.PARAGRAPH:
            self.abstract.append(self._text(part)[opens_abstract(part) :])
            self._abstract_parts.append(part)
        self._composer.block(part.kind, self._runs(part))
        return role

    def _opens_abstract(self, part: Part, role: SectionRole | None, after: Part | None) -> bool:
        if part.page > 1 or part.kind is not BlockKind.PARAGRAPH or self._abstract_parts:
            return False
        if opens_abstract(part):
            return True
        is_followed = after is not None and (after.kind is BlockKind.HEADING or is_keywords(after))
        return bool(self.title) and role is None and is_prose(part) and (is_followed or not self._is_running(part))

    def _ends_abstract(self, part: Part) -> bool:
        """Whether a paragraph is set as running text is where the abstract was not."""
        return (
            bool(self._abstract_parts)
            and self._is_running(part)
            and not any(map(self._is_running, self._abstract_parts))
        )

    def _is_running(self, part: Part) -> bool:
        own = [
            line
            for line in part.lines
            if self._manner.is_own(line) and abs(line.size - self._manner.size) < 0.03 * line.size
        ]
        return len(own) > 0.5 * len(part.lines)

    def _references(self, parts: Sequence[Part]) -> None:
        for label, lines in entries(parts, self._manner):
            self._composer.reference(runs_of(lines, self._vocabulary), label, label=label)

    def _float(self, part: Part) -> None:
        if part.table is None:
            self._composer.block(part.kind, self._runs(part))
        else:
            self._table(part.table, part.page)

    def _table(self, table: FoundTable, page: int) -> None:
        cells = [
            Entry(cell.row, cell.column, self._words(cell.words, page), cell.row_span, cell.column_span, cell.is_header)
            for cell in table.cells
        ]
        self._composer.table(
            cells,
            caption=self._words(table.caption, page),
            label=table.label,
            header_rows=table.header_rows,
            header_columns=table.header_columns,
            basis=table.basis,
        )
        for words in table.notes:
            self._composer.block(BlockKind.NOTE, self._words(words, page))

    def _words(self, words: Sequence[Word], page: int) -> tuple[Run, ...]:
        return tuple(runs_of(lines_from(words, page), self._vocabulary))

    def _runs(self, part: Part) -> tuple[Run, ...]:
        return tuple(runs_of(part.lines, self._vocabulary))

    def _text(self, part: Part) -> str:
        return " ".join("".join(run.text for run in self._runs(part)).split())


def _keywords(text: str) -> list[str]:
    rest = KEYWORDS.sub("", text, count=1)
    stop = next((one for one in (";", "·", "•", ",") if one in rest), "\n")
    return [word for piece in rest.split(stop) if (word := piece.strip(" .—–"))]
