"""Works, their studies and what notices say of them, as rows of the report."""

from synthesist.records.base import Frozen


class AskedRow(Frozen):
    """Two records of which only a person can tell whether they are one work.

    Attributes:
        item: what to decide on: both ids with an equals sign between.
        first: title of the one, `second` of the other; and who returned them.
    """

    item: str
    first: str
    first_source: str
    second: str
    second_source: str
    reasons: tuple[str, ...]


class StudyRow(Frozen):
    """Works that report one investigation.

    Attributes:
        work_ids: sorted; `titles` has theirs in the same order.
        is_sure: False where they only may be one.
    """

    study_id: str
    work_ids: tuple[str, ...]
    titles: tuple[str, ...]
    reasons: tuple[str, ...]
    is_sure: bool


class NoticeRow(Frozen):
    """What notices say of one work.

    Attributes:
        status: "retracted", "withdrawn", "concern" or "corrected"; "ask" where only a person can tell whether a notice
            is of this work.
        told: who says it, when and where.
        ended: what became of the work in this review.
    """

    work_id: str
    title: str
    status: str
    told: str
    ended: str


class ListRow(Frozen):
    """A list of retractions that was at hand."""

    name: str
    dated: str
    entries: int
    sha256: str
