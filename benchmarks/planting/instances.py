"""Many defects of one kind, over several reviews: each is another claim, work or wording."""

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.planting.kinds import Instance, Kind, planted_in
from benchmarks.planting.material import Base
from synthesist.records.ids import short_hash

WANTED = 20
"""Instances of a kind."""

_TURNS = 12
"""Times that each review is tried with another seed, before a kind has no further place."""


def instances(kind: Kind, bases: Sequence[Base], out: Path, wanted: int = WANTED) -> Iterator[Instance]:
    """Distinct instances of a kind, one review after another; nothing in the name of a folder tells the kind.

    Args:
        out: folder under which each instance lies in one of its own; whoever takes one may remove it.
    """
    known: set[tuple[str, ...]] = set()
    for seed in range(_TURNS):
        for base in bases:
            if len(known) >= wanted:
                return
            folder = out / short_hash("instance", kind.name, base.name, seed)
            made = planted_in(kind, base.folder, seed, folder)
            if made is None:
                continue
            told = (base.name, made.planted.what, *made.planted.items)
            if told in known:
                shutil.rmtree(folder)
                continue
            known.add(told)
            yield made
