"""Blocks in, in the order of reading; out comes one text with the place of everything in it.

The one place where offsets are made, so that every reader's spans mean the same. Body first, then captions, tables and
notes, references last: what a float interrupts on a page reads on.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple

from synthesist.read.headings import hinted_role, parted, section_role
from synthesist.records import (
    Block,
    BlockKind,
    Box,
    Cell,
    Front,
    Line,
    Marker,
    Reading,
    Reference,
    Repair,
    Section,
    SectionRole,
    Table,
)
from synthesist.records.ids import sha256

_BREAK = "\n\n"
_BLANKS = re.compile(r"\s+")
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_FLOATS = frozenset((BlockKind.CAPTION, BlockKind.TABLE, BlockKind.NOTE))


class Run(NamedTuple):
    """A piece of a block's text, all of it in one place of a page.

    Attributes:
        keys: of the references that it cites, if it is a citation.
        repair: kind and original, where it reads otherwise than the file has it; its text may then be empty.
    """

    text: str
    page: int | None = None
    box: Box | None = None
    keys: tuple[str, ...] = ()
    repair: tuple[str, str] | None = None


class Entry(NamedTuple):
    """A cell of a table to be; rows and columns count from 0."""

    row: int
    column: int
    runs: Sequence[Run]
    row_span: int = 1
    column_span: int = 1
    is_header: bool = False


Runs = str | Iterable[Run]


@dataclass(slots=True)
class _Piece:
    """A block's text with the places in it, counted from its own start."""

    kind: BlockKind
    section: int
    text: str = ""
    spans: list[tuple[int, int, Run]] = field(default_factory=list)

    def add(self, run: Run, *, keeps_lines: bool = False) -> None:
        """Append a run: NFC, blanks made one; a mark that joins the letter before it joins it here too."""
        text = _clean(run.text, keeps_lines=keeps_lines)
        if not self.text or self.text[-1] in " \n\t":
            text = text.lstrip(" ")
        start = len(self.text)
        if text and _joins(text[0]):
            start = self._join(text)
        else:
            self.text += text
        self.spans.append((start, len(self.text), run))

    def _join(self, text: str) -> int:
        """Append a text whose first letter may melt into the last one here; where the rest of it begins."""
        rest = text.lstrip("".join({letter for letter in text if _joins(letter)}))
        self.text = unicodedata.normalize("NFC", self.text + text)
        start = max(0, len(self.text) - len(rest))
        if self.spans:
            first, _, former = self.spans[-1]
            self.spans[-1] = (min(first, start), start, former)
        return start

    def closed(self) -> "_Piece":
        """Without blanks at its end; spans that hung on them are cut."""
        self.text = self.text.rstrip()
        end = len(self.text)
        self.spans = [(min(first, end), min(last, end), run) for first, last, run in self.spans]
        return self


@dataclass(slots=True)
class _Grid:
    """A table to be laid out: its piece, its cells relative to it, and all that is said of it."""

    piece: _Piece
    caption: _Piece | None
    cells: list[Cell]
    label: str
    header_rows: int
    header_columns: int
    basis: str


@dataclass(slots=True)
class _Opened:
    """A section whose end is not known yet."""

    title: str
    number: str
    level: int
    role: SectionRole
    is_said: bool = True
    """Whether its own title told the role."""


class Composer:
    """Takes the blocks of one file in reading order.

    Args:
        reader: name and version.
        original: the file's bytes.
    """

    def __init__(self, reader: str, original: bytes) -> None:
        self._reader = reader
        self._original_sha256 = sha256(original)
        self._sections: list[_Opened] = []
        self._main: list[_Piece] = []
        self._floats: list[_Piece] = []
        self._grids: list[_Grid] = []
        self._references: list[tuple[_Piece, str, dict[str, object]]] = []

    def title(self, runs: Runs) -> None:
        """The title, which opens the section that front matter belongs to."""
        if not self._sections:
            self.section(SectionRole.TITLE)
        self._add(BlockKind.TITLE, runs)

    def section(self, role: SectionRole, *, level: int = 1) -> None:
        """Open a section that no heading announces, such as an abstract in a box."""
        self._sections.append(_Opened("", "", level, role))

    def heading(self, runs: Runs, level: int = 1, role: SectionRole | None = None) -> None:
        """Open a section by its heading.

        Args:
            role: where the file says it; by the title otherwise, else that of the section around it, else by any
                telling word of the title.
        """
        piece = _piece(BlockKind.HEADING, len(self._sections), runs)
        if not piece.text:
            return
        number, title = parted(piece.text)
        told = role or section_role(piece.text)
        around = self._around(level)
        if told is None and around is SectionRole.OTHER:
            around = hinted_role(title) or around
        self._sections.append(_Opened(title, number, level, told or around, is_said=told is not None))
        self._main.append(piece)

    def _around(self, level: int) -> SectionRole:
        for opened in reversed(self._sections):
            if opened.level < level and opened.role is not SectionRole.TITLE:
                return opened.role
        return SectionRole.OTHER

    def block(self, kind: BlockKind, runs: Runs) -> None:
        """Any block that is neither title, heading, table nor reference."""
        self._add(kind, runs)

    def paragraph(self, runs: Runs) -> None:
        """A paragraph of running text."""
        self._add(BlockKind.PARAGRAPH, runs)

    def table(
        self,
        entries: Iterable[Entry],
        *,
        caption: Runs = "",
        label: str = "",
        header_rows: int = 0,
        header_columns: int = 0,
        basis: str = "markup",
    ) -> None:
        """A table, with its caption; an empty one leaves its caption alone."""
        heading = _piece(BlockKind.CAPTION, self._place, caption)
        told = heading if heading.text else None
        piece, cells = _laid_out(entries, self._place)
        if told:
            self._floats.append(told)
        if cells:
            self._floats.append(piece)
            self._grids.append(_Grid(piece, told, cells, label, header_rows, header_columns, basis))

    def reference(
        self,
        runs: Runs,
        key: str = "",
        *,
        label: str = "",
        identifiers: tuple[tuple[str, str], ...] = (),
        title: str = "",
        authors: tuple[str, ...] = (),
        year: int | None = None,
    ) -> None:
        """An entry of the list of references; `key` is what runs of the text cite it by."""
        piece = _piece(BlockKind.REFERENCE, self._place, runs)
        if piece.text:
            said: dict[str, object] = {
                "label": label,
                "identifiers": identifiers,
                "title": title,
                "authors": authors,
                "year": year,
            }
            self._references.append((piece, key, said))

    def finish(
        self, front: Front | None = None, pages: Iterable[tuple[float, float]] = (), notes: Iterable[str] = ()
    ) -> Reading:
        """The reading; the composer is used up."""
        pieces = [*self._main, *self._floats, *(piece for piece, _, _ in self._references)]
        starts, text = _joined(pieces)
        placed = list(zip(pieces, starts, strict=True))
        at = {id(piece): start for piece, start in placed}
        return Reading(
            reader=self._reader,
            original_sha256=self._original_sha256,
            text=text,
            sha256=sha256(text),
            front=front or Front(),
            pages=tuple(pages),
            sections=self._closed(at),
            blocks=tuple(Block(piece.kind, start, start + len(piece.text), piece.section) for piece, start in placed),
            tables=self._tables(pieces, at),
            references=tuple(
                Reference.model_validate({"start": at[id(piece)], "end": at[id(piece)] + len(piece.text), **said})
                for piece, _, said in self._references
            ),
            markers=self._markers(placed),
            lines=_lines(placed),
            repairs=_repairs(placed),
            notes=tuple(notes),
        )

    @property
    def _place(self) -> int:
        """Place of the section that is open; one without a title is opened where there is none."""
        if not self._sections:
            self.section(SectionRole.OTHER)
        return len(self._sections) - 1

    def _add(self, kind: BlockKind, runs: Runs) -> None:
        piece = _piece(kind, self._place, runs)
        if piece.text:
            (self._floats if kind in _FLOATS else self._main).append(piece)

    def _closed(self, at: dict[int, int]) -> tuple[Section, ...]:
        spans: dict[int, tuple[int, int]] = {}
        for piece in self._main:
            start = at[id(piece)]
            first, last = spans.get(piece.section, (start, start))
            spans[piece.section] = (min(first, start), max(last, start + len(piece.text)))
        return tuple(
            Section(
                title=opened.title,
                number=opened.number,
                level=opened.level,
                role=opened.role,
                start=spans.get(place, (0, 0))[0],
                end=spans.get(place, (0, 0))[1],
            )
            for place, opened in enumerate(self._sections)
        )

    def _tables(self, pieces: Sequence[_Piece], at: dict[int, int]) -> tuple[Table, ...]:
        places = {id(piece): place for place, piece in enumerate(pieces)}
        return tuple(
            Table(
                label=grid.label,
                block=places[id(grid.piece)],
                caption=places[id(grid.caption)] if grid.caption else None,
                rows=max(cell.row + cell.row_span for cell in grid.cells),
                columns=max(cell.column + cell.column_span for cell in grid.cells),
                header_rows=grid.header_rows,
                header_columns=grid.header_columns,
                basis=grid.basis,
                cells=tuple(
                    cell._replace(start=at[id(grid.piece)] + cell.start, end=at[id(grid.piece)] + cell.end)
                    for cell in grid.cells
                ),
            )
            for grid in self._grids
        )

    def _markers(self, placed: Sequence[tuple[_Piece, int]]) -> tuple[Marker, ...]:
        by_key: dict[str, int] = {}
        for place, (_, key, _) in enumerate(self._references):
            if key:
                by_key.setdefault(key, place)
        return tuple(
            Marker(base + first, base + last, tuple(by_key[key] for key in run.keys if key in by_key))
            for piece, base in placed
            for first, last, run in piece.spans
            if run.keys and last > first
        )


def _laid_out(entries: Iterable[Entry], section: int) -> tuple[_Piece, list[Cell]]:
    """Cells parted by tabs, a line for each row that has any; of two in one place the first holds."""
    piece, cells = _Piece(BlockKind.TABLE, section), list[Cell]()
    placed: dict[tuple[int, int], Entry] = {}
    for entry in entries:
        placed.setdefault((entry.row, entry.column), entry)
    for number, (_, row) in enumerate(groupby((placed[at] for at in sorted(placed)), key=lambda entry: entry.row)):
        piece.text += "\n" if number else ""
        begin = len(piece.text)
        cells += [_cell(piece, begin, entry, section) for entry in row]
        piece.text += "\t" if len(piece.text) == begin else ""  # two ends of lines would be the end of the block
    return piece, cells if any(cell.end > cell.start for cell in cells) else []


def _cell(piece: _Piece, begin: int, entry: Entry, section: int) -> Cell:
    """A cell written behind those before it in its row, which begins at a place of the piece."""
    inside = _piece(BlockKind.TABLE, section, entry.runs)
    piece.text += "\t" * (entry.column - piece.text.count("\t", begin))
    start = len(piece.text)
    piece.text += inside.text
    piece.spans += [(start + first, start + last, run) for first, last, run in inside.spans]
    return Cell(entry.row, entry.column, start, len(piece.text), entry.row_span, entry.column_span, entry.is_header)


def _piece(kind: BlockKind, section: int, runs: Runs) -> _Piece:
    piece = _Piece(kind, section)
    for run in [Run(runs)] if isinstance(runs, str) else runs:
        piece.add(run, keeps_lines=kind is BlockKind.CODE)
    return piece.closed()


def _clean(text: str, *, keeps_lines: bool) -> str:
    lines = _UNFIT.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    fit = unicodedata.normalize("NFC", lines)
    if keeps_lines:
        return re.sub(r"\n\s*\n", "\n", fit.replace("\t", " "))
    return _BLANKS.sub(" ", fit)


def _joins(letter: str) -> bool:
    """Whether NFC may make one of this and what stands before it."""
    return (
        not unicodedata.is_normalized("NFC", f"a{letter}")
        or unicodedata.category(letter).startswith("M")
        or ("\u1160" <= letter <= "\u11ff")
    )


def _joined(pieces: Sequence[_Piece]) -> tuple[list[int], str]:
    starts, length = [], 0
    for piece in pieces:
        starts.append(length)
        length += len(piece.text) + len(_BREAK)
    return starts, _BREAK.join(piece.text for piece in pieces)


def _lines(placed: Sequence[tuple[_Piece, int]]) -> tuple[Line, ...]:
    """One for each place; runs of one box that follow each other are one line."""
    lines: list[Line] = []
    for piece, base in placed:
        for first, last, run in piece.spans:
            if run.page is None or run.box is None or last == first:
                continue
            former = lines[-1] if lines else None
            if former and (former.page, former.box) == (run.page, run.box) and former.end == base + first:
                lines[-1] = former._replace(end=base + last)
            else:
                lines.append(Line(base + first, base + last, run.page, run.box))
    return tuple(lines)


def _repairs(placed: Sequence[tuple[_Piece, int]]) -> tuple[Repair, ...]:
    return tuple(
        Repair(base + first, base + last, *run.repair, run.page, run.box)
        for piece, base in placed
        for first, last, run in piece.spans
        if run.repair
    )
