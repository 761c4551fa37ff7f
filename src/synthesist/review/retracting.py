"""The lists of retractions at hand: those that the library took in."""

from collections.abc import Sequence
from pathlib import Path

from synthesist.identify.retractions import ListStore, notes_for
from synthesist.records import Record, RetractionList, RetractionNote


class ListsAtHand:
    """The lists of a library, opened when they are asked.

    Args:
        folder: of the library.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def lists(self) -> Sequence[RetractionList]:
        """What they are, by name; nothing where the library took none in."""
        store = ListStore(self._folder)
        try:
            return tuple(
                RetractionList(name=one.name, dated=one.dated, entries=one.entries, sha256=one.sha256)
                for one in store.lists()
            )
        finally:
            store.close()

    def notes(self, records: Sequence[Record]) -> Sequence[RetractionNote]:
        """What the lists say of records."""
        store = ListStore(self._folder)
        try:
            return notes_for(records, store)
        finally:
            store.close()
