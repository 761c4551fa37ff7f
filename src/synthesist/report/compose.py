"""From what the stages returned to the report as data. Pure: the same contents give the same report."""

from collections.abc import Sequence
from typing import Any

from synthesist.records import ReviewContents
from synthesist.report.answer import Standing, standing_of
from synthesist.report.appendix import (
    concept_rows,
    expansion_rows,
    failure_rows,
    nearest_works,
    request_rows,
    search_rows,
    self_test_rows,
    suggestion_rows,
)
from synthesist.report.appraised import Numbered, appraisal_part
from synthesist.report.basis import Basis
from synthesist.report.citing import Citations
from synthesist.report.claims import claim_rows
from synthesist.report.corrected import correction_rows, recheck_rows, update_rows
from synthesist.report.facts import facts_of
from synthesist.report.flow import exclusions_of, flow_of
from synthesist.report.model import ClaimRow, Reference, Report, Section
from synthesist.report.narrative import abstract, appraised, corrected, introduction, limitations, methodology, results
from synthesist.report.oneworks import asked_rows, list_rows, notice_rows, study_rows
from synthesist.report.people import amendment_rows, ruling_rows
from synthesist.report.readmodel import FindingRow, ResultGroupRow
from synthesist.report.references import references_of
from synthesist.report.searchmodel import SearchRow
from synthesist.report.title import title_of
from synthesist.report.wholly import assessed_rows, finding_rows, full_text_rows, result_rows
from synthesist.report.wording import Prose


def compose(contents: ReviewContents) -> Report:
    """The report of a review; references are numbered in the order in which it first cites them."""
    basis = Basis(contents)
    facts = facts_of(basis)
    prose, citations, standing = Prose(facts), Citations(), standing_of(basis)
    sections = _sections(basis, prose, standing, citations)
    claims, numbers = claim_rows(basis, citations), result_rows(basis, citations)
    references, searches, found = references_of(basis, citations), search_rows(basis), finding_rows(basis, claims)
    numbered = _numbered(claims, references, searches, found, numbers)
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
        references=references,
        flow=flow_of(contents),
        exclusions=exclusions_of(contents),
        searches=searches,
        concepts=concept_rows(basis),
        nearest=nearest_works(basis, standing),
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
        findings=found,
        results=numbers,
        appraisal=appraisal_part(contents, claims, numbered),
        updates=update_rows(contents),
        rechecks=recheck_rows(contents),
        corrections=correction_rows(contents, numbered.claims),
        **_joined(contents),
    )


def _numbered(
    claims: Sequence[ClaimRow],
    references: Sequence[Reference],
    searches: Sequence[SearchRow],
    findings: Sequence[FindingRow],
    results: Sequence[ResultGroupRow],
) -> Numbered:
    """By which numbers this report calls things."""
    return Numbered(
        claims={row.claim_id: row.number for row in claims},
        works={row.work_id: row.number for row in references},
        searches={row.search_id: row.number for row in searches},
        findings={row.finding_id: row.number for row in findings},
        results={one.result_id: row.number for row in results for one in row.results},
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
        *appraised(basis, prose),
        *corrected(basis, prose),
    )
