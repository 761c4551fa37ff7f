"""What a heading says: its number, its title, and what the section is for."""

import re
import unicodedata
from functools import cache

from synthesist.read.section_names import HINTS, NAMES
from synthesist.records.reading import SectionRole

_LEVELS = r"(?:\.\d{1,2}){0,4}"
_NUMBER = re.compile(
    r"(?P<number>"
    rf"(?i:appendix|annex|anhang|annexe|supplement)\s+(?:[A-Z]|\d{{1,2}}|[IVX]{{1,4}}){_LEVELS}(?=[.:)\s–—-])"
    rf"|(?i:section|chapter|§)\s*\d{{1,2}}{_LEVELS}(?=[.:)\s–—-])"
    r"|\d{1,2}(?:\.\d{1,2}){1,4}|\d{1,2}(?=[.:)]|\s+[^\W\d_a-zß-öø-ÿ])"
    rf"|[A-Z](?:\.\d{{1,2}}){{1,3}}|S\d{{1,2}}{_LEVELS}|[A-Za-z](?=[.:)]\s)|[B-HJ-Z](?=\s+[A-Z][a-z])"
    r"|[IVX]{1,5}(?=[.:)])|[IVX]{2,5}(?=\s+[A-Z])"
    r")(?:[.:)]+\s*|\s+[–—-]\s+|\s+)(?=\S)"
)
_LETTERED = re.compile(r"(?P<number>[AI])\s+(?=[A-Z])")
_APPENDED = re.compile(r"(?i:appendix|annexe?|anhang|supplement)\b")
_SPACED = re.compile(r"(?:[^\W\d_] ){3,}[^\W\d_]\b")
_LONGEST = 120


def parted(heading: str) -> tuple[str, str]:
    """Number and title of a heading; the number is empty where there is none."""
    if found := _NUMBER.match(heading):
        return found["number"], heading[found.end() :]
    lettered = _LETTERED.match(heading)
    if lettered and _role_by_name(_plain(heading[lettered.end() :])) is not None:
        return lettered["number"], heading[lettered.end() :]
    return "", heading


def section_role(title: str) -> SectionRole | None:
    """What a section is for whose heading, with or without its number, is a usual name; None for other headings."""
    if len(title) > _LONGEST:
        return None
    number, rest = parted(title.strip())
    role = _role_by_name(_plain(rest))
    return SectionRole.APPENDIX if role is None and _APPENDED.match(number) else role


def hinted_role(title: str) -> SectionRole | None:
    """What a section is probably for, by any telling word of its heading.

    Meant for where neither the usual names nor the sections around it tell: it errs where `section_role` is silent.
    """
    plain = _plain(parted(title.strip())[1])
    return next((role for role, pattern in _hints() if pattern.search(plain)), None)


def _role_by_name(plain: str) -> SectionRole | None:
    return next((role for role, pattern in _names() if pattern.fullmatch(plain)), None)


def _plain(title: str) -> str:
    """Small letters without accents, with single blanks, without signs around them and articles before."""
    if _SPACED.fullmatch(title.strip()):
        title = title.replace(" ", "")
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", title) if not unicodedata.combining(sign))
    text = " ".join(bare.casefold().replace("’", "'").replace("ß", "ss").split())
    text = re.sub(r"^\W+|[^\w)]+$", "", text)
    return re.sub(r"^(?:the|our|a) (?=\w)", "", text)


@cache
def _names() -> tuple[tuple[SectionRole, re.Pattern[str]], ...]:
    return tuple((role, re.compile(pattern)) for role, pattern in NAMES)


@cache
def _hints() -> tuple[tuple[SectionRole, re.Pattern[str]], ...]:
    return tuple((role, re.compile(pattern)) for role, pattern in HINTS)
