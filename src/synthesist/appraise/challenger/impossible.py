"""Numbers that cannot be: shares beyond the whole, coefficients beyond one, probabilities above it."""

import re
from collections.abc import Iterator, Sequence

from synthesist.extract.measured.names import metric_name
from synthesist.records.numbers import ReportedNumber

BOUNDED = frozenset(
    (
        *(
            "accuracy",
            "precision",
            "recall",
            "f1",
            "macro f1",
            "micro f1",
            "weighted f1",
            "exact match",
            "auc",
            "c index",
        ),
        *("sensitivity", "specificity", "mean average precision", "mean reciprocal rank", "percentage", "r2"),
    )
)
"""Metrics of which none exceeds the whole: 1, or 100 percent."""

_WHOLE = 100
_CHANGE = re.compile(
    r"\b(?:improv|increas|decreas|reduc|relativ|rais|rose|ris|gain|grow|grew|boost|faster|slower|higher|lower|more|less"
    r"|larger|greater|better|worse|of (?:the )?baseline|change|up to)\w*",
    re.IGNORECASE,
)
_BEFORE, _BEHIND = 60, 30
_SHARED = re.compile(
    r"\s*(?:\)\s*)?of (?:(?:all|the|our|these|those|eligible|included|enrolled)\s)*"
    r"(?:patients|participants|subjects|cases|women|men|adults|children|people|respondents|individuals|students|users"
    r"|workers|pupils|sentences|documents|examples|instances|records|trials|studies|samples|errors|tokens|words)\b",
    re.IGNORECASE,
)
_COEFFICIENT = re.compile(
    r"(?<![\w-])(?P<name>Pearson[’']?s? r|Spearman[’']?s? (?:rho|ρ)|Cohen[’']?s kappa|correlation coefficients?|kappa"
    r"|rho"
    r"|r|ρ|κ|ICC)\s*(?:=|of|was)\s*(?P<value>[-−–]?\d{1,2}\.\d+)(?![\d.]*\s?(?:%|[^\W\d_]{1,3}\b))"
)
_P = re.compile(r"(?<![\w-])[pP](?:[\s-]?values?)?\s?[=<>≤≥]\s?(?P<value>\d{1,2}\.\d+)(?![\d.]*\s?(?:%|[×x·*e⋅∙]))")
_LEVEL = re.compile(r"(?<![\d.])(?P<value>\d{3,})(?:\.\d+)?\s?%\s?(?:CIs?\b|confidence interval|credible interval)")


def impossible(text: str, numbers: Sequence[ReportedNumber]) -> Iterator[str]:
    """What cannot be among the numbers of a sentence, in words."""
    for one in numbers:
        if one.value is not None and one.unit == "%" and one.value > _WHOLE and _is_share(text, one):
            yield f"it tells {one.text.strip()} of a whole"
        if one.value is not None and one.unit == "%" and one.value < 0 and metric_name(one.metric) in BOUNDED:
            yield f"it tells {one.metric} as {one.text.strip()}"
    for found in _COEFFICIENT.finditer(text):
        if abs(_parsed(found["value"])) > 1:
            yield f"it tells {found[0]}, and no such coefficient exceeds 1"
    yield from (f"it tells {found[0]}, and no probability exceeds 1" for found in _P.finditer(text) if _is_above(found))
    yield from (f"it tells {found[0]}, and no interval has such a level" for found in _LEVEL.finditer(text))


def _is_above(found: re.Match[str]) -> bool:
    return _parsed(found["value"]) > 1


def _is_share(text: str, number: ReportedNumber) -> bool:
    """Whether it is told as a part of a whole, and not as a change or a ratio."""
    around = text[max(0, number.start - _BEFORE) : number.start] + "\0" + text[number.end : number.end + _BEHIND]
    if number.sign or number.sense or _CHANGE.search(around):
        return False
    return metric_name(number.metric) in BOUNDED or bool(_SHARED.match(text, number.end))


def _parsed(written: str) -> float:
    return float(written.replace("−", "-").replace("–", "-"))
