"""The numbers of the flow counted anew, and held against what the report states of them."""

from collections import Counter
from collections.abc import Iterator, Mapping

from synthesist.appraise.confirmer.again import again
from synthesist.appraise.confirmer.saying import told
from synthesist.appraise.reviewing import Asked, Look, Looked, Synthesis
from synthesist.records import Mark, Relevance
from synthesist.records.appraisals import Dimension, Mandate, Severity

_FACTS = Asked(
    mandate=Mandate.CONFIRMER,
    dimension=Dimension.NUMBERS,
    name="counts counted anew",
    question="Are the counts that the report states those that are stored?",
    basis="counts of the report's facts that come out when rows are counted anew; tables searches, hits, decisions, "
    "documents, claims, verdicts",
    severity=Severity.CRITICAL,
)
_FLOW = Asked(
    mandate=Mandate.CONFIRMER,
    dimension=Dimension.NUMBERS,
    name="flow adds up",
    question="Does the flow add up, for every source and in all?",
    basis="rows of the flow in which each box is what the ones before it leave, and that add up; tables searches, "
    "decisions",
    severity=Severity.CRITICAL,
)


def facts(seen: Synthesis) -> Looked:
    """Counts that are stated otherwise."""
    made, stated = dict(_counted(seen)), seen.report.facts
    objections = [
        _FACTS.object(f"fact-{name}", told(f"“{name}”", stated[name], value))
        for name, value in made.items()
        if name in stated and stated[name] != value
    ]
    return _FACTS.looked((f"fact-{name}" for name in made if name in stated), objections)


def _counted(seen: Synthesis) -> Iterator[tuple[str, int]]:
    yield from _of_records(seen)
    yield from _of_claims(seen)
    contents = seen.contents
    yield "findings", len(contents.findings)
    yield "findings_shared", sum(len(set(one.work_ids)) > 1 for one in contents.findings)
    yield "results_reported", len(contents.results)
    yield "results_comparable", sum(one.is_comparable for one in contents.result_groups)
    yield "failures_kept", len(contents.failures)
    yield "requests_sent", sum(len(one.requests) for one in contents.searches)
    for status in ("retracted", "withdrawn", "concern", "corrected", "clean", "unchecked"):
        yield f"included_{status}", sum(_work(seen, name) == status for name in _included(seen))


def _work(seen: Synthesis, name: str) -> str:
    return seen.works[name].retraction.value if name in seen.works else ""


def _included(seen: Synthesis) -> set[str]:
    last: dict[str, tuple[int, str]] = {}
    for row in seen.contents.decisions:
        if row.stage == "assess" and row.ordinal >= last.get(row.item, (-1, ""))[0]:
            last[row.item] = (row.ordinal, row.action)
    return {name for name, (_, action) in last.items() if action == "include"}


def _of_records(seen: Synthesis) -> Iterator[tuple[str, int]]:
    contents, made = seen.contents, Counter[tuple[str, str]]()
    last: dict[tuple[str, str], tuple[int, str]] = {}
    for row in contents.decisions:
        if row.ordinal >= last.get((row.stage, row.item), (-1, ""))[0]:
            last[row.stage, row.item] = (row.ordinal, row.action)
    made.update((stage, action) for (stage, _), (_, action) in last.items())
    hits = sum(len(one.hits) for one in contents.searches)
    yield "identified", hits + sum(one.malformed for one in contents.searches)
    # Of hits and works, not of decisions: whatever is a record beyond the works repeats one of them.
    known = {name for work in contents.works.values() for name in work.record_ids}
    yield "duplicates", hits - len(contents.works) if known == _hit(seen) else made["identify", "duplicate"]
    yield "retracted_removed", made["identify", "remove"]
    for name, stage, action in _BOXES:
        yield name, made[stage, action]
    read = {row.work_id for row in contents.documents.values()}
    yield "assessed", len(read)
    yield "assessed_whole", len({row.work_id for row in contents.documents.values() if row.is_full_text})


def _hit(seen: Synthesis) -> set[str]:
    return {hit.record_id for one in seen.contents.searches for hit in one.hits}


_BOXES = (
    ("screened_excluded", "screen", "exclude"),
    ("sought", "screen", "include"),
    ("not_retrieved", "read", "not-retrieved"),
    ("assessed_excluded", "assess", "exclude"),
    ("included", "assess", "include"),
)


def _of_claims(seen: Synthesis) -> Iterator[tuple[str, int]]:
    shown, verdicts = seen.shown, seen.contents.verdicts
    yield "claims_found", len(seen.contents.claims)
    yield "claims_shown", len(shown)
    direct = [claim for claim in shown if claim.relevance is Relevance.DIRECT]
    yield "claims_direct", len(direct)
    yield "claims_indirect", sum(claim.relevance is Relevance.INDIRECT for claim in shown)
    yield "works_direct", len({claim.work_id for claim in direct})
    own = [verdicts[claim.claim_id] for claim in shown if claim.claim_id in verdicts]
    for name, mark in (("claims_verified", Mark.VERIFIED), ("claims_refuted", Mark.REFUTED)):
        yield name, sum(verdict.mark is mark for verdict in own)
    yield "claims_unjudged", len(shown) - sum(verdict.mark is not Mark.UNJUDGED for verdict in own)
    yield "claims_corroborated", sum(verdict.is_corroborated for verdict in own)
    both = (verdict.supporting_work_ids and verdict.refuting_work_ids for verdict in own)
    yield "claims_contested", sum(map(bool, both))
    yield "pairs_judged", sum(len(again(seen).heard.get(claim.claim_id, ())) for claim in shown)


def flow(seen: Synthesis) -> Looked:
    """Rows of the flow that do not add up."""
    objections = [
        _FLOW.object(f"flow-{row.source}", said) for row in seen.report.flow if (said := _unbalanced(row.model_dump()))
    ]
    total = next((row for row in seen.report.flow if row.source == "total"), None)
    parts = sum(row.identified for row in seen.report.flow if row is not total)
    received = sum(one.received for one in seen.contents.searches)
    if total is None or not total.identified == parts == received:
        said = told("how many records were identified", total.identified if total else None, received)
        objections.append(_FLOW.object("flow-total", said))
    return _FLOW.looked((f"flow-{row.source}" for row in seen.report.flow), objections)


def _unbalanced(row: Mapping[str, int]) -> str:
    removed = row["duplicates"] + row["removed_automatically"] + row["removed_otherwise"]
    if row["screened"] != row["identified"] - removed:
        return told("how many records were screened", row["screened"], row["identified"] - removed)
    if row["assessed"] != row["assessed_excluded"] + row["included"]:
        return told("how many works were assessed", row["assessed"], row["assessed_excluded"] + row["included"])
    if row["sought"] != row["not_retrieved"] + row["assessed"]:
        return told("how many works were sought", row["sought"], row["not_retrieved"] + row["assessed"])
    if row["screened"] != row["screened_excluded"] + row["sought"]:
        return told("how many works were screened", row["screened"], row["screened_excluded"] + row["sought"])
    return ""


CHECKS: tuple[Look, ...] = (facts, flow)
