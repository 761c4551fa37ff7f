"""A matcher that a reader can follow: equal titles are the same, a "?" behind one of them asks, arXiv is a preprint."""

from collections.abc import Callable, Sequence
from itertools import combinations

from synthesist.identify.matching import Matched
from synthesist.records import Match, Record, Sameness


def plain_match(
    records: Sequence[Record], said: Sequence[Match] = (), progress: Callable[[int, int], None] | None = None
) -> Matched:
    """See `synthesist.identify.matching.match`."""
    told = {(one.first, one.second): one for one in said}
    ordered = sorted(records, key=lambda record: record.record_id)
    found = [told.get((one.record_id, two.record_id)) or _held(one, two) for one, two in combinations(ordered, 2)]
    matches = [one for one in found if one is not None]
    leads = {record.record_id: record.record_id for record in ordered}
    held: list[Match] = []
    for one in sorted(matches, key=lambda one: not one.person):
        if one.answer is Sameness.SAME:
            _join(one, leads, held, told)
    rest = [one for one in matches if one.answer is not Sameness.SAME and leads[one.first] != leads[one.second]]
    clusters = {lead: tuple(name for name in leads if leads[name] == lead) for lead in leads.values()}
    if progress:
        progress(len(matches), len(matches))
    return Matched(tuple(sorted(clusters.values())), tuple(held + rest))


def _held(one: Record, two: Record) -> Match | None:
    first, second = one.title.casefold(), two.title.casefold()
    if first.rstrip("?") != second.rstrip("?"):
        return None
    answer = Sameness.SAME if first == second else Sameness.ASK
    is_version = (one.venue == "arXiv") != (two.venue == "arXiv")
    reasons = ("same title",) if answer is Sameness.SAME else ("one title doubts",)
    return Match(
        first=one.record_id,
        second=two.record_id,
        answer=answer,
        reasons=reasons,
        is_version=is_version,
        probability=0.5,
    )


def _join(one: Match, leads: dict[str, str], held: list[Match], told: dict[tuple[str, str], Match]) -> None:
    first, second = leads[one.first], leads[one.second]
    between = [(a, b) for a in leads for b in leads if a < b and {leads[a], leads[b]} == {first, second}]
    if first != second and not any(pair in told and told[pair].answer is Sameness.DIFFERENT for pair in between):
        held.append(one)
        leads |= {name: first for name, lead in leads.items() if lead == second}
