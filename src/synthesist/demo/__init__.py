"""The demo's library: bibliographic fields as published, each with a digest in our own words."""

import json
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

from synthesist.records import Author, Record, TextKind
from synthesist.records.ids import canonical_json, record_id
from synthesist.settings import demo_home

QUESTION = (
    "What is the impact of causal synthetic data generation on the sample efficiency of fine-tuning multimodal "
    "foundation models across diverse vision-language tasks?"
)

BANNER = (
    "Sample digests, not the papers' words: this demonstration reads short digests that were written for it. "
    "Marks are shown as judged on digests, and no badge is given."
)


def demo_records() -> Iterator[Record]:
    """The works that come with the program; the digest stands where an abstract would."""
    text = (files("synthesist.demo") / "works.jsonl").read_text(encoding="utf-8")
    return (_record(json.loads(line)) for line in text.splitlines() if line)


def demo_library() -> Path:
    """The folder of the demo's library, filled; a second call finds it as it is."""
    from synthesist.library import Library
    from synthesist.models import default_embedder

    library = Library(demo_home(), default_embedder())
    library.add(demo_records())
    library.close()
    return demo_home()


def _record(row: dict[str, Any]) -> Record:
    identifiers = [("acl", row["id"])] + ([("doi", row["doi"].lower())] if row["doi"] else [])
    return Record(
        record_id=record_id("demo", row["id"], b""),
        source="demo",
        source_id=row["id"],
        identifiers=tuple(sorted(identifiers)),
        title=row["title"],
        abstract=" ".join(row["digest"]),
        text_kind=TextKind.DIGEST,
        authors=tuple(_author(name) for name in row["authors"]),
        year=row["year"],
        venue=row["booktitle"],
        kind="inproceedings",
        language=row["language"],
        url=row["url"],
        pdf_url=row["pdf_url"],
        is_retracted=row["retracted"],
        raw=canonical_json(row),
    )


def _author(name: str) -> Author:
    given, _, family = name.rpartition(" ")
    return Author(family=family, given=given)
