"""What all vetoes share: the veto itself, sentences, and words beside each other."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from synthesist.language import Token, stem
from synthesist.language.signals import observed, telling

_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z0-9(\[])")

ABOUT_THE_SAME = 2
"""Telling stems that a claim and a sentence must share before the one can contradict the other."""


@dataclass(frozen=True, slots=True)
class Veto:
    """Why a passage that a judge takes for SUPPORT needs a look.

    Attributes:
        name: the check, such as "direction".
        reason: in plain words, quoting the words that clash as they stand; whoever shows it escapes it.
    """

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Aligned:
    """A sentence of the passage that speaks of what the claim speaks of."""

    text: str
    words: tuple[Token, ...]
    shared: frozenset[str]


def listed(words: str) -> frozenset[str]:
    """Blank-separated words as a set."""
    return frozenset(words.split())


def stems(words: str) -> frozenset[str]:
    """The stems of blank-separated words."""
    return frozenset(map(stem, listed(words)))


def sentences(passage: str) -> list[str]:
    """A passage parted where a sentence clearly ends."""
    return [part for part in _END.split(passage.strip()) if part]


def aligned(claim: str, passage: str, at_least: int = ABOUT_THE_SAME) -> Iterator[Aligned]:
    """Sentences of the passage that share enough telling stems with the claim."""
    own = telling(observed(claim))
    for text in sentences(passage):
        words = tuple(observed(text))
        shared = own & telling(words)
        if len(shared) >= at_least:
            yield Aligned(text, words, shared)
