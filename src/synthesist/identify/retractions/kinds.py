"""The words by which lists and databases name notices, and what each says of the work."""

import re
from collections.abc import Mapping
from functools import lru_cache

from synthesist.records.identity import RetractionStatus

_WORDS: Mapping[RetractionStatus, str] = {
    RetractionStatus.RETRACTED: "retraction retracted retracts retractedpublication retractedarticle retractionin "
    "retractionnotice retractionnote fullretraction",
    RetractionStatus.WITHDRAWN: "withdrawal withdrawn withdrawnpublication removal removed temporaryremoval",
    RetractionStatus.CONCERN: "concern expressionofconcern expressionsofconcern editorialexpressionofconcern "
    "expressionofconcernin partialretraction partialretractionin editorialconcern",
    RetractionStatus.CORRECTED: "correction corrections corrected correctedarticle corrigendum corrigenda erratum "
    "errata err addendum clarification publishernote publishersnote authorcorrection publishercorrection erratumin "
    "correctionin correctedandrepublished",
    RetractionStatus.CLEAN: "reinstatement reinstated",
}
_KNOWN = {word: status for status, words in _WORDS.items() for word in words.split()}
_NEUTRAL = frozenset(
    """
    comment commentary correspondence reply notediscuss print update updatein newversion newedition version edition
    retractionof erratumfor expressionofconcernfor
    """.split()  # noqa: SIM905 - words are read more easily than quotes
)
_ORDER = list(RetractionStatus)
_LONG = 7
"""Letters from which a word may be misspelt and still be known."""

_MISSPELT = 2


@lru_cache(maxsize=1024)
def standing_of(word: str) -> RetractionStatus | None:
    """What a notice of this kind says of the work, "retration" included; CLEAN for a reinstatement.

    A retraction of a part is a concern: what the other part says still stands. What was removed by its publisher counts
    as withdrawn. None for kinds that say nothing against a work, and for words that are not known.
    """
    squeezed = _squeezed(word)
    if squeezed in _NEUTRAL:
        return None
    if squeezed in _KNOWN or len(squeezed) < _LONG:
        return _KNOWN.get(squeezed)
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extractOne

    nearest = extractOne(squeezed, _KNOWN.keys(), scorer=OSA.distance, score_cutoff=_MISSPELT)
    return _KNOWN[nearest[0]] if nearest else None


def is_neutral(word: str) -> bool:
    """Whether a kind is known to say nothing against a work."""
    return _squeezed(word) in _NEUTRAL


def graver(one: RetractionStatus, other: RetractionStatus) -> RetractionStatus:
    """The one of two that weighs more."""
    return min(one, other, key=_ORDER.index)


def _squeezed(word: str) -> str:
    return re.sub(r"[\W\d_]+", "", word).casefold()
