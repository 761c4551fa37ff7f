"""The number of cases that a value rests on, where it stands beside it."""

import re
from collections.abc import Sequence

from synthesist.records.numbers import Kind, ReportedNumber

_OPENED = re.compile(r"\s?[(\[]\s?")


def with_sizes(sentence: str, numbers: Sequence[ReportedNumber]) -> list[ReportedNumber]:
    """The numbers, each with the n in the brackets behind it, or the whole of the part beside it."""
    told = list(numbers)
    for at, one in enumerate(told[:-1]):
        other = told[at + 1]
        between = sentence[one.end : other.start]
        if one.kind is Kind.VALUE and other.kind is Kind.N and not other.of and _is_inside(between):
            told[at] = one.model_copy(update={"n": int(other.value or 0)})
        elif _OPENED.fullmatch(between) and {one.unit, other.unit} == {"share", "%"}:
            whole = one.n or other.n
            told[at], told[at + 1] = (each.model_copy(update={"n": whole}) for each in (one, other))
    return told


def _is_inside(between: str) -> bool:
    """Whether what follows a value stands in the brackets that open right behind it."""
    return bool(_OPENED.match(between)) and between.count("(") - between.count(")") == 1
