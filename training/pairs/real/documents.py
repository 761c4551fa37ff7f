"""Abstracts whose licences let them serve to make training pairs, parted for good into training and held out."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from training.rows import DATA, share_of
from training.sentences import sentences_of

ACL_TRAINED, SCIFACT_TRAINED = 0.5, 0.75
"""Shares of the abstracts that training may see; the rest serve tests and calibration."""

_FIRST_YEAR = 2016
"""ACL Anthology papers from this year on are CC BY 4.0."""


@dataclass(frozen=True, slots=True)
class Abstract:
    """An abstract in sentences."""

    key: str
    source: str
    sentences: tuple[str, ...]
    is_trained: bool


def is_acl_trained(work: str) -> bool:
    """Whether training may see the abstract of an ACL work, by its Anthology id."""
    return share_of(work, "acl") < ACL_TRAINED


def is_scifact_trained(document: str) -> bool:
    """Whether pairs may be generated for training from a SciFact abstract."""
    return share_of(document, "scifact") < SCIFACT_TRAINED


def acl() -> Iterator[Abstract]:
    """English abstracts of 2016 on, neither retracted nor marked as otherwise licensed."""
    from pyarrow import parquet

    table = parquet.read_table(
        DATA / "corpora" / "acl_anthology.parquet", columns=["id", "abstract", "year", "language", "retracted"]
    )
    for row in table.to_pylist():
        text = row["abstract"]
        if not text or row["year"] < _FIRST_YEAR or row["retracted"] or row["language"] not in {None, "eng"}:
            continue
        if not _is_marked(text):
            yield Abstract(row["id"], "acl", tuple(sentences_of(text)), is_acl_trained(row["id"]))


def scifact() -> Iterator[Abstract]:
    """SciFact's abstracts, without those that its development claims cite."""
    folder = DATA / "verification" / "scifact"
    kept_back = {
        str(cited)
        for line in (folder / "claims_dev.jsonl").read_text("utf-8").splitlines()
        for cited in json.loads(line)["cited_doc_ids"]
    }
    for line in (folder / "corpus.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        key = str(row["doc_id"])
        if key not in kept_back:
            sentences = tuple(" ".join(one.split()) for one in row["abstract"])
            yield Abstract(key, "scifact", sentences, is_scifact_trained(key))


def _is_marked(text: str) -> bool:
    lower = text.lower()
    return "©" in text or "all rights reserved" in lower or "by-nc" in lower or "noncommercial" in lower
