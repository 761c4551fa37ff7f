"""What a person types, and what is meant by it."""

import unicodedata

import pytest
from explain_review import Asked
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from synthesist.errors import WrongUse
from synthesist.explain import Kind, Named, explain, find


def source_work(review: Asked, source_id: str) -> str:
    """The work of a row of the user's file."""
    record = next(row.record_id for row in review.contents.records.values() if row.source_id == source_id)
    return next(work.work_id for work in review.contents.works.values() if record in work.record_ids)


@pytest.mark.parametrize(
    "typed",
    [
        "10.5555/REED",
        "doi:10.5555/reed",
        "https://doi.org/10.5555/reed",
        "reed",
        "Learning to answer from generated scenes",
        "generated scenes LEARNING",
        "  learning from   generated ",
    ],
)
def test_a_paper_is_found_by_what_people_know_it_by(small: Asked, typed: str) -> None:
    """A user who has no id at hand could not ask about a paper."""
    assert small.find(typed) == Named(
        kind=Kind.WORK, id=source_work(small, "reed"), title="Learning to answer from generated scenes"
    )


def test_the_ways_to_write_a_number(small: Asked) -> None:
    """A user would have to guess how a number is meant to be typed."""
    assert small.report
    first = small.report.references[0].work_id
    assert {small.find(typed).id for typed in ("[1]", "ref 1", "Ref-1", "reference 1")} == {first}
    row = small.report.claims[1].claim_id
    assert {small.find(typed).id for typed in ("claim 2", "claim-2", "Claim:2", "row 2")} == {row}


def test_a_beginning_of_four_digits_will_do(demo: Asked) -> None:
    """A user would have to type sixteen digits."""
    claim = demo.contents.claims[0].claim_id
    assert demo.find(f"claim:{claim[:4]}").kind is Kind.CLAIM
    assert demo.find(claim[:8].upper()).id == claim
    with pytest.raises(WrongUse):
        demo.find(f"claim:{claim[:3]}")


def test_a_further_record_is_itself_and_a_shared_hash_is_the_work(small: Asked) -> None:
    """A user who asks about a duplicate would be told of another record instead."""
    work = small.contents.works[source_work(small, "stone")]
    assert len(work.record_ids) == 2
    other = next(name for name in work.record_ids if name != work.work_id)
    assert small.find(work.work_id).kind is Kind.WORK
    assert small.find(f"record:{work.work_id}").kind is Kind.RECORD
    assert (small.find(other).kind, small.find(other).id) == (Kind.RECORD, other)
    assert any(f"work:{work.work_id}" in step.refs for step in small.why(other).led_to)


def test_words_of_a_sentence_lead_to_it_and_words_of_a_claim_to_the_claim(small: Asked) -> None:
    """A user could not paste a sentence from the report to ask why it stands there."""
    assert small.find("machine-made SYNTHESIS of the literature and not").id == "limitations-1"
    assert small.report
    row = next(row for row in small.report.claims if row.text.startswith("Results show that synthetic data improves"))
    sentence = small.find(f"“{row.text}” [{row.reference}]")
    assert sentence.kind is Kind.SENTENCE
    bare = find(small.contents, None, "synthetic data improves the accuracy of visual question answering by 4")
    assert bare.kind is Kind.CLAIM


def test_several_candidates_are_listed_with_what_to_type(small: Asked) -> None:
    """A user would be given one of several things without knowing of the others."""
    with pytest.raises(WrongUse, match="names 2 things") as raised:
        small.find("rendered pictures")
    listed = raised.value.hint
    for name in ("stone", "stone-again"):
        assert f"work:{source_work(small, name)}" in listed
    with pytest.raises(WrongUse, match="names 2 things"):
        small.find("[1, 2]")


def test_a_typing_mistake_is_answered_with_what_is_near(small: Asked) -> None:
    """A user who mistypes would get nothing but a refusal."""
    with pytest.raises(WrongUse) as raised:
        small.find("resutls-1")
    assert "results-1" in raised.value.hint
    with pytest.raises(WrongUse) as raised:
        small.find("Lerning to anwser from generated scenes")
    assert f"work:{source_work(small, 'reed')}" in raised.value.hint


def test_without_a_report_its_sentences_are_not_known_and_the_rest_is(small: Asked) -> None:
    """A user whose run was cut off could not ask why a paper was set aside."""
    with pytest.raises(WrongUse) as raised:
        find(small.contents, None, "results-1")
    assert "no report yet" in raised.value.hint
    named = find(small.contents, None, "ducks")
    assert "S4" in explain(small.contents, None, named).summary


def test_what_the_review_does_not_hold_cannot_be_explained(small: Asked) -> None:
    """A user's stale id would end in a traceback."""
    with pytest.raises(WrongUse):
        explain(small.contents, small.report, Named(kind=Kind.WORK, id="0" * 16, title=""))


def test_a_paper_cannot_take_the_name_of_something_else(hostile: Asked) -> None:
    """A user who asks about a criterion would be told about a paper that bears its name."""
    assert hostile.find("S5").kind is Kind.CRITERION
    assert hostile.find("results-2").kind is Kind.SENTENCE
    assert hostile.report
    assert hostile.find("[1]").id == hostile.report.references[0].work_id


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    typed=st.one_of(
        st.text(max_size=60),
        st.text(st.characters(categories=["Cs", "Cc"]), max_size=3),
        st.from_regex(r"(claim|ref|work|doi|\[)?[ :-]?[0-9a-f.,/]{0,20}\]?"),
    )
)
def test_whatever_is_typed_is_found_or_refused_with_a_hint(small: Asked, typed: str) -> None:
    """A user's slip of the finger would end in a traceback."""
    found = attempted(small, typed)
    if isinstance(found, WrongUse):
        assert found.hint
        assert not {letter for letter in str(found) if unicodedata.category(letter) in ("Cc", "Cs")}
    else:
        assert explain(small.contents, small.report, found).summary


def attempted(review: Asked, typed: str) -> Named | WrongUse:
    """What is found, or why nothing is."""
    try:
        return review.find(typed)
    except WrongUse as refused:
        return refused
