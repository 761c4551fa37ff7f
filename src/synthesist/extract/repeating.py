"""Whether two sentences of one paper say the same: abstract and conclusion often do, in nearly the same words."""

from synthesist.language import tokens

_SHARED = 0.75
"""Share of the shorter one's stems that the longer one has too."""

_NUMBER = "0123456789"


def repeats(one: str, other: str) -> bool:
    """Whether the words are nearly the same; sentences with numbers of their own each say something of their own."""
    first, second = _stems(one), _stems(other)
    if not first or not second:
        return False
    if _numbers(first) - _numbers(second) and _numbers(second) - _numbers(first):
        return False
    return len(first & second) >= _SHARED * min(len(first), len(second))


def _stems(text: str) -> frozenset[str]:
    return frozenset(token.stem for token in tokens(text))


def _numbers(stems: frozenset[str]) -> frozenset[str]:
    return frozenset(stem for stem in stems if stem[0] in _NUMBER)
