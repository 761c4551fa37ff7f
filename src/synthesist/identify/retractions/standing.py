"""The standing of a work by all that is said of it, and the words for it."""

from collections.abc import Iterable, Sequence

from synthesist.identify.retractions.entry import LIST, REINSTATED
from synthesist.records.identity import RetractionNote, RetractionStatus, Sameness

_ORDER = list(RetractionStatus)
_UNDONE = (RetractionStatus.RETRACTED, RetractionStatus.WITHDRAWN, RetractionStatus.CONCERN)
_SHOWN_CAUSES = 3
_WORDS = {
    RetractionStatus.RETRACTED: "retracted",
    RetractionStatus.WITHDRAWN: "withdrawn",
    RetractionStatus.CONCERN: "under an expression of concern",
    RetractionStatus.CORRECTED: "corrected",
    RetractionStatus.CLEAN: "not marked as retracted",
    RetractionStatus.UNCHECKED: "unchecked: nothing at hand says whether it was retracted",
}


def status_of(notes: Iterable[RetractionNote]) -> tuple[RetractionStatus, tuple[RetractionNote, ...]]:
    """The gravest of what is said for sure, and the notes that say it.

    A reinstatement undoes what went before it: notes of its own source that are not dated after it, and those of other
    sources that are dated and not after it. CLEAN only where a source says so of the work; where nothing is said, or
    all that was said is still to be asked, UNCHECKED without notes.
    """
    sure = [note for note in notes if note.answer is Sameness.SAME and note.status is not RetractionStatus.UNCHECKED]
    reinstated = [note for note in sure if is_reinstatement(note)]
    standing = [note for note in sure if not any(_undoes(one, note) for one in reinstated)]
    if not standing:
        return RetractionStatus.UNCHECKED, ()
    gravest = min((note.status for note in standing), key=_ORDER.index)
    return gravest, tuple(note for note in standing if note.status is gravest)


def is_reinstatement(note: RetractionNote) -> bool:
    """Whether a note says that a work was reinstated."""
    return note.status is RetractionStatus.CLEAN and REINSTATED in note.causes


def told(status: RetractionStatus, deciding: Sequence[RetractionNote] = ()) -> str:
    """A work's standing in words, with who says so and of when; notes that say the same are told once."""
    parts = dict.fromkeys(note_told(note) for note in deciding)
    return f"{_WORDS[status]}: {'; '.join(parts)}" if parts else _WORDS[status]


def note_told(note: RetractionNote) -> str:
    """One note in words: source, the list's day, notice with its date, causes, and how the record was found."""
    name, is_list = note.source.removeprefix(LIST), note.source.startswith(LIST)
    source = f"{name} ({'list' if is_list else 'answer'} of {note.listed})" if note.listed else name
    dated = f" of {note.date}" if note.date else ""
    notice = f"notice {note.notice}{dated}" if note.notice else f"notice{dated}" if dated else ""
    causes = ", ".join(note.causes[:_SHOWN_CAUSES])
    more = len(note.causes) - _SHOWN_CAUSES
    return ", ".join(filter(None, (source, notice, f"{causes} and {more} more" if more > 0 else causes, note.basis)))


def asked(notes: Iterable[RetractionNote]) -> tuple[RetractionNote, ...]:
    """The notes of which only a person can tell whether they are of the record."""
    return tuple(note for note in notes if note.answer is Sameness.ASK)


def _undoes(reinstatement: RetractionNote, note: RetractionNote) -> bool:
    if note.status not in _UNDONE:
        return False
    if not note.date or not reinstatement.date:
        return note.source == reinstatement.source
    return note.date <= reinstatement.date
