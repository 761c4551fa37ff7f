"""A user's claims held against a user's texts, file in and file out; and calibrators made of a user's labels."""

from synthesist.checking.calibrating import Calibrated, Said, calibrated, summarised
from synthesist.checking.corpus import Corpus, read_corpus
from synthesist.checking.counting import FAILED_SHARE_ALLOWED, Checked
from synthesist.checking.labels import Labels, read_labels
from synthesist.checking.retrieval import Retrieval
from synthesist.checking.run import Job, Watch, check, verifier_for
from synthesist.checking.schemas import schemas, write_schemas

__all__ = [
    "FAILED_SHARE_ALLOWED",
    "Calibrated",
    "Checked",
    "Corpus",
    "Job",
    "Labels",
    "Retrieval",
    "Said",
    "Watch",
    "calibrated",
    "check",
    "read_corpus",
    "read_labels",
    "schemas",
    "summarised",
    "verifier_for",
    "write_schemas",
]
