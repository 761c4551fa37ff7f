"""The user's own files as texts of works: only those that lie where the list lies."""

from pathlib import Path

import pytest

from synthesist.read.attached import NAMED, Attached
from synthesist.read.stage import Sought
from synthesist.records import Link, Record, Work
from synthesist.records.ids import record_id


def _sought(source: str, **fields: object) -> Sought:
    record = Record.model_validate({"record_id": record_id(source, "1", b""), "source": source, "title": "T", **fields})
    return Sought(Work(work_id=record.record_id, record_ids=(record.record_id,), record=record), (record,))


def test_a_paper_of_a_folder_is_found(tmp_path: Path) -> None:
    """A user's own PDF would be searched, and then not read."""
    papers = tmp_path / "papers"
    (papers / "inner").mkdir(parents=True)
    (papers / "inner" / "a.pdf").write_bytes(b"x")
    sought = _sought("file:papers", links=(Link(url="inner/a.pdf", kind="file"),))
    assert Attached([papers]).files(sought) == [("inner/a.pdf", papers / "inner" / "a.pdf")]


def test_a_paper_that_was_named_is_found(tmp_path: Path) -> None:
    """A user who names a PDF instead of its folder would get its abstract only."""
    (tmp_path / "a.pdf").write_bytes(b"x")
    sought = _sought(f"file:{NAMED}", links=(Link(url="a.pdf", kind="file"),))
    assert [path.name for _, path in Attached([tmp_path / "a.pdf"]).files(sought)] == ["a.pdf"]


@pytest.mark.parametrize(
    "field",
    [
        "files/7/a.pdf",
        "Full Text:files/7/a.pdf:application/pdf",
        "Snapshot:files/8/x.html:text/html;PDF:files/7/a.pdf:application/pdf",
    ],
)
def test_attachments_that_a_list_names_are_found(tmp_path: Path, field: str) -> None:
    """A user's export of a reference manager would be read without its papers."""
    (tmp_path / "files" / "7").mkdir(parents=True)
    (tmp_path / "files" / "7" / "a.pdf").write_bytes(b"x")
    (tmp_path / "refs.bib").write_text("@misc{a}")
    sought = _sought("file:refs.bib", extra=(("file", field),))
    assert [path.name for _, path in Attached([tmp_path / "refs.bib"]).files(sought)] == ["a.pdf"]


@pytest.mark.parametrize(
    "field", ["../secret.pdf", "/etc/hosts.txt", "file:///etc/hosts.txt", "link.pdf", "C:\\secret.pdf"]
)
def test_nothing_outside_the_folder_of_the_list_is_opened(tmp_path: Path, field: str) -> None:
    """A list from a stranger would print the user's private files in a report."""
    (tmp_path / "secret.pdf").write_bytes(b"x")
    inside = tmp_path / "inside"
    inside.mkdir()
    (inside / "refs.ris").write_text("TY  - JOUR")
    (inside / "link.pdf").symlink_to(tmp_path / "secret.pdf")
    assert Attached([inside / "refs.ris"]).files(_sought("file:refs.ris", pdf_url=field)) == []
