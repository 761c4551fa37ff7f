"""A review's folder, read and never written: the plan, the ledger's rows and the report's files."""

import json
import shutil
import sqlite3
import tempfile
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from synthesist.audit.markup import Page

Row = dict[str, Any]

TABLES = (
    "about", "plans", "stages", "failures", "searches", "records", "hits", "works",
    "work_records", "decisions", "relevances", "documents", "sentences", "claims",
    "evidence", "verdicts", "checks", "artefacts",
)  # fmt: skip


class NotAReviewError(Exception):
    """A folder that holds neither a plan nor a ledger.

    Attributes:
        hint: what to do about it.
    """

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


class Ledger:
    """All rows of a ledger, read at once; a table that cannot be read raises when it is asked for."""

    def __init__(self, path: Path) -> None:
        with _connection(path) as connection:
            self._tables = {name: _rows(connection, name) for name in TABLES}

    def __getitem__(self, table: str) -> list[Row]:
        rows = self._tables[table]
        if isinstance(rows, sqlite3.Error):
            raise rows
        return rows


@contextmanager
def _connection(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection that leaves no file beside the ledger; one with a write-ahead log is read from a copy."""
    log = path.with_name(path.name + "-wal")
    with ExitStack() as stack:
        options = "?mode=ro&immutable=1"
        if log.is_file() and log.stat().st_size:
            scratch = stack.enter_context(tempfile.TemporaryDirectory())
            path, options = _copied(path, log, Path(scratch)), "?mode=rw"
        opened = sqlite3.connect(path.resolve().as_uri() + options, uri=True)
        connection = stack.enter_context(closing(opened))
        connection.row_factory = sqlite3.Row
        yield connection


def _copied(path: Path, log: Path, scratch: Path) -> Path:
    shutil.copyfile(log, scratch / log.name)
    return shutil.copyfile(path, scratch / path.name)


def _rows(connection: sqlite3.Connection, table: str) -> list[Row] | sqlite3.Error:
    try:
        return [dict(row) for row in connection.execute(f'SELECT * FROM "{table}"')]  # noqa: S608  # one of TABLES
    except sqlite3.Error as error:
        return error


@dataclass(frozen=True)
class Folder:
    """One review on disk; what cannot be read raises when it is asked for, so that the rest is checked."""

    root: Path

    def __post_init__(self) -> None:
        if not any((self.root / name).is_file() for name in ("review.toml", "ledger.sqlite")):
            raise NotAReviewError(
                f"{self.root} is not a review: it holds neither review.toml nor ledger.sqlite",
                "name the folder that was given as --out when the review was made",
            )

    @cached_property
    def ledger(self) -> Ledger:
        """The ledger's tables."""
        return Ledger(self.root / "ledger.sqlite")

    @cached_property
    def plan_text(self) -> str:
        """`review.toml` as it stands."""
        return (self.root / "review.toml").read_bytes().decode("utf-8")

    @cached_property
    def plan(self) -> Row:
        """`review.toml`, read."""
        return tomllib.loads(self.plan_text)

    @cached_property
    def report(self) -> Row:
        """`report/report.json`, read."""
        content = json.loads(self.file("report.json"))
        if not isinstance(content, dict):
            raise TypeError("report.json does not hold an object")
        return content

    def file(self, name: str) -> str:
        """A text file of `report/`, with its newlines as they are."""
        return (self.root / "report" / name).read_bytes().decode("utf-8")

    @cached_property
    def page(self) -> Page:
        """`report/report.html`, taken apart."""
        return Page(self.file("report.html"))

    @cached_property
    def about(self) -> dict[str, str]:
        """What the ledger says of itself."""
        return {row["key"]: row["value"] for row in self.ledger["about"]}

    @cached_property
    def question(self) -> Row:
        """The question and its concepts."""
        return dict(json.loads(self.about["question"]))

    @cached_property
    def records(self) -> dict[str, Row]:
        """Each record's own content, by id."""
        return {row["record_id"]: json.loads(row["content"]) for row in self.ledger["records"]}

    @cached_property
    def works(self) -> dict[str, str]:
        """The record that each work is shown by."""
        return {row["work_id"]: row["record_id"] for row in self.ledger["works"]}

    @cached_property
    def records_of(self) -> dict[str, list[str]]:
        """All records of each work, sorted."""
        members = defaultdict(list)
        for row in sorted(self.ledger["work_records"], key=lambda row: str(row["record_id"])):
            members[row["work_id"]].append(row["record_id"])
        return members

    @cached_property
    def documents(self) -> dict[str, Row]:
        """Documents by id."""
        return {row["document_id"]: row for row in self.ledger["documents"]}

    @cached_property
    def verdicts(self) -> dict[str, Row]:
        """Verdicts by claim."""
        return {row["claim_id"]: row for row in self.ledger["verdicts"]}

    @cached_property
    def claims(self) -> dict[str, Row]:
        """All claims by id."""
        return {row["claim_id"]: row for row in self.ledger["claims"]}

    @cached_property
    def shown(self) -> dict[str, Row]:
        """The claims that the report shows, by id."""
        return {key: row for key, row in self.claims.items() if row["is_shown"]}

    @cached_property
    def included(self) -> set[str]:
        """Works that assessment kept."""
        kept = (row for row in self.ledger["decisions"] if (row["stage"], row["action"]) == ("assess", "include"))
        return {self.work_of(row["item"]) for row in kept}

    @cached_property
    def references(self) -> dict[int, Row]:
        """The reference list by number."""
        return {row["number"]: row for row in self.report["references"]}

    def work_of(self, item: str) -> str:
        """The work that an item of a decision stands for: a work's id, or a document's."""
        return str(self.documents[item]["work_id"]) if item in self.documents else item

    def span(self, span: Row) -> str:
        """The stored words of a span.

        Raises:
            KeyError: there is no such document.
            ValueError: the offsets do not lie in its text.
        """
        text = self.documents[span["document_id"]]["text"]
        if not 0 <= span["start"] < span["end"] <= len(text):
            raise ValueError(f"offsets {span['start']} to {span['end']} do not lie in the text")
        return str(text[span["start"] : span["end"]])

    def words(self, span: Row) -> str:
        """The stored words of a span, or nothing where it does not resolve, which another check names."""
        try:
            return self.span(span)
        except (KeyError, ValueError, TypeError):
            return ""
