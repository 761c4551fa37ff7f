"""What counts as the same text: NFC, blanks made one, letters of formulas as plain letters."""

import re
import unicodedata
from functools import cache

_BLANKS = re.compile(r"\s+")
_NUMBER = re.compile(r"^(?:\d+(?:\.\d+)*\.?|[IVXLC]+\.|[A-Z]\.)\s+")
_FIRST, _LAST = 0x1D400, 0x1D7FF


def folded(text: str) -> str:
    """NFC with mathematical letters as plain ones, and blanks as single spaces."""
    return _BLANKS.sub(" ", unicodedata.normalize("NFC", text.translate(_letters()))).strip()


def words(text: str) -> list[str]:
    """Words between blanks."""
    return folded(text).split()


def heading(text: str) -> str:
    """A heading without its number."""
    return _NUMBER.sub("", folded(text))


@cache
def _letters() -> dict[int, str]:
    places = (*range(_FIRST, _LAST + 1), ord("ℎ"))
    return {place: unicodedata.normalize("NFKC", chr(place)) for place in places}
