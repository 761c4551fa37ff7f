"""The appendix: searches and requests, concepts, checks, failures, and what came nearest if nothing was claimed."""

from synthesist.records import Part
from synthesist.report.answer import Standing
from synthesist.report.basis import Basis
from synthesist.report.model import ConceptRow, NearWork, SelfTestRow, SuggestionRow
from synthesist.report.searched import ordered
from synthesist.report.searchmodel import ExpansionRow, RequestRow, SearchRow
from synthesist.report.wording import visible

MAX_NEAREST = 10
"""Works that are shown where the answer is thin."""


def search_rows(basis: Basis) -> tuple[SearchRow, ...]:
    """The searches, verbatim, numbered from 1."""
    told = SearchRow.model_fields.keys() - {"number", "outcome"}
    return tuple(
        SearchRow(number=number, outcome=search.outcome.value, **search.model_dump(include=told))
        for number, search in enumerate(ordered(basis.contents), start=1)
    )


def request_rows(basis: Basis) -> tuple[RequestRow, ...]:
    """All that was sent, by the numbers of the searches."""
    return tuple(
        RequestRow(search=number, search_id=search.search_id, ordinal=place, **sent.model_dump())
        for number, search in enumerate(ordered(basis.contents), start=1)
        for place, sent in enumerate(search.requests)
    )


def expansion_rows(basis: Basis) -> tuple[ExpansionRow, ...]:
    """Terms that were added to the question's, with their evidence."""
    return tuple(ExpansionRow(**expansion.model_dump()) for expansion in basis.contents.expansions)


def concept_rows(basis: Basis) -> tuple[ConceptRow, ...]:
    """The question's concepts, with what the works and the claims at hand have of each."""
    works = [row.concepts for row in basis.contents.relevances]
    claims = [claim.concepts for claim in basis.shown]
    return tuple(
        ConceptRow(
            name=concept.name,
            part=Part(concept.part).value,
            phrase=concept.phrase,
            terms=concept.terms,
            records_mentioning=basis.hits(concept),
            works_mentioning=sum(concept.name in names for names in works),
            claims_mentioning=sum(concept.name in names for names in claims),
        )
        for concept in basis.concepts
    )


def nearest_works(basis: Basis, standing: Standing) -> tuple[NearWork, ...]:
    """The works nearest to the question that are not included; none where the answer is not thin."""
    if not standing.is_thin:
        return ()
    left = (row for row in basis.contents.relevances if row.work_id not in basis.included)
    return tuple(
        NearWork(
            work_id=row.work_id,
            title=visible(basis.contents.works[row.work_id].record.title),
            concepts=row.concepts,
        )
        for row in sorted(left, key=lambda row: row.rank)[:MAX_NEAREST]
    )


def suggestion_rows(basis: Basis, standing: Standing) -> tuple[SuggestionRow, ...]:
    """Wider and narrower questions; none where the answer is not thin."""
    offers = basis.contents.suggestions if standing.is_thin else ()
    return tuple(
        SuggestionRow(kind=offer.kind, question=offer.question, change=offer.change, hits=offer.hits)
        for offer in offers
    )


def self_test_rows(basis: Basis) -> tuple[SelfTestRow, ...]:
    """What each operator of the self-test counted."""
    return tuple(SelfTestRow(**count.model_dump()) for count in basis.contents.self_test.counts)


def failure_rows(basis: Basis) -> tuple[dict[str, str], ...]:
    """What could not be processed; the raw form stays in the ledger."""
    return tuple(
        {"stage": row.stage, "place": row.place, "reason": row.reason, "hint": row.hint}
        for row in basis.contents.failures
    )
