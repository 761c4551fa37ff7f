"""The facts that sentences may state, derived from what the stages returned; docs/report-facts.md has them."""

from collections import Counter

from synthesist.records import Decision, Mark, Relevance, ReviewContents, SelfTest
from synthesist.report.basis import Basis
from synthesist.report.corrected import correction_facts
from synthesist.report.followed import following_facts
from synthesist.report.gatefacts import appraisal_facts
from synthesist.report.key_papers import key_paper_facts
from synthesist.report.missed import recapture_facts
from synthesist.report.oneworks import work_facts
from synthesist.report.people import people_facts, sample_facts
from synthesist.report.reviewed import review_facts
from synthesist.report.searched import search_facts
from synthesist.report.wording import Fact

CONFIDENCE_CAP = 0.9
"""The largest confidence that evidence from abstracts alone can give; `verify` caps it, and `audit` checks it."""

_NOT_EXCLUDING = ("include", "duplicate")


def facts_of(basis: Basis) -> dict[str, Fact]:
    """Every fact by name; one that has no value is left out."""
    contents = basis.contents
    return {
        **_flow(contents),
        **_criteria(contents),
        "cited": len(basis.cited),
        **_claims(basis),
        **_verdicts(basis),
        "confidence_cap": CONFIDENCE_CAP,
        "findings": len(contents.findings),
        "findings_shared": sum(row.works > 1 for row in contents.findings),
        "results_reported": len(contents.results),
        "results_grouped": len(contents.result_groups),
        "results_comparable": sum(group.is_comparable for group in contents.result_groups),
        **_self_test(contents.self_test),
        **search_facts(contents),
        **following_facts(contents),
        **review_facts(contents, basis.included),
        **work_facts(contents, basis.included),
        **key_paper_facts(basis.key_papers),
        **recapture_facts(basis.recapture),
        **appraisal_facts(basis),
        **correction_facts(contents),
        **_concepts(basis),
        **_plan(contents),
        **people_facts(contents),
        **sample_facts(contents),
        "failures_kept": len(contents.failures),
        "version": contents.version,
    }


def excludes(decision: Decision) -> bool:
    """Whether a decision takes its item out by a criterion."""
    return decision.action not in _NOT_EXCLUDING


def _flow(contents: ReviewContents) -> dict[str, Fact]:
    made = Counter((row.stage, row.action) for row in contents.effective)
    identified = sum(search.received for search in contents.searches)
    unread = sum(search.malformed for search in contents.searches)
    duplicates, automatic = made["identify", "duplicate"], made["identify", "remove-automatically"]
    whole = {row.work_id for row in contents.documents.values() if row.is_full_text}
    otherwise = unread + made["identify", "remove"]
    return {
        "identified": identified,
        "malformed": unread,
        "duplicates": duplicates,
        "removed_automatically": automatic,
        "retracted_removed": made["identify", "remove"],
        "removed_otherwise": otherwise,
        "screened": identified - duplicates - automatic - otherwise,
        "screened_excluded": made["screen", "exclude"],
        "sought": made["screen", "include"],
        "not_retrieved": made["read", "not-retrieved"],
        "assessed": sum(row.stage == "assess" for row in contents.effective),
        "assessed_whole": sum(row.stage == "assess" and row.item in whole for row in contents.effective),
        "assessed_abstract": sum(row.stage == "assess" and row.item not in whole for row in contents.effective),
        "copies_tried": len(contents.copies),
        "assessed_excluded": made["assess", "exclude"],
        "included": made["assess", "include"],
    }


def _criteria(contents: ReviewContents) -> dict[str, Fact]:
    counts = Counter(row.criterion for row in contents.effective if excludes(row))
    return {f"excluded_{name}": counts[name] for name in sorted({*contents.criteria, *counts})}


def _claims(basis: Basis) -> dict[str, Fact]:
    claims, shown = basis.contents.claims, basis.shown
    direct = [claim for claim in shown if claim.relevance is Relevance.DIRECT]
    return {
        "claims_found": len(claims),
        "claims_shown": len(shown),
        "claims_direct": len(direct),
        "claims_indirect": sum(claim.relevance is Relevance.INDIRECT for claim in shown),
        "claims_off": sum(claim.relevance is Relevance.OFF for claim in claims),
        "works_direct": len({claim.work_id for claim in direct}),
        "claims_reconstructed": sum(map(basis.is_reconstructed, shown)),
    }


def _verdicts(basis: Basis) -> dict[str, Fact]:
    verdicts = [basis.verdict(claim) for claim in basis.shown]
    marks = Counter(verdict.mark for verdict in verdicts)
    return {
        "claims_verified": marks[Mark.VERIFIED],
        "claims_refuted": marks[Mark.REFUTED],
        "claims_unjudged": marks[Mark.UNJUDGED],
        "claims_corroborated": sum(verdict.is_corroborated for verdict in verdicts),
        "claims_contested": sum(map(basis.is_contested, basis.shown)),
        "pairs_judged": sum(verdict.pairs_judged for verdict in verdicts),
    }


def _self_test(counted: SelfTest) -> dict[str, Fact]:
    (caught, false), (doubted, true) = counted.caught(), counted.doubted()
    caught_unseen, false_unseen = counted.caught(is_seen_kind=False)
    return {
        "selftest_false": false,
        "selftest_caught": caught,
        "selftest_false_unseen": false_unseen,
        "selftest_caught_unseen": caught_unseen,
        "selftest_true": true,
        "selftest_doubted": doubted,
    }


def _concepts(basis: Basis) -> dict[str, Fact]:
    names = {concept.name for concept in basis.concepts}
    return {
        "concepts_asked": len(basis.concepts),
        "concepts_tested": len(basis.named_in(basis.shown)),
        "works_with_all_concepts": sum(names <= set(row.concepts) for row in basis.contents.relevances),
    }


def _plan(contents: ReviewContents) -> dict[str, Fact]:
    plan = contents.plan
    return {
        "question": plan["question"],
        "relevance_cutoff": plan["screen"]["cutoff"],
        "max_works": plan["screen"]["max_works"],
        "pairs_per_claim": plan["verify"]["pairs_per_claim"],
    }
