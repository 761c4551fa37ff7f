"""A question taken apart."""
# ruff: noqa: SIM300 -- the expected value stands on the left

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from synthesist.records import Part, Question
from synthesist.search import parse_question


def parts(text: str) -> dict[Part, tuple[str, ...]]:
    """The names of a question's concepts by the part that they play."""
    question = parse_question(text)
    return {part: question.names(part) for part in Part if question.names(part)}


FRAMES = [
    ("What is the impact of exercise on depression?", "physical activity and exercise", "depression"),
    ("The association between sleep and depression", "sleep", "depression"),
    ("Does exercise reduce depression?", "physical activity and exercise", "depression"),
    ("Can sleep protect depression", "sleep", "depression"),
    ("Is exercise associated with depression?", "physical activity and exercise", "depression"),
    ("Is exercise effective for depression?", "physical activity and exercise", "depression"),
    ("Is sleep a useful predictor of depression?", "sleep", "depression"),
    ("Which exercise improves depression", "physical activity and exercise", "depression"),
]


@pytest.mark.parametrize(("text", "exposure", "outcome"), FRAMES)
def test_a_question_of_effect_has_exposure_and_outcome(text: str, exposure: str, outcome: str) -> None:
    """A user would be told that a paper on the cause alone answers a question of effect."""
    assert {Part.EXPOSURE: (exposure,), Part.OUTCOME: (outcome,)} == parts(text)


def test_the_population_is_what_the_outcome_is_looked_for_in() -> None:
    """A user would see adults answer a question about children."""
    found = parts("Does exercise reduce depression in adolescents?")
    assert ("depression",) == found[Part.OUTCOME]
    assert 1 == len(found[Part.POPULATION])


def test_an_of_narrows_what_is_asked_about() -> None:
    """A user would see half of the exposure taken for a population."""
    found = parts("What is the effect of the zorbing of quokkas on depression?")
    assert ("zorbing", "quokkas") == found[Part.EXPOSURE]


def test_a_comparator_counts_to_the_population() -> None:
    """A user would see the comparator taken for the outcome."""
    found = parts("Does exercise reduce depression compared to zorbing?")
    assert {
        Part.EXPOSURE: ("physical activity and exercise",),
        Part.OUTCOME: ("depression",),
        Part.POPULATION: ("zorbing",),
    } == found


@pytest.mark.parametrize("phrase", ["when evaluated against", "as measured by", "assessed with", "in terms of"])
def test_a_measure_is_marked_as_one(phrase: str) -> None:
    """A user would be told that a paper which only shares a benchmark is about the question."""
    question = parse_question(f"Does sleep improve depression {phrase} hallucination?")
    assert {"depression": False, "hallucination": True} == {
        concept.name: concept.is_measure for concept in question.concepts if concept.part is Part.OUTCOME
    }


def test_a_topic_without_frame_is_what_is_asked_about() -> None:
    """A user would get nothing for a question of two words."""
    assert {Part.EXPOSURE: ("sleep",)} == parts("sleep")


def test_unknown_words_become_a_concept_of_their_own() -> None:
    """A user would have words of the question dropped in silence."""
    concept = parse_question("Does blorptation reduce hallucination?").concepts[0]
    assert ("blorptation", "question", ("blorptation",)) == (concept.name, concept.origin, concept.terms)


def test_a_known_concept_brings_its_terms() -> None:
    """A user would miss papers that use another word for the same thing."""
    concept = parse_question("vision-language models").concepts[0]
    assert ("multimodal models", "thesaurus:multimodal-models") == (concept.name, concept.origin)
    assert "image-text" in " ".join(concept.terms)


def test_a_kind_of_a_thing_is_not_widened_to_all_kinds() -> None:
    """A user who asks about migraine would get every paper on pain."""
    asked = {question: parse_question(question).concepts[0].terms for question in ("migraine", "pain")}
    assert ("migraine",) == asked["migraine"]
    assert {"migraine", "headache"} < set(asked["pain"])


def test_the_longest_known_term_wins() -> None:
    """A user who asks about visual question answering would get all of question answering."""
    assert ["visual question answering"] == [
        concept.name for concept in parse_question("visual question answering").concepts
    ]


def test_a_run_of_many_unknown_words_is_cut_in_pairs() -> None:
    """A user would find nothing because five unknown words must stand together."""
    names = [concept.name for concept in parse_question("blorp frip zunk wibb quax").concepts]
    assert ["blorp frip", "zunk wibb", "quax"] == names


@pytest.mark.parametrize("phrase", ["low-dose blorptine", "single-blorp imaging", "BLORP-47", "pre-blorpia"])
def test_what_a_hyphen_joins_stays_together(phrase: str) -> None:
    """A user would have "dose" searched for "low-dose", and papers on the question missed."""
    assert phrase in [concept.phrase for concept in parse_question(f"Does {phrase} reduce hallucination?").concepts]


def test_generic_words_are_no_concepts() -> None:
    """A user would see every paper match the word "study"."""
    assert () == parse_question("What is known from recent studies?").concepts


def test_no_concept_is_named_twice() -> None:
    """A user would see one concept weigh double."""
    asked = "Does fine-tuning or finetuning reduce depression through fine-tuning?"
    assert ["fine-tuning", "depression"] == [concept.name for concept in parse_question(asked).concepts]


def test_a_phrase_stands_in_the_question() -> None:
    """A user could not see which of their words a concept stands for."""
    question = parse_question("Does  Insomnia\nworsen Major Depressive Disorder?")
    assert ["Insomnia", "Major Depressive Disorder"] == [concept.phrase for concept in question.concepts]


def test_blanks_are_folded() -> None:
    """A user would get another review for the same question with two blanks."""
    assert parse_question("Does sleep help?") == parse_question("  Does\tsleep \n help? ")


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "?",
        "sleep",
        "a" * 2_000,
        "sleep " * 400,
        "Verbessert Schlaf das Gedächtnis von Erwachsenen?",
        "睡眠は記憶を改善しますか",
        "هل يحسن النوم الذاكرة؟",
        "🦆🦆🦆",
        "Does 🦆 improve 🦢?",
        "the effect of on in of",
        "Does\0sleep\x1b[31m help?",
        "<script>alert(1)</script>",
        "((((((((",
        "what what what what what what what",
    ],
)
def test_odd_questions_are_taken_apart_without_a_crash(text: str) -> None:
    """A user would see a traceback instead of "not answered"."""
    question = parse_question(text)
    assert isinstance(question, Question)
    assert len(question.concepts) == len({concept.name for concept in question.concepts})


@given(st.text(max_size=300))
@example("does x affect y in in in of of of")
def test_any_text_gives_named_concepts_with_terms(text: str) -> None:
    """A user would get a concept that nothing can ever match."""
    assert all(concept.name and concept.terms and concept.phrase for concept in parse_question(text).concepts)


@given(
    st.lists(
        st.sampled_from(
            ["does", "sleep", "improve", "depression", "in", "adults", "when", "measured", "by", "the", "of", "on", "?"]
        )
    )
)
def test_parsing_depends_on_the_words_alone(words: list[str]) -> None:
    """A user would get two plans for one question."""
    assert parse_question(" ".join(words)) == parse_question("  ".join(words))


def test_a_modifier_is_marked_as_one() -> None:
    """A user who asks about causal synthetic data would get whatever is causal."""
    concepts = parse_question("What is the effect of causal synthetic data and exercise on sleep?").concepts
    assert {"causal": True, "synthetic data": False, "exercise": False, "sleep": False} == {
        concept.phrase: concept.is_modifier for concept in concepts
    }
