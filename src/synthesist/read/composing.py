"""Blocks in, in the order of reading; out comes one text with the place of everything in it.

The one place where offsets are made, so that every reader's spans mean the same. Body first, then captions, tables and
notes, references last: what a float interrupts on a page reads on.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from synthesist.read.headings import hinted_role, parted, section_role
from synthesist.read.pieces import Entry, Piece, Run, Runs, joined, laid_out, lines_of, piece_of, repairs_of
from synthesist.records import (
    Block,
    BlockKind,
    Cell,
    Front,
    Marker,
    Reading,
    Reference,
    Section,
    SectionRole,
    Table,
)
from synthesist.records.ids import sha256

__all__ = ["Composer", "Entry", "Run", "Runs"]

_FLOATS = frozenset((BlockKind.CAPTION, BlockKind.TABLE, BlockKind.NOTE))


@dataclass(slots=True)
class _Grid:
    """A table to be laid out: its piece, its cells relative to it, and all that is said of it."""

    piece: Piece
    caption: Piece | None
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
        self._main: list[Piece] = []
        self._floats: list[Piece] = []
        self._grids: list[_Grid] = []
        self._references: list[tuple[Piece, str, dict[str, object]]] = []

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
        piece = piece_of(BlockKind.HEADING, len(self._sections), runs)
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
        heading = piece_of(BlockKind.CAPTION, self._place, caption)
        told = heading if heading.text else None
        piece, cells = laid_out(entries, self._place)
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
        piece = piece_of(BlockKind.REFERENCE, self._place, runs)
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
        starts, text = joined(pieces)
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
            lines=lines_of(placed),
            repairs=repairs_of(placed),
            notes=tuple(notes),
        )

    @property
    def _place(self) -> int:
        """Place of the section that is open; one without a title is opened where there is none."""
        if not self._sections:
            self.section(SectionRole.OTHER)
        return len(self._sections) - 1

    def _add(self, kind: BlockKind, runs: Runs) -> None:
        piece = piece_of(kind, self._place, runs)
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

    def _tables(self, pieces: Sequence[Piece], at: dict[int, int]) -> tuple[Table, ...]:
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

    def _markers(self, placed: Sequence[tuple[Piece, int]]) -> tuple[Marker, ...]:
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
