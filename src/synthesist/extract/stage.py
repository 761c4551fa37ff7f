"""From sentences to claims, and from claims to what is included."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from synthesist.extract.asserting import Asserted, asserted
from synthesist.extract.eligibility import Assessed, decision, fails_at_full_text
from synthesist.extract.relevance import RelevanceJudge, Relevant
from synthesist.extract.repeating import repeats
from synthesist.extract.roles import RoleModel, default_roles
from synthesist.extract.spelling import speller
from synthesist.models import Embedder, Vectors
from synthesist.records import (
    Claim,
    Decision,
    Document,
    Question,
    Reading,
    Record,
    Relevance,
    Rulings,
    Said,
    Sentence,
)
from synthesist.records.ids import claim_id

_NONE = Rulings({})

SHOWN_FROM = 0.53
"""Relevance score from which a direct or indirect claim is shown."""

SHOWN_OF_ONE = 6
"""Claims of one work that are shown at the most: the nearest to the question; one study, one voice."""


@dataclass(frozen=True, slots=True)
class Source:
    """What was read of one work.

    Attributes:
        sentences: of the document, in order.
        reading: of its full text; None where title and abstract alone were read, and `why_not` says why.
    """

    document: Document
    record: Record
    sentences: tuple[Sentence, ...]
    reading: Reading | None = None
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class Extracted:
    """Claims by id, and per assessed work the decision whether it is included."""

    claims: tuple[Claim, ...]
    decisions: tuple[Decision, ...]


def extract(
    sources: Sequence[Source],
    question: Question,
    concept_hits: Mapping[str, int],
    embedder: Embedder,
    rulings: Rulings = _NONE,
    model: RoleModel | None = None,
) -> Extracted:
    """Claims of what was read, each with its relevance; a work is included if one of its claims is shown.

    Args:
        rulings: a claim that a person set aside, or whose work a person excluded, is not shown; one that a person
            confirmed is shown though its score is low.
        model: tells what sentences do; the one that comes with the package by default.
    """
    extraction = _Extraction(question, concept_hits, embedder, rulings, model or default_roles())
    made = [extraction.of(source) for source in sources]
    claims = sorted((claim for own, _ in made for claim in own), key=lambda claim: claim.claim_id)
    # The program decides on works by their claims, and does not know whether a person excluded one.
    return Extracted(tuple(_with_its_work(claim, rulings) for claim in claims), tuple(told for _, told in made))


class _Extraction:
    """All that claims of one review are made with."""

    def __init__(
        self,
        question: Question,
        concept_hits: Mapping[str, int],
        embedder: Embedder,
        rulings: Rulings,
        model: RoleModel,
    ) -> None:
        self._judge = RelevanceJudge(question, concept_hits)
        self._embedder, self._rulings, self._model = embedder, rulings, model
        self._asked: Vectors = embedder.embed([question.text])[0]

    def of(self, source: Source) -> tuple[list[Claim], Decision]:
        """The claims of one work, and whether it is included."""
        claims = [_heeding(claim, self._rulings) for claim in self._claims(source)]
        assessed = Assessed(source.document, source.record, source.sentences, source.reading, claims, source.why_not)
        if failed := fails_at_full_text(assessed, self._judge):
            claims = [_left_out(claim, f"its work is excluded by {failed}") for claim in claims]
        else:
            claims = _the_nearest(claims, self._rulings)
        return claims, decision(_with(assessed, claims), self._judge)

    def _claims(self, source: Source) -> list[Claim]:
        found = asserted(source.sentences, self._model, source.reading)
        about, spelt = _about(source), speller(source.document.text)
        cosines = self._embedder.embed([about, *(one.sentence.text for one in found)]) @ self._asked
        setting = self._judge.setting(_title(source), about, float(cosines[0]))
        made = []
        for one, cosine in zip(found, cosines[1:], strict=True):
            under = self._judge.under(setting, spelt(one.sentence.section)) if source.reading else setting
            relevant = self._judge.judge(spelt(one.sentence.text), under, float(cosine))
            made.append(_claim(source.document, one, relevant))
        return made


def _title(source: Source) -> str:
    return source.document.text.split("\n\n", 1)[0] if source.reading is None else source.record.title


def _about(source: Source) -> str:
    """What the text is about in short: title and abstract. A whole paper names nearly everything."""
    if source.reading is None:
        return source.document.text
    own = " ".join(sentence.text for sentence in source.sentences if sentence.section == "abstract")
    return f"{source.record.title}\n\n{source.record.abstract or own}"


def _with(assessed: Assessed, claims: Sequence[Claim]) -> Assessed:
    return Assessed(assessed.document, assessed.record, assessed.sentences, assessed.reading, claims, assessed.why_not)


def _claim(document: Document, one: Asserted, relevant: Relevant) -> Claim:
    sentence = one.sentence
    is_near = relevant.relevance is not Relevance.OFF
    is_shown = is_near and relevant.score >= SHOWN_FROM
    return Claim(
        claim_id=claim_id(document.document_id, document.sha256, sentence.start, sentence.end),
        work_id=document.work_id,
        document_id=document.document_id,
        start=sentence.start,
        end=sentence.end,
        text=sentence.text,
        cues=one.cues,
        relevance=relevant.relevance,
        bears_on=relevant.bears_on,
        concepts=relevant.concepts,
        score=relevant.score,
        role=one.role.value,
        p=one.p,
        section=sentence.section,
        page=sentence.page,
        is_shown=is_shown,
        reason="" if is_shown else "below the relevance that is shown" if is_near else "does not bear on the question",
    )


def _the_nearest(claims: Iterable[Claim], rulings: Rulings) -> list[Claim]:
    """The claims of one work: what repeats another is left out, then what is not among the nearest."""
    own = list(claims)
    ranked = sorted((claim for claim in own if claim.is_shown), key=lambda claim: (-claim.score, claim.start))
    reasons: dict[str, str] = {}
    kept: list[Claim] = []
    for claim in ranked:
        if rulings.on_claim(claim.claim_id, Said.CLAIM_OK):
            kept.append(claim)
        elif any(repeats(claim.text, other.text) for other in kept):
            reasons[claim.claim_id] = "another claim of its work says the same"
        elif len(kept) >= SHOWN_OF_ONE:
            reasons[claim.claim_id] = f"its work has {SHOWN_OF_ONE} claims that are nearer to the question"
        else:
            kept.append(claim)
    return [_left_out(claim, reasons[claim.claim_id]) if claim.claim_id in reasons else claim for claim in own]


def _left_out(claim: Claim, reason: str) -> Claim:
    return claim.model_copy(update={"is_shown": False, "reason": reason}) if claim.is_shown else claim


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


def by_document(sentences: Iterable[Sentence]) -> Mapping[str, tuple[Sentence, ...]]:
    """Sentences by their document, in order."""
    found: dict[str, list[Sentence]] = defaultdict(list)
    for sentence in sentences:
        found[sentence.document_id].append(sentence)
    return {name: tuple(own) for name, own in found.items()}
