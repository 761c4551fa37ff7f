"""All benchmarks, in the order in which they run."""

from benchmarks.declare import Benchmark
from benchmarks.quality.judging import JUDGE
from benchmarks.quality.relevance import RELEVANCE
from benchmarks.quality.result_sentences import RESULTS
from benchmarks.speed.demonstration import DEMO
from benchmarks.speed.importing import IMPORT
from benchmarks.speed.reviewing import REVIEW
from benchmarks.speed.searching import SEARCH
from benchmarks.speed.startup import HELP

BENCHMARKS: tuple[Benchmark, ...] = (HELP, DEMO, IMPORT, SEARCH, REVIEW, RELEVANCE, RESULTS, JUDGE)
