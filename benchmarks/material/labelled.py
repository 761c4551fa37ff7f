"""Pairs of a claim and a document with the label that people gave."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from training.sets.groups import Groups

from synthesist.verify.pairs import Asked


@dataclass(frozen=True, slots=True)
class LabelledPair:
    """A pair as the verifier is asked about it, and what is known of it.

    Attributes:
        label: place in `synthesist.models.LABELS`.
        cluster: what is drawn as a whole in resamples.
        is_seen: whether training may have seen its document (its trial, its article).
        rationales: sets of sentence places, each enough by itself; none where the label is NEI.
    """

    asked: Asked
    label: int
    cluster: str
    is_seen: bool = False
    rationales: tuple[frozenset[int], ...] = ()


def clusters_of(things: Sequence[Sequence[Hashable]]) -> list[str]:
    """For each row of things the name of its cluster: rows that share a thing, directly or through others, share it."""
    groups = Groups()
    for row in things:
        groups.join(row)
    return [str(groups.of(row[0])) for row in things]
