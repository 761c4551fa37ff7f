"""What the confirmer's judge goes by: how two sentences are laid beside each other, in numbers made by hand."""

import json
import math
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path

from synthesist.appraise.confirmer.lines import Line, Pointer
from synthesist.appraise.confirmer.lines_words import ASKS, CAUSES, COMPARED, FINDS, HEDGES, NULLS, TIES, poles
from synthesist.language import stem

WEIGHTS = Path(__file__).with_name("weights")

SIGNS = (
    "claim covered",
    "sentence covered",
    "rare words covered",
    "weightiest word missing",
    "runs covered",
    "longest stretch",
    "in order",
    "before the pointer covered",
    "after the pointer covered",
    "less covered side",
    "sides exchanged",
    "names covered",
    "claim has names",
    "numbers shared",
    "numbers that differ",
    "claim has numbers",
    "pointers agree",
    "pointers clash",
    "pointers clash across axes",
    "denials clash",
    "denied words differ",
    "opposites exchanged",
    "denial put in or out",
    "whole finding denied on one side",
    "nothing found on one side",
    "nothing found on both sides",
    "claim points",
    "sentence points",
    "sentence asks",
    "sentence finds",
    "hedged on one side",
    "cause against tie",
    "both compare",
    "words of the claim",
    "words of the sentence",
    "cosine",
)

_RAREST = 9.0
_RARE = 5.0
_CROSS = frozenset((0, 1))
"""Axes of amount and worth, which often stand for each other."""

Weigh = Mapping[str, float]


@cache
def stem_weights(path: Path = WEIGHTS / "stems.json") -> Weigh:
    """How telling a stem is: inverse document frequency over the abstracts that the judge was trained on."""
    table: dict[str, float] = json.loads(path.read_text("utf-8"))
    return table


def weight(stems: AbstractSet[str]) -> float:
    """Sum of the stems' weights."""
    table = stem_weights()
    return math.fsum(table.get(one, _RAREST) for one in stems)


def signs(claim: Line, sentence: Line, cosine: float) -> tuple[float, ...]:
    """All signs of a claim beside a sentence, in the order of `SIGNS`; `cosine` is that of their vectors."""
    shared = claim.stems & sentence.stems
    numbers = claim.numbers & sentence.numbers
    return (
        *_covered(claim, sentence, shared),
        *_placed(claim, sentence),
        *_sided(claim, sentence),
        _share(claim.names, sentence.names),
        float(bool(claim.names)),
        float(len(numbers)),
        float(bool(claim.numbers and sentence.numbers) and not numbers),
        float(bool(claim.numbers)),
        *_pointed(claim, sentence, shared),
        *_turned(claim, sentence, shared),
        *_told(claim, sentence),
        math.log1p(claim.words),
        math.log1p(sentence.words),
        cosine,
    )


def _covered(claim: Line, sentence: Line, shared: AbstractSet[str]) -> tuple[float, ...]:
    table = stem_weights()
    rare = {one for one in claim.stems if table.get(one, _RAREST) >= _RARE}
    missing = max((table.get(one, _RAREST) for one in claim.stems - sentence.stems), default=0.0)
    return (
        weight(shared) / max(weight(claim.stems), 1e-9),
        weight(shared) / max(weight(sentence.stems), 1e-9),
        _share(rare, sentence.stems),
        missing,
        len(claim.runs & sentence.runs) / max(1, len(claim.runs)),
    )


def _placed(claim: Line, sentence: Line) -> tuple[float, float]:
    """The longest stretch of telling stems in both, and how many stand in one order, of the claim's."""
    if not claim.content or not sentence.content:
        return 0.0, 0.0
    blocks = SequenceMatcher(None, claim.content, sentence.content, autojunk=False).get_matching_blocks()
    count = len(claim.content)
    return max(one.size for one in blocks) / count, sum(one.size for one in blocks) / count


def _sided(claim: Line, sentence: Line) -> tuple[float, float, float, float]:
    before, after = _share(claim.before, sentence.stems), _share(claim.after, sentence.stems)
    if not (COMPARED.search(claim.text) and COMPARED.search(sentence.text)):
        return before, after, min(before, after), 0.0
    straight = len(claim.before & sentence.before) + len(claim.after & sentence.after)
    crossed = len(claim.before & sentence.after) + len(claim.after & sentence.before)
    return before, after, min(before, after), (crossed - straight) / max(1, crossed + straight)


def _pointed(claim: Line, sentence: Line, shared: AbstractSet[str]) -> tuple[float, float, float, float]:
    """How much of what both are about stands beside pointers that agree, clash, clash across axes, or in denial."""
    told = max(weight(claim.stems), 1e-9)
    agree = clash = across = denied = 0.0
    for one in claim.pointers:
        for other in sentence.pointers:
            common = one.beside & other.beside & shared
            if not common or not _is_alike(one, other):
                continue
            share = weight(common) / told
            is_denied = one.is_denied != other.is_denied
            if one.axis != other.axis:
                across = max(across, share) if (one.way != other.way) != is_denied else across
            elif one.way == other.way:
                denied, agree = (max(denied, share), agree) if is_denied else (denied, max(agree, share))
            elif not is_denied:
                clash = max(clash, share)
    return agree, clash, across, denied


def _is_alike(one: Pointer, other: Pointer) -> bool:
    return one.axis == other.axis or {one.axis, other.axis} <= _CROSS


def _turned(claim: Line, sentence: Line, shared: AbstractSet[str]) -> tuple[float, float, float, float, float, float]:
    differ = (claim.denied ^ sentence.denied) & shared
    exchanged, denial = _exchanged(claim.text, sentence.text)
    nulls = bool(NULLS.search(claim.text)), bool(NULLS.search(sentence.text))
    return (
        weight(differ) / max(weight(claim.stems), 1e-9),
        exchanged,
        denial,
        float(claim.is_turned != sentence.is_turned),
        float(nulls[0] != nulls[1]),
        float(all(nulls)),
    )


def _exchanged(claim: str, sentence: str) -> tuple[float, float]:
    """Laid along each other word by word: opposites that stand in one place, and denials that stand in one alone."""
    one, other = claim.lower().split(), sentence.lower().split()
    opposite = denial = 0.0
    for tag, i, j, k, m in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if tag == "equal" or not (_touches(one, i, j) and _touches(other, k, m)):
            continue
        left, right = one[i:j], other[k:m]
        opposite += float(any(_are_opposite(a, b) for a in left[:6] for b in right[:6]))
        denial += float(_denies(left) != _denies(right))
    return opposite, denial


def _touches(words: Sequence[str], start: int, end: int) -> bool:
    """Whether a stretch is short: a long one is not an exchange but another sentence."""
    return end - start <= 6 and len(words) > 3  # noqa: PLR2004 -- words


def _are_opposite(one: str, other: str) -> bool:
    one, other = one.strip(".,;:()"), other.strip(".,;:()")
    if not one or not other or one == other:
        return False
    if any({one, other} == {f"{prefix}{word}", word} for prefix in _PREFIXES for word in (one, other)):
        return True
    left, right = poles().get(stem(one)), poles().get(stem(other))
    return bool(left and right and left[0] == right[0] and left[1] != right[1])


_PREFIXES = ("un", "in", "im", "ir", "dis", "non", "non-", "mis", "anti")


def _denies(words: Sequence[str]) -> bool:
    return any(word.strip(".,;:()") in {"not", "no", "never", "cannot", "without", "nor", "neither"} for word in words)


def _told(claim: Line, sentence: Line) -> tuple[float, ...]:
    causes = bool(CAUSES.search(claim.text)), bool(CAUSES.search(sentence.text))
    ties = bool(TIES.search(claim.text)), bool(TIES.search(sentence.text))
    return (
        float(bool(claim.pointers)),
        float(bool(sentence.pointers)),
        float(bool(ASKS.search(sentence.text))),
        float(bool(FINDS.search(sentence.text))),
        float(bool(HEDGES.search(claim.text)) != bool(HEDGES.search(sentence.text))),
        float((causes[0] and ties[1] and not causes[1]) or (causes[1] and ties[0] and not causes[0])),
        float(bool(COMPARED.search(claim.text)) and bool(COMPARED.search(sentence.text))),
    )


def _share(wanted: AbstractSet[str], given: AbstractSet[str]) -> float:
    return weight(wanted & given) / max(weight(wanted), 1e-9) if wanted else 0.0
