"""What a review's self-test counted."""

from synthesist.records.base import Frozen


class OperatorCount(Frozen):
    """One operator's variants of claims that are judged SUPPORT as they stand.

    Attributes:
        is_false: whether the operator makes claims false; otherwise it rewords them.
        is_seen_kind: whether training knew the kind of edit.
        n: variants judged.
        moved: of them, those no longer judged SUPPORT: caught where false, wrongly doubted where true.
    """

    operator: str
    is_false: bool
    is_seen_kind: bool
    n: int
    moved: int


class SelfTest(Frozen):
    """What the self-test counted.

    Attributes:
        counts: by operator, those with at least one variant judged.
    """

    counts: tuple[OperatorCount, ...] = ()

    def caught(self, *, is_seen_kind: bool | None = None) -> tuple[int, int]:
        """False variants caught, and how many there were; of one kind only, where asked."""
        return self._total(is_false=True, is_seen_kind=is_seen_kind)

    def doubted(self, *, is_seen_kind: bool | None = None) -> tuple[int, int]:
        """True paraphrases wrongly doubted, and how many there were; of one kind only, where asked."""
        return self._total(is_false=False, is_seen_kind=is_seen_kind)

    def _total(self, *, is_false: bool, is_seen_kind: bool | None) -> tuple[int, int]:
        chosen = [
            count for count in self.counts if count.is_false is is_false and is_seen_kind in {None, count.is_seen_kind}
        ]
        return sum(count.moved for count in chosen), sum(count.n for count in chosen)
