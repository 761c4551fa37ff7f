"""How many of those that a text tells of were looked at in the end: "of 400 cases, the 38 with data were analysed"."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_NUMBER = r"\d{1,3}(?:,\d{3})+|\d{2,}"
_NOUNS = r"(?:\s[^\W\d_][\w-]*){0,4}"
_LOOKED = (
    r"(?:analy[sz]ed|included in (?:the|our|this|all) (?:\w+\s){0,2}anal\w+|evaluated|evaluable|assessed|scored|used"
    r"|considered|retained|kept|left|followed up|available)"
)
_ENDED = (
    rf"(?:(?:were|was|could be|remained)\s(?:\w+\s){{0,3}}?{_LOOKED}|entered (?:the|our) \w+|completed|provided"
    rf"|returned"
    r"|finished|contributed|had (?:complete|usable|valid|evaluable))\b"
)
_FORMS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        (
            rf"\b(?:of|from|among)\s(?:the\s|all\s|these\s)?(?P<whole>{_NUMBER}){_NOUNS},\s(?:only\s|just\s)?(?:the\s)?"
            rf"(?P<part>{_NUMBER})(?:\s[^\W\d_][\w-]*){{0,7}}?\s{_ENDED}"
        ),
        rf"\b(?P<part>{_NUMBER}){_NOUNS}\s(?:out\s)?of\s(?:the\s|all\s|our\s)?(?P<whole>{_NUMBER}){_NOUNS}\s{_ENDED}",
        (
            rf"\b(?P<whole>{_NUMBER}){_NOUNS}\s(?:were|was)\s(?:\w+\s)?(?:enrolled|recruited|randomi[sz]ed|collected"
            rf"|sampled|assigned|invited|drawn),?\s(?:and|but|of (?:whom|which|these))\s(?:only\s)?(?:the\s)?"
            rf"(?P<part>{_NUMBER})"
            rf"(?:\s[^\W\d_][\w-]*){{0,6}}?\s{_ENDED}"
        ),
    )
)
_WHOLE_AFTER_ALL = re.compile(r"\bintention[\s-]to[\s-]treat|\bITT\b|\bimput", re.IGNORECASE)


class Part(NamedTuple):
    """A part of the cases that alone was looked at, and the words that say so."""

    whole: int
    part: int
    words: str


def parts_analysed(text: str) -> Iterator[Part]:
    """Wholes of which a text says that a part was analysed; none where all that were assigned were, as it says."""
    if _WHOLE_AFTER_ALL.search(text):
        return
    for form in _FORMS:
        for found in form.finditer(text):
            whole, part = _count(found["whole"]), _count(found["part"])
            if 0 < part < whole:
                yield Part(whole, part, " ".join(found[0].split()))


def _count(written: str) -> int:
    return int(written.replace(",", ""))
