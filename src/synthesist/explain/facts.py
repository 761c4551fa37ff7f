"""What each fact that a sentence may state is, and the rows that it counts."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from synthesist.explain import appraised, joined, searched, spoken
from synthesist.explain import counting as of
from synthesist.explain.case import Case
from synthesist.explain.model import Step
from synthesist.explain.naming import cut
from synthesist.records import RetractionStatus
from synthesist.records.appraisals import Depth, Remedy, Standing

_EXCLUDED = "excluded_"

Rows = Callable[[Case], Iterable[Step]]


@dataclass(frozen=True, slots=True)
class Defined:
    """A fact in words, and what it counts; nothing where it is no count of rows."""

    words: str
    rows: Rows | None = None


def defined(case: Case, name: str) -> Defined:
    """The definition of a fact.

    Raises:
        KeyError: no such fact is defined.
    """
    if name.startswith(_EXCLUDED):
        criterion = name.removeprefix(_EXCLUDED)
        text = cut(case.criteria.get(criterion) or "no longer in the plan").rstrip(".")
        return Defined(f"records or works taken out by {criterion}: “{text}”", of.excluded_by(criterion))
    return _DEFINED[name]


def meaning(case: Case, name: str) -> str:
    """A fact in words."""
    return defined(case, name).words


def stated(case: Case, name: str, value: object) -> Step:
    """A fact that a sentence states: its value, what it is, and what it counts."""
    told = defined(case, name)
    rows = tuple(told.rows(case)) if told.rows else ()
    details = (Step(text=f"It counts: {len(rows):,}", details=rows),) if rows else ()
    return Step(text=f"{name} = {value}: {told.words}", details=details)


_DEFINED: Mapping[str, Defined] = {
    "identified": Defined("rows that the searches returned, unreadable ones too", of.searches),
    "malformed": Defined("rows that came back and could not be read", of.malformed),
    "duplicates": Defined("records that repeat a work that is already there", of.decided("identify", "duplicate")),
    "removed_automatically": Defined(
        "records removed automatically before screening", of.decided("identify", "remove-automatically")
    ),
    "retracted_removed": Defined(
        "works removed because a source or a list says that they are retracted or withdrawn",
        of.decided("identify", "remove"),
    ),
    "removed_otherwise": Defined("unreadable rows and retracted works together", of.removed),
    "screened": Defined("works screened: rows identified, less duplicates and all that was removed", of.at("screen")),
    "screened_excluded": Defined("works set aside on screening", of.decided("screen", "exclude")),
    "sought": Defined("works kept for reading", of.decided("screen", "include")),
    "not_retrieved": Defined("works of which no text could be had", of.decided("read", "not-retrieved")),
    "assessed": Defined("works read and assessed", of.at("assess")),
    "assessed_whole": Defined("works assessed at full text", of.assessed(is_whole=True)),
    "assessed_abstract": Defined("works assessed on title and abstract alone", of.assessed(is_whole=False)),
    "copies_tried": Defined("places and files that were tried for full texts", of.copies),
    "findings": Defined("groups of claims that assert the same relation in the same direction", of.findings),
    "findings_shared": Defined("of them, those that more than one work asserts", of.findings_shared),
    "results_reported": Defined("numbers with a setting that included works report", of.results),
    "results_grouped": Defined("groups of reported numbers side by side", of.result_groups),
    "results_comparable": Defined("groups of reported numbers that may be compared", of.results_comparable),
    "assessed_excluded": Defined("works read and not included", of.decided("assess", "exclude")),
    "included": Defined(
        "works included: a claim of theirs is shown, or a person included them", of.decided("assess", "include")
    ),
    "screened_excluded_by_people": Defined(
        "works that a person set aside on screening", of.decided_by_people("screen", "exclude")
    ),
    "sought_by_people": Defined("works that a person kept for reading", of.decided_by_people("screen", "include")),
    "assessed_excluded_by_people": Defined(
        "works that a person excluded after reading", of.decided_by_people("assess", "exclude")
    ),
    "included_by_people": Defined("works that a person included", of.decided_by_people("assess", "include")),
    "cited": Defined("works in the reference list", of.cited),
    "claims_found": Defined("sentences of the texts read that assert a result", of.claims()),
    "claims_shown": Defined("claims that bear on the question closely enough to be shown", of.shown()),
    "claims_direct": Defined("shown claims on what is asked about and on the outcome", of.shown("direct")),
    "claims_indirect": Defined("shown claims on a part of the question", of.shown("indirect")),
    "claims_off": Defined("claims found that do not bear on the question", of.claims("off")),
    "claims_reconstructed": Defined(
        "shown claims of texts that a source gives only as an index of words", searched.reconstructed
    ),
    "works_direct": Defined("works with a direct claim that is shown", of.works_direct),
    "claims_verified": Defined("shown claims with the mark verified", of.marked("verified")),
    "claims_refuted": Defined("shown claims with the mark refuted", of.marked("refuted")),
    "claims_unjudged": Defined("shown claims that could not be judged", of.marked("unjudged")),
    "claims_corroborated": Defined("shown claims that an independent work supports", of.corroborated),
    "claims_contested": Defined("shown claims with independent works on both sides", of.contested),
    "selftest_false": Defined(
        "false variants of the review's own claims that were judged", of.self_test(is_false=True)
    ),
    "selftest_caught": Defined(
        "of them, those that the judge no longer held to be supported", of.self_test(is_false=True)
    ),
    "selftest_false_unseen": Defined(
        "false variants by kinds of edit that the judge's training never saw",
        of.self_test(is_false=True, is_unseen=True),
    ),
    "selftest_caught_unseen": Defined(
        "of them, those that the judge no longer held to be supported", of.self_test(is_false=True, is_unseen=True)
    ),
    "selftest_true": Defined(
        "true paraphrases of the review's own claims that were judged", of.self_test(is_false=False)
    ),
    "selftest_doubted": Defined(
        "of them, those that the judge wrongly held not to be supported", of.self_test(is_false=False)
    ),
    "confidence_cap": Defined("the largest confidence that evidence from abstracts alone can give"),
    "pairs_judged": Defined("pairs of a shown claim and a sentence of another work that were compared", of.pairs),
    "sources_searched": Defined("sources that answered a query, in whole or in part", searched.answering),
    "databases": Defined("databases of the plan that a query was meant for, answered or not", searched.databases()),
    "databases_complete": Defined("of them, those that answered in full", searched.databases("complete")),
    "databases_partial": Defined("of them, those that answered in part", searched.databases("partial")),
    "databases_failed": Defined("of them, those that failed", searched.databases("failed")),
    "databases_offline": Defined("of them, those not asked for want of a network", searched.databases("offline")),
    "sources_capped": Defined("sources whose answer a limit cut off", searched.capped),
    "requests_sent": Defined("requests sent over the network and answered", searched.requests),
    "expansions": Defined("terms that a first small search added to the question's", searched.expansions),
    "own_queries": Defined("queries in the plan that a person wrote"),
    "search_limit": Defined("largest number of records taken from the answer to a query", of.searches),
    "last_search": Defined("day of the latest search (UTC)", of.searches),
    "citation_rounds": Defined("rounds in which citations were followed", searched.followings),
    "citation_records": Defined("records that citations led to", searched.cited_records),
    "citation_new_records": Defined("of them, those that no query had brought", searched.new_records),
    "included_only_cited": Defined("included works that no query brought", searched.only_cited),
    "citation_sources_broken": Defined("citation searches that failed or ended early", searched.broken),
    "last_round_records": Defined("records that only the last round of following citations brought"),
    "last_round_included": Defined("included works that only the last round of following citations brought"),
    "included_peer_reviewed": Defined(
        "included works that a source calls peer-reviewed", searched.reviewed("peer-reviewed")
    ),
    "included_theses": Defined("included works that a source calls theses", searched.reviewed("thesis")),
    "included_preprints": Defined("included works that a source calls preprints", searched.reviewed("preprint")),
    "included_of_other_kinds": Defined("included works that a source calls something else", searched.reviewed("other")),
    "included_unknown_review": Defined(
        "included works of which no source says whether they were peer-reviewed", searched.reviewed("unknown")
    ),
    "pairs_asked": Defined("pairs of records of which only a person can tell whether they are one work", joined.asked),
    "works_in_versions": Defined("included works of which records describe more than one version", joined.in_versions),
    "studies_included": Defined("investigations that the included works report", joined.studies),
    "works_of_shared_studies": Defined("included works that share an investigation with another", joined.studies),
    "retraction_lists": Defined("lists of retractions that were asked"),
    "retraction_lists_until": Defined("the newest day that a list of retractions tells of"),
    "notices_asked": Defined("records of which only a person can tell whether a notice is of them", joined.doubtful),
    **{
        f"included_{status.value}": Defined(
            f"included works whose status is “{status.value}”", joined.of_status(status)
        )
        for status in RetractionStatus
    },
    "key_papers": Defined("works that the plan names as ones that a good search must find", searched.key_papers),
    "key_papers_found": Defined("of them, those that came back", searched.key_papers_found),
    "key_papers_included": Defined("of them, those that were included", searched.key_papers_included),
    "recapture_pairs": Defined("pairs of sources with separate indexes that answered a query", searched.pairs),
    "recapture_estimates": Defined("of them, those with enough works in both for an estimate", searched.estimates),
    "missed_at_least": Defined("greatest lower bound on the works missed, by Chapman's estimator", searched.estimates),
    "min_recaptures": Defined("works that two sources must both have brought for an estimate"),
    "outcome": Defined("what the gate says of the synthesis: publish, revise or reject", appraised.rounds),
    "tier": Defined("for what it is good enough, from flagship down to quarantine", appraised.rounds),
    "consensus": Defined("mean of the dimensions that could be assessed, each from 0 to 10", appraised.dimensions),
    "gate_consensus": Defined("least consensus that the plan asks for"),
    "gate_claims": Defined("least number of verified claims that the plan asks for"),
    "checks_assessed": Defined("checks of the reviewers that had something to count", appraised.checks_assessed),
    "checks_defined": Defined("all checks of the reviewers", appraised.checks),
    "dimensions_defined": Defined("dimensions by which the synthesis was appraised"),
    "dimensions_assessed": Defined("of them, those that could be assessed", appraised.dimensions),
    "objections_upheld": Defined("objections that stood when all was settled", appraised.objections(Standing.UPHELD)),
    "objections_open": Defined(
        "objections on which reviewers differ, and nothing decides", appraised.objections(Standing.OPEN)
    ),
    "objections_dismissed": Defined(
        "objections that a person's word dismissed", appraised.objections(Standing.DISMISSED)
    ),
    "votes_both": Defined("claims on which both reviewers voted", appraised.voted()),
    "votes_alike": Defined("of them, those on which they say the same", appraised.voted(is_alike=True)),
    "claims_disputed": Defined("claims on which one reviewer says yes and another no", appraised.disputed),
    "rounds": Defined("how often the synthesis was revised on the reviewers' word and appraised again"),
    "claims_withdrawn": Defined("claims withdrawn on the reviewers' word", appraised.revised(Remedy.WITHDRAW)),
    "claims_reserved": Defined("claims told with reserve on the reviewers' word", appraised.revised(Remedy.SOFTEN)),
    "claims_judged_again": Defined("claims judged again on the reviewers' word", appraised.revised(Remedy.REVERIFY)),
    "claims_grounded": Defined(
        "verified claims that no independent study is known to corroborate, or a reviewer holds not to stand",
        appraised.verified_to(Depth.GROUNDED),
    ),
    "claims_across_studies": Defined(
        "verified claims that an independent study corroborates and every reviewer holds to stand",
        appraised.verified_to(Depth.CORROBORATED),
    ),
    "updates": Defined("times that the review was brought up to date", appraised.updates),
    "last_update": Defined("day of the last update (UTC)"),
    "corrections": Defined("things that former reports said otherwise", appraised.corrections()),
    "corrections_telling": Defined(
        "of them, those that matter to whoever relied on a former report", appraised.corrections(is_telling=True)
    ),
    "concepts_asked": Defined("concepts that the question names", of.concepts),
    "concepts_tested": Defined("concepts of the question that a shown claim names", of.concepts_tested),
    "works_with_all_concepts": Defined(
        "works whose title and abstract together name every concept of the question", of.works_with_all_concepts
    ),
    "question": Defined("the question as the plan has it"),
    "relevance_cutoff": Defined("smallest relevance that is read, from the plan"),
    "max_works": Defined("largest number of works that are read, from the plan"),
    "pairs_per_claim": Defined("largest number of sentences that a claim is held against, from the plan"),
    "people": Defined("people whose decisions hold", spoken.people),
    "works_decided_by_people": Defined("works on which a person's decision holds", spoken.ruled_works),
    "claims_decided_by_people": Defined("claims on which a person's decision holds", spoken.ruled_claims),
    "pairs_decided_by_people": Defined("pairs of records on which a person's decision holds", spoken.ruled_pairs),
    "claims_confirmed_by_people": Defined("shown claims whose mark is a person's word", spoken.confirmed),
    "claims_set_aside_by_people": Defined("claims that a person set aside", spoken.set_aside),
    "overruled_by_people": Defined("decisions of people that differ from the program's", spoken.overruling),
    "amendments": Defined("changes of the plan after the first search", spoken.amendments),
    "planned_on": Defined("day on which the plan was made (UTC)"),
    "below_cutoff": Defined("works that the program set aside for their rank alone", of.below),
    "sample_size": Defined("works drawn by lot from those set aside for their rank", of.sample),
    "sample_answered": Defined("drawn works on which a person has decided", spoken.sample_answered),
    "sample_relevant": Defined(
        "drawn works of which a person said that they belong to the question", spoken.sample_relevant
    ),
    "missed_bound": Defined("most relevant works that the rest may hold, judging by the draw (an upper limit)"),
    "missed_bound_percent": Defined("that limit as a share of the works set aside for their rank, in percent"),
    "bound_confidence": Defined("how sure that limit is, in percent"),
    "failures_kept": Defined("rows or texts that could not be processed and are kept in their raw form", of.failures),
    "version": Defined("version of the tool"),
}
