"""The frozen records that stages take and return."""

from synthesist.records.bibliography import RAW_LIMIT, Author, Failure, Record, TextKind, Work
from synthesist.records.claims import Claim, Evidence, Label, Mark, Relevance, Signal, Verdict
from synthesist.records.decisions import Actor, Appraisal, Check, Decision, Hit, Search
from synthesist.records.pairs import UNPROVEN, PairVerdict, Shift
from synthesist.records.questions import Concept, Part, Question
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
    "Claim",
    "Concept",
    "Decision",
    "Document",
    "Evidence",
    "Failure",
    "Hit",
    "Label",
    "Mark",
    "OperatorCount",
    "PairVerdict",
    "Part",
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
