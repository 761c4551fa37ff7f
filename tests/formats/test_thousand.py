"""A thousand malformed records among a thousand good ones, over six files in one import."""

import json
import random
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from synthesist.formats import Parsed, read_records
from synthesist.records import Failure, Record

MALFORMED = 1_000
VALID = 1_000
SEED = 20_261_121


@dataclass(frozen=True)
class Kind:
    """A way to write a record.

    Attributes:
        file: the file that it stands in.
        text: the record with a word of its own in it, without line end.
        reason: part of the reason with which it fails; None for what is read.
        title: the title that is read, with the word for `{}`.
    """

    file: str
    text: Callable[[str], str]
    reason: str | None = None
    title: str = "Über {}"


def ris(*lines: str) -> str:
    """Lines of a record."""
    return "\n".join(lines)


def csl(**members: object) -> str:
    """An item on a line of its own."""
    return "  " + json.dumps({"type": "article-journal", "container-title": "J", **members}, ensure_ascii=False)


BAD = {
    "RIS: no title": Kind("a.ris", lambda word: ris("TY  - JOUR", f"AU  - {word}", "ER  -"), "no title"),
    "RIS: no type": Kind("a.ris", lambda word: ris(f"TI  - {word}", "PY  - 2001", "ER  -"), "does not begin with TY"),
    "RIS: zero bytes": Kind("a.ris", lambda word: ris("TY  - JOUR", f"TI  - {word}\0", "ER  -"), "NUL"),
    "RIS: a title of markup": Kind(
        "a.ris", lambda word: ris("TY  - JOUR", "TI  - <i> </i>", f"N1  - {word}", "ER  -"), "no title"
    ),
    "BibTeX: brace not closed": Kind("a.bib", lambda word: f"@article{{{word}, title={{Two\n", "broken BibTeX entry"),
    "BibTeX: no equals sign": Kind("a.bib", lambda word: f"@article{{{word}, title {{Two}}}}", "broken BibTeX entry"),
    "BibTeX: no title": Kind("a.bib", lambda word: f"@article{{{word}, year = {{2001}}}}", "no title"),
    "BibTeX: nested without end": Kind(
        "a.bib", lambda word: f"@article{{{word}, title = {'{' * 3_000}", "broken BibTeX entry"
    ),
    "BibTeX: zero bytes": Kind("a.bib", lambda word: f"@article{{{word}, title = {{a\0b}}}}", "NUL"),
    "CSV: too many cells": Kind("a.csv", lambda word: f"{word},2001,x,surplus", "4 cells under 3 columns"),
    "CSV: text behind a quote": Kind("a.csv", lambda word: f'"{word}"x,2001,x', "not a row of the table"),
    "CSV: quote not closed": Kind("a.csv", lambda word: f'"{word},2001,x', "not a row of the table"),
    "CSV: no title": Kind("a.csv", lambda word: f",2001,{word}", "no title"),
    "JSON Lines: cut": Kind("a.jsonl", lambda word: f'{{"title": "{word}", "year":', "not JSON"),
    "JSON Lines: two on one line": Kind("a.jsonl", lambda word: f'{{"title": "{word}"}}{{"title": "two"}}', "not JSON"),
    "JSON Lines: no object": Kind("a.jsonl", lambda word: f'["{word}", 1]', "not a JSON object"),
    "JSON Lines: title of another type": Kind(
        "a.jsonl", lambda word: f'{{"title": {{"en": "{word}"}}}}', "the title is not text"
    ),
    "JSON Lines: nested without end": Kind("a.jsonl", lambda word: f'"{word}"' + "[" * 20_000, "not JSON"),
    "JSON Lines: endless number": Kind(
        "a.jsonl", lambda word: f'{{"id": "{word}", "title": {"9" * 9_000}}}', "not JSON"
    ),
    "JSON Lines: zero bytes": Kind("a.jsonl", lambda word: f'{{"title": "{word}\\u0000"}}', "NUL"),
    "NBIB: no title": Kind("a.nbib", lambda word: ris("PMID- 77", f"FAU - {word}", "DP  - 2001") + "\n", "no title"),
    "NBIB: cut behind the tag": Kind("a.nbib", lambda word: ris(f"PMID- 78{word}", "TI  -") + "\n", "no title"),
    "NBIB: zero bytes": Kind("a.nbib", lambda word: ris("PMID- 79", f"TI  - {word}\0") + "\n", "NUL"),
    "CSL-JSON: no title": Kind("a.json", lambda word: csl(note=word), "no title"),
    "CSL-JSON: title of another type": Kind("a.json", lambda word: csl(title=[word, "b"]), "the title is not text"),
    "CSL-JSON: a bare word": Kind("a.json", lambda word: f'  {{"title": x{word}}}', "not JSON"),
    "CSL-JSON: no object": Kind("a.json", lambda word: f'  "{word}"', "not a JSON object"),
}

GOOD = {
    "RIS": Kind("a.ris", lambda word: ris("TY  - JOUR", f"TI  - Über {word}", "PY  - 2001", "ER  -")),
    # A forgotten end is no loss: the next record's beginning, or the next record's missing beginning, ends it.
    "RIS: an odd year": Kind("a.ris", lambda word: ris("TY  - JOUR", f"TI  - Über {word}", "PY  - 20011", "ER  -")),
    "BibTeX": Kind("a.bib", lambda word: f'@article{{k{word},\n  title = {{{{\\"U}}ber {word}}},\n  year = 2001\n}}'),
    "CSV": Kind("a.csv", lambda word: f"Über {word},2001,x"),
    "CSV: quoted over lines": Kind("a.csv", lambda word: f'"Über\n{word}",2001,"x ""y"""'),
    # Tables leave out cells at the end of a row when they are empty.
    "CSV: too few cells": Kind("a.csv", lambda word: f"Über {word}"),
    "JSON Lines": Kind("a.jsonl", lambda word: f'{{"title": "Über {word}", "year": 2001}}'),
    "JSON Lines: types that are wrong elsewhere": Kind(
        "a.jsonl", lambda word: f'{{"title": "Über {word}", "year": [1], "authors": 5, "abstract": {{"a": 1}}}}'
    ),
    "NBIB": Kind("a.nbib", lambda word: ris(f"PMID- 1{word}", "TI  - Über", f"      {word}", "DP  - 2001 May") + "\n"),
    "CSL-JSON": Kind("a.json", lambda word: csl(title=f"Über {word}", issued={"date-parts": [[2001, 5]]})),
    # One damaged byte costs one character, which shows as such, and not the record.
    "RIS: broken UTF-8": Kind(
        "a.ris", lambda word: ris("TY  - JOUR", f"TI  - \udcc3 {word}", "ER  -"), title="\ufffd {}"
    ),
}

FRAMES = {"a.csv": ("title,year,note\n", "\n", "\n"), "a.json": ("[\n", ",\n", "\n]\n")}


@dataclass(frozen=True)
class Item:
    """A record in its file, and what must become of it."""

    kind: Kind
    word: str
    place: str


def shuffled(kinds: dict[str, Kind], total: int, dice: random.Random) -> list[Kind]:
    """So many records, of each kind about equally many, in any order."""
    chosen = [list(kinds.values())[number % len(kinds)] for number in range(total)]
    dice.shuffle(chosen)
    return chosen


def written(folder: Path) -> dict[str, list[Item]]:
    """The six files, and their records in order."""
    dice = random.Random(SEED)
    kinds = [*shuffled(BAD, MALFORMED, dice), *shuffled(GOOD, VALID, dice)]
    dice.shuffle(kinds)
    items: dict[str, list[Item]] = {}
    texts: dict[str, str] = {}
    for number, kind in enumerate(kinds):
        start, between, _ = FRAMES.get(kind.file, ("", "\n", "\n"))
        before = texts[kind.file] + between if kind.file in texts else start
        word = f"{number:04d}"
        items.setdefault(kind.file, []).append(Item(kind, word, f"{kind.file}:{before.count(chr(10)) + 1}"))
        texts[kind.file] = before + kind.text(word)
    for name, text in texts.items():
        end = FRAMES.get(name, ("", "\n", "\n"))[2]
        (folder / name).write_bytes((text + end).encode(errors="surrogateescape"))
    return items


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Item, Parsed]]:
    """What was written beside what was read, record by record."""
    folder = tmp_path_factory.mktemp("thousand")
    pairs: list[tuple[Item, Parsed]] = []
    for name, items in written(folder).items():
        rows = list(read_records(folder / name))
        assert len(rows) == len(items), name
        pairs += zip(items, rows, strict=True)
    return pairs


def test_every_good_record_loads(imported: list[tuple[Item, Parsed]]) -> None:
    """Without it malformed records would take good ones beside them along."""
    good = [(item, row) for item, row in imported if item.kind.reason is None]
    assert len(good) == VALID
    for item, row in good:
        assert isinstance(row, Record), row
        assert row.title == item.kind.title.format(item.word)


def test_every_malformed_record_is_listed_with_place_reason_and_raw(imported: list[tuple[Item, Parsed]]) -> None:
    """Without it a user could neither find nor mend what was left out."""
    bad = [(item, row) for item, row in imported if item.kind.reason is not None]
    assert len(bad) == MALFORMED
    for item, row in bad:
        assert isinstance(row, Failure), row
        assert row.place == item.place
        assert str(item.kind.reason) in row.reason
        assert "Error" not in row.reason.partition(":")[0]
        assert item.word in row.raw
        assert row.hint


def test_kinds_are_many_and_each_is_met(imported: list[tuple[Item, Parsed]]) -> None:
    """Without it the thousand could all be of one kind, and prove little."""
    met = {id(item.kind) for item, _ in imported}
    assert met == {id(kind) for kind in (*BAD.values(), *GOOD.values())}
    assert len(BAD) >= 12
