"""Invented papers, days, and what a review searches, written and changed."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from benchmarks.replay import ReplayServer
from benchmarks.replay.shelf import Shelf

Row = dict[str, Any]

QUESTION = "Does synthetic data improve visual question answering?"
FIRST = "2026-05-01T12:00:00+00:00"
LATER = "2026-11-20T12:00:00+00:00"
_AIM = "Labels cost a lot. We propose to render pictures."


def row(key: str, title: str, result: str, author: str, **fields: Any) -> Row:
    """An invented paper."""
    made = {"id": key, "title": title, "abstract": f"{_AIM} {result}", "authors": [author], "year": 2020}
    return {**made, "doi": f"10.5555/{key}", **fields}


STONE = row(
    "stone",
    "Rendered pictures for visual question answering",
    "Results show that synthetic data improves the accuracy of visual question answering by 4 points.",
    "Ada Stone",
)
REED = row(
    "reed",
    "Learning to answer from generated scenes",
    "We found that synthetic data improves accuracy of visual question answering significantly.",
    "Bo Reed",
)
QUILL = row(
    "quill",
    "A sceptical look at generated scenes",
    "We found that synthetic data reduces accuracy of visual question answering significantly.",
    "Cy Quill",
)
BIRCH = row(
    "birch",
    "Painted rooms",
    "We found that synthetic data improves accuracy of visual question answering in painted rooms.",
    "Di Birch",
)


def put(folder: Path, *rows: Row) -> None:
    """Write the papers that a review searches."""
    (folder / "papers.jsonl").write_text("".join(f"{json.dumps(one)}\n" for one in rows), encoding="utf-8")


def shelve(server: ReplayServer, rows: Mapping[str, Any]) -> None:
    """What services hold from now on."""
    for name, own in rows.items():
        server.shelves[name] = Shelf(name, own)
