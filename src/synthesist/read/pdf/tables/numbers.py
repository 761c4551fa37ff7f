"""Which cells hold numbers, as far as the build of a table needs to know."""

import re
from collections.abc import Iterable, Sequence

_OPENING = re.compile(r"[\s(\[<>≤≥=~≈±+−–—$€£*-]*[.·]?\d")
_NOTHING = re.compile(r"[–—−\-./·…*\s]*|n\.?\s?/?a\.?|nd|none|ns|ref(?:erence)?\.?", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d(?:[–-]\d{2,4})?[a-z*]?")
_MOST_LETTERS = 1


def is_number(text: str) -> bool:
    """Whether a cell is a number, with its error, interval, percentage, or the letter of a footnote."""
    return bool(_OPENING.match(text)) and sum(letter.isalpha() for letter in text) <= _MOST_LETTERS


def is_nothing(text: str) -> bool:
    """Whether a cell says that there is no number."""
    return bool(_NOTHING.fullmatch(text))


def number_share(texts: Iterable[str]) -> float:
    """Of the cells that say something, those that are numbers; 0 where none says anything."""
    told = [text for text in texts if not is_nothing(text)]
    return sum(map(is_number, told)) / len(told) if told else 0.0


def leading_rows(rows: Sequence[Sequence[str]], most: int = 4) -> int:
    """Rows at the top that hold no number, above rows of which most do; the first column is not looked at.

    Args:
        rows: texts of the cells by column; empty where there is none.
    """
    count = 0
    for row in rows:
        told = [text for text in row[1:] if text]
        is_dated = count == 0 and bool(told) and all(map(_YEAR.fullmatch, told))
        if not is_dated and (number_share(told) > 0.3 or any(map(is_nothing, told))):  # noqa: PLR2004
            break
        count += 1
    while count > 1 and not any(rows[count - 1][1:]):
        count -= 1
    rest = rows[count:]
    if not rest or count > most:
        return 0
    return count if number_share(text for row in rest for text in row[1:] if text) >= 0.5 else 0  # noqa: PLR2004


def leading_columns(rows: Sequence[Sequence[str]]) -> int:
    """Columns at the left that name the rows: one where it is text and the rest is mostly numbers; at most two."""
    width = max((len(row) for row in rows), default=0)
    shares = [number_share(row[place] for row in rows if place < len(row) and row[place]) for place in range(width)]
    count = next((place for place, share in enumerate(shares) if share >= 0.5), 0)  # noqa: PLR2004
    return min(count, 2)
