"""What is told as new and is not: an old search, and one finding that is told as two."""

import random
from pathlib import Path

from benchmarks.planting.kinds import ON_BOTH, READING, Dimension, Kind, Planted
from benchmarks.planting.rendering import reprinted, rerendered
from benchmarks.planting.stored import Row, Stored, loaded, put
from synthesist.records.ids import short_hash
from synthesist.report.model import Line, Paragraph, Report

_CURRENT = (
    "The search is up to date, and the newest work on the question is covered.",
    "As the search is recent, this is the present state of knowledge.",
    "No newer work can have been missed, since the search was made just now.",
)


def old_search(folder: Path, chance: random.Random) -> Planted | None:
    """The searches are years old, and the report calls itself current."""
    stored = Stored(folder)
    day = f"{chance.randrange(2017, 2021)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 28):02}"
    for table in ("searches", "requests", "plans"):
        for row in stored.rows(table):
            row["at"] = f"{day}T09:{'00' if table == 'plans' else '30'}:00+00:00"
    stored.save()
    rerendered(folder)
    line = Line(text=chance.choice(_CURRENT))
    reprinted(folder, lambda report: _with(report, line))
    return Planted(f"a search of {day} is called current", tuple(row["search_id"] for row in stored.rows("searches")))


def _with(report: Report, line: Line) -> Report:
    """The report with a further sentence at the end of its introduction."""
    first, *rest = report.sections
    told = first.model_copy(update={"paragraphs": (*first.paragraphs, Paragraph(lines=(line,)))})
    return report.model_copy(update={"sections": (told, *rest)})


def told_as_two(folder: Path, chance: random.Random) -> Planted | None:
    """Claims that assert the same are told as two findings."""
    stored = Stored(folder)
    shared = [row for row in stored.rows("findings") if len(loaded(row)["claim_ids"]) > 1]
    if not shared:
        return None
    row = chance.choice(shared)
    content = loaded(row)
    names = chance.sample(content["claim_ids"], len(content["claim_ids"]))
    cut = chance.randrange(1, len(names))
    other = {**_of(stored, content, names[cut:]), "finding_id": short_hash("finding", *sorted(names[cut:]))}
    other["label"] = _label(stored, names[cut:], content["label"])
    put(row, _of(stored, content, names[:cut]))
    put(stored.add("findings", {"finding_id": other["finding_id"], "content": ""}), other)
    for opposing in stored.rows("findings"):
        told = loaded(opposing)
        if content["finding_id"] in told["opposed_by"]:
            put(opposing, {**told, "opposed_by": sorted([*told["opposed_by"], other["finding_id"]])})
    stored.save()
    rerendered(folder)
    return Planted("one finding is told as two", (content["finding_id"], other["finding_id"]))


def _of(stored: Stored, finding: Row, names: list[str]) -> Row:
    works = sorted({stored.one("claims", claim_id=name)["work_id"] for name in names})
    return {**finding, "claim_ids": sorted(names), "work_ids": works, "works": len(works)}


def _label(stored: Stored, names: list[str], label: str) -> str:
    """The label in other words, where the claims have some."""
    text = min((stored.one("claims", claim_id=name)["text"] for name in names), key=len)
    return " ".join(text.rstrip(".").split()[:12]) if text else label


NOVELTY = (
    Kind("old-search-called-current", Dimension.NOVELTY, True, old_search, ON_BOTH),
    Kind("one-finding-told-as-two", Dimension.NOVELTY, True, told_as_two, READING),
)
