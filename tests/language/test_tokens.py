"""Words, their stems and their places."""
# ruff: noqa: SIM300 -- the expected value stands on the left

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthesist.language import content_stems, is_stopword, stem, tokens


@given(st.text())
def test_every_token_stands_where_it_says(text: str) -> None:
    """A user would see highlights beside the words that they mean."""
    assert [word.text for word in tokens(text)] == [text[word.start : word.end] for word in tokens(text)]


@given(st.text())
def test_tokens_come_in_order_and_do_not_overlap(text: str) -> None:
    """A user would see one word counted twice where two sentences are compared."""
    places = [edge for word in tokens(text) for edge in (word.start, word.end)]
    assert sorted(places) == places


@given(st.text())
def test_no_token_is_empty_or_holds_a_blank(text: str) -> None:
    """A user would get concepts that match the empty string, and with it every paper."""
    assert all(word.text and not any(letter.isspace() for letter in word.text) for word in tokens(text))


@given(st.text(alphabet=st.characters(categories=("L", "Nd")), min_size=1))
def test_a_stem_is_never_empty(word: str) -> None:
    """A user would get a crash on a word that the stemmer eats whole."""
    assert stem(word)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("state-of-the-art", ["state", "of", "the", "art"]),
        ("it's 3.5 %, or 1,000", ["it's", "3.5", "or", "1,000"]),
        ("GPT4 and T5", ["GPT4", "and", "T5"]),
        ("Schrödinger’s café", ["Schrödinger’s", "café"]),
        ("snake_case", ["snake", "case"]),
        ("…", []),
        ("", []),
    ],
)
def test_hyphens_and_punctuation_part_words(text: str, words: list[str]) -> None:
    """A user would miss hyphenated variants of a term."""
    assert words == [word.text for word in tokens(text)]


@pytest.mark.parametrize(("one", "other"), [("Models", "model"), ("IMPROVES", "improved"), ("don’t", "don't")])
def test_inflections_share_a_stem(one: str, other: str) -> None:
    """A user would miss a paper for a plural or a tense."""
    assert stem(one) == stem(other)


@pytest.mark.parametrize("number", ["3.5", "1,000", "2020"])
def test_numbers_keep_their_form(number: str) -> None:
    """A user would see 3.5 taken for another number."""
    assert number == stem(number)


def test_stopwords_are_known_in_any_case() -> None:
    """A user would see relevance earned by words that hold every sentence together."""
    assert is_stopword("The")
    assert not is_stopword("Theory")


def test_content_stems_leave_stopwords_out() -> None:
    """A user would see works taken for the same because they share an article."""
    assert ["effect", "sleep"] == content_stems("The effect of sleep")


def test_threads_do_not_disturb_each_others_stems() -> None:
    """A user's databases are read at the same time: a stem of two half words would lose a paper, or end the run."""
    words = [f"{letter}{ending}" for letter in "bcdfglmnprst" * 40 for ending in ("ationally", "iveness", "ingly")]
    expected = list(map(stem.__wrapped__, words))
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: list(map(stem.__wrapped__, words)), range(8)))
    assert found == [expected] * 8
