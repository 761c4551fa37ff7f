"""p-values, and the numbers that they belong to."""

import re
from collections.abc import Sequence
from typing import cast

from synthesist.extract.quantities.forms import DIGITS, parsed
from synthesist.records.numbers import Kind, PValue, Relation, ReportedNumber

_P = re.compile(
    r"(?<![\w-])(?:[pP]s?|[pP][-_](?:trend|interaction|heterogeneity|difference)|p_?(?:trend|interaction|adj|FDR)|P(?:trend|interaction|adj))(?:[\s-]?[vV]alues?)?"
    r"\s*(?:(?:for|of)\s(?:\w+\s){1,3}?|\((?:\w+[\s-]?){1,3}\)\s*)?"
    r"(?P<relation>(?:,\s?)?(?:[<>]\s?or\s?=|[=<>≤≥≦≧⩽]=?|of\s(?:less than\s|<\s?)?|was|were|less than)|(?<=[a-z]),)\s*"
    rf"(?P<number>{DIGITS})(?![\d%])"
)
_RELATIONS = {
    "=": "=",
    "==": "=",
    "<": "<",
    ">": ">",
    "≤": "≤",
    "<=": "≤",
    "≦": "≤",
    "⩽": "≤",
    "≥": "≥",
    ">=": "≥",
    "≧": "≥",
}
_SAME_TEST = re.compile(r"[^;.]*?\b(?:vs\.?|versus|against|compared (?:with|to)|than|from|to)\b[^;]*", re.IGNORECASE)
_BETWEEN = re.compile(r"[^;]*")
_FAR = 90


def p_values(sentence: str) -> list[PValue]:
    """The p-values of a sentence, in order."""
    return [
        PValue(relation=_relation(found["relation"]), value=value, start=found.start(), end=found.end())
        for found in _P.finditer(sentence)
        if 0 <= (value := parsed(found["number"])) <= 1
    ]


def with_tests(sentence: str, numbers: Sequence[ReportedNumber], tests: Sequence[PValue]) -> list[ReportedNumber]:
    """The numbers, each with the p-value that follows it; of two that are compared, both have it."""
    told = list(numbers)
    for test in tests:
        before = [at for at, one in enumerate(told) if one.end <= test.start and one.kind in (Kind.VALUE, Kind.RANGE)]
        if before and _belongs(sentence, told[before[-1]], test, tests):
            told[before[-1]] = told[before[-1]].model_copy(update={"p": test})
            if len(before) > 1 and _are_compared(sentence, told[before[-2]], told[before[-1]]):
                told[before[-2]] = told[before[-2]].model_copy(update={"p": test})
    return told


def _relation(written: str) -> Relation:
    bare = written.strip(" ,")
    if "less" in bare or "<" in bare:
        return "≤" if bare.endswith("=") else "<"
    return cast(Relation, _RELATIONS.get(bare.replace(" ", "").replace("or", ""), "="))


def _belongs(sentence: str, number: ReportedNumber, test: PValue, tests: Sequence[PValue]) -> bool:
    between = sentence[number.end : test.start]
    if any(number.end <= other.start < test.start for other in tests) or len(between) > _FAR:
        return False
    depth = between.count("(") - between.count(")")
    return ";" not in between or depth > 0 or sentence[: number.start].count("(") > sentence[: number.start].count(")")


def _are_compared(sentence: str, one: ReportedNumber, other: ReportedNumber) -> bool:
    if (one.sense, other.sense) == ("from", "to"):
        return True
    return "" in (one.unit, other.unit) or (
        one.unit == other.unit and bool(_SAME_TEST.fullmatch(sentence[one.end : other.start]))
    )
