"""Evidence that is weaker than it is told: voices that are not independent, and designs that cannot carry a cause."""

import random
from pathlib import Path

from benchmarks.planting.judged import editable_claims, judge, main_sentence, recount, settle, strangers
from benchmarks.planting.kinds import Dimension, Kind, Planted
from benchmarks.planting.rendering import rerendered, retold
from benchmarks.planting.stored import Row, Stored, loaded, put
from benchmarks.planting.texts import document_of, overwrite, retext, sentence_at, sentences_of, words
from benchmarks.planting.wording import repeated

_DESIGNS = (
    "This was a cross-sectional survey; nothing was assigned, and all data are self-reported.",
    "The analysis is observational: groups were formed by what users had chosen themselves.",
    "We draw on a retrospective comparison of published systems and varied nothing ourselves.",
    "Data come from existing logs, so that groups differ in more than what is compared.",
)


def self_citation(folder: Path, chance: random.Random) -> Planted | None:
    """A work of the same first author, who signs with an initial there, is counted as independent support."""
    stored = Stored(folder)
    for claim in editable_claims(stored, chance):
        signers = [one for one in stored.record(claim["work_id"])["authors"] if len(one.get("given", "")) > 2]
        others = strangers(stored, claim, chance)
        if signers and others:
            first, work = signers[0], others[0]
            short = {**first, "given": f"{first['given'][:1]}."}
            stored.put_record(work, authors=[short, *stored.record(work)["authors"]])
            document = retext(stored, work, {}, [repeated(claim["text"], chance.randrange(4))])
            retold(stored)
            judge(stored, claim, sentences_of(stored, document)[-1], "SUPPORT")
            stored.save()
            rerendered(folder)
            return Planted("a work that shares an author supports a claim", (claim["claim_id"], work))
    return None


def duplicate(folder: Path, chance: random.Random) -> Planted | None:
    """A work turns into a near copy of another, signed with initials, and supports it as a second voice."""
    stored = Stored(folder)
    for claim in editable_claims(stored, chance):
        signed = stored.record(claim["work_id"])["authors"]
        others = strangers(stored, claim, chance)
        if others and signed and all(len(one.get("given", "")) > 2 for one in signed):
            work = others[0]
            stored.put_record(work, authors=[{**one, "given": f"{one['given'][:1]}."} for one in signed[::-1]])
            _copy(stored, claim, work, chance)
            retold(stored)
            for other in _spoken_of(stored, work):
                settle(stored, other)
            judge(stored, claim, main_sentence(stored, work), "SUPPORT")
            recount(stored, work)
            stored.save()
            rerendered(folder)
            return Planted("a near copy of a claim's own work supports it", (claim["claim_id"], work))
    return None


def _copy(stored: Stored, claim: Row, work: str, chance: random.Random) -> None:
    """Give a work the words of the claim's own, hardly changed."""
    rows = sentences_of(stored, claim["document_id"])
    place = sentence_at(stored, claim)
    title = f"{stored.record(claim['work_id'])['title'].rstrip('.')}: extended report"
    said = [words(stored, row).replace("We ", "Here we ", 1) for row in rows if row["section"] != "title"]
    before = [row for row in rows if row["section"] != "title"]
    main = before.index(place) if place in before else 0
    said[main] = repeated(claim["text"], chance.randrange(4))
    overwrite(stored, work, title, said, main)


def _spoken_of(stored: Stored, work: str) -> list[Row]:
    names = {row["claim_id"] for row in stored.rows("evidence", work_id=work)}
    return [row for row in stored.shown if row["claim_id"] in names]


def correlational(folder: Path, chance: random.Random) -> Planted | None:
    """A claim that says that one thing changes another comes from a study that assigned nothing."""
    stored = Stored(folder)
    causal = {row["claim_id"] for row in stored.rows("anatomies") if loaded(row)["kind"] == "causal"}
    for claim in editable_claims(stored, chance):
        place = sentence_at(stored, claim)
        if claim["claim_id"] in causal and place and place["section"] != "title" and place["ordinal"] > 1:
            before = sentences_of(stored, claim["document_id"])[place["ordinal"] - 1]
            pieces = [words(stored, before), chance.choice(_DESIGNS)]
            retext(stored, claim["work_id"], {before["ordinal"]: pieces})
            retold(stored)
            stored.save()
            rerendered(folder)
            return Planted("a causal claim rests on a study that assigned nothing", (claim["claim_id"],))
    return None


def preprint_as_reviewed(folder: Path, chance: random.Random) -> Planted | None:
    """A preprint, by its venue and its identifier, is told as peer-reviewed."""
    stored = Stored(folder)
    for work in chance.sample(stored.included, len(stored.included)):
        row = stored.one("works", work_id=work)
        if document_of(stored, work) and len(loaded(row, "versions")) == 1:
            number = f"{chance.randrange(1800, 2500)}.{chance.randrange(10_000, 20_000)}"
            record, basis = stored.record(work), "reviewed=true"
            kept = [one for one in record["identifiers"] if one[0] != "doi"]
            version = {"basis": f"arxiv={number}", "kind": "published", "record_ids": [work]}
            told = {"peer_review": "peer-reviewed", "peer_review_basis": basis}
            stored.put_record(
                work, identifiers=sorted([*kept, ["arxiv", number]]), venue="arXiv preprint", kind="preprint", **told
            )
            row |= {"peer_review": "peer-reviewed", "peer_review_basis": f"{record['source']}: {basis}"}
            put(row, [version], "versions")
            stored.save()
            rerendered(folder)
            return Planted("a preprint is told as peer-reviewed", (work,))
    return None


STRENGTH = (
    Kind("self-citation-as-corroboration", Dimension.EVIDENCE, True, self_citation),
    Kind("duplicate-as-second-voice", Dimension.EVIDENCE, True, duplicate),
    Kind("causal-wording-for-correlational-study", Dimension.EVIDENCE, True, correlational),
    Kind("preprint-told-as-peer-reviewed", Dimension.EVIDENCE, True, preprint_as_reviewed),
)
