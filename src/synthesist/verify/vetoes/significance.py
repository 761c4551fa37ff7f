"""A difference that was not significant supports neither a difference nor its absence."""

import re

from synthesist.language.nulls import NO_EFFECT, NOT_SIGNIFICANT
from synthesist.language.signals import DOWN, UP, observed, uncontracted
from synthesist.verify.vetoes.base import Veto, aligned

_FOUND = re.compile(
    r"(?<!no )(?<!not )(?<!no statistically )(?<!not statistically )(?<!nor )\bsignificant(?:ly)?\b(?! "
    r"other)|p\s?[<≤]|\bbut\b|\bhowever\b|\bexcept\b|\balthough\b|\bwhereas\b",
    re.IGNORECASE,
)
_ANY_DENIAL = re.compile(
    r"\b(?:no|not|never|neither|nor|cannot|without|similar|same|comparable|equal\w*|equivalent|unaffected|independent|"
    r"stable|un\w+ed|insignificant\w*|non-?significant\w*|fail\w*|lacks?)\b",
    re.IGNORECASE,
)


def null_result(claim: str, passage: str) -> Veto | None:
    """A veto where the passage found nothing significant, and the claim makes a difference of it, or its absence."""
    claim = uncontracted(claim)
    as_what = _read_as(claim)
    if not as_what:
        return None
    for sentence in aligned(claim, uncontracted(passage)):
        found = NOT_SIGNIFICANT.search(sentence.text)
        if found and not _FOUND.search(sentence.text.replace(found[0], "")):
            return Veto("significance", f"the passage says “{found[0]}”, which does not show {as_what}")
    return None


def _read_as(claim: str) -> str:
    if NO_EFFECT.search(claim) and "significant" not in claim.lower():
        return "that there is no effect or difference"
    words = observed(claim)
    is_plain = not _ANY_DENIAL.search(claim)
    return "a difference" if is_plain and any(word.stem in UP | DOWN for word in words) else ""
