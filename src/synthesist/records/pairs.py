"""What the verifier says of one claim held against one document."""

from enum import StrEnum

from synthesist.records.base import Frozen
from synthesist.records.claims import Label

UNPROVEN = "too few labelled pairs of this kind bear it out"
"""Why nobody is heard, where a calibrator has too few labelled pairs to rely on."""


class Shift(StrEnum):
    """How far the pairs at hand are from those that a calibrator was made of.

    NONE: numbers hold. SOME: sets are widened and no badge is given. LARGE: numbers are withheld. UNKNOWN: too few
    pairs to tell; treated like SOME.
    """

    NONE = "none"
    SOME = "some"
    LARGE = "large"
    UNKNOWN = "unknown"


class PairVerdict(Frozen):
    """One line of `verify`: a claim against a document.

    Attributes:
        id: the claim's id.
        label: SUPPORT, REFUTE or NEI, after the vetoes.
        p: calibrated probabilities by label; None where they are withheld or the pair was not judged.
        rationale: places of the sentences that were judged, best first.
        sets: by level in percent ("80", "90", "95"), the labels that cannot be ruled out at that level.
        counts: the label is likelier than all else together, and labelled pairs so sure were enough and mostly right.
        badge: SUPPORT with a statistical guarantee, for the population that the calibrator names.
        vetoes: checks that cancelled SUPPORT, in words.
        reason: why there is no number, or no judgement; empty where there is nothing to explain.
        calibrator: name of the calibrator, with its version; empty where none applied.
    """

    id: str
    doc_id: str
    label: Label
    p: dict[Label, float] | None
    rationale: tuple[int, ...]
    sets: dict[str, tuple[Label, ...]]
    counts: bool
    badge: bool
    shift: Shift
    judge: str
    calibrator: str
    vetoes: tuple[str, ...] = ()
    reason: str = ""
