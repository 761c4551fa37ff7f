"""Operators on when, where and in which order: before and after, all and none, an adjunct first or last."""

import re
from collections.abc import Iterator

from synthesist.verify.selftest.clauses import lowered

_TEMPORAL = re.compile(
    r"(?<!soon )(?<!shortly )(?<!even )(?<!long )(?<!days )(?<!weeks )(?<!years )(?<!months "
    r")(?<!hours )(?<!and )(?<!not )(?<!well as )"
    r"\b(before|after|prior to)(?= (?:the |a |fine|pre|post|(?!showing|describing|presenting|"
    r"introducing)[a-z-]+ing\b|training|treatment|removal|\d))(?! all\b)",
    re.IGNORECASE,
)
_SWAPPED = {"before": "after", "after": "before", "prior to": "after"}
_ALL = re.compile(
    r"\b(?P<where>in|across|on|for|over) (?P<all>all (?:of )?(?P<whose>the |these |those |our |its |their )?)"
    r"(?!but\b|of\b|which\b|but|possible\b|other\b)(?=(?:[\w-]+ ){0,3}[\w-]+s\b)"
)
_EVERY = re.compile(r"\b(?P<where>in|across|on|for|over) (?P<all>every(?: single)?)(?= [a-z-]+)")
_DENIES = re.compile(r"\b(?:not|no|none|never|nor|neither|cannot|without|only)\b|n't\b", re.IGNORECASE)
_LONGEST, _CLOSE = 18, 6
"""Words that an adjunct may be moved over, and words at the end that it could be taken to belong to."""

_PLACE = (
    r"(?:data ?sets?|benchmarks?|tasks?|languages?|settings?|domains?|corpora|"
    r"corpus|patients|children|adults|women|men|"
    r"mice|rats|scenarios|conditions|contexts|environments?|models|cases|pairs|English|German|Chinese)"
)
_LEADING = re.compile(
    r"^(?P<where>(?:In|On|Across|For|Among|With|At|Under|Within|After|During) [^,;:.()]{3,60}), (?P<rest>[^;:?]+)\.$"
)
_TRAILING = re.compile(rf"^(?P<rest>[^,;:?]+?) (?P<where>(?:on|across|among|in) (?:[\w-]+ ){{0,4}}{_PLACE})\.$")
_UNMOVED = re.compile(
    r"\b(?:this|these|those|that case|addition|particular|contrast|general|fact|total|summary|conclusion|turn|"
    r"paper|work|study|article|example|instance|order|other words|comparison|average|end|first|"
    r"experiments?|hand|same time|we|our|it|they)\b",
    re.IGNORECASE,
)
_LINKED = re.compile(
    r"\b(?:and|but|which|that|while|whereas|than|as well|because|respectively|who|or|where|when|between|to|for)\b"
)
_STARTS_WITH_ADJUNCT = re.compile(
    r"^(?:In|On|Across|For|Among|With|At|Under|Within|After|During|While|When|By|Using|To|However|"
    r"Moreover|Furthermore|Finally|Thus|Further|Also|Additionally|Although)\b"
)


def before_after(text: str) -> Iterator[str]:
    """Before as after, where the sentence says only one of them."""
    found = list(_TEMPORAL.finditer(text))
    if len(found) == 1 and len(re.findall(r"\b(?:before|after|prior)\b", text, re.IGNORECASE)) == 1:
        other = _SWAPPED[found[0][1].lower()]
        other = other.capitalize() if found[0][1][:1].isupper() else other
        yield text[: found[0].start()] + other + text[found[0].end() :]


def scopes(text: str) -> Iterator[str]:
    """In all languages as in none of the languages, where nothing else in the sentence denies."""
    if _DENIES.search(text):
        return
    for found in _ALL.finditer(text):
        yield f"{text[: found.start('all')]}none of {found['whose'] or 'the '}{text[found.end('all') :]}"
    for found in _EVERY.finditer(text):
        yield f"{text[: found.start('all')]}no{text[found.end('all') :]}"


def moved(text: str) -> Iterator[str]:
    """A leading adjunct put last, or a trailing one put first."""
    leading = _LEADING.match(text)
    if (
        leading
        and not _UNMOVED.search(leading["where"])
        and not re.search(r",|\b(?:and|but|while|which|that)\b", leading["rest"])
    ):
        where, rest = leading["where"], leading["rest"]
        last = {word.lower() for word in rest.split()[-_CLOSE:]}
        if len(rest.split()) <= _LONGEST and where.split()[0].lower() not in last:
            yield f"{rest[:1].upper()}{rest[1:]} {where[:1].lower()}{where[1:]}."
    trailing = _TRAILING.match(text)
    if trailing and not _LINKED.search(text) and not _STARTS_WITH_ADJUNCT.match(text):
        rest = lowered(trailing["rest"])
        if rest is not None:
            yield f"{trailing['where'][:1].upper()}{trailing['where'][1:]}, {rest}."
