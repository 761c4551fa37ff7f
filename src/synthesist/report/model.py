"""The report as data: what every renderer prints and `audit` re-checks.

A sentence that the tool wrote carries what it rests on: the spans that it cites and the facts that it counts.
"""

from typing import Literal

from synthesist.records.base import Frozen
from synthesist.report.appraisalmodel import AppraisalPart
from synthesist.report.readmodel import AssessedRow, BesideRow, FindingRow, FullTextRow, NumberRow, ResultGroupRow
from synthesist.report.searchmodel import ExpansionRow, KeyPaperRow, RecaptureRow, RequestRow, SearchRow
from synthesist.report.updatemodel import CorrectionRow, RecheckRow, UpdateRow
from synthesist.report.workmodel import AskedRow, ListRow, NoticeRow, StudyRow

REPORT_SCHEMA = 7

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
        uncounted: why it is not counted; empty where it is.
        is_counted: whether the verdict counts its work; one that may not be independent speaks without being counted.
        section: heading above it in a full text, "abstract" or "title" elsewhere; empty where it is not known.
        page: from 1; None where there are no pages.
    """

    work_id: str
    reference: int
    span: Span
    text: str
    text_kind: str
    is_counted: bool
    uncounted: str
    section: str = ""
    page: int | None = None


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
        section: heading above it in a full text, "abstract" in an abstract.
        page: from 1; None where there are no pages.
        kind: of assertion: causal, associational, comparative, descriptive, existence.
        direction: of the outcome: increase, decrease, none, mixed, unstated.
        hedging: asserted, hedged or speculative.
        beside: what is needed to read the words alone; it never stands in them.
        numbers: that it reports.
        is_disputed: whether one reviewer holds that it stands, and another that it does not.
        depth: how far it was verified; empty where it is not, or nobody appraised it.
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
    section: str = ""
    page: int | None = None
    kind: str = ""
    direction: str = ""
    hedging: str = ""
    beside: tuple[BesideRow, ...] = ()
    numbers: tuple[NumberRow, ...] = ()
    is_disputed: bool = False
    depth: str = ""
    supporting: tuple[Passage, ...] = ()
    refuting: tuple[Passage, ...] = ()


class Reference(Frozen):
    """One entry of the reference list, formatted once for all renderers.

    Attributes:
        is_included: False for works that are only cited as evidence for or against.
        retraction: status, such as "retracted", "clean" or "unchecked", and in `retraction_told` who says so.
        peer_review: what its records say of it, and in `peer_review_basis` which of them, by which field.
        versions: "published", "preprint" and so on, the one cited first.
        records: how many records stand for it.
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
    retraction_told: str
    peer_review: str
    peer_review_basis: str
    versions: tuple[str, ...]
    records: int


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
    assessed_whole: int
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
        appraisal: what the reviewers said, how it was settled, and what the gate did; None where there was none.
        updates: when the review was brought up to date; `rechecks` has what services then said of retractions.
        corrections: what former versions of this report said otherwise; nothing is ever taken out.
        requests: all that was sent over the network, by search.
        expansions: terms that a first small search added to the question's.
        key_papers: works of the plan that a good search must find, in the plan's order.
        recapture: pairs of sources with separate indexes that were both searched.
        full_texts: what was read of each assessed work, and why not its full text where that is so.
        assessed_out: works that were excluded after reading, each with the words that it rests on.
        findings: claims that assert the same, those of most works first.
        results: reported numbers side by side, in groups.
        asked: pairs of records of which only a person can tell whether they are one work.
        studies: works that report one investigation, or may do so.
        notices: what notices say of works of the review, those that were removed among them.
        retraction_lists: the lists of retractions that were at hand.
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
    criteria: dict[str, str]
    failures: tuple[dict[str, str], ...] = ()
    suggestions: tuple[SuggestionRow, ...] = ()
    rulings: tuple[RulingRow, ...] = ()
    amendments: tuple[AmendmentRow, ...] = ()
    self_test: tuple[SelfTestRow, ...] = ()
    appraisal: AppraisalPart | None = None
    updates: tuple[UpdateRow, ...] = ()
    rechecks: tuple[RecheckRow, ...] = ()
    corrections: tuple[CorrectionRow, ...] = ()
    requests: tuple[RequestRow, ...] = ()
    expansions: tuple[ExpansionRow, ...] = ()
    key_papers: tuple[KeyPaperRow, ...] = ()
    recapture: tuple[RecaptureRow, ...] = ()
    full_texts: tuple[FullTextRow, ...] = ()
    assessed_out: tuple[AssessedRow, ...] = ()
    findings: tuple[FindingRow, ...] = ()
    results: tuple[ResultGroupRow, ...] = ()
    asked: tuple[AskedRow, ...] = ()
    studies: tuple[StudyRow, ...] = ()
    notices: tuple[NoticeRow, ...] = ()
    retraction_lists: tuple[ListRow, ...] = ()
