"""From sentences to claims, and from claims to what is included."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from synthesist.extract.relevance import RelevanceJudge, Relevant
from synthesist.extract.results import THRESHOLD, place_of, result_cues
from synthesist.models import Embedder
from synthesist.records import Actor, Claim, Decision, Document, Question, Relevance, Rulings, Said, Sentence
from synthesist.records.ids import claim_id

_DECIDER = "extract/1"
_NONE = Rulings({})

SHOWN_FROM = 0.53
"""Relevance score from which a direct or indirect claim is shown."""


@dataclass(frozen=True, slots=True)
class Extracted:
    """Claims by id, and per assessed work the decision whether it is included."""

    claims: tuple[Claim, ...]
    decisions: tuple[Decision, ...]


def extract(
    documents: Sequence[Document],
    sentences: Sequence[Sentence],
    question: Question,
    concept_hits: Mapping[str, int],
    embedder: Embedder,
    rulings: Rulings = _NONE,
) -> Extracted:
    """Claims of the documents, each with its relevance; a work is included if one of its claims is shown.

    Args:
        rulings: a claim that a person set aside, or whose work a person excluded, is not shown; one that a person
            confirmed is shown though its score is low.
    """
    by_document: dict[str, list[Sentence]] = defaultdict(list)
    for sentence in sentences:
        by_document[sentence.document_id].append(sentence)
    judge = RelevanceJudge(question, concept_hits)
    asked = embedder.embed([question.text])[0]
    claims: list[Claim] = []
    for document in documents:
        results = _results(by_document[document.document_id])
        cosines = embedder.embed([document.text, *(sentence.text for sentence, _ in results)]) @ asked
        setting = judge.setting(document.text.split("\n\n", 1)[0], document.text, float(cosines[0]))
        for (sentence, cues), cosine in zip(results, cosines[1:], strict=True):
            claims.append(_claim(document, sentence, cues, judge.judge(sentence.text, setting, float(cosine))))
    heeded = [_heeding(claim, rulings) for claim in sorted(claims, key=lambda claim: claim.claim_id)]
    # The program decides on works by their claims, and does not know whether a person excluded one.
    decisions = tuple(_decision(document, heeded) for document in documents)
    return Extracted(tuple(_with_its_work(claim, rulings) for claim in heeded), decisions)


def _results(sentences: Sequence[Sentence]) -> list[tuple[Sentence, tuple[str, ...]]]:
    body = [sentence for sentence in sentences if sentence.section != "title"]
    found = []
    for at, sentence in enumerate(body):
        weight, cues = result_cues(sentence.text, place_of(at, len(body)))
        if cues and weight >= THRESHOLD:
            found.append((sentence, cues))
    return found


def _claim(document: Document, sentence: Sentence, cues: tuple[str, ...], relevant: Relevant) -> Claim:
    is_near = relevant.relevance is not Relevance.OFF
    is_shown = is_near and relevant.score >= SHOWN_FROM
    return Claim(
        claim_id=claim_id(document.document_id, document.sha256, sentence.start, sentence.end),
        work_id=document.work_id,
        document_id=document.document_id,
        start=sentence.start,
        end=sentence.end,
        text=sentence.text,
        cues=cues,
        relevance=relevant.relevance,
        bears_on=relevant.bears_on,
        concepts=relevant.concepts,
        score=relevant.score,
        is_shown=is_shown,
        reason="" if is_shown else "below the relevance that is shown" if is_near else "does not bear on the question",
    )


def _heeding(claim: Claim, rulings: Rulings) -> Claim:
    """The claim as people would have it: shown, or not, whatever the score; off the question stays off."""
    if ruling := rulings.on_claim(claim.claim_id, Said.CLAIM_WRONG):
        return claim.model_copy(update={"is_shown": False, "reason": f"a person set it aside: {ruling.reason}"})
    if rulings.on_claim(claim.claim_id, Said.CLAIM_OK) and claim.relevance is not Relevance.OFF:
        return claim.model_copy(update={"is_shown": True, "reason": ""})
    return claim


def _with_its_work(claim: Claim, rulings: Rulings) -> Claim:
    """The claim, which is not shown where a person excluded its work."""
    ruling = rulings.silences(claim)
    if ruling is None or ruling.item == claim.claim_id:
        return claim
    return claim.model_copy(update={"is_shown": False, "reason": f"a person set its work aside: {ruling.reason}"})


def _decision(document: Document, claims: Sequence[Claim]) -> Decision:
    own = [claim for claim in claims if claim.work_id == document.work_id]
    shown = sum(claim.is_shown for claim in own)
    return Decision(
        stage="assess",
        item=document.work_id,
        action="include" if shown else "exclude",
        criterion="A1",
        actor=Actor.RULE,
        decider=_DECIDER,
        reason=f"{len(own)} asserted results, {shown} of them bear on the question",
    )
