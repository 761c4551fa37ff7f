"""Kinds of defects that those who write reviewers may look at."""

from benchmarks.planting.kinds import Kind
from benchmarks.planting.seen.comparison import COMPARISON
from benchmarks.planting.seen.grounding import GROUNDING
from benchmarks.planting.seen.novelty import NOVELTY
from benchmarks.planting.seen.numbers import NUMBERS
from benchmarks.planting.seen.safety import SAFETY
from benchmarks.planting.seen.search import SEARCH
from benchmarks.planting.seen.strength import STRENGTH
from benchmarks.planting.seen.uncertainty import UNCERTAINTY

SEEN: tuple[Kind, ...] = (
    *STRENGTH,
    *GROUNDING,
    *NUMBERS,
    *COMPARISON,
    *NOVELTY,
    *UNCERTAINTY,
    *SEARCH,
    *SAFETY,
)

__all__ = ["SEEN"]
