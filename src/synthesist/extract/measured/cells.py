"""What a cell of a table reports: a value with its spread, share of cases, or mark of significance left off."""

import re
from dataclasses import dataclass
from typing import cast

from synthesist.extract.quantities.forms import DIGITS, parsed
from synthesist.extract.quantities.units import CURRENCY, UNIT, named
from synthesist.records.numbers import Relation, Spread, SpreadKind

LONGEST = 200
"""Characters of a cell that is read; a longer one is text."""
_MARKS = r"[\s*†‡§¶#∗⁎★↑↓ᵃᵇᶜ]*"
_SIGN = r"[-−–+]\s?"
_TO = r"\s*(?:to|[-–—−,;]|and)\s*"
_CELL = re.compile(
    rf"{_MARKS}(?P<relation>[<>≤≥~≈])?\s*(?:{CURRENCY})?(?P<sign>{_SIGN})?(?P<number>{DIGITS})(?P<unit>(?!\s?d\b){UNIT})?"
    rf"(?P<letters>\s?[a-e]{1, 4}(?![\w])|\s[A-E]{1, 3}(?![\w]))?{_MARKS}(?P<rest>.*)",
    re.DOTALL,
)
_ENDS = (
    rf"(?:(?:\d\d\s?%\s?)?(?:CI|IQR"
    rf"|range)\s?[:,=]?\s?)?(?P<low>(?:{_SIGN})?{DIGITS})\s?%?{_TO}(?P<high>(?:{_SIGN})?{DIGITS})\s?(?:{UNIT})?"
)
_PLUS = re.compile(rf"(?:±|\+/[-−–])\s*(?P<size>{DIGITS})(?P<unit>{UNIT})?(?P<rest>.*)", re.DOTALL)
_BRACKET = re.compile(
    rf"[(\[]\s*(?:{_ENDS}|(?P<name>S\.?D\.?"
    rf"|S\.?E\.?M?\.?)?\s?[=:]?\s?±?\s?(?P<size>(?:{_SIGN})?{DIGITS})(?P<unit>\s?%)?)\s*[)\]](?P<rest>.*)",
    re.DOTALL,
)
_BARE_ENDS = re.compile(rf"{_ENDS}{_MARKS}", re.DOTALL)
_WHOLE = re.compile(
    rf"/\s?(?P<whole>\d[\d,]*)\s*(?:[(\[]\s*(?P<share>{DIGITS})(?P<percent>\s?%)?\s*[)\]])?{_MARKS}", re.DOTALL
)
_LISTED = re.compile(r"\d+\s?,\s?\d+")
"""Two whole numbers and a comma: degrees of freedom, or a list."""
_LEADING = re.compile(r"0\d")
"""Of an identifier."""
_SHARE = re.compile(rf"\s*(?P<share>{DIGITS})\s?%{_MARKS}", re.DOTALL)
_TAIL = re.compile(
    rf"{_MARKS}|[\s,;]*[(\[]?\s?[nN]\s?=\s?\d+\s?[)\]]?|{_MARKS}(?:[a-d]|ns|NS)(?:\s?,\s?[a-d])*{_MARKS}"
)


@dataclass(frozen=True, slots=True)
class Said:
    """A value that a cell tells; places are counted from the cell's start.

    Attributes:
        unit: empty where the cell has none.
        share: percent in the brackets behind a count, with its place.
        whole: what the count is a part of.
        in_bracket: the number in brackets behind the value, whatever it is.
    """

    start: int
    end: int
    value: float | None
    unit: str = ""
    relation: Relation = "="
    spread: Spread | None = None
    in_bracket: tuple[float, int, int] | None = None
    is_share: bool = False
    whole: int | None = None


def said(cell: str, kind: SpreadKind = SpreadKind.UNSTATED) -> Said | None:
    """What a cell tells; None where it holds no value alone.

    Args:
        kind: of what stands behind ± or in brackets, as heads or caption tell it.
    """
    if len(cell) > LONGEST:
        return None
    found = _CELL.fullmatch(cell)
    if not found or _is_range(cell, found):
        return _range(cell)
    return None if _LEADING.match(found["number"]) else _told(found, kind)


def _told(found: re.Match[str], kind: SpreadKind) -> Said | None:
    """A number with what stands behind it."""
    rest, at = found["rest"], found.start("rest")
    number = _number(found)
    if whole := _WHOLE.fullmatch(rest):
        return _of_whole(number, whole, at)
    if share := _SHARE.fullmatch(rest):
        return Said(at + share.start("share"), at + share.end("share"), parsed(share["share"]), "%", is_share=True)
    if plus := _PLUS.fullmatch(rest):
        if not _TAIL.fullmatch(plus["rest"]):
            return None
        end = at + plus.end("unit" if plus["unit"] else "size")
        spread = Spread(kind=kind, size=parsed(plus["size"]), start=at, end=end)
        return _with(number, end=end, unit=number.unit or named(plus["unit"] or ""), spread=spread)
    if bracket := _BRACKET.fullmatch(rest):
        return _bracketed(number, bracket, at, kind) if _TAIL.fullmatch(bracket["rest"]) else None
    return number if _TAIL.fullmatch(rest) else None


def pair(cell: str) -> list[Said]:
    """Two values of a cell that a slash parts, such as "81.2 / 88.5"."""
    parts = [(found.start(), found[0]) for found in re.finditer(r"[^/]+", cell)]
    told = [(at, said(part)) for at, part in parts]
    if len(told) < 2 or any(one is None for _, one in told):  # noqa: PLR2004
        return []
    return [_with(one, start=one.start + at, end=one.end + at) for at, one in told if one]


def _number(found: re.Match[str]) -> Said:
    value = parsed(found["number"])
    is_minus = bool(found["sign"]) and found["sign"].strip() != "+"
    end = found.end("unit" if found["unit"] else "number")
    start = found.start("sign" if found["sign"] else "number")
    relation = cast(Relation, (found["relation"] or "=").replace("~", "≈"))
    return Said(start, end, -value if is_minus else value, named(found["unit"] or ""), relation)


def _is_range(cell: str, found: re.Match[str]) -> bool:
    return bool(_BARE_ENDS.fullmatch(cell.strip())) and bool(found["rest"].strip())


def _range(cell: str) -> Said | None:
    """A cell of two ends only."""
    bare = cell.strip().strip("()[]")
    found = _BARE_ENDS.fullmatch(bare)
    if not found or _value(found["low"]) >= _value(found["high"]) or _LISTED.fullmatch(bare):
        return None
    at = cell.find(bare)
    start, end = at + found.start("low"), at + found.end("high")
    spread = Spread(kind=SpreadKind.RANGE, low=_value(found["low"]), high=_value(found["high"]), start=start, end=end)
    return Said(start, end, None, spread=spread)


def _of_whole(number: Said, found: re.Match[str], at: int) -> Said:
    whole = int(found["whole"].replace(",", ""))
    if found["share"]:
        return Said(
            at + found.start("share"),
            at + found.end("percent" if found["percent"] else "share"),
            parsed(found["share"]),
            "%",
            is_share=True,
            whole=whole,
        )
    ratio = number.value / whole if number.value is not None and whole else None
    return Said(number.start, at + found.end("whole"), ratio, "share", is_share=True, whole=whole)


def _bracketed(number: Said, found: re.Match[str], at: int, kind: SpreadKind) -> Said:
    if found["low"]:
        low, high = _value(found["low"]), _value(found["high"])
        interval = kind if kind not in (SpreadKind.SD, SpreadKind.SE) else SpreadKind.UNSTATED
        spread = Spread(kind=interval, low=low, high=high, start=at, end=at + found.end() - len(found["rest"]))
        return _with(number, spread=spread)
    size = _value(found["size"])
    is_count = number.value is not None and number.value == int(number.value) and not number.unit
    if found["unit"] and not number.unit and not is_count:
        return number
    if found["unit"] and is_count:
        end = at + found.end("unit")
        return Said(at + found.start("size"), end, size, "%", is_share=True)
    named_kind = {"D": SpreadKind.SD, "E": SpreadKind.SE}.get((found["name"] or "  ").replace(".", "")[1:2], kind)
    return _with(
        number,
        spread=Spread(kind=named_kind, size=size, start=at, end=at + found.end() - len(found["rest"])),
        in_bracket=(size, at + found.start("size"), at + found.end("size")),
    )


def _value(written: str) -> float:
    bare = written.replace(" ", "")
    return -parsed(bare[1:]) if bare[0] in "-−–" else parsed(bare.removeprefix("+"))


def _with(one: Said, **changes: object) -> Said:
    from dataclasses import replace

    return replace(one, **changes)  # type: ignore[arg-type]
