"""Sentences with exact places."""
# ruff: noqa: SIM300 -- the expected value stands on the left

from collections.abc import Callable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from synthesist.language import spans
from synthesist.read import abstract_document, sentences
from synthesist.records import Work

BLANKS = (
    "".join(sign for sign in map(chr, range(0x3001)) if sign.isspace() and not 0x1C <= ord(sign) <= 0x1F) + "\u200b"
)
"""What parts words in any script; the four control characters that Python also calls blanks are none."""

WORDS = ["We found this.", "e.g. ", "Dr. ", "5 % ", "0 ", "3.5", "a.b.", "U.S. ", "don't ", "中文。", "e\u0301", "..."]
SIGNS = [*"-—…🦆!?;()\"'_ \n", "\u00ad", "\u00a0", "\u200b", "\u2028"]
PIECES = st.lists(st.sampled_from([*WORDS, *SIGNS]), max_size=25).map("".join)
TEXT = (st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\x1c\x1d\x1e\x1f")) | PIECES).map(
    lambda text: text.strip(BLANKS)
)


def read(text: str) -> list[str]:
    """The sentences of a running text."""
    return [text[start:end] for start, end in spans(text)]


@settings(deadline=None)
@given(TEXT)
def test_sentences_come_in_order_and_do_not_overlap(text: str) -> None:
    """A user would see a claim that begins inside another."""
    edges = [edge for place in spans(text) for edge in place]
    assert sorted(edges) == edges
    assert all(start < end <= len(text) for start, end in spans(text))


@settings(deadline=None)
@given(TEXT)
def test_no_sentence_has_blanks_around_it(text: str) -> None:
    """A user would see quotes with ragged edges."""
    assert [words.strip(BLANKS) for words in read(text)] == read(text)


@settings(deadline=None)
@given(TEXT)
@example("\u200b0")
def test_sentences_leave_out_nothing_but_blanks(text: str) -> None:
    """A user would lose words that no sentence holds."""
    edges = [0, *(edge for place in spans(text) for edge in place), len(text)]
    between = [text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True)]
    assert "" == "".join(between).strip(BLANKS)


@settings(deadline=None)
@given(title=TEXT.filter(bool), abstract=TEXT.filter(bool))
def test_every_sentence_of_a_document_stands_where_it_says(
    make_work: Callable[..., Work], title: str, abstract: str
) -> None:
    """A user would be led to the wrong place in the paper."""
    document = abstract_document(make_work("a", title, abstract))
    found = sentences(document)
    assert [document.text[part.start : part.end] for part in found] == [part.text for part in found]
    assert list(range(len(found))) == [part.ordinal for part in found]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("We tested it. It works.", ["We tested it.", "It works."]),
        ("Dr. Stone et al. found 3.5 points. It works.", ["Dr. Stone et al. found 3.5 points.", "It works."]),
        ("Many, e.g. owls, sleep. We agree.", ["Many, e.g. owls, sleep.", "We agree."]),
        ("It fell by 5%; it rose by 6%. Then it stayed.", ["It fell by 5%; it rose by 6%.", "Then it stayed."]),
        ("No full stop", ["No full stop"]),
        ("We found 5 ", ["We found 5"]),
        ("", []),
        ("   ", []),
    ],
)
def test_sentences_end_where_a_reader_would_end_them(text: str, parts: list[str]) -> None:
    """A user would see half a sentence quoted as a claim."""
    assert parts == read(text)


def test_the_title_is_one_sentence_of_its_own(make_work: Callable[..., Work]) -> None:
    """A user would see a title run into the first sentence."""
    document = abstract_document(make_work("a", "Sleep. Really? Yes.", "We found it. It works."))
    assert [
        ("title", "Sleep. Really? Yes."),
        ("abstract", "We found it."),
        ("abstract", "It works."),
    ] == [(part.section, part.text) for part in sentences(document)]


@pytest.mark.parametrize("sign", ["e\u0301", "🦆", "👩\u200d🔬", "\u00a0", "İ", "ﬁ"])
def test_places_count_code_points_of_the_stored_text(make_work: Callable[..., Work], sign: str) -> None:
    """A user would see quotes shifted after a combining letter or an emoji."""
    document = abstract_document(make_work("a", f"Title {sign}", f"Some {sign} first. We found this {sign} too."))
    assert "We found this" == document.text[sentences(document)[-1].start :][:13]
