"""Two reported results put beside each other as if they could be compared."""

import random
from collections.abc import Sequence
from pathlib import Path

from benchmarks.planting.judged import editable_works, main_sentence
from benchmarks.planting.kinds import Planted
from benchmarks.planting.rendering import rerendered, retold
from benchmarks.planting.stored import Row, Stored, loaded, put
from benchmarks.planting.texts import retext, words


def compared(
    folder: Path, chance: random.Random, ends: Sequence[str], metric: str, what: str, besides: Sequence[str] = ("", "")
) -> Planted | None:
    """Have claims of two works end with a number each, and call the two numbers comparable.

    Args:
        ends: what the two claims end with.
        besides: a further sentence of each work, where it is not empty.

    Returns:
        None where there are no two such works, or the program does not read these numbers.
    """
    stored = Stored(folder)
    before = stored.snapshot()
    works = two_works(stored, chance)
    if len(works) < len(ends):
        return None
    for work, end, beside in zip(works, ends, besides, strict=True):
        place = main_sentence(stored, work)
        said = f"{words(stored, place).rstrip('. ')}, {end}."
        retext(stored, work, {place["ordinal"]: [said]}, [beside] if beside else [])
    retold(stored)
    found = [_result(stored, work) for work in works]
    if None in found:
        stored.restore(before)
        return None
    group(stored, [row for row in found if row], metric)
    stored.save()
    rerendered(folder)
    return Planted(what, tuple(row["result_id"] for row in found if row))


def two_works(stored: Stored, chance: random.Random) -> list[str]:
    """Two included works that nothing ties, drawn by lot; fewer where there are none."""
    found: list[str] = []
    for work in editable_works(stored, chance):
        if not set(found) & stored.ties(work) and main_sentence(stored, work)["section"] != "title":
            found.append(work)
    return found[:2]


def _result(stored: Stored, work: str) -> Row | None:
    """The last number that is read in the claim of a work."""
    claim = main_sentence(stored, work)
    rows = stored.rows("results", document_id=claim["document_id"])
    own = [row for row in rows if claim["start"] <= row["start"] < claim["end"] and loaded(row)["value"] is not None]
    return max(own, key=lambda row: row["start"], default=None)


def group(stored: Stored, results: Sequence[Row], metric: str) -> None:
    """One group of these results, taken out of all others, that says that they may be compared."""
    ids = {row["result_id"] for row in results}
    kept = [_without(stored, loaded(row), ids) for row in stored.rows("result_groups")]
    stored.drop("result_groups")
    values = sorted(float(loaded(row)["value"]) for row in results)
    told = loaded(results[0])
    made = {
        "metric": metric,
        "subject": (told["outcome"]["text"] or told["population"]["text"] or metric).lower(),
        "result_ids": sorted(ids),
        "work_ids": sorted({row["work_id"] for row in results}),
        "is_comparable": True,
        "is_comparable_as_stated": True,
        "differs": [],
        "unstated": [],
        "spread": [values[0], values[-1]],
    }
    for ordinal, content in enumerate([made, *(one for one in kept if one)]):
        put(stored.add("result_groups", {"ordinal": ordinal, "content": ""}), content)


def _without(stored: Stored, content: Row, ids: set[str]) -> Row | None:
    """A group without these results; None where nothing is left to stand beside each other."""
    left = [name for name in content["result_ids"] if name not in ids]
    if left == content["result_ids"]:
        return content
    rows = [stored.one("results", result_id=name) for name in left]
    works = sorted({row["work_id"] for row in rows})
    return {**content, "result_ids": left, "work_ids": works, "spread": None} if len(left) > 1 else None
