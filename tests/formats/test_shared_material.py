"""Real files: skipped where the folder with them is absent."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from synthesist.errors import WrongUse
from synthesist.formats import ExportFormat, Parsed, read_records, write_records
from synthesist.records import Failure, Record

Shared = Callable[[str], Path]


def parsed_in(folder: Path, *suffixes: str) -> dict[str, list[Parsed] | str]:
    """What each file of a folder gives, or why it is refused."""
    paths = sorted(path for path in folder.iterdir() if path.suffix in suffixes or not suffixes)
    return {path.name: outcome(path) for path in paths}


def outcome(path: Path) -> list[Parsed] | str:
    """What a file gives, or the message and the hint with which it is refused."""
    try:
        return list(read_records(path))
    except WrongUse as refused:
        return str(refused) if refused.hint and path.name in str(refused) else ""


FOLDERS = [
    ("rispy_ris", {"read": 15, "refused": 1}),
    ("jabref_import_formats", {"read": 148, "refused": 76}),
    ("reference_examples", {"read": 4, "refused": 4}),
]


@pytest.mark.parametrize(("folder", "files"), FOLDERS)
def test_every_file_of_other_tools_loads_or_says_why(shared: Shared, folder: str, files: dict[str, int]) -> None:
    """Without it an edge case that other tools have met would be a traceback here."""
    outcomes = parsed_in(shared(f"formats/{folder}"))
    for name, rows in outcomes.items():
        assert rows, name
        for row in rows if isinstance(rows, list) else ():
            assert row.title if isinstance(row, Record) else row.reason and row.place.startswith(f"{name}:"), name
    assert Counter("read" if isinstance(rows, list) else "refused" for rows in outcomes.values()) == files


REFUSED = {
    "Endnote*.xml": "EndNote XML",
    "Medline*Entry.xml": "PubMed XML", "MODS*.xml": "MODS XML", "MsBib*.xml": "Word's XML",
    "Marc*.xml": "MARC XML", "Ovid*.txt": "Ovid's text", "Repec*.txt": "RePEc", "Biblioscape*.txt": "Biblioscape",
    "Copac*.txt": "COPAC", "InspecImportTest2.txt": "INSPEC", "Empty.txt": "is empty", "emptyFile.xml": "unknown kind",
}  # fmt: skip


@pytest.mark.parametrize(("pattern", "kind"), REFUSED.items())
def test_a_file_that_is_refused_is_named_for_what_it_is(shared: Shared, pattern: str, kind: str) -> None:
    """Without it a user would be told "unknown" of a file that every reference manager knows."""
    paths = list(shared("formats/jabref_import_formats").glob(pattern))
    assert paths
    for path in paths:
        assert kind in str(outcome(path)), path.name


PAIRS = [(".ris", 15), (".nbib", 1), (".txt", 3)]


@pytest.mark.parametrize(("suffix", "least"), PAIRS)
def test_files_give_what_their_twins_in_bibtex_give(shared: Shared, suffix: str, least: int) -> None:
    """Without it the same papers would look different by the format that they came in."""
    parsed = parsed_in(shared("formats/jabref_import_formats"), suffix, ".bib")
    pairs = [
        (name, row, twin)
        for name, rows in parsed.items()
        if name.endswith(suffix)
        for row, twin in zip(rows, parsed.get(name.removesuffix(suffix) + ".bib", ()), strict=False)
        if isinstance(row, Record) and isinstance(twin, Record)
    ]
    assert len(pairs) >= least
    for name, row, twin in pairs:
        assert row.year == twin.year, name
        assert row.identifier("doi") == twin.identifier("doi") or not twin.identifier("doi"), name
        assert [author.family for author in row.authors[:1]] == [author.family for author in twin.authors[:1]], name


def test_real_answers_of_pubmed_load(shared: Shared) -> None:
    """Without it what PubMed saves as text could lose papers, names or abstracts."""
    folder = shared("recorded/pubmed/biopython-medline")
    rows = [row for path in sorted(folder.glob("*.txt")) for row in read_records(path)]
    assert rows
    for row in rows:
        assert isinstance(row, Record), row
        assert row.authors
        assert row.year
        assert row.venue
        assert row.identifier("pmid")


@pytest.mark.parametrize(
    "name", ["dedup/asysd/zotero_export.ris", "dedup/asysd/zotero_export.bib", "formats/rispy_ris"]
)
def test_real_files_survive_a_journey(shared: Shared, tmp_path: Path, name: str) -> None:
    """Without it a library that goes through the tool would come out with less than it had."""
    found = shared(name)
    for path in sorted(found.glob("*.ris")) if found.is_dir() else [found]:
        fmt = ExportFormat.RIS if path.suffix == ".ris" else ExportFormat.BIBTEX
        own = [row for row in read_records(path) if isinstance(row, Record) and row.raw.startswith(("TY", "@"))]
        (tmp_path / path.name).write_text(write_records(own, fmt), encoding="utf-8")
        again = [row for row in read_records(tmp_path / path.name) if isinstance(row, Record)] if own else []
        aside = {"record_id", "source", "raw"}
        assert [row.model_dump(exclude=aside) for row in again] == [row.model_dump(exclude=aside) for row in own]


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
