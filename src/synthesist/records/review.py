"""All that a review holds when the report is written: what the stages returned, by id."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from synthesist.records.anatomy import ClaimAnatomy
from synthesist.records.appraisals import Appraisal
from synthesist.records.base import Frozen
from synthesist.records.bibliography import Failure, Record, Work
from synthesist.records.claims import Claim, Evidence, Verdict
from synthesist.records.copies import Try
from synthesist.records.corrections import Correction, Recheck, Update
from synthesist.records.decisions import Decision, Search
from synthesist.records.findings import Finding
from synthesist.records.identity import Match, RetractionList, RetractionNote, Study, Tie
from synthesist.records.questions import Expansion, Question
from synthesist.records.reading import Reading
from synthesist.records.results import ReportedResult, ResultGroup
from synthesist.records.rulings import Ruling, Rulings, effective
from synthesist.records.self_tests import SelfTest
from synthesist.records.suggestions import Suggestion
from synthesist.records.texts import Document


class WorkRelevance(Frozen):
    """How near a work is to the question.

    Attributes:
        rank: starting at 1; ties are broken by work_id.
        score: 0 to 1; a rank in numbers, not a probability.
        concepts: names of the question's concepts that title and abstract mention.
    """

    work_id: str
    rank: int
    score: float
    concepts: tuple[str, ...]


class PlanVersion(Frozen):
    """The plan as it stood from one moment on; the first was made before searching, later ones are amendments.

    Attributes:
        ordinal: 0 for the first plan.
        content: all that the plan says, as canonical JSON; `sha256` is its hash.
        toml: the text of `review.toml` at that time.
        at: UTC time, ISO 8601.
        reason: why it was amended, in a person's words; empty for the first plan, or where none was given.
        archive: name of the ledger as it stood before, kept because the search was run anew; empty otherwise.
    """

    ordinal: int
    sha256: str
    content: str
    toml: str
    at: str
    reason: str = ""
    archive: str = ""


@dataclass(frozen=True, slots=True)
class ReviewContents:
    """What the ledger holds of one review, sorted by natural key.

    Attributes:
        review_id: hash of the first plan.
        plans: the plan and its amendments, in order.
        banner: a notice that heads the report, such as the demo's; empty otherwise.
        decisions: all of them; `effective` has those that hold.
        rulings: all that people said, undone or not.
        sample: ids of the works drawn from those set aside for their rank, in the order of the draw.
        expansions: terms among the question's that a first small search added, with their evidence.
        suggestions: wider and narrower questions with their hits.
        self_test: how the judge did on variants of the review's own claims.
        readings: what stands where in the full texts, by document.
        copies: where full texts were looked for, by work and order.
        anatomies: what shown claims are made of, by claim.
        results: reported numbers of included works, and in `result_groups` which of them stand side by side.
        matches: pairs of records that were joined, are for a person to tell, or stay apart although they share a name.
        retraction_notes: what databases and lists say of records; `retraction_lists` has the lists that were asked.
        ties: why two works may not be independent; `studies` has the works that report one investigation.
        updates: when the review was brought up to date; `rechecks` has what services then said of retractions, and
            `corrections` what former reports said otherwise.
    """

    review_id: str
    version: str
    banner: str
    plans: tuple[PlanVersion, ...]
    question: Question
    criteria: Mapping[str, str]
    searches: tuple[Search, ...]
    records: Mapping[str, Record]
    works: Mapping[str, Work]
    decisions: tuple[Decision, ...]
    relevances: tuple[WorkRelevance, ...]
    documents: Mapping[str, Document]
    claims: tuple[Claim, ...]
    evidence: tuple[Evidence, ...]
    verdicts: Mapping[str, Verdict]
    appraisal: Appraisal
    failures: tuple[Failure, ...]
    rulings: tuple[Ruling, ...] = ()
    sample: tuple[str, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    expansions: tuple[Expansion, ...] = ()
    self_test: SelfTest = field(default_factory=SelfTest)
    readings: Mapping[str, Reading] = field(default_factory=dict)
    copies: tuple[Try, ...] = ()
    anatomies: Mapping[str, ClaimAnatomy] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    results: tuple[ReportedResult, ...] = ()
    result_groups: tuple[ResultGroup, ...] = ()
    matches: tuple[Match, ...] = ()
    retraction_notes: tuple[RetractionNote, ...] = ()
    retraction_lists: tuple[RetractionList, ...] = ()
    ties: tuple[Tie, ...] = ()
    studies: tuple[Study, ...] = ()
    updates: tuple[Update, ...] = ()
    rechecks: tuple[Recheck, ...] = ()
    corrections: tuple[Correction, ...] = ()

    @property
    def work_of(self) -> dict[str, str]:
        """The work of each record."""
        return {record_id: work.work_id for work in self.works.values() for record_id in work.record_ids}

    @property
    def heeded(self) -> Rulings:
        """What people said and did not take back, of the works as they are joined by now."""
        return Rulings.of(self.rulings).renamed(self.work_of)

    @property
    def plan(self) -> dict[str, Any]:
        """The newest plan's content."""
        content: dict[str, Any] = json.loads(self.plans[-1].content)
        return content

    @property
    def effective(self) -> tuple[Decision, ...]:
        """The decisions that hold: a person's where a person decided."""
        return effective(self.decisions)
