"""Family names at the head of an entry, in the orders that journals print them."""

import re
from typing import NamedTuple

_PARTICLE = (
    r"(?:(?:[Dd][eua]|[Dd]el|[Dd]ella|[Dd]os|[Dd]en|[Dd]er|[Vv]an|[Vv]on|[Vv]ander|[Ll][ae]|[Tt]er|[Tt]en"
    r"|[Ee]l|[Aa]l|[Bb]in|[Ss]t\.?|[Zz]u|[Yy]|[Ii]n ['’]t|[dO]['’])[\s-]?){0,4}"
)
_CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
_NAME = rf"{_CAPITAL}[\w'’‐-]{{0,40}}[^\W\d_]"
_SMALLER = rf"{_CAPITAL}[\w'’‐-]{{0,40}}[a-zß-öø-ÿ]"
FAMILY = rf"{_PARTICLE}{_NAME}(?:[\s‐-]{_PARTICLE}{_SMALLER})?"
_INITIALS = rf"(?:{_CAPITAL}(?:[a-z]?\.)?[\s‐-]{{0,2}}){{1,4}}"
_SUFFIX = r"(?:,?\s(?:Jr|Sr|II|III|IV)\.?)?"
_FAMILY_FIRST = re.compile(rf"({FAMILY}),?\s({_INITIALS}){_SUFFIX}(?=$|[,;:.&(\s])")
_INITIALS_FIRST = re.compile(rf"((?:{_CAPITAL}[a-z]?\.\s?[‐-]?){{1,4}})\s?({FAMILY}){_SUFFIX}(?=$|[,;:.&(\s])")
_GIVEN_FIRST = re.compile(
    rf"((?:{_NAME}|{_CAPITAL}\.?)(?:(?:\s|(?<=\.)[‐-]?)(?:{_NAME}|{_CAPITAL}\.?))*?)\s({_PARTICLE}{_NAME}){_SUFFIX}"
    r"(?=$|[,;.]|\s(?:and|&|et)\s)"
)
_YEAR_NEXT = re.compile(r"[\s.,]*\(?(?:1[89]|20)\d\d")
_BETWEEN = re.compile(
    r"\s*(?:[,;]\s*(?:and\s|&\s?|y\s|und\s)?|\sand\s|\s?&\s|\sund\s|\s?\.\s?&\s)\s*(?:…\s*|\.\.\.\s*)?"
)
_OTHERS = re.compile(r"[,;]?\s*(?:et\s+al\b\.?|and others|and colleagues)")
_BODY = re.compile(r"([A-Z][\w'’&-]*(?:\s(?:for|of|the|and|on|in|de|&|[A-Z][\w'’&-]*)){1,9})(?=\s?[.,(:])")
_OF_BODIES = re.compile(
    r"\b(?:National|International|World|European|American|Initiative|Organi[sz]ation|Agency|Society|Association|Department"
    r"|Ministry|Institute|Committee|Consortium|Group|Network|Commission|Council|Cent(?:er|re)|University|Foundation|Panel"
    r"|Team|Office|Program(?:me)?|Bank|Union|Federation|Collaboration|Nations|Investigators)\b"
)
_MOST = 200


class People(NamedTuple):
    """Family names as printed, and where what follows them begins."""

    families: tuple[str, ...]
    end: int


def people(entry: str) -> People:
    """The authors of an entry without its label; none where its beginning does not read as names."""
    body = _BODY.match(entry)
    if body and _OF_BODIES.search(body[1]):
        return People((body[1],), body.end())
    given = _listed(entry, _GIVEN_FIRST, 2)
    family = _listed(entry, _FAMILY_FIRST, 1)
    initials = _listed(entry, _INITIALS_FIRST, 2)
    if given.end > max(family.end, initials.end) and _YEAR_NEXT.match(entry, given.end):
        return given
    return next((found for found in (family, initials, given) if found.families), People((), 0))


def _listed(entry: str, pattern: re.Pattern[str], group: int) -> People:
    """Names of one order, one after the other."""
    families: list[str] = []
    at = 0
    while len(families) < _MOST and (name := pattern.match(entry, at)):
        families.append(" ".join(name[group].split()))
        at = name.end()
        if entry[at : at + 1] == "." and pattern is _FAMILY_FIRST and _BETWEEN.match(entry, at + 1):
            at += 1
        if others := _OTHERS.match(entry, at):
            return People(tuple(families), others.end())
        between = _BETWEEN.match(entry, at)
        if not between:
            break
        at = between.end()
    return People(tuple(families), at)
