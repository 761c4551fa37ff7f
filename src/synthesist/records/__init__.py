"""The frozen records that stages take and return."""

from synthesist.records.bibliography import (
    RAW_LIMIT,
    Author,
    Cited,
    Failure,
    Link,
    Notice,
    PeerReview,
    Record,
    TextKind,
    Work,
)
from synthesist.records.claims import Claim, Evidence, Label, Mark, Relevance, Signal, Verdict
from synthesist.records.decisions import Actor, Appraisal, Check, Decision, Hit, Lead, Outcome, Search, Sent
from synthesist.records.pairs import UNPROVEN, PairVerdict, Shift
from synthesist.records.questions import Concept, Expansion, Part, Question
from synthesist.records.review import PlanVersion, ReviewContents, WorkRelevance
from synthesist.records.rulings import ON_CLAIMS, ON_WORKS, Ruling, Rulings, Said, effective, standing, with_people
from synthesist.records.self_tests import OperatorCount, SelfTest
from synthesist.records.suggestions import Suggestion
from synthesist.records.texts import Document, Sentence

__all__ = [
    "ON_CLAIMS",
    "ON_WORKS",
    "RAW_LIMIT",
    "UNPROVEN",
    "Actor",
    "Appraisal",
    "Author",
    "Check",
    "Cited",
    "Claim",
    "Concept",
    "Decision",
    "Document",
    "Evidence",
    "Expansion",
    "Failure",
    "Hit",
    "Label",
    "Lead",
    "Link",
    "Mark",
    "Notice",
    "OperatorCount",
    "Outcome",
    "PairVerdict",
    "Part",
    "PeerReview",
    "PlanVersion",
    "Question",
    "Record",
    "Relevance",
    "ReviewContents",
    "Ruling",
    "Rulings",
    "Said",
    "Search",
    "SelfTest",
    "Sent",
    "Sentence",
    "Shift",
    "Signal",
    "Suggestion",
    "TextKind",
    "Verdict",
    "Work",
    "WorkRelevance",
    "effective",
    "standing",
    "with_people",
]
