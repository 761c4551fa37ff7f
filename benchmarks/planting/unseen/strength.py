"""Evidence that is weaker than it is told: one study heard twice, other subjects, a stand-in for the outcome."""

import random
from pathlib import Path

from benchmarks.planting.judged import editable_claims, judge, strangers
from benchmarks.planting.kinds import Dimension, Kind, Planted
from benchmarks.planting.rendering import rerendered, retold
from benchmarks.planting.stored import Row, Stored, loaded
from benchmarks.planting.texts import retext, sentence_at, sentences_of, words
from benchmarks.planting.wording import core, repeated

_ANIMALS = (
    "All experiments were carried out in male mice of eight weeks.",
    "We worked with anaesthetised rats, which were kept in pairs.",
    "Measurements were taken in beagles that had been bred for research.",
    "Zebrafish larvae were observed for five days.",
)
_TOYS = (
    "All experiments use strings drawn from an artificial grammar with twelve symbols.",
    "We work with a toy language of forty words and a model of two thousand parameters.",
    "Only simulated data were used, and no text that people had written.",
)
_PROXIES = (
    "a stand-in for it, the training loss, was measured: {core}",
    "by the level of a marker in place of the outcome itself, {core}",
    "judged by how satisfied the developers were, which was taken as a proxy, {core}",
)


def one_trial_twice(folder: Path, chance: random.Random) -> Planted | None:
    """Two works that name the same registration count as two independent voices for a claim."""
    stored = Stored(folder)
    number = f"NCT0{chance.randrange(1_000_000, 9_999_999)}"
    for claim in editable_claims(stored, chance):
        others = strangers(stored, claim, chance)
        pair = next(((one, two) for one in others for two in others if one < two and two not in stored.ties(one)), None)
        if pair is None:
            continue
        n = chance.randrange(80, 400)
        for work, opening in zip(pair, ("Here we report the", "This paper gives the"), strict=True):
            told = f"{opening} results of the study registered as {number}, with {n} cases."
            retext(stored, work, {}, [told, repeated(claim["text"], chance.randrange(4))])
        retold(stored)
        for work in pair:
            document = stored.one("documents", work_id=work)["document_id"]
            judge(stored, claim, sentences_of(stored, document)[-1], "SUPPORT")
        stored.save()
        rerendered(folder)
        return Planted("one study, reported twice, counts as two voices", (claim["claim_id"], *pair))
    return None


def other_subjects(folder: Path, chance: random.Random) -> Planted | None:
    """What is told of those asked about was found in animals, or in a toy."""
    stored = Stored(folder)
    is_clinical = any(word in stored.question["text"] for word in _PEOPLE)
    for claim in editable_claims(stored, chance):
        place = sentence_at(stored, claim)
        if place and place["section"] != "title" and place["ordinal"] > 1 and claim["relevance"] == "direct":
            before = sentences_of(stored, claim["document_id"])[place["ordinal"] - 1]
            said = chance.choice(_ANIMALS if is_clinical else _TOYS)
            retext(stored, claim["work_id"], {before["ordinal"]: [words(stored, before), said]})
            retold(stored)
            stored.save()
            rerendered(folder)
            return Planted("a claim rests on other subjects than those asked about", (claim["claim_id"],))
    return None


_PEOPLE = ("adults", "workers", "schoolchildren", "women")


def surrogate(folder: Path, chance: random.Random) -> Planted | None:
    """A claim on a stand-in for the outcome is told as direct."""
    stored = Stored(folder)
    for claim in editable_claims(stored, chance):
        place = sentence_at(stored, claim)
        if place and place["section"] != "title" and _names_outcome(stored, claim):
            asserted = chance.choice(_PROXIES).format(core=core(claim["text"]))
            retext(stored, claim["work_id"], {place["ordinal"]: [f"We found that, {asserted}."]})
            retold(stored)
            stored.save()
            rerendered(folder)
            return Planted("a stand-in for the outcome is told as the outcome", (claim["claim_id"],))
    return None


def _names_outcome(stored: Stored, claim: Row) -> bool:
    return "outcome" in loaded(stored.one("claims", claim_id=claim["claim_id"]), "bears_on")


STRENGTH = (
    Kind("one-trial-two-papers", Dimension.EVIDENCE, True, one_trial_twice),
    Kind("other-subjects-than-asked", Dimension.EVIDENCE, True, other_subjects),
    Kind("surrogate-outcome", Dimension.EVIDENCE, True, surrogate),
)
