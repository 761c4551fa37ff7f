"""How differences are put."""

from collections.abc import Iterable
from enum import Enum

_LONGEST = 120
_SHOWN = 4


def cut(text: object, most: int = _LONGEST) -> str:
    """A value in words, on one line, cut where it is long."""
    said = " ".join(str(text.value if isinstance(text, Enum) else text).split())
    return said if len(said) <= most else f"{said[: most - 1]}…"


def quote(text: object) -> str:
    """Words of a text in quotation marks, cut where they are long."""
    return f"“{cut(text)}”"


def listed(values: Iterable[object]) -> str:
    """Values one after the other, in order, the first few of many; "nothing" where there is none."""
    said = sorted({cut(value, 40) for value in values})
    more = f" and {len(said) - _SHOWN} more" if len(said) > _SHOWN else ""
    return ", ".join(said[:_SHOWN]) + more if said else "nothing"


def told(name: str, stored: object, made: object) -> str:
    """That something is told one way and comes out another."""
    return f"{name} is told as {_value(stored)}, and comes out as {_value(made)}"


def _value(value: object) -> str:
    if value is None or value in ("", ()):
        return "nothing"
    if isinstance(value, (tuple, list, set, frozenset)):
        return listed(value)
    return cut(value)
