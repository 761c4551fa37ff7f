"""From sentences to claims, and from claims to what is included."""
# ruff: noqa: SIM300 -- the expected value stands on the left

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from judges import WordsRoles
from synthesist.extract import Extracted, Source, extract
from synthesist.models import Embedder
from synthesist.read import abstract_document, sentences
from synthesist.records import Claim, Question, Relevance, Work

MakeWork = Callable[..., Work]
Extract = Callable[..., Extracted]

TITLE = "Naps and recall"
ABSTRACT = (
    "Naps are often studied. We propose a test of naps. "
    "We found that naps improve recall significantly. Results show that ducks moult late in cold years."
)


@pytest.fixture(scope="session")
def extracted(make_question: Callable[..., Question], hashed_words: Embedder) -> Extract:
    """Extracts from works, by default for the question whether naps improve recall."""
    usual = make_question(["nap"], ["recall"])

    def run(*works: Work, question: Question = usual) -> Extracted:
        sources = [Source(text, work.record, sentences(text)) for work in works for text in [abstract_document(work)]]
        return extract(sources, question, {}, hashed_words, model=WordsRoles())

    return run


def by_text(found: Extracted) -> dict[str, Claim]:
    """Claims by their words."""
    return {claim.text: claim for claim in found.claims}


def test_only_results_become_claims(extracted: Extract, make_work: MakeWork) -> None:
    """A user would see background and aims among the claims."""
    assert {
        "We found that naps improve recall significantly.",
        "Results show that ducks moult late in cold years.",
    } == set(by_text(extracted(make_work("a", TITLE, ABSTRACT))))


def test_a_title_is_never_a_claim(extracted: Extract, make_work: MakeWork) -> None:
    """A user would see a headline quoted as a finding."""
    title = "We found that naps improve recall significantly"
    assert {} == by_text(extracted(make_work("a", title, "Nothing is reported here.")))


def test_a_claim_stands_word_for_word_in_its_document(extracted: Extract, make_work: MakeWork) -> None:
    """A user could not find the quote in the paper."""
    work = make_work("a", TITLE, ABSTRACT.replace("naps", "na\u0308ps 🦆"))
    text = abstract_document(work).text
    claims = extracted(work).claims
    assert claims
    assert [text[claim.start : claim.end] for claim in claims] == [claim.text for claim in claims]


def test_a_claim_off_the_question_is_kept_but_not_shown(extracted: Extract, make_work: MakeWork) -> None:
    """A user would read of ducks, or could not see why a claim was left out."""
    claim = by_text(extracted(make_work("a", TITLE, ABSTRACT)))["Results show that ducks moult late in cold years."]
    assert (Relevance.OFF, False) == (claim.relevance, claim.is_shown)
    assert claim.reason


def test_a_direct_claim_is_shown_with_its_cues(extracted: Extract, make_work: MakeWork) -> None:
    """A user would miss the very sentence that answers the question."""
    claim = by_text(extracted(make_work("a", TITLE, ABSTRACT)))["We found that naps improve recall significantly."]
    assert (Relevance.DIRECT, True, "") == (claim.relevance, claim.is_shown, claim.reason)
    assert ("We found", "improve", "significantly") == claim.cues


def test_a_work_with_a_shown_claim_is_included(extracted: Extract, make_work: MakeWork) -> None:
    """A user would see a work listed that contributes nothing, or miss one that does."""
    works = [make_work("naps", TITLE, ABSTRACT), make_work("ducks", "Ducks", "We found that ducks moult late.")]
    assert {works[0].work_id: "include", works[1].work_id: "exclude"} == {
        entry.item: entry.action for entry in extracted(*works).decisions
    }


def test_an_exclusion_names_its_criterion_and_counts(extracted: Extract, make_work: MakeWork) -> None:
    """A user could not see why a work that was read is not in the review."""
    (decision,) = extracted(make_work("ducks", "Ducks", "Ducks live here. We found that ducks moult late.")).decisions
    told = "1 asserted result, 0 of which bear closely enough on the question; not assessed at full text"
    assert ("assess", "A1", f"{told}: none was sought") == (decision.stage, decision.criterion, decision.reason)


def test_the_same_words_in_two_works_are_two_claims(extracted: Extract, make_work: MakeWork) -> None:
    """A user would lose the second of two works with one abstract, or the whole run."""
    claims = extracted(make_work("a", TITLE, ABSTRACT), make_work("b", TITLE, ABSTRACT)).claims
    assert 4 == len({claim.claim_id for claim in claims})


def test_claims_are_sorted_by_id_whatever_the_order_of_documents(extracted: Extract, make_work: MakeWork) -> None:
    """A user would get another report from the same papers in another order."""
    works = [make_work(name, f"{TITLE} {name}", ABSTRACT) for name in "abc"]
    claims = extracted(*works).claims
    assert sorted(claim.claim_id for claim in claims) == [claim.claim_id for claim in claims]
    assert claims == extracted(*works[::-1]).claims


def test_a_nonsense_question_shows_no_claim(
    extracted: Extract, make_work: MakeWork, make_question: Callable[..., Question]
) -> None:
    """A user would be given an answer to a question that means nothing."""
    found = extracted(make_work("a", TITLE, ABSTRACT), question=make_question(["zorblax"], ["quuxify"]))
    assert {(Relevance.OFF, False)} == {(claim.relevance, claim.is_shown) for claim in found.claims}


def test_a_question_without_concepts_shows_no_claim(
    extracted: Extract, make_work: MakeWork, make_question: Callable[..., Question]
) -> None:
    """A user whose question is a sign would be given an answer."""
    found = extracted(make_work("a", TITLE, ABSTRACT), question=make_question())
    assert {False} == {claim.is_shown for claim in found.claims}


def test_no_documents_are_no_claims(extracted: Extract) -> None:
    """A user whose works have no abstract would see a traceback."""
    assert Extracted((), ()) == extracted()


@settings(deadline=None, max_examples=50)
@given(abstract=st.text(st.characters(exclude_categories=("Cs",)), min_size=1).map(lambda text: f"{text}. {ABSTRACT}"))
def test_claims_are_verbatim_in_any_text(extracted: Extract, make_work: MakeWork, abstract: str) -> None:
    """A user would see a quote that the paper does not contain."""
    work = make_work("a", TITLE, abstract)
    text = abstract_document(work).text
    assert all(text[claim.start : claim.end] == claim.text for claim in extracted(work).claims)
