"""What can be seen in sentences without a trained model: alignment, direction, negation, numbers."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from synthesist.language.tokens import Token, is_stopword, stem, tokens


def _stems(words: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words.split())


UP = _stems(
    "increase increases increased improve improves improved improvement improvements enhance enhanced enhances "
    "enhancing boost boosts boosted outperform outperforms outperformed surpass surpasses surpassed exceed exceeds "
    "better higher gain gains superior strengthen raise raised benefit benefits beneficial stronger greater more "
    "elevate elevated accelerate accelerated beat beats"
)
DOWN = _stems(
    "decrease decreases decreased reduce reduces reduced reduction degrade degrades degraded degradation worsen "
    "worsened worse lower lowers lowered drop drops dropped hurt hurts harm harms harmful inferior underperform "
    "underperforms underperformed decline declined weaken fewer less impair impairs impaired diminish diminished "
    "deteriorate fail fails failed mitigate mitigates mitigated struggle struggles"
)
NEGATIONS = frozenset(("no", "not", "never", "neither", "nor", "cannot", "hardly", "barely", "little"))

COMPARING = frozenset(("than", "versus", "vs", "placebo", "comparable", "similar", "relative"))

BARE = _stems(
    "model models method methods approach approaches result results performance show shows experiment experiments "
    "data dataset datasets task tasks propose proposed work paper study studies find findings framework system "
    "systems improve improvement significant significantly achieve achieves outperform outperforms state art baseline "
    "baselines training train learning language demonstrate demonstrates evaluation benchmark benchmarks different "
    "various across existing effective effectively novel new based use using higher lower better extensive "
    "comprehensive diverse strong prove proves contribute contributes human respective average observe reveal reveals "
    "analysis further first also several two three many large small high low increase decrease reduce"
)
"""Stems that nearly every sentence of the literature has, so that sharing them says nothing."""

_NUMBER = re.compile(r"(?<![\w.])[-−+]?\d+(?:[.,]\d+)*\s*(?:%|percent\b|points?\b|x\b|times\b)?", re.IGNORECASE)
_NEGATION_REACH = 4
_REACH = 3


@dataclass(frozen=True, slots=True)
class Overlap:
    """What two sentences share.

    Attributes:
        shared: stems that carry meaning and stand in both, sorted.
        share: their part of the shorter sentence's stems, 0 to 1.
    """

    shared: tuple[str, ...]
    share: float


def overlap(claim: Sequence[Token], sentence: Sequence[Token]) -> Overlap:
    """Telling stems that both sentences have."""
    one, other = telling(claim), telling(sentence)
    shared = one & other
    return Overlap(tuple(sorted(shared)), len(shared) / max(1, min(len(one), len(other))))


def telling(words: Sequence[Token]) -> frozenset[str]:
    """Stems that carry meaning: neither stopwords nor what every paper says."""
    return frozenset(
        word.stem
        for word in words
        if not is_stopword(word.text)
        and word.stem not in BARE
        and word.stem not in UP | DOWN
        and not word.stem[0].isdigit()
    )


@dataclass(frozen=True, slots=True)
class Direction:
    """Which way a sentence points.

    Attributes:
        way: +1 up, -1 down, 0 unclear.
        words: the words for it, as they were taken.
        targets: the stems beside them, which are what is said to go up or down.
    """

    way: int
    words: tuple[str, ...]
    targets: frozenset[str]


def direction(words: Sequence[Token], about: frozenset[str]) -> Direction:
    """Which way a sentence points for the stems in `about`.

    Only words near one of these stems count; a negation shortly before a word turns it around; words that disagree make
    it unclear.
    """
    places = [(at, word.stem) for at, word in enumerate(words) if word.stem in about]
    signs: set[int] = set()
    seen: list[str] = []
    targets: set[str] = set()
    for at, word in enumerate(words):
        sign = (word.stem in UP) - (word.stem in DOWN)
        beside = {stem for place, stem in places if abs(at - place) <= _REACH}
        if sign and beside:
            is_turned = _negated(words, at)
            signs.add(-sign if is_turned else sign)
            seen.append(f"not {word.text}" if is_turned else word.text)
            targets |= beside
    return Direction(signs.pop() if len(signs) == 1 else 0, tuple(seen), frozenset(targets))


def is_comparison(words: Sequence[Token]) -> bool:
    """Whether the sentence sets two things against each other; its direction then hangs on which is named first."""
    return any(word.text.lower() in COMPARING for word in words)


def numbers(text: str) -> frozenset[str]:
    """Numbers with their units, blanks removed."""
    return frozenset("".join(found[0].split()).lower() for found in _NUMBER.finditer(text))


def observed(text: str) -> list[Token]:
    """The words of a sentence, contractions of "not" parted from their verb."""
    return tokens(uncontracted(text))


def uncontracted(text: str) -> str:
    """The text with "not" parted from its verb."""
    return re.sub(r"n['’]t\b", " not", text)


def _negated(words: Sequence[Token], at: int) -> bool:
    return any(_is_negation(word) for word in words[max(0, at - _NEGATION_REACH) : at])


def _is_negation(word: Token) -> bool:
    return word.text.lower() in NEGATIONS
