"""A review as a folder: the plan, the ledger, the report. Whoever runs one, runs it here."""

from synthesist.review.appraising import Appraised, appraisal_schema, appraise_folder
from synthesist.review.review import FAILED_SHARE_ALLOWED, Review
from synthesist.review.runlog import Quiet, RunLog
from synthesist.review.running import Means, carry_out, draft, synthesize
from synthesist.review.updating import update
from synthesist.review.updating_outcome import Updated, update_schema

__all__ = [
    "FAILED_SHARE_ALLOWED",
    "Appraised",
    "Means",
    "Quiet",
    "Review",
    "RunLog",
    "Updated",
    "appraisal_schema",
    "appraise_folder",
    "carry_out",
    "draft",
    "synthesize",
    "update",
    "update_schema",
]
