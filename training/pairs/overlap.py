"""How much of a claim's wording stands in a passage: what a judge that reads no meaning would go by."""

import itertools
import re
from dataclasses import dataclass
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+(?:[-.][^\W_]+)*%?")
_SMALL = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "in",
        "to",
        "and",
        "or",
        "by",
        "with",
        "for",
        "is",
        "are",
        "was",
        "were",
        "be",
        "on",
        "that",
        "it",
        "as",
        "at",
        "from",
    ]
)


@dataclass(frozen=True, slots=True)
class _Profile:
    """What a text's measures are taken from."""

    count: int
    own: frozenset[str]
    large: frozenset[str]
    runs: frozenset[tuple[str, str]]
    figures: frozenset[str]


def words(text: str) -> list[str]:
    """Words and numbers, lower case."""
    return _WORD.findall(text.lower())


def coverage(claim: str, passage: str) -> float:
    """Share of the claim's words, small ones left out, that the passage has."""
    own = _profile(claim).large
    return len(own & _profile(passage).own) / max(1, len(own))


def features(claim: str, passage: str) -> list[float]:
    """Coverage, Jaccard, shared numbers, shared bigrams, lengths."""
    one, other = _profile(claim), _profile(passage)
    return [
        coverage(claim, passage),
        len(one.own & other.own) / max(1, len(one.own | other.own)),
        len(one.runs & other.runs) / max(1, len(one.runs)),
        len(one.figures & other.own) / len(one.figures) if one.figures else -1.0,
        one.count,
        other.count,
    ]


@lru_cache(maxsize=2048)
def _profile(text: str) -> _Profile:
    found = words(text)
    own = frozenset(found)
    figures = frozenset(word for word in own if word[0].isdigit())
    return _Profile(len(found), own, own - _SMALL, frozenset(itertools.pairwise(found)), figures)
