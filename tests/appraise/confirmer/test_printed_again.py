"""The report is held against what the ledger gives: rows of tables by field, sentences by what they add."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from confirmed_reviews import objections

from synthesist.appraise.reviewing import Synthesis
from synthesist.records.appraisals import Dimension, Severity
from synthesist.report.model import Line, Paragraph, Report

D = Dimension
Edit = Callable[[Report], Report]


def edited(seen: Synthesis, edit: Edit) -> Synthesis:
    """The synthesis with another report."""
    return replace(seen, report=edit(seen.report))


def row(field: str, at: int = 0, **change: object) -> Edit:
    """Changes one row of a table."""

    def edit(report: Report) -> Report:
        rows = list(getattr(report, field))
        rows[at] = rows[at].model_copy(update=change)
        return report.model_copy(update={field: tuple(rows)})

    return edit


def without(field: str, at: int = 0) -> Edit:
    """Leaves one row of a table out."""
    return lambda report: report.model_copy(
        update={field: tuple(one for place, one in enumerate(getattr(report, field)) if place != at)}
    )


def said(text: str) -> Edit:
    """Adds a sentence to the first section."""

    def edit(report: Report) -> Report:
        first, *rest = report.sections
        more = first.model_copy(update={"paragraphs": (*first.paragraphs, Paragraph(lines=(Line(text=text),)))})
        return report.model_copy(update={"sections": (more, *rest)})

    return edit


@pytest.mark.parametrize(
    ("edit", "dimension", "check"),
    [
        (row("references", title="Another's title"), D.GROUNDING, "references printed"),
        (row("references", doi="10.1/else"), D.GROUNDING, "references printed"),
        (row("references", peer_review="peer-reviewed"), D.EVIDENCE, "works printed"),
        (row("references", retraction="clean"), D.SAFETY, "retractions printed"),
        (row("claims", text="Lamps heal."), D.GROUNDING, "claims printed"),
        (row("claims", reference=7), D.GROUNDING, "claims printed"),
        (row("claims", numbers=()), D.NUMBERS, "numbers printed"),
        (row("claims", mark="unjudged"), D.EVIDENCE, "verdicts printed"),
        (row("claims", confidence=0.99), D.UNCERTAINTY, "doubt printed"),
        (row("claims", hedging="speculative"), D.UNCERTAINTY, "doubt printed"),
        (row("flow", identified=400), D.NUMBERS, "flow adds up"),
        (row("findings", works=9), D.NOVELTY, "findings printed"),
        (row("searches", received=9), D.REPRODUCIBILITY, "record printed"),
        (without("claims"), D.GROUNDING, "claims printed"),
        (without("exclusions"), D.NUMBERS, "numbers printed"),
        (without("notices"), D.SAFETY, "retractions printed"),
        (without("searches"), D.REPRODUCIBILITY, "record printed"),
    ],
)
def test_a_row_that_the_ledger_does_not_give(seen: Synthesis, edit: Edit, dimension: Dimension, check: str) -> None:
    """A reader of the report would be told what the review does not hold."""
    assert (dimension, check) in {(one.dimension, one.check) for one in objections(edited(seen, edit))}


def test_a_count_in_a_sentence_is_critical(seen: Synthesis) -> None:
    """A reader would cite a number of records that nobody counted."""
    lines = list(seen.report.abstract)
    at = next(at for at, line in enumerate(lines) if "returned" in line.text)
    number = str(seen.report.facts["identified"])
    lines[at] = lines[at].model_copy(update={"text": lines[at].text.replace(number, "871", 1)})
    found = objections(edited(seen, lambda report: report.model_copy(update={"abstract": tuple(lines)})))
    assert [(one.dimension, one.severity) for one in found] == [(D.NUMBERS, Severity.CRITICAL)]


@pytest.mark.parametrize(
    ("text", "dimension"),
    [
        ("No newer work exists, and all that is known stands here.", D.NOVELTY),
        ("It is safe to use for everybody.", D.SAFETY),
        ("All this is proven beyond any question.", D.UNCERTAINTY),
        ("One system is superior to the others.", D.COMPARABILITY),
        ("Two persons screened all records independently.", D.REPRODUCIBILITY),
        ("Lamps are made of glass.", D.GROUNDING),
    ],
)
def test_a_sentence_that_was_added_falls_where_its_words_do(seen: Synthesis, text: str, dimension: Dimension) -> None:
    """A reader would take a sentence for one that the review bears out."""
    found = objections(edited(seen, said(text)))
    assert [one.dimension for one in found] == [dimension]
    assert text[:20] in found[0].said


def test_a_limitation_that_is_missing_is_missed(seen: Synthesis) -> None:
    """A reader would not be told what the review cannot say."""

    def edit(report: Report) -> Report:
        *rest, last = report.sections
        kept = last.model_copy(update={"paragraphs": last.paragraphs[1:]})
        return report.model_copy(update={"sections": (*rest, kept)})

    found = objections(edited(seen, edit))
    assert {one.dimension for one in found} == {D.UNCERTAINTY}


def test_a_fact_is_held_against_the_ledger(seen: Synthesis) -> None:
    """A machine that reads the report's facts would go by another number."""
    facts = {**seen.report.facts, "included": 77}
    found = objections(edited(seen, lambda report: report.model_copy(update={"facts": facts})))
    assert {one.item for one in found} == {"fact-included"}
    assert {one.severity for one in found} == {Severity.CRITICAL}
