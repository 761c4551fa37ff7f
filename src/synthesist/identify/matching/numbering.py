"""Volumes, issues and pages as exports write them, in one normal form each."""

import re
from functools import lru_cache

_BLANK = frozenset(
    ("", "unknown", "na", "n a", "none", "null", "nan", "nil", "0", "not available", "in press", "forthcoming",
     "no pagination", "no page numbers", "no pages", "online", "online first", "ahead of print", "epub ahead of print")
)  # fmt: skip
_WORDS = re.compile(r"[\W_]+")
_LABEL = re.compile(
    r"^(?:volume|vol|number|no|nr|issue|iss|heft|band|jahrgang|pages|page|pp|p|article|art|id)(?:[.:\s]\s*(?:no\.?\s*)?)(?=\S)"
)
_SUPPLEMENT = re.compile(r"\s*\(?\bsupp?l?(?:ement|\b).*$")
_SUPPLEMENTS = frozenset(("s", "sup", "supp", "suppl", "suppl.", "supplement"))
"""What tells that there is a number, and not which."""

_MONTH = re.compile(
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?|spring|summer|autumn|fall|winter)\.?"
)
"""Magazines name an issue after its month in one export, and number it in another."""

_PAGE = re.compile(r"([a-z]{0,8})([0-9]{1,9})([a-z]?)")
_ROMAN = re.compile(r"[ivxlc]{1,8}")
_RANGE = re.compile(r"\s*(?:[-–—−‐‑]+|\bto\b)\s*")
_LONGEST = 60


def is_blank(text: str) -> bool:
    """Whether a field says nothing, in the words that exports use for that."""
    return _WORDS.sub(" ", text.lower()).strip() in _BLANK


@lru_cache(maxsize=10_000)
def number_of(text: str) -> str:
    """A volume or an issue: without label, supplement, leading zeros and blanks; empty where there is none."""
    bare = _LABEL.sub("", text.strip().lower()[:_LONGEST]).removesuffix(".0")
    bare = _SUPPLEMENT.sub("", bare) or bare
    if is_blank(bare) or bare in _SUPPLEMENTS or _MONTH.fullmatch(bare):
        return ""
    return "-".join(part.lstrip("0") or "0" for part in _WORDS.sub(" ", bare).split())


def pages_of(text: str) -> tuple[str, str]:
    """First and last page, the last one written out ("1008-12" ends at 1012); empty where they are not stated.

    MEDLINE's "Suppl-29" tells the last page alone, and its end only: `pages_alike` knows.
    """
    bare = _LABEL.sub("", text.strip().lower()[:_LONGEST])
    if is_blank(bare):
        return "", ""
    parts = _RANGE.split(re.split(r"[,;(+]", bare, maxsplit=1)[0].strip(" .:"))
    first, last = _page(parts[0]), _page(parts[1]) if len(parts) > 1 else ""
    return first, _written_out(first, last)


def _page(text: str) -> str:
    """A page without leading zeros, its letters first; what has no numeral is none."""
    bare = _WORDS.sub("", text)
    found = _PAGE.fullmatch(bare)
    if found:
        numeral = f"{found[1]}{int(found[2])}{found[3]}"
        return "" if is_blank(numeral) else numeral
    has_digit = any(letter.isdigit() for letter in bare)
    return bare[:20] if has_digit or _ROMAN.fullmatch(bare) else ""


def _written_out(first: str, last: str) -> str:
    """The last page with the digits that it leaves to the first."""
    one, other = _PAGE.fullmatch(first), _PAGE.fullmatch(last)
    if not one or not other or (other[1] and other[1] != one[1]):
        return last
    start, end = one[2], other[2]
    if len(end) < len(start) and int(end) < int(start):
        end = start[: len(start) - len(end)] + end
    return f"{one[1]}{end}{other[3]}"


def pages_alike(first: str, second: str) -> bool:
    """Whether two pages may be one: equal, or one has lost letters ("s417", "417")."""
    return (
        first == second
        or first.lstrip("abcdefghijklmnopqrstuvwxyz") == second.lstrip("abcdefghijklmnopqrstuvwxyz") != ""
    )


def ends_alike(first: str, second: str) -> bool:
    """Whether a last page may be another's end ("29" of "s429")."""
    short, full = sorted((first, second), key=len)
    return full.endswith(short)
