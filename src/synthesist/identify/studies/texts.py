"""Near-equal texts: titles by their words, abstracts by runs of five words, and companion parts by their numbers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from zlib import crc32

from synthesist.language import content_stems

_RUN = 5
_FEWEST_RUNS = 15
"""An abstract with fewer tells nothing by its runs of words."""

_WORD = re.compile(r"\w+")
_MOST_RUNS = 5_000
_SKETCH = 24
_SERIES_WORDS = 3
_PART = re.compile(
    r"\b(?:[Pp]art|PART|[Pp]t\.?|[Tt]eil|[Pp]artie)\s+(\d{1,2}|[IVXivx]{1,4}|[Oo]ne|[Tt]wo|[Tt]hree|[AB])\b"
    r"|(?<=[\s.:(])(I{1,3}|IV|V|VI{1,3})[.:)]"
    r"|(?<=\s)(I{1,3}|IV|V|VI{1,3})$"
)
_NUMERALS = {"one": "1", "two": "2", "three": "3", "a": "1", "b": "2"} | {
    roman: str(at) for at, roman in enumerate(("i", "ii", "iii", "iv", "v", "vi", "vii", "viii"), start=1)
}


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a work.

    Attributes:
        title: stems of its words that carry meaning, the mark of a part left out.
        numbers: digits in the title.
        part: "1" of "Part I"; empty where it is no part.
        series: the title before the mark of a part; empty where that is hardly a title.
        runs: hashes of each five words on end of the abstract; empty for a short one.
    """

    title: frozenset[str]
    numbers: frozenset[str]
    part: str
    series: str
    runs: frozenset[int]

    def sketch(self) -> tuple[int, ...]:
        """The least hashes: two abstracts that are half alike share some of them (Broder 1997)."""
        return tuple(sorted(self.runs)[:_SKETCH])


def wording(title: str, abstract: str) -> Wording:
    """The words of a work as compared."""
    part, series, bare = _part(title)
    stems = content_stems(bare)
    numbers = frozenset(stem for stem in stems if stem[0].isdigit())
    return Wording(frozenset(stems), numbers, part, series, frozenset(_runs(abstract)))


def _part(title: str) -> tuple[str, str, str]:
    """Number of the part, the title before it, and the title without it."""
    found = _PART.search(title)
    if not found:
        return "", "", title
    said = next(group for group in found.groups() if group).casefold()
    before = [word.casefold() for word in _WORD.findall(title[: found.start()])]
    series = " ".join(before) if len(before) >= _SERIES_WORDS else ""
    return _NUMERALS.get(said, said), series, f"{title[: found.start()]} {title[found.end() :]}"


def _runs(abstract: str) -> Iterator[int]:
    words = _WORD.findall(abstract.casefold())[:_MOST_RUNS]
    if len(words) >= _RUN + _FEWEST_RUNS - 1:
        for at in range(len(words) - _RUN + 1):
            yield crc32(" ".join(words[at : at + _RUN]).encode())


def likeness(one: frozenset[str] | frozenset[int], other: frozenset[str] | frozenset[int]) -> float:
    """Jaccard's share of what two sets have in common; 0 where one is empty."""
    shared = len(one & other)
    return shared / (len(one) + len(other) - shared) if shared else 0.0
