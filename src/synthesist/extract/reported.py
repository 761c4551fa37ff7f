"""Numbers that a sentence reports, with their exact places: shares, points, factors, metrics, sizes and p-values.

By rule, and few on purpose: a number counts where its unit or its metric stands beside it. Years, versions, names with
figures (ROUGE-2), the bounds of intervals and bare counts are passed over.
"""

import re
from enum import StrEnum

from synthesist.records.base import Frozen


class Kind(StrEnum):
    """What a number is: a measured value, a number of cases (n = …), or a p-value, which is no size of anything."""

    VALUE = "value"
    N = "n"
    P_VALUE = "p_value"


class ReportedNumber(Frozen):
    """A number of a sentence; `text` is `sentence[start:end]` in code points, its unit included.

    Attributes:
        sentence: place of the sentence in its row, from 0.
        value: as written, without sign words or rounding; None for p-values, which are mostly bounds.
        unit: "%", "points", "fold", or empty.
        metric: the metric named beside it, as written there; empty where none is, or where it is unclear which.
    """

    sentence: int
    start: int
    end: int
    value: float | None
    unit: str
    metric: str
    kind: Kind
    text: str


_P_VALUE = re.compile(
    r"\b[pP](?:[\s-]?[vV]alues?)?\s*(?:[=<>≤≥≦≧]=?|of|was|were|less than)\s*"
    r"(?:\d(?:[.·]\d+)?\s*(?:[×x]\s*10\s*\^?\s*[-−–]\s*\d+|[eE][-−]\d+)|\d?[.·]\d+|[01](?![\d.]))"
)
_N = re.compile(r"\b[nN]\s*=\s*(?P<number>\d{1,3}(?:,\d{3})+|\d+)(?![\d.,]{0,9}\d)")
_NUMBER = re.compile(
    r"(?<![\w.,:/^])(?<![\w%][-–−])"
    r"(?P<number>[-+−]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|[-+−]?\.\d+)(?![\d,.]{0,9}\d)(?!\s?[-–−]\s?\d)"
    r"(?P<unit>\s?%|\s?per\s?cent\b|\s(?:absolute\s|relative\s)?(?:percentage\s)?points?\b|\s?pp\b"
    r"|[\s-]?fold\b|\stimes\b|[x×](?![\w]))?"
)
_INTERVAL = re.compile(r"\s*\(?(?:CI\b|C\.I\.|confidence\b|credible\b|CrI\b)", re.IGNORECASE)
_METRICS = (
    r"(?:sacre)?bleu(?:-[1-4])?|chrf(?:\+\+)?|rouge(?:-(?:[12l]|lsum))?|meteor|comet|bertscore|perplexity"
    r"|(?:(?:macro|micro|weighted)[- ])?f(?:1|-?scores?|-measures?)|(?:exact[- ]match|em)\b|accurac(?:y|ies)|precision"
    r"|recall|sensitivity|specificity|au(?:roc|prc|c)|c-index|mean average precision|map|ap|mrr|ndcg(?:@\d+)?|wer|cer"
    r"|ter|[ul]as|mcc|m?iou|psnr|ssim|rmse|mae|kappa|pearson|spearman|correlation|odds ratio|hazard ratio"
    r"|relative risk|risk ratio|a?or|a?hr|rr|error rates?"
)
_METRIC = re.compile(rf"(?<![\w-])(?:{_METRICS})(?![\w-])", re.IGNORECASE)
_CAPITALS = frozenset(
    ("or", "aor", "hr", "ahr", "rr", "em", "map", "ap", "ter", "comet", "meteor", "las", "uas", "cer")
)
"""Words or too short to tell, but in capitals."""
_REACH = 80
"""Characters before a number among which its metric is looked for."""

_LINK = re.compile(
    r"(?:\s*(?:scores?|values?|rates?|results?|improvements?|gains?|of|was|were|is|are|to|at|by|from|reach(?:es|ed)|only"
    r"|about|around|up|as|high|low|an?|the|with|coefficient|[=:,(~≈]))*\s*",
    re.IGNORECASE,
)
_LOOSE = re.compile(r"[^\d;]{0,40}")
_AFTER = re.compile(
    rf"\s*(?:(?:absolute|relative|higher|lower|better|more|less|points?|improvement|increase|decrease|gain|in|of|on)\s+)*"
    rf"(?P<metric>(?<![\w-])(?:{_METRICS})(?![\w-]))(?P<points>\s+(?:percentage\s+)?points?\b)?",
    re.IGNORECASE,
)
_ENDED = re.compile(r"\s*(?:$|[(),;:.\]]|(?:and|or|on|for|in|at|to|with|over|versus|vs|compared|against|than|when)\b)")


def reported_numbers(sentence: str, at: int = 0) -> list[ReportedNumber]:
    """The numbers that a sentence reports, in the order of their places; `at` is the sentence's own place."""
    ps = [_number(at, found, Kind.P_VALUE, None) for found in _P_VALUE.finditer(sentence)]
    ns = [_number(at, found, Kind.N, _value(found["number"])) for found in _N.finditer(sentence)]
    taken = [(one.start, one.end) for one in (*ps, *ns)]
    values = [
        _measured(at, sentence, found)
        for found in _NUMBER.finditer(sentence)
        if not any(start <= found.start() < end for start, end in taken)
    ]
    return sorted((*ps, *ns, *(one for one in values if one)), key=lambda one: (one.start, one.end))


def _measured(at: int, sentence: str, found: re.Match[str]) -> ReportedNumber | None:
    """A value, where its unit or its metric makes it one."""
    if _INTERVAL.match(sentence, found.end()):
        return None
    unit, metric = _unit(found["unit"] or ""), ""
    if "respectively" not in sentence:
        behind = _AFTER.match(sentence, found.end())
        if behind and _is_metric(behind["metric"]):
            metric, unit = behind["metric"], unit or ("points" if behind["points"] else "")
        else:
            metric = _metric_before(sentence, found, has_unit=bool(unit))
    return _number(at, found, Kind.VALUE, _value(found["number"]), unit, metric) if unit or metric else None


def _number(
    at: int, found: re.Match[str], kind: Kind, value: float | None, unit: str = "", metric: str = ""
) -> ReportedNumber:
    return ReportedNumber(
        sentence=at,
        start=found.start(),
        end=found.end(),
        value=value,
        unit=unit,
        metric=metric,
        kind=kind,
        text=found[0],
    )


def _unit(written: str) -> str:
    bare = written.lower()
    if "%" in bare or ("cent" in bare and "point" not in bare):
        return "%"
    if "point" in bare or "pp" in bare:
        return "points"
    return "fold" if bare else ""


def _metric_before(sentence: str, found: re.Match[str], *, has_unit: bool) -> str:
    """The last metric before the number; a number without a unit must be said to be its value."""
    before = range(max(0, found.start() - _REACH), found.start())
    named = [one for one in _METRIC.finditer(sentence, before.start, before.stop) if _is_metric(one[0])]
    if not named:
        return ""
    between = sentence[named[-1].end() : found.start()]
    if has_unit:
        return named[-1][0] if _LOOSE.fullmatch(between) else ""
    is_value = _LINK.fullmatch(between) and _ENDED.match(sentence, found.end())
    return named[-1][0] if is_value else ""


def _is_metric(word: str) -> bool:
    return word.lower() not in _CAPITALS or word[1:].isupper()


def _value(number: str) -> float:
    return float(number.replace(",", "").replace("−", "-"))
