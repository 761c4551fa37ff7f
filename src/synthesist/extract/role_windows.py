"""The sentences of one text as windows that the role model reads at once: their tokens, and where each one stands."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

ROOM = 512
"""Tokens of a window, those between the sentences among them."""

LONGEST = 90
"""Tokens of a sentence; what is beyond is not read."""

_SHARED = 2
_TENTHS, _EDGE = 10, 5


Given = dict[str, NDArray[np.int64] | NDArray[np.float32]]
"""Inputs of the network by name."""


class Window(NamedTuple):
    """Sentences `start` to `end` are read together; what is said of `first` to `last` is kept."""

    start: int
    end: int
    first: int
    last: int


def windows(lengths: Sequence[int], room: int = ROOM) -> list[Window]:
    """As many sentences a window as have room; neighbours share some, and each keeps what it sees both sides of.

    Args:
        lengths: tokens of each sentence.
    """
    made: list[Window] = []
    start = first = 0
    while first < len(lengths):
        end = _end(lengths, start, room)
        last = end if end == len(lengths) else max(first + 1, end - _SHARED)
        made.append(Window(start, end, first, last))
        start, first = _start(lengths, last, room), last
    return made


def _start(lengths: Sequence[int], first: int, room: int) -> int:
    """A few sentences before `first`, as far as they leave room for it."""
    if first == len(lengths):
        return first
    start, used = first, lengths[first] + 2
    least = max(0, first - _SHARED)
    while start > least and used + lengths[start - 1] + 1 <= room:
        start -= 1
        used += lengths[start] + 1
    return start


def _end(lengths: Sequence[int], start: int, room: int) -> int:
    """One past the last sentence that has room; a sentence alone always has."""
    used, end = 1, start
    while end < len(lengths) and (end == start or used + lengths[end] + 1 <= room):
        used += lengths[end] + 1
        end += 1
    return end


def packed(sentences: Sequence[Sequence[int]], places: NDArray[np.int64], opening: int, closing: int) -> Given:
    """What the network is given of one window.

    Args:
        sentences: ids of each sentence's tokens.
        places: rows of `places_of`.
        opening: id of the token before all sentences.
        closing: id of the token behind each sentence.

    Returns:
        `ids`, shape (1, tokens); `pool`, shape (1, sentences, tokens), each row the mean over a sentence's tokens;
        `ends`, shape (1, sentences), where each sentence's closing token is; `places`, shape (1, sentences, 3).
    """
    lengths = np.array([len(ids) + 1 for ids in sentences])
    ends = np.cumsum(lengths)
    ids = [opening, *(one for own in sentences for one in (*own, closing))]
    pool = np.zeros((1, len(sentences), len(ids)), dtype=np.float32)
    for at, (end, length) in enumerate(zip(ends.tolist(), lengths.tolist(), strict=True)):
        pool[0, at, end - length + 1 : end + 1] = 1 / length
    return {"ids": np.array([ids]), "pool": pool, "ends": ends[None], "places": places[None]}


def places_of(count: int) -> NDArray[np.int64]:
    """Where each of a text's sentences stands, shape (count, 3): in tenths, from the start, from the end.

    They are rows of one table: 11 tenths, then 6 places from the start, then 6 from the end.
    """
    at = np.arange(count)
    tenths = np.round(at / max(1, count - 1) * _TENTHS).astype(np.int64)
    starts = _TENTHS + 1 + np.minimum(at, _EDGE)
    ends = _TENTHS + 1 + _EDGE + 1 + np.minimum(count - 1 - at, _EDGE)
    return np.column_stack([tenths, starts, ends])
