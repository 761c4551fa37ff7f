"""A synthesis made by hand, small enough to read: papers as sentences, claims among them, what is told of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

from synthesist.appraise.reviewing import Looked, Synthesis
from synthesist.extract.anatomy.manner import hedging, strength_of
from synthesist.records import (
    Author,
    Claim,
    Concept,
    Document,
    Evidence,
    Label,
    Mark,
    Part,
    Question,
    Record,
    Relevance,
    RetractionStatus,
    ReviewContents,
    Sentence,
    Signal,
    TextKind,
    Verdict,
    Work,
)
from synthesist.records.anatomy import ClaimAnatomy, ClaimKind, Direction
from synthesist.records.appraisals import Appraisal
from synthesist.records.ids import sha256
from synthesist.report.model import ClaimRow, Line, Paragraph, Reference, Report, Section, Span

QUESTION = Question(
    text="Do mint drops reduce congestion in adults?",
    concepts=(
        Concept(name="mint drops", part=Part.EXPOSURE, phrase="mint drops", terms=("mint drops",), origin="question"),
        Concept(name="congestion", part=Part.OUTCOME, phrase="congestion", terms=("congestion",), origin="question"),
    ),
)
LIMITS = (
    "Only abstracts were read.",
    "The judge errs.",
    "No person has screened the works or checked the claims.",
    "No claim carries a confidence.",
)
"""What the report of such a synthesis must say of its limits."""


@dataclass(frozen=True)
class Told:
    """One paper.

    Attributes:
        claim: the sentence that is shown as a claim, by its place among the sentences; None where none is.
        record: fields of its record beside title and abstract; `work` fields of its work.
    """

    name: str
    sentences: tuple[str, ...]
    claim: int | None = 0
    authors: tuple[Author, ...] = ()
    title: str = ""
    is_causal: bool = True
    record: Mapping[str, Any] = field(default_factory=dict)
    work: Mapping[str, Any] = field(default_factory=dict)
    verdict: Mapping[str, Any] = field(default_factory=dict)


def told(name: str, *sentences: str, **fields: Any) -> Told:
    """A paper; it is signed by a person of its own unless authors are given."""
    authors = fields.pop("authors", (Author(family=name.capitalize() * 2, given="Adalbert"),))
    return Told(name, sentences, authors=authors, **fields)


def synthesis(*papers: Told, aside: Sequence[Record] = (), lines: Sequence[str] = LIMITS, **fields: Any) -> Synthesis:
    """What reviewers are shown.

    Args:
        aside: records of works that are not included.
        lines: sentences of the report's limitations.
        fields: of the report, and `evidence`.
    """
    evidence = cast("tuple[Evidence, ...]", fields.pop("evidence", ()))
    parts = [_parts(paper) for paper in papers]
    works = {work.work_id: work for work, *_ in parts}
    records = {**{name: work.record for name, work in works.items()}, **{one.record_id: one for one in aside}}
    claims = tuple(claim for _, _, _, claim, _, _ in parts if claim)
    verdicts = {verdict.claim_id: verdict for *_, verdict in parts if verdict}
    contents = ReviewContents(
        review_id="r",
        version="0",
        banner="",
        plans=(),
        question=QUESTION,
        criteria={},
        searches=(),
        records=records,
        works=works,
        decisions=(),
        relevances=(),
        documents={document.document_id: document for _, document, *_ in parts},
        claims=claims,
        evidence=evidence,
        verdicts=verdicts,
        appraisal=Appraisal(),
        failures=(),
        anatomies={claim.claim_id: anatomy for _, _, _, claim, anatomy, _ in parts if claim and anatomy},
    )
    return Synthesis(
        contents=contents,
        report=_report(contents, lines, fields),
        sentences=tuple(sentence for _, _, sentences, *_ in parts for sentence in sentences),
        today="2026-01-02",
        embedder=cast("Any", None),
        judge=cast("Any", None),
    )


def support(claim: str, work: Told, text: str = "", p: float | None = 0.97, label: Label = Label.SUPPORT) -> Evidence:
    """A sentence of a paper that was judged."""
    signals = () if p is None else (Signal(name=f"probability of {label.value}", value=p),)
    return Evidence(
        claim_id=claim,
        work_id=work.name,
        document_id=f"d-{work.name}",
        start=0,
        end=1,
        text=text or work.sentences[0],
        label=label,
        score=p or 0.0,
        signals=signals,
        judge="hand",
    )


def objected(looked: Looked) -> list[str]:
    """The items that a check objects to."""
    return [one.item for one in looked.objections]


def _parts(
    paper: Told,
) -> tuple[Work, Document, list[Sentence], Claim | None, ClaimAnatomy | None, Verdict | None]:
    title = paper.title or f"A study by {paper.name}"
    abstract = " ".join(paper.sentences)
    text = f"{title}\n\n{abstract}"
    record = Record(
        **{
            "record_id": paper.name,
            "source": "file:a.jsonl",
            "title": title,
            "abstract": abstract,
            "authors": paper.authors,
            "is_retracted": False,
            **paper.record,
        }
    )
    work = Work(
        **{
            "work_id": paper.name,
            "record_ids": (paper.name,),
            "record": record,
            "retraction": RetractionStatus.CLEAN,
            **paper.work,
        }
    )
    document = Document(
        document_id=f"d-{paper.name}",
        work_id=paper.name,
        original_sha256="0",
        reader="abstract/1",
        text_kind=TextKind.DATABASE,
        text=text,
        sha256=sha256(text),
    )
    sentences, at = [_sentence(paper, 0, 0, title, "title")], len(title) + 2
    for number, one in enumerate(paper.sentences, start=1):
        sentences.append(_sentence(paper, number, at, one, "abstract"))
        at += len(one) + 1
    if paper.claim is None:
        return work, document, sentences, None, None, None
    claim = _claim(paper, sentences[paper.claim + 1])
    return work, document, sentences, claim, _anatomy(claim, is_causal=paper.is_causal), _verdict(paper, claim)


def _sentence(paper: Told, ordinal: int, start: int, text: str, section: str) -> Sentence:
    return Sentence(
        document_id=f"d-{paper.name}",
        work_id=paper.name,
        ordinal=ordinal,
        start=start,
        end=start + len(text),
        section=section,
        text=text,
    )


def _claim(paper: Told, at: Sentence) -> Claim:
    return Claim(
        claim_id=f"c-{paper.name}",
        work_id=paper.name,
        document_id=at.document_id,
        start=at.start,
        end=at.end,
        text=at.text,
        cues=(),
        relevance=Relevance.DIRECT,
        bears_on=("exposure", "outcome"),
        concepts=("mint drops", "congestion"),
        score=0.9,
        section="abstract",
        is_shown=True,
    )


def _anatomy(claim: Claim, *, is_causal: bool) -> ClaimAnatomy:
    return ClaimAnatomy(
        kind=ClaimKind.CAUSAL if is_causal else ClaimKind.DESCRIPTIVE,
        direction=Direction.DECREASE if is_causal else Direction.UNSTATED,
        hedging=hedging(claim.text)[0],
        strength=strength_of(claim.text, None).value,
    )


def _verdict(paper: Told, claim: Claim) -> Verdict:
    return Verdict(
        **{
            "claim_id": claim.claim_id,
            "mark": Mark.VERIFIED,
            "is_corroborated": bool(paper.verdict.get("supporting_work_ids")),
            "supporting_work_ids": (),
            "refuting_work_ids": (),
            "pairs_judged": 3,
            "confidence_reason": "single source",
            **paper.verdict,
        }
    )


def _report(contents: ReviewContents, lines: Sequence[str], fields: Mapping[str, Any]) -> Report:
    limitations = Section(
        section_id="limitations",
        heading="Limitations",
        paragraphs=(Paragraph(lines=tuple(Line(text=text) for text in lines)),),
    )
    shown = [claim for claim in contents.claims if claim.is_shown]
    return Report.model_construct(
        **{
            "answer": "partly",
            "abstract": (),
            "sections": (limitations,),
            "claims": tuple(_row(number, one, contents) for number, one in enumerate(shown, start=1)),
            "references": tuple(
                _reference(number, work) for number, work in enumerate(contents.works.values(), start=1)
            ),
            "findings": (),
            **fields,
        }
    )


def _row(number: int, claim: Claim, contents: ReviewContents) -> ClaimRow:
    verdict = contents.verdicts[claim.claim_id]
    return ClaimRow(
        number=number,
        claim_id=claim.claim_id,
        work_id=claim.work_id,
        reference=number,
        span=Span(document_id=claim.document_id, start=claim.start, end=claim.end),
        document_sha256="0",
        text=claim.text,
        text_kind="database",
        relevance="direct",
        bears_on=claim.bears_on,
        mark=verdict.mark.value,
        is_corroborated=verdict.is_corroborated,
        is_contested=bool(verdict.supporting_work_ids and verdict.refuting_work_ids),
        confidence=verdict.confidence,
        confidence_reason=verdict.confidence_reason,
        calibration=verdict.confidence_reason if verdict.confidence is not None else "",
        pairs_judged=verdict.pairs_judged,
    )


def _reference(number: int, work: Work) -> Reference:
    return Reference(
        number=number,
        work_id=work.work_id,
        key=work.work_id,
        text=work.record.title,
        title=work.record.title,
        doi=None,
        url=None,
        is_included=True,
        retraction=work.retraction.value,
        retraction_told="",
        peer_review=work.peer_review.value,
        peer_review_basis="",
        versions=("published",),
        records=1,
    )
