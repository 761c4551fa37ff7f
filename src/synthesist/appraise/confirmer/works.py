"""Works made again from their records: which records are one, which version is cited, who may speak for whom."""

from collections.abc import Iterator, Mapping

from synthesist.appraise.confirmer.again import again
from synthesist.appraise.confirmer.saying import listed, quote, told
from synthesist.appraise.reviewing import Asked, Look, Looked, Synthesis
from synthesist.identify.versions import version_of
from synthesist.records import PeerReview, Record, Tie, VersionKind, Work
from synthesist.records.appraisals import Dimension, Mandate, Objection, Severity

_JOINED = Asked(
    mandate=Mandate.CONFIRMER,
    dimension=Dimension.EVIDENCE,
    name="works joined again",
    question="Is every work one, with all its records and no other's?",
    basis="works whose records come together again, each made one; tables works, work_records, matches, rulings",
)
_SHOWN = Asked(
    mandate=Mandate.CONFIRMER,
    dimension=Dimension.GROUNDING,
    name="works as their records say",
    question="Is every work told by title, authors, year and identifiers of its own records?",
    basis="works read or cited whose fields come out again from their records; tables works, records",
    severity=Severity.CRITICAL,
)
_REVIEWED = Asked(
    mandate=Mandate.CONFIRMER,
    dimension=Dimension.EVIDENCE,
    name="versions and peer review",
    question="Is a preprint told as one, and what was peer-reviewed as that?",
    basis="works read or cited whose versions and peer review come out again, and do not clash; tables works, records",
)
_TIES = Asked(
    mandate=Mandate.CONFIRMER,
    dimension=Dimension.EVIDENCE,
    name="ties found again",
    question="Is everything told that ties works which speak for each other?",
    basis="ties and studies that are found again among works of claims and evidence; tables ties, studies, records",
)

_TOLD = ("title", "authors", "year", "venue", "identifiers", "abstract", "text_kind", "kind", "url", "language")


def in_use(seen: Synthesis) -> Mapping[str, Work]:
    """Works that were read or speak, by id."""
    contents = seen.contents
    names = {row.work_id for row in contents.documents.values()} | {row.work_id for row in contents.evidence}
    return {name: contents.works[name] for name in sorted(names) if name in contents.works}


def joined(seen: Synthesis) -> Looked:
    """Works that hold other records than belong together."""
    made = {work.work_id: work for work in again(seen).identified.works}
    return _JOINED.looked(seen.works, _apart(seen, made))


def _apart(seen: Synthesis, made: Mapping[str, Work]) -> Iterator[Objection]:
    home = {name: work.work_id for work in made.values() for name in work.record_ids}
    members = seen.contents.work_of
    for name, work in sorted(seen.works.items()):
        due = {one for record in work.record_ids if record in home for one in made[home[record]].record_ids}
        if due == set(work.record_ids):
            continue
        others = sorted({members[one] for one in due - set(work.record_ids) if one in members})
        both = f"{quote(work.record.title)} and {listed(seen.works[one].record.title for one in others)}"
        said = f"{both} are records of one work" if others else f"{quote(work.record.title)} joins records of two works"
        severity = Severity.SERIOUS if name in in_use(seen) else Severity.MINOR
        yield _JOINED.object(name, said, *others, *work.record_ids, severity=severity)


def shown(seen: Synthesis) -> Looked:
    """Works that are told otherwise than their records say."""
    made, used = {work.work_id: work for work in again(seen).identified.works}, in_use(seen)
    objections = []
    for name, work in used.items():
        other = made.get(name)
        part = other and next((one for one in _TOLD if getattr(work.record, one) != getattr(other.record, one)), "")
        if other and part:
            stored, due = (_words(one.record, part) for one in (work, other))
            said = told(f"the {part} of {quote(work.record.title)}", stored, due)
            objections.append(_SHOWN.object(name, said, *work.record_ids))
    return _SHOWN.looked(used, objections)


def _words(record: object, part: str) -> object:
    value = getattr(record, part)
    if part == "authors":
        return tuple(author.display for author in value)
    return tuple(":".join(pair) for pair in value) if part == "identifiers" else value


def reviewed(seen: Synthesis) -> Looked:
    """Works that are told as reviewed, or as another version, than they are."""
    made, used = {work.work_id: work for work in again(seen).identified.works}, in_use(seen)
    objections = [
        _REVIEWED.object(name, said, *work.record_ids)
        for name, work in used.items()
        if (said := _unreviewed(seen, work, made.get(name)))
    ]
    return _REVIEWED.looked(used, objections)


def _unreviewed(seen: Synthesis, work: Work, made: Work | None) -> str:
    if made and work.peer_review is not made.peer_review:
        return told(f"the peer review of {quote(work.record.title)}", work.peer_review, made.peer_review)
    if made and work.versions != made.versions:
        kinds = [tuple(version.kind.value for version in one.versions) for one in (work, made)]
        return told(f"the versions of {quote(work.record.title)}", *kinds)
    records = [seen.contents.records[name] for name in work.record_ids if name in seen.contents.records]
    # What names a preprint's place says more than a field that calls it reviewed.
    stripped = [one.model_copy(update={"peer_review": None, "peer_review_basis": None}) for one in records]
    if work.peer_review is PeerReview.REVIEWED and stripped and all(map(_is_posted, stripped)):
        return f"{quote(work.record.title)} is told as peer-reviewed, and all its records describe a preprint"
    return ""


def _is_posted(record: Record) -> bool:
    """Whether DOI, kind or venue name a preprint; that it stands on arXiv too says nothing against an article."""
    kind, basis = version_of(record)
    return kind is VersionKind.PREPRINT and not basis.startswith("arxiv=")


def ties(seen: Synthesis) -> Looked:
    """Ties between works of claims and of their evidence that are not told, or told otherwise."""
    stored = {(tie.first, tie.second): tie for tie in seen.contents.ties}
    asked = sorted(_asked(seen) | stored.keys())
    objections = []
    for first, second in asked:
        one, other = stored.get((first, second)), again(seen).independence(first, second)
        if (one is None) != (other is None) or (one and other and _says(one) != _says(other)):
            severity = Severity.SERIOUS if other else Severity.MINOR
            objections.append(_TIES.object(f"{first}={second}", _tied(one, other), first, second, severity=severity))
    objections += _studies(seen)
    return _TIES.looked((f"{first}={second}" for first, second in asked), objections)


def _asked(seen: Synthesis) -> set[tuple[str, str]]:
    """Works of each claim with those of its evidence."""
    pairs = set()
    for claim in seen.shown:
        for row in again(seen).heard.get(claim.claim_id, ()):
            if row.work_id != claim.work_id:
                pairs.add((min(claim.work_id, row.work_id), max(claim.work_id, row.work_id)))
    return pairs


def _says(tie: Tie) -> tuple[object, ...]:
    return tie.kinds, tie.is_one_study, tie.is_sure


def _tied(one: Tie | None, other: Tie | None) -> str:
    if one is None:
        return f"what ties two works is not told: {listed(other.reasons if other else ())}"
    return f"two works are told to be tied, by {listed(one.kinds)}, and come out as {_how(other)}"


def _how(tie: Tie | None) -> str:
    return f"tied by {listed(tie.kinds)}" if tie else "independent"


def _studies(seen: Synthesis) -> Iterator[Objection]:
    made = {one.study_id: one for one in again(seen).independence.studies if len(one.work_ids) > 1}
    stored = {one.study_id: one for one in seen.contents.studies}
    for name in sorted(made.keys() | stored.keys()):
        one, other = stored.get(name), made.get(name)
        if one is None or other is None or one.work_ids != other.work_ids or one.is_sure != other.is_sure:
            said = told("which works report one study", one.work_ids if one else (), other.work_ids if other else ())
            yield _TIES.object(name, said, *(one or other).work_ids)  # type: ignore[union-attr]


CHECKS: tuple[Look, ...] = (joined, shown, reviewed, ties)
