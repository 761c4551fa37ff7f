"""What lists and databases say of retractions, withdrawals, concerns and corrections."""

from synthesist.identify.retractions.checking import CheckedReference, Checking, CheckSummary
from synthesist.identify.retractions.entry import LIST
from synthesist.identify.retractions.importing import TakenIn, take_in
from synthesist.identify.retractions.listed import notes_for
from synthesist.identify.retractions.standing import asked, is_reinstatement, note_told, status_of, told
from synthesist.identify.retractions.stated import notes_in
from synthesist.identify.retractions.store import ListAbout, ListStore

__all__ = [
    "LIST",
    "CheckSummary",
    "CheckedReference",
    "Checking",
    "ListAbout",
    "ListStore",
    "TakenIn",
    "asked",
    "is_reinstatement",
    "note_told",
    "notes_for",
    "notes_in",
    "status_of",
    "take_in",
    "told",
]
