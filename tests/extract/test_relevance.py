"""How a sentence bears on the question."""
# ruff: noqa: SIM300 -- the expected value stands on the left

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthesist.extract.relevance import RelevanceJudge, Relevant
from synthesist.records import Concept, Part, Question, Relevance

MakeQuestion = Callable[..., Question]
Judge = Callable[..., Relevant]


@pytest.fixture(scope="session")
def judged(make_question: MakeQuestion) -> Judge:
    """Judges a sentence of a work, by default against: do naps improve recall in adults?"""
    usual = make_question(["nap"], ["recall"], ["adult"])

    def judge(sentence: str, title: str = "", question: Question = usual, **hits: int) -> Relevant:
        judge = RelevanceJudge(question, hits)
        setting = judge.setting(title, f"{title}\n\n{sentence}", 0.5)
        return judge.judge(sentence, setting, 0.5)

    return judge


@pytest.mark.parametrize(
    ("sentence", "title", "relevance", "bears_on"),
    [
        ("Naps improved recall in adults.", "", Relevance.DIRECT, ("exposure", "outcome")),
        ("Naps improved recall.", "Naps of adults", Relevance.DIRECT, ("exposure", "outcome")),
        ("Naps made adults happier.", "", Relevance.INDIRECT, ("exposure",)),
        ("Recall in adults rose with age.", "", Relevance.INDIRECT, ("outcome",)),
        ("Naps improved recall in owls.", "", Relevance.INDIRECT, ("exposure", "outcome")),
        ("Adults drank more coffee.", "Naps and recall", Relevance.OFF, ()),
        ("Recall rose with age.", "Coffee in owls", Relevance.OFF, ()),
        ("It works well.", "Naps improve recall in adults", Relevance.OFF, ()),
        ("Ducks moult late.", "", Relevance.OFF, ()),
        ("", "", Relevance.OFF, ()),
    ],
)
def test_a_sentence_is_direct_indirect_or_off(
    judged: Judge, sentence: str, title: str, relevance: Relevance, bears_on: tuple[str, ...]
) -> None:
    """A user would be told that a sentence answers the question which only stands near it."""
    found = judged(sentence, title)
    assert (relevance, bears_on) == (found.relevance, found.bears_on)


def test_every_exposure_that_was_asked_for_is_needed(judged: Judge, make_question: MakeQuestion) -> None:
    """A user who asks about two things together would get papers on one as direct answers."""
    asked = make_question(["nap", "coffee"], ["recall"])
    assert Relevance.DIRECT is judged("Naps with coffee improved recall.", question=asked).relevance
    assert Relevance.DIRECT is not judged("Naps improved recall.", question=asked).relevance


def test_one_of_several_outcomes_is_enough(judged: Judge, make_question: MakeQuestion) -> None:
    """A user who asks for two outcomes would lose papers that measure one."""
    asked = make_question(["nap"], ["recall", "mood"])
    assert Relevance.DIRECT is judged("Naps improved mood.", question=asked).relevance


def test_a_topic_is_answered_by_what_names_it(judged: Judge, make_question: MakeQuestion) -> None:
    """A user with a topic instead of a question of effect would get no direct claim."""
    assert Relevance.DIRECT is judged("Naps are short.", question=make_question(["nap"])).relevance


def test_the_rarest_population_is_the_one_that_narrows(judged: Judge, make_question: MakeQuestion) -> None:
    """A user who asks about left-handed adults would get all adults: rarer words narrow."""
    asked = make_question(["nap"], ["recall"], ["adult", "lefthander"])
    hits = {"adult": 900, "lefthander": 3}
    assert Relevance.DIRECT is judged("Naps improved recall of lefthanders.", question=asked, **hits).relevance
    assert Relevance.INDIRECT is judged("Naps improved recall of adults.", question=asked, **hits).relevance


def test_a_measure_alone_does_not_bear_on_the_question(judged: Judge) -> None:
    """A user would see every paper that uses the same benchmark."""

    def concept(name: str, part: Part, *, is_measure: bool = False) -> Concept:
        return Concept(name=name, part=part, phrase=name, terms=(name,), origin="thesaurus:test", is_measure=is_measure)

    asked = Question(
        text="Do naps improve recall as measured by wordlists?",
        concepts=(
            concept("nap", Part.EXPOSURE),
            concept("recall", Part.OUTCOME),
            concept("wordlist", Part.OUTCOME, is_measure=True),
        ),
    )
    assert Relevance.OFF is judged("Wordlists differ in length.", question=asked).relevance
    assert Relevance.DIRECT is judged("Naps improved wordlists and recall.", question=asked).relevance


def test_concepts_stand_in_the_order_of_the_question(judged: Judge) -> None:
    """A user would see the same concepts in another order beside each claim."""
    assert ("nap", "recall", "adult") == judged("In adults recall improved by naps.").concepts


def test_a_sentence_that_names_more_scores_higher(judged: Judge) -> None:
    """A user would see the weaker claim first."""
    scores = [judged(words).score for words in ("Ducks moult.", "Naps help.", "Naps improved recall of adults.")]
    assert sorted(scores) == scores
    assert 3 == len(set(scores))


@given(sentence=st.text(), title=st.text())
def test_scores_stay_between_nought_and_one(judged: Judge, sentence: str, title: str) -> None:
    """A user would see a relevance of more than all."""
    assert 0 <= judged(sentence, title).score <= 1


@given(words=st.lists(st.sampled_from(["nap", "recall", "adult", "ducks", "moult", "early"]), max_size=8))
def test_an_off_sentence_bears_on_nothing(judged: Judge, words: list[str]) -> None:
    """A user would see a sentence called off that is said to bear on the outcome."""
    found = judged(" ".join(words))
    assert (found.relevance is Relevance.OFF) is (found.bears_on == ())


def test_a_modifier_alone_does_not_bear_on_the_question(judged: Judge, make_question: MakeQuestion) -> None:
    """A user who asks about causal synthetic data in models would get every causal model."""
    usual = make_question(["causal", "data"], ["recall"], ["model"])
    narrowing = usual.concepts[0].model_copy(update={"is_modifier": True})
    asked = usual.model_copy(update={"concepts": (narrowing, *usual.concepts[1:])})
    assert () == judged("Causal models win.", question=asked).bears_on
    assert ("exposure",) == judged("Causal models win.", "Data of models", question=asked).bears_on
    assert ("exposure",) == judged("Data of models win.", question=asked).bears_on


def test_a_title_that_seeks_a_thing_does_not_change_it(judged: Judge) -> None:
    """A user who asks what improves recall would get papers that only detect it."""
    title = "Recall detection in adults"
    assert () == judged("Recall in adults was told from guessing.", title).bears_on
    assert ("exposure", "outcome") == judged("Naps improved recall in adults.", title).bears_on


def test_a_measure_is_not_the_outcome_that_was_asked_for(judged: Judge, make_question: MakeQuestion) -> None:
    """A user who asks about recall, measured by a test, would get anything with a test as a direct answer."""
    usual = make_question(["nap"], ["recall", "test"], ["adult"])
    measure = usual.concepts[2].model_copy(update={"is_measure": True})
    asked = usual.model_copy(update={"concepts": (*usual.concepts[:2], measure, usual.concepts[3])})
    assert Relevance.DIRECT is judged("Naps improved recall on tests in adults.", question=asked).relevance
    assert Relevance.INDIRECT is judged("Naps improved tests in adults.", question=asked).relevance
