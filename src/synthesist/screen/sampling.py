"""A sample from below the cut-off, for a person to say how much was missed."""

from collections.abc import Iterable

from synthesist.plan import RELEVANCE
from synthesist.records import Decision
from synthesist.records.ids import short_hash


def draw(decisions: Iterable[Decision], seed: str, size: int) -> tuple[str, ...]:
    """Ids of at most `size` works that the program set aside for their rank, in the order of the draw.

    The order is that of a hash of seed and work, so that the same works come whoever runs it, and later decisions of
    people change nothing.
    """
    below = [
        decision.item for decision in decisions if decision.criterion in RELEVANCE and decision.action == "exclude"
    ]
    return tuple(sorted(below, key=lambda work_id: (short_hash("sample", seed, work_id), work_id))[:size])
