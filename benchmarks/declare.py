"""What a benchmark, a measure and a figure are, apart from who computes them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Literal

Unit = Literal["s", "ms", "GB", "share", "count", "per second", "words"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A quantity with a name.

    Attributes:
        bar: the largest value that is good enough; None where no such bar was set.
        floor: the smallest value that is good enough; None where no such bar was set.
        source: where the definition or the bar comes from.
    """

    name: str
    title: str
    description: str
    unit: Unit
    source: str
    bar: float | None = None
    floor: float | None = None

    def is_met(self, value: float | str | None) -> bool | None:
        """Whether a value keeps to the bars; None where there is none."""
        if (self.bar is None and self.floor is None) or isinstance(value, str):
            return None
        if value is None:
            return False
        return (self.bar is None or value <= self.bar) and (self.floor is None or value >= self.floor)


@dataclass(frozen=True, slots=True)
class Interval:
    """Two ends, and what kind of interval they bound."""

    low: float
    high: float
    kind: Literal["range of runs", "95% of re-splits", "95% bootstrap", "95% exact"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One value of a measure.

    Attributes:
        of: the material or part of it, such as "held-out half"; empty where there is one only.
        by: what was measured, such as a baseline's name; empty where there is one only.
        value: None where it is not defined, such as the precision of nothing.
        n_of: what `n` counts, in the plural.
    """

    measure: Measure
    value: float | str | None
    n: int
    n_of: str
    of: str = ""
    by: str = ""
    interval: Interval | None = None


@dataclass(frozen=True, slots=True)
class Bench:
    """Where a benchmark finds its material and may leave its things.

    Attributes:
        runs: repetitions asked for; None leaves each benchmark its own number.
        is_final: whether what nobody may look at before the end is looked at.
    """

    data: Path
    work: Path
    runs: int | None = None
    is_final: bool = False

    def times(self, usual: int) -> int:
        """Repetitions: those asked for, else the usual number."""
        return self.runs or usual


@dataclass(frozen=True, slots=True, kw_only=True)
class Benchmark:
    """A set of figures that are measured together.

    Attributes:
        how: how it is measured and what it does not show, in Markdown.
        needs: files below the data folder.
        made: files below the repository that git does not keep, with what makes each.
    """

    name: str
    title: str
    how: str
    measures: Sequence[Measure]
    figures: Callable[[Bench], Iterable[Figure]]
    needs: Sequence[str] = ()
    made: Mapping[str, str] = field(default_factory=dict)

    def missing(self, data: Path, repository: Path) -> list[str]:
        """Needed files that are not there, in words."""
        given = [f"{path} in the data folder" for path in self.needs if not (data / path).is_file()]
        made = [f"{path}, which {how} makes" for path, how in self.made.items() if not (repository / path).is_file()]
        return given + made


def over_runs(
    measure: Measure, values: Sequence[float], of: str = "", *, n: int | None = None, n_of: str = "runs"
) -> Figure:
    """The median of repeated runs with their range; `n` is the number of runs where it is not given."""
    ends = Interval(min(values), max(values), "range of runs") if len(values) > 1 else None
    return Figure(measure=measure, value=median(values), n=n or len(values), n_of=n_of, of=of, interval=ends)
