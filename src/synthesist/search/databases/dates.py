"""Dates as precise as a service states them: "2021", "2021-03" or "2021-03-14"."""

import re
from collections.abc import Sequence
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NUMBERS = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2})(?!\d))?)?(?!\d)")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:\d{4,6})?")
_WORDS = re.compile(r"(\d{4})[ -]([A-Za-z]{3,9})\.?(?:[ -](\d{1,2})(?!\d))?")
_DAY_FIRST = re.compile(r"(?:(\d{1,2})\s+)?([A-Za-z]{3,9})\.?,?\s+(\d{4})(?!\d)")
_FIRST_YEAR, _LAST_YEAR = 1000, 2999


def date_of(year: object, month: object = None, day: object = None) -> str | None:
    """ISO 8601 from numbers, digits or names of months; what is no month or day is left out; None without a year."""
    number = _whole(year)
    if number is None or not _FIRST_YEAR <= number <= _LAST_YEAR:
        return None
    in_year = _month(month)
    if in_year is None:
        return str(number)
    return _with_day(number, in_year, _whole(day))


def _with_day(year: int, month: int, day: int | None) -> str:
    if day is not None:
        try:
            return date(year, month, day).isoformat()
        except (ValueError, OverflowError):
            pass
    return f"{year}-{month:02}"


def _whole(value: object) -> int | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, (int, float)):
        return int(value) if value == value and abs(value) < _LAST_YEAR * 10 else None  # noqa: PLR0124 - not a number
    text = value.strip() if isinstance(value, str) else ""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= len("2021") else None


def _month(value: object) -> int | None:
    number = _whole(value)
    if number is None and isinstance(value, str):
        start = value.strip()[:3].lower()
        number = _MONTHS.index(start) + 1 if start in _MONTHS else None
    return number if number is not None and 1 <= number <= len(_MONTHS) else None


def date_of_parts(parts: object) -> str | None:
    """From a list such as `[2021, 3, 14]`, or a list that holds one, as CSL-JSON has it."""
    if isinstance(parts, Sequence) and not isinstance(parts, str) and parts:
        first = parts[0]
        return date_of_parts(first) if isinstance(first, list) else date_of(*parts[:3])
    return None


def date_in(text: object) -> str | None:
    """From a text that starts with a date: "2021-03-14T09:00Z", "2021/3", "20210314", "2021 Mar 14", "14 March 2021".

    A season is left out: "2021 Spring" is "2021".
    """
    stated = text.strip() if isinstance(text, str) else ""
    if found := _COMPACT.fullmatch(stated):
        return date_of(*found.groups())
    if found := _WORDS.match(stated):
        return date_of(*found.groups())
    if found := _NUMBERS.match(stated):
        return date_of(*found.groups())
    found = _DAY_FIRST.match(stated)
    return date_of(found[3], found[2], found[1]) if found else None


def year_of(published: str | None) -> int | None:
    """The year of a date in ISO 8601."""
    return int(published[:4]) if published else None
