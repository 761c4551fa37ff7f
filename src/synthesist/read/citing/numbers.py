"""Citations by number: in square or round brackets, or raised above the line."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from synthesist.records import Marker

_DASH = "[-–—‒−]"
_PART = rf"\d{{1,3}}(?:\s?{_DASH}\s?\d{{1,3}})?"
_LIST = rf"{_PART}(?:\s?[,;]\s?(?:and\s|&\s)?{_PART}|\sand\s{_PART})*"
_LOCATED = r"(?:,\s(?:p|pp|chap|sec|fig|table|eq)\.?\s[^\[\]()]{1,20})?"
SQUARE = re.compile(rf"\[(?:(?:see|cf\.|e\.g\.,?)\s)?({_LIST}){_LOCATED}\]", re.IGNORECASE)
ROUND = re.compile(rf"\(({_LIST})\)")
RAISED = re.compile(
    rf"(?<=[^\W\d_][^\W\d_][.,;:)”’\"'\]])({_LIST})(?=[\s)]|$)|(?<=[^\W\d_A-Z]{{3}})({_LIST})(?=[\s.,;:)]|$)"
)
_NUMBERS = re.compile(rf"(\d{{1,3}})(?:\s?{_DASH}\s?(\d{{1,3}}))?")
_NO_CITATION = re.compile(
    r"(?:\b(?:CI|interval|range|ranges|scale|IQR),?\s*|[=∈×·<>≤≥]\s*|(?<!\w)[^\W\d_])$", re.IGNORECASE
)
_SPREAD = re.compile(r"(?<![\w^-])(?!(?:19|20)\d\d\s)\d+(?:\.\d+)?%?\s$")
_OPEN_RANGE = re.compile(rf"\]\s?{_DASH}\s?\[$")
_WIDEST = 60


def numbered(
    text: str, spans: Sequence[tuple[int, int]], places: Mapping[int, int], pattern: re.Pattern[str]
) -> list[Marker]:
    """The markers of one style in some spans of a text, one for each number or range.

    Args:
        places: of the entries by their number.
    """
    found: list[Marker] = []
    for start, end in spans:
        for group in pattern.finditer(text, start, end):
            place = 1 if group[1] else 2
            markers = list(_parts(text, group.start(place), group.end(place), places))
            before = text[max(start, group.start() - 20) : group.start()]
            is_spread = len(_NUMBERS.findall(group[place])[0][1] or markers[1:]) > 0 and _SPREAD.search(before)
            if all(marker.references for marker in markers) and not is_spread and not _NO_CITATION.search(before):
                found += markers
    return _ranged(text, found, places)


def _parts(text: str, start: int, end: int, places: Mapping[int, int]) -> Iterator[Marker]:
    for found in _NUMBERS.finditer(text, start, end):
        first, last = int(found[1]), int(found[2] or found[1])
        is_range = first <= last <= first + _WIDEST
        numbers = range(first, last + 1) if is_range else ()
        cited = tuple(places[number] for number in numbers if number in places)
        yield Marker(found.start(), found.end(), cited if len(cited) == len(numbers) else ())


def _ranged(text: str, markers: Sequence[Marker], places: Mapping[int, int]) -> list[Marker]:
    """Markers in which "[4]–[7]" stands for all from 4 to 7."""
    numbers = {place: number for number, place in places.items()}
    joined: list[Marker] = []
    for marker in markers:
        last = joined[-1] if joined else None
        if last and _OPEN_RANGE.search(text[last.end : marker.start]) and marker.start - last.end <= len("] – ["):
            between = range(numbers[last.references[-1]], numbers[marker.references[0]] + 1)
            if 0 < len(between) <= _WIDEST and all(number in places for number in between):
                joined[-1] = Marker(last.start, marker.end, tuple(places[number] for number in between))
                continue
        joined.append(marker)
    return joined


def is_in_order(markers: Sequence[Marker], entries: int) -> bool:
    """Whether markers cite a good part of a list that is numbered by first citation, and do so in its order.

    What round brackets and raised digits hold may be many things; only citations count up through the list.
    """
    firsts = list(dict.fromkeys(place for marker in markers for place in marker.references))
    rising: list[int] = []
    for place in firsts:
        at = bisect_right(rising, place)
        rising[at : at + 1] = [place]
    return len(firsts) >= max(4, 0.4 * entries) and len(rising) >= 0.8 * len(firsts)
