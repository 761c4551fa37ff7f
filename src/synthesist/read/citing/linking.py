"""A reading whose references have their fields, and whose markers point at them."""

from collections.abc import Callable, Sequence

from synthesist.read.citing.entries import filled
from synthesist.read.citing.numbers import RAISED, ROUND, SQUARE, is_in_order, numbered
from synthesist.read.citing.years import named
from synthesist.records import BlockKind, Marker, Reading, Reference

_CITING = frozenset((BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.CAPTION, BlockKind.NOTE, BlockKind.TABLE))
_ENOUGH = 0.2
"""Share of the list that must be cited for a style to be taken as the text's own."""


def with_citations(reading: Reading) -> Reading:
    """The reading with the fields of its references, and with its markers, where the reader found none.

    Entries are parsed conservatively: what is not plain stays empty. A text cites by number in square brackets, by
    author and year, by number in round brackets or by raised numbers: the first of these by which it cites a good
    part of its list is taken, the latter two only where numbers rise as such lists do. A marker whose entry is not
    plain points nowhere.
    """
    if not reading.references:
        return reading
    references = tuple(filled(reference, reading.text) for reference in reading.references)
    found = reading.model_copy(update={"references": references})
    if any(marker.references for marker in reading.markers):
        return found
    return found.model_copy(update={"markers": tuple(_markers(found))})


def _markers(reading: Reading) -> list[Marker]:
    spans = [(block.start, block.end) for block in reading.blocks if block.kind in _CITING]
    places = _numbers(reading.references)
    is_numbered = any(reference.label for reference in reading.references)

    def by_name() -> list[Marker]:
        return named(reading.text, spans, reading.references)

    def in_squares() -> list[Marker]:
        return numbered(reading.text, spans, places, SQUARE)

    styles: Sequence[Callable[[], list[Marker]]] = (in_squares, by_name) if is_numbered else (by_name, in_squares)
    tried = [style() for style in styles]
    for markers in tried:
        if _cited(markers) >= max(1, _ENOUGH * len(reading.references)):
            return markers
    for pattern in (ROUND, RAISED):
        markers = numbered(reading.text, spans, places, pattern)
        if is_in_order(markers, len(reading.references)):
            return markers
    return max(tried, key=_cited)


def _cited(markers: Sequence[Marker]) -> int:
    return len({place for marker in markers for place in marker.references})


def _numbers(references: Sequence[Reference]) -> dict[int, int]:
    """Places of the entries by number: as labelled; by their order where the list bears no labels."""
    labelled = {int(one.label): place for place, one in enumerate(references) if one.label.isdecimal()}
    if labelled:
        return labelled
    return {} if any(one.label for one in references) else {place + 1: place for place in range(len(references))}
