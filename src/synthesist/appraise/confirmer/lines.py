"""A sentence taken apart by the confirmer: what it is about, which way it points, and what in it is denied."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from synthesist.appraise.confirmer.lines_words import CLAUSE, DENIALS, FRAME, LEAD_DENIED, hollow, poles, undenying
from synthesist.language import Token, is_stopword, tokens
from synthesist.language.signals import uncontracted

_REACH = 5
"""Words that a denial reaches forward over, within its clause."""

_BESIDE = 7
"""Words on either side of one that points, among which stands what it is said of."""

_NUMBER = re.compile(r"(?<![\w.])\d+(?:[.,]\d+)*\s?(?:%|percent)?")

Spelt = Mapping[str, str]
"""By short form, what it stands for."""


@dataclass(frozen=True, slots=True)
class Pointer:
    """A word that points.

    Attributes:
        axis: of what it speaks, and `way` there, 1 or -1.
        beside: stems about it that tell what it is said of.
    """

    stem: str
    axis: int
    way: int
    is_denied: bool
    place: int
    beside: frozenset[str]


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence taken apart once.

    Attributes:
        content: stems that tell what it is about, in order, repeats left in; those of a lead ("we show that") are not.
        denied: such stems that a denial reaches.
        pointers: words that point, in order.
        names: words with a capital or a digit inside.
        numbers: as written, without blanks.
        is_turned: whether the whole finding is denied ("we could not confirm that").
    """

    text: str
    content: tuple[str, ...]
    stems: frozenset[str]
    runs: frozenset[tuple[str, str]]
    denied: frozenset[str]
    pointers: tuple[Pointer, ...]
    before: frozenset[str]
    after: frozenset[str]
    names: frozenset[str]
    numbers: frozenset[str]
    is_turned: bool
    words: int


def line(text: str, spelt: Spelt | None = None) -> Line:
    """Take a sentence apart; short forms are read as what they stand for."""
    plain = undenying(uncontracted(spelled(text, spelt or {})))
    lead = LEAD_DENIED.search(plain)
    words = tokens(plain)
    denied = _denied(plain, words)
    start = frame.end() if (frame := FRAME.match(plain)) else 0
    telling = [(at, word.stem) for at, word in enumerate(words) if word.start >= start and _tells(word)]
    content = tuple(one for _, one in telling)
    pointers = tuple(_pointers(words, denied, telling))
    main = _main(pointers)
    return Line(
        text=text,
        content=content,
        stems=frozenset(content),
        runs=frozenset(pairwise(content)),
        denied=frozenset(one for at, one in telling if at in denied),
        pointers=pointers,
        before=frozenset(one for at, one in telling if main is None or at < main),
        after=frozenset(one for at, one in telling if main is not None and at > main),
        names=frozenset(word.stem for word in words if word.start >= start and _is_name(word.text)),
        numbers=frozenset("".join(found[0].split()) for found in _NUMBER.finditer(plain)),
        is_turned=lead is not None,
        words=len(words),
    )


def spelled(text: str, spelt: Spelt) -> str:
    """The text with short forms written out."""
    present = [short for short in spelt if short in text]
    if not present:
        return text
    found = re.compile(
        rf"(?<![\w-])(?:{'|'.join(map(re.escape, sorted(present, key=len, reverse=True)))})(?=s?(?![\w]))"
    )
    return found.sub(lambda one: spelt[one[0]], text)


def _tells(word: Token) -> bool:
    return (
        not is_stopword(word.text)
        and word.stem not in hollow()
        and word.stem not in poles()
        and word.text.lower() not in DENIALS
        and not word.stem[0].isdigit()
    )


def _denied(text: str, words: list[Token]) -> frozenset[int]:
    """Places of words that a denial reaches; two denials in one reach cancel out."""
    reached: dict[int, int] = {}
    for at, word in enumerate(words):
        if word.text.lower() in DENIALS:
            for to in range(at + 1, min(len(words), at + 1 + _REACH)):
                if CLAUSE.search(text, word.end, words[to].start):
                    break
                reached[to] = reached.get(to, 0) + 1
    return frozenset(at for at, count in reached.items() if count % 2)


def _pointers(words: list[Token], denied: frozenset[int], telling: list[tuple[int, str]]) -> Iterator[Pointer]:
    table = poles()
    for at, word in enumerate(words):
        pole = table.get(word.stem)
        if pole and word.text.lower() not in DENIALS:
            beside = frozenset(one for place, one in telling if abs(place - at) <= _BESIDE)
            yield Pointer(word.stem, *pole, at in denied, at, beside)


def _main(pointers: tuple[Pointer, ...]) -> int | None:
    """Place of the word that most likely is what is found: the first of amount or worth, else the first."""
    first = next((one for one in pointers if one.axis <= 1), pointers[0] if pointers else None)
    return first.place if first else None


def _is_name(word: str) -> bool:
    return len(word) > 1 and (any(map(str.isupper, word[1:])) or (word[0].isalpha() and any(map(str.isdigit, word))))
