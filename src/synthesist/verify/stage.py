"""Hold each shown claim against the nearest sentences of other works that assert a result, whatever they bear on."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from synthesist.models import Embedder, Judge
from synthesist.records import Claim, Document, Evidence, Rulings, Said, Verdict, Work
from synthesist.verify.interim_selection import select
from synthesist.verify.verdicts import confirmed, verdict

_NONE = Rulings({})


@dataclass(frozen=True, slots=True)
class Verified:
    """Evidence and verdicts of the shown claims, by claim."""

    evidence: tuple[Evidence, ...]
    verdicts: tuple[Verdict, ...]


def verify(
    claims: Sequence[Claim],
    documents: Mapping[str, Document],
    works: Mapping[str, Work],
    judge: Judge,
    embedder: Embedder,
    pairs_per_claim: int,
    progress: Callable[[int], None] = lambda _: None,
    rulings: Rulings = _NONE,
) -> Verified:
    """Judge at most `pairs_per_claim` sentences of other works against each shown claim.

    Args:
        claims: those shown are judged; all of them, the ones off the question too, may speak for or against.
        rulings: what a person set aside is not heard; a claim that a person confirmed is verified.
    """
    claims = [claim for claim in claims if not rulings.silences(claim)]
    shown = [claim for claim in claims if claim.is_shown]
    records = {work_id: work.record for work_id, work in works.items()}
    vectors = embedder.embed([claim.text for claim in claims])
    asked = vectors[[at for at, claim in enumerate(claims) if claim.is_shown]]
    evidence: list[Evidence] = []
    verdicts: list[Verdict] = []
    for claim, vector in zip(shown, asked, strict=True):
        # Row by row: a matrix product may add up differently with the number of rows, and a pair's score must not.
        cosines = np.einsum("ij,j->i", vectors, vector)
        chosen = select(claim, cosines, claims, pairs_per_claim)
        judged = [_evidence(claim, other, cosine, judge) for other, cosine in chosen]
        checked = verdict(claim, judged, documents[claim.document_id], records, records[claim.work_id])
        ruling = rulings.on_claim(claim.claim_id, Said.CLAIM_OK)
        verdicts.append(confirmed(checked, ruling.person) if ruling else checked)
        evidence += judged
        progress(1)
    return Verified(tuple(evidence), tuple(verdicts))


def _evidence(claim: Claim, other: Claim, cosine: float, judge: Judge) -> Evidence:
    judgement = judge.judge(claim.text, other.text, cosine)
    return Evidence(
        claim_id=claim.claim_id,
        work_id=other.work_id,
        document_id=other.document_id,
        start=other.start,
        end=other.end,
        text=other.text,
        label=judgement.label,
        score=judgement.score,
        signals=judgement.signals,
        judge=judge.name,
    )
