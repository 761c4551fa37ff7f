"""What people said: each ruling is whole and in order, and the report tells all of them."""

from collections.abc import Iterator
from datetime import datetime

from synthesist.audit.folder import Folder, Row
from synthesist.audit.language import seen
from synthesist.audit.result import Breach, Findings, equal, unless

ON_WORKS = ("include", "exclude")
ON_CLAIMS = ("claim-ok", "claim-wrong")
ON_PAIRS = ("same", "different")
UNDO = "undo"
_STAGES = {
    **dict.fromkeys(ON_WORKS, ("screen", "assess")),
    **dict.fromkeys(ON_CLAIMS, ("verify",)),
    **dict.fromkeys(ON_PAIRS, ("identify",)),
    UNDO: ("identify", "screen", "assess", "verify"),
}


def is_date(text: str) -> bool:
    """Whether a text is a time in ISO 8601."""
    try:
        return bool(datetime.fromisoformat(text))
    except ValueError:
        return False


def rulings(review: Folder) -> Findings:
    """Each ruling says who, why and when; those on an item are numbered from 0, and none undoes what is not there."""
    for item, rows in review.rulings.items():
        yield equal(f"ledger rulings {item}", "ordinals", [row["ordinal"] for row in rows], list(range(len(rows))))
        depth = 0
        for row in rows:
            place = f"ledger rulings {item}/{row['ordinal']}"
            yield from _whole(review, place, row)
            yield unless(row["action"] != UNDO or depth > 0, place, "there is nothing that it could undo")
            depth += -1 if row["action"] == UNDO else 1


def _whole(review: Folder, place: str, row: Row) -> Iterator[Breach | None]:
    criteria = review.plan["criteria"] if row["action"] in ON_WORKS else ("",)
    yield unless(row["action"] in _STAGES, place, f"{row['action']!r} is nothing that a person can say")
    yield unless(row["stage"] in _STAGES.get(row["action"], ()), place, f"the stage is {row['stage']!r}")
    yield unless(row["criterion"] in criteria, place, f"the criterion is {row['criterion']!r}")
    yield unless(bool(row["person"].strip()), place, "it names no person")
    yield unless(bool(row["reason"].strip()), place, "it gives no reason")
    yield unless(is_date(row["at"]), place, f"{row['at']!r} is no date")
    first, sign, second = row["item"].partition("=")
    is_pair = bool(sign)
    yield unless(not is_pair or (first < second and "=" not in second), place, "it is of no two records in order")
    if row["action"] != UNDO:
        yield unless(is_pair == (row["action"] in ON_PAIRS), place, f"{row['action']!r} cannot be said of it")
    wrong = review.works if row["action"] in ON_CLAIMS else review.claims if row["action"] in ON_WORKS else ()
    yield unless(row["item"] not in wrong, place, f"{row['action']!r} cannot be said of it")


def rulings_table(review: Folder) -> Findings:
    """The report's table tells each ruling as the ledger has it, and whether it holds."""
    stored = [row for _, rows in sorted(review.rulings.items()) for row in rows]
    shown = review.report["rulings"]
    yield equal("report.json rulings", "rows", len(shown), len(stored))
    for number, (row, ruling) in enumerate(zip(shown, stored, strict=False)):
        place = f"report.json rulings[{number}]"
        for field in ("item", "action", "criterion", "at"):
            yield equal(place, field, row[field], ruling[field])
        for field in ("person", "reason"):
            yield equal(place, field, seen(row[field]), seen(ruling[field]))
        yield equal(place, "name", seen(row["name"]), seen(name_of(review, ruling["item"])))
        yield equal(place, "holds", row["holds"], review.standing.get(ruling["item"]) is ruling)


def name_of(review: Folder, item: str) -> str:
    """The title of a work, or of two records, the words of a claim; nothing where the review does not hold the item."""
    if item in review.works:
        return str(review.as_shown[item].get("title", ""))
    if "=" in item:
        return " = ".join(str(review.records.get(one, {}).get("title", "")) for one in item.split("="))
    if item in review.work_with:
        return str(review.as_shown[review.work_with[item]].get("title", ""))
    return str(review.claims.get(item, {}).get("text", ""))
