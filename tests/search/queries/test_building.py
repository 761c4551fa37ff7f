"""A question made into a Boolean query."""

import pytest

from synthesist.search import parse_question
from synthesist.search.queries import BooleanQuery, Expansion, Term, build, built
from synthesist.search.queries.building import FACETS, TERMS, drafted
from synthesist.search.queries.number import covers, forms


def of(text: str) -> BooleanQuery:
    """The query of a question."""
    return build(parse_question(text))


def names(text: str) -> list[str]:
    """The names of its facets."""
    return [facet.name for facet in of(text).facets]


ASKED = [
    (
        "Does retrieval augmentation reduce hallucination in large language models?",
        ["retrieval augmentation", "hallucination", "large language models"],
    ),
    (
        "the impact of causal synthetic data on visual question answering",
        ["causal methods", "synthetic data", "visual question answering"],
    ),
    ("Does cognitive training delay dementia in older adults?", ["cognitive training", "dementia", "older adults"]),
    (
        "What is the effect of mindfulness on burnout among nurses?",
        ["mindfulness and meditation", "burnout", "nurses"],
    ),
    (
        "Does p53 mutation predict chemotherapy response in breast cancer?",
        ["p53", "mutation", "chemotherapy", "breast cancer"],
    ),
    ("Does zorbing reduce wobble?", ["zorbing", "wobble"]),
    ("Does estrogen therapy reduce menopausal symptoms?", ["estrogen", "menopausal"]),
    ("Do pretrained language models encode gender bias?", ["pre-training", "language models", "gender bias"]),
]


@pytest.mark.parametrize(("text", "expected"), ASKED)
def test_a_concept_is_a_facet(text: str, expected: list[str]) -> None:
    """A user would search for something else than they asked."""
    assert names(text) == expected


def test_a_word_that_says_little_is_no_facet_and_that_is_said() -> None:
    """A user would miss every abstract without the word "response"."""
    made = built(parse_question("Does p53 mutation predict chemotherapy response in breast cancer?"))
    assert any("“response”" in note and "screening" in note for note in made.notes)


def test_a_phrase_that_is_asked_otherwise_is_said() -> None:
    """A user would wonder where the words of their question went."""
    made = built(parse_question("Does estrogen therapy reduce quokka wobble?"))
    assert "“estrogen therapy” is asked as “estrogen”, which finds more." in made.notes
    assert "“quokka wobble” is asked as “quokka” and “wobble”, which finds more." in made.notes


def test_a_word_that_says_little_is_asked_where_nothing_else_is() -> None:
    """A user would have no query at all."""
    assert names("response") == ["response"]


def test_how_an_outcome_is_measured_is_no_facet() -> None:
    """A user would miss every abstract that does not name the scale."""
    made = built(parse_question("Does exercise reduce depression when measured by BDI?"))
    assert [facet.name for facet in made.query.facets] == ["physical activity and exercise", "depression"]
    assert any("“bdi”" in note and "measured" in note for note in made.notes)


def test_what_a_question_lists_is_one_facet() -> None:
    """A user who asks for two outcomes would only get papers with both."""
    made = built(parse_question("Does zorbing reduce hypertension or heart failure?"))
    (_, listed) = made.query.facets
    assert listed.name == "hypertension or heart failure"
    assert {"hypertension", "heart failure"} <= {term.text for term in listed.terms}
    assert any("alternatives" in note for note in made.notes)


def test_an_unknown_modifier_is_a_facet_or_joined_to_what_it_narrows() -> None:
    """A user who asks for breast cancer would get all cancers."""
    roomy, full = of("Does zorbing reduce breast cancer?"), of(ASKED[4][0])
    assert [facet.name for facet in roomy.facets] == ["zorbing", "breast", "cancer"]
    assert {"breast cancer", "breast tumour"} <= {term.text for term in full.facets[-1].terms}


def test_there_are_few_facets_and_few_terms_and_that_is_said() -> None:
    """A user would get a query that no paper meets, or no service takes."""
    made = built(
        parse_question(
            "Does synthetic data in zorbing and in trampolines and in tobogganing and in spelunking improve "
            "visual question answering in quokkas?"
        )
    )
    assert len(made.query.facets) == FACETS
    assert all(len(facet.terms) <= TERMS for facet in made.query.facets)
    assert any("concepts are joined" in note for note in made.notes)
    assert any("further terms" in note for note in made.notes)


def test_no_term_is_found_by_another_one_but_the_questions_own() -> None:
    """A user would read a query twice as long as it need be."""
    for text, _ in ASKED:
        for facet in of(text).facets:
            for term in facet.terms:
                others = [other for other in facet.terms if other is not term]
                assert term.origin == "question" or not any(covers(other.text, term.text) for other in others)


def test_expansions_join_the_facet_they_name() -> None:
    """A user would see evidence for a term that is not searched, or a term without evidence."""
    term = Term("ribozorb", "feedback", "in 9 of 50 first records")
    made = build(parse_question("Does zorbing reduce wobble?"), (2015, 0), [Expansion("zorbing", term)])
    assert made.facets[0].terms == (Term("zorbing"), term)
    assert made.years == (2015, 0)
    assert build(parse_question("Does zorbing reduce wobble?"), expansions=[Expansion("none", term)]) == of(
        "Does zorbing reduce wobble?"
    )


def test_a_phrase_with_an_abbreviation_stays_a_phrase() -> None:
    """A user would see a name torn into words."""
    question = parse_question("Does quokka riding reduce wobble?")
    assert [facet.name for facet in build(question).facets] == ["quokka", "riding", "wobble"]
    joined = [Expansion("quokka riding", Term("QRD", "abbreviation", "defined"))]
    first = build(question, expansions=joined).facets[0]
    assert [term.text for term in first.terms] == ["quokka riding", "QRD"]


def test_expansions_are_sought_for_whole_phrases() -> None:
    """A user would get no abbreviation of a phrase that is asked word by word."""
    assert "quokka riding" in [facet.name for facet in drafted(parse_question("Does quokka riding help dogs?")).facets]


def test_a_question_without_concepts_makes_an_empty_query() -> None:
    """A user would see the words "does it work" sent to a database."""
    assert of("Does it work?").facets == ()


FORMS = [
    ("large language model", "large language models"),
    ("story", "stories"),
    ("stories", "story"),
    ("boxes", "box"),
    ("branch", "branches"),
    ("LLM", "LLMs"),
    ("animal", "animals"),
]
ONE_FORM = ["burnout among them is", "analysis", "gpt-4", "mindfulness", "retrieval-augmented", "日本", "hiss", "ab"]


@pytest.mark.parametrize(("word", "other"), FORMS)
def test_a_term_is_meant_in_either_number(word: str, other: str) -> None:
    """A user would miss the plural where a database compares letters."""
    assert forms(word) == (word, other)


@pytest.mark.parametrize("word", ONE_FORM)
def test_what_has_no_plural_gets_none(word: str) -> None:
    """A user would read made-up words in the query."""
    assert forms(word) == (word,)
