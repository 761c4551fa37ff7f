"""Claims, the evidence judged against them, and the verdicts that follow."""

from enum import StrEnum

from synthesist.records.base import Frozen


class Relevance(StrEnum):
    """How a claim bears on the question."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    OFF = "off"


class Label(StrEnum):
    """What a sentence of another work says about a claim."""

    SUPPORT = "SUPPORT"
    REFUTE = "REFUTE"
    NEI = "NEI"


class Mark(StrEnum):
    """The verified column: what the checks say of a claim."""

    VERIFIED = "verified"
    REFUTED = "refuted"
    UNJUDGED = "unjudged"


class Claim(Frozen):
    """The assertion of a result: a verbatim span of a document.

    Attributes:
        cues: the words in the span for which it was taken as the assertion of a result.
        relevance: direct, indirect or off.
        bears_on: the parts of the question that it bears on, sorted ("exposure", "outcome", "population").
        concepts: the question's concepts found in the span or, marked so, in the rest of the text.
        score: relevance to the question, 0 to 1; a rank, not a probability.
        role: what the sentence does in its text, such as "result" or "conclusion".
        p: probability that it asserts a result of the paper, as the role model has it.
        section: heading above it as printed, "abstract" in an abstract.
        page: on which it begins, from 1; None where there are no pages.
        is_shown: False for claims that the report leaves out, with the reason in `reason`.
    """

    claim_id: str
    work_id: str
    document_id: str
    start: int
    end: int
    text: str
    cues: tuple[str, ...]
    relevance: Relevance
    bears_on: tuple[str, ...]
    concepts: tuple[str, ...]
    score: float
    role: str = ""
    p: float | None = None
    section: str = ""
    page: int | None = None
    is_shown: bool
    reason: str = ""


class Signal(Frozen):
    """One thing that was seen in a pair: a probability, a selector's score, a veto with its reason."""

    name: str
    value: float
    note: str = ""


class Evidence(Frozen):
    """A sentence of another work judged against a claim."""

    claim_id: str
    work_id: str
    document_id: str
    start: int
    end: int
    text: str
    label: Label
    score: float
    signals: tuple[Signal, ...]
    judge: str


class Verdict(Frozen):
    """What all checks together say of a claim.

    Attributes:
        is_corroborated: at least one independent work supports the claim.
        confidence: None until a calibrated judge has measured one; `confidence_reason` says why.
        vetoes: the checks that failed, in words; a veto cancels verification.
        decided_by: the person whose word the mark is; empty where the checks gave it.
    """

    claim_id: str
    mark: Mark
    is_corroborated: bool
    supporting_work_ids: tuple[str, ...]
    refuting_work_ids: tuple[str, ...]
    pairs_judged: int
    confidence: float | None = None
    confidence_reason: str
    vetoes: tuple[str, ...] = ()
    decided_by: str = ""
