"""For each kind how many instances could be planted, and whether the audit says of each what the kind says."""

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.planting.instances import WANTED, instances
from benchmarks.planting.kinds import Kind
from benchmarks.planting.material import Base
from synthesist.audit import audit


@dataclass(frozen=True, slots=True)
class Count:
    """What came of planting one kind.

    Attributes:
        planted: distinct instances; `bases` the reviews that they lie in.
        as_stated: of them, those on which the audit passes, or fails, as the kind says.
    """

    kind: Kind
    planted: int
    bases: int
    as_stated: int

    @property
    def holds(self) -> bool:
        """Whether there are enough, and the audit is as stated on all."""
        return self.planted >= WANTED and self.as_stated == self.planted


def census(kinds: Sequence[Kind], bases: Sequence[Base], work: Path, wanted: int = WANTED) -> Iterator[Count]:
    """Plant so many instances of each kind, audit each, and remove it."""
    for kind in kinds:
        planted, reviews, as_stated = 0, set[str](), 0
        for one in instances(kind, bases, work / "planted", wanted):
            planted += 1
            reviews.add(one.base)
            as_stated += passes(one.folder) == kind.passes_audit
            shutil.rmtree(one.folder)
        yield Count(kind, planted, len(reviews), as_stated)


def passes(folder: Path) -> bool:
    """Whether the audit finds nothing."""
    return not any(check.breaches for check in audit(folder).checks)
