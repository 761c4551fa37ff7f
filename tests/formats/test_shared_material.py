"""Real files: skipped where the folder with them is absent."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from synthesist.formats import Parsed, read_records
from synthesist.records import Failure, Record

Shared = Callable[[str], Path]


def parsed_in(folder: Path, *suffixes: str) -> dict[str, list[Parsed]]:
    """What each file of a folder gives."""
    paths = sorted(path for path in folder.iterdir() if path.suffix in suffixes)
    return {path.name: list(read_records(path)) for path in paths}


@pytest.mark.parametrize(
    ("folder", "suffixes", "files"),
    [("formats/rispy_ris", [".ris"], 15), ("formats/jabref_import_formats", [".ris", ".bib"], 128)],
)
def test_every_file_of_other_tools_loads_or_says_why(
    shared: Shared, folder: str, suffixes: list[str], files: int
) -> None:
    """Without it an edge case that other tools have met would be a traceback here."""
    parsed = parsed_in(shared(folder), *suffixes)
    assert len(parsed) == files
    for name, rows in parsed.items():
        assert all(row.title if isinstance(row, Record) else row.reason for row in rows), name


def test_ris_files_give_what_their_twins_in_bibtex_give(shared: Shared) -> None:
    """Without it the same papers would look different by the format that they came in."""
    parsed = parsed_in(shared("formats/jabref_import_formats"), ".ris", ".bib")
    compared = 0
    for name, rows in parsed.items():
        twins = parsed.get(name.replace(".ris", ".bib"), [])
        for ris, bib in zip(rows, twins, strict=False) if name.endswith(".ris") else ():
            if isinstance(ris, Record) and isinstance(bib, Record):
                compared += 1
                assert ris.year == bib.year, name
                assert ris.identifier("doi") == bib.identifier("doi"), name
                assert ris.authors[:1] == bib.authors[:1] or ris.authors[0].family == bib.authors[0].family, name
    assert compared >= 15


def test_exports_of_one_library_agree_across_formats(shared: Shared) -> None:
    """Without it a user's library would change with the format that it is exported in."""
    folder = shared("dedup/asysd")
    ris, bib = (
        {row.title: row for row in read_records(folder / name) if isinstance(row, Record)}
        for name in ("zotero_export.ris", "zotero_export.bib")
    )
    assert ris.keys() == bib.keys()
    differing = Counter(
        field
        for title in ris
        for field in ("authors", "year", "venue", "identifiers")
        if getattr(ris[title], field) != getattr(bib[title], field)
    )
    # Three papers have another venue in the BibTeX file itself, and one author stands there in braces.
    assert sum(differing.values()) <= 4, differing


def test_windows_encoding_is_found(shared: Shared) -> None:
    """Without it accents of an old export would be replaced by signs for damage."""
    rows = list(read_records(shared("dedup/asysd/labelled_test_set.csv")))
    assert len(rows) == 1845
    assert not any("\ufffd" in row.title for row in rows if isinstance(row, Record))


def test_the_whole_acl_anthology_loads(shared: Shared) -> None:
    """Without it the largest corpus at hand could lose papers on import."""
    pytest.importorskip("pyarrow", reason="the extra `parquet` is not installed")
    path = shared("corpora/acl_anthology.parquet")
    seen: Counter[str] = Counter()
    ids = set()
    for row in read_records(path):
        assert not isinstance(row, Failure), row
        ids.add(row.record_id)
        seen.update(abstracts=row.abstract is not None, retracted=row.is_retracted is True)
    assert len(ids) == 108_962
    assert seen == {"abstracts": 64_389, "retracted": 10}
