"""Which sentences of a full text are its own results: not what others found, nor what it meant to do."""

from collections.abc import Callable

import pytest

from judges import WordsRoles
from synthesist.extract.asserting import asserted
from synthesist.read import abstract_document, sentences
from synthesist.read.composing import Composer
from synthesist.read.documents import full_document
from synthesist.read.pieces import Run
from synthesist.read.placed import sentences_in
from synthesist.records import SectionRole, TextKind, Work

FOUND = "Results show that naps improve recall significantly."
OURS = "We found that naps improve recall significantly, as others did"


@pytest.fixture
def told(make_work: Callable[..., Work]) -> Callable[..., list[str]]:
    """What is taken as asserted of a paper with one paragraph under a heading; `[1]` in it is a citation."""

    def tell(heading: str, *said: str, role: SectionRole | None = None) -> list[str]:
        composer = Composer("jats/1", b"a paper")
        composer.title("Naps improve recall significantly")
        composer.heading(heading, role=role)
        for paragraph in said:
            before, mark, after = paragraph.partition("[1]")
            composer.paragraph([Run(before), *([Run(mark, keys=("1",)), Run(after)] if mark else [])])
        composer.reference("Reed B. Rest. 2019.", key="1")
        reading = composer.finish()
        document = full_document(make_work("a", "Naps"), reading, TextKind.PUBLISHER)
        return [one.sentence.text for one in asserted(sentences_in(document, reading), WordsRoles(), reading)]

    return tell


@pytest.mark.parametrize("heading", ["Results", "4 Discussion", "Conclusions", "Abstract", "Something of our own"])
def test_results_are_taken_where_a_paper_tells_its_own(told: Callable[..., list[str]], heading: str) -> None:
    """A user would lose what the paper found."""
    assert told(heading, FOUND) == [FOUND]


@pytest.mark.parametrize("heading", ["Methods", "Related work", "References", "Appendix A", "Funding"])
def test_methods_related_work_and_the_rest_are_left_out(told: Callable[..., list[str]], heading: str) -> None:
    """A user would see what others found, or how it was done, quoted as a finding."""
    assert told(heading, FOUND) == []


def test_a_sentence_that_cites_others_is_theirs(told: Callable[..., list[str]]) -> None:
    """A user would see one finding credited to each paper that cites it."""
    assert told("Results", "Results show that naps improve recall significantly [1].") == []


def test_a_sentence_that_cites_and_speaks_of_its_own_authors_is_theirs(told: Callable[..., list[str]]) -> None:
    """A user would lose a finding because it names an earlier one."""
    assert told("Results", f"{OURS} [1].") == [f"{OURS} [1]."]


def test_an_introduction_is_heard_only_of_its_own_work(told: Callable[..., list[str]]) -> None:
    """A user would see what is widely said quoted as what was found."""
    assert told("1 Introduction", FOUND) == []
    assert told("1 Introduction", f"{OURS}.") == [f"{OURS}."]


def test_what_is_too_long_or_too_short_is_no_sentence(told: Callable[..., list[str]]) -> None:
    """A user would see the rubble of a broken layout quoted."""
    rubble = f"Results show that {'naps and rows of numbers ' * 60}improve recall significantly."
    assert told("Results", rubble, "Recall improved.") == []


def test_a_title_is_no_claim(told: Callable[..., list[str]]) -> None:
    """A user would see a headline quoted as a finding."""
    assert told("Results", "Beds stood in four rows.") == []


def test_abstracts_are_read_whole(make_work: Callable[..., Work]) -> None:
    """A user whose papers are abstracts would lose their results to rules for full texts."""
    document = abstract_document(make_work("a", "Naps", f"Sleep is common. Beds are old. {FOUND}"))
    assert [one.sentence.text for one in asserted(sentences(document), WordsRoles())] == [FOUND]


def test_what_is_asserted_says_what_it_was_taken_for(make_work: Callable[..., Work]) -> None:
    """A user could not see why a sentence was taken."""
    document = abstract_document(make_work("a", "Naps", f"Sleep is common. Beds are old. {FOUND}"))
    (one,) = asserted(sentences(document), WordsRoles())
    assert (one.role.value, one.p) == ("result", 0.9)
    assert "Results show" in one.cues
