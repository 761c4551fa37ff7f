"""From what the stages returned to the report as data. Pure: the same contents give the same report."""

from typing import Any

from synthesist.records import ReviewContents
from synthesist.report.answer import Standing, standing_of
from synthesist.report.appendix import (
    check_rows,
    concept_rows,
    expansion_rows,
    failure_rows,
    nearest_works,
    request_rows,
    search_rows,
    self_test_rows,
    suggestion_rows,
)
from synthesist.report.basis import Basis
from synthesist.report.citing import Citations
from synthesist.report.claims import claim_rows
from synthesist.report.facts import facts_of
from synthesist.report.flow import exclusions_of, flow_of
from synthesist.report.model import Report, Section
from synthesist.report.narrative import abstract, introduction, limitations, methodology, results
from synthesist.report.oneworks import asked_rows, list_rows, notice_rows, study_rows
from synthesist.report.people import amendment_rows, ruling_rows
from synthesist.report.references import references_of
from synthesist.report.title import title_of
from synthesist.report.wholly import assessed_rows, finding_rows, full_text_rows, result_rows
from synthesist.report.wording import Prose


def compose(contents: ReviewContents) -> Report:
    """The report of a review; references are numbered in the order in which it first cites them."""
    basis = Basis(contents)
    facts = facts_of(basis)
    prose, citations, standing = Prose(facts), Citations(), standing_of(basis)
    sections = _sections(basis, prose, standing, citations)
    claims, results = claim_rows(basis, citations), result_rows(basis, citations)
    return Report(
        review_id=contents.review_id,
        version=contents.version,
        banner=contents.banner,
        question=contents.question.text,
        title=title_of(basis),
        byline=f"Synthesist {contents.version}, automated literature synthesis",
        last_search=str(facts.get("last_search", "")),
        answer=standing.answer,
        facts=facts,
        abstract=abstract(basis, prose, standing),
        sections=sections,
        claims=claims,
        references=references_of(basis, citations),
        flow=flow_of(contents),
        exclusions=exclusions_of(contents),
        searches=search_rows(basis),
        concepts=concept_rows(basis),
        nearest=nearest_works(basis, standing),
        checks=check_rows(basis),
        criteria=dict(sorted(contents.criteria.items())),
        failures=failure_rows(basis),
        suggestions=suggestion_rows(basis, standing),
        rulings=ruling_rows(contents),
        amendments=amendment_rows(contents),
        self_test=self_test_rows(basis),
        requests=request_rows(basis),
        expansions=expansion_rows(basis),
        key_papers=basis.key_papers,
        recapture=basis.recapture,
        full_texts=full_text_rows(basis),
        assessed_out=assessed_rows(basis),
        findings=finding_rows(basis, claims),
        results=results,
        **_joined(contents),
    )


def _joined(contents: ReviewContents) -> dict[str, Any]:
    """What is said of works, their records and studies."""
    return {
        "asked": asked_rows(contents),
        "studies": study_rows(contents),
        "notices": notice_rows(contents),
        "retraction_lists": list_rows(contents),
    }


def _sections(basis: Basis, prose: Prose, standing: Standing, citations: Citations) -> tuple[Section, ...]:
    """In the order in which they are read, since works are numbered as they are first cited."""
    return (
        introduction(basis, prose, citations),
        methodology(basis, prose),
        results(basis, prose, standing, citations),
        limitations(basis, prose),
    )
