"""The claim speaks of one population, the passage of another that excludes it."""

import re
from collections.abc import Mapping

from synthesist.language.populations import AXES, LANGUAGES
from synthesist.verify.vetoes.base import Veto

_MANY_LANGUAGES = re.compile(r"\b(?:multilingual|cross-lingual|crosslingual|\w+ languages)\b", re.IGNORECASE)
_NOT_OF = re.compile(
    r"\b(?:adult (?:stem|cells?|neur|tissue)\w*|fe?male (?:voice|speaker|name|pronoun)s?|human (?:evaluat|annotat|judg|"
    r"judge?ment|performance|language|readers?|raters?|experts?|preference|feedback|written|like|level)\w*|"
    r"human[- ](?:level|written|like|in-the-loop))\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LOOSE = frozenset(("human", "population", "populations", "adult"))
"""Of a claim these say too little: human cells are studied in mice, adult cells in dishes."""


def other_population(claim: str, passage: str) -> Veto | None:
    """A veto where the passage names only populations that exclude the one the claim names."""
    one, other = [word for word in _words(claim) if word.lower() not in _LOOSE], _words(passage)
    for groups in AXES.values():
        named, met = _named(groups, one), _named(groups, other)
        if named and met and not named.keys() & met.keys():
            return _veto(next(iter(named.values())), next(iter(met.values())))
    return _other_language(claim, passage)


def _other_language(claim: str, passage: str) -> Veto | None:
    own = [word for word in LANGUAGES.split() if re.search(rf"\b{word}\b", claim)]
    met = [word for word in LANGUAGES.split() if re.search(rf"\b{word}\b", passage)]
    if own and met and not set(own) & set(met) and not _MANY_LANGUAGES.search(claim + passage):
        return _veto(own[0], met[0])
    return None


def _veto(one: str, other: str) -> Veto:
    return Veto("population", f"the claim is about “{one}”, the passage about “{other}”")


def _words(text: str) -> list[str]:
    return [found[0] for found in _WORD.finditer(_NOT_OF.sub(" ", text))]


def _named(groups: Mapping[str, str], words: list[str]) -> dict[str, str]:
    """By group of an axis, the word that names it."""
    known = {word: group for group, listed in groups.items() for word in listed.split()}
    return {known[word.lower()]: word for word in words if word.lower() in known}
