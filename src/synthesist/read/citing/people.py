"""Family names at the head of an entry, in the orders that journals print them."""

import re
from typing import NamedTuple

_PARTICLE = r"(?:(?:[Dd][eua]|[Dd]el|[Dd]ella|[Dd]os|[Dd]en|[Dd]er|[Vv]an|[Vv]on|[Vv]ander|[Ll][ae]|[Tt]er|[Tt]en|[Ee]l|[Aa]l|[Bb]in|[Ss]t\.?|[Zz]u|[Yy]|d['’]|O['’])[\s-]?)*"
_NAME = r"[^\W\d_a-zß-öø-ÿ][\w'’‐-]*[^\W\d_]"
FAMILY = rf"{_PARTICLE}{_NAME}(?:[\s‐-]{_NAME})?"
_INITIALS = r"(?:[^\W\d_a-zß-öø-ÿ][a-z]?\.?[\s‐-]{0,2}){1,4}"
_SUFFIX = r"(?:,?\s(?:Jr|Sr|II|III|IV)\.?)?"
_FAMILY_FIRST = re.compile(rf"({FAMILY}),?\s({_INITIALS}){_SUFFIX}(?=$|[,;:.&(\s])")
_INITIALS_FIRST = re.compile(rf"((?:[^\W\d_a-zß-öø-ÿ][a-z]?\.\s?[‐-]?){{1,4}})\s?({FAMILY}){_SUFFIX}(?=$|[,;:.&(\s])")
_GIVEN_FIRST = re.compile(
    rf"({_NAME}(?:\s(?:{_NAME}|[^\W\d_a-z]\.?))*?)\s({_PARTICLE}{_NAME}){_SUFFIX}(?=$|[,;.]|\s(?:and|&|et)\s)"
)
_BETWEEN = re.compile(
    r"\s*(?:[,;]\s*(?:and\s|&\s?|y\s|und\s)?|\sand\s|\s?&\s|\sund\s|\s?\.\s?&\s)\s*(?:…\s*|\.\.\.\s*)?"
)
_OTHERS = re.compile(r"[,;]?\s*(?:et\s+al\b\.?|and others|and colleagues)")
_BODY = re.compile(r"([A-Z][\w'’&-]*(?:\s(?:for|of|the|and|on|in|de|&|[A-Z][\w'’&-]*)){1,9})(?=\s?[.,(:])")
_MOST = 200


class People(NamedTuple):
    """Family names as printed, and where what follows them begins."""

    families: tuple[str, ...]
    end: int


def people(entry: str) -> People:
    """The authors of an entry without its label; none where its beginning does not read as names."""
    for pattern, group in ((_FAMILY_FIRST, 1), (_INITIALS_FIRST, 2), (_GIVEN_FIRST, 2)):
        found = _listed(entry, pattern, group)
        if found.families:
            return found
    body = _BODY.match(entry)
    return People((body[1],), body.end()) if body else People((), 0)


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
