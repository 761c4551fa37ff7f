"""Searches that cannot be relied on or repeated: one source alone, and a limit that is not told."""

import json
import random
import re
from pathlib import Path

from benchmarks.planting.kinds import Dimension, Kind, Planted
from benchmarks.planting.rendering import rerendered
from benchmarks.planting.stored import Row, Stored, loaded, put
from synthesist.records.ids import canonical_json, sha256, short_hash


def one_database(folder: Path, chance: random.Random) -> Planted | None:
    """All records come from one source, and the plan names no other."""
    stored = Stored(folder)
    searches = sorted(stored.rows("searches"), key=lambda row: row["search_id"])
    if len(searches) != 2:
        return None
    kept, gone = chance.sample(searches, 2)
    _merge(stored, kept, gone)
    _replan(stored, folder, "library" if kept["source"] == "library" else "files")
    stored.save()
    rerendered(folder)
    return Planted(f"everything comes from {kept['source']} alone", (kept["search_id"],))


def _merge(stored: Stored, kept: Row, gone: Row) -> None:
    """One search brought what two had brought."""
    names = {}
    last = max((row["rank"] for row in stored.rows("hits", search_id=kept["search_id"])), default=0)
    for row in sorted(stored.rows("hits", search_id=gone["search_id"]), key=lambda row: row["rank"]):
        named = f"{row['record_id']}@{gone['search_id']}/{row['rank']}"
        row |= {"search_id": kept["search_id"], "rank": row["rank"] + last, "text_rank": None, "vector_rank": None}
        names[named] = f"{row['record_id']}@{kept['search_id']}/{row['rank']}"
    stored.rename(names)
    for field in ("received", "malformed"):
        kept[field] += gone[field]
    kept["reported"] = (kept["reported"] or 0) + (gone["reported"] or 0)
    if kept["result_limit"] is not None:
        kept["result_limit"] = max(kept["result_limit"], kept["received"])
    counts = dict(loaded(kept, "concept_hits"))
    for name, count in loaded(gone, "concept_hits"):
        counts[name] = counts.get(name, 0) + count
    put(kept, [[name, count] for name, count in counts.items()], "concept_hits")
    stored.drop("searches", search_id=gone["search_id"])
    asked = (kept["source"], kept["query"], kept["content_sha256"])
    stored.rename({kept["search_id"]: short_hash("search", 0, *asked)})


def _replan(stored: Stored, folder: Path, source: str) -> None:
    """The plan names one source; the review's id, the file and the sample follow."""
    row = stored.rows("plans")[0]
    content = json.loads(row["content"])
    content["search"]["sources"] = [source]
    content["search"]["papers"] = content["search"]["papers"] if source == "files" else []
    toml = re.sub(r"(?m)^sources = \[.*?\]", f'sources = ["{source}"]', row["toml"], count=1)
    if source != "files":
        toml = re.sub(r"(?m)^papers = \[.*?\]", "papers = []", toml, count=1)
    row |= {"content": canonical_json(content), "toml": toml}
    row["sha256"] = sha256(row["content"])
    review = short_hash("review", row["sha256"])
    stored.one("about", key="review_id")["value"] = review
    (folder / "review.toml").write_text(toml, encoding="utf-8")
    _draw_again(stored, review)


def _draw_again(stored: Stored, review: str) -> None:
    """The sample hangs on the review's id."""
    by_rank = ("S4", "S5", "S6")
    rows = stored.rows("decisions", stage="screen", action="exclude", ordinal=0)
    lot = sorted((row["item"] for row in rows if row["criterion"] in by_rank), key=lambda work: (
        short_hash("sample", review, work), work))  # fmt: skip
    number = len(stored.rows("samples"))
    stored.drop("samples")
    for ordinal, work in enumerate(lot[:number]):
        stored.add("samples", {"ordinal": ordinal, "work_id": work})


def hidden_cap(folder: Path, chance: random.Random) -> Planted | None:
    """A search that was cut off by its limit is told as complete."""
    stored = Stored(folder)
    capped = stored.rows("searches", outcome="capped")
    if not capped:
        return None
    row = chance.choice(capped)
    row |= {"outcome": "complete", "is_capped": 0, "problem": ""}
    if chance.random() < 0.5:
        row["reported"] = row["received"]
    if chance.random() < 0.5:
        row["result_limit"] = None
    stored.save()
    rerendered(folder)
    return Planted("a search that was cut off is told as complete", (row["search_id"],))


SEARCH = (
    Kind("one-database-review", Dimension.REPRODUCIBILITY, True, one_database),
    Kind("hidden-cap", Dimension.REPRODUCIBILITY, True, hidden_cap),
)
