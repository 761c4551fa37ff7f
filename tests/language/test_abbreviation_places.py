"""Where a text defines its abbreviations."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthesist.language.abbreviations import definitions, pairs


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("We study large\nowl models (LOMs) here.", "large\nowl models (LOMs)"),
        ("Use LOM (large owl models) well.", "LOM (large owl models)"),
        ("large owl models sleep. Use LOM (large owl models).", "LOM (large owl models)"),
    ],
)
def test_the_span_of_a_definition_holds_both_forms(text: str, span: str) -> None:
    """A user would be led to words that define nothing."""
    (one,) = definitions(text)
    assert text[one.start : one.end] == span


@given(st.text(alphabet="aAbBlLoOmM ()[]\n,.", max_size=200))
def test_places_are_inside_the_text_and_end_with_a_bracket(text: str) -> None:
    """A user would lose a paper to an odd bracket."""
    found = definitions(text)
    assert [(one.short, one.long) for one in found] == pairs(text)
    assert all(0 <= one.start < one.end <= len(text) and text[one.end - 1] in ")]" for one in found)
