"""What judges a pair of claim and sentence. A pair's judgement depends on that pair alone."""

from dataclasses import dataclass
from typing import Protocol

from synthesist.records import Label, Signal


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a judge says of one pair.

    Attributes:
        score: strength of the label, 0 to 1; not a probability unless a calibrator made it one.
    """

    label: Label
    score: float
    signals: tuple[Signal, ...]


class Judge(Protocol):
    """Whatever says whether a sentence supports or refutes a claim."""

    @property
    def name(self) -> str:
        """Name and version."""

    def judge(self, claim: str, sentence: str, cosine: float) -> Judgement:
        """Judge a pair; `cosine` is the nearness of the two texts' vectors."""
