"""Two records beside each other: how alike their fields are, and which say nothing."""

from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.distance import JaroWinkler

from synthesist.identify.matching.naming import Names
from synthesist.identify.matching.numbering import ends_alike, pages_alike
from synthesist.identify.matching.profiles import Profile
from synthesist.identify.matching.venues import venues_alike
from synthesist.identify.matching.work_ids import given_once

_SAME_NAME = 0.9
_MOST = 0.6
_ONE_VENUE = 0.85
_MISSPELT = 70
"""Likeness in percent from which a word may be another one misspelt."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """How alike two records are; None where one of them does not say.

    Attributes:
        shared: pairs of scheme and value that both have.
        unlike_scheme: one under which each has an identifier of its own, and none in common; empty where there is none.
        title: 0 to 1, of the letters without blanks.
        is_cut: one title is the other without its subtitle, or the subtitle alone.
        unlike_numbers: the numerals in the titles differ.
        is_reworded: each title has a word that the other has not, not even misspelt.
        first_author: 0 to 1.
        unlike_initials: their first authors' given names begin otherwise.
        authors: share of the shorter list that the longer one has.
        pages: both have one first and one last page, and more than one page.
        years: years between them.
        venue: 0 to 1, abbreviations and initials spelt out.
        abstract: 0 to 1, of their begins.
    """

    shared: frozenset[tuple[str, str]]
    unlike_scheme: str
    title: float | None
    is_cut: bool
    unlike_numbers: bool
    is_reworded: bool
    first_author: float | None
    unlike_initials: bool
    authors: float | None
    years: int | None
    venue: float | None
    volume: bool | None
    issue: bool | None
    first_page: bool | None
    last_page: bool | None
    pages: bool
    abstract: float | None

    @property
    def is_one_place(self) -> bool:
        """Whether both stand at the same pages of the same volume, and neither issue nor year differs."""
        is_unlike = self.last_page is False or self.issue is False or self.years
        return bool(self.volume and self.first_page) and not is_unlike

    @property
    def is_elsewhere(self) -> bool:
        """Whether both name venues, and unlike ones."""
        return self.venue is not None and self.venue < _MOST

    @property
    def is_one_venue(self) -> bool:
        """Whether both name venues that may be one."""
        return self.venue is not None and self.venue >= _ONE_VENUE

    @property
    def is_moved(self) -> bool:
        """Whether volume, issue or first page differ."""
        return self.volume is False or self.issue is False or self.first_page is False

    @property
    def is_another_volume(self) -> bool:
        """Whether both name venues that are not one, and volumes that are not one."""
        return self.volume is False and self.venue is not None and not self.is_one_venue

    @property
    def is_one_author(self) -> bool:
        """Whether both have one first author and most of the others."""
        return (self.first_author or 0) >= _SAME_NAME and (self.authors or 0) >= _MOST


def compare(first: Profile, second: Profile) -> Comparison:
    """The fields of two records beside each other; the order of the two makes no difference."""
    one, other = first.place, second.place
    title = _titles(first.title, second.title)
    return Comparison(
        shared=first.ids & second.ids if first.ids and second.ids else frozenset(),
        unlike_scheme=_unlike(first, second) if first.ids and second.ids else "",
        title=title,
        is_cut=_is_cut(first, second),
        unlike_numbers=first.heading.numbers != second.heading.numbers,
        is_reworded=title != 1 and _is_reworded(first.heading.subject, second.heading.subject),
        first_author=_first_authors(first.names, second.names),
        unlike_initials=_unlike_initials(first.names, second.names),
        authors=_authors(first.names.families, second.names.families),
        years=abs(first.year - second.year) if first.year and second.year else None,
        venue=_venues(first.venue, second.venue),
        volume=_volumes(first, second),
        issue=one.issue == other.issue if one.issue and other.issue else None,
        first_page=pages_alike(one.first_page, other.first_page) if one.first_page and other.first_page else None,
        last_page=ends_alike(one.last_page, other.last_page) if one.last_page and other.last_page else None,
        pages=one.first_page == other.first_page != one.last_page == other.last_page != "",
        abstract=_abstracts(first.abstract, second.abstract),
    )


def _volumes(first: Profile, second: Profile) -> bool | None:
    """Whether both have one volume; a year in its place says nothing where the other has a number."""
    one, other = first.place.volume, second.place.volume
    if one and one == other:
        return True
    is_year = one == str(first.year) or other == str(second.year)
    return None if is_year or not one or not other else False


def _unlike(first: Profile, second: Profile) -> str:
    one, other = given_once(first.ids), given_once(second.ids)
    both = sorted(one.keys() & other.keys())
    unlike = [scheme for scheme in both if one[scheme].isdisjoint(other[scheme])]
    return unlike[0] if unlike and len(unlike) == len(both) else ""


def _titles(first: str, second: str) -> float | None:
    if not first or not second:
        return None
    return 1.0 if first == second else fuzz.ratio(first, second) / 100


def _is_cut(first: Profile, second: Profile) -> bool:
    """Whether one title is what the other has before or behind a mark of punctuation."""
    return first.title != second.title and (first.title in second.heading.parts or second.title in first.heading.parts)


def _is_reworded(first: str, second: str) -> bool:
    here, there = set(first.split()), set(second.split())
    return _has_own(here - there, second) and _has_own(there - here, first)


def _has_own(words: set[str], title: str) -> bool:
    """Whether one of the words is no misspelling and no part of another title's words."""
    solid = title.replace(" ", "")
    return any(
        word not in solid and not any(fuzz.ratio(word, other) >= _MISSPELT for other in title.split()) for word in words
    )


def _unlike_initials(first: Names, second: Names) -> bool:
    one, other = first.initials[:1], second.initials[:1]
    return bool(one and other) and one != other and first.families[:1] == second.families[:1]


def _first_authors(first: Names, second: Names) -> float | None:
    if not first.families or not second.families:
        return None
    one, other = first.families[0], second.families[0]
    if one == other or one in second.words or other in first.words or _turned(first.words, second.words):
        return 1.0
    return JaroWinkler.similarity(one, other)


def _turned(first: frozenset[str], second: frozenset[str]) -> bool:
    """Whether two names have their long words in common, in whatever order."""
    return bool(first and second) and (first <= second or second <= first)


def _authors(first: tuple[str, ...], second: tuple[str, ...]) -> float | None:
    if not first or not second:
        return None
    if first == second:
        return 1.0
    short, full = (first, second) if len(first) <= len(second) else (second, first)
    here, there = set(short), set(full)
    unmet = [name for name in short if name not in there]
    left = [name for name in full if name not in here]
    near = sum(any(JaroWinkler.similarity(name, other) >= _SAME_NAME for other in left) for name in unmet)
    return (len(short) - len(unmet) + near) / len(short)


def _venues(first: str, second: str) -> float | None:
    if not first or not second:
        return None
    return venues_alike(first, second) if first <= second else venues_alike(second, first)


def _abstracts(first: str, second: str) -> float | None:
    if not first or not second:
        return None
    shorter = min(len(first), len(second))
    return 1.0 if first == second else fuzz.ratio(first[:shorter], second[:shorter]) / 100
