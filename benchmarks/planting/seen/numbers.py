"""Numbers that are not those of the text: a slip of unit or sign, a subgroup told as the whole, a count altered."""

import random
import re
from pathlib import Path
from typing import Any

from benchmarks.planting.judged import editable_claims
from benchmarks.planting.kinds import ON_PAGES, READING, TEXTS_AND_READING, Dimension, Kind, Planted
from benchmarks.planting.rendering import reprinted, rerendered, retold
from benchmarks.planting.stored import Row, Stored, loaded, put
from benchmarks.planting.texts import retext, sentence_at, sentences_of, words
from synthesist.report.model import Line, Report

_UNITS = {"%": "points", "points": "%", "fold": "%", "": "%"}


def slipped(folder: Path, chance: random.Random) -> Planted | None:
    """The value of a number that a claim reports is told ten times too large, with another sign or another unit."""
    stored = Stored(folder)
    places = [(row, at) for row in stored.rows("anatomies") for at in _values(loaded(row))]
    if not places:
        return None
    row, at = chance.choice(places)
    content, slip = loaded(row), chance.choice(("unit", "sign", "decimal"))
    _slip(content["numbers"][at], slip)
    text = content["numbers"][at]["text"]
    put(row, content)
    claim = stored.one("claims", claim_id=row["claim_id"])
    for result in stored.rows("results", document_id=claim["document_id"]):
        told = loaded(result)
        if claim["start"] <= result["start"] < claim["end"] and told["text"] == text and told["value"] is not None:
            _slip(told, slip)
            put(result, told)
    _regroup(stored)
    stored.save()
    rerendered(folder)
    return Planted(f"a number has a slip of its {slip}", (row["claim_id"], text))


def _values(content: Row) -> list[int]:
    return [at for at, one in enumerate(content["numbers"]) if one["kind"] == "value" and one["value"] and one["unit"]]


def _slip(number: dict[str, Any], slip: str) -> None:
    if slip == "unit":
        number["unit"] = _UNITS.get(number["unit"], "%")
    else:
        number["value"] = -number["value"] if slip == "sign" else number["value"] * 10


def _regroup(stored: Stored) -> None:
    """Spreads follow from the values as they are told now."""
    for row in stored.rows("result_groups"):
        content = loaded(row)
        if content["spread"] is not None:
            values = [loaded(stored.one("results", result_id=name))["value"] for name in content["result_ids"]]
            put(row, {**content, "spread": [min(values), max(values)]})


def subgroup_as_whole(folder: Path, chance: random.Random) -> Planted | None:
    """The number of all cases stands beside a result that was found in a part of them, as the text says."""
    stored = Stored(folder)
    counted = {row["claim_id"]: row for row in stored.rows("anatomies") if _values(loaded(row))}
    for claim in editable_claims(stored, chance):
        place = sentence_at(stored, claim)
        if claim["claim_id"] in counted and place and place["ordinal"] > 1:
            whole, part = chance.randrange(200, 900), chance.randrange(20, 60)
            before = sentences_of(stored, claim["document_id"])[place["ordinal"] - 1]
            said = f"Of {whole} cases, the {part} with complete data were analysed."
            retext(stored, claim["work_id"], {before["ordinal"]: [words(stored, before), said]})
            retold(stored)
            _count(stored, claim, whole)
            stored.save()
            rerendered(folder)
            return Planted(f"n is told as {whole}, and {part} were analysed", (claim["claim_id"],))
    return None


def _count(stored: Stored, claim: Row, whole: int) -> None:
    """Tell so many cases beside the numbers of a claim."""
    row = stored.one("anatomies", claim_id=claim["claim_id"])
    content = loaded(row)
    for at in _values(content):
        content["numbers"][at]["n"] = whole
    put(row, content)
    for result in stored.rows("results", document_id=claim["document_id"]):
        if claim["start"] <= result["start"] < claim["end"]:
            put(result, {**loaded(result), "n": whole})


def altered_count(folder: Path, chance: random.Random) -> Planted | None:
    """A count in a sentence of the report's abstract is not the ledger's."""
    altered: list[str] = []

    def edit(report: Report) -> Report:
        places = [at for at, line in enumerate(report.abstract) if line.facts and _COUNT.search(_plain(line))]
        at = chance.choice(places)
        line = report.abstract[at]
        found = chance.choice(list(_COUNT.finditer(_plain(line))))
        known = {str(report.facts.get(name)) for name in line.facts}
        number = next(str(at) for at in range(int(found[0]) + chance.randrange(2, 9), 9999) if str(at) not in known)
        text = f"{line.text[: found.start()]}{number}{line.text[found.end() :]}"
        altered.append(f"abstract-{at + 1}")
        told = [*report.abstract]
        told[at] = line.model_copy(update={"text": text})
        return report.model_copy(update={"abstract": tuple(told)})

    reprinted(folder, edit)
    return Planted("a count in the abstract is altered", tuple(altered))


_COUNT = re.compile(r"(?<![\d.\-–])\d{1,3}(?![\d.\-–,]\d|-)\b")


def _plain(line: Line) -> str:
    """The line with what stands in quotes blotted out."""
    return re.sub(r"“[^”]*”", lambda found: "·" * len(found[0]), line.text)


NUMBERS = (
    Kind("unit-or-sign-slip", Dimension.NUMBERS, True, slipped, READING),
    Kind("subgroup-count-as-whole", Dimension.NUMBERS, True, subgroup_as_whole, TEXTS_AND_READING),
    Kind("count-altered-in-prose", Dimension.NUMBERS, False, altered_count, ON_PAGES),
)
