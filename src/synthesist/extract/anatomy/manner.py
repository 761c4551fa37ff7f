"""How a claim is said: what kind of assertion it is, how surely, and how strongly it ties two things together."""

import re

from synthesist.extract.anatomy.relations import Relation
from synthesist.language.causality import Strength, strength
from synthesist.records.anatomy import ClaimKind, Hedging

_SPECULATIVE = re.compile(
    r"\b(?:may(?!\s+\d{4})|might|could(?!\s+not\s+be\b)|can potentially|potential(?:ly)?|possibl[ey]|possibility|"
    r"perhaps|"
    r"conceivabl[ey]|presumabl[ey]|hypothesi[sz]\w*|speculat\w+|it is (?:unclear|unknown|plausible)|plausibl[ey]|"
    r"remains? (?:unclear|unknown|to be \w+)|would)\b",
    re.IGNORECASE,
)
_HEDGED = re.compile(
    r"\b(?:suggest(?:ing|ive)|suggest(?:s|ed)?(?=\s+(?:that|an?|the|to|no|by|it|there|we)\b)|appear(?:s|ed)?(?= to\b)|"
    r"seem(?:s|ed|ingly)?|likely(?= to (?:be|cause|lead|result|"
    r"reflect))|"
    r"probabl[ey]|apparent(?:ly)?|tend(?:s|ed)?(?= to\b)|tendency|trends? (?:towards?|to|for)|in part|partly|partially|"
    r"to some extent|promising|thought to|believed? (?:to|that)|assum\w+|imply|implies|implied|hints?|arguabl[ey]|"
    r"in (?:some|many|most) cases|under certain (?:conditions|circumstances)|not necessarily)\b",
    re.IGNORECASE,
)


def hedging(sentence: str) -> tuple[Hedging, list[tuple[int, int]]]:
    """How surely it is said, and the places of the words for it."""
    speculative = [found.span() for found in _SPECULATIVE.finditer(sentence)]
    hedged = [found.span() for found in _HEDGED.finditer(sentence)]
    level = Hedging.SPECULATIVE if speculative else Hedging.HEDGED if hedged else Hedging.ASSERTED
    return level, sorted({*speculative, *hedged})


_AGAINST = re.compile(r"\b(?:than|versus|vs\.?|compared (?:with|to)|relative to|in comparison)\b", re.IGNORECASE)


def kind_of(sentence: str, relation: Relation | None) -> ClaimKind:
    """The kind of assertion, by its main relation."""
    if relation is None:
        return ClaimKind.COMPARATIVE if _AGAINST.search(sentence) else ClaimKind.DESCRIPTIVE
    if relation.kind is ClaimKind.DESCRIPTIVE and _AGAINST.search(sentence):
        return ClaimKind.COMPARATIVE
    return relation.kind


def strength_of(sentence: str, relation: Relation | None) -> Strength:
    """How strongly it ties two things together: by its words, and where these tell nothing, by its relation."""
    told = strength(sentence)
    if told is not Strength.NONE or relation is None:
        return told
    if relation.kind is ClaimKind.CAUSAL and not relation.is_null:
        return Strength.CONDITIONAL if hedging(sentence)[0] is not Hedging.ASSERTED else Strength.CAUSAL
    is_tie = relation.kind in (ClaimKind.ASSOCIATIONAL, ClaimKind.COMPARATIVE) and not relation.is_null
    return Strength.CORRELATION if is_tie else told
