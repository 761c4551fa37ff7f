"""Whether two names are one person's: by ORCID, else by family name, given names, and how common the family name is."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, lru_cache

from synthesist.identify.studies.surnames import COMMON, NICKNAMES
from synthesist.records import Author

_PARTICLES = frozenset(
    (
        *(
            "af",
            "al",
            "bin",
            "da",
            "das",
            "de",
            "del",
            "della",
            "den",
            "der",
            "di",
            "dos",
            "du",
            "el",
            "ibn",
            "la",
            "le",
        ),
        *("op", "ten", "ter", "van", "vom", "von", "zu"),
    )
)
_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv"))
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "a", "œ": "o", "ı": "i", "ß": "ss"})
_UMLAUT = re.compile(r"(?<=[aou])e")
_SHORT_FAMILY = 4
"""Letters of a family name in which "ue" is no umlaut ("Xue")."""

_WORDS = re.compile(r"[^\W_]+")
_GIVEN = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]{2,})*")
_CAPITALS = 3
"""So many capitals on end are initials ("JAM Smith")."""

_NOBODY = frozenset(
    ("", "anon", "anonymous", "al", "et al", "others", "na", "none", "null", "unknown", "no authors listed")
)
_BODY = re.compile(
    r"\b(?:collaborat\w+|consorti\w+|committee|group|initiative|investigators?|network|registry|society|team|trialists?"
    r"|cohort|study|trial|biobank|agency|organi[sz]ation|institute|ministry|association|council|project)\b",
    re.IGNORECASE,
)
_COMPANIES = frozenset(("inc", "ltd", "llc", "gmbh", "corp", "corporation", "limited"))
_SHORT_FORM, _SPELLING = 3, 0.8
"""Letters of a given name that begin a longer one, and likeness of two spellings of one ("Sergei", "Sergey")."""

_MANY_BEARERS = 3
"""Given names of one initial by which a review's own records tell that a family name is common."""


class Same(IntEnum):
    """How sure it is that two names are one person's."""

    NO = 0
    HARDLY = 1
    """Initials agree, under a name that many bear."""

    MAYBE = 2
    SURE = 3


@dataclass(frozen=True, slots=True)
class Person:
    """An author as compared.

    Attributes:
        family: words of the family name without particles, accents and umlauts' second letters; never empty.
        given: words of the given names, an initial being one letter.
        shown: as signed.
        is_body: a group or an institution.
    """

    family: tuple[str, ...]
    given: tuple[str, ...]
    orcid: str
    shown: str
    is_body: bool = False

    @property
    def key(self) -> str:
        """What two names of one person have in common: the family name's first word, all of it for a body."""
        return " ".join(self.family) if self.is_body else self.family[0]

    @property
    def is_full(self) -> bool:
        """Whether a given name is written out."""
        return any(len(word) > 1 for word in self.given)


People = Mapping[str, tuple[Person, ...]]
"""The authors of a work, by key."""


@lru_cache(maxsize=100_000)
def folded(name: str) -> str:
    """A name in small Latin letters without accents, as far as these are Latin."""
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter)).translate(_LETTERS)


def people(authors: Iterable[Author]) -> People:
    """The authors that name someone, by key; each once."""
    found: dict[str, dict[Person, None]] = defaultdict(dict)
    for author in authors:
        if person := _person(author):
            found[person.key][person] = None
    return {key: tuple(persons) for key, persons in found.items()}


def _person(author: Author) -> Person | None:
    name = folded(author.family).strip(" .,;[]()")
    words = _WORDS.findall(name)
    if not words or name in _NOBODY:
        return None
    if folded(author.given).strip(".") in _COMPANIES or (not author.given and len(words) > 1 and _BODY.search(name)):
        return Person(tuple(word for word in words if word != "the"), (), "", author.display, is_body=True)
    kept = [word for word in words if word not in _PARTICLES and word not in _SUFFIXES] or words
    return Person(tuple(map(_unmarked, kept)), _given(author.given), author.orcid or "", author.display)


def _unmarked(family: str) -> str:
    """A word of a family name without the second letters of umlauts, so that Müller is Mueller."""
    return _UMLAUT.sub("", family) if len(family) > _SHORT_FAMILY else family


def _given(given: str) -> tuple[str, ...]:
    words: list[str] = []
    for word in _GIVEN.findall(given):
        low = folded(word)
        if len(word) <= _CAPITALS and word.isupper():
            words += low
        elif (joined := re.sub(r"[-'’]", "", low)) and low not in _PARTICLES and low not in _SUFFIXES:
            words.append(joined)
    return tuple(words)


def crowded(all_people: Iterable[People]) -> frozenset[tuple[str, str]]:
    """Family names with an initial that several people of a review bear, as their written-out names tell."""
    bearers: dict[tuple[str, str], set[str]] = defaultdict(set)
    for by_key in all_people:
        for key, persons in by_key.items():
            for person in persons:
                if person.is_full:
                    bearers[key, person.given[0][0]].add(person.given[0])
    return frozenset(name for name, given in bearers.items() if len(given) >= _MANY_BEARERS)


def same_person(one: Person, other: Person, common: frozenset[tuple[str, str]]) -> Same:
    """Whether two authors of one key are one person.

    Args:
        common: see `crowded`.
    """
    if one.is_body or other.is_body:
        return Same.SURE if one.is_body and one.family == other.family else Same.NO
    if one.orcid and other.orcid:
        return Same.SURE if one.orcid == other.orcid else Same.NO
    answer = _by_given(one.given, other.given)
    if one.family != other.family:  # a second family name is often left out
        shorter = min(len(one.family), len(other.family))
        answer = min(answer, Same.MAYBE) if one.family[:shorter] == other.family[:shorter] else Same.NO
    return _weighed(answer, one, other, common)


def _weighed(answer: Same, one: Person, other: Person, common: frozenset[tuple[str, str]]) -> Same:
    """The same for a name that many bear: a full name is no proof, initials are hardly a sign, likeness is none."""
    is_common = one.family[0] in _common() or (one.key, one.given[0][0] if one.given else "") in common
    if not is_common or not answer:
        return answer
    is_spelling = answer is Same.MAYBE and all(len(person.given[0]) > 1 for person in (one, other) if person.given)
    return Same.NO if is_spelling and one.given and other.given else Same(answer - 1)


@cache
def _common() -> frozenset[str]:
    return frozenset(map(_unmarked, COMMON))


def _by_given(one: tuple[str, ...], other: tuple[str, ...]) -> Same:
    """By given names alone: written out and equal is sure, initials that agree may be."""
    if not one or not other:
        return Same.MAYBE
    if set(_written(one)) & set(_written(other)):
        return Same.SURE if one[0] == other[0] and not _clash(one[1:], other[1:]) else _unless_clash(one, other)
    if len(one[0]) > 1 and len(other[0]) > 1:
        if "".join(_written(one)) == "".join(_written(other)):
            return Same.SURE
        return Same.MAYBE if _may_be_spellings(one, other) else Same.NO
    return Same.NO if _clash(one, other) else Same.MAYBE


def _unless_clash(one: tuple[str, ...], other: tuple[str, ...]) -> Same:
    """One written-out name is shared, and stands first in only one of the two, or the middle names differ."""
    return Same.NO if one[0] == other[0] else Same.MAYBE


def _written(given: tuple[str, ...]) -> list[str]:
    return [word for word in given if len(word) > 1]


def _clash(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether names at one place begin with different letters."""
    return any(first[0] != second[0] for first, second in zip(one, other, strict=False))


def _may_be_spellings(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    from rapidfuzz.distance import Indel

    short, long = sorted((one[0], other[0]), key=len)
    if _clash(one[1:], other[1:]):
        return False
    is_short_form = len(short) >= _SHORT_FORM and long.startswith(short)
    is_nickname = NICKNAMES.get(short, short) == NICKNAMES.get(long, long)
    return is_short_form or is_nickname or Indel.normalized_similarity(short, long) >= _SPELLING


def shared(one: People, other: People, common: frozenset[tuple[str, str]]) -> list[tuple[Same, Person, Person]]:
    """The authors that two works may share, surest first; each of the first work's at most once."""
    found = []
    for key in sorted(one.keys() & other.keys()):
        for first in one[key]:
            answer, second = max(
                ((same_person(first, second, common), second) for second in other[key]), key=lambda pair: pair[0]
            )
            if answer:
                found.append((answer, first, second))
    return sorted(found, key=lambda row: (-row[0], row[1].shown))
