"""Numbers of a sentence in the order of trust: what is called by its name first, bare figures last.

Each find is blanked, so that no figure counts twice.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from synthesist.extract.quantities import units, wording
from synthesist.extract.quantities.forms import DIGITS, MANY, WORD, is_whole, parsed
from synthesist.extract.quantities.metrics import METRIC, metric_of
from synthesist.extract.quantities.nouns import COUNTED, COUNTED_ONE
from synthesist.extract.quantities.parts import Part, parts
from synthesist.extract.quantities.pvalues import p_values
from synthesist.extract.quantities.spreads import size_for_all, spreads
from synthesist.extract.quantities.traps import masked
from synthesist.records.numbers import Kind, PValue, ReportedNumber, Spread, SpreadKind

_GUARD = r"(?<![\w.,:/^])(?<![\w%)\]][-–−])"
_WHOLE = r"(?!\d|[.,·]\d)"
_MANY = r"(?P<many>[kKMB](?!\w)|\s(?:thousand|million|billion|trillion)\b)?"
_UNIT = units.UNIT
_VALUE = re.compile(
    rf"{_GUARD}(?P<currency>{units.CURRENCY})?(?P<sign>[-−–+]\s?)?(?P<number>{DIGITS}){_WHOLE}{_MANY}"
    rf"(?P<unit>{_UNIT})?(?:\s?(?:±|\+/[-−–])\s?(?P<size>{DIGITS}){_WHOLE}(?P<behind>{_UNIT})?)?(?!\w)"
)
_BRACKET = re.compile(rf"\s?\((?P<size>{DIGITS})\s?%?\)(?P<behind>{_UNIT})?")
_RANGE = re.compile(
    rf"{_GUARD}(?P<currency>{units.CURRENCY})?(?P<sign>[-−–+])?(?P<low>{DIGITS})(?P<unit>{_UNIT})?"
    rf"(?P<to>\s?[-–—−]\s?|\sto\s"
    rf"|\sand\s)(?:{units.CURRENCY})?(?P<minus>[-−–])?(?P<high>{DIGITS}){_WHOLE}(?P<many>\s(?:thousand|million"
    rf"|billion|trillion)\b)?"
    rf"(?P<behind>{_UNIT})?(?![\w/])"
)
_WORDED = re.compile(rf"\b(?P<number>{WORD})(?P<unit>{_UNIT})?(?![\w-])", re.IGNORECASE)
_SIZE = re.compile(
    r"(?<![\w])[nN]\s?=\s?(?P<number>\d{1,3}(?:[,\u00a0\u2009\u202f ]\d{3})+|\d+)(?![\d.,]{0,9}\d)(?!\s?%)"
)
_SIZE_OF = re.compile(
    r"\b(?:sample size|samples?|sample sizes|sample size \(n\))\s(?:of|was|is|were)\s$", re.IGNORECASE
)
_FROM = re.compile(r"\bfrom\s(?:a\s|an\s|about\s|around\s|approximately\s|only\s)*$", re.IGNORECASE)
_TO = re.compile(
    r"(?:[^.;]|\.(?=\d)){0,80}?\bto\s(?:a\s|an\s|about\s|around\s|approximately\s|only\s)*$", re.IGNORECASE
)
_BETWEEN = re.compile(r"\bbetween\s(?:about\s)?$", re.IGNORECASE)
_AGED = re.compile(r"\baged?\s(?:from\s|between\s|of\s)?$", re.IGNORECASE)
_ANY_UNIT = re.compile(_UNIT)
_SPREAD_REACH = 45
_BEHIND = 3
"""Characters between a value and what is right behind it."""


@dataclass(slots=True)
class _Text:
    """A sentence, and what of it is still unread."""

    shown: str
    rest: str

    def read(self, start: int, end: int) -> None:
        self.rest = f"{self.rest[:start]}{chr(0) * (end - start)}{self.rest[end:]}"


def scanned(sentence: str, at: int) -> tuple[list[ReportedNumber], list[PValue]]:
    """The numbers of a sentence in order, with spread and size, and its p-values."""
    text = _Text(sentence, masked(sentence, METRIC, _ANY_UNIT))
    tests, told = p_values(sentence), list(spreads(sentence))
    for start, end in [*((one.start, one.end) for one in tests), *((one.start, one.end) for one in told)]:
        text.read(start, end)
    found = [_n(text, at, size) for size in list(_SIZE.finditer(text.rest))]
    found += [_part(text, at, part) for part in _apart(parts(text.rest))]
    found += list(_ranges(text, at))
    found += list(_values(text, at, told))
    found += list(_worded(text, at))
    return with_spreads(sorted(found, key=lambda one: one.start), told), tests


def with_spreads(numbers: Sequence[ReportedNumber], told: Sequence[Spread]) -> list[ReportedNumber]:
    """Each spread with the nearest value before it that has none."""
    made = list(numbers)
    for spread in sorted(told, key=lambda one: one.start):
        before = [at for at, one in enumerate(made) if one.end <= spread.start and one.kind is Kind.VALUE]
        if before and made[before[-1]].spread is None and spread.start - made[before[-1]].end <= _SPREAD_REACH:
            made[before[-1]] = made[before[-1]].model_copy(update={"spread": spread})
    return made


def _apart(found: Iterator[Part]) -> list[Part]:
    """Without those that overlap a longer one."""
    kept: list[Part] = []
    for part in sorted(found, key=lambda one: (one.start - one.end, one.start)):
        if all(part.end <= other.start or other.end <= part.start for other in kept):
            kept.append(part)
    return kept


def _n(text: _Text, at: int, found: re.Match[str]) -> ReportedNumber:
    return _made(text, at, found.start(), found.end(), Kind.N, value=parsed(found["number"]))


def _part(text: _Text, at: int, part: Part) -> ReportedNumber:
    sign = part.sign or (wording.sign(text.shown, part.start, part.end, "") if part.unit == "fold" else 0)
    return _made(
        text,
        at,
        part.start,
        part.end,
        Kind.VALUE,
        value=part.value,
        unit=part.unit,
        relation=wording.relation(text.shown, part.start, part.unit),
        sign=sign,
        n=part.whole,
        of=part.of,
    )


def _ranges(text: _Text, at: int) -> Iterator[ReportedNumber]:
    for found in list(_RANGE.finditer(text.rest)):
        if found["to"] == " and " and not _BETWEEN.search(text.shown, 0, found.start()):
            continue
        unit = units.named(found["behind"] or found["unit"] or (found["currency"] or ""))
        is_measured = bool(unit) or not (is_whole(found["low"]) and is_whole(found["high"]))
        is_change = bool(_FROM.search(text.shown, 0, found.start())) and not wording.ranges(text.shown, found.start())
        if is_change and (found["to"].strip() == "to"):
            continue
        ends = _ends(found)
        if ends[0] >= ends[1] or not (is_measured or _AGED.search(text.shown, 0, found.start())):
            continue
        spread = Spread(kind=SpreadKind.RANGE, low=ends[0], high=ends[1], start=found.start(), end=found.end())
        relation = wording.relation(text.shown, found.start(), unit)
        metric, _ = metric_of(text.shown, found.start(), found.end(), has_unit=bool(unit))
        yield _made(
            text, at, *found.span(), Kind.RANGE, unit=unit, spread=spread, relation=relation, metric=metric,
            sign=wording.sign(text.shown, found.start(), found.end(), ""),
        )  # fmt: skip


def _ends(found: re.Match[str]) -> tuple[float, float]:
    low, high = parsed(found["low"]), parsed(found["high"])
    many = MANY[found["many"].strip()] if found["many"] else 1.0
    return (-low if found["sign"] else low) * many, (-high if found["minus"] else high) * many


def _values(text: _Text, at: int, told: Sequence[Spread]) -> Iterator[ReportedNumber]:
    kind = size_for_all(text.shown)
    former: ReportedNumber | None = None
    former_end = 0
    for found in list(_VALUE.finditer(text.rest)):
        if "\0" in text.rest[found.start() : found.end()]:
            continue
        counted = None if found["unit"] or found["currency"] or found["size"] else _counted(text, at, found)
        if counted:
            yield counted
            continue
        made = _value(text, at, found, kind, former, former_end, told)
        if made:
            former, former_end = made, made.end
            yield made


def _counted(text: _Text, at: int, found: re.Match[str]) -> ReportedNumber | None:
    """A number of cases, by the noun behind it or by "sample size" before it."""
    number, many = found["number"], found["many"]
    if found["sign"] or not (many or is_whole(number)):
        return None
    value = parsed(number) * (MANY[many.strip()] if many else 1.0)
    relation = wording.relation(text.shown, found.start(), "")
    noun = (COUNTED_ONE if value == 1 else COUNTED).match(text.shown, found.end())
    if noun and "\0" not in text.rest[found.end() : noun.end()]:
        span = (found.start(), noun.end())
        return _made(text, at, *span, Kind.N, value=value, relation=relation, of=noun["noun"])
    if _SIZE_OF.search(text.shown, 0, found.start()):
        return _made(text, at, *found.span(), Kind.N, value=value, relation=relation)
    return None


def _value(
    text: _Text,
    at: int,
    found: re.Match[str],
    kind: SpreadKind,
    former: ReportedNumber | None,
    former_end: int,
    told: Sequence[Spread],
) -> ReportedNumber | None:
    end, unit, size = found.end(), found["unit"] or found["behind"] or "", found["size"]
    if size is None and kind is not SpreadKind.UNSTATED and (bracket := _BRACKET.match(text.rest, end)):
        end, size, unit = bracket.end(), bracket["size"], bracket["behind"] or unit
    if found["many"] and not (found["currency"] or unit) and not found["many"][0].isspace():
        return None
    metric, in_points = metric_of(text.shown, found.start(), end, has_unit=bool(unit))
    unit = units.named(unit) or ("points" if in_points else (found["currency"] or "").strip())
    sense = _sense(text, found.start(), former, former_end)
    metric = former.metric if former and sense == "to" and not metric else metric
    has_spread = size is not None or any(0 <= one.start - end <= _BEHIND for one in told)
    if not (unit or metric or sense or has_spread or not is_whole(found["number"])):
        return None
    value = parsed(found["number"]) * (MANY[found["many"].strip()] if found["many"] else 1.0)
    written = (found["sign"] or "").strip()
    return _made(
        text, at, found.start(), end, Kind.VALUE,
        value=-value if written and written != "+" else value,
        unit=unit, metric=metric, sense=sense,
        relation=wording.relation(text.shown, found.start(), unit),
        sign=0 if sense else wording.sign(text.shown, found.start(), end, written),
        spread=Spread(kind=kind, size=parsed(size), start=found.start(), end=end) if size else None,
    )  # fmt: skip


def _sense(text: _Text, start: int, former: ReportedNumber | None, former_end: int) -> Literal["", "from", "to"]:
    """The first end of a change where a "to" with a number follows; the second behind such a one."""
    if former and former.sense == "from" and _TO.fullmatch(text.rest, former_end, start):
        return "to"
    if not _FROM.search(text.shown, 0, start) or wording.ranges(text.shown, start):
        return ""
    return (
        "from"
        if re.search(r"^[^.;]{0,3}[\d.,·\w%°/ ()±+\0-]{0,90}?\bto\s(?:\w+\s){0,2}[-−$€£]?\d", text.shown[start:])
        else ""
    )


def _worded(text: _Text, at: int) -> Iterator[ReportedNumber]:
    """Numbers in words, where a unit or what is counted stands behind them."""
    for found in list(_WORDED.finditer(text.rest)):
        if "\0" in text.rest[found.start() : found.end()]:
            continue
        value, unit = parsed(found["number"]), units.named(found["unit"] or "")
        counted = COUNTED_ONE if value == 1 else COUNTED
        noun = None if found["unit"] else counted.match(text.shown, found.end())
        relation = wording.relation(text.shown, found.start(), unit)
        if noun:
            yield _made(text, at, found.start(), noun.end(), Kind.N, value=value, relation=relation, of=noun["noun"])
        elif unit and unit != "fold":
            sign = wording.sign(text.shown, found.start(), found.end(), "")
            yield _made(text, at, *found.span(), Kind.VALUE, value=value, unit=unit, relation=relation, sign=sign)


def _made(text: _Text, at: int, start: int, end: int, kind: Kind, **told: object) -> ReportedNumber:
    text.read(start, end)
    shown = {"value": None, "unit": "", "metric": "", **told}
    return ReportedNumber.model_validate(
        {"sentence": at, "start": start, "end": end, "kind": kind, "text": text.shown[start:end], **shown}
    )
