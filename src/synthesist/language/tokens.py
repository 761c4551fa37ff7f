"""Words of a text with their places. Stems by the Snowball stemmer for English (Porter 2)."""

import re
from functools import cache, lru_cache
from threading import get_ident
from typing import Any, NamedTuple

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)?(?:\d+)?", re.UNICODE)

_STOPWORDS = frozenset(
    """a about above after again against all also although am among an and any are as at be because been before being
    below between both but by can cannot could did do does doing down due during each either et etc few for from further
    had has have having he her here hers him his how however i if in into is it its itself just least less may me might
    more most much must my neither no nor not of off on once one only onto or other others our ours out over own per
    rather s same she should since so some such than that the their theirs them then there these they this those through
    thus to too toward towards under until up upon us very via was we were what when where whether which while who whom
    whose why will with within without would yet you your""".split()  # noqa: SIM905
)


class Token(NamedTuple):
    """A word, its stem, and where it stands (code points; `end` is one past the last)."""

    text: str
    stem: str
    start: int
    end: int


def tokens(text: str) -> list[Token]:
    """Words and numbers in order; hyphens and punctuation part them."""
    return [Token(found[0], stem(found[0]), found.start(), found.end()) for found in _WORD.finditer(text)]


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The stem of a word, lower-case; numbers stay as they are."""
    lowered = word.lower().replace("’", "'")
    return lowered if lowered[0].isdigit() else str(_stemmer(get_ident()).stemWord(lowered))


def is_stopword(word: str) -> bool:
    """Whether a word only holds a sentence together."""
    return word.lower() in _STOPWORDS


def content_stems(text: str) -> list[str]:
    """Stems of the words that carry meaning, in order."""
    return [token.stem for token in tokens(text) if not is_stopword(token.text)]


@cache
def _stemmer(_thread: int) -> Any:
    """A stemmer for each thread: one keeps the word that it works on in itself."""
    import snowballstemmer

    return snowballstemmer.stemmer("english")
