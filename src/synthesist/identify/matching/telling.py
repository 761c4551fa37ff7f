"""Words by which two titles that are nearly one tell two works apart: "efficacy" and "inefficacy", "not", "part B"."""

import re

from rapidfuzz.distance import OSA, Levenshtein

from synthesist.language import stem

_EMPTY = frozenset(
    ("a", "an", "the", "of", "in", "on", "for", "and", "or", "to", "with", "by", "at", "from", "as", "its", "their")
)
_FEWEST, _TAIL = 4, 12
_FURTHER = re.compile(
    r"\b(?:part|follow ?up|secondary|sub ?group|post ?hoc|sub ?study|statistical analysis plan|rationale|editorial"
    r"|commentary|extension|re ?analysis|interim|ancillary|companion|sequel|revisited|supplement)\b"
    r"|\d|\b[a-z]$|\b[ivx]+$"
)
"""What a subtitle says of a work that is another one beside the one whose title it shares."""


def telling(one: str, other: str, *, is_cut: bool) -> str:
    """In which words two folded titles differ by more than a slip of the pen; empty where they do not.

    Args:
        is_cut: one is the other without its subtitle.
    """
    first, second = one.split(), other.split()
    for step in Levenshtein.opcodes(first, second):
        if step.tag == "equal":
            continue
        left, right = first[step.src_start : step.src_end], second[step.dest_start : step.dest_end]
        if is_cut and not (left and right):
            added = " ".join(left or right)
            if _FURTHER.search(added):
                return f"one goes on: “{added[:80]}”"
        elif not _is_slip(left, right):
            return f"“{' '.join(left)[:40] or '–'}” in one, “{' '.join(right)[:40] or '–'}” in the other"
    return ""


def goes_further(one: str, other: str) -> bool:
    """Whether the longer of two folded titles goes on as a further work does: "part 2", "secondary analysis"."""
    shorter, longer = sorted((one, other), key=len)
    return bool(_FURTHER.search(longer[len(shorter) :]) and not _FURTHER.search(shorter[-_TAIL:]))


def _is_slip(left: list[str], right: list[str]) -> bool:
    """Whether what stands in one place in both is one thing, written otherwise."""
    if set(left) | set(right) <= _EMPTY:
        return True
    one, other = "".join(left), "".join(right)
    if one == other:
        return True
    if not one or not other or any(letter.isdigit() for letter in one + other):
        return False
    return stem(one) == stem(other) or _is_misspelt(one, other)


def _is_misspelt(one: str, other: str) -> bool:
    """One letter too many or too few, or two swapped, but not the first; another letter in its place says too much.

    "Dysphasia" and "dysphagia", "nitrate" and "nitrite" are one letter apart; only "s" and "z" are two spellings.
    """
    if min(len(one), len(other)) < _FEWEST or one[0] != other[0] or OSA.distance(one, other) > 1:
        return False
    is_replaced = len(one) == len(other) and sorted(one) != sorted(other)
    return not is_replaced or {"s", "z"} == set(one).symmetric_difference(other)
