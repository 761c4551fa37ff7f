"""Words in singular and plural: what a term means whatever a database does with endings.

A term of a query means its words in their order, the last one in either number. Databases that compare stems know that
by themselves; for the others both forms are written out.
"""

import re
from collections.abc import Sequence

from synthesist.search.queries.model import Term

_SHORTEST = 3
_NO_PLURAL = re.compile(r"(?:ed|ing|ness|ous|ive|ism|ics|ss|us|is|ly)$", re.IGNORECASE)
_ES = re.compile(r"(?:x|z|ch|sh|ss)$")
_WORDS = re.compile(r"[^\W_]+")
_ENDING = re.compile(r"[^\W_]+$")


def forms(phrase: str) -> tuple[str, ...]:
    """A phrase as it is and with its last word in the other number, where it has one; rules only, no dictionary."""
    ending = _ENDING.search(phrase)
    other = _other(ending[0]) if ending else ""
    return (phrase, phrase.removesuffix(ending[0]) + other) if ending and other else (phrase,)


def key(phrase: str) -> tuple[str, ...]:
    """The words of a phrase, folded, the last one in the singular: equal for terms that find the same."""
    words = _folded(phrase)
    return (*words[:-1], _singular(words[-1])) if words else ()


def covers(term: str, other: str) -> bool:
    """Whether a term finds all that another one finds, for the other one holds it word by word."""
    parts = [_folded(form) for form in forms(term)]
    return all(any(_holds(_folded(form), part) for part in parts) for form in forms(other))


def distinct(terms: Sequence[Term]) -> tuple[Term, ...]:
    """Terms that find something of their own, in order; of two that find the same, the first.

    Terms of the question stay, whatever else finds what they find.
    """
    by_key: dict[tuple[str, ...], Term] = {}
    for term in terms:
        by_key.setdefault(key(term.text), term)
    by_key.pop((), None)
    first = tuple(by_key.values())
    return tuple(term for term in first if term.origin == "question" or not _is_found_by(term, first))


def _is_found_by(term: Term, terms: Sequence[Term]) -> bool:
    return any(other is not term and covers(other.text, term.text) for other in terms)


def _folded(phrase: str) -> tuple[str, ...]:
    return tuple(_WORDS.findall(phrase.casefold()))


def _holds(phrase: tuple[str, ...], part: tuple[str, ...]) -> bool:
    return any(phrase[at : at + len(part)] == part for at in range(len(phrase) - len(part) + 1))


def _other(word: str) -> str:
    if not (word.isascii() and word.isalpha()) or len(word) < _SHORTEST - word.isupper():
        return ""
    if word.isupper():
        return f"{word}s"
    if (singular := _singular(word)) != word:
        return singular
    return "" if _NO_PLURAL.search(word) else _plural(word)


def _plural(word: str) -> str:
    if word.endswith("y") and word[-2] not in "aeiou":
        return f"{word[:-1]}ies"
    return f"{word}es" if _ES.search(word) else f"{word}s"


def _singular(word: str) -> str:
    if len(word) <= _SHORTEST or not word.endswith("s") or word.endswith(("ss", "us", "is", "ics")):
        return word
    if word.endswith("ies") and len(word) > len("dies"):
        return f"{word[:-3]}y"
    return word[:-2] if _ES.search(word[:-2]) and word.endswith("es") else word[:-1]
