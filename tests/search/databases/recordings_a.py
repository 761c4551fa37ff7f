"""What the adapters make of every recorded answer, against what the checker reads in the same rows."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import checker_a
from recorded_a import Recorded, json_in

from synthesist.errors import SourceError
from synthesist.search.databases import Database
from synthesist.web.message import Response


@dataclass
class Tally:
    """Counts over the answers of a service; `wrong` holds each field that differs."""

    bodies: int = 0
    refused: Counter[int] = field(default_factory=Counter)
    rows: int = 0
    records: int = 0
    failures: list[str] = field(default_factory=list)
    fields: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        counted = f"{self.bodies} bodies, {self.rows} rows, {self.records} records, {len(self.failures)} failures"
        return f"{counted}, fields {dict(self.fields)}, refused by status {dict(self.refused)}"


def tallied(
    database: Database,
    answers: Iterable[Recorded],
    rows_of: Callable[[Any], list[Any]],
    answered: Callable[..., Response],
) -> Tally:
    """Parse each answer and compare what it became with the checker's reading of its rows."""
    tally = Tally()
    for answer in answers:
        tally.bodies += 1
        try:
            page = database.parse(answered(answer.body, status=answer.status), "", 100)
        except SourceError:
            tally.refused[answer.status] += 1
            continue
        _compare(tally, rows_of(json_in(answer.body)), page.records, page.failures, database.about.name)
    return tally


def _compare(tally: Tally, rows: list[Any], records: tuple[Any, ...], failures: tuple[Any, ...], service: str) -> None:
    assert len(rows) == len(records) + len(failures), (len(rows), len(records), [one.reason for one in failures])
    tally.rows += len(rows)
    tally.records += len(records)
    tally.failures += [failure.reason for failure in failures]
    by_raw = {record.raw: record for record in records}
    unread = 0
    for row in rows:
        raw = json.dumps(row, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        if record := by_raw.get(raw):
            counts, wrong = checker_a.compared(getattr(checker_a, service)(row), record)
            tally.fields += counts
            tally.wrong += wrong
        else:
            unread += 1
    assert unread == len(failures)


def wrapped(
    answers: Iterable[Recorded], find: Callable[[Any], Iterable[Any]], envelope: Callable[[list[Any]], Any]
) -> Iterator[Recorded]:
    """Answers of other paths of the service, their rows in the envelope of a search."""
    for answer in answers:
        if rows := list(find(json_in(answer.body))):
            yield Recorded(answer.file, answer.url, 200, json.dumps(envelope(rows)).encode())
