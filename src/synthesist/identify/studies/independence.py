"""Whether two works may speak for each other, and all ties of a review."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from synthesist.identify.studies.grouping import studies
from synthesist.identify.studies.papers import Paper
from synthesist.identify.studies.people import crowded
from synthesist.identify.studies.profiles import Profile, bare_names, keys, profile
from synthesist.identify.studies.tying import NAMELESS, Common, tie
from synthesist.records.identity import Study, Tie

_MOST = 200
"""Works with one thing in common of which every two are compared; of more, each with the next ones in order."""

_NEXT = 8


@dataclass(frozen=True, slots=True)
class Independence:
    """Tells of any two works what ties them.

    Attributes:
        profiles: by work.
        common: family names with an initial that several people of the review bear.
        studies: of all works, each in one.
        joining: the ties that make one study of works, by their ids.
        joined: by work, its study, where it has more works than one.
    """

    profiles: Mapping[str, Profile]
    common: Common
    studies: tuple[Study, ...]
    joining: tuple[Tie, ...]
    joined: Mapping[str, Study]

    def __call__(self, first: str, second: str) -> Tie | None:
        """Why two works are not taken for independent; None where nothing ties them.

        A work is tied to itself, and a work that nothing is known of to all.
        """
        first, second = sorted((first, second))
        if not {first, second} <= self.profiles.keys():
            return Tie(
                first=first, second=second, kinds=("authors",), reasons=(NAMELESS,), is_one_study=False, is_sure=False
            )
        return self._by_study(first, second, tie(first, second, self.profiles, self.common))

    def _by_study(self, first: str, second: str, found: Tie | None) -> Tie | None:
        """The tie of two works, with what is held of their studies: a third work may make them one."""
        study = self.joined.get(first)
        if study is None or second not in study.work_ids:
            return found.model_copy(update={"is_one_study": False}) if found and found.is_one_study else found
        if found is None:
            return self._by_others(first, second, study)
        is_told = found.is_one_study
        return found if is_told else found.model_copy(update={"is_one_study": True, "is_sure": study.is_sure})

    def _by_others(self, first: str, second: str, study: Study) -> Tie:
        kinds = sorted({kind for tie in self.joining if tie.first in study.work_ids for kind in tie.kinds})
        return Tie(
            first=first,
            second=second,
            kinds=tuple(kinds),
            reasons=tuple(f"further works make them one study, by {kind}" for kind in kinds),
            is_one_study=True,
            is_sure=study.is_sure,
        )


def independence_of(works: Mapping[str, Paper]) -> Independence:
    """What tells which of these works are independent of each other.

    Args:
        works: by work_id.
    """
    profiles = _profiles(works)
    common = crowded(one.people for one in profiles.values())
    joining = tuple(tie for tie in _ties(profiles, common) if tie.is_one_study)
    made = studies(joining, profiles)
    joined = {work_id: study for study in made if len(study.work_ids) > 1 for work_id in study.work_ids}
    return Independence(profiles, common, made, joining, joined)


def ties(works: Mapping[str, Paper]) -> tuple[Tie, ...]:
    """The ties of works, by their ids.

    Works without named authors are tied to all, which is not listed; of more than two hundred works with one thing in
    common not every two are. `Independence` tells of any two.
    """
    profiles = _profiles(works)
    return tuple(_ties(profiles, crowded(one.people for one in profiles.values())))


def _profiles(works: Mapping[str, Paper]) -> dict[str, Profile]:
    return {work_id: profile(works[work_id]) for work_id in sorted(works)}


def _ties(profiles: Mapping[str, Profile], common: Common) -> Iterator[Tie]:
    for first, second in sorted(_candidates(profiles)):
        found = tie(first, second, profiles, common)
        if found and found.reasons != (NAMELESS,):
            yield found


def _candidates(profiles: Mapping[str, Profile]) -> set[tuple[str, str]]:
    """Pairs of works that have a key in common."""
    frequency = Counter(stem for one in profiles.values() for stem in one.wording.title)
    bare = bare_names(profiles.values())
    holding: dict[str, list[str]] = defaultdict(list)
    for work_id, one in profiles.items():
        for key in dict.fromkeys(keys(one, frequency, bare)):
            holding[key].append(work_id)
    return {pair for members in holding.values() for pair in _pairs(members)}


def _pairs(members: list[str]) -> Iterable[tuple[str, str]]:
    reach = len(members) if len(members) <= _MOST else _NEXT
    for at, first in enumerate(members):
        for second in members[at + 1 : at + 1 + reach]:
            yield first, second
