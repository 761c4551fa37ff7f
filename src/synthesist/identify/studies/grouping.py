"""Works that are one investigation, joined step by step: if one is of two, the three are one study."""

from collections import defaultdict
from collections.abc import Iterable

from synthesist.records.identity import Study, Tie


def studies(ties: Iterable[Tie], work_ids: Iterable[str]) -> tuple[Study, ...]:
    """Each work in exactly one study, sorted by id.

    Args:
        ties: those that are one study join; the others, and those to works that are not asked for, do not.
    """
    leader = {work_id: work_id for work_id in work_ids}
    joining = [tie for tie in ties if tie.is_one_study and tie.first in leader and tie.second in leader]
    for tie in joining:
        one, other = sorted((_leader(tie.first, leader), _leader(tie.second, leader)))
        leader[other] = one
    members: dict[str, list[str]] = defaultdict(list)
    for work_id in sorted(leader):
        members[_leader(work_id, leader)].append(work_id)
    held: dict[str, list[Tie]] = defaultdict(list)
    for tie in sorted(joining, key=lambda tie: (tie.first, tie.second)):
        held[_leader(tie.first, leader)].append(tie)
    return tuple(_study(name, members[name], held[name]) for name in sorted(members))


def _leader(work_id: str, leader: dict[str, str]) -> str:
    """The smallest id of the works that are joined with one; the way there is made shorter."""
    while leader[work_id] != work_id:
        leader[work_id] = leader[leader[work_id]]
        work_id = leader[work_id]
    return work_id


def _study(study_id: str, work_ids: list[str], ties: list[Tie]) -> Study:
    reasons = dict.fromkeys(reason for tie in ties for reason in tie.reasons)
    return Study(
        study_id=study_id,
        work_ids=tuple(work_ids),
        reasons=tuple(reasons),
        is_sure=_is_held_by_sure_ties(work_ids, ties),
    )


def _is_held_by_sure_ties(work_ids: list[str], ties: list[Tie]) -> bool:
    """Whether the sure ties alone hold all together."""
    leader = {work_id: work_id for work_id in work_ids}
    for tie in ties:
        if tie.is_sure:
            leader[_leader(tie.second, leader)] = _leader(tie.first, leader)
    return len({_leader(work_id, leader) for work_id in work_ids}) == 1
