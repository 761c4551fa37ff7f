"""What a claim is made of: what kind of assertion it is, which way it points, how surely, and of what.

Everything here is read by rule from the words of the claim and of its document. Spans are in code points of the
document's text, so that `text[start:end]` is what they quote; nothing of it ever enters the claim's own quote.
"""

from enum import StrEnum
from typing import Literal, NamedTuple

from synthesist.records.base import Frozen
from synthesist.records.numbers import ReportedNumber


class ClaimKind(StrEnum):
    """What kind of assertion a claim is."""

    CAUSAL = "causal"
    """One thing changes another, or does not."""

    ASSOCIATIONAL = "associational"
    """Two things go together, or do not."""

    COMPARATIVE = "comparative"
    """One thing is held against another."""

    DESCRIPTIVE = "descriptive"
    """A thing is so, without another that it is held against or tied to."""

    EXISTENCE = "existence"
    """There is such a thing."""


class Direction(StrEnum):
    """Which way the outcome goes: more of it or less, whatever that is worth."""

    INCREASE = "increase"
    DECREASE = "decrease"
    NONE = "none"
    """No effect, no difference or none that is significant is stated."""

    MIXED = "mixed"
    """Both ways are stated."""

    UNSTATED = "unstated"


class Hedging(StrEnum):
    """How surely it is said."""

    ASSERTED = "asserted"
    HEDGED = "hedged"
    """Qualified: suggests, appears, likely."""

    SPECULATIVE = "speculative"
    """No more than possible: may, could, perhaps."""


class Quoted(NamedTuple):
    """A span of the document with its words."""

    start: int
    end: int
    text: str


class Abbreviation(Frozen):
    """A short form in the claim, with what it stands for.

    Attributes:
        start: of the short form in the claim; `end` is one past its last character.
        long: the long form as written where it is defined.
        defined: the span that defines it, long form and bracket.
    """

    short: str
    start: int
    end: int
    long: str
    defined: Quoted


class Antecedent(Frozen):
    """Words of the claim that point at something said elsewhere, and the sentence that probably says it.

    A pointer, not a resolution: nobody has checked that the sentence holds what is meant.

    Attributes:
        words: in the claim, such as "these patients".
        sentence: that most probably holds what is meant.
    """

    words: Quoted
    sentence: Quoted


class ClaimAnatomy(Frozen):
    """What one claim is made of, as far as its words tell.

    Attributes:
        direction: of the outcome, free of worth: improved mortality is a decrease.
        is_of_worth: the direction is said in words of worth ("better") of an outcome of which it is not known whether
            more is better; increase then means better.
        hedges: the words for which it is not plainly asserted, in their order.
        strength: of the tie between two things, by the words: 0 none, 1 correlational, 2 conditional causal, 3 causal.
        population: in whom or in what; None where no words for it were found, as for the other parts.
        exposure: what acts, is given, used or asked about: intervention, method, cause.
        comparator: what the exposure is held against.
        outcome: what goes up or down, or is found.
        numbers: that it reports, with interval, p and n where they stand beside; their places count in the claim.
    """

    kind: ClaimKind
    direction: Direction
    is_of_worth: bool = False
    hedging: Hedging
    hedges: tuple[Quoted, ...] = ()
    strength: Literal[0, 1, 2, 3]
    population: Quoted | None = None
    exposure: Quoted | None = None
    comparator: Quoted | None = None
    outcome: Quoted | None = None
    abbreviations: tuple[Abbreviation, ...] = ()
    antecedents: tuple[Antecedent, ...] = ()
    numbers: tuple[ReportedNumber, ...] = ()
