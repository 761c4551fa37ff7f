"""Intervals that do not fit their estimate, and tests that do not fit their interval or the words beside them."""

import re
from collections.abc import Iterator, Sequence

from synthesist.extract.measured.names import metric_name
from synthesist.extract.quantities.units import is_time
from synthesist.records.numbers import Kind, PValue, ReportedNumber, Spread, SpreadKind

RATIOS = frozenset(
    (
        *("odds ratio", "adjusted odds ratio", "hazard ratio", "adjusted hazard ratio"),
        *("risk ratio", "adjusted risk ratio", "rate ratio"),
    )
)
"""Metrics of which 1 says that there is no effect."""

DIFFERENCES = frozenset(("mean difference", "standardised mean difference", "smd", "wmd"))
"""Metrics of which 0 says so."""

LEVEL = 0.05
_USUAL = 95.0
_REACH = 40
_RATIO = re.compile(r"\bratio\b[^.;\d]*$|\b[ai]?(?:OR|HR|RR)\b[^.;\d]*$")
_DIFFERENCE = re.compile(r"\b(?:difference|coefficient|β|beta)\b[^.;\d]*$", re.IGNORECASE)
_SURE = (SpreadKind.CONFIDENCE, SpreadKind.CREDIBLE)
_OTHER_TEST = re.compile(
    r"\b(?:non-?inferior|equivalen|one-?(?:sided|tailed)|interaction|trend|heterogeneity|adjusted p|Bonferroni|Holm"
    r"|superiority)\w*",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:no|not|nor|without|neither|never|n['’]t|fail\w*|lack\w*|borderline|marginally|nearly|almost|approach\w*)"
    r"(?:\s(?!and\b|but\b)\w+){0,3}[\s-]$",
    re.IGNORECASE,
)
_SIGNIFICANT = re.compile(r"\b(?P<denied>non-?|in)?significan(?:t|tly|ce)\b", re.IGNORECASE)
_ASIDE = re.compile(r"\b(?:except\w*|apart|adjust\w*|other than|despite|although|and)\b", re.IGNORECASE)
_PER = re.compile(r"\bper\s$|\b9\d\s?%?,?\s?$", re.IGNORECASE)
_MANY = re.compile(r"thousand|[mb]illion|[×x^]|person", re.IGNORECASE)
_POWER = re.compile(r"\s?[×x·*]|e-", re.IGNORECASE)
_LINK = re.compile(r"[\s,;:(\[]*(?:(?:with|and)\s)?(?:an?\s)?[(\[]?\s?")
_BEHIND = re.compile(r"[\s,;:]*(?:and\s)?")
_APART = re.compile(r";|,?\s(?:but|whereas|while|although|though|however|yet)\b", re.IGNORECASE)


def misfits(text: str, numbers: Sequence[ReportedNumber]) -> Iterator[str]:
    """What does not fit among the intervals and tests of a sentence, in words."""
    for one in numbers:
        if one.value is not None and one.spread and one.relation == "=" and _is_beside(text, one, one.spread):
            yield from _beside(text, one, one.spread)
    yield from _said(text, numbers)


def _is_beside(text: str, number: ReportedNumber, spread: Spread) -> bool:
    """Whether an interval stands right behind its estimate, so that it can be that of nothing else."""
    is_level = text[number.end :].lstrip(" ,").lower().startswith(("ci", "conf", "cred"))
    between = text[number.end : spread.start]
    if is_level or _PER.search(text[: number.start]) or _MANY.search(number.text):
        return False
    return not is_time(number.unit) and bool(_LINK.fullmatch(between))


def _beside(text: str, number: ReportedNumber, spread: Spread) -> Iterator[str]:
    low, high, value = spread.low, spread.high, number.value
    if low is None or high is None or value is None or spread.kind not in _SURE:
        return
    told = text[spread.start : spread.end].strip()
    if low > high and not (low <= 0 and high <= 0):
        yield f"the interval of {number.text.strip()} begins above its end ({told})"
    elif not _holds(min(low, high), max(low, high), value, _slack(number.text, told)):
        yield f"{number.text.strip()} lies outside its own interval ({told})"
    elif (
        number.p
        and spread.level in (None, _USUAL)
        and not _POWER.match(text, number.p.end)
        and _BEHIND.fullmatch(text[spread.end : number.p.start])
    ) and not _OTHER_TEST.search(text):
        yield from _tested(text, number, min(low, high), max(low, high), told, number.p)


def _holds(low: float, high: float, value: float, slack: float) -> bool:
    """Whether an interval holds its estimate; a decrease may be told without its sign, a share as a percentage."""
    values = [sign * scale * value for sign in (1, -1) for scale in (1, 100, 0.01)]
    return any(low - slack <= one <= high + slack for one in values)


def _slack(*told: str) -> float:
    """One unit of the last digit that is told."""
    decimals = [len(found[1]) for text in told for found in re.finditer(r"\d+[.·](\d+)", text)]
    return float(10.0 ** -min(decimals, default=0)) if decimals else 1.0


def _tested(text: str, number: ReportedNumber, low: float, high: float, told: str, test: PValue) -> Iterator[str]:
    null = _null(number, low, text[max(0, number.start - _REACH) : number.start])
    if null is None or null in (low, high):
        return
    spans = low < null < high
    p = f"p {test.relation} {test.value:g}"
    if spans and test.value < LEVEL and test.relation in ("=", "<", "≤"):
        yield f"the interval of {number.text.strip()} spans no effect ({told}) while {p}"
    if not spans and test.value > LEVEL and test.relation in ("=", ">", "≥"):
        yield f"the interval of {number.text.strip()} leaves no effect out ({told}) while {p}"


def _null(number: ReportedNumber, low: float, before: str) -> float | None:
    """What no effect would be; None where neither the metric nor the words before the number tell."""
    metric = metric_name(number.metric) if number.metric else ""
    if metric in RATIOS or _RATIO.search(before):
        return 1.0
    return 0.0 if metric in DIFFERENCES or low < 0 or _DIFFERENCE.search(before) else None


def _said(text: str, numbers: Sequence[ReportedNumber]) -> Iterator[str]:
    """Words for significance beside p-values that all say otherwise, clause by clause."""
    tests = [one.p for one in numbers if one.kind is Kind.P_VALUE and one.p]
    if not tests or _OTHER_TEST.search(text):
        return
    at = 0
    for end in [*(found.start() for found in _APART.finditer(text)), len(text)]:
        yield from _worded(text[at:end], [one for one in tests if at <= one.start < end])
        at = end


def _worded(clause: str, tests: Sequence[PValue]) -> Iterator[str]:
    words = list(_SIGNIFICANT.finditer(clause))
    denied = [bool(found["denied"] or _DENIED.search(clause[: found.start()])) for found in words]
    if not words or not tests:
        return
    told = ", ".join(f"p {one.relation} {one.value}" for one in tests)
    if not any(denied) and all(one.value > LEVEL * 2 and one.relation in ("=", ">", "≥") for one in tests):
        yield f"it says “{words[0][0]}” with {told}"
    if (
        all(denied)
        and not _ASIDE.search(clause)
        and all(one.value < LEVEL / 5 and one.relation in ("=", "<", "≤") for one in tests)
    ):
        yield f"it denies significance with {told}"
