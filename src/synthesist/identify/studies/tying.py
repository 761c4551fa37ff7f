"""Two works compared: what ties them, how sure that is, and whether they are one study.

Each kind of tie is looked for by a function of its own, which says what it found in words that hold for both works.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from synthesist.identify.studies.people import Person, Same, shared
from synthesist.identify.studies.profiles import NEAR_TITLE, Profile
from synthesist.identify.studies.texts import likeness
from synthesist.records.identity import Tie

Common = frozenset[tuple[str, str]]

_NEAR_ABSTRACT, _SAME_ABSTRACT = 0.3, 0.7
"""Shares of five-word runs: from the first on nobody wrote them apart, from the second on it is one abstract."""

_LONG = 40
"""Runs from which the first of these holds: two short abstracts that say the opposite may share half of their runs."""

_HALF = 0.5
_SHOWN = 2
NAMELESS = "authors are not given, so independence cannot be told"


@dataclass(frozen=True, slots=True)
class Ground:
    """One thing that ties two works.

    Attributes:
        one_study: whether it makes them one investigation: NO, MAYBE or SURE.
    """

    kind: str
    reason: str
    is_sure: bool
    one_study: Same = Same.NO


@dataclass(frozen=True, slots=True)
class Pair:
    """Two profiles, and the authors that they may share, surest first."""

    one: Profile
    other: Profile
    persons: tuple[tuple[Same, Person, Person], ...]

    @property
    def is_signed_by_one(self) -> bool:
        """Whether a person surely signed both."""
        return any(answer is Same.SURE and not one.is_body for answer, one, _ in self.persons)

    @property
    def have_one_team(self) -> bool:
        """Whether at least half of the shorter list of authors, and one of them beyond doubt or two, signed both."""
        likely = sum(answer >= Same.MAYBE and not one.is_body for answer, one, _ in self.persons)
        fewest = min(self.one.authors, self.other.authors)
        return bool(fewest) and likely >= _HALF * fewest and (self.is_signed_by_one or likely > 1)


def tie(first: str, second: str, profiles: Mapping[str, Profile], common: Common) -> Tie | None:
    """What ties two works that are known; None where nothing does."""
    first, second = sorted((first, second))
    one, other = profiles[first], profiles[second]
    pair = Pair(one, other, tuple(shared(one.people, other.people, common)))
    grounds = [ground for look in _LOOKS if (ground := look(pair))]
    return _made(first, second, sorted(grounds, key=lambda ground: ground.kind)) if grounds else None


def _made(first: str, second: str, grounds: list[Ground]) -> Tie:
    one_study = max(ground.one_study for ground in grounds)
    is_sure = one_study is Same.SURE if one_study else any(ground.is_sure for ground in grounds)
    kinds, reasons = zip(*((ground.kind, ground.reason) for ground in grounds), strict=True)
    return Tie(first=first, second=second, kinds=kinds, reasons=reasons, is_one_study=bool(one_study), is_sure=is_sure)


def _authors(pair: Pair) -> Ground | None:
    """A person who signed both, or may have; same people with a near-same sample are one study, unsure."""
    if not pair.one.people or not pair.other.people:
        return Ground("authors", NAMELESS, is_sure=False)
    if not pair.persons:
        return None
    best = pair.persons[0][0]
    several = len([answer for answer, _, _ in pair.persons if answer >= best]) > 1
    is_sure = best is Same.SURE or (best is Same.MAYBE and several)
    named = [row for row in pair.persons if row[0] is best][:_SHOWN]
    names = " and ".join(_named(row, is_sure=is_sure) for row in named)
    reason = f"both {'are' if is_sure else 'may be'} by {names}"
    alike = _near_sample(pair)
    return Ground("authors", f"{reason}, with {alike}" if alike else reason, is_sure, Same.MAYBE if alike else Same.NO)


def _named(row: tuple[Same, Person, Person], *, is_sure: bool) -> str:
    """A person by the longer of the two names, with what is uncertain where it is."""
    answer, one, other = row
    name = max(one.shown, other.shown, key=len)
    if one.is_body:
        return name if name.casefold().startswith("the ") else f"the {name}"
    if one.orcid and one.orcid == other.orcid:
        return f"{name} (ORCID {one.orcid})"
    if is_sure:
        return name
    why = "a name that many bear" if answer is Same.HARDLY else "the names do not tell for sure"
    return f"{name} ({why})" if one.shown == other.shown else f"{one.shown} or {other.shown} ({why})"


def _near_sample(pair: Pair) -> str:
    """What speaks for one sample: its size, with the years or with a title that says the same; else nothing."""
    one, other = pair.one.sample, pair.other.sample
    sizes = one.sizes & other.sizes
    if not sizes or not pair.have_one_team:
        return ""
    size = f"the same sample size ({max(sizes):,})"
    if spans := one.spans & other.spans:
        return f"{size} and years ({'–'.join(map(str, max(spans)))})"
    return size if likeness(pair.one.wording.title, pair.other.wording.title) >= _HALF else ""


def _data(pair: Pair) -> Ground | None:
    """The same named people; where one person signed both, and what is named is one trial, it may be one study."""
    names = sorted(pair.one.data & pair.other.data)
    if not names:
        return None
    is_one = any(name.endswith(" study") for name in names) and pair.is_signed_by_one
    return Ground(
        "data",
        f"both name {' and '.join(names[:_SHOWN])}",
        is_sure=False,
        one_study=Same.MAYBE if is_one else Same.NO,
    )


def _registration(pair: Pair) -> Ground | None:
    """One's own number that is the other's own too, or that the other lists."""
    one, other = pair.one.registrations, pair.other.registrations
    for registry in sorted(one.own.keys() & other.own.keys()):
        if numbers := sorted(one.own[registry] & other.own[registry]):
            is_one = one.own[registry] == other.own[registry]
            reason = f"both are registered as {' and '.join(numbers)}"
            rest = "" if is_one else ", and one of them under a further number"
            return Ground("registration", reason + rest, is_sure=True, one_study=Same.SURE if is_one else Same.NO)
    listed = sorted((_all(pair.one) & other.listed) | (one.listed & _all(pair.other)))
    if listed:
        reason = f"one is registered as {listed[0]}, which the other names and may draw on"
        return Ground("registration", reason, is_sure=False)
    return None


def _all(one: Profile) -> frozenset[str]:
    return frozenset().union(*one.registrations.own.values())


def _text(pair: Pair) -> Ground | None:
    """Near-equal titles or abstracts, and parts of one series."""
    one, other = pair.one.wording, pair.other.wording
    titles, abstracts = likeness(one.title, other.title), likeness(one.runs, other.runs)
    signed = bool(pair.persons)
    if one.part != other.part and pair.is_signed_by_one and _is_series(pair, titles):
        return Ground("text", "they are parts of one series", is_sure=True, one_study=Same.MAYBE)
    is_long = min(len(one.runs), len(other.runs)) >= _LONG
    if abstracts >= (_NEAR_ABSTRACT if is_long else _SAME_ABSTRACT):
        is_one = abstracts >= _SAME_ABSTRACT and (signed or titles >= NEAR_TITLE)
        is_sure = pair.have_one_team and titles >= _HALF and one.numbers == other.numbers
        sure = Same.SURE if is_sure else Same.MAYBE
        reason = f"{abstracts:.0%} of the wording of their abstracts is the same"
        return Ground("text", reason, is_sure=True, one_study=sure if is_one else Same.NO)
    if titles >= NEAR_TITLE or (not one.title and not other.title):
        is_one = pair.have_one_team and one.numbers == other.numbers and one.part == other.part
        reason = "their titles are nearly the same"
        return Ground("text", reason, is_sure=False, one_study=Same.MAYBE if is_one else Same.NO)
    return None


def _is_series(pair: Pair, titles: float) -> bool:
    one, other = pair.one.wording, pair.other.wording
    return bool(one.part and other.part) and (titles >= NEAR_TITLE or (bool(one.series) and one.series == other.series))


_LOOKS: tuple[Callable[[Pair], Ground | None], ...] = (_authors, _data, _registration, _text)
