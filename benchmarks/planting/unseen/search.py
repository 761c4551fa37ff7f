"""What cannot be repeated: a plan that came after its search, and a work left out by a criterion that it meets."""

import random
from datetime import datetime, timedelta
from pathlib import Path

from benchmarks.planting.judged import recount, settle
from benchmarks.planting.kinds import Dimension, Kind, Planted
from benchmarks.planting.rendering import rerendered, retold
from benchmarks.planting.stored import Stored, put
from benchmarks.planting.texts import document_of

_REASONS = {
    "S2": "outside the years of the plan",
    "S3": "not in a language of the plan",
    "S1": "the front matter of a volume",
}


def plan_after_search(folder: Path, chance: random.Random) -> Planted | None:
    """The plan was made hours after the search that it is to have guided."""
    stored = Stored(folder)
    first = min(row["at"] for row in stored.rows("searches"))
    later = datetime.fromisoformat(first) + timedelta(minutes=chance.randrange(180, 1_200))
    stored.rows("plans")[0]["at"] = later.isoformat(timespec="seconds")
    stored.save()
    rerendered(folder)
    return Planted("the plan was made after the search", (later.isoformat(),))


def selective(folder: Path, chance: random.Random) -> Planted | None:
    """A work with a claim on the question is excluded by a criterion that it meets."""
    stored = Stored(folder)
    works = [work for work in stored.included if document_of(stored, work)]
    if len(works) < 3:
        return None
    work = chance.choice(works)
    # A place that is set free by the limit on works would be due to the next one in rank.
    is_limited = bool(stored.rows("decisions", stage="screen", criterion="S6", action="exclude"))
    criterion = "A1" if is_limited else chance.choice(sorted(_REASONS))
    if is_limited:
        _pass_over(stored, work)
    else:
        _leave_out(stored, work, criterion)
    retold(stored)
    stored.save()
    rerendered(folder)
    return Planted(f"a work is excluded by {criterion}, which it meets", (work,))


def _pass_over(stored: Stored, work: str) -> None:
    """Exclude a work after reading, as if none of its claims bore on the question."""
    own = stored.rows("claims", work_id=work)
    shown = [claim for claim in own if claim["is_shown"]]
    row = stored.one("decisions", stage="assess", item=work, ordinal=0)
    row["action"] = "exclude"
    put(row, {key: shown[0][key] for key in ("document_id", "end", "start")}, "quote")
    for claim in shown:
        claim |= {"is_shown": 0, "relevance": "off", "bears_on": "[]", "reason": "does not bear on the question"}
        for table in ("anatomies", "verdicts", "evidence"):
            stored.drop(table, claim_id=claim["claim_id"])
    recount(stored, work)


def _leave_out(stored: Stored, work: str, criterion: str) -> None:
    """Exclude a work on screening, and all that was read of it with it."""
    row = stored.one("decisions", stage="screen", item=work, ordinal=0)
    row |= {"action": "exclude", "criterion": criterion, "reason": _REASONS[criterion]}
    stored.drop("decisions", stage="assess", item=work)
    document = stored.one("documents", work_id=work)["document_id"]
    for claim in stored.rows("claims", work_id=work):
        for table in ("anatomies", "verdicts", "evidence"):
            stored.drop(table, claim_id=claim["claim_id"])
    touched = {row["claim_id"] for row in stored.rows("evidence", document_id=document)}
    for table in ("evidence", "claims", "sentences"):
        stored.drop(table, document_id=document)
    for table in ("copies", "documents"):
        stored.drop(table, work_id=work)
    for name in touched:
        settle(stored, stored.one("claims", claim_id=name))


SEARCH = (
    Kind("plan-made-after-search", Dimension.REPRODUCIBILITY, True, plan_after_search),
    Kind("excluded-by-criterion-met", Dimension.REPRODUCIBILITY, True, selective),
)
