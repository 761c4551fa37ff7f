"""Hold each shown claim against the sentences of other works that assert a result, whatever they bear on."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from synthesist.models import Embedder, PairJudge
from synthesist.records import (
    Claim,
    Document,
    Evidence,
    PairVerdict,
    Rulings,
    Said,
    Sentence,
    Signal,
    Tie,
    Verdict,
    Work,
)
from synthesist.verify.pairs import Asked, Setting, Verifier, Weighed
from synthesist.verify.selection import Bodies, Candidate, Selection, bodies_of
from synthesist.verify.selftest import SelfTest
from synthesist.verify.testing import self_tested, title_of
from synthesist.verify.verdicts import Heard, confirmed, counted, verdict
from synthesist.verify.voices import Independence, Remembered

_NONE = Rulings({})


@dataclass(frozen=True, slots=True)
class Verified:
    """Evidence and verdicts of the shown claims, by claim, and how the judge did on variants of them.

    Attributes:
        ties: of the works of each claim and of its evidence, why any two of them are not independent.
    """

    evidence: tuple[Evidence, ...]
    verdicts: tuple[Verdict, ...]
    self_test: SelfTest
    ties: tuple[Tie, ...] = ()


@dataclass(frozen=True, slots=True)
class _Held:
    """A claim with a sentence that it is held against."""

    claim: Claim
    candidate: Candidate
    weighed: Weighed


def verify(
    claims: Sequence[Claim],
    documents: Mapping[str, Document],
    sentences: Sequence[Sentence],
    works: Mapping[str, Work],
    judge: PairJudge,
    embedder: Embedder,
    pairs_per_claim: int,
    independence: Independence,
    progress: Callable[[int], None] = lambda _: None,
    rulings: Rulings = _NONE,
) -> Verified:
    """Judge at most `pairs_per_claim` sentences of other works against each shown claim.

    Args:
        claims: those shown are judged; all of them, the ones off the question too, may speak for or against, but for
            those of retracted works.
        sentences: of the documents; a claim's neighbours help to find it.
        independence: tells which works may speak for each other.
        rulings: what a person set aside is not heard; a claim that a person confirmed is verified.
    """
    claims = [claim for claim in claims if not rulings.silences(claim)]
    shown = [claim for claim in claims if claim.is_shown]
    verifier = Verifier(judge, embedder=embedder, setting=Setting.SENTENCE)
    bodies = bodies_of(sentences, claims, documents)
    titles = {name: title_of(document, works[document.work_id]) for name, document in documents.items()}
    speaking = [claim for claim in claims if not works[claim.work_id].record.is_retracted]
    selection = Selection(documents, bodies, speaking, embedder)
    held: list[_Held] = []
    for claim in shown:
        candidates = selection.candidates(claim, pairs_per_claim)
        pairs = [_asked(claim, one, bodies, titles) for one in candidates]
        held += map(_Held, [claim] * len(pairs), candidates, verifier.weigh_all(pairs))
        progress(1)
    heard = _heard(held, verifier)
    asked = Remembered(independence)
    verdicts = [_verdict(claim, heard.get(claim.claim_id, []), documents, works, rulings, asked) for claim in shown]
    evidence = tuple(one.evidence for claim in shown for one in heard.get(claim.claim_id, []))
    return Verified(evidence, tuple(verdicts), self_tested(shown, titles, verifier), asked.ties())


def _asked(claim: Claim, candidate: Candidate, bodies: Bodies, titles: Mapping[str, str]) -> Asked:
    other = candidate.other
    return Asked(
        claim_id=claim.claim_id,
        document_id=other.document_id,
        claim=claim.text,
        title=titles[other.document_id],
        sentences=tuple(sentence.text for sentence in bodies[other.document_id]),
        only=(candidate.place,),
    )


def _heard(held: Sequence[_Held], verifier: Verifier) -> Mapping[str, list[Heard]]:
    """By claim, what each sentence says of it, nearest first."""
    heard: dict[str, list[Heard]] = defaultdict(list)
    for one, pair in zip(held, verifier.settle([one.weighed for one in held]), strict=True):
        heard[one.claim.claim_id].append(Heard(_evidence(one, pair), pair))
    return heard


def _evidence(held: _Held, pair: PairVerdict) -> Evidence:
    other = held.candidate.other
    label = counted(pair)
    return Evidence(
        claim_id=held.claim.claim_id,
        work_id=other.work_id,
        document_id=other.document_id,
        start=other.start,
        end=other.end,
        text=other.text,
        label=label,
        score=pair.p[label] if pair.p else 0.0,
        signals=_signals(held, pair),
        judge=pair.judge,
    )


def _signals(held: _Held, pair: PairVerdict) -> tuple[Signal, ...]:
    shares = [Signal(name=f"probability of {label.value}", value=share) for label, share in (pair.p or {}).items()]
    vetoes = [Signal(name="veto", value=1.0, note=reason) for reason in pair.vetoes]
    return (Signal(name="selected by", value=round(held.candidate.score, 4)), *shares, *vetoes)


def _verdict(
    claim: Claim,
    heard: Sequence[Heard],
    documents: Mapping[str, Document],
    works: Mapping[str, Work],
    rulings: Rulings,
    asked: Remembered,
) -> Verdict:
    asked.ask_all((claim.work_id, *(one.evidence.work_id for one in heard)))
    checked = verdict(claim, heard, documents[claim.document_id], works[claim.work_id].record, asked)
    ruling = rulings.on_claim(claim.claim_id, Said.CLAIM_OK)
    return confirmed(checked, ruling.person) if ruling else checked
