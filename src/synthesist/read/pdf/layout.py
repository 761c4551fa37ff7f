"""Pages become columns of running lines, with what stands apart from these: tables and notes."""

from collections.abc import Sequence
from typing import NamedTuple

from synthesist.read.pdf.columns import Column, columns
from synthesist.read.pdf.furniture import without_furniture
from synthesist.read.pdf.line_numbers import without_numbers
from synthesist.read.pdf.lines import TextLine, segments
from synthesist.read.pdf.manner import Manner, body_of, manner_of
from synthesist.read.pdf.notes import notes_from, parted, ruled_notes
from synthesist.read.pdf.page import PageContent, Word
from synthesist.read.pdf.pictures import pictures, without_pictures
from synthesist.read.pdf.seeing import Seen
from synthesist.read.pdf.tables import FoundTable, find_tables

_NARROW = 0.25
_SMALL = 0.94


class Sheet(NamedTuple):
    """A page as it is read.

    Attributes:
        columns: in the order of reading, without notes.
        notes: of each of its columns.
        tables: from the top.
    """

    number: int
    columns: tuple[Column, ...]
    notes: tuple[tuple[tuple[TextLine, ...], ...], ...]
    tables: tuple[FoundTable, ...]


def laid_out(seen: Sequence[Seen]) -> tuple[list[Sheet], Manner]:
    """The pages in the order of reading, and how the document is set."""
    contents = [one.content._replace(words=without_numbers(one.content)) for one in seen]
    tables = [tuple(find_tables(content)) for content in contents]
    words = [_without(content.words, found) for content, found in zip(contents, tables, strict=True)]
    size, fonts = body_of(word for page in words for word in page)
    pages = [segments(page, content.number) for page, content in zip(words, contents, strict=True)]
    pages = without_furniture(pages, [(content.width, content.height) for content in contents])
    pages = [
        without_pictures(lines, pictures(one.drawing, one.content.width, one.content.height, lines), size)
        for lines, one in zip(pages, seen, strict=True)
    ]
    ordered = [columns(lines) for lines in pages]
    manner = manner_of([column for page in ordered for column in page], size, fonts)
    sheets = [
        _sheet(content, page, found, manner) for content, page, found in zip(contents, ordered, tables, strict=True)
    ]
    return sheets, manner


def _without(words: Sequence[Word], tables: Sequence[FoundTable]) -> list[Word]:
    taken = {index for table in tables for index in table.words}
    return [word for word in words if word.index not in taken]


def _sheet(content: PageContent, page: Sequence[Column], tables: tuple[FoundTable, ...], manner: Manner) -> Sheet:
    ends = _note_starts(content, page, manner)
    return Sheet(
        content.number,
        tuple(column._replace(lines=column.lines[:at]) for column, at in zip(page, ends, strict=True)),
        tuple(tuple(map(tuple, parted(column.lines[at:]))) for column, at in zip(page, ends, strict=True)),
        tables,
    )


def _note_starts(content: PageContent, page: Sequence[Column], manner: Manner) -> list[int]:
    """Where the notes of each column begin; those with more than notes below them have some under a rule alone."""
    starts = [len(column.lines) for column in page]
    for place in sorted(range(len(page)), key=lambda place: -page[place].lines[-1].baseline):
        column = page[place]
        if content.number > 1 and _is_margin(column, content.width, manner):
            starts[place] = 0
        elif not any(starts[at] > 0 and _is_below(other, column) for at, other in enumerate(page)):
            starts[place] = notes_from(column, manner, content.rules, content.height, is_first=content.number == 1)
        else:
            starts[place] = ruled_notes(column, manner, content.rules)
    return starts


def _is_margin(column: Column, width: float, manner: Manner) -> bool:
    """Whether a column is a strip of small type beside the text."""
    is_narrow = column.right - column.left < _NARROW * width
    return is_narrow and all(line.size < _SMALL * manner.size for line in column.lines)


def _is_below(other: Column, column: Column) -> bool:
    return (
        other is not column
        and other.lines[0].baseline > column.lines[-1].baseline
        and other.left < column.right - 5
        and column.left < other.right - 5
    )
