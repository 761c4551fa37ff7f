"""What the rows of the files are, in and out; the JSON Schemas are made of these."""

from typing import Annotated

from pydantic import Field, StrictInt, StrictStr, field_validator

from synthesist.records import Label, Shift
from synthesist.records.base import Frozen

Id = StrictInt | Annotated[StrictStr, Field(min_length=1)]
"""A number or a text; written back as it came."""

Ids = tuple[Id, ...]
_OTHER_NAMES = {"CONTRADICT": Label.REFUTE}
"""SciFact's word."""


class ClaimRow(Frozen, extra="ignore"):
    """A row of claims to verify. Fields that are not named here, labels among them, are never read.

    Attributes:
        cited_doc_ids: documents that the claim cites, for --cited.
        doc_id: for --cited one more document that it cites; for --open the claim's own document.
        own_doc_ids: documents that the claim comes from, which --open leaves out.
    """

    id: Id
    claim: str
    cited_doc_ids: Ids | None = None
    doc_id: Id | None = None
    own_doc_ids: Ids | None = None


class DocumentRow(Frozen, extra="ignore"):
    """A row of the corpus: the text is the first of `abstract`, `sentences` and `text` that is there.

    A text is split into sentences; a list is taken as it is, and rationales count its elements from 0.
    """

    doc_id: Id
    title: str | None = None
    abstract: tuple[str, ...] | str | None = None
    sentences: tuple[str, ...] | str | None = None
    text: tuple[str, ...] | str | None = None


class LabelRow(Frozen, extra="ignore"):
    """A labelled pair for `calibrate`: a claim with its document's text, or with the id of a document of a corpus.

    Attributes:
        group: pairs that share something (a document, a trial) and must not be parted; the document if none is named.
    """

    id: Id
    claim: str = Field(min_length=1)
    label: Label
    title: str | None = None
    abstract: tuple[str, ...] | str | None = None
    sentences: tuple[str, ...] | str | None = None
    text: tuple[str, ...] | str | None = None
    doc_id: Id | None = None
    group: Id | None = None

    @field_validator("label", mode="before")
    @classmethod
    def _named(cls, label: object) -> object:
        """Letter case does not matter."""
        upper = label.strip().upper() if isinstance(label, str) else label
        return _OTHER_NAMES.get(upper, upper) if isinstance(upper, str) else upper


class VerdictRow(Frozen):
    """A line of `verify`: a claim against a document. No pair of `id` and `doc_id` stands in a file twice.

    Attributes:
        doc_id: None where no document could be named.
        label: after the vetoes; NEI where the pair was not judged, with the `reason`.
        p: calibrated probabilities by label; None where they are withheld, or the pair was not judged.
        rationale: indexes of the document's sentences that were judged, from 0, best first.
        sets: by level in percent, the labels that cannot be ruled out.
        counts: the label is likelier than all else together, and labelled pairs so sure were enough and mostly right.
        badge: SUPPORT with a statistical guarantee, for the population that the calibrator names.
        vetoes: checks that cancelled SUPPORT, in words.
        reason: why there is no number, or no judgement.
    """

    id: Id
    doc_id: Id | None
    label: Label
    p: dict[Label, float] | None
    rationale: tuple[int, ...]
    sets: dict[str, tuple[Label, ...]]
    counts: bool
    badge: bool
    shift: Shift
    judge: str
    calibrator: str
    vetoes: tuple[str, ...]
    reason: str


class Refused(Frozen):
    """A row that could not be used: its place as `file:line`, or what it is, and why."""

    place: str
    reason: str


class VerifySummary(Frozen):
    """What `verify --json` prints.

    Attributes:
        pairs: lines written.
        judged: those that the judge gave an answer on.
        abstained: the others, by reason.
        labels: of the judged pairs, after the vetoes.
        vetoed: judged pairs whose SUPPORT was cancelled.
        withheld: judged pairs without probabilities, by reason.
        shift: judged pairs by how far they are from those of the calibrator.
        cites_nothing: claims without a document, which have no line.
        failed: pairs and rows of the claims that something wrong was given for.
        failures: rows that could not be used as they stand.
    """

    out: str
    judge: str
    claims: int
    documents: int
    pairs: int
    judged: int
    abstained: dict[str, int]
    labels: dict[Label, int]
    vetoed: int
    badges: int
    withheld: dict[str, int]
    shift: dict[Shift, int]
    cites_nothing: int
    failed: int
    failures: tuple[Refused, ...]


class CalibrateSummary(Frozen):
    """What `calibrate --json` prints. Coverage and errors are out of fold: no pair was measured on its own group.

    Attributes:
        n: pairs that went in.
        left_out: pairs that the judge could not be asked about, by reason.
        ece: expected calibration error of the top label, in ten bins of equal mass.
        ece_by_chance: its mean where the probabilities are true, for so many pairs.
        coverage_90: share of pairs whose label is in their 90% set.
        is_badge_reached: whether a threshold passed the test at 10% risk.
    """

    out: str
    calibrator: str
    judge: str
    n: int
    groups: int
    counts: dict[Label, int]
    temperature: float
    ece: float
    ece_by_chance: float
    coverage_90: float
    is_badge_reached: bool
    left_out: dict[str, int]
    failures: tuple[Refused, ...]
