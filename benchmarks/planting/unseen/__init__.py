"""Kinds of defects that nobody who writes reviewers may look at before the final run."""

from benchmarks.planting.kinds import Kind
from benchmarks.planting.unseen.comparison import COMPARISON
from benchmarks.planting.unseen.grounding import GROUNDING
from benchmarks.planting.unseen.novelty import NOVELTY
from benchmarks.planting.unseen.numbers import NUMBERS
from benchmarks.planting.unseen.safety import SAFETY
from benchmarks.planting.unseen.search import SEARCH
from benchmarks.planting.unseen.strength import STRENGTH
from benchmarks.planting.unseen.uncertainty import UNCERTAINTY

UNSEEN: tuple[Kind, ...] = (
    *STRENGTH,
    *GROUNDING,
    *NUMBERS,
    *COMPARISON,
    *NOVELTY,
    *UNCERTAINTY,
    *SEARCH,
    *SAFETY,
)

__all__ = ["UNSEEN"]
