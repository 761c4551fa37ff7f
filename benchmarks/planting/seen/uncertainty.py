"""Doubt that is not told: counter-evidence passed over, a hedge cut off, a gap told as an answer."""

import random
from pathlib import Path

from benchmarks.planting.judged import editable_claims, judge, strangers
from benchmarks.planting.kinds import ON_PAGES, Dimension, Kind, Planted
from benchmarks.planting.rendering import reprinted, rerendered, retold
from benchmarks.planting.stored import Stored, loaded
from benchmarks.planting.texts import retext, sentence_at, sentences_of
from benchmarks.planting.wording import core, decapped, opposite
from synthesist.report.model import Line, Report

_HEDGES = (
    "It may be, though our data cannot show it, that",
    "In a small and unfinished pilot there were first signs, to be taken with care, that",
    "One possible reading of these mixed results, among several, is that",
    "Although differences were within the noise, it seems conceivable that",
)
_ANSWERED = (
    "On this material the question is answered in all its parts, {concept} among them.",
    "On this material the question is answered, and what it says holds for {concept} as well.",
)


def contested_as_settled(folder: Path, chance: random.Random) -> Planted | None:
    """A work states the opposite of a claim, and is told to say nothing on it."""
    stored = Stored(folder)
    quiet = {row["claim_id"] for row in stored.rows("verdicts", refuting_work_ids="[]", mark="verified")}
    for claim in editable_claims(stored, chance):
        others = strangers(stored, claim, chance)
        if claim["claim_id"] in quiet and others:
            document = retext(stored, others[0], {}, [opposite(claim["text"])])
            retold(stored)
            judge(stored, claim, sentences_of(stored, document)[-1], "NEI")
            stored.save()
            rerendered(folder)
            return Planted("a work that contradicts a claim is passed over", (claim["claim_id"], others[0]))
    return None


def hedge_removed(folder: Path, chance: random.Random) -> Planted | None:
    """The quote begins behind the words by which its text takes back half of what it says."""
    stored = Stored(folder)
    for claim in editable_claims(stored, chance):
        place = sentence_at(stored, claim)
        if place and place["section"] != "title":
            pieces = [chance.choice(_HEDGES), f"{decapped(core(claim['text']))}."]
            retext(stored, claim["work_id"], {place["ordinal"]: pieces})
            retold(stored)
            stored.save()
            rerendered(folder)
            return Planted("a hedge is cut off from a claim", (claim["claim_id"],))
    return None


def untested_part(folder: Path, chance: random.Random) -> Planted | None:
    """The abstract says that the question is answered in a part that no claim touches, or none with the others."""
    stored = Stored(folder)
    direct = [row for row in stored.shown if row["relevance"] == "direct"]
    named = [set(loaded(row, "concepts")) for row in direct]
    concepts = [one["name"] for one in stored.question["concepts"]]
    untested = [name for name in concepts if not any(name in own for own in named)]
    if not untested or any(character.isdigit() for character in "".join(untested)):
        return None
    concept = chance.choice(untested)
    text = chance.choice(_ANSWERED).format(concept=concept)

    def edit(report: Report) -> Report:
        lines = (Line(text=text) if line.text.startswith("On this material") else line for line in report.abstract)
        return report.model_copy(update={"abstract": tuple(lines)})

    reprinted(folder, edit)
    return Planted("the abstract answers what nothing was found on", (concept, text))


UNCERTAINTY = (
    Kind("contested-shown-as-settled", Dimension.UNCERTAINTY, True, contested_as_settled),
    Kind("hedging-removed", Dimension.UNCERTAINTY, True, hedge_removed),
    Kind("untested-part-told-as-answered", Dimension.UNCERTAINTY, True, untested_part, ON_PAGES),
)
