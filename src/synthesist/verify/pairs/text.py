"""Texts as the verifier sees them: stems with their weights, numbers, and what cannot be judged at all."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from synthesist.language import Token, is_english, is_stopword, tokens
from synthesist.language.signals import numbers, observed

WEIGHTS = Path(__file__).parents[1] / "weights"
MOST_WORDS = 300
"""A text of more words is not one claim."""

CITED = "[citation]"
"""The mark that stands for a claim's citations: the judge was taught what such claims mean by it."""

_CITATION = re.compile(
    r"\s*[\[(]?\s*<\|[^|]*\|>(?:\s*[,;–-]?\s*(?:\d+|<\|[^|]*\|>))*\s*[\])]?"
    r"|\s*\[\d+(?:\s*[,;–-]\s*\d+)*\]"
    r"|\s*\((?:[^()]*\b(?:et al\.|and|&)[^()]*,?\s*)?[A-Z][^()\d]{1,40},?\s+(?:19|20)\d\d[a-z]?\)"
)
_RAREST = 12.0


@dataclass(frozen=True, slots=True)
class Seen:
    """A text taken apart once.

    Attributes:
        stems: the stems that carry meaning.
        pairs: neighbouring such stems.
        numbers: numbers with their units.
    """

    text: str
    observed: tuple[Token, ...]
    stems: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    numbers: frozenset[str]

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(self.observed)


def seen(text: str) -> Seen:
    """Take a text apart."""
    words = observed(text)
    telling = [word.stem for word in words if not is_stopword(word.text)]
    return Seen(text, tuple(words), frozenset(telling), frozenset(pairwise(telling)), numbers(text))


def weight(stems: frozenset[str]) -> float:
    """Sum of the stems' weights: rare ones tell more (inverse document frequency, `weights/stems.json`)."""
    table = _frequencies()
    return sum(table.get(stem, _RAREST) for stem in sorted(stems))


def prepared(claim: str) -> str:
    """The claim with blanks made even and its citations made one mark at its end."""
    bare = _CITATION.sub("", claim)
    even = " ".join(bare.split())
    return even if bare == claim else f"{even} {CITED}"


def unjudgeable(claim: str) -> str:
    """Why a claim cannot be judged, in words; empty where it can."""
    claim = prepared(claim).removesuffix(CITED)
    words = tokens(claim)
    if not words:
        return "the claim is empty"
    if len(words) > MOST_WORDS:
        return f"{len(words)} words are more than one claim; at most {MOST_WORDS} can be judged"
    return "" if is_english(claim) else "the claim is not in English, which is all that the judge reads"


@cache
def _frequencies() -> Mapping[str, float]:
    table: dict[str, float] = json.loads((WEIGHTS / "stems.json").read_text("utf-8"))
    return table
