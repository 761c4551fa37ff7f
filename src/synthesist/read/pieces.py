"""The pieces of a text in the making: a block's words, and what stands where in them, counted from its own start."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple

from synthesist.records import BlockKind, Box, Cell, Line, Repair

_BREAK = "\n\n"
_BLANKS = re.compile(r"\s+")
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


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
class Piece:
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

    def closed(self) -> "Piece":
        """Without blanks at its end; spans that hung on them are cut."""
        self.text = self.text.rstrip()
        end = len(self.text)
        self.spans = [(min(first, end), min(last, end), run) for first, last, run in self.spans]
        return self


def laid_out(entries: Iterable[Entry], section: int) -> tuple[Piece, list[Cell]]:
    """Cells parted by tabs, a line for each row that has any; of two in one place the first holds."""
    piece, cells = Piece(BlockKind.TABLE, section), list[Cell]()
    placed: dict[tuple[int, int], Entry] = {}
    for entry in entries:
        placed.setdefault((entry.row, entry.column), entry)
    for number, (_, row) in enumerate(groupby((placed[at] for at in sorted(placed)), key=lambda entry: entry.row)):
        piece.text += "\n" if number else ""
        begin = len(piece.text)
        cells += [_cell(piece, begin, entry, section) for entry in row]
        piece.text += "\t" if len(piece.text) == begin else ""  # two ends of lines would be the end of the block
    return piece, cells if any(cell.end > cell.start for cell in cells) else []


def _cell(piece: Piece, begin: int, entry: Entry, section: int) -> Cell:
    """A cell written behind those before it in its row, which begins at a place of the piece."""
    inside = piece_of(BlockKind.TABLE, section, entry.runs)
    piece.text += "\t" * (entry.column - piece.text.count("\t", begin))
    start = len(piece.text)
    piece.text += inside.text
    piece.spans += [(start + first, start + last, run) for first, last, run in inside.spans]
    return Cell(entry.row, entry.column, start, len(piece.text), entry.row_span, entry.column_span, entry.is_header)


def piece_of(kind: BlockKind, section: int, runs: Runs) -> Piece:
    """The piece that runs make; only code keeps its lines."""
    piece = Piece(kind, section)
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


def joined(pieces: Sequence[Piece]) -> tuple[list[int], str]:
    """Where each piece begins, and the text that they make, blank lines between them."""
    starts, length = [], 0
    for piece in pieces:
        starts.append(length)
        length += len(piece.text) + len(_BREAK)
    return starts, _BREAK.join(piece.text for piece in pieces)


def lines_of(placed: Sequence[tuple[Piece, int]]) -> tuple[Line, ...]:
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


def repairs_of(placed: Sequence[tuple[Piece, int]]) -> tuple[Repair, ...]:
    """What reads otherwise than the file has it."""
    return tuple(
        Repair(base + first, base + last, *run.repair, run.page, run.box)
        for piece, base in placed
        for first, last, run in piece.spans
        if run.repair
    )
