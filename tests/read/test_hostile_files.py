"""Hostile and clumsy files, each in a worker: text or a reason, within the limits; and what every reading keeps to."""
# ruff: noqa: E501, PT017 -- small files read best on a line; either end is right where both may come

import hashlib
import os
import subprocess
import sys
import threading
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from handmade_pdf import lines, pdf
from hostile_files import MAKERS, PAPER, SAY, archive, article, cut, docx, garbage, paragraph
from hypothesis import given, settings
from hypothesis import strategies as st

from synthesist.errors import Unreadable
from synthesist.read.opening import content_of
from synthesist.read.reading import read_file
from synthesist.read.rows import ReadLine, line_of
from synthesist.read.working import Limits, Workers
from synthesist.records import Reading

SMALL = 0.002
KINDS = {"empty", "broken", "encrypted", "scanned", "hostile", "unknown"}
DOCUMENTS = Path(os.environ.get("SYNTHESIST_TEST_DATA", Path(__file__).parents[3] / "shared" / "data")) / "documents"
WHOLE = {
    "paper.pdf": pdf([lines(50, 100, ["A title of a page", "", "We found (1) that it im-", "proves by 4 points. It does not."])] * 2),
    "paper.xml": article("<sec><title>Results</title><p>Cafe\u0301 &#8211; we found <bold>it</bold>. It is so [1].</p></sec>"),
    "paper.html": MAKERS["flat.html"](0.0001),
    "paper.docx": docx("".join(paragraph(f"Paragraph {at} of the file holds words. And more of them.") for at in range(9))),
    "paper.txt": b"A title\n\n1 Results\n\nWe found that it is so [1]. It is not.\n\nReferences\n\n[1] Miller A. A title. 2001.\n",
    "paper.md": b"# A title\n\n## Results\n\nIt **is** so.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
}  # fmt: skip


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    """Two processes with less time and memory than usual."""
    with Workers(2, Limits(seconds=6, memory=600_000_000)) as own:
        yield own


@pytest.mark.parametrize("name", sorted(MAKERS))
def test_every_hostile_file_ends_in_text_or_in_a_reason(workers: Workers, name: str) -> None:
    """A file made to do harm would take a whole run with it."""
    try:
        reading = workers.read(MAKERS[name](SMALL), name)
    except Unreadable as error:
        assert error.kind in KINDS
        assert str(error)
        assert error.hint
    else:
        keeps_to_its_word(reading, name)


@pytest.mark.parametrize(
    "name", ["laughs.xml", "laughing.docx", "nested.html", "deep.xml", "nested.xml.gz", "kids.pdf"]
)
def test_what_is_made_to_do_harm_is_named_so(workers: Workers, name: str) -> None:
    """A user would look for a fault of their own in a file that is an attack."""
    with pytest.raises(Unreadable) as raised:
        workers.read(MAKERS[name](0.05), name)
    assert raised.value.kind == "hostile"


@pytest.mark.parametrize("name", ["lines.txt", "pages.txt", "spaces.txt", "line.txt", "dots.txt", "pipes.md"])
def test_long_plain_texts_take_no_more_than_their_length(workers: Workers, name: str) -> None:
    """A text of many blank lines would take hours."""
    try:
        workers.read(MAKERS[name](0.02), name)
    except Unreadable as error:
        assert "seconds" not in str(error)


def test_text_longer_than_a_book_is_refused(workers: Workers) -> None:
    """All that follows would take time by the character, where no limit holds."""
    with pytest.raises(Unreadable, match="million characters"):
        workers.read(MAKERS["no-end.txt"](0.3), "long.txt")


def test_nothing_is_taken_from_outside(tmp_path: Path, workers: Workers) -> None:
    """A paper could read a user's files into a report."""
    secret = tmp_path / "secret.txt"
    secret.write_text(SAY)
    address = secret.as_uri()
    for content in (
        article("<p>Some words &a;</p>", f'<!DOCTYPE article [<!ENTITY a SYSTEM "{address}">]>'),
        article("<p>Some words</p>", f'<!DOCTYPE article [<!ENTITY % a SYSTEM "{address}"> %a;]>'),
        article("<p>Some words</p>", f'<!DOCTYPE article SYSTEM "{address}">'),
        article(f'<p xmlns:x="http://www.w3.org/2001/XInclude"><x:include parse="text" href="{address}"/>words</p>'),
        docx(paragraph("Some words &a;"), prologue=f'<!DOCTYPE d [<!ENTITY a SYSTEM "{address}">]>'),
        f'<html><body><article><p>Some words</p><iframe src="{address}"></iframe></article></body></html>'.encode(),
    ):
        try:
            assert SAY not in workers.read(content, "a").model_dump_json()
        except Unreadable as error:
            assert SAY not in str(error)


def test_embedded_files_and_actions_are_let_be(workers: Workers) -> None:
    """A PDF could run a program, or pass off an enclosure as its text."""
    reading = workers.read(MAKERS["actions.pdf"](1), "actions.pdf")
    assert "everyone" in reading.text
    assert "secret" not in reading.text


@pytest.mark.parametrize("name", sorted(WHOLE))
def test_file_cut_off_anywhere_ends_in_text_or_in_a_reason(workers: Workers, name: str) -> None:
    """A download that broke off would end the run."""
    for content in cut(WHOLE[name]):
        try:
            keeps_to_its_word(workers.read(content, name), name)
        except Unreadable as error:
            assert error.kind in KINDS


@pytest.mark.parametrize("seed", range(26))
def test_random_bytes_behind_any_beginning_end_in_a_reason(workers: Workers, seed: int) -> None:
    """Damage behind a right beginning would crash a reader."""
    try:
        keeps_to_its_word(workers.read(garbage(seed), "a"), "a")
    except Unreadable as error:
        assert "its reader failed" not in str(error)


@settings(max_examples=40)
@given(name=st.sampled_from(sorted(WHOLE)), chance=st.randoms(use_true_random=False))
def test_changed_bytes_end_in_text_or_in_a_reason(workers: Workers, name: str, chance: object) -> None:
    """A bit that fell over on a disk would end the run."""
    content = bytearray(WHOLE[name])
    for _ in range(chance.randint(1, 20)):  # type: ignore[attr-defined]
        content[chance.randrange(len(content))] = chance.randrange(256)  # type: ignore[attr-defined]
    try:
        keeps_to_its_word(workers.read(bytes(content), name), name)
    except Unreadable as error:
        assert "its reader failed" not in str(error)


@pytest.mark.parametrize("name", sorted(WHOLE))
def test_whole_files_of_every_kind_keep_to_their_word(workers: Workers, name: str) -> None:
    """A quote would not stand where it is said to."""
    reading = workers.read(WHOLE[name], name)
    keeps_to_its_word(reading, name)
    assert reading == read_file(WHOLE[name], name)


def test_reading_depends_on_no_process(tmp_path: Path) -> None:
    """The same papers would give another report on another day."""
    for name, content in WHOLE.items():
        (tmp_path / name).write_bytes(content)
    assert digests(tmp_path, "1") == digests(tmp_path, "77")


def test_every_document_at_hand_keeps_to_its_word() -> None:
    """A quote of a real paper would not stand where it is said to."""
    if not DOCUMENTS.is_dir():
        pytest.skip(f"{DOCUMENTS} is not there")
    files = sorted(path for path in DOCUMENTS.rglob("*") if path.is_file() and path.stat().st_size < 300_000)[::4]
    read = 0
    for path in files:
        try:
            keeps_to_its_word(read_file(path.read_bytes(), path.name), path.name)
            read += 1
        except Unreadable:
            continue
    assert read


def test_pipe_is_not_waited_for(tmp_path: Path) -> None:
    """A pipe among the papers would hold up a run for good."""
    if not hasattr(os, "mkfifo"):
        pytest.skip("this system has no named pipes")
    os.mkfifo(tmp_path / "pipe.pdf")
    with pytest.raises(Unreadable, match="no file"):
        content_of(tmp_path / "pipe.pdf")


@pytest.mark.parametrize("name", ["absent.pdf", "a" * 300, "nul\0.pdf", "folder"])
def test_name_that_cannot_be_opened_is_a_reason(tmp_path: Path, name: str) -> None:
    """A file that vanished between listing and reading would end the run."""
    (tmp_path / "folder").mkdir()
    with pytest.raises(Unreadable) as raised:
        content_of(tmp_path / name)
    assert raised.value.kind == "broken"


def test_worker_that_was_killed_from_outside_costs_nothing() -> None:
    """A paper would be lost to a system that ran short of memory for a moment."""
    with Workers(1) as workers:
        workers.read(PAPER, "first.pdf")
        (worker,) = workers._running
        killer = threading.Timer(0.3, worker._process.kill)
        killer.start()
        assert workers.read(pdf([lines(50, 100, ["Some words of a page that takes time"] * 50)] * 100), "b.pdf").text
        killer.join()


def test_archive_among_the_papers_is_not_opened(workers: Workers) -> None:
    """A bomb inside of a bomb would be unpacked."""
    with pytest.raises(Unreadable, match="archive"):
        workers.read(archive({"a.zip": archive({"b.zip": archive({"c": b" " * 10**6})})}), "a.zip")


def digests(folder: Path, seed: str) -> str:
    """Hashes of the lines of all files, made in a process of its own."""
    code = (
        "import sys, hashlib; from pathlib import Path; from synthesist.read.reading import read_file;"
        "from synthesist.read.rows import line_of\n"
        "for path in sorted(Path(sys.argv[1]).iterdir()):\n"
        "    line = line_of(read_file(path.read_bytes(), path.name), path.name).model_dump_json()\n"
        "    print(path.name, hashlib.sha256(line.encode()).hexdigest())"
    )
    return subprocess.run(
        [sys.executable, "-c", code, str(folder)],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONHASHSEED": seed},
    ).stdout


def keeps_to_its_word(reading: Reading, name: str) -> None:
    """Hold a reading, and the line made of it, against what is promised of every reading."""
    text = reading.text
    assert unicodedata.is_normalized("NFC", text)
    assert "\r" not in text
    assert hashlib.sha256(text.encode()).hexdigest() == reading.sha256
    assert [text[block.start : block.end] for block in reading.blocks] == (text.split("\n\n") if text else [])
    for section in reading.sections:
        assert 0 <= section.start <= section.end <= len(text)
    _inside_blocks(reading)
    _tables_hold(reading)
    for line in reading.lines:
        assert 1 <= line.page <= len(reading.pages)
    line = line_of(reading, name)
    assert all(text[one.start : one.end].strip() == text[one.start : one.end] != "" for one in line.sentences)
    assert ReadLine.model_validate_json(line.model_dump_json()) == line


def _inside_blocks(reading: Reading) -> None:
    spans = [(one.start, one.end) for one in (*reading.references, *reading.markers, *reading.lines, *reading.repairs)]
    spans += [(cell.start, cell.end) for table in reading.tables for cell in table.cells]
    starts = {at: number for number, block in enumerate(reading.blocks) for at in range(block.start, block.end + 1)}
    for start, end in spans:
        assert start in starts
        assert start <= end <= reading.blocks[starts[start]].end
    for marker in reading.markers:
        assert all(0 <= place < len(reading.references) for place in marker.references)


def _tables_hold(reading: Reading) -> None:
    for table in reading.tables:
        block = reading.blocks[table.block]
        assert all(block.start <= cell.start <= cell.end <= block.end for cell in table.cells)
        assert all("\t" not in reading.text[cell.start : cell.end] for cell in table.cells)
        assert table.caption is None or reading.blocks[table.caption].kind == "caption"
        assert all(cell.row < table.rows and cell.column < table.columns for cell in table.cells)
