"""A clause cut into phrases: what stands behind which preposition, with its place."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from synthesist.extract.anatomy.lexicon import AGAINST, FOUND, MID

_MARKERS = re.compile(
    rf"(?<![\w-])(?:(?P<against>(?:{AGAINST})(?:\s+(?:that|those|in|with|for|of|on|at|after|by|among|the|who|received|"
    rf"receiving|given|treated|did|when|observed|seen|found|obtained|[\w-]+\s+(?:treated\s+with|receiving|given|"
    rf"(?:randomi[sz]|assign|allocat)ed\s+to)(?=\s)|"
    rf"(?:patients|participants|subjects|individuals|"
    rf"people|children|women|men|models)\s+(?:(?:who|that)\s+)?(?:were\s+)?(?:treated\s+with|trained\s+(?:with|on)|"
    rf"receiving|received|given|in|on|undergoing|using|from|of|assigned\s+to|taking)(?=\s)))*)|"
    rf"(?P<about>in\s+terms\s+of|with\s+respect\s+to|with\s+regards?\s+to|regarding|"
    r"concerning|as\s+measured\s+by|measured\s+by|as\s+assessed\s+by)|(?P<between>between|among(?:st)?)|"
    rf"(?P<passive>(?:was|were|is|are|has\s+been|have\s+been|could\s+be|can\s+be)\s+{MID}{{0,2}}{FOUND}|occurred|"
    rf"existed)|"
    r"(?P<with>(?:who|that|which)\s+(?:have\s+|had\s+|were\s+)?(?:receiv(?:ed?|ing)|took|used?|underwent|given|got|"
    r"treated\s+with|"
    r"assigned\s+to|randomi[sz]ed\s+to|allocated\s+to)|with(?:out)?|after|following|using|under|via|through|by|given|"
    r"receiving|taking|undergoing|treated\s+with|assigned\s+to|randomi[sz]ed\s+to|allocated\s+to|due\s+to|"
    r"because\s+of|owing\s+to|from(?!\s+baseline))|(?P<in>in|within|across)|(?P<for>for)|(?P<on>on|upon)|"
    r"(?P<time>from\s+baseline|during|at|before|"
    r"until|throughout|over\s+time|post|since|per)|(?P<to>to|towards?)|"
    r"(?P<end>when|while|whilst|whereas|if|because|although|though|but|who|which|that|where|as|and\s+(?:was|were|is|"
    r"are|"
    r"had|has|have|did|does|do|no|not|there|it|we|this|these|they|(?:\w+ly\s+)?(?:increas|decreas|reduc|improv|lower|"
    r"rais|enhanc|boost|worsen|degrad|hurt|harm|prevent|impair)(?:e?s|ed))|was|were|is|are|had|has|have|did|"
    r"does))(?![\w-])"
    r"|(?P<stop>[;:,]|\s[–—-]\s)",
    re.IGNORECASE,
)


class Phrase(NamedTuple):
    """A run of words and the kind of word that brings it in; `kind` is empty for the first."""

    kind: str
    start: int
    end: int


def phrases(text: str, start: int, end: int) -> list[Phrase]:
    """The phrases of `text[start:end]` in order, blanks and articles taken off; those without a word are left out."""
    return list(_phrases(text, start, end))


def _phrases(text: str, start: int, end: int) -> Iterator[Phrase]:
    kind, at = "", start
    for found in _MARKERS.finditer(text, start, end):
        if phrase := trimmed(text, kind, at, found.start()):
            yield phrase
        kind, at = found.lastgroup or "", found.end()
    if phrase := trimmed(text, kind, at, end):
        yield phrase


_EDGE = " \t\n,;:.-–—“”\"'‘’"
_FIRST = frozenset(
    "the a an both all any each either those that mean of and or also such".split()  # noqa: SIM905
)
_LAST = frozenset(
    "of and or the a an both significantly also respectively alone either then were was only".split()  # noqa: SIM905
)


def trimmed(text: str, kind: str, start: int, end: int) -> Phrase | None:
    """The phrase without blanks, articles and hanging words at its ends; None where no word is left."""
    words = [(found.start(), found.end()) for found in _WORD.finditer(text, start, end)]
    while words and _bare(text, *words[0]) in _FIRST:
        words.pop(0)
    while words and _bare(text, *words[-1]) in _LAST:
        words.pop()
    if not words:
        return None
    start, end = words[0][0], words[-1][1]
    inside = text[start:end].strip(_EDGE)
    start += len(text[start:end]) - len(text[start:end].lstrip(_EDGE))
    return Phrase(kind, start, start + len(inside)) if any(map(str.isalnum, inside)) else None


_WORD = re.compile(r"\S+")


def _bare(text: str, start: int, end: int) -> str:
    return text[start:end].strip(_EDGE).lower()
