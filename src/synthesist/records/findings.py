"""Findings: what several claims assert alike."""

from typing import Literal

from synthesist.records.anatomy import Direction
from synthesist.records.base import Frozen

Family = Literal["effect", "association", "description"]
"""Causal and comparative claims tell effects."""


class Finding(Frozen):
    """Claims that assert the same relation in the same direction.

    Attributes:
        finding_id: hash of the relation, its direction and family; it does not hang on the order of the claims.
        label: exposure, outcome and where they have them comparator and population, in the words of its shortest claim.
        claim_ids: sorted.
        work_ids: sorted; one work is one voice, however many of its claims assert it.
        opposed_by: findings of the same relation that state the opposite, or that there is none; sorted.
    """

    finding_id: str
    label: str
    direction: Direction
    is_of_worth: bool
    family: Family
    claim_ids: tuple[str, ...]
    work_ids: tuple[str, ...]
    works: int
    opposed_by: tuple[str, ...] = ()
