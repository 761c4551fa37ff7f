"""The bundled demo library: its shape, and its agreement with the records it quotes."""

from __future__ import annotations

import json
import os
import re
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

Work = dict[str, Any]

BIBLIOGRAPHIC_KEYS = (
    "id",
    "title",
    "authors",
    "year",
    "venue",
    "booktitle",
    "doi",
    "url",
    "pdf_url",
    "bibkey",
    "language",
    "retracted",
)
KEYS = (*BIBLIOGRAPHIC_KEYS, "facets", "digest")
FACETS = {"causal", "synthetic-data", "multimodal", "outcome"}
LONGEST_SHARED_RUN = 7
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
WORD = re.compile(r"[^\W_]+")


def numbers(text: str) -> set[str]:
    """Every number in the text, written as it stands there."""
    return set(NUMBER.findall(text))


def words_split(text: str) -> list[str]:
    """Lower-cased words, with punctuation taken as a word boundary."""
    return WORD.findall(text.lower())


def words_joined(text: str) -> list[str]:
    """Lower-cased words between blanks, with punctuation deleted from within."""
    stripped = ("".join(WORD.findall(word)) for word in text.lower().split())
    return [word for word in stripped if word]


def runs(words: list[str], length: int) -> set[tuple[str, ...]]:
    """Every run of that many consecutive words."""
    return {tuple(words[i : i + length]) for i in range(len(words) - length + 1)}


def copied_runs(digest: str, source: str) -> set[tuple[str, ...]]:
    """The runs of words, too long to be chance, that the digest takes from the source."""
    length = LONGEST_SHARED_RUN + 1
    return {
        run
        for words in (words_split, words_joined)
        for run in runs(words(digest), length) & runs(words(source), length)
    }


@pytest.fixture(scope="module")
def works() -> list[Work]:
    """The works of the installed package's demo library."""
    text = (files("synthesist.demo") / "works.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


@pytest.fixture(scope="module")
def records(works: list[Work]) -> dict[str, Work]:
    """The records of the shared corpus that the demo library quotes, by id."""
    default = Path(__file__).resolve().parents[1] / ".." / "shared" / "data"
    data = Path(os.environ.get("SYNTHESIST_TEST_DATA") or default)
    path = data / "corpora" / "acl_anthology.parquet"
    if not path.is_file():
        pytest.skip(f"shared data missing: {path}")
    parquet = pytest.importorskip("pyarrow.parquet")
    ids = [work["id"] for work in works]
    table = parquet.read_table(
        path,
        columns=[*BIBLIOGRAPHIC_KEYS, "abstract"],
        filters=[("id", "in", ids)],
    )
    return {record["id"]: record for record in table.to_pylist()}


def test_library_holds_about_sixty_works(works: list[Work]) -> None:
    """A user would lose a demo large enough to show a real synthesis."""
    assert 55 <= len(works) <= 65


def test_ids_are_unique_and_sorted(works: list[Work]) -> None:
    """A user would lose the one-to-one link from a citation to its work."""
    ids = [work["id"] for work in works]
    assert ids == sorted(set(ids))


def test_each_work_has_the_agreed_keys_in_order(works: list[Work]) -> None:
    """A user would lose works or fields that the importer does not find."""
    assert {tuple(work) for work in works} == {KEYS}


def test_each_work_is_recent_english_and_not_retracted(works: list[Work]) -> None:
    """A user would lose a demo that rests on citable works in the demo's language."""
    for work in works:
        assert work["year"] >= 2016, work["id"]
        assert work["language"] in (None, "eng"), work["id"]
        assert work["retracted"] is False, work["id"]


def test_each_work_covers_at_least_two_facets(works: list[Work]) -> None:
    """A user would lose relevance: the demo would cite works off the questions."""
    for work in works:
        assert len(work["facets"]) == len(set(work["facets"])) >= 2, work["id"]
        assert set(work["facets"]) <= FACETS, work["id"]


def test_each_digest_has_three_to_six_sentences(works: list[Work]) -> None:
    """A user would lose evidence to quote, or get a digest too long to check."""
    for work in works:
        assert 3 <= len(work["digest"]) <= 6, work["id"]
        for sentence in work["digest"]:
            assert re.fullmatch(r"[A-Z].*[^.\s]\.", sentence), (work["id"], sentence)
            assert not re.search(r"[.!?]\s", sentence), (work["id"], sentence)


def test_bibliographic_fields_equal_the_record(works: list[Work], records: dict[str, Work]) -> None:
    """A user would lose correct references to the works that the demo cites."""
    for work in works:
        record = records[work["id"]]
        assert record["abstract"], work["id"]
        for key in BIBLIOGRAPHIC_KEYS:
            assert work[key] == record[key], (work["id"], key)


def test_each_number_in_a_digest_stands_in_its_record(works: list[Work], records: dict[str, Work]) -> None:
    """A user would lose trust in figures that no published abstract reports."""
    for work in works:
        record = records[work["id"]]
        known = numbers(record["abstract"]) | numbers(record["title"])
        assert numbers(" ".join(work["digest"])) <= known, work["id"]


def test_no_digest_copies_its_abstract_or_title(works: list[Work], records: dict[str, Work]) -> None:
    """A user would lose the licence to reuse the digests as independent wording."""
    for work in works:
        record = records[work["id"]]
        digest = " ".join(work["digest"])
        assert not copied_runs(digest, record["abstract"]), work["id"]
        assert not copied_runs(digest, record["title"]), work["id"]
