"""Files that are not read say what they are."""

from typing import Any

import pytest

from synthesist.errors import UnknownFormat

FOREIGN = [
    (b"%PDF-1.7\n", "a PDF", "RIS"),
    (b"PK\x03\x04word", "a zip archive or an Office document", "save spreadsheets as CSV"),
    (b"\x1f\x8b\x08\x00", "a compressed file", "unpack"),
    (b"\x28\xb5\x2f\xfd\x00", "a compressed file", "unpack"),
    (b"<!DOCTYPE html><title>Log in</title>", "a web page", "log in"),
    (b"<?xml version='1.0'?>\n<xml><records><record/></records></xml>", "EndNote XML", "as RIS"),
    (b"<PubmedArticleSet><PubmedArticle>", "PubMed XML", "NBIB"),
    (b"<modsCollection>", "MODS XML", "BibTeX"),
    (b"<?xml version='1.0'?><odd/>", "XML of an unknown kind", "RIS"),
    (b"10.1234/a\nhttps://doi.org/10.1234/b\n", "a list of DOIs without titles", "look them up"),
]


@pytest.mark.parametrize(("content", "kind", "advice"), FOREIGN)
def test_a_foreign_file_is_named_with_what_to_do(read: Any, content: bytes, kind: str, advice: str) -> None:
    """Without it a user would learn that a file is unknown, and not what to export instead."""
    with pytest.raises(UnknownFormat, match="is not read") as caught:
        read("export.dat", content)
    assert kind in str(caught.value)
    assert advice in caught.value.hint


@pytest.mark.parametrize("name", ["a.ris", "a.bib", "a.csv", "a.json", "a.nbib", "a.txt", "a.parquet"])
@pytest.mark.parametrize("content", [b"", b" \r\n\n", b"\xef\xbb\xbf\n"])
def test_an_empty_file_is_named_for_it(read: Any, name: str, content: bytes) -> None:
    """Without it a download that failed would count as a search without results."""
    with pytest.raises(UnknownFormat, match="is empty"):
        read(name, content)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_its_mark_is_found(read_one: Any, encoding: str) -> None:
    """Without it a file of some Windows programs would be all zero bytes."""
    assert read_one("a.bib", "@article{a, title = {Über den Wolken}}\n".encode(encoding)).title == "Über den Wolken"
