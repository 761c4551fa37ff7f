"""The report as data: what every renderer prints and `audit` re-checks.

A sentence that the tool wrote carries what it rests on: the spans that it cites and the facts that it counts.
"""

from typing import Literal

from synthesist.records.base import Frozen

REPORT_SCHEMA = 4

Answer = Literal["answered", "partly", "neighbouring", "not-answered"]


class Span(Frozen):
    """Words of a stored document."""

    document_id: str
    start: int
    end: int


class Line(Frozen):
    """One sentence that the tool wrote.

    Attributes:
        text: plain text; `[3]` or `[3, 7]` are markers of references. A quote stands in “ ”.
        spans: the stored words that it rests on; every number outside `facts` stands in one of them.
        facts: names in `Report.facts` whose values it states.
    """

    text: str
    spans: tuple[Span, ...] = ()
    facts: tuple[str, ...] = ()


class Paragraph(Frozen):
    """Sentences that belong together; `kind` tells a renderer a list item from prose."""

    lines: tuple[Line, ...]
    kind: Literal["prose", "bullet"] = "prose"


class Section(Frozen):
    """A headed part of the report."""

    section_id: str
    heading: str
    paragraphs: tuple[Paragraph, ...]


class Passage(Frozen):
    """A sentence of a work that speaks for or against a claim.

    Attributes:
        is_counted: whether the verdict counts its work; one that may not be independent speaks without being counted.
    """

    work_id: str
    reference: int
    span: Span
    text: str
    text_kind: str
    is_counted: bool


class ClaimRow(Frozen):
    """One row of the claims table.

    Attributes:
        number: the row's label, starting at 1.
        is_contested: whether independent works stand on both sides of the claim, whatever its mark.
        confidence: a calibrated probability, or None.
        confidence_reason: what stands in the column where there is no number.
        calibration: set, n and date of the calibration; required with a confidence.
        note: what must be said beside the quote, such as that it is a digest's.
        decided_by: the person whose word the mark is; empty where the checks gave it.
    """

    number: int
    claim_id: str
    work_id: str
    reference: int
    span: Span
    document_sha256: str
    text: str
    text_kind: str
    relevance: str
    bears_on: tuple[str, ...]
    mark: str
    is_corroborated: bool
    is_contested: bool
    confidence: float | None = None
    confidence_reason: str
    calibration: str = ""
    note: str = ""
    pairs_judged: int
    vetoes: tuple[str, ...] = ()
    decided_by: str = ""
    supporting: tuple[Passage, ...] = ()
    refuting: tuple[Passage, ...] = ()


class Reference(Frozen):
    """One entry of the reference list, formatted once for all renderers.

    Attributes:
        is_included: False for works that are only cited as evidence for or against.
        retraction: "retracted", "not marked retracted by its source" or "unchecked".
    """

    number: int
    work_id: str
    key: str
    text: str
    title: str
    doi: str | None
    url: str | None
    is_included: bool
    retraction: str


class FlowRow(Frozen):
    """The flow of one source, or of all ("total"); what people decided is counted in the boxes, and again apart."""

    source: str
    identified: int
    duplicates: int
    removed_automatically: int
    removed_otherwise: int
    screened: int
    screened_excluded: int
    sought: int
    not_retrieved: int
    assessed: int
    assessed_excluded: int
    included: int
    screened_excluded_by_people: int = 0
    sought_by_people: int = 0
    assessed_excluded_by_people: int = 0
    included_by_people: int = 0


class ExclusionRow(Frozen):
    """How many items a criterion excluded at a stage, and who decided."""

    stage: str
    criterion: str
    text: str
    decider: str
    count: int


class SearchRow(Frozen):
    """One search as the appendix prints it; see `records.Search`.

    Attributes:
        number: the row's label, starting at 1.
        meant: the Boolean query before it was put in the source's words; empty where there is none.
        query: as sent, verbatim.
    """

    number: int
    search_id: str
    source: str
    method: str
    turn: int
    meant: str
    query: str
    notes: tuple[str, ...]
    limit: int | None
    reported: int | None
    received: int
    malformed: int
    is_capped: bool
    outcome: str
    problem: str
    at: str
    client: str
    content_sha256: str


class RequestRow(Frozen):
    """One request of a search, with all that it takes to repeat it; see `records.Sent`.

    Attributes:
        search: number of the search that it belongs to.
        ordinal: place among the search's requests, starting at 0.
    """

    search: int
    search_id: str
    ordinal: int
    purpose: str
    method: str
    url: str
    body: str
    at: str
    status: int
    tries: int
    received: int
    reported: int | None
    size: int
    sha256: str


class ExpansionRow(Frozen):
    """A term that a first small search added to a concept, with what speaks for it."""

    concept: str
    term: str
    origin: str
    evidence: str


class KeyPaperRow(Frozen):
    """A work that the plan names as one that a good search must find, and what became of it.

    Attributes:
        named: as the plan names it.
        work_id: the work that it was found as; empty where it was not.
        sources: that returned a record of it, sorted.
        ended: "included", "no-claim" (read, and nothing in it bears on the question), "excluded", "not-retrieved",
            "removed" or "not-found".
        criterion: by which it went no further; empty where it was included, or not found.
    """

    named: str
    work_id: str = ""
    title: str = ""
    sources: tuple[str, ...] = ()
    ended: str
    criterion: str = ""


class RecaptureRow(Frozen):
    """Two sources with indexes of their own, and what they tell of the works that were missed.

    Attributes:
        in_first: included works that the query of the first source brought; `in_second` likewise, `in_both` of both.
        estimate: of the works that there are, by Chapman's estimator, rounded down; None with too few in both.
        found: included works, whatever brought them.
        missed: the estimate without those found, at least 0; None with too few in both.
    """

    first: str
    second: str
    in_first: int
    in_second: int
    in_both: int
    estimate: int | None
    found: int
    missed: int | None


class ConceptRow(Frozen):
    """A concept of the question and what the literature at hand has of it.

    Attributes:
        records_mentioning: records of all that was searched that name it; None where no source said.
    """

    name: str
    part: str
    phrase: str
    terms: tuple[str, ...]
    records_mentioning: int | None
    works_mentioning: int
    claims_mentioning: int


class NearWork(Frozen):
    """A work that came nearest and is not included, shown where the answer is thin."""

    work_id: str
    title: str
    concepts: tuple[str, ...]


class CheckRow(Frozen):
    """One check of the appraisal."""

    name: str
    question: str
    passed: int
    total: int
    points: float | None
    basis: str


class SelfTestRow(Frozen):
    """What one operator's variants of the review's own claims came to; see `records.OperatorCount`."""

    operator: str
    is_false: bool
    is_seen_kind: bool
    n: int
    moved: int


class SuggestionRow(Frozen):
    """A wider or narrower question, with the records that name all of it."""

    kind: str
    question: str
    change: str
    hits: int


class RulingRow(Frozen):
    """One thing that a person said of a work or a claim.

    Attributes:
        name: the work's title or the claim's words; empty where the review no longer holds the item.
        holds: False where it was taken back, or something later was said.
    """

    item: str
    name: str
    action: str
    criterion: str
    person: str
    reason: str
    at: str
    holds: bool


class ChangeRow(Frozen):
    """A field of the plan before and after an amendment, as JSON."""

    field: str
    before: str
    after: str


class AmendmentRow(Frozen):
    """A change of the plan after the first search.

    Attributes:
        archive: file that holds the ledger as it stood before; empty where the search was not run anew.
    """

    number: int
    at: str
    reason: str
    archive: str
    changes: tuple[ChangeRow, ...]


class Report(Frozen):
    """The whole report.

    Attributes:
        facts: every count, date and score that a sentence states, by name; `audit` derives each again.
        nearest: works that came nearest and are not included, shown where the answer is thin; empty otherwise.
        suggestions: wider and narrower questions, shown where the answer is thin; empty otherwise.
        rulings: all that people said, what they took back too.
        self_test: how the judge did on variants of the review's own claims, by operator.
        requests: all that was sent over the network, by search.
        expansions: terms that a first small search added to the question's.
        key_papers: works of the plan that a good search must find, in the plan's order.
        recapture: pairs of sources with separate indexes that were both searched.
    """

    schema_version: int = REPORT_SCHEMA
    review_id: str
    version: str
    banner: str
    question: str
    title: str
    byline: str
    last_search: str
    answer: Answer
    facts: dict[str, int | float | str]
    abstract: tuple[Line, ...]
    sections: tuple[Section, ...]
    claims: tuple[ClaimRow, ...]
    references: tuple[Reference, ...]
    flow: tuple[FlowRow, ...]
    exclusions: tuple[ExclusionRow, ...]
    searches: tuple[SearchRow, ...]
    concepts: tuple[ConceptRow, ...]
    nearest: tuple[NearWork, ...]
    checks: tuple[CheckRow, ...]
    criteria: dict[str, str]
    failures: tuple[dict[str, str], ...] = ()
    suggestions: tuple[SuggestionRow, ...] = ()
    rulings: tuple[RulingRow, ...] = ()
    amendments: tuple[AmendmentRow, ...] = ()
    self_test: tuple[SelfTestRow, ...] = ()
    requests: tuple[RequestRow, ...] = ()
    expansions: tuple[ExpansionRow, ...] = ()
    key_papers: tuple[KeyPaperRow, ...] = ()
    recapture: tuple[RecaptureRow, ...] = ()
