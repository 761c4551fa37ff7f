"""What was read of each work, what fell away after reading, and what the texts report, as rows."""

from collections.abc import Iterator, Sequence

from synthesist.records import Claim, Decision, Document, Got, ReviewContents, Try
from synthesist.records.anatomy import ClaimAnatomy
from synthesist.records.copies import NONE_KNOWN
from synthesist.records.results import ReportedResult, ResultGroup
from synthesist.report.basis import Basis
from synthesist.report.citing import Citations
from synthesist.report.facts import excludes
from synthesist.report.model import ClaimRow
from synthesist.report.readmodel import (
    AssessedRow,
    BesideRow,
    FindingRow,
    FullTextRow,
    NumberRow,
    ResultGroupRow,
    ResultRow,
)
from synthesist.report.wording import visible

NOT_SOUGHT = "none was sought"

MOST_RESULTS = 150
"""Reported numbers that the report shows; all are in the ledger."""


def full_text_rows(basis: Basis) -> tuple[FullTextRow, ...]:
    """One for each document, the nearest work first."""
    contents = basis.contents
    documents = sorted(contents.documents.values(), key=lambda row: basis.rank(row.work_id))
    return tuple(_full_text(contents, document) for document in documents)


def _full_text(contents: ReviewContents, document: Document) -> FullTextRow:
    tries = [one for one in contents.copies if one.work_id == document.work_id]
    read = next((one for one in tries if one.outcome is Got.READ), None)
    reading = contents.readings.get(document.document_id)
    told = {} if read is None else read.model_dump(include={"kind", "basis", "version", "licence", "at"})
    return FullTextRow(
        work_id=document.work_id,
        document_id=document.document_id,
        title=visible(contents.works[document.work_id].record.title),
        is_whole=document.is_full_text,
        place=visible(read.url) if read else "",
        pages=len(reading.pages) if reading else 0,
        sha256=document.original_sha256,
        why_not="" if document.is_full_text else why_not(tries) or unsought(contents),
        **told,
    )


def why_not(tries: Sequence[Try]) -> str:
    """Why a work's full text was not read, in words; empty where nothing was tried."""
    return "; ".join(dict.fromkeys(visible(one.problem) for one in tries if one.problem))


def unsought(contents: ReviewContents) -> str:
    """Why nothing was tried for a work: no copy is known, or the plan has none looked for."""
    databases = set(contents.plan["search"]["sources"]) - {"library", "files"}
    return NONE_KNOWN if contents.plan["read"]["fetch"] and databases else NOT_SOUGHT


def assessed_rows(basis: Basis) -> tuple[AssessedRow, ...]:
    """Works excluded after reading, the nearest to the question first."""
    made = [row for row in basis.contents.effective if row.stage == "assess" and excludes(row)]
    return tuple(_assessed(basis, row) for row in sorted(made, key=lambda row: basis.rank(row.item)))


def _assessed(basis: Basis, row: Decision) -> AssessedRow:
    contents, quote = basis.contents, row.quote
    told: dict[str, object] = {}
    if quote is not None and quote.document_id in contents.documents:
        section, page = basis.heading_and_page(quote.document_id, quote.start)
        words = contents.documents[quote.document_id].text[quote.start : quote.end]
        told = {**quote.model_dump(), "quote": words, "section": section, "page": page}
    return AssessedRow.model_validate(
        {
            "work_id": row.item,
            "title": visible(contents.works[row.item].record.title),
            "criterion": row.criterion,
            "decider": visible(row.decider),
            "reason": visible(row.reason),
            **told,
        }
    )


def beside(claim: Claim, anatomy: ClaimAnatomy | None) -> Iterator[BesideRow]:
    """What is needed to read a claim alone, in the order of its words."""
    if anatomy is None:
        return
    for short in anatomy.abbreviations:
        start, end, _ = short.defined
        yield BesideRow(
            kind="abbreviation",
            words=short.short,
            told=short.long,
            document_id=claim.document_id,
            start=start,
            end=end,
        )
    for pointing in anatomy.antecedents:
        start, end, text = pointing.sentence
        yield BesideRow(
            kind="antecedent",
            words=pointing.words.text,
            told=text,
            document_id=claim.document_id,
            start=start,
            end=end,
        )


def numbers(claim: Claim, anatomy: ClaimAnatomy | None) -> Iterator[NumberRow]:
    """The numbers that a claim reports, in the order of its words."""
    for one in anatomy.numbers if anatomy else ():
        yield NumberRow(
            kind=one.kind.value,
            text=one.text,
            value=one.value,
            unit=one.unit,
            metric=one.metric,
            interval=claim.text[one.spread.start : one.spread.end] if one.spread else "",
            p=claim.text[one.p.start : one.p.end] if one.p else "",
            n=one.n,
        )


def finding_rows(basis: Basis, claims: Sequence[ClaimRow]) -> tuple[FindingRow, ...]:
    """Findings with a shown claim, those of most works first."""
    numbers = {row.claim_id: row.number for row in claims}
    shown = [row for row in basis.contents.findings if any(name in numbers for name in row.claim_ids)]
    ranked = sorted(
        shown, key=lambda row: (-row.works, min(numbers[name] for name in row.claim_ids if name in numbers))
    )
    places = {row.finding_id: place for place, row in enumerate(ranked, start=1)}
    return tuple(
        FindingRow(
            number=places[row.finding_id],
            finding_id=row.finding_id,
            label=visible(row.label),
            direction=row.direction.value,
            works=row.works,
            claims=tuple(sorted(numbers[name] for name in row.claim_ids if name in numbers)),
            opposed_by=tuple(sorted(places[name] for name in row.opposed_by if name in places)),
        )
        for row in ranked
    )


def result_rows(basis: Basis, citations: Citations) -> tuple[ResultGroupRow, ...]:
    """Groups of reported numbers that are shown: those of several works first, then as many more as there is room for.

    A group keeps the number that it has in the ledger.
    """
    by_id = {row.result_id: row for row in basis.contents.results}
    numbered = enumerate(basis.contents.result_groups, start=1)
    ranked = sorted(numbered, key=lambda one: (-len(one[1].work_ids), not one[1].is_comparable, one[0]))
    room, shown = MOST_RESULTS, []
    for number, group in ranked:
        room -= len(group.result_ids)
        if room < 0:
            break
        shown.append(_group(basis, citations, number, group, [by_id[name] for name in group.result_ids]))
    return tuple(shown)


def _group(
    basis: Basis, citations: Citations, number: int, group: ResultGroup, results: Sequence[ReportedResult]
) -> ResultGroupRow:
    ranked = sorted(results, key=lambda row: (basis.rank(row.work_id), row.place.start, row.result_id))
    return ResultGroupRow(
        number=number,
        metric=visible(group.metric),
        subject=visible(group.subject),
        is_comparable=group.is_comparable,
        differs=tuple(
            visible(one) for one in (*group.differs, *(f"{part} not stated by all" for part in group.unstated))
        ),
        spread=group.spread,
        results=tuple(_result(basis, citations, row) for row in ranked),
    )


def _result(basis: Basis, citations: Citations, row: ReportedResult) -> ResultRow:
    section, page = basis.heading_and_page(row.document_id, row.place.start)
    table = _table(basis, row)
    return ResultRow(
        result_id=row.result_id,
        reference=citations.number(row.work_id),
        document_id=row.document_id,
        start=row.place.start,
        end=row.place.end,
        text=row.text,
        method=visible(row.method.text),
        population=visible(row.population.text),
        outcome=visible(row.outcome.text),
        metric=visible(row.metric.text),
        split=visible(row.split.text),
        n=row.n,
        place=table or visible(section),
        page=page,
    )


def _table(basis: Basis, row: ReportedResult) -> str:
    if row.place.table is None:
        return ""
    reading = basis.contents.readings.get(row.document_id)
    label = reading.tables[row.place.table].label if reading else ""
    return visible(label) or f"table {row.place.table + 1}"
