"""What counts as the same text: NFC, blanks made one, letters of formulas as plain letters."""

import re
import unicodedata

_BLANKS = re.compile(r"\s+")
_NUMBER = re.compile(r"^(?:\d+(?:\.\d+)*\.?|[IVXLC]+\.|[A-Z]\.)\s+")
_FIRST, _LAST = 0x1D400, 0x1D7FF


def folded(text: str) -> str:
    """NFC with mathematical letters as plain ones, and blanks as single spaces."""
    return _BLANKS.sub(" ", unicodedata.normalize("NFC", "".join(map(_letter, text)))).strip()


def words(text: str) -> list[str]:
    """Words between blanks."""
    return folded(text).split()


def heading(text: str) -> str:
    """A heading without its number."""
    return _NUMBER.sub("", folded(text))


def _letter(letter: str) -> str:
    return unicodedata.normalize("NFKC", letter) if _FIRST <= ord(letter) <= _LAST or letter == "ℎ" else letter
