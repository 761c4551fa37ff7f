"""All that a review holds when the report is written: what the stages returned, by id."""

from collections.abc import Mapping
from dataclasses import dataclass

from synthesist.records.base import Frozen
from synthesist.records.bibliography import Failure, Record, Work
from synthesist.records.claims import Claim, Evidence, Verdict
from synthesist.records.decisions import Appraisal, Decision, Search
from synthesist.records.questions import Question
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


@dataclass(frozen=True, slots=True)
class ReviewContents:
    """What the ledger holds of one review, sorted by natural key.

    Attributes:
        review_id: hash of the plan.
        plan_toml: the plan as stored.
        banner: a notice that heads the report, such as the demo's; empty otherwise.
    """

    review_id: str
    version: str
    banner: str
    plan_toml: str
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
