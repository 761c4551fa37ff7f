"""Numbers as they were read, held against the words that they were read from."""

import re
from collections.abc import Iterator

from synthesist.records.numbers import Kind, ReportedNumber

_MINUS = re.compile(r"[-−–]\s?[\d.·]|\bminus\b|\bnegative\b", re.IGNORECASE)
_DIGITS = re.compile(r"\d{1,3}(?:[,\u00a0\u2009\u202f ]\d{3})+(?:[.·]\d+)?|\d*[.·]\d+|\d+")
_DECIMAL_COMMA = re.compile(r"\d+,\d{1,2}(?!\d)")
_POWER = re.compile(r"[×x*^⁻⁰¹²³⁴⁵⁶⁷⁸⁹]|\d[eE][-−+]?\d")
_MANY = (1.0, 1e3, 1e6, 1e9, 1e12)
_SLACK = 1e-6
_SIGN = 10
"""Characters before a number among which a word for its sign may stand."""

_UNITS = {
    "%": re.compile(r"%|per\s?cent", re.IGNORECASE),
    "points": re.compile(r"points?\b|(?<![^\W\d_])pp\b|p\.p\.", re.IGNORECASE),
    "fold": re.compile(r"fold|times|[x×]|twice|thrice|double|triple|treble|quadruple|halve|half", re.IGNORECASE),
    "share": re.compile(r"\bof\b|\bin\b|/|half|third|quarter|fourth|fifth|sixth|tenth", re.IGNORECASE),
}
_REACH = 30
"""Characters behind a number among which the points of its metric are named."""


def misread(quote: str, number: ReportedNumber) -> Iterator[str]:
    """How a number differs from its own words in a quote, in words."""
    if number.kind is not Kind.VALUE or number.value is None:
        return
    words = quote[number.start : number.end]
    if words.strip() != number.text.strip():
        yield f"“{number.text.strip()}” does not stand where it is said to"
        return
    is_beyond = number.unit == "share" and not 0 <= number.value <= 1
    is_turned = number.value < 0 and not _MINUS.search(quote[max(0, number.start - _SIGN) : number.end])
    if is_beyond or is_turned or (_has_digits(words) and not _stands(abs(number.value), words)):
        yield f"“{words.strip()}” is read as {number.value:g}"
    if number.unit and not _is_said(number.unit, quote, number):
        yield f"“{words.strip()}” is read in {_named(number.unit)}, of which its sentence does not speak"
    elif number.unit == "points" and _UNITS["%"].search(words) and not _UNITS["points"].search(words):
        yield f"“{words.strip()}” is read in points"


def _named(unit: str) -> str:
    return {"%": "percent", "fold": "multiples", "share": "parts of a whole"}.get(unit, unit)


def _has_digits(words: str) -> bool:
    """Whether it is told in digits alone; what words tell is not read a second time."""
    return not words.lstrip("$€£¥₹ ")[:1].isalpha() and words[-1:] != "-" and not _POWER.search(words)


def _stands(value: float, words: str) -> bool:
    """Whether digits of the words make the value, thousands and ratios of two of them among it."""
    found = [_parsed(one) for one in _DIGITS.findall(words)]
    found += [float(one.replace(",", ".")) for one in _DECIMAL_COMMA.findall(words)]
    ratios = [one / other for one in found for other in found if other]
    return any(abs(value - made * many) <= _SLACK * max(1.0, value) for made in (*found, *ratios) for many in _MANY)


def _parsed(written: str) -> float:
    return float(re.sub(r"[,\s\u00a0\u2009\u202f]", "", written).replace("·", "."))


def _is_said(unit: str, quote: str, number: ReportedNumber) -> bool:
    """Whether the unit stands with the number; points may be those of a metric that follows."""
    words = quote[number.start : number.end]
    if unit == "points":
        words += quote[number.end : number.end + _REACH]
    return bool(_UNITS[unit].search(words)) if unit in _UNITS else unit.lower() in words.lower()
