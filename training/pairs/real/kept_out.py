"""Words near those of the kinds that training never sees: no new table may touch them."""

import re
from functools import cache

from training.pairs.real.tables import HELD_OUT_KINDS, others

_PREFIX = re.compile(r"^(?:un|in|im|ir|dis|non)-?(?=\w{4})")
_ENDINGS = re.compile(r"(?:ate|ary|ity|le|(?<=en)t|e|y)$")
_SMALL = frozenset({"of", "any", "neither"})
_LONGEST_ENDING = 6


def is_kept_out(phrase: str) -> bool:
    """Whether any word of a phrase is one of an unseen kind, an inflection of it or formed from it."""
    return any(_is_near(word) for word in phrase.lower().split())


def _is_near(word: str) -> bool:
    bare = _PREFIX.sub("", word)
    return any(
        form.startswith(stem) and len(form) <= len(stem) + _LONGEST_ENDING for form in (word, bare) for stem in _stems()
    )


@cache
def _stems() -> frozenset[str]:
    words = {word for kind in HELD_OUT_KINDS for phrase in others(kind) for word in phrase.split()} - _SMALL
    bare = {_PREFIX.sub("", word) for word in words} | words
    return frozenset({_ENDINGS.sub("", re.sub(r"ly$", "", word)) for word in bare} | {"strength", "strengthen"})
