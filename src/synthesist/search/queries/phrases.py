"""Phrases of a text, and whether it names a facet."""

import re
from functools import lru_cache

from synthesist.language import is_stopword
from synthesist.search.queries.model import Facet
from synthesist.search.queries.number import forms
from synthesist.search.queries.wordings import says_little

_BREAK = re.compile(r"[^\w\s'’-]|\n|\s[-–—]+\s")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_PART = re.compile(r"[^\W_]+")
_LONGEST, _SHORTEST = 3, 3


class Naming:
    """A text that is asked which facets it names: a term's words in their order, in either number."""

    def __init__(self, text: str) -> None:
        self._words = _padded(text)

    def names(self, facet: Facet) -> bool:
        """Whether it has a term of the facet."""
        return any(_padded(form) in self._words for term in facet.terms for form in forms(term.text))


def phrases(text: str) -> frozenset[str]:
    """Runs of one to three words that no mark parts, in small letters; without stopwords, numbers and empty words."""
    parts = ([word.casefold() for word in _WORD.findall(part)] for part in _BREAK.split(text))
    runs = (
        words[at : at + size]
        for words in parts
        for size in range(1, _LONGEST + 1)
        for at in range(len(words) - size + 1)
    )
    return frozenset(" ".join(run) for run in runs if all(map(_is_telling, run)) and not says_little(" ".join(run)))


@lru_cache(maxsize=50_000)
def _is_telling(word: str) -> bool:
    return len(word) >= _SHORTEST and not word.isdigit() and not is_stopword(word)


def _padded(text: str) -> str:
    return f" {' '.join(_PART.findall(text.casefold()))} "
