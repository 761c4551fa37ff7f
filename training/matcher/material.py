"""The labelled sets of records, and the pairs in them that their gold plainly has wrong."""

import csv
import json
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from synthesist.formats import read_records
from synthesist.records import Record

SETS = ("cytology_screening", "digital_work", "haematology", "special_cases")
"""Those under MIT; the one under GPL-3 trains nothing."""

FOLDER = "dedup"
WRONG = Path(__file__).parent / "wrong_gold.json"
_UNTITLED = "A title that stands for none"

Pair = tuple[str, str]
"""Ids of the file, the smaller first."""


@dataclass(frozen=True, slots=True)
class LabelledSet:
    """Records with what people hold of them.

    Attributes:
        records: by the id that the file gives them.
        same: pairs that gold has as one work.
        wrong: pairs on which gold is plainly wrong, with the reason.
        open: pairs that are neither right nor wrong.
    """

    name: str
    records: Mapping[str, Record]
    same: frozenset[Pair]
    wrong: Mapping[Pair, str]
    open: frozenset[Pair]

    @property
    def left_out(self) -> frozenset[Pair]:
        """Pairs that count neither way where wrong gold is left out."""
        return self.open | frozenset(self.wrong)


def files_of(name: str) -> tuple[str, ...]:
    """The files of a set, below the data folder."""
    return tuple(f"{FOLDER}/{name}/{file}" for file in ("records_pre_merged.csv", "merged_record_ids.csv"))


def read_set(data: Path, name: str) -> LabelledSet:
    """One of the sets, read as the program reads any table; rows without a title are kept."""
    folder = data / FOLDER / name
    rows = _rows(folder / "records_pre_merged.csv")
    groups = [row["merged_ids"].split(";") for row in _rows(folder / "merged_record_ids.csv")]
    listed = json.loads(WRONG.read_text(encoding="utf-8")).get(name, [])
    maybe = folder / "maybe_pairs.csv"
    return LabelledSet(
        name=name,
        records={str(record.source_id): record for record in _records(rows)},
        same=frozenset(pair for group in groups for pair in pairs_of(group)),
        wrong={pair: one["why"] for one in listed for pair in _stated(one)},
        open=frozenset(_pair(*row["case"].split(";")) for row in _rows(maybe)) if maybe.is_file() else frozenset(),
    )


def pairs_of(ids: Sequence[str]) -> Iterator[Pair]:
    """All pairs of a group."""
    return (_pair(*both) for both in combinations(ids, 2))


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)


def _stated(listed: Mapping[str, Sequence[str]]) -> Iterator[Pair]:
    """The pairs of an entry: all of its ids, or those of one list with those of another."""
    if "with" in listed:
        return (_pair(one, other) for one in listed["ids"] for other in listed["with"])
    return pairs_of(listed["ids"])


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _records(rows: Sequence[dict[str, str]]) -> Iterator[Record]:
    """The rows through the reader of tables, which takes none without a title: those get one for the time being."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "records.csv"
        with path.open("w", encoding="utf-8", newline="") as lines:
            writer = csv.DictWriter(lines, list(rows[0]))
            writer.writeheader()
            writer.writerows({**row, "title": row["title"].strip() or _UNTITLED} for row in rows)
        for record in read_records(path):
            assert isinstance(record, Record)
            yield record.model_copy(update={"title": ""}) if record.title == _UNTITLED else record
