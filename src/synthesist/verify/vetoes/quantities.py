"""Numbers of a text with what they count or measure."""

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from synthesist.language import is_stopword, stem
from synthesist.language.signals import observed, telling
from synthesist.verify.vetoes.units import Unit, units

_WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_SHARES: Mapping[str, float] = {
    "half": 50.0,
    "a third": 100 / 3,
    "one third": 100 / 3,
    "two thirds": 200 / 3,
    "a quarter": 25.0,
    "one quarter": 25.0,
    "three quarters": 75.0,
    "a fifth": 20.0,
    "one fifth": 20.0,
}
_FOLDS: Mapping[str, float] = {
    "halved": 0.5,
    "halves": 0.5,
    "doubled": 2.0,
    "doubles": 2.0,
    "twofold": 2.0,
    "tripled": 3.0,
    "triples": 3.0,
    "threefold": 3.0,
    "fourfold": 4.0,
    "tenfold": 10.0,
}
_NO_RESULT = re.compile(
    r"\b9\d(?:\.\d+)?\s?%\s?(?:CIs?|CrI|confidence|credible|uncertainty)\b[^;)\]]*|\bCI[:,]?\s[^;)\]]*"
    r"|\b[pP](?:[- ]values?)?\s?(?:[<>=≤≥]|of)\s?[<=]?\s?0?[.·]\d+|\[\d+(?:[,–-]\s?\d+)*\]"
    r"|\b(?:type|phase|grade|stage|figure|fig\.|table|section|version|level|task|subtask|track|chapter|chromosome|exon|"
    r"residue|layer|experiment|study|group|top|n)s?[\s-]=?\s?\d+(?:\.\d+)?\b"
    r"|\b(?:19|20)\d\d(?:\s?[–/-]\s?(?:19|20)?\d\d)?\b(?!\s?(?:%|\w*g\b|patients|participants|words|sentences))",
    re.IGNORECASE,
)
"""Intervals, p-values, citations, labels and years: numbers, but not what was found."""

_UNIT = r"(?P<unit>%|percentage points?|per cent|[^\W\d_]+)?(?P<noun>\s[^\W\d_]+)?"
_NUMBER = re.compile(
    r"(?<![\w.,/^])(?<!\w-)[−-]?(?P<value>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+[.·]\d+|\d+,\d{1,2}(?=\s?%)|\d+)(?![\d/])"
    r"(?:%?\s?(?:[–-]|to)\s?(?P<upper>\d+(?:\.\d+)?))?(?P<many>\s(?:thousand|million|billion)\b)?[\s-]?" + _UNIT
)
_WORDED = re.compile(rf"\b(?P<value>{'|'.join(_WORDS[2:])})[\s-]" + _UNIT, re.IGNORECASE)
_OUT_OF = re.compile(
    rf"\b(?P<part>\d+|{'|'.join(_WORDS[1:])})\s(?:in|of|out of)\s(?P<whole>\d+|{'|'.join(_WORDS[2:])})\b", re.IGNORECASE
)
_ABOUT = re.compile(r"(?:about|around|approximately|nearly|almost|roughly|some|~|≈|circa)\s*$", re.IGNORECASE)
_AT_LEAST = re.compile(
    r"(?:more than|over|at least|above|exceed\w*|greater than|as many as|as high as|>|≥)\s*$", re.IGNORECASE
)
_AT_MOST = re.compile(
    r"(?:up to|under|below|less than|fewer than|at most|<|≤|only|as (?:low|few|little) as)\s*$", re.IGNORECASE
)
_NEAR = 8
_SHORTEST = 3
_LAST_WORD = re.compile(r"([^\W\d_]+)[\s~≈<>≤≥]*$")
_MANY = {"thousand": 1e3, "million": 1e6, "billion": 1e9}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as it is told.

    Attributes:
        text: as it stands.
        values: the number, and the other end of a range or bound, in the base unit of its dimension.
        of: what it measures (a dimension) or counts (stems of the words after it); empty where that is unclear.
        is_measured: whether `of` is a dimension.
        slack: half of the last digit told, in the base unit.
        is_loose: told as near enough.
        beside: telling stems of the words near it.
        after: the word before it, in lower case.
    """

    text: str
    values: tuple[float, ...]
    of: frozenset[str]
    is_measured: bool
    slack: float
    is_loose: bool
    beside: frozenset[str] = frozenset()
    after: str = ""


def quantities(text: str) -> list[Quantity]:
    """The numbers of a text that could be results, in order; intervals, p-values, citations and years are left out."""
    text = _NO_RESULT.sub(lambda found: "\0" * len(found[0]), text)
    known = units()
    return [
        *(_quantity(found, text, _parsed(found["value"]), known) for found in _NUMBER.finditer(text)),
        *(_quantity(found, text, _word(found["value"]), known) for found in _WORDED.finditer(text)),
        *_shares(text),
    ]


def _quantity(found: re.Match[str], text: str, value: float, known: Mapping[str, Unit]) -> Quantity:
    unit, of = _counted(found, known)
    many = _MANY[found["many"].strip()] if found.groupdict().get("many") else 1.0
    upper = found.groupdict().get("upper")
    before = text[max(0, found.start() - 16) : found.start()]
    ends = (value, float(upper)) if upper else (value, *_bound(before))
    return Quantity(
        text=_shown(found, is_measured=unit is not None),
        values=tuple(end * many * (unit.factor if unit else 1.0) for end in ends),
        of=of,
        is_measured=unit is not None,
        slack=_last_digit(found["value"]) / 2 * many * (unit.factor if unit else 1.0),
        is_loose=bool(_ABOUT.search(before)),
        beside=_beside(text, found),
        after=(_LAST_WORD.findall(before.lower()) or [""])[-1],
    )


def _bound(before: str) -> tuple[float, ...]:
    """The other end of "more than" and "up to"."""
    if _AT_LEAST.search(before):
        return (math.inf,)
    return (-math.inf,) if _AT_MOST.search(before) else ()


def _beside(text: str, found: re.Match[str]) -> frozenset[str]:
    before, after = observed(text[: found.start()])[-_NEAR:], observed(text[found.end("value") :])[:_NEAR]
    return telling([*before, *after])


def _counted(found: re.Match[str], known: Mapping[str, Unit]) -> tuple[Unit | None, frozenset[str]]:
    word, noun = found["unit"] or "", (found["noun"] or "").strip()
    unit = known.get(word.replace(" ", "-")) or known.get(word)
    if unit is not None:
        return unit, frozenset((unit.dimension,))
    words = [one for one in (word, noun) if len(one) >= _SHORTEST]
    if not words or is_stopword(word):
        return None, frozenset()
    return None, frozenset(stem(one) for one in words if not is_stopword(one) and one.lower() not in _WORDS)


def _shares(text: str) -> Iterator[Quantity]:
    for told, dimension in ((_SHARES, "percent"), (_FOLDS, "fold")):
        for word, value in told.items():
            if re.search(rf"\b{word.replace(' ', '[ -]')}\b", text, re.IGNORECASE):
                yield Quantity(word, (value,), frozenset((dimension,)), True, value / 20, True)
    for found in _OUT_OF.finditer(text):
        part, whole = _word(found["part"]), _word(found["whole"])
        if whole > part:
            yield Quantity(found[0], (100 * part / whole,), frozenset(("percent",)), True, 0.5, True)


def _parsed(told: str) -> float:
    """A comma parts thousands where three digits follow it, and is a decimal comma otherwise."""
    told = told.replace("·", ".")
    return float(
        told.replace(",", "") if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", told) else told.replace(",", ".")
    )


def _word(told: str) -> float:
    return float(_WORDS.index(told.lower())) if told.lower() in _WORDS else float(told)


def _last_digit(told: str) -> float:
    decimals = re.search(r"[.·](\d+)$|,(\d{1,2})$", told)
    return 10.0 ** -len(decimals[1] or decimals[2]) if decimals else 1.0


def _shown(found: re.Match[str], *, is_measured: bool) -> str:
    noun = found["noun"] or ""
    return (found[0].removesuffix(noun) if is_measured or is_stopword(noun.strip()) else found[0]).strip(" \0-")
