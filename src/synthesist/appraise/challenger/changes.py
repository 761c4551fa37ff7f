"""Changes that do not fit their words: from high to low called an increase, a size that its two ends do not give."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from synthesist.appraise.challenger.intervals import RATIOS
from synthesist.extract.measured.names import metric_name
from synthesist.extract.quantities.units import is_time
from synthesist.records.numbers import ReportedNumber

_UP = r"increas(?:es?|ed|ing)|r(?:ises?|ose|ising)|grow(?:s|ing)?|grew|climb(?:s|ed|ing)?|rais(?:es?|ed|ing)|higher"
_DOWN = (
    r"decreas(?:es?|ed|ing)|reduc(?:es?|ed|ing|tions?)|f(?:alls?|ell|alling)|drop(?:s|ped|ping)?|declin(?:es?|ed|ing)"
    r"|lower(?:s|ed|ing)?|shrank|diminish(?:es|ed)"
)
_EITHER = r"improv(?:es?|ed|ing|ements?)|chang(?:es?|ed)|went|boost(?:s|ed)|enhanc(?:es?|ed)|doubled|tripled|halved|cut"
_FACTORS: Mapping[str, float] = {"doubled": 2.0, "tripled": 3.0, "halved": 0.5}
_NUMBER = r"[-−–]?\d+(?:,\d{3})*(?:[.·]\d+)?"
_UNIT = r"(?:\s?%|\s?[^\W\d_°/]{1,6}(?:/[^\W\d_]{1,4})?)?"
_ENDS = re.compile(
    rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN})|(?P<either>{_EITHER}))\b(?P<between>(?:[^.;:,()]"
    rf"|\.(?=\d)){{0,70}}?)\(?\bfrom\s"
    rf"(?P<low>{_NUMBER})(?P<unit>{_UNIT})(?:\s?\([^()]*\))?\sto\s(?P<high>{_NUMBER})(?P<behind>{_UNIT})(?![\d/])",
    re.IGNORECASE,
)
_TURNED = re.compile(r"\b(?:not?|never|without|than|rang\w*|year|years|week|weeks|age|aged)\b", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
_AMOUNT = (
    r"(?P<size>\d+(?:[.·]\d+)?)(?P<unit>\s?%|[\s-](?:percentage[\s-])?points?|[\s-]?fold"
    r"|\s?[^\W\d_]{1,6})?(?=[\s,.;)]|$)"
)
_ABOUT = r"(?:(?:an?|about|around|approximately)\s)*(?:(?P<how>absolute|relative)\s)?"
_BY = re.compile(rf"\bby\s{_ABOUT}{_AMOUNT}", re.IGNORECASE)
_AFTER = re.compile(
    rf"\s?[,(]\s?(?:which is\s|i\.e\.,?\s|that is,?\s)?{_ABOUT}(?:increase|decrease|gain|rise|reduction|improvement"
    rf"|drop"
    rf"|decline|change|difference)\sof\s{_AMOUNT}",
    re.IGNORECASE,
)
_SCALE = 10.0
_ROUGHLY = 0.15
_SIGNED = re.compile(
    rf"\b(?:(?P<up>increas(?:es?|ed|ing)|r(?:ises?|ose|ising)|grew)|(?P<down>{_DOWN}))\s(?:\w+\s){{0,4}}?by\s"
    r"(?P<number>[-−+]\s?\d+(?:[.·]\d+)?(?:\s?%)?)",
    re.IGNORECASE,
)
_RISK = r"(?:\w+\s){0,2}(?:risk|odds|hazard|likelihood|rates?|mortality|incidence)\b"
_RATIO_UP = re.compile(rf"\b(?:increased|higher|greater|elevated|raised)\s{_RISK}|\bmore likely\b", re.IGNORECASE)
_RATIO_DOWN = re.compile(rf"\b(?:decreased|lower|reduced|smaller)\s{_RISK}|\bless likely\b", re.IGNORECASE)
_PARTED = re.compile(r";|,\s(?:and|but|while|whereas)\b|\bcompared\b|\bthan\b", re.IGNORECASE)
_DENIED = re.compile(r"\b(?:no|not|nor|neither|without|n['’]t)\b", re.IGNORECASE)


class _Ends(NamedTuple):
    """Both ends of a change, as they are told; `slack` is one unit of the last digit of the coarser one."""

    low: float
    high: float
    told: str
    slack: float


def mistold(text: str, numbers: Sequence[ReportedNumber]) -> Iterator[str]:
    """What does not fit among the changes of a sentence, in words."""
    for found in _ENDS.finditer(text):
        if not _is_else(found):
            yield from _of_ends(text, found)
    for found in _SIGNED.finditer(text):
        if found["number"].startswith("+") if found["down"] else not found["number"].startswith("+"):
            yield f"it tells “{found[0]}”"
    yield from _of_ratios(text, numbers)


def _is_else(found: re.Match[str]) -> bool:
    """Whether the ends are those of something else: of time, or of what another verb between them tells."""
    between = found["between"]
    is_year = all(_YEAR.fullmatch(found[end]) for end in ("low", "high"))
    verb = re.search(rf"\b(?:{_DOWN}|{_UP})\b", between, re.IGNORECASE)
    return bool(is_year or verb or _TURNED.search(between) or is_time(found["behind"].strip()))


def _of_ends(text: str, found: re.Match[str]) -> Iterator[str]:
    low, high = _parsed(found["low"]), _parsed(found["high"])
    told = f"from {found['low']}{found['unit']} to {found['high']}{found['behind']}"
    if _are_scaled_apart(found, low, high):
        yield f"it tells a change {told} on two scales"
    elif not found["either"] and (high < low if found["up"] else high > low):
        yield f"it calls {told} “{found['up'] or found['down']}”"
    else:
        ends = _Ends(low, high, told, 10.0 ** -min(map(_decimals, (found["low"], found["high"]))))
        yield from _of_size(text, found, ends)


def _are_scaled_apart(found: re.Match[str], low: float, high: float) -> bool:
    """A part of 1 beside a percentage."""
    small, large = sorted((low, high))
    is_percent = "%" in (found["unit"] + found["behind"])
    return is_percent and 0 < small <= 1 and large >= _SCALE and found["unit"].strip() != "%"


def _of_size(text: str, found: re.Match[str], ends: _Ends) -> Iterator[str]:
    """The size of the change, told between the verb and its ends or behind them, or by the verb."""
    factor = _FACTORS.get((found["either"] or "").lower())
    if factor and ends.low and abs(ends.high / ends.low / factor - 1) > _ROUGHLY * 2:
        yield f"it calls {ends.told} “{found['either']}”"
    size = _BY.search(text, found.start("between"), found.end("between")) or _AFTER.match(text, found.end())
    if size and not is_time((size["unit"] or "").strip()) and not _fits(size, ends):
        yield f"it tells a change of {size['size']}{size['unit'] or ''} {ends.told}"


def _fits(size: re.Match[str], ends: _Ends) -> bool:
    unit, how = (size["unit"] or "").strip(" -").lower(), (size["how"] or "").lower()
    value, slack = _parsed(size["size"]), max(10.0 ** -_decimals(size["size"]), ends.slack) + 1e-9
    low, high = ends.low, ends.high
    sizes = [] if how == "relative" else [abs(high - low)]
    if unit in ("%", "percent", "") and how != "absolute":
        sizes += [abs(high - low) / abs(end) * 100 for end in (low, high) if end]
    if unit in ("%", "percent", "") and max(abs(low), abs(high)) <= 1:
        sizes.append(abs(high - low) * 100)
    if unit in ("fold", "times", "x") and low and high:
        sizes += [high / low, low / high]
    return any(abs(one - value) <= max(slack, _ROUGHLY * value / 10) for one in sizes)


def _decimals(told: str) -> int:
    return len(re.sub(r"^[-−–]?[\d,]+[.·]?", "", told))


def _of_ratios(text: str, numbers: Sequence[ReportedNumber]) -> Iterator[str]:
    """A raised risk with a ratio below 1 behind it, or a lowered one above: where one ratio and one way are told."""
    ratios = [one for one in numbers if one.value is not None and not one.unit and metric_name(one.metric) in RATIOS]
    ups, downs = list(_RATIO_UP.finditer(text)), list(_RATIO_DOWN.finditer(text))
    if len(ratios) != 1 or bool(ups) == bool(downs) or _DENIED.search(text) or ratios[0].relation != "=":
        return
    told, value = (ups or downs)[-1], ratios[0].value or 1.0
    between = text[told.end() : ratios[0].start]
    if (value < 1 if ups else value > 1) and told.end() <= ratios[0].start and not _PARTED.search(between):
        yield f"it tells “{told[0]}” with a ratio of {ratios[0].text.strip()}"


def _parsed(written: str) -> float:
    return float(written.replace(",", "").replace("·", ".").replace("−", "-").replace("–", "-"))
