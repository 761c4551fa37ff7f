"""Which works are one investigation, and which are independent of each other: one study, one voice."""

from synthesist.identify.studies.data import benchmarks_of
from synthesist.identify.studies.grouping import studies
from synthesist.identify.studies.independence import Independence, independence_of, ties
from synthesist.identify.studies.papers import Paper

__all__ = ["Independence", "Paper", "benchmarks_of", "independence_of", "studies", "ties"]
