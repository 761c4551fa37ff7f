"""Numbers for the works that are cited, given in the order in which the report first cites them."""

from collections.abc import Iterable


class Citations:
    """Counts works as they are cited; the one thing in the composition that has a memory."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def number(self, work_id: str) -> int:
        """The work's number in the reference list, starting at 1."""
        return self._numbers.setdefault(work_id, len(self._numbers) + 1)

    def marker(self, work_ids: Iterable[str]) -> str:
        """A marker such as `[3]` or `[3, 7]`."""
        return f"[{', '.join(str(number) for number in sorted({self.number(work) for work in work_ids}))}]"

    @property
    def works(self) -> tuple[str, ...]:
        """Ids of the cited works, in the order of their numbers."""
        return tuple(self._numbers)
