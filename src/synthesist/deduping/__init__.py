"""Bibliographic files without a review: which rows repeat which, and what people say where nobody else can tell."""

from synthesist.deduping.answers import Answers, Said, Word, answers_path
from synthesist.deduping.counting import FAILED_SHARE_ALLOWED, failed_share, summary_of
from synthesist.deduping.files import DedupSummary, FileCount, Line, Refused, schemas, write_schemas
from synthesist.deduping.interview import Interview
from synthesist.deduping.rows import Row
from synthesist.deduping.run import Deduplication, Job, required
from synthesist.deduping.settling import Question

__all__ = [
    "FAILED_SHARE_ALLOWED",
    "Answers",
    "DedupSummary",
    "Deduplication",
    "FileCount",
    "Interview",
    "Job",
    "Line",
    "Question",
    "Refused",
    "Row",
    "Said",
    "Word",
    "answers_path",
    "failed_share",
    "required",
    "schemas",
    "summary_of",
    "write_schemas",
]
