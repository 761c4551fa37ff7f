"""Which pairs are worth comparing: cheap keys that duplicates share, in blocks whose work is bounded."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from synthesist.identify.matching.profiles import Profile

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_WHOLE = 24
"""Records of a block that are all compared with each other."""

_WINDOW = 8
"""Neighbours that a record of a greater block is compared with, in each of three orders."""

_ENDS = 22
"""Letters of a title that make a key from its begin, and from its end."""

_LONG_WORDS = 3
_SHORTEST_TITLE = 8

Key = Callable[[Profile], Iterable[str]]


def _by_title(profile: Profile) -> Iterator[str]:
    if profile.title:
        yield profile.title


def _by_begin(profile: Profile) -> Iterator[str]:
    if len(profile.title) >= _SHORTEST_TITLE:
        yield profile.title[:_ENDS]


def _by_end(profile: Profile) -> Iterator[str]:
    if len(profile.title) > _ENDS:
        yield profile.title[-_ENDS:]


def _by_words(profile: Profile) -> Iterator[str]:
    """The longest words, wherever they stand."""
    words = sorted(set(profile.heading.subject.split()), key=lambda word: (-len(word), word))[:_LONG_WORDS]
    if len(words) == _LONG_WORDS:
        yield " ".join(words)


def _by_author(profile: Profile) -> Iterator[str]:
    """The first author with year and page, and with the longest word of the title: what typos in titles leave."""
    if not profile.names.families:
        return
    family = profile.names.families[0][:6]
    if profile.place.first_page and profile.year:
        yield f"{family}|{profile.year}|{profile.place.first_page}"
    if profile.title and profile.year:
        yield f"{family}|{profile.year}|{profile.title[:4]}"
        yield f"{family}|{profile.year}|{profile.title[-4:]}"


def _by_place(profile: Profile) -> Iterator[str]:
    place = profile.place
    if place.first_page and place.volume:
        yield f"{place.volume}|{place.first_page}|{place.last_page}"


def _by_abstract(profile: Profile) -> Iterator[str]:
    if len(profile.abstract) >= 2 * _ENDS:
        yield profile.abstract[: 2 * _ENDS]


def _by_identifier(profile: Profile) -> Iterator[str]:
    return (f"{scheme}:{value}" for scheme, value in profile.ids)


_KEYS: tuple[Key, ...] = (
    _by_identifier,
    _by_title,
    _by_begin,
    _by_end,
    _by_words,
    _by_author,
    _by_place,
    _by_abstract,
)


def candidate_pairs(profiles: Sequence[Profile]) -> "NDArray[np.int64]":
    """Positions of pairs that share a key, shape (pairs, 2), the smaller position first, sorted, each once.

    Blocks of up to 24 records are compared whole. In a greater one each record meets its eight next neighbours by
    title, by author and by page, so that the pairs grow with the records and no record of it is left out.
    """
    import numpy as np

    count = max(len(profiles), 1)
    found = np.zeros(0, dtype=np.int64)
    for key in _KEYS:
        codes = np.fromiter((one * count + other for one, other in _paired(key, profiles)), dtype=np.int64)
        found = np.union1d(found, codes)
    return np.stack(np.divmod(found, count), axis=1)


def _paired(key: Key, profiles: Sequence[Profile]) -> Iterator[tuple[int, int]]:
    blocks: dict[str, list[int]] = defaultdict(list)
    for at, profile in enumerate(profiles):
        for value in set(key(profile)):
            blocks[value].append(at)
    for block in blocks.values():
        if len(block) > _WHOLE:
            yield from _neighbours(block, profiles)
        elif len(block) > 1:
            yield from combinations(block, 2)


def _neighbours(block: list[int], profiles: Sequence[Profile]) -> Iterator[tuple[int, int]]:
    for order in (_title_order, _author_order, _page_order):
        ranked = sorted(block, key=lambda at: (*order(profiles[at]), profiles[at].record_id))
        for step in range(1, _WINDOW + 1):
            for one, other in zip(ranked, ranked[step:], strict=False):
                yield (one, other) if one < other else (other, one)


def _title_order(profile: Profile) -> tuple[object, ...]:
    return profile.title, profile.year or 0, profile.names.families, profile.place.first_page


def _author_order(profile: Profile) -> tuple[object, ...]:
    return profile.names.families, profile.year or 0, profile.title, profile.place.first_page


def _page_order(profile: Profile) -> tuple[object, ...]:
    return profile.place.first_page, profile.place.volume, profile.year or 0, profile.title
