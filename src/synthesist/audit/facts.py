"""The facts that a report may state, derived again from the ledger; docs/report-facts.md defines them."""

import json
from collections import Counter
from collections.abc import Callable
from functools import partial

from synthesist.audit import corrected, gatefacts, missed, people, sampling, searched, studies
from synthesist.audit.answers import CAP
from synthesist.audit.flow import FLOW_FIELDS, PEOPLE_FIELDS, TOTAL, decided, flow_counts
from synthesist.audit.folder import Folder, Row

Fact = int | float | str | None


def known_facts(review: Folder) -> dict[str, Fact]:
    """Every fact that may be stated of a review; None where it has no value in it."""
    return {
        **{name: derive(review) for name, derive in _DERIVED.items()},
        **_flow(review),
        **_excluded(review),
        **people.facts(review),
        **sampling.facts(review),
        **searched.facts(review),
        **studies.facts(review),
        **missed.facts(review),
        **gatefacts.facts(review),
        **corrected.facts(review),
    }


def _flow(review: Folder) -> dict[str, Fact]:
    counts = flow_counts(review)[TOTAL]
    return {name: counts[name] for name in (*FLOW_FIELDS, *PEOPLE_FIELDS)}


def _excluded(review: Folder) -> dict[str, Fact]:
    out = Counter(row["criterion"] for row in review.effective if row["action"] not in ("include", "duplicate"))
    return {f"excluded_{name}": out[name] for name in {*review.plan["criteria"], *out}}


def _decided(stage: str, action: str, review: Folder) -> int:
    return len(decided(review, stage, action))


def _malformed(review: Folder) -> int:
    return sum(row["malformed"] for row in review.ledger["searches"])


def _rows(table: str, review: Folder) -> int:
    return len(review.ledger[table])


def _shown_as(relevance: str, review: Folder) -> int:
    return sum(row["relevance"] == relevance for row in review.shown.values())


def _off(review: Folder) -> int:
    return sum(row["relevance"] == "off" for row in review.claims.values())


def _shown_verdicts(review: Folder) -> list[Row]:
    return [row for key, row in review.verdicts.items() if key in review.shown]


def _marked(mark: str, review: Folder) -> int:
    return sum(row["mark"] == mark for row in _shown_verdicts(review))


def _corroborated(review: Folder) -> int:
    return sum(bool(row["is_corroborated"]) for row in _shown_verdicts(review))


def _contested(review: Folder) -> int:
    sides = ("supporting_work_ids", "refuting_work_ids")
    return sum(all(json.loads(row[side]) for side in sides) for row in _shown_verdicts(review))


def _self_test(column: str, is_false: bool, is_unseen: bool, review: Folder) -> int:  # noqa: FBT001 -- a row's key
    rows = (row for row in review.ledger["self_tests"] if bool(row["is_false"]) is is_false)
    return sum(row[column] for row in rows if not (is_unseen and row["is_seen_kind"]))


def _pairs_judged(review: Folder) -> int:
    return sum(row["pairs_judged"] for row in _shown_verdicts(review))


def _works_direct(review: Folder) -> int:
    return len({row["work_id"] for row in review.shown.values() if row["relevance"] == "direct"})


def last_search(review: Folder) -> str:
    """Date of the latest search; empty where none was run."""
    return max((str(row["at"]) for row in review.ledger["searches"]), default="")[:10]


def concept_names(review: Folder) -> set[str]:
    """Names of the question's concepts."""
    return {concept["name"] for concept in review.question["concepts"]}


def _concepts_tested(review: Folder) -> int:
    named = {name for row in review.shown.values() for name in json.loads(row["concepts"])}
    return len(concept_names(review) & named)


def _works_with_all_concepts(review: Folder) -> int:
    asked = concept_names(review)
    return sum(asked <= set(json.loads(row["concepts"])) for row in review.ledger["relevances"])


def _screen_plan(field: str, review: Folder) -> Fact:
    value: Fact = review.plan["screen"][field]
    return value


def _abstracts(review: Folder) -> int:
    """Works that were assessed on title and abstract alone."""
    counts = flow_counts(review)[TOTAL]
    return counts["assessed"] - counts["assessed_whole"]


def _shared(review: Folder) -> int:
    return sum(row["works"] > 1 for row in review.findings.values())


def _comparable(review: Folder) -> int:
    return sum(json.loads(row["content"])["is_comparable"] for row in review.ledger["result_groups"])


_DERIVED: dict[str, Callable[[Folder], Fact]] = {
    "assessed_abstract": _abstracts,
    "copies_tried": partial(_rows, "copies"),
    "findings": lambda review: len(review.findings),
    "findings_shared": _shared,
    "results_reported": partial(_rows, "results"),
    "results_grouped": partial(_rows, "result_groups"),
    "results_comparable": _comparable,
    "amendments": lambda review: len(review.plans) - 1,
    "planned_on": lambda review: str(review.plans[0]["at"])[:10],
    "malformed": _malformed,
    "retracted_removed": partial(_decided, "identify", "remove"),
    "cited": lambda review: len(review.report["references"]),
    "claims_found": partial(_rows, "claims"),
    "claims_shown": lambda review: len(review.shown),
    "claims_direct": partial(_shown_as, "direct"),
    "claims_indirect": partial(_shown_as, "indirect"),
    "claims_off": _off,
    "claims_verified": partial(_marked, "verified"),
    "claims_refuted": partial(_marked, "refuted"),
    "claims_unjudged": partial(_marked, "unjudged"),
    "claims_corroborated": _corroborated,
    "claims_contested": _contested,
    "confidence_cap": lambda _: CAP,
    "pairs_judged": _pairs_judged,
    "works_direct": _works_direct,
    "last_search": lambda review: last_search(review) or None,
    "question": lambda review: str(review.plan["question"]),
    "concepts_asked": lambda review: len(review.question["concepts"]),
    "concepts_tested": _concepts_tested,
    "failures_kept": partial(_rows, "failures"),
    "relevance_cutoff": partial(_screen_plan, "cutoff"),
    "max_works": partial(_screen_plan, "max_works"),
    "pairs_per_claim": lambda review: int(review.plan["verify"]["pairs_per_claim"]),
    "selftest_false": partial(_self_test, "n", True, False),
    "selftest_caught": partial(_self_test, "moved", True, False),
    "selftest_false_unseen": partial(_self_test, "n", True, True),
    "selftest_caught_unseen": partial(_self_test, "moved", True, True),
    "selftest_true": partial(_self_test, "n", False, False),
    "selftest_doubted": partial(_self_test, "moved", False, False),
    "works_with_all_concepts": _works_with_all_concepts,
    "version": lambda review: review.about["version"],
}
