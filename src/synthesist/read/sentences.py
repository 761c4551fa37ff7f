"""The sentences of a document, with exact places."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from synthesist.language import spans
from synthesist.records import PROSE, Block, BlockKind, Box, Document, Line, Reading, Sentence

_BREAK = "\n\n"
_RUNNING = frozenset((BlockKind.PARAGRAPH, BlockKind.ITEM))
_ENDS = tuple(".!?…。！？")
_LONGEST_FORMULA = 500
"""Characters of displayed formulas over which a sentence is followed."""


class SentenceSpan(NamedTuple):
    """Where a sentence of a reading stands.

    Attributes:
        block: place in `Reading.blocks` of the block that it begins in; a displayed formula may carry it over.
        section: place in `Reading.sections`.
        page: from 1, with the place of its first line there; None where there are no pages.
    """

    start: int
    end: int
    block: int
    section: int
    page: int | None
    box: Box | None


def sentences(document: Document) -> tuple[Sentence, ...]:
    """The sentences of a title-and-abstract document, in order; the title is one sentence."""
    title, _, abstract = document.text.partition(_BREAK)
    places = [(0, len(title), "title")]
    offset = len(title) + len(_BREAK)
    places += [(offset + start, offset + end, "abstract") for start, end in spans(abstract)]
    return tuple(
        Sentence(
            document_id=document.document_id,
            work_id=document.work_id,
            ordinal=ordinal,
            start=start,
            end=end,
            section=section,
            text=document.text[start:end],
        )
        for ordinal, (start, end, section) in enumerate(places)
        if end > start
    )


def sentences_of(reading: Reading) -> tuple[SentenceSpan, ...]:
    """The sentences of a reading's prose in the order of its text; a title is one sentence.

    A sentence that is broken off by a displayed formula and carried on behind it is one, the formula included.
    """
    starts = [line.start for line in reading.lines]
    found: list[SentenceSpan] = []
    for place, start, end in _joined(reading):
        block = reading.blocks[place]
        line = _line_at(start, reading.lines, starts)
        page, box = (line.page, line.box) if line else (None, None)
        found.append(SentenceSpan(start, end, place, block.section, page, box))
    return tuple(found)


def _joined(reading: Reading) -> Iterator[tuple[int, int, int]]:
    """Block, start and end of each sentence, those that a formula parts made one."""
    goes_on = _going_on(reading.text, reading.blocks)
    held: tuple[int, int, int] | None = None
    for place, block in enumerate(reading.blocks):
        inside = list(_inside(reading.text, block))
        for number, (start, end) in enumerate(inside):
            first = held if held and number == 0 else (place, start, end)
            held = None
            if number == len(inside) - 1 and place in goes_on:
                held = (first[0], first[1], end)
            else:
                yield first[0], first[1], end


def _inside(text: str, block: Block) -> Iterator[tuple[int, int]]:
    if block.kind is BlockKind.TITLE:
        yield block.start, block.end
    elif block.kind in PROSE:
        for start, end in spans(text[block.start : block.end]):
            yield block.start + start, block.start + end


def _going_on(text: str, blocks: Sequence[Block]) -> set[int]:
    """Places of the blocks whose last sentence a formula breaks off and the next running block carries on."""
    running = [place for place, block in enumerate(blocks) if block.kind in _RUNNING and block.end > block.start]
    return {
        place
        for place, after in pairwise(running)
        if after > place + 1
        and all(block.kind is BlockKind.FORMULA for block in blocks[place + 1 : after])
        and blocks[after].start - blocks[place].end <= _LONGEST_FORMULA
        and not text[blocks[place].start : blocks[place].end].rstrip().endswith(_ENDS)
        and text[blocks[after].start].islower()
    }


def _line_at(start: int, lines: Sequence[Line], starts: Sequence[int]) -> Line | None:
    """The line that a place stands in, or the next one where it stands between two."""
    place = bisect_right(starts, start) - 1
    if place >= 0 and lines[place].end > start:
        return lines[place]
    return lines[place + 1] if place + 1 < len(lines) else None
