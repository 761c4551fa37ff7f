"""Operators on numbers: another value, another order of magnitude, the same value written otherwise."""

import re
from collections.abc import Iterator

_RESULT = re.compile(
    r"(?<![\w.,/$£€–-])(?!(?:19|20)\d\d\s)(?P<value>\d{1,4}(?:\.\d{1,2})?)"
    r"(?=(?P<unit>\s?%|\s(?:percent|per cent|points?|percentage points|times|BLEU|F1|"
    r"ROUGE|hours?|days?|weeks?|years?|months?"
    r"|languages|datasets|tasks|patients|participants|models|domains|participating|words|sentences|documents)\b))"
)
_BOUND = re.compile(
    r"(?:than|over|least|above|exceed\w*|to|under|below|most|nearly|almost|only|much as|many as|"
    r"little as|low as|high as|up ?to) \+?$|[><≥≤~]\s?$",
    re.IGNORECASE,
)
"""A bound on either side may hold of another value too."""

_INTERVAL = re.compile(r"^\s?(?:%|percent|per cent) (?:confidence|credible|CI\b)", re.IGNORECASE)
_FACTORS = (0.35, 0.5, 0.62, 1.45, 1.7, 2.3)
_THOUSANDS = re.compile(r"(?<![\w.,])\d{1,3}(?:,\d{3})+(?![\d,.]*\d)")
_WORDS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_WORDED = re.compile(rf"(?<=[a-z] )(?<!the )(?:{'|'.join(_WORDS)})(?= (?:[a-z]+ )?[a-z]+s\b)")
_FIGURES = re.compile(r"(?<=[a-z] )(?:[2-9]|1[0-2])(?= (?:[a-z]+ )?[a-z]{3,}s\b)")
_LABELLED = re.compile(
    r"\b(?:top|task|table|figure|section|level|layer|type|phase|grade|version|than|part|track) $", re.IGNORECASE
)
_PROPORTION = re.compile(r"(?<=proportion of )0\.(\d\d?)(?![\d%])")


def other_values(text: str) -> Iterator[str]:
    """A result's number as another of as many digits, more than a quarter off."""
    for found in _results(text):
        value = float(found["value"])
        decimals = len(found["value"].partition(".")[2])
        for factor in _FACTORS:
            told = f"{value * factor:.{decimals}f}"
            is_alike = len(told) == len(found["value"]) and float(told) > 1 and abs(float(told) - value) > value / 4
            if is_alike and (float(told) <= 100 or not _is_percent(found)):  # noqa: PLR2004 -- per cent
                yield text[: found.start()] + told + text[found.end() :]


def magnitudes(text: str) -> Iterator[str]:
    """A result's number ten times as large, or a tenth where no share can be so large."""
    for found in _results(text):
        value = float(found["value"])
        is_smaller = _is_percent(found) and value > 10  # noqa: PLR2004 -- ten times as much would be above 100%
        yield f"{text[: found.start()]}{value / 10 if is_smaller else value * 10:.4g}{text[found.end() :]}"


def formats(text: str) -> Iterator[str]:
    """The same number written otherwise: 1,200 as 1200, twelve as 12 and back, a proportion as a percentage."""
    for found in _THOUSANDS.finditer(text):
        yield text[: found.start()] + found[0].replace(",", "") + text[found.end() :]
    for found in _WORDED.finditer(text):
        yield text[: found.start()] + str(_WORDS.index(found[0]) + 2) + text[found.end() :]
    for found in _FIGURES.finditer(text):
        if not _LABELLED.search(text[: found.start()]):
            yield text[: found.start()] + _WORDS[int(found[0]) - 2] + text[found.end() :]
    for found in _PROPORTION.finditer(text):
        yield f"{text[: found.start()]}{int(found[1].ljust(2, '0'))}%{text[found.end() :]}"


def _results(text: str) -> Iterator[re.Match[str]]:
    for found in _RESULT.finditer(text):
        is_whole_one = float(found["value"]) <= 1
        is_label = _LABELLED.search(text[: found.start()])
        if (
            not is_whole_one
            and not is_label
            and not _BOUND.search(text[: found.start()])
            and not _INTERVAL.match(text[found.end() :])
        ):
            yield found


def _is_percent(found: re.Match[str]) -> bool:
    return found["unit"].strip() in {"%", "percent", "per cent"}
