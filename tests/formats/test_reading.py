"""Which format a file is in, its encoding, and what cannot be read."""

from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synthesist.errors import SynthesistError, UnknownFormat, WrongUse
from synthesist.formats import Format, format_of, read_records
from synthesist.records import Failure, Record

RIS = "TY  - JOUR\nTI  - Über\nER  -\n"
BIB = "@article{a, title = {Über}}\n"
SAMPLES = [
    (RIS, Format.RIS), (BIB, Format.BIBTEX), ("year,title\n1999,Über\n", Format.TABLE),
    ('{"title": "Über"}\n', Format.JSON_LINES), ('[{"title": "Über"}]', Format.JSON),
    ("Record 1 of 1\n\n" + RIS, Format.RIS),
]  # fmt: skip


@pytest.mark.parametrize(("text", "found"), SAMPLES)
@pytest.mark.parametrize("name", ["refs.txt", "refs"])
def test_content_tells_the_format(tmp_path: Path, name: str, text: str, found: Format) -> None:
    """Without it a RIS file called .txt, as databases export it, could not be read."""
    path = tmp_path / name
    path.write_text("\n" + text, encoding="utf-8")
    assert format_of(path) is found
    assert [record.title for record in read_records(path) if isinstance(record, Record)] == ["Über"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize(("name", "text"), [("a.ris", RIS), ("a.bib", BIB), ("a.csv", "title\nÜber\n")])
def test_encodings(read_one: Any, name: str, text: str, encoding: str) -> None:
    """Without it names with accents would be wrong in every citation."""
    assert read_one(name, text.encode(encoding)).title == "Über"


def test_a_cut_character_does_not_spoil_the_file(read: Any) -> None:
    """Without it one damaged byte would turn every accent of a UTF-8 file into two wrong letters."""
    text = "TY  - JOUR\nTI  - Übergrößen\nER  -\nTY  - JOUR\nTI  - Cut ".encode() + b"\xc3\nER  -\n"
    assert [record.title for record in read("a.ris", text)] == ["Übergrößen", "Cut \ufffd"]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_newlines_do_not_matter(read_one: Any, newline: str) -> None:
    """Without it the same file saved on another system would give other records."""
    record = read_one("a.ris", RIS.replace("\n", newline))
    assert record.record_id == read_one("a.ris", RIS).record_id


def test_unknown_kind_lists_what_can_be_read(read: Any) -> None:
    """Without it a user would not know which export to choose."""
    with pytest.raises(UnknownFormat) as caught:
        read("paper.docx", "words\n")
    assert all(name in caught.value.hint for name in (".ris", ".bib", ".csv", ".jsonl", ".parquet"))


def test_missing_files_and_folders_are_named(tmp_path: Path) -> None:
    """Without it a mistyped path would end in a traceback, or be found out only later."""
    for path in (tmp_path / "none.ris", tmp_path):
        with pytest.raises(WrongUse) as caught:
            read_records(path)
        assert str(path) in str(caught.value)
        assert caught.value.hint


def test_source_can_be_named(read_one: Any) -> None:
    """Without it records could not be counted by the database that a file came from."""
    assert read_one("a.ris", RIS, source="embase").source == "embase"


NAMES = st.sampled_from(["a.ris", "a.bib", "a.csv", "a.tsv", "a.json", "a.jsonl", "a.txt", "a.parquet"])
TOKENS = [
    *(
        "TY  - JOUR\n",
        "TI  - x\n",
        "ER  -\n",
        "@article{a,",
        "@string{",
        "title=",
        "{x}",
        "}",
        '"',
        "#",
        "\n",
        ",",
    ),
    *("title,year\n", "\0", '{"title":', '"x"}', "[", "]", "\\", "\\ud800", "PAR1", "and ", "\r", "$"),
]
PIECES = st.lists(st.one_of(st.sampled_from(TOKENS), st.text(max_size=5)), max_size=20)


@settings(deadline=None)
@given(name=NAMES, content=st.one_of(st.binary(max_size=200), PIECES.map(lambda parts: "".join(parts).encode())))
def test_no_bytes_raise_anything_unexpected(
    tmp_path_factory: pytest.TempPathFactory, name: str, content: bytes
) -> None:
    """Without it a damaged file could end a review with a traceback."""
    path = tmp_path_factory.mktemp("any") / name
    path.write_bytes(content)
    with suppress(SynthesistError):
        parsed = list(read_records(path))
        assert all(row.title and row.raw if isinstance(row, Record) else row.reason for row in parsed)


ROWS = st.lists(st.sampled_from(["good", "bad"]), min_size=1, max_size=8)
WRITTEN = {
    "a.ris": ("", "TY  - JOUR\nTI  - x\nER  -\n", "TY  - JOUR\nAU  - x\nER  -\n"),
    "a.bib": ("", "@article{a, title={x}}\n", "@article{a, title={x\n"),
    "a.csv": ("title,year\n", "x,1\n", "x,1,2\n"),
    "a.jsonl": ("", '{"title":"x"}\n', '{"title":\n'),
}


@settings(deadline=None)
@given(name=st.sampled_from(sorted(WRITTEN)), rows=ROWS)
def test_every_row_is_a_record_or_a_failure(
    tmp_path_factory: pytest.TempPathFactory, name: str, rows: list[str]
) -> None:
    """Without it rows could vanish between what was read and what was counted."""
    start, good, bad = WRITTEN[name]
    path = tmp_path_factory.mktemp("rows") / name
    path.write_text(start + "".join(good if row == "good" else bad for row in rows))
    assert [isinstance(row, Failure) for row in read_records(path)] == [row == "bad" for row in rows]
