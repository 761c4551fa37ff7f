"""A synthesis as the challenger is shown it, and ways to change what it holds."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from judges import WordsJudge
from synthesist.appraise.challenger import (
    belonging,
    comparability,
    currency,
    grounding,
    novelty,
    numbers,
    searches,
    selecting,
)
from synthesist.appraise.reviewing import Synthesis
from synthesist.ledger import Ledger, review
from synthesist.models import default_embedder
from synthesist.records import Claim
from synthesist.records.appraisals import Appraisal, Objection
from synthesist.report import compose
from synthesist.report.model import Line, Paragraph

NOW = "2026-03-04T05:06:07+00:00"
MORE: list[dict[str, Any]] = [
    {
        "id": "lantern",
        "title": "Measured gains with rendered lanterns",
        "abstract": "Labels cost a lot. Results show that synthetic data improves the accuracy of visual question "
        "answering by 6.5 points on the LampSet test set (95% CI 2.1 to 9.9, n = 120).",
        "authors": ["Ina Lamp"],
        "year": 2021,
    },
    {
        "id": "kettle",
        "title": "Measured gains with rendered kettles",
        "abstract": "Labels cost a lot. Results show that synthetic data improves the accuracy of visual question "
        "answering by 3.5 points on the LampSet test set.",
        "authors": ["Jo Kettle"],
        "year": 2022,
    },
]
ROOMS = (belonging, comparability, currency, grounding, novelty, numbers, searches, selecting)


def seen_in(folder: Path) -> Synthesis:
    """The synthesis in a review's folder."""
    ledger = Ledger(folder / "ledger.sqlite")
    contents = review.contents(ledger, ledger.about("version"))
    sentences = review.sentences(ledger, contents.documents)
    ledger.close()
    report = compose(replace(contents, appraisal=Appraisal()))
    return Synthesis(contents, report, sentences, NOW[:10], default_embedder(), WordsJudge())


def objections(seen: Synthesis) -> list[Objection]:
    """All that these checks say against it, but that a single source was searched."""
    every = [one for room in ROOMS for check in room.CHECKS for one in check(seen).objections]
    return [one for one in every if one.check != "several sources"]


def named(seen: Synthesis) -> set[str]:
    """Names of the checks that object."""
    return {one.check for one in objections(seen)}


def changed(seen: Synthesis, **fields: Any) -> Synthesis:
    """The synthesis with other contents, and the report that follows from them."""
    contents = replace(seen.contents, **fields)
    return replace(seen, contents=contents, report=compose(replace(contents, appraisal=Appraisal())))


def first(seen: Synthesis, word: str) -> Claim:
    """The claim shown that holds a word."""
    return next(claim for claim in seen.shown if word in claim.text)


def reworded(seen: Synthesis, old: str, text: str) -> Synthesis:
    """The synthesis in which a claim says something else, as does its text."""
    claim = first(seen, old)
    document = seen.documents[claim.document_id]
    shift = len(text) - len(claim.text)
    written = f"{document.text[: claim.start]}{text}{document.text[claim.end :]}"
    new = claim.model_copy(update={"text": text, "end": claim.end + shift})
    sentences = tuple(
        one.model_copy(update={"text": text, "end": one.end + shift})
        if (one.document_id, one.start) == (claim.document_id, claim.start)
        else one.model_copy(update={"start": one.start + shift, "end": one.end + shift})
        if one.document_id == claim.document_id and one.start > claim.start
        else one
        for one in seen.sentences
    )
    contents = replace(
        seen.contents,
        claims=tuple(new if one is claim else one for one in seen.contents.claims),
        documents={**seen.documents, claim.document_id: document.model_copy(update={"text": written})},
    )
    return replace(seen, contents=contents, sentences=sentences)


def with_line(seen: Synthesis, text: str) -> Synthesis:
    """The synthesis whose introduction says one thing more."""
    head, *rest = seen.report.sections
    told = head.model_copy(update={"paragraphs": (*head.paragraphs, Paragraph(lines=(Line(text=text),)))})
    return replace(seen, report=seen.report.model_copy(update={"sections": (told, *rest)}))
