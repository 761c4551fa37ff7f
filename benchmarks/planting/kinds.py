"""What a kind of defect is, and how one is planted into a copy of a review."""

import random
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Dimension(StrEnum):
    """The dimensions by which a review is appraised."""

    EVIDENCE = "evidence strength"
    GROUNDING = "citation grounding"
    NUMBERS = "numerical consistency"
    COMPARABILITY = "comparability of results"
    NOVELTY = "novelty"
    UNCERTAINTY = "uncertainty disclosure"
    REPRODUCIBILITY = "reproducibility"
    SAFETY = "safety and impact"


@dataclass(frozen=True, slots=True)
class Planted:
    """A defect that was planted.

    Attributes:
        what: was done, in a sentence; nothing of it stands in the folder.
        items: ids of the claims, works, searches or other rows that it is about.
    """

    what: str
    items: tuple[str, ...] = ()


TEXTS, TEXTS_AND_READING, READING, ON_BOTH, ON_PAGES = range(5)

Plant = Callable[[Path, random.Random], Planted | None]
"""Plants into a folder, or gives None and leaves it as it is where the review offers no place."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of defect.

    Attributes:
        dimension: the one that ought to fall.
        passes_audit: whether `synthesist audit` still finds nothing.
        phase: of several defects in one review those of the lowest phase come first, for what is read anew from changed
            texts, or printed anew, would undo others: `TEXTS`, `TEXTS_AND_READING`, `READING` alone, `ON_BOTH` the
            ledger and the report, `ON_PAGES` of the report alone.
    """

    name: str
    dimension: Dimension
    passes_audit: bool
    plant: Plant
    phase: int = TEXTS


@dataclass(frozen=True, slots=True)
class Instance:
    """One defect in one copy of one review."""

    kind: str
    base: str
    seed: int
    folder: Path
    planted: Planted


def planted_in(kind: Kind, base: Path, seed: int, out: Path) -> Instance | None:
    """Copy a review to `out` and plant into the copy; None, and no copy, where it offers no place.

    The same kind, review and seed give the same bytes, the log of the run and SQLite's own pages aside.
    """
    copied(base, out)
    found = kind.plant(out, chance_of(kind, base, seed))
    if found is None:
        shutil.rmtree(out)
        return None
    return Instance(kind.name, base.name, seed, out, found)


def chance_of(kind: Kind, base: Path, seed: int) -> random.Random:
    """What a planter draws its lots from."""
    return random.Random(f"{kind.name} {base.name} {seed}")


def copied(base: Path, out: Path) -> Path:
    """A copy of a review's folder, without its lock."""
    shutil.rmtree(out, ignore_errors=True)
    shutil.copytree(base, out, ignore=shutil.ignore_patterns(".lock"))
    return out
