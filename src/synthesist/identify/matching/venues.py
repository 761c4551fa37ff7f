"""Venues: a journal's name, its abbreviation and its initials are one."""

import re
from functools import lru_cache

from rapidfuzz import fuzz

from synthesist.identify.matching.folding import LONGEST, folded

_SMALL_WORDS = "a an and das de der die et for in la le les of on the und"
_SMALL = frozenset(_SMALL_WORDS.split())
_COMMON_WORDS = """
acm annual conf conference ieee international int intl journal meeting proc proceedings symposium workshop
"""
_COMMON = frozenset(_COMMON_WORDS.split())
"""Words that hundreds of venues share."""

_OFFICIAL = re.compile(r"\s*[:;,.(-]+\s*(?=(?:the )?official |conference:)", re.IGNORECASE)
_TELLING = 4
"""Words by which a venue is known, whatever follows them."""

_SHORTEST = 3
_LONGEST_ACRONYM = 8


@lru_cache(maxsize=20_000)
def venue_of(text: str) -> str:
    """A venue's words without articles and conjunctions, what stands in brackets, and what follows it.

    Behind it stand "official journal of" in PubMed, and in Embase the conference whose abstracts an issue holds.
    """
    name = _OFFICIAL.split(text[:LONGEST].split("(", maxsplit=1)[0] or text[:LONGEST], maxsplit=1)[0]
    return " ".join(word for word in folded(name).split() if word not in _SMALL)


@lru_cache(maxsize=100_000)
def venues_alike(first: str, second: str) -> float:
    """From 0 to 1: 1 for one name, also abbreviated; 0.9 for its initials; below, how much of the words they share.

    Args:
        first: as `venue_of` gives it; so is `second`.
    """
    if first == second:
        return 1.0
    one, other = _lasting(first), _lasting(second)
    if one == other or _abbreviates(one, other) or _abbreviates(other, one):
        return 1.0
    if _is_acronym(one, other) or _is_acronym(other, one):
        return 0.9
    return fuzz.token_sort_ratio(" ".join(_weighty(one)), " ".join(_weighty(other))) / 100


def _lasting(venue: str) -> tuple[str, ...]:
    """The words without years and ordinals, which change every time."""
    words = venue.split() or ["-"]
    return tuple(word for word in words if not word[0].isdigit()) or tuple(words)


def _abbreviates(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether each word begins its partner in turn ("j clin oncol" and "journal clinical oncology").

    Of a long name some words may be missing at the end ("proc natl acad sci").
    """
    if len(short) != len(full) and not _TELLING <= len(short) < len(full):
        return False
    return all(_begins(part, word) for part, word in zip(short, full, strict=False))


def _begins(part: str, word: str) -> bool:
    """Whether a word is cut or squeezed to another: "natl" of "national"."""
    if word.startswith(part):
        return True
    return len(part) < len(word) and part[0] == word[0] and _is_within(part, word)


def _is_within(letters: str, text: str) -> bool:
    rest = iter(text)
    return all(letter in rest for letter in letters)


def _is_acronym(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether one is called by letters that hold the initials of all words of the other, and none that it lacks."""
    called = _weighty(short)[0]
    if not _SHORTEST <= len(called) <= _LONGEST_ACRONYM or len(full) < _SHORTEST or called in full:
        return False
    if "".join(word[0] for word in full).startswith(called):
        return True
    initials = "".join(word[0] for word in _weighty(full))
    return called[0] == full[0][0] and _is_within(initials, called) and _is_within(called, "".join(full))


def _weighty(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words without those that hundreds of venues share."""
    return tuple(word for word in words if word not in _COMMON) or words
