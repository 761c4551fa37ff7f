"""Sizes of change: their units, how they may be written, and when two differ for sure."""

from dataclasses import dataclass
from random import Random

TOLERANCE = 0.25
"""Two sizes that differ by less, relatively, might be roundings of each other; an intervention goes further."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of change.

    Attributes:
        smaller: a smaller unit and how many of it make one, to write the same size otherwise; or nothing.
        others: units of the same outcome in which the same figure would be another size.
    """

    smaller: tuple[str, int] | None
    others: tuple[str, ...]


UNITS = {
    "days": Unit(("hours", 24), ("weeks", "hours")),
    "hours": Unit(("minutes", 60), ("days", "minutes")),
    "minutes": Unit(("seconds", 60), ("hours", "seconds")),
    "months": Unit(None, ("years", "weeks")),
    "kg": Unit(("g", 1000), ("g",)),
    "g": Unit(("mg", 1000), ("kg", "mg")),
    "mg/dL": Unit(None, ("g/dL",)),
    "mg/L": Unit(None, ("g/L",)),
    "g/L": Unit(None, ("mg/L",)),
    "mm": Unit(("micrometres", 1000), ("cm",)),
    "metres": Unit(("cm", 100), ("km", "cm")),
    "mL": Unit(None, ("litres",)),
    "ms": Unit(None, ("seconds",)),
    "MB": Unit(None, ("GB",)),
    "tonnes": Unit(("kg", 1000), ("kg",)),
    "kWh": Unit(None, ("MWh",)),
    "points": Unit(None, ("%",)),
    "dollars": Unit(None, ("cents",)),
}
"""Units that a size may be stated in; outcomes with another unit are stated in per cent."""

_WORDS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_FRACTIONS = {50: "half", 25: "a quarter", 33: "a third", 20: "a fifth", 10: "a tenth"}


def far_from(size: int, rng: Random) -> int:
    """Another size of the same number of digits, beyond the tolerance."""
    digits = range(2, 10) if size < 10 else range(10, 61)
    return rng.choice([other for other in digits if abs(other - size) > TOLERANCE * max(other, size)])


def written(size: int, unit: str, way: int) -> str:
    """A size in words; `way` picks among wordings that mean the same."""
    ways = [_plain(size, unit), _in_words(size, unit), _finer(size, unit), _plain(size, unit, "about ")]
    return ways[way % len(ways)]


def _plain(size: int, unit: str, about: str = "") -> str:
    return f"{about}{size}%" if unit == "%" else f"{about}{size} {unit}"


def _in_words(size: int, unit: str) -> str:
    if unit == "%":
        return f"{size} percent"
    return f"{_WORDS[size]} {unit}" if size < len(_WORDS) else _plain(size, unit)


def _finer(size: int, unit: str) -> str:
    if unit == "%":
        return _FRACTIONS.get(size, f"{size}.0 per cent")
    smaller = UNITS[unit].smaller if unit in UNITS else None
    return f"{size * smaller[1]} {smaller[0]}" if smaller else _plain(size, unit)
