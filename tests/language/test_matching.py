"""Where a text names the concepts of a question."""
# ruff: noqa: SIM300 -- the expected value stands on the left

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthesist.language import ConceptMatcher, tokens
from synthesist.records import Concept, Part


def matcher(*terms: str, excluding: Sequence[str] = (), origin: str = "thesaurus:test") -> ConceptMatcher:
    """A matcher for one concept."""
    concept = Concept(
        name="it", part=Part.EXPOSURE, phrase="it", terms=terms, excluding=tuple(excluding), origin=origin
    )
    return ConceptMatcher([concept])


def found(text: str, *terms: str, excluding: Sequence[str] = (), origin: str = "thesaurus:test") -> list[str]:
    """The words in which a concept is found."""
    return [text[hit.start : hit.end] for hit in matcher(*terms, excluding=excluding, origin=origin).mentions(text)]


def test_inflected_forms_are_found() -> None:
    """A user would miss papers that write a term in the plural."""
    assert ["Language Models"] == found("Language Models are tested.", "language model")


@pytest.mark.parametrize("text", ["pre-training", "Pre training", "pre‑training", "pre/training"])
def test_hyphens_are_blanks(text: str) -> None:
    """A user would miss papers that hyphenate otherwise."""
    assert [text] == found(text, "pre-training")


def test_a_phrase_must_stand_word_by_word() -> None:
    """A user would see a concept claimed for a text that only has its words apart."""
    assert [] == found("models of language", "language model")


@pytest.mark.parametrize("text", ["VQA", "VQAs"])
def test_an_acronym_is_found_in_capitals_with_or_without_plural_s(text: str) -> None:
    """A user would miss papers that use the acronym in the plural."""
    assert [text] == found(f"Many {text} exist.", "VQA")


@pytest.mark.parametrize("text", ["rct", "Rct", "RCTX", "rcts"])
def test_an_acronym_in_other_letters_is_another_word(text: str) -> None:
    """A user would see ordinary words taken for an acronym."""
    assert [] == found(text, "RCT")


def test_a_word_in_small_letters_is_found_in_any_case() -> None:
    """A user would miss a term at the start of a sentence or in a title."""
    assert ["SLEEP", "Sleep"] == found("SLEEP. Sleep", "sleep")


def test_an_excluded_phrase_hides_the_term_in_it() -> None:
    """A user would read of causal masks when they asked about causes."""
    text = "A causal mask is no cause; a causal effect is."
    assert ["causal"] == found(text, "causal", excluding=["causal mask"])
    assert text.rindex("causal") == matcher("causal", excluding=["causal mask"]).mentions(text)[0].start


def test_a_longer_term_survives_an_exclusion_inside_it() -> None:
    """A user would lose a mention because a part of it also stands in an excluded phrase."""
    assert ["sleep mode therapy"] == found("sleep mode therapy", "sleep mode therapy", excluding=["sleep mode"])


def test_words_that_only_the_question_has_may_stand_apart() -> None:
    """A user would miss papers that put a word between those of the question."""
    assert found("quantum dot based solar cells", "quantum cells", origin="question")
    assert found("cells of a quantum kind", "quantum cells", origin="question")


@pytest.mark.parametrize("origin", ["question", "thesaurus:test"])
def test_a_phrase_does_not_reach_over_the_end_of_a_sentence(origin: str) -> None:
    """A user would see a concept claimed for words of two sentences that happen to meet."""
    assert [] == found("We speak a language. Models of cars differ.", "language models", origin=origin)


def test_words_that_stand_too_far_apart_are_not_the_phrase() -> None:
    """A user would see a concept claimed for words of two different sentences."""
    text = "quantum theory one two three four five six cells"
    assert [] == found(text, "quantum cells", origin="question")


def test_all_words_of_a_loose_phrase_are_needed() -> None:
    """A user would see half a concept taken for the whole."""
    assert [] == found("quantum theory", "quantum cells", origin="question")


def test_a_concept_without_words_matches_nothing() -> None:
    """A user would see every paper match a concept that is made of signs."""
    assert [] == found("anything at all", "🦆", "…")


def test_nothing_is_found_in_an_empty_text() -> None:
    """A user would get a crash on a record without words."""
    assert [] == found("", "sleep")


def test_mentions_are_sorted_and_each_stands_once() -> None:
    """A user would see a mention counted twice where two terms of a concept meet."""
    assert ["deep sleep", "sleep"] == found("deep sleep", "sleep", "deep sleep")
    assert ["sleep"] == found("sleep", "sleep", "sleeping")


WORDS = st.lists(st.sampled_from(["sleep", "Sleep", "mode", "VQA", "VQAs", "deep", ",", "é", "🦆"]), max_size=12)


@given(WORDS)
def test_mentions_stand_inside_the_text_and_name_a_term(words: list[str]) -> None:
    """A user would see a highlight on words that do not name the concept."""
    text = " ".join(words)
    mentions = matcher("deep sleep", "VQA", excluding=["sleep mode"]).mentions(text)
    named = {" ".join(word.text for word in tokens(text[hit.start : hit.end])) for hit in mentions}
    assert {name.lower() for name in named} <= {"deep sleep", "vqa", "vqas"}


@given(WORDS)
def test_concepts_are_those_of_the_mentions(words: list[str]) -> None:
    """A user would see a work said to name a concept that no highlight shows."""
    text = " ".join(words)
    found_by = matcher("sleep", excluding=["sleep mode"])
    assert {hit.concept for hit in found_by.mentions(text)} == found_by.concepts(text)


@pytest.mark.parametrize(
    "text",
    [
        "Hallucination detection got better.",
        "We detect hallucinations well.",
        "Detection of the hallucinations got better.",
        "A taxonomy of hallucinations.",
        "Hallucination evaluation is cheap.",
    ],
)
def test_a_thing_that_is_only_to_be_found_is_not_named(text: str) -> None:
    """A user who asks what changes hallucinations would be shown how well they are detected."""
    matcher = ConceptMatcher([_concept("hallucination", "hallucination")])
    assert (frozenset(), frozenset({"hallucination"})) == (matcher.concepts(text), matcher.sought(text))


def test_a_thing_that_is_found_and_changed_is_named() -> None:
    """A user would lose the paper that detects hallucinations in order to reduce them."""
    matcher = ConceptMatcher([_concept("hallucination", "hallucination")])
    text = "Hallucination detection helps to reduce hallucinations in answers."
    assert (frozenset({"hallucination"}), frozenset()) == (matcher.concepts(text), matcher.sought(text))


def test_who_asks_about_detection_gets_detection() -> None:
    """A user who asks about spam detection would get nothing."""
    one = ConceptMatcher([_concept("spam detection", "spam detection", "spam")])
    two = ConceptMatcher([_concept("spam", "spam"), _concept("detection", "detection")])
    assert frozenset({"spam detection"}) == one.concepts("Detecting spam is easy.")
    assert frozenset({"spam", "detection"}) == two.concepts("Spam detection is easy.")
    assert frozenset() == two.sought("Spam detection is easy.")


def _concept(name: str, *terms: str) -> Concept:
    return Concept(name=name, part=Part.OUTCOME, phrase=name, terms=terms, origin="thesaurus:test")
