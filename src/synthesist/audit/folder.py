"""A review's folder, read and never written: the plan, the ledger's rows and the report's files."""

import json
import tomllib
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from synthesist.audit import revising
from synthesist.audit.ledger import Ledger, Row
from synthesist.audit.markup import Page

__all__ = ["Folder", "NotAReviewError", "Row"]


class NotAReviewError(Exception):
    """A folder that holds neither a plan nor a ledger.

    Attributes:
        hint: what to do about it.
    """

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


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
        """`review.toml` as it stands, without the mark that some editors put first."""
        return (self.root / "review.toml").read_bytes().decode("utf-8-sig")

    @cached_property
    def plan_file(self) -> Row:
        """`review.toml`, read."""
        return tomllib.loads(self.plan_text)

    @cached_property
    def plans(self) -> list[Row]:
        """The plan and its amendments, in order."""
        return sorted(self.ledger["plans"], key=lambda row: row["ordinal"])

    @cached_property
    def plan(self) -> Row:
        """All that the newest plan says."""
        return dict(json.loads(self.plans[-1]["content"]))

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
    def responses(self) -> Ledger | None:
        """The archive of answers; None where the folder holds none."""
        path = self.root / "responses.sqlite"
        return Ledger(path, ("bodies", "requests", "answers")) if path.is_file() else None

    @cached_property
    def question(self) -> Row:
        """The question and its concepts, each with the terms that the first small search added to it."""
        question = dict(json.loads(self.about["question"]))
        for concept in question["concepts"]:
            added = (row["term"] for row in self.expansions if row["concept"] == concept["name"])
            concept["terms"] = list(dict.fromkeys([*concept["terms"], *added]))
        return question

    @cached_property
    def expansions(self) -> list[Row]:
        """Terms that the first small search added, by concept."""
        return sorted(self.ledger["expansions"], key=lambda row: (row["concept"], row["term"]))

    @cached_property
    def readings(self) -> dict[str, Row]:
        """What stands where in each full text, by document."""
        return {row["document_id"]: json.loads(row["content"]) for row in self.ledger["readings"]}

    @cached_property
    def results(self) -> dict[str, Row]:
        """Reported numbers by id."""
        return {row["result_id"]: row for row in self.ledger["results"]}

    @cached_property
    def copies_of(self) -> dict[str, list[Row]]:
        """What was tried for the full text of each work."""
        tried = defaultdict(list)
        for row in self.ledger["copies"]:
            tried[row["work_id"]].append(row)
        return tried

    @cached_property
    def lines_of(self) -> dict[str, tuple[list[int], list[int], list[int]]]:
        """By full text, where its lines begin and end and on which pages they stand; in the order of the text."""
        lines = {name: reading["lines"] for name, reading in self.readings.items()}
        return {name: (_parts(own, 0), _parts(own, 1), _parts(own, 2)) for name, own in lines.items()}

    def page_of(self, document: str, at: int) -> int | None:
        """The page that a place of a document stands on, between lines that of the next; None where it has no pages."""
        starts, ends, pages = self.lines_of.get(document, ([], [], []))
        place = bisect_right(starts, at) - 1
        if place < 0 or ends[place] <= at:
            place += 1
        return pages[place] if place < len(pages) else None

    @cached_property
    def requests_of(self) -> dict[str, list[Row]]:
        """What was sent for each search, in order."""
        sent = defaultdict(list)
        for row in sorted(self.ledger["requests"], key=lambda row: (row["search_id"], row["ordinal"])):
            sent[row["search_id"]].append(row)
        return sent

    @cached_property
    def hits_of(self) -> dict[str, set[str]]:
        """The records that each search returned."""
        returned = defaultdict(set)
        for row in self.ledger["hits"]:
            returned[row["search_id"]].add(row["record_id"])
        return returned

    @cached_property
    def records(self) -> dict[str, Row]:
        """Each record's own content, by id."""
        return {row["record_id"]: json.loads(row["content"]) for row in self.ledger["records"]}

    @cached_property
    def works(self) -> dict[str, str]:
        """The record that leads each work."""
        return {row["work_id"]: row["record_id"] for row in self.ledger["works"]}

    @cached_property
    def work_rows(self) -> dict[str, Row]:
        """All that is held of each work beside its records."""
        return {row["work_id"]: row for row in self.ledger["works"]}

    @cached_property
    def as_shown(self) -> dict[str, Row]:
        """What is shown of each work: the record that leads, with fields of its other records."""
        return {
            row["work_id"]: {**self.records.get(row["record_id"], {}), **json.loads(row["shown"])}
            for row in self.ledger["works"]
        }

    @cached_property
    def work_with(self) -> dict[str, str]:
        """The work of each record."""
        return {record: work for work, members in self.records_of.items() for record in members}

    @cached_property
    def records_of(self) -> dict[str, list[str]]:
        """All records of each work, sorted."""
        members = defaultdict(list)
        for row in sorted(self.ledger["work_records"], key=lambda row: str(row["record_id"])):
            members[row["work_id"]].append(row["record_id"])
        return members

    @cached_property
    def ties(self) -> dict[tuple[str, str], Row]:
        """What ties two works, by both, the smaller first."""
        return {(row["first"], row["second"]): row for row in self.ledger["ties"]}

    @cached_property
    def documents(self) -> dict[str, Row]:
        """Documents by id."""
        return {row["document_id"]: row for row in self.ledger["documents"]}

    @cached_property
    def stored_verdicts(self) -> dict[str, Row]:
        """Verdicts by claim, as they were given."""
        return {row["claim_id"]: row for row in self.ledger["verdicts"]}

    @cached_property
    def verdicts(self) -> dict[str, Row]:
        """Verdicts by claim, as the reviewers left them."""
        return revising.verdicts(self.stored_verdicts, self.ledger["revisions"])

    @cached_property
    def stored_claims(self) -> dict[str, Row]:
        """All claims by id, as they were taken out of the texts."""
        return {row["claim_id"]: row for row in self.ledger["claims"]}

    @cached_property
    def claims(self) -> dict[str, Row]:
        """All claims by id, as the reviewers left them."""
        return revising.claims(self.stored_claims, self.ledger["revisions"])

    @cached_property
    def extracted(self) -> dict[str, Row]:
        """The claims that were to be shown before the reviewers looked at them, by id."""
        return {key: row for key, row in self.stored_claims.items() if row["is_shown"]}

    @cached_property
    def shown(self) -> dict[str, Row]:
        """The claims that the report shows, by id."""
        return {key: row for key, row in self.claims.items() if row["is_shown"]}

    @cached_property
    def findings(self) -> dict[str, Row]:
        """Findings by id, as the reviewers left them."""
        rows = {row["finding_id"]: json.loads(row["content"]) for row in self.ledger["findings"]}
        return revising.findings(rows, self.stored_claims, self.ledger["revisions"])

    @cached_property
    def effective(self) -> list[Row]:
        """The decisions that hold: of each stage and item the one with the largest ordinal."""
        ordered = sorted(self.ledger["decisions"], key=lambda row: row["ordinal"])
        return list({(row["stage"], row["item"]): row for row in ordered}.values())

    @cached_property
    def programs(self) -> dict[tuple[str, str], Row]:
        """What the program decided, by stage and item, whatever people said of it."""
        return {(row["stage"], row["item"]): row for row in self.ledger["decisions"] if row["ordinal"] == 0}

    @cached_property
    def rulings(self) -> dict[str, list[Row]]:
        """All that people said, by item, in order."""
        said = defaultdict(list)
        for row in sorted(self.ledger["rulings"], key=lambda row: (row["item"], row["ordinal"])):
            said[row["item"]].append(row)
        return said

    @cached_property
    def standing(self) -> dict[str, Row]:
        """By item, what a person said last and did not take back."""
        last = {item: _last(rows) for item, rows in self.rulings.items()}
        return {item: row for item, row in last.items() if row is not None}

    @cached_property
    def heeded(self) -> dict[str, Row]:
        """What stands, of works as they are joined by now: what was said of one of their records is said of them."""
        ordered = sorted(self.standing.items(), key=lambda one: (one[1]["at"], one[0]))
        return {self.work_with.get(item, item): row for item, row in ordered}

    @cached_property
    def included(self) -> set[str]:
        """Works that assessment kept."""
        kept = (row for row in self.effective if (row["stage"], row["action"]) == ("assess", "include"))
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


def _last(rows: Iterable[Row]) -> Row | None:
    """The last ruling that was not undone; each undoing takes back the one before it."""
    undone = 0
    for row in reversed(list(rows)):
        if row["action"] == "undo":
            undone += 1
        elif undone:
            undone -= 1
        else:
            return row
    return None


def _parts(rows: list[list[Any]], place: int) -> list[int]:
    return [row[place] for row in rows]
