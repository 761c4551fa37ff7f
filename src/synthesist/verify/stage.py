"""Hold each shown claim against the nearest sentences of other works."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from synthesist.models import Embedder, Judge
from synthesist.records import Claim, Document, Evidence, Sentence, Verdict, Work
from synthesist.verify.selection import select
from synthesist.verify.verdicts import verdict


@dataclass(frozen=True, slots=True)
class Verified:
    """Evidence and verdicts of the shown claims, by claim."""

    evidence: tuple[Evidence, ...]
    verdicts: tuple[Verdict, ...]


def verify(
    claims: Sequence[Claim],
    documents: Mapping[str, Document],
    sentences: Sequence[Sentence],
    works: Mapping[str, Work],
    judge: Judge,
    embedder: Embedder,
    pairs_per_claim: int,
    progress: Callable[[int], None] = lambda _: None,
) -> Verified:
    """Judge at most `pairs_per_claim` sentences of other works against each shown claim."""
    shown = [claim for claim in claims if claim.is_shown]
    body = [sentence for sentence in sentences if sentence.section != "title"]
    records = {work_id: work.record for work_id, work in works.items()}
    near = embedder.embed([sentence.text for sentence in body])
    asked = embedder.embed([claim.text for claim in shown])
    evidence: list[Evidence] = []
    verdicts: list[Verdict] = []
    for claim, vector in zip(shown, asked, strict=True):
        chosen = select(claim, near @ vector, body, pairs_per_claim)
        judged = [_evidence(claim, sentence, cosine, judge) for sentence, cosine in chosen]
        verdicts.append(verdict(claim, judged, documents[claim.document_id], records, records[claim.work_id]))
        evidence += judged
        progress(1)
    return Verified(tuple(evidence), tuple(verdicts))


def _evidence(claim: Claim, sentence: Sentence, cosine: float, judge: Judge) -> Evidence:
    judgement = judge.judge(claim.text, sentence.text, cosine)
    return Evidence(
        claim_id=claim.claim_id,
        work_id=sentence.work_id,
        document_id=sentence.document_id,
        start=sentence.start,
        end=sentence.end,
        text=sentence.text,
        label=judgement.label,
        score=judgement.score,
        signals=judgement.signals,
        judge=judge.name,
    )
