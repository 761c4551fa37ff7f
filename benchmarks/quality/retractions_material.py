"""Lists of retractions, and references to what they hold and to what they do not."""

import csv
import hashlib
import io
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import zstandard

from benchmarks.quality.retractions_planted import Known, mistyped, record_of
from synthesist.identify.retractions.entry import Entry
from synthesist.identify.retractions.reading import open_list
from synthesist.identify.retractions.wording import content, words
from synthesist.records import Failure, Record, RetractionStatus

OPEN = "retraction/open_retractions.jsonl.zst"
ACL = "corpora/acl_anthology.parquet"
_LISTED, _OTHERS, _STRANGERS = 3_000, 10_000, 10_000
_TELLING = 3
_SEED = 20_260


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference with what is true of it.

    Attributes:
        title: of the retracted work that it was made of; None where it is of another work.
        of: what it is: "retracted work", or a kind of distractor.
    """

    record: Record
    title: tuple[str, ...] | None
    of: str


def is_held_out(name: str) -> bool:
    """Whether a work belongs to the half that nothing was chosen on."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % 2 == 1


def open_entries(data: Path) -> list[Entry]:
    """All entries of the open list."""
    return [row[0] for row in open_list(data / OPEN).rows if row and not isinstance(row, Failure)]


def is_retracted(entry: Entry) -> bool:
    """Whether the list says that the work is retracted."""
    return any(fact.status is RetractionStatus.RETRACTED for fact in entry.facts)


def flagged_only(data: Path, out: Path) -> Path:
    """The open list without what is not flagged: the entries left out serve as distractors."""
    with (data / OPEN).open("rb") as packed, out.open("w", encoding="utf-8") as file:
        for line in io.TextIOWrapper(zstandard.ZstdDecompressor().stream_reader(packed), encoding="utf-8"):
            if json.loads(line)["retracted"]:
                file.write(line)
    return out


def open_references(entries: Sequence[Entry], strangers: Sequence[Known], *, held_out: bool) -> Iterator[Reference]:
    """References to flagged works of a half, to corrected ones, to strangers, and to works with one word changed."""
    draw = random.Random(_SEED)
    mine = [one for one in entries if is_held_out(one.identifiers[0]) is held_out and _is_telling(one.title)]
    known = {value for one in entries if is_retracted(one) for value in (*one.identifiers, *one.notices)}
    flagged = [one for one in mine if is_retracted(one)]
    others = [one for one in mine if known.isdisjoint(one.identifiers)]
    retracted = [_known(one) for one in flagged]
    corrected = [_known(one) for one in draw.sample(others, min(_OTHERS, len(others)))]
    yield from _references(retracted, corrected, strangers, draw)


def _known(entry: Entry) -> Known:
    return Known(entry.identifiers[0].removeprefix("doi:"), entry.title)


def _is_telling(title: str) -> bool:
    return len(set(content(words(title)))) >= _TELLING


def acl_works(data: Path) -> list[Known]:
    """Works of the ACL Anthology with their first DOI, or one that is invented, in the file's order."""
    from pyarrow import parquet

    columns = ["id", "title", "authors", "year", "venue", "doi"]
    rows = parquet.read_table(data / ACL, columns=columns).to_pylist()
    return [
        Known(row["doi"] or f"10.5555/{row['id']}", row["title"], tuple(row["authors"]), row["year"], _venue(row))
        for row in rows
        if row["title"] and _is_telling(row["title"])
    ]


def _venue(row: dict[str, list[str]]) -> str:
    return next(iter(row["venue"] or ()), "")


def made_list(works: Sequence[Known], out: Path) -> Path:
    """Works as a list in the shape of Retraction Watch's, with a notice each that is invented."""
    names = "Title,Journal,Author,RetractionDate,RetractionDOI,OriginalPaperDate,OriginalPaperDOI,RetractionNature"
    with out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(names.split(","))
        for number, work in enumerate(works):
            dates = (f"7/1/{(work.year or 2000) + 2} 0:00", f"10.5555/notice.{number}", f"1/1/{work.year} 0:00")
            writer.writerow((work.title, work.journal, ";".join(work.authors), *dates, work.doi, "Retraction"))
    return out


def acl_parts(works: Sequence[Known], *, held_out: bool) -> tuple[list[Known], list[Known]]:
    """Works of a half that are listed, and works of it that are not."""
    draw = random.Random(_SEED + 1)
    mine = [work for work in works if is_held_out(work.doi) is held_out]
    chosen = draw.sample(mine, _LISTED + _STRANGERS)
    return chosen[:_LISTED], chosen[_LISTED:]


def acl_references(listed: Sequence[Known], strangers: Sequence[Known]) -> Iterator[Reference]:
    """References to listed works, to others of the same venues, and to works with one word changed."""
    yield from _references(listed, (), strangers, random.Random(_SEED + 2))


def _references(
    retracted: Sequence[Known], corrected: Sequence[Known], strangers: Sequence[Known], draw: random.Random
) -> Iterator[Reference]:
    pool = [word for work in retracted for word in content(words(work.title)) if len(word) > 4]
    for work in retracted:
        yield Reference(mistyped(work, draw), tuple(words(work.title)), "retracted work")
        if twin := _twin(work, pool, draw):
            yield Reference(twin, None, "one word changed")
    for of, works in (("corrected work", corrected), ("stranger", strangers)):
        for work in works:
            yield Reference(mistyped(work, draw), None, of)


def _twin(work: Known, pool: Sequence[str], draw: random.Random) -> Record | None:
    """Another work by the same people: one telling word for another, its own DOI or none."""
    parts = work.title.split()
    places = [at for at, word in enumerate(parts) if len(word) > 4 and word.isalpha() and content(words(word))]
    if len(places) <= _TELLING:
        return None
    parts[draw.choice(places)] = draw.choice(pool)
    if set(words(" ".join(parts))) == set(words(work.title)):
        return None
    twin = Known(f"10.6666/{work.doi[-8:]}", " ".join(parts), work.authors, work.year, work.journal)
    return record_of(twin, twin.title, draw.choice(("", twin.doi)), twin.year, [*twin.authors])
