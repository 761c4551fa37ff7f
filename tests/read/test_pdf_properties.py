"""What holds for every PDF: spans, places, repairs, and the same reading for the same bytes."""

import string
from contextlib import suppress

from handmade_pdf import HEIGHT, WIDTH, pdf, rule, text
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from synthesist.errors import Unreadable
from synthesist.read.pdf import read_pdf
from synthesist.records import Reading

WORDS = st.text(string.ascii_letters + string.digits + "-.,()[]'*=+ \xad\xb4\xe9\xfc\x96", min_size=1, max_size=40)
PIECES = st.tuples(
    st.floats(-20, WIDTH + 20),
    st.floats(-20, HEIGHT + 20),
    WORDS,
    st.sampled_from([3, 6, 8, 9, 10, 12, 18]),
    st.sampled_from("RBIMC"),
    st.sampled_from([0, 0, 0, 3]),
)
PAGES = st.lists(st.lists(PIECES, max_size=25), min_size=1, max_size=3)


def written(pages: list[list[tuple[float, float, str, int, str, int]]]) -> bytes:
    """A file of pieces of text, with a rule under each fifth of them."""
    return pdf(
        [
            "".join(
                text(round(x, 2), round(top, 2), words, size=size, font=font, mode=mode)
                + (rule(round(x, 2), round(top, 2) + 3, round(x, 2) + 80) if at % 5 == 0 else "")
                for at, (x, top, words, size, font, mode) in enumerate(pieces)
            )
            for pieces in pages
        ]
    )


def check(reading: Reading) -> None:
    """All that any reading promises."""
    length = len(reading.text)
    for span in (*reading.blocks, *reading.lines, *reading.repairs, *reading.references, *reading.sections):
        assert 0 <= span.start <= span.end <= length
    for block in reading.blocks:
        quote = reading.text[block.start : block.end]
        assert quote
        assert quote == quote.strip()
        assert 0 <= block.section < len(reading.sections)
    for line in reading.lines:
        width, height = reading.pages[line.page - 1]
        assert 0 <= line.box.left <= line.box.right <= width
        assert 0 <= line.box.top <= line.box.bottom <= height
        assert any(block.start <= line.start and line.end <= block.end for block in reading.blocks)
    for repair in reading.repairs:
        assert any(block.start <= repair.start and repair.end <= block.end for block in reading.blocks)
        assert repair.original
        assert repair.page is not None


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(PAGES)
def test_every_span_is_a_quote_in_its_place(pages: list[list[tuple[float, float, str, int, str, int]]]) -> None:
    """A quote that is not where it is said to be cannot be checked by anybody."""
    content = written(pages)
    try:
        reading = read_pdf(content)
    except Unreadable:
        return
    check(reading)
    assert read_pdf(content) == reading


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400), st.integers(0, 2000))
def test_broken_bytes_end_in_a_reading_or_a_reason(noise: bytes, place: int) -> None:
    """A file that was damaged must not end the run."""
    content = pdf([text(50, 100, "Some words of a page"), text(50, 100, "Some more words")])
    at = place % len(content)
    with suppress(Unreadable):
        check(read_pdf(content[:at] + noise + content[at + len(noise) :]))
