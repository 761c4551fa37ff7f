"""Numbers that cannot be right: a p-value as a size, parts that do not add up, a flow that does not."""

import random
from pathlib import Path

from benchmarks.planting.judged import editable_claims
from benchmarks.planting.kinds import ON_PAGES, TEXTS_AND_READING, Dimension, Kind, Planted
from benchmarks.planting.rendering import reprinted, rerendered, retold
from benchmarks.planting.stored import Row, Stored, loaded, put
from benchmarks.planting.texts import retext, sentence_at, words
from synthesist.report.model import Report


def p_as_effect(folder: Path, chance: random.Random) -> Planted | None:
    """The p-value of a claim is told as the size of what was found."""
    stored = Stored(folder)
    before = stored.snapshot()
    for name in [row["claim_id"] for row in editable_claims(stored, chance)]:
        claim = stored.one("claims", claim_id=name)
        place = sentence_at(stored, claim)
        if place is None or place["section"] == "title":
            continue
        if " (p =" not in claim["text"]:
            said = f"{words(stored, place).rstrip('. ')} (p = 0.0{chance.randrange(1, 5)})."
            retext(stored, claim["work_id"], {place["ordinal"]: [said]})
            retold(stored)
        if _told_as_size(stored, claim):
            stored.save()
            rerendered(folder)
            return Planted("a p-value is told as an effect", (claim["claim_id"],))
        stored.restore(before)
    return None


def _told_as_size(stored: Stored, claim: Row) -> bool:
    """Turn the first p-value of a claim into a size; False where the program read none."""
    row = stored.one("anatomies", claim_id=claim["claim_id"])
    content = loaded(row)
    found = [one for one in content["numbers"] if one["kind"] == "p_value"]
    if found:
        found[0] |= {"kind": "value", "value": found[0]["p"]["value"], "p": None, "metric": "effect"}
        put(row, content)
    return bool(found)


def wrong_difference(folder: Path, chance: random.Random) -> Planted | None:
    """Two ends and the difference between them, as a claim tells them, do not agree."""
    stored = Stored(folder)
    for claim in editable_claims(stored, chance):
        place = sentence_at(stored, claim)
        if place and place["section"] != "title":
            low = chance.randrange(400, 600)
            gain = chance.randrange(20, 60)
            told = gain + chance.randrange(25, 60)
            ends = f"from {low / 10}% to {(low + gain) / 10}%, a difference of {told / 10} points"
            said = f"{words(stored, place).rstrip('. ')}, {ends}."
            retext(stored, claim["work_id"], {place["ordinal"]: [said]})
            retold(stored)
            stored.save()
            rerendered(folder)
            return Planted("a difference is not that of its two ends", (claim["claim_id"],))
    return None


def altered_flow(folder: Path, chance: random.Random) -> Planted | None:
    """A box of the flow is not what the boxes around it leave."""
    box, more = chance.choice(("screened", "sought", "assessed", "included")), chance.randrange(1, 7)

    def edit(report: Report) -> Report:
        rows = [row.model_copy(update={box: getattr(row, box) + more}) for row in report.flow[-1:]]
        return report.model_copy(update={"flow": (*report.flow[:-1], *rows)})

    reprinted(folder, edit)
    return Planted("a box of the flow is altered", (box, str(more)))


NUMBERS = (
    Kind("p-value-as-effect", Dimension.NUMBERS, True, p_as_effect, TEXTS_AND_READING),
    Kind("ends-and-difference-clash", Dimension.NUMBERS, True, wrong_difference),
    Kind("flow-altered-on-pages", Dimension.NUMBERS, False, altered_flow, ON_PAGES),
)
