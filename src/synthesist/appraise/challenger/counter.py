"""A fresh search for the opposite of each claim told as uncontested, in all records, those set aside included."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from synthesist.appraise.challenger.counter_search import Passage, Shelf
from synthesist.appraise.challenger.counter_words import clash, is_plain
from synthesist.appraise.reviewing import Asked, Look, Looked, Synthesis
from synthesist.identify.studies import Paper, independence_of
from synthesist.records import Claim, Label, PairVerdict
from synthesist.records.appraisals import Dimension, Mandate, Objection, Remedy, Severity
from synthesist.records.revised import RESERVED
from synthesist.verify import pairs

UNOPPOSED = Asked(
    mandate=Mandate.CHALLENGER,
    dimension=Dimension.UNCERTAINTY,
    name="search for the opposite",
    question="Does a search for the opposite of each claim find nothing that speaks against it?",
    basis="shown claims without works against them (verdicts), turned round and searched in title and abstract of all"
    " records, those set aside included (records)",
    is_judged=True,
)

_MOST_PAIRS = 80
"""Pairs that the judge is asked about for all claims together: it takes some thirtieth of a second for each."""

_LONGEST = 120


@dataclass(frozen=True, slots=True)
class Found:
    """A sentence that may say the opposite of a claim.

    Attributes:
        why: the clear rule by which it does; empty where there is none.
    """

    claim: Claim
    passage: Passage
    why: str


def unopposed(seen: Synthesis) -> Looked:
    """Claims of which a record says the opposite, by a clear rule about words or by the judge where its word counts."""
    claims = _uncontested(seen)
    found = _searched(seen, claims)
    judged = zip(found, _judged(seen, found), strict=True)
    against = ((one, verdict) for one, verdict in judged if _speaks_against(one, verdict))
    return UNOPPOSED.looked((claim.claim_id for claim in claims), _objections(seen, against))


def _uncontested(seen: Synthesis) -> list[Claim]:
    found = []
    for claim in sorted(seen.shown, key=lambda one: one.claim_id):
        verdict = seen.verdict(claim)
        if verdict and not verdict.refuting_work_ids and not any(one.startswith(RESERVED) for one in verdict.vetoes):
            found.append(claim)
    return found


def _searched(seen: Synthesis, claims: Sequence[Claim]) -> list[Found]:
    """What is judged: those for which a rule speaks first, then those that share most; by claim in the end."""
    shelf, silent = Shelf(seen), _silent(seen)
    found = [
        Found(claim, passage, clash(claim.text, passage.text))
        for claim in claims
        for passage in shelf.passages(claim.text, silent.get(claim.work_id, frozenset()) | {claim.work_id})
    ]
    ordered = sorted(found, key=lambda one: (not one.why, -one.passage.share, one.claim.claim_id, one.passage.text))
    return sorted(ordered[:_MOST_PAIRS], key=lambda one: (one.claim.claim_id, -one.passage.share, one.passage.text))


def _silent(seen: Synthesis) -> Mapping[str, AbstractSet[str]]:
    """By work, those that are tied to it, and those whose dissent the report tells."""
    silent: dict[str, set[str]] = {}
    for tie in seen.contents.ties:
        silent.setdefault(tie.first, set()).add(tie.second)
        silent.setdefault(tie.second, set()).add(tie.first)
    works = {one.finding_id: one.work_ids for one in seen.contents.findings}
    for finding in seen.contents.findings:
        opposing = {work for name in finding.opposed_by for work in works.get(name, ())}
        for work in finding.work_ids:
            silent.setdefault(work, set()).update(opposing)
    return silent


def _judged(seen: Synthesis, found: Sequence[Found]) -> Sequence[PairVerdict]:
    if not found:
        return ()
    verifier = pairs.Verifier(seen.judge, embedder=seen.embedder, setting=pairs.Setting.SENTENCE)
    asked = [
        pairs.Asked(
            one.claim.claim_id,
            one.passage.record.record_id,
            one.claim.text,
            one.passage.record.title,
            one.passage.sentences,
            (one.passage.place,),
        )
        for one in found
    ]
    return verifier.settle(verifier.weigh_all(asked))


def _speaks_against(one: Found, verdict: PairVerdict) -> bool:
    """The judge where its word counts; or a rule, beyond doubt or not read as support by the judge."""
    if verdict.counts and verdict.label is Label.REFUTE and (one.why or one.passage.is_turned):
        return True
    return bool(one.why) and (is_plain(one.why) or verdict.label is not Label.SUPPORT)


def _objections(seen: Synthesis, against: Iterator[tuple[Found, PairVerdict]]) -> Iterator[Objection]:
    """One a claim, from the record that shares most with it and is independent of its work."""
    told: set[str] = set()
    for one, verdict in sorted(
        against, key=lambda both: (not both[1].counts, -both[0].passage.share, both[0].passage.text)
    ):
        claim, passage = one.claim, one.passage
        if claim.claim_id in told or not _are_independent(seen, claim.work_id, passage):
            continue
        told.add(claim.claim_id)
        yield _objection(seen, one, verdict)


def _objection(seen: Synthesis, one: Found, verdict: PairVerdict) -> Objection:
    claim, passage = one.claim, one.passage
    place = _place(seen, passage)
    words = passage.text if len(passage.text) <= _LONGEST else f"{passage.text[: _LONGEST - 1]}…"
    why = one.why or "as the judge reads it"
    remedy = Remedy.REVERIFY if place else (Remedy.SOFTEN if verdict.counts else Remedy.NONE)
    return UNOPPOSED.object(
        claim.claim_id,
        f"a search for the opposite finds “{words}”, which speaks against it: {why}",
        *([place] if place else []),
        passage.record.record_id,
        passage.work_id,
        severity=Severity.SERIOUS,
        remedy=remedy,
    )


def _place(seen: Synthesis, passage: Passage) -> str:
    """Where the sentence stands in a document of its work, if it was read."""
    for name in sorted(seen.documents):
        document = seen.documents[name]
        if document.work_id == passage.work_id and (at := document.text.find(passage.text)) >= 0:
            return f"{name}:{at}:{at + len(passage.text)}"
    return ""


def _are_independent(seen: Synthesis, work_id: str, passage: Passage) -> bool:
    other = Paper((passage.record,), ())
    papers = {work_id: _paper(seen, work_id), passage.work_id: _paper(seen, passage.work_id) or other}
    known = {name: paper for name, paper in papers.items() if paper}
    return independence_of(known)(work_id, passage.work_id) is None


def _paper(seen: Synthesis, work_id: str) -> Paper | None:
    work = seen.works.get(work_id)
    if work is None:
        return None
    records = seen.contents.records
    own = [name for name in sorted(seen.documents) if seen.documents[name].work_id == work_id]
    sentences = tuple(sentence for name in own for sentence in seen.bodies[name])
    return Paper((work.record, *(records[name] for name in work.record_ids if name in records)), sentences)


CHECKS: tuple[Look, ...] = (unopposed,)
