"""Claims that do not stand where they seem to: off the question, another's result, another's reference."""

import random
from pathlib import Path

from benchmarks.planting.judged import editable_claims, new_claim, show
from benchmarks.planting.kinds import ON_PAGES, Dimension, Kind, Planted
from benchmarks.planting.rendering import reprinted, rerendered, retold
from benchmarks.planting.stored import Row, Stored
from benchmarks.planting.texts import retext, sentence_at, sentences_of, words
from benchmarks.planting.wording import core
from synthesist.report.model import Reference, Report

_OTHERS = ("Miller et al.", "Sato and Klein", "Okafor et al.", "Lindqvist and colleagues", "Perez et al.")


def off_question(folder: Path, chance: random.Random) -> Planted | None:
    """A claim that bears on no part of the question is shown as if it bore on it like another one."""
    stored = Stored(folder)
    off, shown = _off(stored), stored.shown
    if not off:
        return None
    claim = chance.choice(off)
    show(stored, claim, chance.choice([row for row in shown if row["relevance"] == shown[0]["relevance"]]))
    retold(stored)
    stored.save()
    rerendered(folder)
    return Planted("a claim off the question is shown as bearing on it", (claim["claim_id"],))


def _off(stored: Stored) -> list[Row]:
    """Claims of included works that are off the question; where there are none, the opening of an abstract."""
    works, shown = set(stored.included), stored.shown
    known = {row["text"] for row in shown}
    off = [row for row in stored.rows("claims", relevance="off", is_shown=0) if row["work_id"] in works]
    if off:
        return [row for row in off if row["text"] not in known]
    return [claim for row in shown[:1] for claim in _opening(stored, row)]


def _opening(stored: Stored, claim: Row) -> list[Row]:
    """The first sentence behind the title of a claim's text as a claim, unless it is the claim itself."""
    first = sentences_of(stored, claim["document_id"])[1]
    return [new_claim(stored, claim, first)] if words(stored, first) != claim["text"] else []


def secondary_source(folder: Path, chance: random.Random) -> Planted | None:
    """The sentence quoted as a work's own result reports what others found."""
    stored = Stored(folder)
    for claim in editable_claims(stored, chance):
        place = sentence_at(stored, claim)
        if place and place["section"] != "title":
            year = (stored.record(claim["work_id"])["year"] or 2015) - chance.randrange(2, 6)
            said = f"{chance.choice(_OTHERS)} ({year}) reported that {core(claim['text'])}."
            retext(stored, claim["work_id"], {place["ordinal"]: [said]})
            retold(stored)
            stored.save()
            rerendered(folder)
            return Planted("a work is quoted for what it says that others found", (claim["claim_id"],))
    return None


def swapped_references(folder: Path, chance: random.Random) -> Planted | None:
    """Two entries of the reference list have changed places, so that quotes lead to the wrong works."""
    numbers: list[int] = []

    def edit(report: Report) -> Report:
        cited = sorted({row.reference for row in report.claims})
        numbers.extend(chance.sample(cited, 2))
        one, other = (report.references[number - 1] for number in numbers)
        swapped = {one.number: _like(one, other), other.number: _like(other, one)}
        return report.model_copy(
            update={"references": tuple(swapped.get(row.number, row) for row in report.references)}
        )

    works = {row["work_id"] for row in Stored(folder).shown}
    if len(works) < 2:
        return None
    reprinted(folder, edit)
    return Planted("two references are swapped", tuple(map(str, numbers)))


def _like(reference: Reference, other: Reference) -> Reference:
    told = {name: getattr(other, name) for name in ("text", "title", "doi", "url")}
    return reference.model_copy(update=told)


GROUNDING = (
    Kind("off-question-claim", Dimension.GROUNDING, True, off_question),
    Kind("secondary-source-as-primary", Dimension.GROUNDING, True, secondary_source),
    Kind("references-swapped", Dimension.GROUNDING, False, swapped_references, ON_PAGES),
)
