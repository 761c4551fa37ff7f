"""Files that are no paper, or that mean harm: each fails with a reason, inside the limits."""

import zlib

import pytest
from handmade_pdf import lines, pdf, stream, whole

from synthesist.errors import Unreadable
from synthesist.read.pdf import read_pdf
from synthesist.read.working import Limits, Workers

CATALOGUE = "<< /Type /Catalog /Pages 2 0 R >>"
WORDS = ["A page that holds some words which are there to", "be seen by everyone who opens this file of ours."]
LIMITS = Limits(seconds=30, memory=900_000_000, file_bytes=20_000_000)


def kind_of(content: bytes) -> str:
    """Why a file cannot be read in this process."""
    with pytest.raises(Unreadable) as raised:
        read_pdf(content)
    assert str(raised.value)
    assert raised.value.hint
    return raised.value.kind


@pytest.mark.parametrize("content", [b"", b"  \n"])
def test_empty_file(content: bytes) -> None:
    """A download that broke off at once must not pass for a paper without results."""
    assert kind_of(content) == "empty"


@pytest.mark.parametrize("content", [b"%PDF-1.7\n", b"hello", b"%PDF-1.4\n%%EOF", pdf([lines(50, 100, WORDS)])[:60]])
def test_broken_file(content: bytes) -> None:
    """A broken file is one failure with a reason, not the end of a run."""
    assert kind_of(content) == "broken"


def test_file_cut_off_is_read_as_far_as_it_goes_or_refused() -> None:
    """A download cut short must end in text or in a reason, wherever it was cut."""
    content = pdf([lines(50, 100, WORDS)] * 2)
    for size in range(100, len(content), 97):
        try:
            assert read_pdf(content[:size]).text
        except Unreadable as error:
            assert error.kind in {"broken", "empty"}  # noqa: PT017 - either end is right


def test_locked_file() -> None:
    """Who has a locked file must be told that, not that it is empty."""
    locked = (
        "/Encrypt << /Filter /Standard /V 1 /R 2 /O <" + "61" * 32 + "> /U <" + "62" * 32 + "> /P -4 >> /ID [<00> <00>]"
    )
    assert kind_of(pdf([lines(50, 100, WORDS)], trailer=locked)) == "encrypted"


def test_page_without_text() -> None:
    """A blank file says so."""
    assert kind_of(pdf(["0 0 10 10 re f"])) == "empty"


def test_scanned_page() -> None:
    """Who has a scan must be told to have it recognised."""
    image = "q 500 0 0 700 50 50 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x00 EI Q"
    assert kind_of(pdf([image])) == "scanned"


def test_more_pages_than_a_paper_has() -> None:
    """A file that says it has a billion pages must not be opened a billion times."""
    objects = [CATALOGUE, "<< /Type /Pages /Kids [3 0 R] /Count 999999999 >>", "<< /Type /Page /Parent 2 0 R >>"]
    assert kind_of(whole(objects)) in {"hostile", "broken", "empty"}


def test_count_of_pages_that_is_wrong() -> None:
    """A wrong count of pages must not hide those that are there, nor invent others."""
    content = pdf([lines(50, 100, WORDS)] * 2).replace(b"/Count 2", b"/Count 5")
    reading = read_pdf(content)
    assert reading.text.count("everyone") == 2
    assert any("cannot be opened" in note for note in reading.notes)


@pytest.mark.parametrize(
    "objects",
    [
        [CATALOGUE, "<< /Type /Pages /Kids [2 0 R] /Count 3 >>"],
        [
            CATALOGUE,
            "<< /Type /Pages /Kids [3 0 R] /Count 2 >>",
            "<< /Type /Pages /Kids [2 0 R] /Parent 2 0 R /Count 2 >>",
        ],
        [
            CATALOGUE,
            "<< /Type /Pages /Kids [" + "3 0 R " * 1500 + "] /Count 1500 >>",
            "<< /Type /Pages /Kids [2 0 R] /Count 1 >>",
        ],
        [CATALOGUE, "[" * 50_000],
        [CATALOGUE, "<< /Type /Pages /Kids 2 0 R /Count 2 0 R >>"],
    ],
)
def test_page_tree_without_end(objects: list[str]) -> None:
    """A page tree that contains itself must end in a reason, not in a hang."""
    with Workers(1, LIMITS) as workers, pytest.raises(Unreadable):
        workers.read(whole(objects), "tree.pdf")


def test_page_as_large_as_a_country() -> None:
    """Absurd sizes of a page cost nothing, since nothing is drawn."""
    content = pdf([lines(50, 100, WORDS)], box=(1e9, 1e9))
    with Workers(1, LIMITS) as workers:
        try:
            assert workers.read(content, "large.pdf").pages
        except Unreadable as error:
            assert error.kind in {"empty", "hostile"}  # noqa: PT017 - either end is right


def test_stream_that_unpacks_without_end() -> None:
    """A small file that unpacks to gigabytes must cost itself alone, and the next file is read."""
    bomb = zlib.compress(zlib.compress(b"0 0 1 1 re f\n" * 12_000_000, 1), 9)
    page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R >>"
    packed = stream(bomb, "/Filter [/FlateDecode /FlateDecode]")
    content = whole([CATALOGUE, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page, packed])
    with Workers(1, LIMITS._replace(seconds=4)) as workers:
        with pytest.raises(Unreadable):
            workers.read(content, "bomb.pdf")
        assert "everyone" in workers.read(pdf([lines(50, 100, WORDS)]), "paper.pdf").text


def test_page_with_more_characters_than_fit_on_paper() -> None:
    """A page of a million characters must not take minutes."""
    content = pdf(["BT /R 1 Tf " + ("(" + "xy " * 3000 + ") Tj ") * 120 + "ET"])
    with Workers(1, LIMITS) as workers, pytest.raises(Unreadable) as raised:
        workers.read(content, "full.pdf")
    assert raised.value.kind in {"hostile", "empty"}


def test_characters_without_codes() -> None:
    """Signs that the file gives no meaning to would be read as gibberish."""
    page = "BT /R 10 Tf 50 500 Td (" + "\x01\x02\x03\x04" * 40 + ") Tj ET"
    assert kind_of(pdf([page])) in {"scanned", "empty"}
