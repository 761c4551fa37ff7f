"""What of a work is compared with others, taken from its records and texts once."""

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from synthesist.identify.studies.data import data_of
from synthesist.identify.studies.papers import Paper, said
from synthesist.identify.studies.people import People, people
from synthesist.identify.studies.registrations import Registrations, registrations
from synthesist.identify.studies.samples import Sample, sample
from synthesist.identify.studies.texts import Wording, wording
from synthesist.records import Record

_FEW_STEMS = 3
"""A title with fewer is compared as a whole."""

NEAR_TITLE = 0.8


@dataclass(frozen=True, slots=True)
class Profile:
    """A work as its independence is judged by."""

    people: People
    registrations: Registrations
    data: frozenset[str]
    wording: Wording
    sample: Sample

    @property
    def authors(self) -> int:
        """How many authors are named."""
        return sum(map(len, self.people.values()))


def profile(paper: Paper) -> Profile:
    """The profile of a work."""
    told, shown = said(paper), paper.records[0]
    abstract = max((record.abstract or "" for record in paper.records), key=len)
    return Profile(
        people(_signed(paper).authors),
        registrations(told),
        data_of(told),
        wording(shown.title, abstract),
        sample(abstract),
    )


def _signed(paper: Paper) -> Record:
    """The record that says most of the authors: two spellings of one list would count everybody twice."""
    return max(
        paper.records,
        key=lambda record: (
            len(record.authors),
            sum(author.orcid is not None for author in record.authors),
            sum(len(author.given) for author in record.authors),
        ),
    )


def keys(one: Profile, frequency: Mapping[str, int], bare: AbstractSet[str]) -> Iterator[str]:
    """What two works must have in common, one thing at least, to be tied; those without authors aside.

    Of a title the rarest stems do: two that share eight of ten share one of the rarest fifth and one (Chaudhuri 2006).

    Args:
        frequency: in how many titles a stem stands.
        bare: family names that stand somewhere without any given name.
    """
    for key, persons in one.people.items():
        initials = {word[0] for person in persons for word in person.given}
        yield from (f"author {key} {initial}" for initial in ("", *initials) if initial or key in bare)
    for number in {*one.registrations.listed, *(n for own in one.registrations.own.values() for n in own)}:
        yield f"number {number}"
    yield from (f"data {name}" for name in one.data)
    yield from (f"runs {least}" for least in one.wording.sketch())
    if one.wording.series:
        yield f"series {one.wording.series}"
    rarest = sorted(one.wording.title, key=lambda stem: (frequency[stem], stem))
    kept = len(rarest) - int(-(-NEAR_TITLE * len(rarest) // 1)) + 1
    yield from (f"title {stem}" for stem in rarest[:kept])


def bare_names(profiles: Iterable[Profile]) -> frozenset[str]:
    """Family names, and names of bodies, that stand somewhere without any given name."""
    return frozenset(
        key for one in profiles for key, persons in one.people.items() if any(not person.given for person in persons)
    )
