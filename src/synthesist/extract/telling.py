"""What the texts of a review tell beyond its claims one by one: what claims are made of, findings, reported results."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from synthesist.extract.anatomy import anatomy
from synthesist.extract.findings import findings
from synthesist.extract.measured import ReadSentence, grouped, reported_results
from synthesist.extract.measured.sentences import sentence_results
from synthesist.extract.reported import reported_numbers
from synthesist.extract.stage import Extracted, Source
from synthesist.language import ConceptMatcher
from synthesist.language.abbreviations import definitions
from synthesist.models import Embedder
from synthesist.records import Claim, Part, Question, Reading, Relevance
from synthesist.records.anatomy import ClaimAnatomy
from synthesist.records.findings import Finding
from synthesist.records.results import ReportedResult, ResultGroup

_ASKED = (Part.EXPOSURE, Part.OUTCOME)


@dataclass(frozen=True, slots=True)
class Told:
    """What shown claims are made of; findings and results by id; groups of results that stand side by side."""

    anatomies: tuple[tuple[str, ClaimAnatomy], ...]
    findings: tuple[Finding, ...]
    results: tuple[ReportedResult, ...]
    groups: tuple[ResultGroup, ...]


def tell(sources: Sequence[Source], extracted: Extracted, question: Question, embedder: Embedder) -> Told:
    """What included works tell.

    Numbers are taken from sentences that are claims near the question, and from tables that name what is asked about
    or the outcome; whatever else a paper measured is left to the paper.
    """
    shown = [claim for claim in extracted.claims if claim.is_shown]
    by_document = {source.document.document_id: source for source in sources}
    made = [_anatomy(claim, by_document[claim.document_id]) for claim in shown]
    included = {decision.item for decision in extracted.decisions if decision.action == "include"}
    matcher = ConceptMatcher([concept for concept in question.concepts if concept.part in _ASKED])
    near = [claim for claim in extracted.claims if claim.relevance is not Relevance.OFF]
    results = [
        one
        for source in sources
        if source.document.work_id in included
        for one in _results(source, [claim for claim in near if claim.work_id == source.document.work_id], matcher)
    ]
    unique = {one.result_id: one for one in results}
    return Told(
        anatomies=tuple(zip((claim.claim_id for claim in shown), made, strict=True)),
        findings=findings(shown, made, embedder, question),
        results=tuple(unique[name] for name in sorted(unique)),
        groups=grouped(unique.values()),
    )


def _anatomy(claim: Claim, source: Source) -> ClaimAnatomy:
    places = [(sentence.start, sentence.end) for sentence in source.sentences]
    text = source.document.text
    made = anatomy(claim.start, claim.end, text, places, definitions(text))
    return made.model_copy(update={"numbers": tuple(reported_numbers(claim.text))})


def _results(source: Source, claims: Sequence[Claim], matcher: ConceptMatcher) -> Iterator[ReportedResult]:
    document, work = source.document.document_id, source.document.work_id
    said = [ReadSentence(claim.start, claim.end, "result") for claim in claims]
    if source.reading is None:
        for sentence in said:
            yield from sentence_results(source.document.text, sentence, document, work)
        return
    reading = source.reading
    for one in reported_results(reading, said, document, work):
        if one.place.table is None or _is_near(reading, one.place.table, matcher):
            yield one


def _is_near(reading: Reading, table: int, matcher: ConceptMatcher) -> bool:
    """Whether a table's caption or heads name something that is asked about."""
    own = reading.tables[table]
    caption = reading.blocks[own.caption] if own.caption is not None else None
    words = [reading.text[caption.start : caption.end]] if caption else []
    words += [
        reading.text[cell.start : cell.end] for cell in own.cells if _is_head(cell.row, cell.column, table, reading)
    ]
    return bool(matcher.concepts(" . ".join(words)))


def _is_head(row: int, column: int, table: int, reading: Reading) -> bool:
    own = reading.tables[table]
    return row < max(1, own.header_rows) or column < max(1, own.header_columns)
