"""Records to works: what is the same is joined, what is retracted is taken out or marked; nothing is deleted."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from synthesist.identify.matching import match
from synthesist.identify.merging import merged
from synthesist.identify.retractions import notes_in, status_of, told
from synthesist.identify.reviewed import peer_review_of
from synthesist.identify.versions import versions_of
from synthesist.records import (
    Actor,
    Decision,
    Match,
    Record,
    RetractionNote,
    RetractionStatus,
    Sameness,
    Search,
    Work,
)

_DECIDER = "identify/2"

Near = Mapping[str, Mapping[str, Match]]

GONE = (RetractionStatus.RETRACTED, RetractionStatus.WITHDRAWN)
"""What no result may rest on."""


@dataclass(frozen=True, slots=True)
class Identified:
    """The works, sorted by id, and why they are these.

    Attributes:
        matches: pairs of records that were joined, that only a person can tell, or that stay apart although they share
            an identifier or a title; sorted.
        notes: what databases and lists say of retractions and corrections, by record.
        decisions: one for each record or work that does not go on.
    """

    works: tuple[Work, ...]
    matches: tuple[Match, ...]
    notes: tuple[RetractionNote, ...]
    decisions: tuple[Decision, ...]


def identify(
    records: Iterable[Record],
    searches: Sequence[Search],
    *,
    said: Sequence[Match] = (),
    listed: Sequence[RetractionNote] = (),
    keeps_retracted: bool = False,
) -> Identified:
    """One work per publication; records that repeat one are set aside with what they share.

    Args:
        said: what people hold of pairs of records, which outranks the matcher.
        listed: what lists of retractions at hand say.
        keeps_retracted: whether retracted works go on, marked, in place of being taken out.
    """
    by_id = {record.record_id: record for record in sorted(records, key=lambda record: record.record_id)}
    matched = match(list(by_id.values()), said)
    notes = _sorted_notes([*_stated(by_id.values(), searches), *listed])
    notes_of = _by_record(notes)
    near = _near(matched.matches)
    works = [_work([by_id[name] for name in cluster], near, notes_of) for cluster in matched.clusters]
    works.sort(key=lambda work: work.work_id)
    matches = _between(matched.matches, works)
    decisions = [*_repeated(searches), *_duplicates(works), *([] if keeps_retracted else _retracted(works))]
    decisions.sort(key=lambda decision: (decision.item, decision.ordinal))
    return Identified(tuple(works), matches, notes, tuple(decisions))


def _between(matches: Sequence[Match], works: Sequence[Work]) -> tuple[Match, ...]:
    """Those that still say something: two records that further ones made one work are no longer in doubt."""
    work_of = {name: work.work_id for work in works for name in work.record_ids}
    return tuple(one for one in matches if (one.answer is Sameness.SAME) == (work_of[one.first] == work_of[one.second]))


def _stated(records: Iterable[Record], searches: Sequence[Search]) -> Iterator[RetractionNote]:
    """What databases say, as of the day on which they were asked; files and the library answer with older rows."""
    asked = {hit.record_id: search.at[:10] for search in searches if search.requests for hit in search.hits}
    for record in records:
        yield from notes_in(record, listed=asked.get(record.record_id, ""))


def _sorted_notes(notes: Iterable[RetractionNote]) -> tuple[RetractionNote, ...]:
    unique = dict.fromkeys(notes)
    return tuple(sorted(unique, key=lambda note: note.model_dump_json()))


def _by_record(notes: Iterable[RetractionNote]) -> Mapping[str, list[RetractionNote]]:
    found: defaultdict[str, list[RetractionNote]] = defaultdict(list)
    for note in notes:
        found[note.record_id].append(note)
    return found


def _near(matches: Iterable[Match]) -> Near:
    """What joins each record to which others, looked up once for all works."""
    near: defaultdict[str, dict[str, Match]] = defaultdict(dict)
    for one in matches:
        if one.answer is Sameness.SAME:
            near[one.first][one.second] = near[one.second][one.first] = one
    return near


def _work(members: Sequence[Record], near: Near, notes_of: Mapping[str, list[RetractionNote]]) -> Work:
    ids = sorted(record.record_id for record in members)
    shown, origins = merged(members)
    peer_review, basis = peer_review_of(members)
    notes = [note for name in ids for note in notes_of.get(name, ())]
    status, deciding = status_of(notes)
    return Work(
        work_id=ids[0],
        record_ids=tuple(ids),
        merged_because=tuple(sorted(_because(shown.record_id, ids, near))),
        record=shown.model_copy(update={"is_retracted": _is_marked(status)}),
        origins=origins,
        versions=versions_of(members),
        peer_review=peer_review,
        peer_review_basis=basis,
        retraction=status,
        retraction_told=told(status, deciding),
    )


def _is_marked(status: RetractionStatus) -> bool | None:
    return None if status is RetractionStatus.UNCHECKED else status in GONE


def _because(lead: str, ids: Sequence[str], near: Near) -> Iterator[tuple[str, str]]:
    """Per further record, what ties it to one that is already tied to the leading record."""
    members, reached, waiting = set(ids), {lead}, [lead]
    while waiting:
        for name, one in sorted(near.get(waiting.pop(), {}).items()):
            if name in members and name not in reached:
                reached.add(name)
                waiting.append(name)
                yield name, reason_of(one)


def reason_of(one: Match) -> str:
    """Why two records are one work, in a phrase."""
    words = "; ".join(one.reasons)
    return f"{one.person} holds so: {words}" if one.person else words


def _duplicates(works: Sequence[Work]) -> list[Decision]:
    return [
        _decision(record_id, "duplicate", "D1", f"same work as {work.record.record_id}: {why}")
        for work in works
        for record_id, why in work.merged_because
    ]


def _repeated(searches: Sequence[Search]) -> list[Decision]:
    seen: Counter[str] = Counter()
    decisions = []
    for search in sorted(searches, key=lambda search: (search.turn, search.search_id)):  # queries before citations
        for hit in search.hits:
            if seen[hit.record_id]:
                item = f"{hit.record_id}@{search.search_id}/{hit.rank}"
                decisions.append(_decision(item, "duplicate", "D1", "the same record was returned before"))
            seen[hit.record_id] += 1
    return decisions


def _retracted(works: Sequence[Work]) -> list[Decision]:
    return [
        _decision(work.record.record_id, "remove", "X1", work.retraction_told)
        for work in works
        if work.retraction in GONE
    ]


def _decision(item: str, action: str, criterion: str, reason: str) -> Decision:
    return Decision(
        stage="identify",
        item=item,
        action=action,
        criterion=criterion,
        actor=Actor.RULE,
        decider=_DECIDER,
        reason=reason,
    )
