"""Rows of one work in two exports, and of two works that look like one, made from papers of the ACL Anthology.

Papers of 2016 and later (CC BY 4.0). Volume, issue and pages are invented, since the Anthology's table has none.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from synthesist.formats import author_of
from synthesist.records import Record
from training.matcher.corrupting import corrupted

PAPERS = "corpora/acl_anthology.parquet"
_SINCE = 2016
_SEED = 7


@dataclass(frozen=True, slots=True)
class Invented:
    """Records, and the work that each is of.

    Attributes:
        work: by record id; two records with one work are the same.
    """

    records: tuple[Record, ...]
    work: dict[str, str]


def invented(data: Path, works: int, seed: int = _SEED, copies: float = 0.4, siblings: float = 0.4) -> Invented:
    """So many works, a share of them in a second export, and a share with a work beside them that is none of them."""
    dice = random.Random(seed)
    papers = _papers(data)
    drawn = dice.sample(papers, min(works, len(papers)))
    records: list[Record] = []
    work: dict[str, str] = {}
    for at, paper in enumerate(drawn):
        for name, of, record in _rows(at, paper, dice.choice(drawn), dice, copies, siblings):
            work[name] = of
            records.append(record)
    return Invented(tuple(records), work)


def _rows(
    at: int, paper: Record, other: Record, dice: random.Random, copies: float, siblings: float
) -> Iterator[tuple[str, str, Record]]:
    """Ids, works and records of one paper."""
    one = f"w{at}"
    first = paper.model_copy(update={"record_id": one, "source_id": one, "extra": _place(dice)})
    yield one, one, first
    if dice.random() < copies:
        yield f"{one}c", one, corrupted(first, f"{one}c", dice)
    if dice.random() < siblings:
        yield (
            f"{one}s",
            f"{one}s",
            _sibling(first, other, dice).model_copy(update={"record_id": f"{one}s", "source_id": f"{one}s"}),
        )


def _papers(data: Path) -> list[Record]:
    from pyarrow import parquet

    columns = ["id", "title", "abstract", "authors", "year", "booktitle", "doi"]
    rows = parquet.read_table(data / PAPERS, columns=columns).to_pylist()
    return [_record(row) for row in rows if row["title"] and row["authors"] and (row["year"] or 0) >= _SINCE]


def _record(row: dict[str, object]) -> Record:
    stated = row["authors"]
    assert isinstance(stated, list)
    return Record(
        record_id=str(row["id"]),
        source="invented",
        source_id=str(row["id"]),
        title=str(row["title"]),
        authors=tuple(author for name in stated if (author := author_of(str(name)))),
        year=int(str(row["year"])),
        venue=str(row["booktitle"] or "") or None,
        abstract=str(row["abstract"]) if row["abstract"] else None,
        identifiers=(("doi", str(row["doi"]).lower()),) if row["doi"] else (),
        kind="article",
    )


def _place(dice: random.Random) -> tuple[tuple[str, str], ...]:
    first = dice.randint(1, 3000)
    return (
        ("number", str(dice.randint(1, 12))),
        ("pages", f"{first}-{first + dice.randint(1, 25)}"),
        ("volume", str(dice.randint(1, 120))),
    )


def _sibling(record: Record, other: Record, dice: random.Random) -> Record:
    """Another work that is near: reworded, of other authors, or printed elsewhere in another year."""
    moved = {"identifiers": (), "abstract": other.abstract, "extra": _place(dice)}
    kind = dice.random()
    if kind < 0.5:
        return record.model_copy(update={**moved, "title": _reworded(record.title, other.title, dice)})
    if kind < 0.75:
        return record.model_copy(update={**moved, "authors": other.authors, "year": other.year, "venue": other.venue})
    later = (record.year or _SINCE) + dice.randint(1, 3)
    return record.model_copy(update={**moved, "abstract": record.abstract, "year": later, "venue": other.venue})


def _reworded(title: str, other: str, dice: random.Random) -> str:
    """With one or two of the longer words exchanged for those of another title."""
    words = title.split()
    places = [at for at, word in enumerate(words) if len(word) > 3] or [0]
    strangers: Sequence[str] = [word for word in other.split() if len(word) > 3 and word not in words] or ["anew"]
    for at in dice.sample(places, min(len(places), dice.randint(1, 2))):
        words[at] = dice.choice(strangers)
    return " ".join(words)
