"""What reviewers said of the tiny review, what was revised, and what an update changed; and the report's rows on it."""

import json
from types import SimpleNamespace
from typing import Any, cast

from audit_ledger import (
    AT,
    CLAIMS,
    CONFIRMED,
    DIRECT,
    DROPPED,
    FIRST,
    INDIRECT,
    PLAN,
    REMOVED,
    SEARCHES,
    SECOND,
    VERDICTS,
    Row,
)
from audit_works import WORKS

from synthesist.appraise.dimensions import consensus_of, scored
from synthesist.appraise.gate import Gathered, outcome_of, tier_of
from synthesist.ledger import mapping
from synthesist.records import ReviewContents
from synthesist.records.appraisals import (
    Appraisal,
    Check,
    Dimension,
    Mandate,
    Objection,
    Outcome,
    Remedy,
    Revision,
    Round,
    Severity,
    Standing,
    Tier,
    Vote,
)
from synthesist.records.corrections import Asked, Changed, Correction, Recheck, SearchedAgain, Update
from synthesist.records.decisions import Outcome as Ended
from synthesist.records.revised import RESERVED, WITHDRAWN
from synthesist.report.appraisalmodel import AppraisalPart
from synthesist.report.appraised import Numbered, appraisal_part
from synthesist.report.model import ClaimRow
from synthesist.report.updatemodel import CorrectionRow, RecheckRow, UpdateRow

_FIRST, _SECOND = Mandate.CHALLENGER, Mandate.CONFIRMER
DOUBT = "its hedge is lost, “expected” | 3 of <b>7</b> times"
GONE = "it says how it was done, *not* what was found"


def _check(mandate: Mandate, dimension: Dimension, name: str, passed: int, total: int, weight: int = 0) -> Check:
    return Check(
        mandate=mandate, dimension=dimension, name=name, question=f"Is the {name} right?", passed=passed, total=total,
        weight=weight, basis=f"rows of `claims` & | {name}",
    )  # fmt: skip


CHECKS = (
    _check(_FIRST, Dimension.UNCERTAINTY, "doubt", 2, 3),
    _check(_FIRST, Dimension.UNCERTAINTY, "hope", 2, 3),
    _check(_FIRST, Dimension.NOVELTY, "news", 0, 0),
    _check(_FIRST, Dimension.EVIDENCE, "voices", 2, 3, 2),
    _check(_FIRST, Dimension.GROUNDING, "wording", 2, 3, 2),
    _check(_SECOND, Dimension.COMPARABILITY, "groups", 1, 2, 1),
    _check(_SECOND, Dimension.GROUNDING, "places", 2, 3),
    _check(_SECOND, Dimension.NUMBERS, "references", 3, 4),
    _check(_SECOND, Dimension.REPRODUCIBILITY, "searches", 3, 4),
    _check(_SECOND, Dimension.SAFETY, "works", 10, 11),
)


def _objection(mandate: Mandate, dimension: Dimension, check: str, item: str, said: str, **fields: Any) -> Objection:
    settled = {"severity": Severity.SERIOUS, "settled": "it follows by counting again", **fields}
    return Objection(mandate=mandate, dimension=dimension, check=check, item=item, said=said, **settled)


OBJECTIONS = (
    _objection(_FIRST, Dimension.UNCERTAINTY, "doubt", INDIRECT["claim_id"], DOUBT, remedy=Remedy.SOFTEN),
    _objection(
        _FIRST, Dimension.UNCERTAINTY, "hope", CONFIRMED["claim_id"], "it is hoped for", is_judged=True,
        standing=Standing.DISMISSED, settled="Ada | Reader looked at it and holds it to be right",
    ),
    _objection(
        _FIRST, Dimension.GROUNDING, "wording", DIRECT["claim_id"], "it is put more strongly than it stands",
        is_judged=True, standing=Standing.OPEN,
        settled="the other reviewer looked at the claim and holds that it stands",
    ),
    _objection(_SECOND, Dimension.GROUNDING, "places", INDIRECT["claim_id"], "a word before it is missing"),
    _objection(
        _SECOND, Dimension.NUMBERS, "references", "reference-2", "a page is missing", severity=Severity.MINOR
    ),
    _objection(
        _SECOND, Dimension.REPRODUCIBILITY, "searches", SEARCHES[2]["search_id"], "its answer was cut off",
        severity=Severity.MINOR,
    ),
    _objection(_SECOND, Dimension.SAFETY, "works", DROPPED.record_id, "a concern about it is not heeded"),
)  # fmt: skip
SHOWN = (DIRECT, INDIRECT, CONFIRMED)


def _votes() -> tuple[Vote, ...]:
    against: dict[tuple[str, Mandate], list[str]] = {}
    for one in OBJECTIONS:
        against.setdefault((one.item, one.mandate), []).append(one.said)
    return tuple(
        Vote(claim_id=name, mandate=by, stands=(name, by) not in against, reasons=tuple(against.get((name, by), ())))
        for name in sorted(claim["claim_id"] for claim in SHOWN)
        for by in (_FIRST, _SECOND)
    )


REVISIONS = tuple(
    sorted(
        (
            Revision(ordinal=1, item=REMOVED["claim_id"], remedy=Remedy.WITHDRAW, reason=GONE),
            Revision(ordinal=1, item=INDIRECT["claim_id"], remedy=Remedy.SOFTEN, reason=DOUBT),
        ),
        key=lambda one: one.item,
    )
)
DIMENSIONS = scored(CHECKS, OBJECTIONS)
GATHERED = Gathered(
    consensus=consensus_of(DIMENSIONS), dimensions=DIMENSIONS, objections=OBJECTIONS, shown=3, verified=2, direct=1
)


def _rounds() -> tuple[Round, ...]:
    outcome, reasons = outcome_of(PLAN.gate, GATHERED)
    before = Round(
        ordinal=0, consensus=5.0, outcome=Outcome.REVISE, tier=Tier.PUBLIC_RECORD, verified=2,
        reasons=("2 verified claims where 5 are asked for",),
    )  # fmt: skip
    item = DIRECT["claim_id"]
    last = Round(
        ordinal=1, consensus=GATHERED.consensus, outcome=outcome, tier=tier_of(outcome, GATHERED), verified=2,
        reasons=reasons, open_questions=(f"it is put more strongly than it stands ({item})",), widen="screen.cutoff",
    )  # fmt: skip
    return before, last


APPRAISAL = Appraisal(
    checks=CHECKS,
    objections=OBJECTIONS,
    votes=_votes(),
    dimensions=DIMENSIONS,
    rounds=_rounds(),
    revisions=REVISIONS,
)


def _told() -> dict[str, Row]:
    """Verdicts as the reviewers left them."""
    reserved = f"{RESERVED}{DOUBT}"
    verdict = VERDICTS[INDIRECT["claim_id"]]
    told = {
        **verdict,
        "is_corroborated": False,
        "confidence": None,
        "confidence_reason": f"withheld: {reserved}",
        "vetoes": json.dumps([*json.loads(verdict["vetoes"]), reserved]),
    }
    return {**VERDICTS, INDIRECT["claim_id"]: told}


TOLD = _told()
assert WITHDRAWN
DISPUTED = {DIRECT["claim_id"], CONFIRMED["claim_id"]}
DEPTHS = {DIRECT["claim_id"]: "grounded", CONFIRMED["claim_id"]: "grounded"}


def part(claims: tuple[ClaimRow, ...], numbered: Numbered) -> AppraisalPart | None:
    """What the report tells of the appraisal."""
    texts = tuple(SimpleNamespace(**{name: row[name] for name in ("claim_id", "work_id", "text")}) for row in CLAIMS)
    contents = SimpleNamespace(
        appraisal=APPRAISAL,
        claims=texts,
        works=WORKS,
        work_of={name: work.work_id for work in WORKS.values() for name in work.record_ids},
    )
    return appraisal_part(cast("ReviewContents", contents), claims, numbered)


UPDATE_ARCHIVE = "ledger-before-update-1.sqlite"
UPDATE = Update(
    ordinal=1, at="2026-03-06T05:06:07Z", archive=UPDATE_ARCHIVE, is_searched=True, is_done=True, version="0.1.0",
    searched=(
        SearchedAgain(
            source="DOAJ", method="query", at=AT, received=3, new=1, outcome=Ended.PARTIAL,
            problem="the | door <closed>",
        ),
        SearchedAgain(source="PubMed", method="query", at=AT, received=4, new=0, outcome=Ended.COMPLETE),
    ),
)  # fmt: skip
_ASKED = (
    Recheck(update=1, record_id=FIRST.record_id, service="Crossref", at=AT, outcome=Asked.FAILED, reason="no | answer"),
    Recheck(
        update=1, record_id=SECOND.record_id, service="PubMed", at=AT, outcome=Asked.UNKNOWN, reason="not known there"
    ),
)
RECHECKS = tuple(sorted(_ASKED, key=lambda one: one.record_id))
CORRECTIONS = (
    Correction(
        ordinal=0, update=1, at="2026-03-06T05:06:07Z", item=DIRECT["claim_id"], kind=Changed.MARK,
        named=DIRECT["text"], before="refuted", after="verified", cause="a new | study", is_telling=True,
    ),
    Correction(
        ordinal=1, update=1, at="2026-03-06T05:06:07Z", item="included", kind=Changed.COUNT, before="2", after="3"
    ),
)  # fmt: skip


def appraised_tables() -> dict[str, list[Row]]:
    """The ledger's rows of appraisal and updates."""
    rows = {
        "checks": APPRAISAL.checks, "objections": APPRAISAL.objections, "votes": APPRAISAL.votes,
        "dimensions": APPRAISAL.dimensions, "rounds": APPRAISAL.rounds, "revisions": APPRAISAL.revisions,
        "rechecks": RECHECKS, "corrections": CORRECTIONS,
    }  # fmt: skip
    update = {
        **UPDATE.model_dump(mode="json"),
        "searched": json.dumps([one.model_dump(mode="json") for one in UPDATE.searched]),
    }
    return {**{name: [mapping.plain_row(one) for one in own] for name, own in rows.items()}, "updates": [update]}


UPDATED = (
    UpdateRow(
        ordinal=1, at=UPDATE.at, archive=UPDATE_ARCHIVE, is_searched=True, received=7, new=1,
        problems=("DOAJ: the | door <closed>",),
    ),
)  # fmt: skip
RECHECKED = tuple(
    RecheckRow(
        **one.model_dump(include={"update", "record_id", "service", "at", "outcome", "reason"}),
        title=WORKS[one.record_id].record.title,
        told=(),
    )
    for one in RECHECKS
)
CORRECTED = tuple(
    CorrectionRow(
        number=one.ordinal + 1,
        claim=1 if one.item == DIRECT["claim_id"] else None,
        **one.model_dump(exclude={"ordinal"}),
    )
    for one in CORRECTIONS
)
UNAPPRAISED = ("checks", "objections", "votes", "dimensions", "rounds", "revisions")
"""Tables without rows where nobody appraised the synthesis."""
