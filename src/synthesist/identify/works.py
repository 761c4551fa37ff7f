"""Records to works: shared keys join records unless something speaks against it; nothing is deleted."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from synthesist.identify.keys import keys, may_be_one
from synthesist.records import Actor, Decision, Record, Search, Work

_DECIDER = "identify/1"


@dataclass(frozen=True, slots=True)
class Identified:
    """The works, sorted by id, and a decision for each record or work that does not go on."""

    works: tuple[Work, ...]
    decisions: tuple[Decision, ...]


def identify(records: Sequence[Record], searches: Sequence[Search]) -> Identified:
    """One work per publication; records that repeat one are set aside with the key that they share."""
    works = tuple(_works(sorted(records, key=lambda record: record.record_id)))
    decisions = [*_repeated(searches), *_duplicates(works), *_retracted(works, records)]
    return Identified(works, tuple(sorted(decisions, key=lambda decision: (decision.item, decision.ordinal))))


@dataclass(slots=True)
class _Cluster:
    members: list[Record]
    because: dict[str, str]


def _works(records: Sequence[Record]) -> list[Work]:
    by_key: dict[str, _Cluster] = {}
    clusters: list[_Cluster] = []
    for record in records:
        cluster = _cluster_for(record, by_key)
        if cluster is None:
            cluster = _Cluster([], {})
            clusters.append(cluster)
        cluster.members.append(record)
        for key in keys(record):
            by_key.setdefault(key, cluster)
    return sorted((_work(cluster) for cluster in clusters), key=lambda work: work.work_id)


def _cluster_for(record: Record, by_key: dict[str, _Cluster]) -> _Cluster | None:
    for key in keys(record):
        cluster = by_key.get(key)
        if cluster and all(may_be_one(record, member) for member in cluster.members):
            cluster.because[record.record_id] = key
            return cluster
    return None


def _work(cluster: _Cluster) -> Work:
    shown = min(
        cluster.members,
        key=lambda record: (not record.abstract, -len(record.abstract or ""), record.record_id),
    )
    ids = sorted(record.record_id for record in cluster.members)
    because = tuple(
        (record_id, cluster.because.get(record_id, "first seen")) for record_id in ids if record_id != shown.record_id
    )
    return Work(work_id=ids[0], record_ids=tuple(ids), merged_because=because, record=shown)


def _duplicates(works: Sequence[Work]) -> list[Decision]:
    return [
        _decision(record_id, "duplicate", "D1", f"same work as {work.record.record_id}: {key}")
        for work in works
        for record_id, key in work.merged_because
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


def _retracted(works: Sequence[Work], records: Sequence[Record]) -> list[Decision]:
    marked = {record.record_id for record in records if record.is_retracted}
    return [
        _decision(work.record.record_id, "remove", "X1", "marked as retracted by its source")
        for work in works
        if marked & set(work.record_ids)
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
