"""What databases say, and the standing by all that is said."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthesist.identify.retractions import notes_in, status_of, told
from synthesist.identify.retractions.entry import REINSTATED
from synthesist.records import Notice, Record, RetractionNote, RetractionStatus, Sameness

Make = Callable[..., Record]
S = RetractionStatus


def _note(status: RetractionStatus, source: str = "one", **fields: object) -> RetractionNote:
    return RetractionNote(record_id="r", source=source, status=status, basis="doi", **fields)


@pytest.mark.parametrize(
    ("fields", "statuses"),
    [
        ({}, []),
        ({"is_retracted": False}, [S.CLEAN]),
        ({"is_retracted": True}, [S.RETRACTED]),
        ({"is_retracted": True, "notices": (Notice(kind="withdrawal", basis="comment"),)}, [S.WITHDRAWN]),
        ({"is_retracted": True, "notices": (Notice(kind="retraction", basis="is_retracted"),)}, [S.RETRACTED]),
        ({"is_retracted": True, "notices": (Notice(kind="erratum"),)}, [S.CORRECTED, S.RETRACTED]),
        ({"is_retracted": False, "notices": (Notice(kind="concern"),)}, [S.CONCERN]),
        ({"notices": (Notice(kind="partial retraction"),)}, [S.CONCERN]),
        ({"notices": (Notice(kind="update"),)}, []),
        ({"title": "RETRACTED: The moulting of ducks", "is_retracted": False}, [S.RETRACTED]),
        ({"title": "WITHDRAWN: The moulting of ducks"}, [S.WITHDRAWN]),
        ({"title": "Retraction: The moulting of ducks"}, []),
    ],
)
def test_what_a_database_says(make_record: Make, fields: dict, statuses: list[RetractionStatus]):
    """What a source knows of a work would be lost, or made up."""
    assert [note.status for note in notes_in(make_record("a", **fields))] == statuses


def test_note_carries_what_the_notice_does(make_record: Make):
    """A user could not look the notice up."""
    notice = Notice(kind="retraction", notice="doi:10.5555/n", date="2020-02-06", basis="updated-by")
    (note,) = notes_in(make_record("a", notices=(notice,), source="crossref"), listed="2026-01-02")
    assert (note.source, note.notice, note.date, note.listed) == (
        "crossref",
        "doi:10.5555/n",
        "2020-02-06",
        "2026-01-02",
    )


def test_the_gravest_decides():
    """A correction would hide a retraction."""
    notes = [_note(S.CLEAN), _note(S.CORRECTED), _note(S.RETRACTED, "two"), _note(S.CONCERN)]
    assert status_of(notes) == (S.RETRACTED, (notes[2],))


def test_nothing_said_is_unchecked():
    """Silence would be taken for a clean record."""
    assert status_of([]) == (S.UNCHECKED, ())
    assert status_of([_note(S.RETRACTED, answer=Sameness.ASK)]) == (S.UNCHECKED, ())


def test_what_is_to_be_asked_decides_nothing():
    """A mere likeness of titles would exclude a work."""
    clean = _note(S.CLEAN)
    assert status_of([clean, _note(S.RETRACTED, answer=Sameness.ASK)]) == (S.CLEAN, (clean,))


@pytest.mark.parametrize(
    ("retracted", "reinstated", "status"),
    [
        ({"date": "2010-01-01"}, {"date": "2012-01-01"}, S.CLEAN),
        ({"date": "2015-01-01"}, {"date": "2012-01-01"}, S.RETRACTED),
        ({"date": "2010-01-01", "source": "other"}, {"date": "2012-01-01"}, S.CLEAN),
        ({"source": "other"}, {"date": "2012-01-01"}, S.RETRACTED),
        ({}, {}, S.CLEAN),
    ],
)
def test_reinstatement_undoes_what_went_before(retracted: dict, reinstated: dict, status: RetractionStatus):
    """A work that was cleared would stay out for ever, or one that fell again come in."""
    notes = [_note(S.RETRACTED, **retracted), _note(S.CLEAN, causes=(REINSTATED,), **reinstated)]
    assert status_of(notes)[0] is status


def test_words_name_source_notice_and_days():
    """A reader could not tell who says so, of when, and why."""
    note = _note(
        S.RETRACTED,
        "list: Retraction Watch",
        notice="doi:10.5555/n",
        date="2020-02-06",
        listed="2023-10-04",
        causes=("Paper Mill",),
    )
    assert told(S.RETRACTED, (note,)) == (
        "retracted: Retraction Watch (list of 2023-10-04), notice doi:10.5555/n of 2020-02-06, Paper Mill, doi"
    )
    assert told(S.UNCHECKED).startswith("unchecked")


NOTES = st.builds(
    _note,
    st.sampled_from(list(S)),
    st.sampled_from(["one", "two"]),
    answer=st.sampled_from(list(Sameness)),
    date=st.sampled_from(["", "2010", "2011-05", "2012-06-07"]),
    causes=st.sampled_from([(), (REINSTATED,)]),
)


@given(notes=st.lists(NOTES, max_size=6))
def test_standing_is_one_of_what_is_said_in_any_order(notes: list[RetractionNote]):
    """The same notes would mean different things from run to run."""
    status, deciding = status_of(notes)
    assert status is status_of(list(reversed(notes)))[0]
    assert {note.status for note in deciding} == ({status} if deciding else set())
    assert (status is S.UNCHECKED) == (not deciding)
