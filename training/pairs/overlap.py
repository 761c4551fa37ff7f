"""How much of a claim's wording stands in a passage: what a judge that reads no meaning would go by."""

import itertools
import re

_WORD = re.compile(r"[^\W_]+(?:[-.][^\W_]+)*%?")
_SMALL = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "in",
        "to",
        "and",
        "or",
        "by",
        "with",
        "for",
        "is",
        "are",
        "was",
        "were",
        "be",
        "on",
        "that",
        "it",
        "as",
        "at",
        "from",
    ]
)


def words(text: str) -> list[str]:
    """Words and numbers, lower case."""
    return _WORD.findall(text.lower())


def coverage(claim: str, passage: str) -> float:
    """Share of the claim's words, small ones left out, that the passage has."""
    own = {word for word in words(claim) if word not in _SMALL}
    return len(own & set(words(passage))) / max(1, len(own))


def features(claim: str, passage: str) -> list[float]:
    """Coverage, Jaccard, shared numbers, shared bigrams, lengths."""
    one, other = words(claim), words(passage)
    both, either = set(one) & set(other), set(one) | set(other)
    pairs, others = set(itertools.pairwise(one)), set(itertools.pairwise(other))
    figures = {word for word in one if word[0].isdigit()}
    return [
        coverage(claim, passage),
        len(both) / max(1, len(either)),
        len(pairs & others) / max(1, len(pairs)),
        len(figures & set(other)) / len(figures) if figures else -1.0,
        len(one),
        len(other),
    ]
