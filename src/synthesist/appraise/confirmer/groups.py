"""Groups of results made again and held against those that are stored, and their spreads."""

from collections.abc import Iterator, Sequence

from synthesist.appraise.confirmer.again import again
from synthesist.appraise.confirmer.saying import cut, listed, quote, told
from synthesist.appraise.reviewing import Asked, Look, Looked, Synthesis
from synthesist.records.appraisals import Dimension, Mandate, Objection, Severity
from synthesist.records.results import ResultGroup

_GROUPS = Asked(
    mandate=Mandate.CONFIRMER,
    dimension=Dimension.COMPARABILITY,
    name="groups made again",
    question="Are results called comparable only where their settings agree?",
    basis="groups of results that come together again, with what differs in them; tables result_groups, results",
)
_SPREADS = Asked(
    mandate=Mandate.CONFIRMER,
    dimension=Dimension.NUMBERS,
    name="spreads of groups",
    question="Is the spread of every group that of the values in it?",
    basis="groups with a spread that is from the least to the greatest value, of all with one; tables result_groups, "
    "results",
    severity=Severity.CRITICAL,
)


def groups(seen: Synthesis) -> Looked:
    """Groups of results that do not come together again as they are told."""
    stored, made = seen.contents.result_groups, again(seen).told.groups
    return _GROUPS.looked(map(_name, stored), _ungrouped(stored, made))


def _name(group: ResultGroup) -> str:
    return f"{cut(group.metric, 40)} of {cut(group.subject, 60)}: {', '.join(group.result_ids[:2])}"


def _ungrouped(stored: Sequence[ResultGroup], made: Sequence[ResultGroup]) -> Iterator[Objection]:
    left, known = list(made), [one.model_copy(update={"spread": None}) for one in made]
    for group in stored:
        if group.model_copy(update={"spread": None}) in known:
            continue
        near = next((one for one in left if one.result_ids == group.result_ids), None)
        pointers = (*group.result_ids, *group.work_ids)
        if near is None and group.is_comparable:
            said = f"results on {quote(group.subject)} by {quote(group.metric)} are called comparable, and are not"
            yield _GROUPS.object(_name(group), said, *pointers)
        elif near is None:
            said = f"results on {quote(group.subject)} by {quote(group.metric)} do not belong beside each other"
            yield _GROUPS.object(_name(group), said, *pointers)
        else:
            yield _GROUPS.object(_name(group), _regarded(group, near), *pointers)
    yield from _not_told(stored, made)


def _regarded(group: ResultGroup, near: ResultGroup) -> str:
    name = next(name for name in ResultGroup.model_fields if getattr(group, name) != getattr(near, name))
    what = f"{name.replace('_', ' ')} of the results on {quote(group.subject)}"
    return told(what, getattr(group, name), getattr(near, name))


def _not_told(stored: Sequence[ResultGroup], made: Sequence[ResultGroup]) -> Iterator[Objection]:
    placed = {name for one in stored for name in one.result_ids}
    for group in made:
        if not placed.intersection(group.result_ids):
            said = f"results on {quote(group.subject)} that clash or agree are not told side by side"
            yield _GROUPS.object(_name(group), said, *group.result_ids)


def spreads(seen: Synthesis) -> Looked:
    """Groups whose spread is not that of their values."""
    values = {one.result_id: one.value for one in seen.contents.results}
    having = [one for one in seen.contents.result_groups if one.spread is not None]
    objections = []
    for group in having:
        own = [value for name in group.result_ids if (value := values.get(name)) is not None]
        ends = (min(own), max(own)) if own else None
        if group.spread != ends or not group.is_comparable:
            said = f"a spread of {listed(group.spread or ())} is told of values that are {listed(own)}"
            objections.append(_SPREADS.object(_name(group), said, *group.result_ids))
    return _SPREADS.looked(map(_name, having), objections)


CHECKS: tuple[Look, ...] = (groups, spreads)
