"""What reviewers say of a synthesis: checks and objections, votes on claims, dimensions, rounds of the gate."""

from enum import StrEnum

from synthesist.records.base import Frozen


class Dimension(StrEnum):
    """What a synthesis is appraised by, each from 0 to 10."""

    EVIDENCE = "evidence strength"
    GROUNDING = "citation grounding"
    NUMBERS = "numerical consistency"
    COMPARABILITY = "comparability of results"
    NOVELTY = "novelty"
    UNCERTAINTY = "uncertainty disclosure"
    REPRODUCIBILITY = "reproducibility"
    SAFETY = "safety and impact"


CRITICAL = frozenset({Dimension.EVIDENCE, Dimension.GROUNDING, Dimension.NUMBERS, Dimension.UNCERTAINTY})
"""Dimensions without which there is no consensus."""


class Mandate(StrEnum):
    """What a reviewer is asked to do."""

    CHALLENGER = "challenger"
    """Look for what speaks against the synthesis."""
    CONFIRMER = "confirmer"
    """Make everything again from what is stored."""
    INTEGRATOR = "integrator"
    """Settle what the others said, item by item."""


class Severity(StrEnum):
    """How much an objection weighs."""

    MINOR = "minor"
    SERIOUS = "serious"
    CRITICAL = "critical"
    """No report is published while one stands."""


class Remedy(StrEnum):
    """What a round of revision may do about an objection."""

    NONE = "none"
    WITHDRAW = "withdraw"
    """The claim is not shown."""
    SOFTEN = "soften"
    """The claim is shown, but neither as verified nor as corroborated."""
    REVERIFY = "re-verify"
    """The claim is judged again, with what the reviewer found."""
    WIDEN = "widen"
    """More is searched, or more of what was found is read."""
    READ = "read"
    """Full texts that were not had for want of time or requests are sought again."""


class Standing(StrEnum):
    """What became of an objection when it was settled."""

    UPHELD = "upheld"
    OPEN = "open"
    """Reviewers differ, and nothing at hand decides; it costs half."""
    DISMISSED = "dismissed"


class Outcome(StrEnum):
    """What the gate says of a synthesis."""

    PUBLISH = "publish"
    REVISE = "revise"
    REJECT = "reject"


class Tier(StrEnum):
    """For what a synthesis is good enough."""

    FLAGSHIP = "flagship"
    DOI_GRADE = "DOI-grade"
    PUBLIC_RECORD = "public record"
    WATCH_LIST = "watch list"
    QUARANTINE = "quarantine"


class Depth(StrEnum):
    """How far a claim was verified, never higher than what was done."""

    GROUNDED = "grounded"
    CORROBORATED = "corroborated across studies"
    INSPECTED = "artefact inspected"
    REPRODUCED = "reproduced"


class Check(Frozen):
    """One thing that a reviewer counted: `passed` of `total`.

    Attributes:
        name: unique for its mandate.
        question: that it answers, ending with a question mark.
        total: 0 where there was nothing to look at, so that it does not count.
        weight: of a measure, beside other measures of its dimension; 0 for a check for faults, which count together.
        basis: what was counted, in words that name the ledger's tables.
    """

    mandate: Mandate
    dimension: Dimension
    name: str
    question: str
    passed: int
    total: int
    weight: int = 0
    basis: str


class Objection(Frozen):
    """What a reviewer holds against one item.

    Attributes:
        check: name of the check that it belongs to; a check has one objection to an item at the most.
        item: id of a claim, work, search, finding or result; or a name such as `reference-3`.
        said: the objection in a sentence without its full stop.
        pointers: ids of what it rests on, in the ledger.
        is_judged: whether it rests on a judgement, of a model or of rules about words, that another may not share;
            False where anybody who counts again must find it.
        standing: what became of it; `settled` says why.
    """

    mandate: Mandate
    dimension: Dimension
    check: str
    item: str
    severity: Severity
    remedy: Remedy = Remedy.NONE
    said: str
    pointers: tuple[str, ...] = ()
    is_judged: bool = False
    standing: Standing = Standing.UPHELD
    settled: str = ""


class Vote(Frozen):
    """Whether a reviewer holds that a claim stands as it is shown.

    Attributes:
        stands: None where the reviewer cannot tell.
        reasons: for anything but True.
    """

    claim_id: str
    mandate: Mandate
    stands: bool | None
    reasons: tuple[str, ...] = ()


class Opinion(Frozen):
    """All that one reviewer says of a synthesis; made without sight of any other's."""

    mandate: Mandate
    checks: tuple[Check, ...]
    objections: tuple[Objection, ...]
    votes: tuple[Vote, ...] = ()


class DimensionScore(Frozen):
    """A dimension as settled.

    Attributes:
        score: 0 to 10, two decimals; None where nothing could be assessed.
        level: in a word: high, good, fair, weak or unassessed.
        basis: the checks that were assessed with their counts, and what was taken off, in words.
        pointers: items of the objections that stand, sorted.
    """

    dimension: Dimension
    score: float | None
    level: str
    basis: str
    pointers: tuple[str, ...] = ()


class Revision(Frozen):
    """What a round did about one item.

    Attributes:
        ordinal: of the round, from 1.
        item: a claim, or the name of what was widened.
    """

    ordinal: int
    item: str
    remedy: Remedy
    reason: str


class Round(Frozen):
    """What the gate said, and what was done about it.

    Attributes:
        ordinal: 0 for the synthesis as it was made; further ones after a revision each.
        consensus: 0 to 10, two decimals; None where a critical dimension could not be assessed.
        verified: claims that are shown and verified.
        reasons: for the outcome.
        open_questions: what stays open, a sentence each without its full stop.
        widen: whether more should be searched or read, and how, in words; empty where not.
    """

    ordinal: int
    consensus: float | None
    outcome: Outcome
    tier: Tier
    verified: int
    reasons: tuple[str, ...]
    open_questions: tuple[str, ...] = ()
    widen: str = ""


class Appraisal(Frozen):
    """What the reviewers made of a synthesis; nothing in it where it was not appraised.

    Attributes:
        checks: and objections as settled, of the last round, by mandate and name.
        rounds: in order; the last one's outcome is the gate's.
        revisions: by round, item and remedy; claims, verdicts and findings that a review holds have them applied.
    """

    checks: tuple[Check, ...] = ()
    objections: tuple[Objection, ...] = ()
    votes: tuple[Vote, ...] = ()
    dimensions: tuple[DimensionScore, ...] = ()
    rounds: tuple[Round, ...] = ()
    revisions: tuple[Revision, ...] = ()

    @property
    def last(self) -> Round | None:
        """What the gate said last; None where the synthesis was not appraised."""
        return self.rounds[-1] if self.rounds else None

    @property
    def consensus(self) -> float | None:
        """The consensus of the last round, 0 to 10."""
        return self.last.consensus if self.last else None
