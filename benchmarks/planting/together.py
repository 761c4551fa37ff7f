"""Several defects in one review, none of which undoes another."""

import json
import random
import shutil
from collections.abc import Iterable
from pathlib import Path

from benchmarks.planting.kinds import READING, TEXTS_AND_READING, Instance, Kind, Planted, copied
from benchmarks.planting.stored import Row, Stored
from synthesist.ledger import as_json

_TURNS = 4
"""Times that a kind is tried with other lots, before it is left out."""

_RAW = ("works", "searches", "plans", "decisions", "failures")
"""Tables whose rows a defect is made of as they stand."""

_READ = {TEXTS_AND_READING: ("anatomies", "results", "result_groups"), READING: ("anatomies", "results", "findings")}
"""Tables of what the program reads from texts, of which kinds of some phases are made as well."""

_TEXTS = ("abstract", "raw")


def plant_all(kinds: Iterable[Kind], base: Path, seed: int, out: Path) -> list[Instance]:
    """Copy a review and plant several kinds; those for which there is no place beside the others are left out.

    No copy is left where none was planted.
    """
    copied(base, out)
    made, due = list[Instance](), set[str]()
    for kind in sorted(kinds, key=lambda kind: kind.phase):
        before = _state(out, *_READ.get(kind.phase, ()))
        found = _planted_beside(kind, f"{base.name} {seed}", out, due)
        if found is not None:
            made.append(Instance(kind.name, base.name, seed, out, found))
            due |= _state(out, *_READ.get(kind.phase, ())) - before
    if not made:
        shutil.rmtree(out)
    return made


def _planted_beside(kind: Kind, lot: str, out: Path, due: set[str]) -> Planted | None:
    """Plant a kind so that all that is due stays; else leave the folder as it is."""
    kept = copied(out, out.with_name(f"{out.name}.before"))
    try:
        for turn in range(_TURNS):
            found = kind.plant(out, random.Random(f"{kind.name} {lot}" + f" {turn}" * bool(turn)))
            if found is not None and due <= _state(out, *(table for tables in _READ.values() for table in tables)):
                return found
            copied(kept, out)
        return None
    finally:
        shutil.rmtree(kept)


def _state(folder: Path, *read: str) -> set[str]:
    """What a review says, less what follows from it: sentences and evidence by their words, other rows whole."""
    stored = Stored(folder)
    texts = {row["document_id"]: row["text"] for row in stored.rows("documents")}
    claims = {row["claim_id"]: row["text"] for row in stored.rows("claims")}
    shown = {row["claim_id"] for row in stored.shown}
    told = {f"sentence {texts[row['document_id']][row['start'] : row['end']]}" for row in stored.rows("sentences")}
    told |= {f"evidence {row['text']} {row['label']}" for row in stored.rows("evidence")}
    told |= {f"{table} {row['content']}" for table in read for row in stored.rows(table)}
    told |= {f"shown {claims[name]}" for name in shown}
    told |= {_record(row) for row in stored.rows("records")}
    return told | {f"{table} {as_json(row)}" for table in _RAW for row in stored.rows(table)}


def _record(row: Row) -> str:
    content = json.loads(row["content"])
    return as_json({name: value for name, value in content.items() if name not in _TEXTS})
