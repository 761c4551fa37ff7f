"""The interim judge: rules that anyone can repeat by hand, until a trained judge takes their place.

It sees whether two sentences speak of the same things (alignment), say the same of them (direction, negation), and
whether their numbers meet. Settings differ, so numbers alone neither support nor refute; and who is better than whom
cannot be told by words alone, so a comparison refutes nothing.
Its thresholds were chosen on SciFact's training pairs; `benchmarks/` measures it on the development pairs.
"""

from synthesist.models import Judgement
from synthesist.records import Label, Signal
from synthesist.verify.signals import Direction, Overlap, direction, is_comparison, numbers, observed, overlap

SUPPORT_FROM = 0.50
"""Alignment from which two sentences of one direction support each other."""

REFUTE_FROM = 0.60
"""Alignment from which two sentences of opposite direction refute each other."""

SHARED_AT_LEAST = 4
"""Telling stems that must be shared before anything but NEI is said."""

SHARED_IF_NEARLY_ALL, NEARLY_ALL = 3, 0.75
"""Fewer will do where they are nearly all that the shorter sentence has."""


class InterimJudge:
    """See the module."""

    name = "interim-rules/1"

    def judge(self, claim: str, sentence: str, cosine: float) -> Judgement:
        """SUPPORT, REFUTE or NEI with the signals that led to it."""
        one, other = observed(claim), observed(sentence)
        shared = overlap(one, other)
        alignment = (max(cosine, 0.0) + shared.share) / 2
        about = frozenset(shared.shared)
        said, other_said = direction(one, about), direction(other, about)
        signals = (
            Signal(name="alignment", value=round(alignment, 4), note=", ".join(shared.shared)),
            Signal(name="cosine", value=round(cosine, 4)),
            Signal(name="direction of the claim", value=said.way, note=", ".join(said.words)),
            Signal(name="direction of the sentence", value=other_said.way, note=", ".join(other_said.words)),
            Signal(
                name="numbers shared",
                value=len(met := numbers(claim) & numbers(sentence)),
                note=", ".join(sorted(met)),
            ),
        )
        can_refute = not (is_comparison(one) or is_comparison(other))
        label = _label(alignment, shared, said, other_said, can_refute=can_refute)
        return Judgement(label, round(alignment, 4), signals)


def _label(alignment: float, shared: Overlap, said: Direction, other: Direction, *, can_refute: bool) -> Label:
    if not _is_about_the_same(shared) or not said.way or not other.way or not said.targets & other.targets:
        return Label.NEI
    if said.way == other.way:
        return Label.SUPPORT if alignment >= SUPPORT_FROM else Label.NEI
    return Label.REFUTE if can_refute and alignment >= REFUTE_FROM else Label.NEI


def _is_about_the_same(shared: Overlap) -> bool:
    count = len(shared.shared)
    return count >= SHARED_AT_LEAST or (count >= SHARED_IF_NEARLY_ALL and shared.share >= NEARLY_ALL)
