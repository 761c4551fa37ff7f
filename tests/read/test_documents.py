"""Documents: texts that never change under a quote."""
# ruff: noqa: SIM300 -- the expected value stands on the left

import hashlib
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthesist.read import ABSTRACT_READER, Read, Sought, abstract_document, read
from synthesist.records import TextKind, Work

MakeWork = Callable[..., Work]
TEXT = st.text(st.characters(exclude_categories=("Cs",)))


def test_title_and_abstract_are_one_text(make_work: MakeWork) -> None:
    """A user could not look up a place in a text that is put together otherwise."""
    document = abstract_document(make_work("a", "Title", "Abstract."))
    assert ("Title\n\nAbstract.", ABSTRACT_READER, False) == (document.text, document.reader, document.is_full_text)


def test_newlines_are_line_feeds(make_work: MakeWork) -> None:
    """A user's offsets would depend on the machine that wrote the file."""
    assert "T\n\na\nb\nc" == abstract_document(make_work("a", "T", "a\r\nb\rc\r\n")).text


def test_letters_are_composed(make_work: MakeWork) -> None:
    """A user's offsets would depend on how a source writes its accents."""
    assert "Caf\u00e9\n\nna\u00efve" == abstract_document(make_work("a", "Cafe\u0301", "nai\u0308ve")).text


@given(title=TEXT, abstract=TEXT)
def test_a_text_is_in_normal_form_and_carries_its_hash(make_work: MakeWork, title: str, abstract: str) -> None:
    """A user could not prove that a quote still stands in the text that was read."""
    document = abstract_document(make_work("a", title, abstract))
    assert hashlib.sha256(document.text.encode()).hexdigest() == document.sha256
    assert unicodedata.is_normalized("NFC", document.text)
    assert "\r" not in document.text


def test_the_same_words_of_two_works_are_two_documents(make_work: MakeWork) -> None:
    """A user would see a quote credited to another work."""
    one, other = (abstract_document(make_work(name, "Title", "Abstract.")) for name in "ab")
    assert one.sha256 == other.sha256
    assert one.document_id != other.document_id


def test_another_original_is_another_document(make_work: MakeWork) -> None:
    """A user would see an old quote in a text that has changed."""
    one, other = (abstract_document(make_work("a", "Title", abstract)) for abstract in ("Old.", "New."))
    assert one.document_id != other.document_id


def test_the_kind_of_text_is_kept(make_work: MakeWork) -> None:
    """A user would see a digest quoted as the paper's own words."""
    assert TextKind.DIGEST is abstract_document(make_work("a", "T", "A", text_kind=TextKind.DIGEST)).text_kind


@pytest.mark.parametrize("abstract", [None, "", "  ", "\n\t"])
def test_a_work_without_an_abstract_is_not_retrieved(make_work: MakeWork, abstract: str | None) -> None:
    """A user's flow diagram would count a work as assessed that nobody could read."""
    work = make_work("a", "Title", abstract)
    result = read([Sought(work, ())])
    assert ((), ()) == (result.documents, result.sentences)
    assert [(work.work_id, "not-retrieved", "R1")] == [
        (entry.item, entry.action, entry.criterion) for entry in result.decisions
    ]


def test_a_work_that_cannot_be_read_does_not_cost_the_others(
    make_work: MakeWork, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A user would lose a whole review to one hostile text."""
    good, bad = make_work("good", "Title", "We found it."), make_work("bad", "Title", "Poison.")

    def touchy(work: Work) -> object:
        if work is bad:
            raise ValueError("cannot be read")
        return abstract_document(work)

    monkeypatch.setattr("synthesist.read.stage.abstract_document", touchy)
    result = read([Sought(bad, ()), Sought(good, ())])
    assert [good.work_id] == [document.work_id for document in result.documents]
    assert [(bad.work_id, "R1")] == [(entry.item, entry.criterion) for entry in result.decisions]
    assert [("read", bad.work_id, "Poison.")] == [(row.stage, row.place, row.raw) for row in result.failures]


def test_no_works_are_no_documents() -> None:
    """A user whose screening kept nothing would see a traceback."""
    assert Read((), (), (), (), (), ()) == read([])
