"""Opposite directions said of one outcome.

"Improves" and "increases" are not the same: an improved mortality is a lower one. Words of amount and words of worth
are therefore read apart, and meet only where it is known whether more of the outcome is better.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from synthesist.language import Token, stem
from synthesist.language.signals import COMPARING, DOWN, UP, direction, observed, telling
from synthesist.language.worth import BAD, GOOD, WORTH
from synthesist.verify.vetoes.base import Veto, aligned, listed, stems

_MORE = listed(
    "promote promotes promoted upregulate upregulates upregulated upregulation rise rises rose larger heighten "
    "heightens augment augments augmented amplify amplifies stimulate stimulates stimulated expand expands longer "
    "accelerates"
)
_LESS = listed(
    "inhibit inhibits inhibited suppress suppresses suppressed downregulate downregulates downregulated "
    "downregulation prevent prevents prevented slow slows slowed impede impedes attenuate attenuates attenuated "
    "fall falls fell smaller shrink shrinks shorter lessens curb curbs"
)
_TAKEN_AWAY = listed(
    "loss lack lacks lacking absence absent deficiency deficient deplete depletion depleted knockout knockdown "
    "knock deletion deleted null mutant mutants mutation mutations inhibitor inhibitors inhibition inhibiting "
    "antagonist antagonists blockade blocking block blocked silencing disrupt disrupted disruption removing "
    "removal without ablation ablating low nonuse discontinuation withdrawal resistant resistance repression "
    "suppression impaired reducing reversed reverses"
)
"""Words that turn round what is said beside them: less of an inhibitor is more of what it inhibits."""

_NO_OUTCOME = stems("associated cells cell patients treatment treated group groups human mice people study products")
"""What is named beside a direction without being what goes up or down."""

_AMOUNT, _VALUE = "amount", "worth"


@dataclass(frozen=True, slots=True)
class _Said:
    way: int
    word: str
    outcome: str


def oppose(claim: str, passage: str) -> Veto | None:
    """A veto where a sentence says the opposite direction of an outcome of the claim, and none says the same."""
    own = tuple(observed(claim))
    clash: Veto | None = None
    for sentence in aligned(claim, passage):
        one, other = _said(own, sentence.shared), _said(sentence.words, sentence.shared)
        for key in one.keys() & other.keys():
            if one[key].way == other[key].way:
                return None
        for key in sorted(one.keys() & other.keys()):
            if clash is None and _is_comparable(own, sentence.words):
                clash = _veto(one[key], other[key])
    return clash


def _veto(one: _Said, other: _Said) -> Veto:
    return Veto(
        "direction",
        f"the claim says “{one.word}” of “{one.outcome}”, the passage says “{other.word}” of “{other.outcome}”",
    )


def _said(words: tuple[Token, ...], about: frozenset[str]) -> Mapping[tuple[str, str], _Said]:
    """By outcome and scale, which way it is said to go; denied and contradictory ways are left out."""
    plain = [_plain(word) for word in words]
    said: dict[tuple[str, str], _Said] = {}
    for target in about - _NO_OUTCOME:
        for scale, kept in ((_AMOUNT, (UP | DOWN) - WORTH), (_VALUE, WORTH)):
            seen = direction([_only(word, kept | {target}) for word in plain], frozenset({target}))
            if not seen.way or any(word.startswith("not ") for word in seen.words):
                continue
            way, on = _as_amount(seen.way, target) if scale == _VALUE else (seen.way, _AMOUNT)
            if (target, on) not in said:
                said[target, on] = _Said(way, seen.words[0], _named(words, target))
    return said


def _as_amount(way: int, target: str) -> tuple[int, str]:
    if target in GOOD:
        return way, _AMOUNT
    return (-way, _AMOUNT) if target in BAD else (way, _VALUE)


def _plain(word: Token) -> Token:
    lower = word.text.lower()
    if lower in _MORE or lower in _LESS:
        return word._replace(stem=stem("increase" if lower in _MORE else "reduce"))
    return word


def _only(word: Token, kept: frozenset[str]) -> Token:
    return word if word.stem in kept else word._replace(stem="")


def _named(words: tuple[Token, ...], target: str) -> str:
    return next(word.text for word in words if word.stem == target)


def _is_comparable(one: tuple[Token, ...], other: tuple[Token, ...]) -> bool:
    """Whether nothing turns one side round, and who is held against whom is the same on both, or named on one only."""
    if _turns(one) != _turns(other):
        return False
    (first, than_first), (second, than_second) = _parted(one), _parted(other)
    is_crossed = bool(first & than_second or than_first & second)
    return not is_crossed and (not than_first or not than_second or bool(than_first & than_second))


def _turns(words: tuple[Token, ...]) -> bool:
    return any(word.text.lower() in _TAKEN_AWAY for word in words)


def _parted(words: tuple[Token, ...]) -> tuple[frozenset[str], frozenset[str]]:
    """Telling stems before and after the word that compares."""
    cut = next((at for at, word in enumerate(words) if word.text.lower() in COMPARING), len(words))
    return telling(words[:cut]), telling(words[cut:])
