"""Which records are one work, which works are one study, and what notices say of them."""

from enum import StrEnum

from synthesist.records.base import Frozen


class Sameness(StrEnum):
    """Whether two rows stand for one thing."""

    SAME = "same"
    ASK = "ask"
    """Nobody but a person can tell; until one does, they stay apart."""

    DIFFERENT = "different"


class Match(Frozen):
    """What is held of two records.

    Attributes:
        first: the smaller record_id of the two.
        second: the greater.
        probability: that they are one work, as the model has it; None where a rule or a person decided.
        reasons: in words, what speaks for the answer, the weightiest first; never empty.
        is_version: they are versions of one work (preprint and article), not two rows of one publication.
        person: who decided; empty where no person did.
    """

    first: str
    second: str
    answer: Sameness
    probability: float | None = None
    reasons: tuple[str, ...]
    is_version: bool = False
    person: str = ""


class VersionKind(StrEnum):
    """Which version of a work a record describes, the one that is cited first."""

    CORRECTED = "corrected"
    PUBLISHED = "published"
    ACCEPTED = "accepted"
    PREPRINT = "preprint"


class Version(Frozen):
    """One version of a work.

    Attributes:
        record_ids: the records that describe it, sorted.
        basis: the field and value that say which version it is.
    """

    kind: VersionKind
    record_ids: tuple[str, ...]
    basis: str


class Origin(Frozen):
    """Which record a field of a work is taken from, and why from that one."""

    field: str
    record_id: str
    why: str


class RetractionStatus(StrEnum):
    """What is known of a work's standing, the gravest first. That nobody was asked is not that nothing is wrong."""

    RETRACTED = "retracted"
    WITHDRAWN = "withdrawn"
    CONCERN = "concern"
    CORRECTED = "corrected"
    CLEAN = "clean"
    UNCHECKED = "unchecked"


class RetractionNote(Frozen):
    """What one source says of one record.

    Attributes:
        source: the database, or the list with its name.
        status: what it says; absence from a list is no note at all.
        answer: whether the note is of this record: SAME, or ASK where only a person can tell.
        basis: how it was found: the identifier that both have, or the fields that agree.
        notice: identifier of the notice, scheme and value with a colon between; empty where none is given.
        date: of the notice, ISO 8601, as precise as stated; empty where it is not.
        listed: the day of the list or of the database's answer, ISO 8601; empty where it is not known.
        causes: why, in the source's words.
    """

    record_id: str
    source: str
    status: RetractionStatus
    answer: Sameness = Sameness.SAME
    basis: str
    notice: str = ""
    date: str = ""
    listed: str = ""
    causes: tuple[str, ...] = ()


class RetractionList(Frozen):
    """A list of retractions at hand.

    Attributes:
        dated: the day that it tells of, ISO 8601; empty where it is not known.
        entries: works that it says anything of.
        sha256: of the file.
    """

    name: str
    dated: str
    entries: int
    sha256: str


class Tie(Frozen):
    """Why two works may not be independent of each other.

    Attributes:
        first: the smaller work_id.
        second: the greater.
        kinds: what ties them, of "authors", "data", "registration", "text".
        reasons: in words, one for each kind.
        is_one_study: they report one investigation.
        is_sure: that they are one study where `is_one_study`, else that they are tied; False where either only may be.
    """

    first: str
    second: str
    kinds: tuple[str, ...]
    reasons: tuple[str, ...]
    is_one_study: bool
    is_sure: bool


class Study(Frozen):
    """One investigation, reported in one or more works.

    Attributes:
        study_id: the smallest work_id in it.
        work_ids: sorted.
        reasons: why they are one investigation; empty for a work alone.
        is_sure: False where it only may be so, which is said.
    """

    study_id: str
    work_ids: tuple[str, ...]
    reasons: tuple[str, ...] = ()
    is_sure: bool = True
