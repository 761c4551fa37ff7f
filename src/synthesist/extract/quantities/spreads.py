"""What stands beside a value for how sure or how varied it is: intervals, ranges, standard deviations and errors."""

import re
from collections.abc import Iterator
from functools import cache

from synthesist.extract.quantities.forms import DIGITS, SIGNED, parsed
from synthesist.extract.quantities.units import UNIT
from synthesist.records.numbers import Spread, SpreadKind

_TO = r"\s*(?:to|and|through|[-–—−,;])\s*"
_ENDS = rf"(?P<low>{SIGNED})(?:{UNIT})?{_TO}(?P<high>{SIGNED})(?:{UNIT})?"
_LINK = r"(?:[\s:,=(\[]|of\b|was\b|were\b|is\b|ranging\b|from\b|between\b){0,12}"
_CONFIDENCE = r"(?:CIs?\b|C\.I\.|(?:bootstrap(?:ped)?\s)?confidence (?:intervals?|limits?)(?:\s?\(CI\))?)"
_CREDIBLE = r"(?:CrIs?\b|HDIs?\b|(?:credible|credibility|uncertainty|highest density) intervals?(?:\s?\(\w+\))?)"
_LEVEL = r"(?:(?P<level>\d{2}(?:\.\d+)?)\s?%?\s?-?\s?)?"
_IQR = r"(?:IQR|inter-?quartile range(?:\s?\(IQR\))?)"
_SD = r"(?:SDs?|[sS]\.[dD]\.|standard deviations?(?:\s?\(SD\))?)"
_SE = r"(?:S\.?E\.?M?\.?|s\.e\.(?:m\.)?|standard errors?(?: of the mean)?(?:\s?\(SEM?\))?)"
_SIZE = rf"(?:[\s=:,±]|of\b|was\b){{0,8}}(?P<size>{DIGITS})(?:{UNIT})?"


@cache
def _named() -> tuple[tuple[SpreadKind, re.Pattern[str]], ...]:
    """What has a name; compiled when a sentence is first read, for the units in it make that slow."""
    return (
        (SpreadKind.CONFIDENCE, re.compile(rf"(?<![\d.]){_LEVEL}\b{_CONFIDENCE}{_LINK}{_ENDS}")),
        (SpreadKind.CREDIBLE, re.compile(rf"(?<![\d.]){_LEVEL}\b{_CREDIBLE}{_LINK}{_ENDS}")),
        (SpreadKind.IQR, re.compile(rf"\b{_IQR}{_LINK}{_ENDS}", re.IGNORECASE)),
        (SpreadKind.RANGE, re.compile(rf"[(,;\[]\s?range{_LINK}{_ENDS}", re.IGNORECASE)),
        (SpreadKind.SD, re.compile(rf"(?<![\w±])(?<!±\s){_SD}{_SIZE}")),
        (SpreadKind.SE, re.compile(rf"(?<![\w±])(?<!±\s){_SE}{_SIZE}")),
    )


@cache
def _bare() -> re.Pattern[str]:
    """Two ends right behind a value."""
    return re.compile(rf"(?<=[\d%])\s?[(\[]{_ENDS}[)\]]")


_TOLD_FOR_ALL: tuple[tuple[SpreadKind, re.Pattern[str]], ...] = (
    (
        SpreadKind.SE,
        re.compile(rf"\b(?:mean|average|value|estimate|coefficient)s?\s?(?:±|\+/-|\()\s?{_SE}", re.IGNORECASE),
    ),
    (SpreadKind.SD, re.compile(rf"\b(?:M|mean|average|value)s?\s?(?:±|\+/-|\()\s?{_SD}", re.IGNORECASE)),
    (SpreadKind.SE, re.compile(rf"±\s?{_SE}\b|\({_SE}\)")),
    (SpreadKind.SD, re.compile(rf"±\s?{_SD}\b|\({_SD}\)")),
)
_INTERVAL_FOR_ALL: tuple[tuple[SpreadKind, re.Pattern[str]], ...] = (
    (SpreadKind.CONFIDENCE, re.compile(rf"{_LEVEL}\b{_CONFIDENCE}")),
    (SpreadKind.CREDIBLE, re.compile(rf"{_LEVEL}\b{_CREDIBLE}")),
    (SpreadKind.IQR, re.compile(rf"\b{_IQR}\b", re.IGNORECASE)),
    (SpreadKind.RANGE, re.compile(r"\(range\)", re.IGNORECASE)),
)


def spreads(sentence: str) -> Iterator[Spread]:
    """Intervals and sizes that are called by their name, and ends in brackets behind a value, in no order."""
    taken: list[tuple[int, int]] = []
    for kind, pattern in _named():
        for found in pattern.finditer(sentence):
            taken.append(found.span())
            yield _spread(kind, found)
    kind, level = _interval_for_all(sentence)
    for found in _bare().finditer(sentence):
        if not any(start < found.end() and found.start() < end for start, end in taken) and _is_ordered(found):
            yield _spread(kind, found).model_copy(update={"level": level})


def size_for_all(sentence: str) -> SpreadKind:
    """What "±" and brackets behind a mean are in this sentence or header: "mean (SD)" says it."""
    return next((kind for kind, pattern in _TOLD_FOR_ALL if pattern.search(sentence)), SpreadKind.UNSTATED)


def _interval_for_all(sentence: str) -> tuple[SpreadKind, float | None]:
    for kind, pattern in _INTERVAL_FOR_ALL:
        if found := pattern.search(sentence):
            level = found.groupdict().get("level")
            return kind, float(level) if level else None
    return SpreadKind.UNSTATED, None


def _spread(kind: SpreadKind, found: re.Match[str]) -> Spread:
    told = found.groupdict()
    level = told.get("level")
    return Spread(
        kind=kind,
        level=float(level) if level else None,
        low=parsed(told["low"]) if told.get("low") else None,
        high=parsed(told["high"]) if told.get("high") else None,
        size=parsed(told["size"]) if told.get("size") else None,
        start=found.start(),
        end=found.end(),
    )


def _is_ordered(found: re.Match[str]) -> bool:
    """Two numbers in brackets are ends of an interval only where the first is the smaller one and both are alike."""
    low, high = parsed(found["low"]), parsed(found["high"])
    return low < high and ("." in found["low"] or "·" in found["low"] or "%" in found[0] or "," not in found[0])
