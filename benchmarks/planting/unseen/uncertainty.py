"""Doubt that is not told: limits left out, a confidence that was measured elsewhere, failures that are gone."""

import random
from pathlib import Path

from benchmarks.planting.kinds import ON_PAGES, Dimension, Kind, Planted
from benchmarks.planting.rendering import reprinted, rerendered
from benchmarks.planting.stored import Stored
from synthesist.report.model import Report

_ELSEWHERE = (
    "headlines of sports pages, n = 812 claims, machine-labelled, 2024-05-01",
    "captions of holiday pictures, n = 450 claims, labelled by crowd workers, 2023-11-20",
    "statements on football tables, n = 1998 claims, machine-labelled, 2022-02-14",
    "answers of a mathematics quiz, n = 240 claims, labelled by pupils, 2025-03-03",
)


def limits_left_out(folder: Path, chance: random.Random) -> Planted | None:
    """The report tells no limitations, or hardly any."""
    keeps = chance.randrange(2)

    def edit(report: Report) -> Report:
        sections = []
        for section in report.sections:
            if section.section_id != "limitations":
                sections.append(section)
            elif keeps:
                sections.append(section.model_copy(update={"paragraphs": section.paragraphs[:1]}))
        return report.model_copy(update={"sections": tuple(sections)})

    reprinted(folder, edit)
    return Planted("the limitations are left out", (str(keeps),))


def measured_elsewhere(folder: Path, chance: random.Random) -> Planted | None:
    """The confidence of a claim was measured on a population that has nothing to do with it."""
    stored = Stored(folder)
    told = {row["claim_id"] for row in stored.rows("verdicts") if row["confidence"] is not None}
    own = [row for row in stored.shown if row["claim_id"] in told]
    if not own:
        return None
    claim, population = chance.choice(own), chance.choice(_ELSEWHERE)
    stored.one("verdicts", claim_id=claim["claim_id"])["confidence_reason"] = population
    stored.save()
    rerendered(folder)
    return Planted("a confidence was measured elsewhere", (claim["claim_id"],))


def failures_gone(folder: Path, chance: random.Random) -> Planted | None:
    """Rows that could not be read have left no trace but that fewer came than were reported."""
    stored = Stored(folder)
    searches = [row for row in stored.rows("searches") if row["malformed"]]
    if not searches:
        return None
    row = chance.choice(searches)
    row["reported"] = row["received"] + chance.randrange(4)
    row["received"] -= row["malformed"]
    row["malformed"] = 0
    stored.drop("failures", stage="search")
    stored.save()
    rerendered(folder)
    return Planted("failures are hidden", (row["search_id"],))


UNCERTAINTY = (
    Kind("limitations-left-out", Dimension.UNCERTAINTY, True, limits_left_out, ON_PAGES),
    Kind("confidence-of-another-population", Dimension.UNCERTAINTY, True, measured_elsewhere),
    Kind("failures-hidden", Dimension.UNCERTAINTY, True, failures_gone),
)
