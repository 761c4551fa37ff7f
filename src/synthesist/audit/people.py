"""People's decisions: each rests on a ruling that stands, and each ruling that stands has its effect."""

import json
from collections.abc import Iterator

from synthesist.audit.folder import Folder, Row
from synthesist.audit.result import Breach, Findings, equal, unless
from synthesist.audit.rulings import ON_CLAIMS, ON_PAIRS, ON_WORKS

DECIDED = ("screen", "assess")
"""Stages at which a person's word on a work counts."""

FINAL = frozenset(
    {
        "its words do not stand where they should",
        "the text it stands in is not what it was",
        "its work is marked as retracted",
    }
)
"""Vetoes that no person can overrule."""


def decisions(review: Folder) -> Findings:
    """The program decides first and once; what follows is one decision of a person, as a standing ruling has it."""
    due = {(row["stage"], row["item"], row["ordinal"]): row for row in _due(review)}
    found = {(row["stage"], row["item"], row["ordinal"]): row for row in review.ledger["decisions"]}
    for key, row in found.items():
        place = "ledger decisions " + "/".join(map(str, key))
        if row["ordinal"] == 0:
            yield unless(row["actor"] != "person", place, "the first decision is the program's")
        else:
            yield equal(place, "actor", row["actor"], "person")
            yield unless(key in due, place, "no ruling that stands gives this decision")
    for key, row in due.items():
        yield from _same_decision("ledger decisions " + "/".join(map(str, key)), found.get(key), row)


def _due(review: Folder) -> Iterator[Row]:
    """The decisions that people's standing rulings give, wherever the program decided on the work."""
    for item, ruling in review.heeded.items():
        for stage in DECIDED:
            heeds = ruling["action"] == "include" or (ruling["action"], ruling["stage"]) == ("exclude", stage)
            if heeds and (stage, item) in review.programs:
                yield {**ruling, "item": item, "stage": stage, "ordinal": 1, "decider": ruling["person"]}


def _same_decision(place: str, found: Row | None, due: Row) -> Iterator[Breach | None]:
    if found is None:
        yield Breach(place, f"a person's {due['action']!r} stands, and has no effect here")
        return
    for field in ("action", "criterion", "decider", "reason"):
        yield equal(place, field, found[field], due[field])


def said_of(review: Folder, item: str) -> str:
    """What stands of people's words on an item; empty where nothing does."""
    return str(review.heeded.get(item, {}).get("action", ""))


def _is_silenced(review: Folder, claim: Row) -> bool:
    return said_of(review, claim["claim_id"]) == "claim-wrong" or said_of(review, claim["work_id"]) == "exclude"


def claims(review: Folder) -> Findings:
    """What a person set aside is neither shown nor judged nor evidence; what a person confirmed is shown."""
    spoken = {(row["document_id"], row["start"], row["end"]) for row in review.ledger["evidence"]}
    judged = review.stored_verdicts.keys() | {row["claim_id"] for row in review.ledger["evidence"]}
    for key, row in review.stored_claims.items():
        place = f"ledger claims {key}"
        if _is_silenced(review, row):
            ruling = review.heeded[key if said_of(review, key) == "claim-wrong" else row["work_id"]]
            yield unless(ruling["reason"] in row["reason"], place, "it does not say why a person set it aside")
            yield unless(not row["is_shown"], place, "shown, although a person set it or its work aside")
            yield unless(key not in judged, place, "judged, although a person set it or its work aside")
            heard = (row["document_id"], row["start"], row["end"]) in spoken
            yield unless(not heard, place, "heard as evidence, although a person set it or its work aside")
        elif said_of(review, key) == "claim-ok" and row["relevance"] != "off":
            out = review.programs.get(("assess", row["work_id"]), {}).get("criterion", "")
            is_out = out.startswith("F") and row["reason"] == f"its work is excluded by {out}"
            yield unless(row["is_shown"] or is_out, place, "not shown, although a person holds it to be right")


def evidence(review: Folder) -> Findings:
    """No word of a work that a person excluded is evidence."""
    for row in review.ledger["evidence"]:
        holds = said_of(review, row["work_id"]) != "exclude"
        place = f"ledger evidence {row['claim_id']}/{row['document_id']}/{row['start']}"
        yield unless(holds, place, "it comes from a work that a person excluded")


def words(review: Folder) -> Findings:
    """A verdict names the person whose `claim-ok` stands, unless something final is against it, and nobody else."""
    for key, row in review.stored_verdicts.items():
        ruling = review.standing.get(key, {})
        is_confirmed = ruling.get("action") == "claim-ok" and not is_final(review, row)
        place = f"ledger verdicts {key}"
        yield equal(place, "decided_by", row["decided_by"], ruling["person"] if is_confirmed else "")
        yield unless(not is_confirmed or row["mark"] == "verified", place, "not verified, although a person says so")


def is_final(review: Folder, verdict: Row) -> bool:
    """Whether a veto stands that no person can overrule, or should stand, the work being marked as retracted."""
    claim = review.claims.get(verdict["claim_id"], {})
    record = review.as_shown.get(claim.get("work_id", ""), {})
    return bool(record.get("is_retracted")) or bool(FINAL.intersection(json.loads(verdict["vetoes"])))


def facts(review: Folder) -> dict[str, int]:
    """The facts that count what people decided."""
    said = [row["action"] for row in review.standing.values()]
    shown = (row for key, row in review.verdicts.items() if key in review.shown)
    return {
        "people": len({row["person"] for row in review.standing.values()}),
        "works_decided_by_people": sum(map(said.count, ON_WORKS)),
        "claims_decided_by_people": sum(map(said.count, ON_CLAIMS)),
        "pairs_decided_by_people": sum(map(said.count, ON_PAIRS)),
        "claims_set_aside_by_people": said.count("claim-wrong"),
        "claims_confirmed_by_people": sum(bool(row["decided_by"]) for row in shown),
        "overruled_by_people": sum(_overrules(review, row) for row in review.effective),
    }


def _overrules(review: Folder, row: Row) -> bool:
    own = review.programs.get((row["stage"], row["item"]), {})
    return bool(row["actor"] == "person" and own.get("action") != row["action"])
