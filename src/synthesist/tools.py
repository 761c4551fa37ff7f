"""What the stages need from outside, and who listens: clock, sources, lists and models are handed in."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from synthesist import read, search
from synthesist.models import Embedder, PairJudge
from synthesist.records import Record, RetractionList, RetractionNote

SourceMaker = Callable[[], Sequence[search.Source]]
WebMaker = Callable[[], AbstractContextManager[search.Web | None]]
ShelfMaker = Callable[[], AbstractContextManager[read.Shelf]]
Outcome = Mapping[str, int]
Progress = Callable[[int], None]


class Listener(Protocol):
    """Whoever wants to know how far a run is."""

    def stage(self, name: str) -> AbstractContextManager[Callable[[int], None]]:
        """A stage begins; what is entered takes the number of items that are done."""

    def said(self, line: str) -> None:
        """Something happened that a person may want to know; it may be said from any thread."""

    def finished(self, name: str, outcome: Outcome) -> None:
        """A stage is finished, with its counts."""


class Retractions(Protocol):
    """Lists of retractions at hand."""

    def lists(self) -> Sequence[RetractionList]:
        """What they are, by name."""

    def notes(self, records: Sequence[Record]) -> Sequence[RetractionNote]:
        """What the lists say of records."""


@dataclass(frozen=True, slots=True)
class Tools:
    """What the stages need from outside: clock, sources and models.

    Attributes:
        sources: those at hand; opened only when a search is run, so that a rerun never touches the library.
        web: the databases of the plan, opened likewise; None inside where it names none.
        shelf: where full texts are had from, opened when works are read.
        retractions: the lists of retractions at hand.
        told: hears what a source did, a line each.
        renewed: what an update that is under way found, in place of a search; None outside of one.
    """

    sources: SourceMaker
    web: WebMaker
    shelf: ShelfMaker
    retractions: Retractions
    now: Callable[[], str]
    embedder: Embedder
    judge: PairJudge
    version: str
    told: Callable[[str], None]
    debug: bool = False
    renewed: Callable[[], search.Found] | None = None
