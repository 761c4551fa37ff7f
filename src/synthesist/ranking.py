"""Two rankings made one: reciprocal rank fusion (Cormack, Clarke and Buettcher, SIGIR 2009)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

RANK_CONSTANT = 60
"""k in 1 / (k + rank), as in the paper."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """A record with its fused score and the ranks that it came from (starting at 1, None where not ranked)."""

    record_id: str
    score: float
    text_rank: int | None
    vector_rank: int | None


def fuse(text: Sequence[str], vector: Sequence[str], limit: int) -> list[Ranked]:
    """The best `limit` records by the sum of reciprocal ranks, ties broken by id."""
    text_ranks = {record_id: rank for rank, record_id in enumerate(text, 1)}
    vector_ranks = {record_id: rank for rank, record_id in enumerate(vector, 1)}
    ranked = [
        Ranked(
            record_id,
            _score(record_id, text_ranks, vector_ranks),
            text_ranks.get(record_id),
            vector_ranks.get(record_id),
        )
        for record_id in text_ranks.keys() | vector_ranks.keys()
    ]
    return sorted(ranked, key=lambda hit: (-hit.score, hit.record_id))[:limit]


def _score(record_id: str, *rankings: Mapping[str, int]) -> float:
    return sum(1 / (RANK_CONSTANT + ranks[record_id]) for ranks in rankings if record_id in ranks)
