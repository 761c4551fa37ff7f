"""Numbers, quotes and pages are read as a careful reader reads them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthesist.audit.language import markers, numbers, split_quotes, states, without_markers
from synthesist.audit.pages import markdown_words, plain


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("a 4.2-point gain", ["4.2"]),
        ("1,234 and 12\u202f345", ["1234", "12345"]),
        ("45%, 45 %, 45 percent and 45 per cent", ["45%"] * 4),
        ("4.2 percentage points", ["4.2"]),
        ("F1, GPT-4, BM25 and 7B", ["f1", "gpt-4", "bm25", "7b"]),
        ("\u22124.2 and -3 but 3-5 and 3\u20135", ["-4.2", "-3", "3", "5", "3", "5"]),
        ("p < .05 (n=30)", ["0.05", "30"]),
        ("2026-03-04", ["2026", "03", "04"]),
        ("x², three, 10³", ["10³"]),
        ("version 1.2.3", ["1.2.3"]),
    ],
)
def test_numbers_are_read(text: str, tokens: list[str]) -> None:
    """A number could pass as another, or a true one be called invented."""
    assert list(numbers(text)) == tokens


def test_markers_are_not_numbers() -> None:
    """A reference would be taken for a result."""
    assert markers("As said [3, 7] and [12], not [x] or [3-5].") == [3, 7, 12]
    assert list(numbers(without_markers("As said [3, 7]."))) == []


@pytest.mark.parametrize(
    ("token", "fact", "holds"),
    [
        ("2000", 2000, True),
        ("6.70", 6.7, True),
        ("2", 3, False),
        ("2024", "in 2024?", True),
        ("4", "GPT-4", True),
        ("f1", 1, False),
    ],
)
def test_a_fact_is_stated(token: str, fact: float | str, *, holds: bool) -> None:
    """A count could be printed wrongly and still pass."""
    assert states(token, fact) is holds


def test_quote_within_a_quote_is_one_quote() -> None:
    """A paper's own quotation marks would make its words look altered."""
    source = "He said “so be it” and left"
    assert split_quotes(f"One says “{source}” [1].", [source]) == ([], "One says   [1].")
    assert split_quotes("One says “so it is” [1].", [source])[0] == ["so it is"]


@pytest.mark.parametrize(
    "source",
    [
        "Gains [[3]](#ref-3) are \\<large\\>",
        "Gains \\[3\\] are &lt;large&gt;",
        "> Gains \\[[3](#ref-3)\\]\n> are **\\<large\\>**",
        "Gains [[3](#ref-3)] are *\\<large>*",
    ],
)
def test_markdown_reads_as_its_text(source: str) -> None:
    """A page that says what the report says would be called different."""
    assert plain(markdown_words(source)) == plain("Gains [3] are <large>")


@given(st.text(max_size=60))
def test_escaped_text_comes_back(text: str) -> None:
    """Words with markup characters in them would be called altered."""
    escaped = "".join(f"\\{letter}" if letter in "\\`*_<>[]|&#" else letter for letter in text)
    assert plain(markdown_words(escaped)) == plain(text)
