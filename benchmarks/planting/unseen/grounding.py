"""Claims that their sources do not carry: a passage on something else, an aim, words altered on the way."""

import random
from pathlib import Path

from benchmarks.planting.judged import editable_claims, judge, strangers
from benchmarks.planting.kinds import ON_PAGES, Dimension, Kind, Planted
from benchmarks.planting.rendering import reprinted, rerendered, retold
from benchmarks.planting.stored import Stored
from benchmarks.planting.texts import retext, sentence_at, sentences_of
from benchmarks.planting.wording import core
from synthesist.language import content_stems
from synthesist.report.model import ClaimRow, Report

_AIMS = (
    "We set out to test whether {core}.",
    "The aim of this work is to examine whether {core}.",
    "In this paper we ask whether {core}, and describe how this can be tested.",
)
_STRONGER = "clearly and in all cases"


def unrelated_support(folder: Path, chance: random.Random) -> Planted | None:
    """A sentence that shares hardly a word with a claim counts as support for it."""
    stored = Stored(folder)
    for claim in editable_claims(stored, chance):
        known = set(content_stems(claim["text"]))
        for work in strangers(stored, claim, chance):
            document = stored.one("documents", work_id=work)["document_id"]
            rows = [row for row in sentences_of(stored, document) if row["section"] != "title"]
            text = stored.one("documents", document_id=document)["text"]
            far = [row for row in rows if len(known & set(content_stems(text[row["start"] : row["end"]]))) <= 1]
            far = [row for row in far if row["end"] - row["start"] > 30]
            if far:
                judge(stored, claim, chance.choice(far), "SUPPORT")
                stored.save()
                rerendered(folder)
                return Planted("a sentence on something else counts as support", (claim["claim_id"], work))
    return None


def aim_as_result(folder: Path, chance: random.Random) -> Planted | None:
    """The sentence quoted as a result says what is to be found out."""
    stored = Stored(folder)
    for claim in editable_claims(stored, chance):
        place = sentence_at(stored, claim)
        if place and place["section"] != "title":
            said = chance.choice(_AIMS).format(core=core(claim["text"]))
            retext(stored, claim["work_id"], {place["ordinal"]: [said]})
            retold(stored)
            stored.save()
            rerendered(folder)
            return Planted("an aim is quoted as a result", (claim["claim_id"],))
    return None


def altered_quote(folder: Path, chance: random.Random) -> Planted | None:
    """The words of a claim are stronger in the report than in its text."""
    if not Stored(folder).shown:
        return None
    altered: list[str] = []

    def edit(report: Report) -> Report:
        row = chance.choice(report.claims)
        altered.append(row.claim_id)
        told = tuple(_stronger(one) if one is row else one for one in report.claims)
        return report.model_copy(update={"claims": told})

    reprinted(folder, edit)
    return Planted("the words of a claim are altered in the report", tuple(altered))


def _stronger(row: ClaimRow) -> ClaimRow:
    first, _, rest = row.text.partition(" ")
    return row.model_copy(update={"text": f"{first} {_STRONGER} {rest}"})


GROUNDING = (
    Kind("unrelated-passage-as-support", Dimension.GROUNDING, True, unrelated_support),
    Kind("aim-quoted-as-result", Dimension.GROUNDING, True, aim_as_result),
    Kind("quote-altered-on-pages", Dimension.GROUNDING, False, altered_quote, ON_PAGES),
)
