"""Lists of retractions in their two shapes, whole and broken."""

import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pytest
import zstandard
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from synthesist.errors import UnknownFormat, WrongUse
from synthesist.identify.retractions.entry import REINSTATED, Entry
from synthesist.identify.retractions.reading import FLAGGED, WATCH, open_list
from synthesist.identify.retractions.unpacking import LONGEST_LINE
from synthesist.records import Failure, RetractionStatus

Rows = Callable[..., str]


def _read(path: Path, content: str | bytes) -> tuple[list[Entry], list[Failure]]:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    rows = [row for row in open_list(path).rows if row is not None]
    failures = [row for row in rows if isinstance(row, Failure)]
    return [row[0] for row in rows if not isinstance(row, Failure)], failures


def _facts(entry: Entry) -> list[tuple[str, str, str]]:
    return [(fact.status.value, fact.notice, fact.date) for fact in entry.facts]


def test_row_of_retraction_watch(tmp_path: Path, watch_rows: Rows):
    """The best list there is would say nothing, or the wrong thing, of a work."""
    (entry,), failures = _read(tmp_path / "rw.csv", watch_rows({}))
    assert failures == []
    assert entry.identifiers == ("doi:10.5555/stone", "pmid:4711")
    assert entry.notices == ("doi:10.5555/notice",)
    assert _facts(entry) == [("retracted", "doi:10.5555/notice", "2023-07-12")]
    assert entry.facts[0].causes == ("Paper Mill", "Unreliable Results")
    assert (entry.authors, entry.year) == (("Stone", "Reed"), 2020)


def test_natures_and_what_they_say(tmp_path: Path, watch_rows: Rows):
    """A reinstated work would be excluded, and a doubted one pass."""
    natures = ("Retraction", "Expression of concern", "Correction", "Reinstatement")
    entries, _ = _read(tmp_path / "rw.csv", watch_rows(*({"RetractionNature": nature} for nature in natures)))
    statuses = [entry.facts[0].status.value for entry in entries]
    assert statuses == ["retracted", "concern", "corrected", "clean"]
    assert entries[3].facts[0].causes[0] == REINSTATED


def test_several_identifiers_and_none(tmp_path: Path, watch_rows: Rows):
    """A work with two DOIs would be found by one of them only, and "unavailable" taken for one."""
    rows = watch_rows(
        {"OriginalPaperDOI": "10.5555/a;10.5555/b", "RetractionDOI": "unavailable"},
        {"OriginalPaperDOI": "Unavailable", "OriginalPaperPubMedID": "0"},
    )
    (several, without), _ = _read(tmp_path / "rw.csv", rows)
    assert several.identifiers == ("doi:10.5555/a", "doi:10.5555/b", "pmid:4711")
    assert (several.notices, without.identifiers) == ((), ())


def test_unclosed_quote_costs_its_own_row(tmp_path: Path, watch_rows: Rows):
    """One slip in a file would swallow the retractions after it."""
    header, *rows = watch_rows({}, {"OriginalPaperDOI": "10.5555/second"}).splitlines()
    entries, failures = _read(tmp_path / "rw.csv", "\n".join([header, rows[0][:-1], *rows[1:]]))
    assert [failure.place for failure in failures] == ["rw.csv:2"]
    assert [entry.identifiers[0] for entry in entries] == ["doi:10.5555/second"]


def test_rows_that_say_nothing_fail_with_their_place(tmp_path: Path, watch_rows: Rows):
    """A user would not learn which rows of a list were lost."""
    rows = watch_rows(
        {"RetractionNature": "Celebration"}, {"OriginalPaperDOI": "", "OriginalPaperPubMedID": "", "Title": ""}
    )
    entries, failures = _read(tmp_path / "rw.csv", rows)
    assert (entries, [failure.place for failure in failures]) == ([], ["rw.csv:2", "rw.csv:3"])


def test_windows_encoding_is_read(tmp_path: Path, watch_rows: Rows):
    """Names with accents would make a row unreadable."""
    (entry,), _ = _read(tmp_path / "rw.csv", watch_rows({"Author": "José Müller"}).encode("cp1252"))
    assert entry.authors == ("Müller",)


def test_flag_and_type_are_two_facts(tmp_path: Path, flagged_rows: Rows):
    """A retracted work whose notice is called an erratum would pass as merely corrected."""
    rows = flagged_rows(
        {"doi": "10.5555/a", "notice": "10.5555/n", "kind": "erratum", "retracted": True, "title": "Erratum: Ducks"},
        {"doi": "10.5555/b", "notice": "10.5555/m", "kind": "erratum", "retracted": True, "title": "Retraction: Ducks"},
        {"doi": "10.5555/c", "notice": "10.5555/o", "kind": "erratum", "title": "Retraction: Ducks"},
    )
    (flagged, titled, unflagged), _ = _read(tmp_path / "open.jsonl", rows)
    assert _facts(flagged) == [("retracted", "", ""), ("corrected", "doi:10.5555/n", "2017-07-14")]
    assert _facts(titled) == [("retracted", "doi:10.5555/m", "2017-07-14")]
    assert _facts(unflagged) == [("retracted", "doi:10.5555/o", "2017-07-14")]


def test_edition_withdrawn_without_a_flag_is_not_retracted(tmp_path: Path, flagged_rows: Rows):
    """A Cochrane review that grew out of date would be read as fraud."""
    review = "10.1002/14651858.cd999999"
    (entry,), _ = _read(tmp_path / "open.jsonl", flagged_rows((review, f"{review}.pub2", "withdrawal")))
    assert [fact.status for fact in entry.facts] == [RetractionStatus.WITHDRAWN]
    assert "not flagged as retracted" in entry.facts[0].causes[0]


def test_comments_say_nothing_and_unknown_types_are_told(tmp_path: Path, flagged_rows: Rows):
    """A comment would be counted against a work, or a new type of notice vanish."""
    rows = flagged_rows(("10.5555/a", "10.5555/n", "comment"), ("10.5555/b", "10.5555/m", "celebration"))
    entries, failures = _read(tmp_path / "open.jsonl", rows)
    assert (entries, [failure.place for failure in failures]) == ([], ["open.jsonl:2"])


@pytest.mark.parametrize("pack", [zstandard.compress, gzip.compress, bytes])
def test_packed_lists_are_read(tmp_path: Path, flagged_rows: Rows, pack: Callable[[bytes], bytes]):
    """A user would have to unpack what is given packed."""
    (entry,), _ = _read(tmp_path / "list", pack(flagged_rows(("10.5555/a", "10.5555/n")).encode()))
    assert entry.identifiers == ("doi:10.5555/a",)


def test_frames_one_after_another_are_all_read(tmp_path: Path, flagged_rows: Rows):
    """All but the first part of a list that was packed in parts would be lost in silence."""
    frames = [zstandard.compress(flagged_rows((f"10.5555/{name}", "10.5555/n")).encode()) for name in "abc"]
    entries, _ = _read(tmp_path / "list.zst", b"".join(frames))
    assert [entry.identifiers[0] for entry in entries] == ["doi:10.5555/a", "doi:10.5555/b", "doi:10.5555/c"]


@pytest.mark.parametrize("pack", [zstandard.compress, gzip.compress])
def test_cut_file_is_refused(tmp_path: Path, flagged_rows: Rows, pack: Callable[[bytes], bytes]):
    """Half a list would be taken for the whole, and its missing half for clean."""
    rows = flagged_rows(*((f"10.5555/{number * 7919 % 1000}", f"10.5555/n{number}") for number in range(500)))
    packed = pack(rows.encode())
    with pytest.raises(WrongUse, match="cannot be unpacked"):
        _read(tmp_path / "list", packed[: len(packed) // 2])


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "is empty"),
        (b"\n \n", "is empty"),
        (b"<!DOCTYPE html><html><body>Not found</body></html>", "is a web page"),
        (b"title,year\nDucks,2020\n", "no list of retractions"),
        (b"\x28\xb5\x2f\xfdnonsense", "cannot be unpacked"),
        (bytes(range(256)), "no list of retractions"),
    ],
)
def test_what_is_no_list_is_named(tmp_path: Path, content: bytes, told: str):
    """A failed download would be taken for a list without retractions."""
    with pytest.raises(WrongUse, match=told):
        _read(tmp_path / "list", content)


def test_missing_file_is_named(tmp_path: Path):
    """A slip in a path would end in a traceback."""
    with pytest.raises(WrongUse, match="cannot be read"):
        open_list(tmp_path / "nowhere.csv")


def test_overlong_line_costs_itself(tmp_path: Path, flagged_rows: Rows):
    """A line of a hundred megabytes would fill the memory, or end the import."""
    good = flagged_rows(("10.5555/a", "10.5555/n"))
    entries, failures = _read(tmp_path / "list", f"{good}{'x' * (LONGEST_LINE * 3)}\n{good}")
    assert len(entries) == 2
    assert [failure.place for failure in failures] == ["list:2"]


def test_kinds_are_told_by_content(tmp_path: Path, watch_rows: Rows, flagged_rows: Rows):
    """A list with another name's ending would be refused."""
    for content, kind in ((watch_rows({}), WATCH), (flagged_rows(("10.5555/a", "10.5555/n")), FLAGGED)):
        path = tmp_path / "download"
        path.write_text(content, encoding="utf-8")
        assert open_list(path).kind == kind


@given(content=st.binary(max_size=200))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_bytes_break_the_reader(tmp_path: Path, content: bytes):
    """A garbled file is an error that says so, never a traceback."""
    try:
        _read(tmp_path / "list", content)
    except (WrongUse, UnknownFormat):
        return


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["doi", "type", "timestamp"]), inner),
    max_leaves=6,
)


@given(
    row=st.dictionaries(st.sampled_from(["identifier", "updates", "retracted", "title", "timestamp", "journal"]), JSON)
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_object_breaks_the_reader(tmp_path: Path, row: dict[str, object]):
    """A wrong type in one field costs its row, never the list."""
    _read(tmp_path / "list", json.dumps({"identifier": {"doi": "10.5555/a"}, **row}))


@given(cells=st.lists(st.text(max_size=20), max_size=14))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_cells_break_the_reader(tmp_path: Path, watch_rows: Rows, cells: list[str]):
    """A row of anything costs itself, never the list."""
    entries, _ = _read(tmp_path / "list", f"{','.join(cells)}\n".join([watch_rows({}), ""]))
    assert entries[0].identifiers[0] == "doi:10.5555/stone"
