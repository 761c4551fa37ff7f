"""Shares over documents, from counts that add up."""

from collections.abc import Callable, Sequence

import numpy as np

from benchmarks.bootstrap import Counts
from benchmarks.typeset.scoring import Kept, Score
from benchmarks.typeset.wording import LEAKS

Pair = tuple[float, float]
Counted = Callable[[Score], Pair | None]
"""From a document to what is divided by what; None where the reader tells no such thing."""


def found(one: Score) -> Pair:
    """Words of the body that were read in order."""
    return one.words.found, one.words.truth


def precise(one: Score) -> Pair:
    """Words given as body that are of the body, in order."""
    return one.words.found, one.words.read


def leaked(one: Score) -> Pair:
    """Words given as body that belong beside it."""
    return sum(one.words.leaked.values()), one.words.given


def leaked_as(kind: str) -> Counted:
    """The same of one kind."""
    return lambda one: (one.words.leaked[kind], one.words.given)


def headings(one: Score) -> Pair | None:
    """F1 of headings."""
    return None if one.headings is None else (2 * one.headings.right, one.headings.given + one.headings.truth)


def levels(one: Score) -> Pair | None:
    """Right headings that have the right level."""
    return None if one.headings is None else (one.headings.levelled, one.headings.right)


def cells(one: Score) -> Pair | None:
    """F1 of table cells."""
    return None if one.tables is None else (2 * one.tables.right, one.tables.given + one.tables.truth)


def header_rows(one: Score) -> Pair | None:
    """Tables whose header rows are as many as they should be."""
    return None if one.tables is None else (one.tables.headed, one.tables.tables)


def notes(one: Score) -> Pair | None:
    """Footnotes found among the notes."""
    return _kept(one.notes)


def captions(one: Score) -> Pair | None:
    """Captions found among the captions."""
    return _kept(one.captions)


ROWS: dict[str, Counted] = {
    "words in order": found,
    "precision of words": precise,
    "leakage": leaked,
    **{f"  of {kind}": leaked_as(kind) for kind in LEAKS},
    "heading F1": headings,
    "heading levels": levels,
    "table cells F1": cells,
    "header rows": header_rows,
    "notes": notes,
    "captions": captions,
}


def sums(counted: Counted, scores: Sequence[Score]) -> Counts:
    """Per document what is divided by what; shape (documents, 2)."""
    pairs = [pair for one in scores if (pair := counted(one)) is not None]
    return np.array(pairs, dtype=np.float64).reshape(-1, 2)


def pooled(counted: Counted, scores: Sequence[Score]) -> float | None:
    """The share over all documents; None where it is not defined."""
    over, under = sums(counted, scores).sum(axis=0)
    return float(over / under) if under else None


def _kept(kept: Kept | None) -> Pair | None:
    return None if kept is None else (kept.found, kept.truth)
