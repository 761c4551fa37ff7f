"""The appraisal as rows of the report: what reviewers said, how it was settled, and what the gate did."""

from synthesist.records.base import Frozen


class DimensionRow(Frozen):
    """A dimension by which the synthesis was appraised.

    Attributes:
        score: 0 to 10, two decimals; None where it could not be assessed.
        level: in a word.
        is_critical: whether there is no consensus without it.
        basis: what it rests on, in words.
    """

    name: str
    score: float | None
    level: str
    is_critical: bool
    basis: str


class VoteRow(Frozen):
    """What reviewers hold of one claim that is shown.

    Attributes:
        claim: number of the claim's row.
        challenger: whether it stands; None where the reviewer cannot tell, or did not look. `confirmer` likewise.
        settled: "stands", "open" or "does not stand".
        depth: how far the claim was verified; empty where it is not.
    """

    claim: int
    claim_id: str
    challenger: bool | None
    confirmer: bool | None
    settled: str
    depth: str


class ShareRow(Frozen):
    """A measure of agreement with its 95% interval, four decimals; None where it is not defined.

    Attributes:
        name: "raw agreement", "positive agreement", "negative agreement" or "kappa".
        n: claims on which both voted.
    """

    name: str
    value: float | None
    low: float | None
    high: float | None
    n: int


class AgreementRow(Frozen):
    """How far challenger and confirmer agree: counts by what each says of a claim, the challenger first."""

    yes_yes: int
    yes_no: int
    no_yes: int
    no_no: int
    shares: tuple[ShareRow, ...]


class ObjectionRow(Frozen):
    """What a reviewer holds against one item.

    Attributes:
        kind: of the item: "claim", "work", "search", "finding", "result", "reference", or "" for anything else.
        number: by which the report names it: its row, its place in the list; None where it has none.
        title: of a work that has no number; empty elsewhere.
        said: the objection in a sentence without its full stop.
        settled: why it stands as it does; may be empty.
    """

    severity: str
    standing: str
    mandate: str
    dimension: str
    check: str
    item: str
    kind: str
    number: int | None
    title: str
    said: str
    settled: str
    is_judged: bool


class AppraisalCheckRow(Frozen):
    """One thing that a reviewer counted; see `records.appraisals.Check`.

    Attributes:
        settled: how many items passed when all was settled; what stays open counts as half.
    """

    mandate: str
    dimension: str
    name: str
    question: str
    passed: int
    total: int
    settled: float
    weight: int
    basis: str


class RoundRow(Frozen):
    """What the gate said in one round, and what was done before it.

    Attributes:
        ordinal: 0 for the synthesis as it was made.
        withdrawn: claims that the round withdrew before it was appraised again; `reserved` and `judged_again` likewise.
        widen: the field of the plan by which more should be read; empty where none.
    """

    ordinal: int
    outcome: str
    tier: str
    consensus: float | None
    verified: int
    reasons: tuple[str, ...]
    withdrawn: int
    reserved: int
    judged_again: int
    widen: str


class RevisionRow(Frozen):
    """What a round did about one claim.

    Attributes:
        text: the claim's words; empty where the item is no claim.
        work: title of the work that they stand in.
        claim: number of the claim's row; None where it is not shown.
    """

    ordinal: int
    item: str
    remedy: str
    reason: str
    text: str
    work: str
    claim: int | None


class AppraisalPart(Frozen):
    """All that the report tells of its appraisal; see `Report.appraisal`.

    Attributes:
        objections: gravest first, then by what became of them.
        open_questions: what a person must tell, as the reviewers could not.
    """

    outcome: str
    tier: str
    consensus: float | None
    reasons: tuple[str, ...]
    dimensions: tuple[DimensionRow, ...]
    votes: tuple[VoteRow, ...]
    agreement: AgreementRow
    objections: tuple[ObjectionRow, ...]
    rounds: tuple[RoundRow, ...]
    revisions: tuple[RevisionRow, ...]
    checks: tuple[AppraisalCheckRow, ...]
    open_questions: tuple[str, ...]
