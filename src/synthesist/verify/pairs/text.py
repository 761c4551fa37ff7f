"""Texts as the verifier sees them: stems with their weights, numbers, and what cannot be judged at all."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from synthesist.language import Token, is_stopword, tokens
from synthesist.verify.signals import numbers, observed

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
_LATIN_SHARE = 0.7
_ENGLISH = frozenset(
    (
        *("the", "of", "and", "in", "to", "is", "are", "that", "with", "for", "by", "on", "as", "was", "were", "be"),
        *("not", "this", "than", "from", "have", "has", "a", "an", "or"),
    )
)
_ELSEWHERE = frozenset(
    (
        *("der", "die", "das", "und", "den", "dem", "von", "mit", "nicht", "ein", "eine", "ist", "zu", "für", "auf"),
        *("le", "la", "les", "des", "du", "est", "une", "dans", "que", "qui", "pour", "sur", "pas"),
        *("el", "los", "las", "del", "y", "en", "un", "una", "por", "con", "para", "se", "su", "no"),
        *("il", "di", "che", "della", "per", "non", "de", "het", "een", "van", "met", "dat", "o", "os", "da", "em"),
    )
) - {"no", "die", "du", "van", "per"}
"""Commonest words of German, French, Spanish, Italian, Dutch and Portuguese, but for those that English has too."""

_TELLING = 2
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
    words = tokens(claim)
    if not words:
        return "the claim is empty"
    if len(words) > MOST_WORDS:
        return f"{len(words)} words are more than one claim; at most {MOST_WORDS} can be judged"
    return "" if is_english(claim) else "the claim is not in English, which is all that the judge reads"


def is_english(text: str) -> bool:
    """Whether a text may be English: Latin letters, and no more of other languages' commonest words than of its own."""
    letters = [letter for letter in text if letter.isalpha()]
    latin = sum(letter < "ɐ" for letter in letters)
    if latin < _LATIN_SHARE * len(letters):
        return False
    words = [word.text.lower() for word in tokens(text)]
    own, other = sum(word in _ENGLISH for word in words), sum(word in _ELSEWHERE for word in words)
    return other < _TELLING or other <= own


@cache
def _frequencies() -> Mapping[str, float]:
    table: dict[str, float] = json.loads((WEIGHTS / "stems.json").read_text("utf-8"))
    return table
