"""What all tests share: no network, a home of their own, invented papers, and reviews that the audit has seen."""

import hashlib
import json
import os
import socket
import threading
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import settings

from judges import judged_by_words
from synthesist import Review, synthesize
from synthesist.audit import audit
from synthesist.language import content_stems
from synthesist.models import Embedder, Vectors, default_embedder
from synthesist.records import Author, Concept, Part, Question, Record, Work
from synthesist.records.ids import record_id

Row = dict[str, Any]

settings.register_profile("ci", derandomize=True, deadline=None)
if os.environ.get("CI"):
    settings.load_profile("ci")

QUESTION = "Does synthetic data improve visual question answering?"


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--live`: ask the databases themselves, a few records each; never on by default."""
    parser.addoption("--live", action="store_true", help="ask the literature databases over the network")


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test that reaches for the network fails instead."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if self.family != socket.AF_UNIX:
            raise AssertionError(f"a test reached for the network: {address}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture
def loopback(_no_network: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Lets a test connect to servers of its own on 127.0.0.1, and to nothing else; gives that address."""

    def guarded(self: socket.socket, address: Any) -> None:
        if self.family != socket.AF_UNIX and address[0] != "127.0.0.1":
            raise AssertionError(f"a test reached for the network: {address}")
        # The class itself holds the guard of all tests by now.
        super(socket.socket, self).connect(address)

    monkeypatch.setattr(socket.socket, "connect", guarded)
    yield "127.0.0.1"
    # Where one service was reached, others are still being tried: in the next test that would count as its own.
    for thread in threading.enumerate():
        if "(_try)" in thread.name:
            thread.join(5)


@pytest.fixture(scope="session", autouse=True)
def _judged_by_words() -> Iterator[None]:
    """Reviews are judged by a judge whose verdicts can be told by reading, not by what was trained last."""
    with judged_by_words():
        yield


@pytest.fixture(autouse=True)
def home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A library folder of the test's own, so that nobody's real library is touched."""
    folder = tmp_path / "home"
    monkeypatch.setenv("SYNTHESIST_HOME", str(folder))
    monkeypatch.setenv("SYNTHESIST_SOURCES", "library")
    return folder


@pytest.fixture(scope="session")
def question() -> str:
    """What the invented papers are asked."""
    return QUESTION


@pytest.fixture(scope="session")
def rows() -> list[Row]:
    """Ten rows of invented papers: two that agree, one against, and one for each way out of a review."""

    def row(key: str, title: str, abstract: str, author: str, **fields: Any) -> Row:
        return {"id": key, "title": title, "abstract": abstract, "authors": [author], "year": 2020, **fields}

    aim = "Labels cost a lot. We propose to render pictures."
    return [
        row(
            "stone",
            "Rendered pictures for visual question answering",
            f"{aim} Results show that synthetic data improves the accuracy of visual question answering by 4 points.",
            "Ada Stone",
            doi="10.5555/stone",
        ),
        row(
            "reed",
            "Learning to answer from generated scenes",
            f"{aim} We found that synthetic data improves accuracy of visual question answering significantly.",
            "Bo Reed",
            doi="10.5555/reed",
        ),
        row(
            "quill",
            "A sceptical look at generated scenes",
            f"{aim} We found that synthetic data reduces accuracy of visual question answering significantly.",
            "Cy Quill",
            doi="10.5555/quill",
        ),
        row(
            "stone-again",
            "Further rendered pictures",
            f"{aim} Experiments confirm that synthetic data improves accuracy of visual question answering again.",
            "Ada Stone",
        ),
        row(
            "stone-copy",
            "Rendered pictures for visual question answering",
            "A shorter abstract of the same work.",
            "Ada Stone",
            doi="https://doi.org/10.5555/STONE",
        ),
        row("silent", "Synthetic data for visual question answering without words", "", "Di Hush"),
        row(
            "withdrawn",
            "Synthetic data for visual question answering, withdrawn",
            "We found that synthetic data improves visual question answering.",
            "Ed Gone",
            retracted=True,
        ),
        row("ducks", "The moulting of ducks", "We found that ducks moult later in cold years.", "Flo Mallard"),
        row("preface", "Preface", "", "Gus Editor"),
        row(
            "plan-only",
            "Synthetic data in visual question answering: a protocol",
            "This paper describes a protocol. Whether synthetic data helps visual question answering is asked.",
            "Hal Plan",
        ),
    ]


@pytest.fixture(scope="session")
def write_rows() -> Callable[[Path, Sequence[Row | str]], Path]:
    """Writes rows as JSON Lines; a row that is text is written as it stands."""

    def write(path: Path, rows: Sequence[Row | str]) -> Path:
        lines = [row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows]
        path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        return path

    return write


@pytest.fixture
def papers(tmp_path: Path, write_rows: Callable[..., Path]) -> Callable[..., Path]:
    """Writes rows into a file of the test."""

    def write(rows: Sequence[Row | str], name: str = "papers.jsonl") -> Path:
        return write_rows(tmp_path / name, rows)

    return write


@pytest.fixture(scope="session")
def audited() -> Callable[[Review], Review]:
    """Holds a review against every invariant that can be checked from its folder."""

    def check(review: Review) -> Review:
        breaches = [breach for result in audit(review.folder).checks for breach in result.breaches]
        assert breaches == []
        return review

    return check


@pytest.fixture
def reviewed(tmp_path: Path, papers: Callable[..., Path], audited: Callable[[Review], Review]) -> Callable[..., Review]:
    """Makes a review from rows, or from files, and audits it."""

    def make(rows: Sequence[Row | str | Path], question: str = QUESTION, out: str = "review", **options: Any) -> Review:
        files = [row for row in rows if isinstance(row, Path)] or [papers(rows)]
        return audited(synthesize(question, tmp_path / out, papers=files, **options))

    return make


@pytest.fixture
def still_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """A clock that stands, so that two runs can be compared byte by byte."""

    class Still(datetime):
        @classmethod
        def now(cls, tz: Any = None) -> "Still":
            return cls(2026, 1, 2, 3, 4, 5, tzinfo=tz)

    monkeypatch.setattr("synthesist.clock.datetime", Still)


@pytest.fixture(scope="session")
def contents_of() -> Callable[[Path], dict[str, bytes]]:
    """Every file of a folder with its bytes, the lock and the clock's log aside."""

    def read(folder: Path) -> dict[str, bytes]:
        return {
            str(path.relative_to(folder)): path.read_bytes()
            for path in sorted(folder.rglob("*"))
            if path.is_file() and path.name not in (".lock", "run.jsonl")
        }

    return read


@pytest.fixture(scope="session")
def canonical() -> Callable[[Review], list[str]]:
    """The lines of a review's canonical export."""

    def lines(review: Review) -> list[str]:
        written: list[str] = []
        review.canonical(written.append)
        return written

    return lines


@pytest.fixture(scope="session")
def decided() -> Callable[..., dict[str, str]]:
    """What was decided on each item of a stage: the criterion of those with an action, by the record's own id."""

    def by_source_id(review: Review, stage: str, action: str) -> dict[str, str]:
        lines: list[str] = []
        review.canonical(lines.append)
        found = [json.loads(line) for line in lines]
        records = [json.loads(row["content"]) for row in found if row["table"] == "records"]
        names = {record["record_id"]: record["source_id"] for record in records}
        if action != "duplicate":
            names = {row["work_id"]: names[row["record_id"]] for row in found if row["table"] == "works"}
        return {
            names[row["item"]]: row["criterion"]
            for row in found
            if row["table"] == "decisions" and (row["stage"], row["action"]) == (stage, action)
        }

    return by_source_id


@pytest.fixture(scope="session")
def make_record() -> Callable[..., Record]:
    """Makes a record of an invented source; authors are given by family name."""

    def make(name: str, title: str = "", abstract: str | None = None, **fields: Any) -> Record:
        source = fields.pop("source", "invented")
        authors = tuple(Author(family=family) for family in fields.pop("authors", ()))
        return Record(
            record_id=fields.pop("record_id", record_id(source, name, b"")),
            source=source,
            source_id=name,
            title=title or f"Work {name}",
            abstract=abstract,
            authors=authors,
            **fields,
        )

    return make


@pytest.fixture(scope="session")
def make_work(make_record: Callable[..., Record]) -> Callable[..., Work]:
    """Makes a work of one record; takes what `make_record` takes."""

    def make(*args: Any, **fields: Any) -> Work:
        record = make_record(*args, **fields)
        return Work(work_id=record.record_id, record_ids=(record.record_id,), record=record)

    return make


@pytest.fixture(scope="session")
def make_question() -> Callable[..., Question]:
    """Makes a question of concepts that the vocabulary does not know, one name after another."""

    def make(
        exposure: Sequence[str] = (), outcome: Sequence[str] = (), population: Sequence[str] = (), **fields: Any
    ) -> Question:
        parts = ((Part.EXPOSURE, exposure), (Part.OUTCOME, outcome), (Part.POPULATION, population))
        concepts = [
            Concept(name=name, part=part, phrase=name, terms=(name,), origin="thesaurus:test", **fields)
            for part, names in parts
            for name in names
        ]
        return Question(text=" ".join(concept.name for concept in concepts) or "?", concepts=tuple(concepts))

    return make


@pytest.fixture(scope="session")
def embedder() -> Embedder:
    """The default embedder, loaded once."""
    return default_embedder()


class HashedWords:
    """An embedder that a reader can follow: one place per stem, chosen by its hash."""

    name = "hashed-words/1"
    dimensions = 64

    def embed(self, texts: Sequence[str]) -> Vectors:
        """See `Embedder.embed`."""
        vectors = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        for at, text in enumerate(texts):
            for stem in content_stems(text):
                vectors[at, int(hashlib.sha256(stem.encode()).hexdigest(), 16) % self.dimensions] += 1
            vectors[at] /= max(float(np.linalg.norm(vectors[at])), 1.0)
        return vectors


@pytest.fixture(scope="session")
def hashed_words() -> Embedder:
    """An embedder without weights."""
    return HashedWords()
