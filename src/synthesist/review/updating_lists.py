"""What services said of retractions when they were asked, beside the lists at hand and heeded as those are."""

from collections import defaultdict
from collections.abc import Sequence

from synthesist.identify import LIST
from synthesist.ledger import Ledger, review
from synthesist.records import Record, RetractionList, RetractionNote
from synthesist.records.corrections import Asked, Recheck
from synthesist.records.ids import short_hash
from synthesist.review.rechecking import ASKED_ON
from synthesist.tools import Retractions


def standing(checks: Sequence[Recheck]) -> tuple[RetractionNote, ...]:
    """What holds of all that services said, sorted: the last answer of each on each record.

    An answer that says the same as the one before it changes nothing, its day neither, so that nothing has to be made
    anew for it.
    """
    held: dict[tuple[str, str], tuple[RetractionNote, ...]] = {}
    for check in sorted(checks, key=lambda check: check.update):
        key = check.record_id, check.service
        if check.outcome is Asked.ANSWERED and _undated(check.notes) != _undated(held.get(key, ())):
            held[key] = check.notes
    found = [note for notes in held.values() for note in notes]
    return tuple(sorted(found, key=lambda note: note.model_dump_json()))


def _undated(notes: Sequence[RetractionNote]) -> set[RetractionNote]:
    return {note.model_copy(update={"source": "", "listed": ""}) for note in notes}


class Heeded:
    """Lists at hand, and beside them what services said when they were asked.

    Args:
        at_hand: the lists of the library.
        ledger: of the review.
    """

    def __init__(self, at_hand: Retractions, ledger: Ledger) -> None:
        self._at_hand = at_hand
        self._ledger = ledger

    def lists(self) -> Sequence[RetractionList]:
        """Those at hand, else those heeded before; and one for each service and day on which it said what holds."""
        answers = _as_lists(standing(review.rechecks(self._ledger)))
        at_hand = tuple(self._at_hand.lists())
        return (*(at_hand or self._former()), *answers) if answers else at_hand

    def notes(self, records: Sequence[Record]) -> Sequence[RetractionNote]:
        """What all of them say of records."""
        known = {record.record_id for record in records}
        answers = [note for note in standing(review.rechecks(self._ledger)) if note.record_id in known]
        if self._at_hand.lists():
            return (*self._at_hand.notes(records), *answers)
        former = {f"{LIST}{one.name}" for one in self._former()}
        before = review.retraction_notes(self._ledger)
        return (*(note for note in before if note.source in former and note.record_id in known), *answers)

    def _former(self) -> tuple[RetractionList, ...]:
        """Lists that were heeded before, without the services' answers."""
        answers = {check.service for check in review.rechecks(self._ledger)}
        return tuple(
            one for one in review.retraction_lists(self._ledger) if one.name.partition(ASKED_ON)[0] not in answers
        )


def _as_lists(notes: Sequence[RetractionNote]) -> tuple[RetractionList, ...]:
    by_source: defaultdict[str, list[RetractionNote]] = defaultdict(list)
    for note in notes:
        by_source[note.source].append(note)
    return tuple(
        RetractionList(
            name=source.removeprefix(LIST),
            dated=own[0].listed,
            entries=len({note.record_id for note in own}),
            sha256=short_hash(*(note.model_dump_json() for note in own)),
        )
        for source, own in sorted(by_source.items())
    )
