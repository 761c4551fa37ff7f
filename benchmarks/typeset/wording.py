"""Words of the body: which were read in order, and what else a reader took for body."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from benchmarks.typeset.folding import folded, words

LEAKS = ("running heads", "page numbers", "line numbers", "captions", "table cells", "footnotes")
"""What no reader should take for body."""

_LETTERS = 3


@dataclass(frozen=True, slots=True)
class Wording:
    """Counts of words.

    Attributes:
        truth: words that the body has; `found` of them were read in order.
        read: words that the reader gave, without those that may stand there or not (front matter, references, numbers
            of headings and items, formulas, words drawn in figures).
        given: all words that the reader gave.
        leaked: words by what they are.
    """

    truth: int
    found: int
    read: int
    given: int
    leaked: Mapping[str, int] = field(default_factory=dict)


@dataclass(slots=True)
class _Stream:
    """Words that stand beside the body, and how often each may be met."""

    budget: Counter[str]
    pairs: set[tuple[str, str]]
    singles: set[str]

    def takes(self, before: str, word: str, after: str) -> bool:
        """Whether a word is one of it; it is used up then."""
        is_one = word in self.singles or (before, word) in self.pairs or (word, after) in self.pairs
        if not is_one or self.budget[word] < 1:
            return False
        self.budget[word] -= 1
        return True


def wording(truth: Mapping[str, Any], body: str) -> Wording:
    """Compare a reader's body with the truth."""
    marked = {folded(shape): folded(word) for shape, word in truth["marked"].items()}
    given = [marked.get(word, word) for word in words(body)]
    wanted = [folded(word) for word in truth["body"]]
    rest = sorted(set(range(len(given))) - {at for _, at in in_order(wanted, given)})
    told = Counter(kind for _, kind in _told(truth, given, rest))
    leaked = {kind: told[kind] for kind in LEAKS}
    neutral = sum(told.values()) - sum(leaked.values())
    return Wording(len(wanted), len(given) - len(rest), len(given) - neutral, len(given), leaked)


def in_order(one: Sequence[str], other: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Places of a longest common subsequence."""
    from rapidfuzz.distance import LCSseq

    for operation in LCSseq.opcodes(one, other):
        if operation.tag == "equal":
            size = operation.src_end - operation.src_start
            yield from ((operation.src_start + at, operation.dest_start + at) for at in range(size))


def _told(truth: Mapping[str, Any], given: Sequence[str], rest: Sequence[int]) -> Iterator[tuple[int, str]]:
    """What each of the remaining words is, where that can be said."""
    streams, ink = _streams(truth), set("".join(map(folded, truth["free"])))
    pages = _stream(map(words, truth["furniture"]["numbers"]))
    opening = {tuple(words(text)[:2]) for _, text in truth["headings"]}
    noted = {folded(word) for word in truth["marked"].values()}
    has_numbers, left = truth["furniture"]["has_line_numbers"], set(rest)
    for at in rest:
        word, before, after = given[at], _at(given, at - 1), _at(given, at + 1)
        starts = ((after, _at(given, at + 2)), (after,))
        near = (given[place] for place in (at - 1, at + 1) if place in left)
        if _is_numbering(word) and (before in noted or not opening.isdisjoint(starts)):
            yield at, "free"
        elif kind := next((kind for kind, stream in streams.items() if stream.takes(before, word, after)), ""):
            yield at, kind
        elif _is_ink(word, ink) and any(_is_ink(one, ink) and not one.isdecimal() for one in near):
            yield at, "formulas"
        elif pages.takes(before, word, after):
            yield at, "page numbers"
        elif has_numbers and word.isdecimal():
            yield at, "line numbers"
        elif _is_ink(word, ink) or _is_numbering(word):
            yield at, "free"


def _at(given: Sequence[str], place: int) -> str:
    return given[place] if 0 <= place < len(given) else ""


def _is_ink(word: str, ink: AbstractSet[str]) -> bool:
    """Whether a word may be a piece of a formula: made of what formulas hold, with few letters in it."""
    return set(word) <= ink and sum(letter.isalpha() for letter in word) <= _LETTERS


def _is_numbering(word: str) -> bool:
    """Numbers and bullets of headings, items and equations."""
    bare = word.strip("().[]")
    return (
        word in "•‣–◦▪-*"
        or bare.replace(".", "").isdecimal()
        or (len(bare) < 5 and set(bare) <= set("IVX"))
        or len(bare) == 1
    )


def _streams(truth: Mapping[str, Any]) -> dict[str, _Stream]:
    furniture = truth["furniture"]
    return {
        "running heads": _stream(words(head) for head in furniture["heads"] for _ in range(truth["pages"])),
        "captions": _stream(map(words, [*truth["captions"], *truth["table_notes"]])),
        "table cells": _stream(_rows(truth["tables"]), _columns(truth["tables"])),
        "footnotes": _stream(map(words, truth["notes"])),
        "references": _stream(map(words, truth["references"])),
        "front": _stream(
            [*map(words, truth["front"]), ["References"], *([word] for one in truth["front"] for word in words(one))]
        ),
        "drawn": _stream([word] for word in truth["inside"]),
    }


def _stream(runs: Iterable[Sequence[str]], also: Iterable[Sequence[str]] = ()) -> _Stream:
    """Of texts; `also` are the same words in other orders."""
    kept = [list(run) for run in runs]
    every = [*kept, *map(list, also)]
    pairs = {pair for run in every for pair in pairwise(run)}
    return _Stream(Counter(word for run in kept for word in run), pairs, {run[0] for run in every if len(run) == 1})


def _rows(tables: Sequence[Mapping[str, Any]]) -> Iterator[list[str]]:
    return (_line(table, 0, row) for table in tables for row in range(table["rows"]))


def _columns(tables: Sequence[Mapping[str, Any]]) -> Iterator[list[str]]:
    """Columns, and cells that hold one number and nothing else."""
    yield from (_line(table, 1, column) for table in tables for column in range(table["columns"]))
    yield from ([text] for table in tables for *_, text in table["cells"] if re.fullmatch(r"\S*\d\S*", text))


def _line(table: Mapping[str, Any], axis: int, place: int) -> list[str]:
    return [word for cell in table["cells"] if cell[axis] == place for word in words(cell[4])]
