"""The report as data: what every renderer prints and `audit` re-checks.

A sentence that the tool wrote carries what it rests on: the spans that it cites and the facts that it counts.
"""

from typing import Literal

from synthesist.records.base import Frozen

REPORT_SCHEMA = 1

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
        confidence: a calibrated probability, or None.
        confidence_reason: what stands in the column where there is no number.
        calibration: set, n and date of the calibration; required with a confidence.
        note: what must be said beside the quote, such as that it is a digest's.
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
    confidence: float | None = None
    confidence_reason: str
    calibration: str = ""
    note: str = ""
    pairs_judged: int
    vetoes: tuple[str, ...] = ()
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
    """The flow of one source, or of all ("total")."""

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


class ExclusionRow(Frozen):
    """How many items a criterion excluded at a stage, and who decided."""

    stage: str
    criterion: str
    text: str
    decider: str
    count: int


class SearchRow(Frozen):
    """One search as the appendix prints it."""

    source: str
    query: str
    limit: int | None
    reported: int | None
    received: int
    is_capped: bool
    at: str


class ConceptRow(Frozen):
    """A concept of the question and what the literature at hand has of it."""

    name: str
    part: str
    phrase: str
    terms: tuple[str, ...]
    works_mentioning: int
    claims_mentioning: int


class NearWork(Frozen):
    """A work that came nearest, shown where nothing could be claimed."""

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


class Report(Frozen):
    """The whole report.

    Attributes:
        facts: every count, date and score that a sentence states, by name; `audit` derives each again.
        nearest: works shown where the review claims nothing; empty otherwise.
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
