"""Scores of one document, as counts that add up over documents."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.typeset.folding import folded, heading
from benchmarks.typeset.readers import Read
from benchmarks.typeset.tabling import Tabling, tabling
from benchmarks.typeset.wording import Wording, wording

_OPTIONAL = frozenset(("abstract", "summary", "references", "keywords"))
"""Headings that some readers take for labels of what they open."""


@dataclass(frozen=True, slots=True)
class Headed:
    """Counts of headings; `levelled` of the right ones have the right level."""

    right: int
    given: int
    truth: int
    levelled: int


@dataclass(frozen=True, slots=True)
class Kept:
    """Texts that were found as what they are, such as notes among the notes."""

    found: int
    truth: int


@dataclass(frozen=True, slots=True)
class Score:
    """What was compared; None where the reader tells no such thing."""

    words: Wording
    headings: Headed | None
    tables: Tabling | None
    notes: Kept | None
    captions: Kept | None


def score(truth: Mapping[str, Any], read: Read) -> Score:
    """Compare what was read with the truth."""
    return Score(
        words=wording(truth, read.body),
        headings=None if read.headings is None else _headed(truth["headings"], read.headings),
        tables=None if read.tables is None else tabling(truth, read.tables),
        notes=None if read.notes is None else _kept(truth["notes"], read.notes),
        captions=None if read.captions is None else _kept(truth["captions"], read.captions),
    )


def _headed(truth: Sequence[Sequence[Any]], given: Sequence[Sequence[Any]]) -> Headed:
    wanted, told = headings(truth), headings(given)
    right = Counter(text for _, text in wanted) & Counter(text for _, text in told)
    return Headed(right.total(), len(told), len(wanted), (Counter(wanted) & Counter(told)).total())


def headings(rows: Sequence[Sequence[Any]]) -> list[tuple[int, str]]:
    """Levels and texts of those that count."""
    return [(level, text) for level, printed in rows if not _is_optional(text := heading(printed))]


def _is_optional(text: str) -> bool:
    """Letters of such a label may be set apart."""
    return text.casefold().replace(" ", "").strip(".:—") in _OPTIONAL


def _kept(truth: Sequence[str], given: Sequence[str]) -> Kept:
    """How many of the texts stand in those given, whatever label or mark stands before them."""
    told = [folded(text) for text in given]
    return Kept(sum(any(folded(text) in one for one in told) for text in truth), len(truth))
