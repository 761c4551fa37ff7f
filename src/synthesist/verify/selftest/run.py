"""How often the judge at hand tells a false claim from a true one, counted on variants of a review's own claims.

After mutation testing: a claim is judged against its own sentence, which supports it, and then variants are judged,
whose truth is known because a rule made them.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from hashlib import sha256
from typing import NamedTuple

from synthesist.records import Label, OperatorCount, SelfTest
from synthesist.verify.selftest.operators import false_variants, paraphrases
from synthesist.verify.selftest.variant import Variant

Pair = tuple[str, str]
JudgeLabels = Callable[[Sequence[Pair]], Sequence[Label]]


class _Trial(NamedTuple):
    claim: str
    passage: str
    variant: Variant
    is_false: bool


def self_test(claims: Sequence[Pair], judge_labels: JudgeLabels, most: int) -> SelfTest:
    """Judge variants of claims, operators in turn, at most `most` pairs with the originals.

    Args:
        claims: each with its own sentence or more of its abstract; repeated ones count once. Order does not matter.
        judge_labels: labels of (claim, passage) pairs, in their order.
        most: pairs judged at most; the same claims and limit give the same pairs.

    Raises:
        ValueError: the judge gave another number of labels than it was asked for.
    """
    trials = _affordable(_trials(claims), most)
    originals = sorted({(trial.claim, trial.passage) for trial in trials})
    labels = zip(originals, judge_labels(originals), strict=True) if originals else ()
    supported = {pair for pair, label in labels if label is Label.SUPPORT}
    kept = [trial for trial in trials if (trial.claim, trial.passage) in supported]
    asked = [(trial.variant.text, trial.passage) for trial in kept]
    judged = list(zip(kept, judge_labels(asked), strict=True)) if asked else []
    return SelfTest(counts=_counts(judged))


def _trials(claims: Sequence[Pair]) -> list[_Trial]:
    """Every variant of every claim, operators in turn, so that a limit leaves the rare ones in."""
    by_operator: dict[tuple[bool, str], list[_Trial]] = defaultdict(list)
    for claim, passage in sorted(set(claims), key=_order):
        for is_false, variants in ((True, false_variants), (False, paraphrases)):
            for variant in variants(claim, passage):
                by_operator[is_false, variant.operator].append(_Trial(claim, passage, variant, is_false))
    deepest = max(map(len, by_operator.values()), default=0)
    return [rows[at] for at in range(deepest) for _, rows in sorted(by_operator.items()) if at < len(rows)]


def _affordable(trials: Sequence[_Trial], most: int) -> list[_Trial]:
    """As many as `most` pairs allow, an original counting once."""
    chosen: list[_Trial] = []
    originals: set[Pair] = set()
    for trial in trials:
        needed = originals | {(trial.claim, trial.passage)}
        if len(chosen) + 1 + len(needed) <= most:
            chosen.append(trial)
            originals = needed
    return chosen


def _counts(judged: Sequence[tuple[_Trial, Label]]) -> tuple[OperatorCount, ...]:
    by_operator: dict[tuple[bool, str, bool], list[Label]] = defaultdict(list)
    for trial, label in judged:
        by_operator[not trial.is_false, trial.variant.operator, trial.variant.is_seen_kind].append(label)
    return tuple(_count(*key, labels) for key, labels in sorted(by_operator.items()))


def _count(is_true: bool, operator: str, is_seen_kind: bool, labels: Sequence[Label]) -> OperatorCount:  # noqa: FBT001 -- a row's key
    return OperatorCount(
        operator=operator,
        is_false=not is_true,
        is_seen_kind=is_seen_kind,
        n=len(labels),
        moved=sum(label is not Label.SUPPORT for label in labels),
    )


def _order(pair: Pair) -> str:
    return sha256("\0".join(pair).encode()).hexdigest()
