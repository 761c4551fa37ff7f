"""What is told as new and is not: a first that came second, and a result said twice."""

import random
from pathlib import Path

from benchmarks.planting.judged import editable_claims, new_claim, show, strangers
from benchmarks.planting.kinds import Dimension, Kind, Planted
from benchmarks.planting.rendering import rerendered, retold
from benchmarks.planting.stored import Stored
from benchmarks.planting.texts import retext, sentence_at, sentences_of
from benchmarks.planting.wording import capped, core, repeated

_FIRSTS = (
    "For the first time, we show that {core}.",
    "This is the first work to show that {core}.",
    "No earlier study has shown that {core}, which we do here.",
)
_AGAIN = (
    "In summary, {core}.",
    "To conclude, {core}.",
    "Taken together, {core}.",
)


def not_the_first(folder: Path, chance: random.Random) -> Planted | None:
    """A claim calls itself the first, and an older work of the same review asserts the same."""
    stored = Stored(folder)
    for claim in editable_claims(stored, chance):
        place, year = sentence_at(stored, claim), stored.record(claim["work_id"])["year"]
        older = [work for work in strangers(stored, claim, chance) if year and _year(stored, work) < year]
        if place and place["section"] != "title" and older:
            retext(stored, older[0], {}, [repeated(claim["text"], chance.randrange(4))])
            said = chance.choice(_FIRSTS).format(core=core(claim["text"]))
            retext(stored, claim["work_id"], {place["ordinal"]: [said]})
            retold(stored)
            stored.save()
            rerendered(folder)
            return Planted("a claim to be the first is not", (claim["claim_id"], older[0]))
    return None


def _year(stored: Stored, work: str) -> int:
    return int(stored.record(work)["year"] or 9999)


def said_twice(folder: Path, chance: random.Random) -> Planted | None:
    """A work's result and its repetition in the same abstract are shown as two claims."""
    stored = Stored(folder)
    for claim in editable_claims(stored, chance):
        place = sentence_at(stored, claim)
        if place and place["section"] != "title":
            document = retext(
                stored, claim["work_id"], {}, [capped(chance.choice(_AGAIN).format(core=core(claim["text"])))]
            )
            further = new_claim(stored, claim, sentences_of(stored, document)[-1])
            show(stored, further, claim)
            retold(stored)
            stored.save()
            rerendered(folder)
            return Planted("one result is shown as two claims", (claim["claim_id"], further["claim_id"]))
    return None


NOVELTY = (
    Kind("first-that-came-second", Dimension.NOVELTY, True, not_the_first),
    Kind("one-result-as-two-claims", Dimension.NOVELTY, True, said_twice),
)
