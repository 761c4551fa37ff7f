"""A synthesis of a few invented abstracts, with claims, verdicts and records that were set aside."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from synthesist.appraise.reviewing import Synthesis
from synthesist.models import LABELS, Scores, default_embedder
from synthesist.records import (
    Author,
    Claim,
    Document,
    Mark,
    Question,
    Record,
    Relevance,
    ReviewContents,
    Sentence,
    TextKind,
    Verdict,
    Work,
)
from synthesist.records.appraisals import Appraisal
from synthesist.records.ids import sha256
from synthesist.report.model import Report


class SilentJudge:
    """Says nothing of any pair, so that rules about words alone decide."""

    name = "silent/1"

    def logits(self, pairs: Sequence[tuple[str, str]]) -> Scores:
        """See `PairJudge.logits`."""
        return np.tile([0.0, 0.0, 5.0], (len(pairs), 1)).reshape(len(pairs), len(LABELS))


@dataclass(frozen=True)
class Paper:
    """An abstract; the sentence at `claim` is shown as a claim, `verdict` is what is told of it unlike the others."""

    name: str
    sentences: tuple[str, ...]
    claim: int | None = None
    author: str = ""
    is_read: bool = True
    verdict: Mapping[str, Any] = field(default_factory=dict)

    @property
    def record(self) -> Record:
        """Its record."""
        return Record(
            record_id=self.name,
            source="by hand",
            title=f"On the matter of {self.name}",
            abstract=" ".join(self.sentences),
            authors=(Author(family=self.author or f"{self.name.capitalize()}sen", given="Ada"),),
        )


def synthesis(*papers: Paper) -> Synthesis:
    """What reviewers are shown of these papers."""
    documents = {f"d-{one.name}": _document(one) for one in papers if one.is_read}
    sentences = tuple(sentence for one in papers if one.is_read for sentence in _sentences(one))
    claims = tuple(_claim(one) for one in papers if one.claim is not None)
    contents = ReviewContents(
        review_id="r",
        version="0",
        banner="",
        plans=(),
        question=Question(text="Do mint drops reduce nasal congestion?", concepts=()),
        criteria={},
        searches=(),
        records={one.name: one.record for one in papers},
        works={one.name: Work(work_id=one.name, record_ids=(one.name,), record=one.record) for one in papers},
        decisions=(),
        relevances=(),
        documents=documents,
        claims=claims,
        evidence=(),
        verdicts={f"c-{one.name}": _verdict(one) for one in papers if one.claim is not None},
        appraisal=Appraisal(),
        failures=(),
    )
    report = Report.model_construct(claims=(), findings=())
    return Synthesis(contents, report, sentences, "2026-01-02", default_embedder(), SilentJudge())


def _document(one: Paper) -> Document:
    text = f"{one.record.title}\n\n{one.record.abstract}"
    return Document(
        document_id=f"d-{one.name}",
        work_id=one.name,
        original_sha256=sha256(text),
        reader="abstract/1",
        text_kind=TextKind.DATABASE,
        text=text,
        sha256=sha256(text),
    )


def _sentences(one: Paper) -> list[Sentence]:
    text = _document(one).text
    found = []
    for ordinal, words in enumerate((one.record.title, *one.sentences)):
        start = text.index(words)
        section = "abstract" if ordinal else "title"
        found.append(
            Sentence(
                document_id=f"d-{one.name}",
                work_id=one.name,
                ordinal=ordinal,
                start=start,
                end=start + len(words),
                section=section,
                text=words,
            )
        )
    return found


def _claim(one: Paper) -> Claim:
    sentence = _sentences(one)[(one.claim or 0) + 1]
    return Claim(
        claim_id=f"c-{one.name}",
        work_id=one.name,
        document_id=sentence.document_id,
        start=sentence.start,
        end=sentence.end,
        text=sentence.text,
        cues=(),
        relevance=Relevance.DIRECT,
        bears_on=(),
        concepts=(),
        score=1.0,
        is_shown=True,
        reason="",
    )


def _verdict(one: Paper) -> Verdict:
    told: dict[str, Any] = {
        "claim_id": f"c-{one.name}",
        "mark": Mark.VERIFIED,
        "is_corroborated": False,
        "supporting_work_ids": (),
        "refuting_work_ids": (),
        "pairs_judged": 1,
        "confidence": None,
        "confidence_reason": "single source",
        "vetoes": (),
    }
    return Verdict(**(told | dict(one.verdict)))
