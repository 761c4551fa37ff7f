"""Why two records are held to be one work or two, in plain words."""

from collections.abc import Iterator

from synthesist.identify.matching.comparing import Comparison
from synthesist.identify.matching.judging import Verdict
from synthesist.identify.matching.model import probability
from synthesist.identify.matching.profiles import Profile
from synthesist.records.identity import Match, Sameness

_ALIKE = 0.9


def match_of(first: Profile, second: Profile, verdict: Verdict, seen: Comparison) -> Match:
    """The verdict with its reasons, the weightiest first."""
    if first.record_id > second.record_id:
        first, second = second, first
    return Match(
        first=first.record_id,
        second=second.record_id,
        answer=verdict.answer,
        probability=None if verdict.rule else round(probability(verdict.odds), 4),
        reasons=tuple(_reasons(first, second, verdict, seen)),
        is_version=verdict.is_version,
    )


def _reasons(first: Profile, second: Profile, verdict: Verdict, seen: Comparison) -> Iterator[str]:
    if verdict.rule:
        yield verdict.rule
    agreeing, differing = list(_agreeing(first, seen)), list(_differing(first, second, seen))
    speaking = [f"same {_listed(agreeing)}"] if agreeing else []
    against = [f"unlike {_listed(differing)}"] if differing else []
    both = speaking + against if verdict.answer is not Sameness.DIFFERENT else against + speaking
    yield from both or ["too little is stated to tell"] * (not verdict.rule)


def _agreeing(first: Profile, seen: Comparison) -> Iterator[str]:
    if seen.title is not None and (seen.title >= _ALIKE or seen.is_cut):
        yield "title" if seen.title == 1 else "title but for its end" if seen.is_cut else "title but for a few letters"
    if seen.years == 0:
        yield f"year {first.year}"
    if seen.first_author is not None and seen.first_author >= _ALIKE:
        yield "first author"
    if seen.venue is not None and seen.venue >= _ALIKE:
        yield "venue"
    if seen.volume:
        yield f"volume {first.place.volume}"
    if seen.first_page:
        place = first.place
        yield f"pages {place.first_page}-{place.last_page}" if seen.pages else f"pages from {place.first_page}"
    if seen.abstract is not None and seen.abstract >= _ALIKE:
        yield "abstract"


def _differing(first: Profile, second: Profile, seen: Comparison) -> Iterator[str]:
    if seen.title is not None and seen.title < _ALIKE and not seen.is_cut:
        yield "titles"
    if seen.years:
        yield f"years {first.year} and {second.year}"
    if seen.first_author is not None and seen.first_author < _ALIKE:
        yield "first authors"
    if seen.venue is not None and seen.venue < _ALIKE:
        yield "venues"
    if seen.volume is False:
        yield f"volumes {first.place.volume} and {second.place.volume}"
    if seen.first_page is False:
        yield f"pages from {first.place.first_page} and {second.place.first_page}"


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
