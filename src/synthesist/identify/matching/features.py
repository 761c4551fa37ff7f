"""A comparison as numbers: what agrees and what does not, each on its own, so that silence counts for neither."""

from synthesist.identify.matching.comparing import Comparison
from synthesist.identify.matching.profiles import Profile

_TITLE = (
    "title_exact",
    "title_unlike",
    "title_missing",
    "title_short",
    "title_cut",
    "numbers_unlike",
    "title_reworded",
)
_PEOPLE = ("author_same", "author_unlike", "author_missing", "initials_unlike", "authors_overlap", "authors_apart")
_PLACE = (
    "year_same", "year_one", "year_more", "venue_same", "venue_unlike", "volume_same", "volume_unlike", "issue_same",
    "issue_unlike", "page_same", "page_unlike", "pages_same", "last_page_unlike",
)  # fmt: skip
NAMES = (*_TITLE, *_PEOPLE, *_PLACE, "abstract_same", "abstract_unlike", "place_same", "place_unlike")
"""What each number is; each is 0 to 1, and 0 where a record does not say."""

_FEW_WORDS = 5


def features_of(first: Profile, second: Profile, seen: Comparison) -> tuple[float, ...]:
    """The numbers in the order of `NAMES`."""
    title = seen.title
    words = min(first.heading.subject.count(" "), second.heading.subject.count(" ")) + 1
    return (
        *_titles(title, words, seen),
        *_people(seen),
        *_years(seen.years),
        *_pair(seen.venue),
        *_said(seen.volume),
        *_said(seen.issue),
        *_said(seen.first_page),
        float(seen.pages),
        float(seen.last_page is False),
        *_abstracts(seen.abstract),
        float(bool(seen.volume and seen.first_page)),
        float(seen.volume is False and seen.first_page is False),
    )


def _titles(title: float | None, words: int, seen: Comparison) -> tuple[float, ...]:
    if title is None:
        return 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0
    unlike = 0.0 if seen.is_cut else min(1.0, (1 - title) / 0.4)
    return (
        float(title == 1),
        unlike,
        0.0,
        max(0.0, 1 - words / _FEW_WORDS),
        float(seen.is_cut),
        float(seen.unlike_numbers),
        float(seen.is_reworded),
    )


def _people(seen: Comparison) -> tuple[float, ...]:
    if seen.first_author is None or seen.authors is None:
        return 0.0, 0.0, 1.0, 0.0, 0.0, 0.0
    alike = max(0.0, (seen.first_author - 0.7) / 0.3)
    return alike, 1 - alike, 0.0, float(seen.unlike_initials), seen.authors, 1 - seen.authors


def _years(years: int | None) -> tuple[float, ...]:
    return float(years == 0), float(years == 1), float(years is not None and years > 1)


def _pair(alike: float | None) -> tuple[float, float]:
    return (0.0, 0.0) if alike is None else (alike, 1 - alike)


def _said(equal: bool | None) -> tuple[float, float]:  # noqa: FBT001 - a field that may be silent
    return float(equal is True), float(equal is False)


def _abstracts(alike: float | None) -> tuple[float, float]:
    """What is far below alike says no more than what is unlike."""
    if alike is None:
        return 0.0, 0.0
    same = max(0.0, (alike - 0.6) / 0.4)
    return same, 1 - same
