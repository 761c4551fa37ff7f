"""The frozen records that stages take and return."""

from synthesist.records.bibliography import RAW_LIMIT, Author, Failure, Record, TextKind, Work
from synthesist.records.claims import Claim, Evidence, Label, Mark, Relevance, Signal, Verdict
from synthesist.records.decisions import Actor, Appraisal, Check, Decision, Hit, Search
from synthesist.records.questions import Concept, Part, Question
from synthesist.records.review import ReviewContents, WorkRelevance
from synthesist.records.texts import Document, Sentence

__all__ = [
    "RAW_LIMIT",
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
    "Part",
    "Question",
    "Record",
    "Relevance",
    "ReviewContents",
    "Search",
    "Sentence",
    "Signal",
    "TextKind",
    "Verdict",
    "Work",
    "WorkRelevance",
]
