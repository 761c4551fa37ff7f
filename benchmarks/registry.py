"""All benchmarks, in the order in which they run."""

from benchmarks.appraisal.figures import APPRAISAL
from benchmarks.declare import Benchmark
from benchmarks.quality.acl_pairs import ACL_PAIRS
from benchmarks.quality.alarm import ALARM
from benchmarks.quality.anatomy import ANATOMY
from benchmarks.quality.calibration import CALIBRATION
from benchmarks.quality.crossed import CROSSED
from benchmarks.quality.dedup import DEDUP
from benchmarks.quality.other_sets import CITATION, CLINIFACT
from benchmarks.quality.pdf import PDF
from benchmarks.quality.pdf_real import PDF_REAL
from benchmarks.quality.relevance import RELEVANCE
from benchmarks.quality.result_sentences import RESULTS
from benchmarks.quality.retractions import RETRACTIONS
from benchmarks.quality.reviewers import REVIEWERS
from benchmarks.quality.roles import ROLES
from benchmarks.quality.scifact_cited import SCIFACT_CITED
from benchmarks.quality.scifact_open import SCIFACT_OPEN
from benchmarks.speed.asking import ASKING
from benchmarks.speed.dedup import DEDUP_SPEED
from benchmarks.speed.demonstration import DEMO
from benchmarks.speed.importing import IMPORT
from benchmarks.speed.reading import READ_SPEED
from benchmarks.speed.replayed_review import REPLAYED_REVIEW
from benchmarks.speed.reviewing import REVIEW
from benchmarks.speed.searching import SEARCH
from benchmarks.speed.startup import HELP
from benchmarks.speed.verifying import VERIFYING

_VERIFIER = (SCIFACT_CITED, SCIFACT_OPEN, CLINIFACT, CITATION, CROSSED, ACL_PAIRS, CALIBRATION, ALARM, VERIFYING)
_SOURCES = (ASKING, REPLAYED_REVIEW)
_READING = (PDF, PDF_REAL, READ_SPEED)

BENCHMARKS: tuple[Benchmark, ...] = (
    HELP,
    DEMO,
    IMPORT,
    SEARCH,
    REVIEW,
    *_SOURCES,
    *_READING,
    DEDUP,
    DEDUP_SPEED,
    RETRACTIONS,
    RELEVANCE,
    RESULTS,
    ROLES,
    ANATOMY,
    *_VERIFIER,
    REVIEWERS,
    APPRAISAL,
)
