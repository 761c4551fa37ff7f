"""Every check, in the order of the invariants, and the one place where errors in a check are contained.

What each of the ten promises of a review means for a folder alone, and where its checks stand:

1. *Anchored*: texts, sentences, claims and evidence stand where they say, under ids that are their own hashes
   (`anchored`), full texts with all that stands in them, their pages and copies too (`texts`, `places`), and parts of
   claims, findings and reported results (`said`); marks follow from the evidence, or from a person's word (`verdicts`,
   `people`); works that speak are independent of the claim's (`voices`, `studies`, `signed`); the report repeats all
   this (`shown`), and the pages print it, sentence by sentence under its name (`printed`).
2. *Numbers*: each fact is counted again (`facts`, `flow`, `people`, `sampling`); each number and quote of a sentence
   stands in what it cites or states (`numbers`); dimensions, consensus, outcome and tier follow from what reviewers
   counted and said, and what they withdrew is shown nowhere (`scoring`, `objecting`, `revising`, `agreeing`; the
   intervals of agreement are held to be in order only); each table is the ledger's, in report.json and on the pages
   (`tables`, `appraised`, `corrected`, `rulings`, `reading`, `amending`, `printed_tables`); the sample is drawn again
   and its bound computed anew (`sampling`).
3. *References*: markers resolve, references are cited, described as their records are, and exported whole
   (`references`, `bibliography`).
4. *Flow*: it adds up; each record and work goes one way; the program's decisions follow the plan's criteria
   (`journeys`, `works`, `screening`); records are one work for a reason, and each field of a work is one of its
   records' (`joined`, `merged`); searches, requests and leads agree (`searching`); those of people rest on rulings
   that stand, and these have their effect (`rulings`, `people`).
5. *No evidence, no prose*: the answer is derived again; without claims nothing is quoted; where it is thin, what is
   near is shown (`answers`, `nearby`).
6. *Confidence is measured*: each number names set, n and date, stands only where an independent study speaks, and is
   capped where only abstracts speak; or a reason stands there (`answers`).
7. *Retractions*: a work's standing is derived again from what its records and the lists say of it (`standing`); no
   included work and no verified claim is marked as retracted, unless the plan keeps such works; what was removed stays
   removed, whatever a person says; each included work states its status (`retractions`). Whether a source's mark was
   right when it was asked, or a list whole, no folder can tell.
8. *Same in, same out*: plan, amendments, names, records, files and their digests agree (`planning`, `amending`,
   `sameness`, `shape`). That another run gives the same takes another run.
9. *Nothing lost*: all stages have ended and still hold what they counted; the ledger is whole; malformed rows,
   failures, rulings, the answers of databases and the ledgers set aside by amendments are kept (`kept`, `responses`,
   `amending`). That a run which was killed
   ends in the same bytes takes killing one.
10. *Untrusted text*: the pages run nothing, load nothing, and print markup as words (`untrusted`); no request was kept
   with a key (`searching`).

Nothing in a folder tells of what judges and rankings saw on the way (scores, signals but the probability of what
counts, variants of the self-test, ranks by words and by vectors),
of keys of stages and raw forms of failures; and whoever makes all of it anew, with all its digests,
makes another review. Against that helps a second copy only.
"""

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from synthesist.audit import (
    agreeing,
    amending,
    anchored,
    answers,
    appraised,
    bibliography,
    corrected,
    joined,
    journeys,
    kept,
    merged,
    missed,
    nearby,
    numbers,
    objecting,
    people,
    planning,
    printed,
    printed_tables,
    reading,
    references,
    responses,
    retractions,
    rulings,
    said,
    sameness,
    sampling,
    scoring,
    screening,
    searching,
    shape,
    shown,
    standing,
    studies,
    tables,
    texts,
    untrusted,
    verdicts,
    voices,
    works,
)
from synthesist.audit.folder import Folder
from synthesist.audit.result import AuditResult, Breach, CheckResult, Findings

CONTAINED = (ArithmeticError, AssertionError, AttributeError, LookupError, OSError, RecursionError, TypeError,
             ValueError, sqlite3.Error)  # fmt: skip
"""What damaged content makes a check raise."""


@dataclass(frozen=True, slots=True)
class Check:
    """A check as it is listed: its invariant, what it is called, and what looks."""

    invariant: int
    name: str
    look: Callable[[Folder], Findings]


CHECKS: tuple[Check, ...] = (
    Check(1, "documents match their digests", anchored.documents),
    Check(1, "documents are their records' texts", anchored.originals),
    Check(1, "readings lie in their documents", texts.readings),
    Check(1, "full texts come from their copies", texts.copies),
    Check(1, "sentences lie in their documents", anchored.sentences),
    Check(1, "sentences stand on their pages", texts.pages),
    Check(1, "claims stand in their documents", anchored.claims),
    Check(1, "claims name section and page", texts.stands_of_claims),
    Check(1, "parts of claims stand in their documents", said.anatomies),
    Check(1, "findings are made of claims", said.findings),
    Check(1, "reported results stand in their documents", said.results),
    Check(1, "evidence stands in its documents", anchored.evidence),
    Check(1, "shown claims bear on the question", anchored.shown_claims),
    Check(1, "marks follow from the evidence", verdicts.marks),
    Check(1, "every pair judged is kept", verdicts.pairs),
    Check(1, "one study has one voice", voices.voices),
    Check(1, "works by one author are tied", voices.together),
    Check(1, "ties say what ties works", studies.ties),
    Check(1, "studies share out the works", studies.studies),
    Check(1, "what counts was measured to be likelier", verdicts.measured),
    Check(1, "the claims table is the ledger's", shown.claims_table),
    Check(1, "claims are told as the ledger has them", shown.anatomies),
    Check(1, "the claims table repeats the verdicts", verdicts.shown_verdicts),
    Check(1, "passages are the evidence", verdicts.shown_passages),
    Check(1, "passages count as the verdicts say", verdicts.counted_passages),
    Check(1, "passages stand in their documents", shown.passage_texts),
    Check(1, "sentences cite stored words", shown.cited_spans),
    Check(1, "doubtful texts say so", shown.doubtful_texts),
    Check(1, "what people set aside is not shown", people.claims),
    Check(1, "what people excluded is no evidence", people.evidence),
    Check(1, "verdicts name who decided", people.words),
    Check(1, "the pages print the report", printed.printed),
    Check(1, "sentences stand under their names", printed.sentences),
    Check(2, "facts are the ledger's", numbers.facts),
    Check(2, "sentences state known facts", numbers.stated_names),
    Check(2, "numbers stand in what is cited", numbers.written_numbers),
    Check(2, "quotes stand in what is cited", numbers.quotes),
    Check(2, "the last search is the ledger's", numbers.last_search),
    Check(2, "claims are numbered", tables.claim_numbers),
    Check(2, "the flow table is the ledger's", tables.flow_table),
    Check(2, "the exclusions are the ledger's", tables.exclusions),
    Check(2, "the searches are the ledger's", searching.searches_table),
    Check(2, "the requests are the ledger's", searching.requests_table),
    Check(2, "added terms are the ledger's", searching.expansions),
    Check(2, "the works to be found are the plan's", missed.named_papers),
    Check(2, "bounds on what was missed are due", missed.recapture),
    Check(2, "checks count no more than there is", scoring.counts),
    Check(2, "objections are of things that are there", objecting.objections),
    Check(2, "objections are settled by the rules", objecting.standings),
    Check(2, "votes are on the claims shown", objecting.votes),
    Check(2, "dimensions follow from checks and objections", scoring.dimensions),
    Check(2, "the consensus is the dimensions' mean", scoring.consensus),
    Check(2, "the gate follows the plan", scoring.gate),
    Check(2, "rounds count up and end", objecting.told_rounds),
    Check(2, "revisions are of claims, and have their effect", objecting.revisions),
    Check(2, "the appraisal is told where there was one", appraised.is_told),
    Check(2, "the dimensions are the ledger's", appraised.dimensions),
    Check(2, "the checks are the ledger's", appraised.checks),
    Check(2, "the objections are the ledger's", appraised.objections),
    Check(2, "the votes are the ledger's", appraised.votes),
    Check(2, "claims say where reviewers differ", appraised.claims),
    Check(2, "agreement follows from the votes", agreeing.agreement),
    Check(2, "the rounds are the ledger's", appraised.told_rounds),
    Check(2, "what was revised is told", appraised.revised),
    Check(2, "sentences name the outcome", appraised.sentences),
    Check(2, "the corrections are the ledger's", corrected.corrections),
    Check(2, "the self-test is the ledger's", tables.self_test),
    Check(2, "the concepts are the ledger's", tables.concepts),
    Check(2, "the texts read are the ledger's", reading.texts),
    Check(2, "works that fell away after reading are the ledger's", reading.fallen_away),
    Check(2, "the findings are the ledger's", reading.findings),
    Check(2, "the results are the ledger's", reading.results),
    Check(2, "the pages print the tables", printed_tables.tables),
    Check(2, "the pages say the same", printed_tables.same_words),
    Check(2, "the rulings are the ledger's", rulings.rulings_table),
    Check(2, "the pairs in doubt are the ledger's", studies.asked),
    Check(2, "the amendments are the ledger's", amending.amendments),
    Check(2, "the sample is the lot's", sampling.sample),
    Check(3, "markers resolve", references.resolved),
    Check(3, "references are numbered and cited", references.listed),
    Check(3, "citations name the work quoted", references.cited_works),
    Check(3, "included works are listed", references.included),
    Check(3, "references are their records", references.described),
    Check(3, "links within the page resolve", references.links),
    Check(3, "references.bib lists the references", bibliography.bibtex),
    Check(3, "references.ris lists the references", bibliography.ris),
    Check(3, "references.json lists the references", bibliography.csl),
    Check(4, "the flow adds up", journeys.conservation),
    Check(4, "the sources sum to the total", journeys.totals),
    Check(4, "decisions name who, why and by what", journeys.decisions),
    Check(4, "the program applies its criteria", journeys.programs),
    Check(4, "exclusions after reading quote the text", texts.quotes),
    Check(4, "criteria for full texts are for full texts", texts.full_criteria),
    Check(4, "each item stands in one box", journeys.one_box),
    Check(4, "each record returned is placed once", works.hits),
    Check(4, "decisions on hits name hits", works.named_hits),
    Check(4, "works hold their records", works.works),
    Check(4, "works screened are ranked", works.relevances),
    Check(4, "pairs of records are answered with reasons", joined.matches),
    Check(4, "the records of a work are tied", joined.tied),
    Check(4, "people's answers on records hold", joined.said),
    Check(4, "fields come from the records named", merged.origins),
    Check(4, "versions share out the records", merged.versions),
    Check(4, "peer review is what a record says", merged.reviewed),
    Check(4, "rulings are whole and in order", rulings.rulings),
    Check(4, "people's decisions follow their rulings", people.decisions),
    Check(4, "screening follows the plan", screening.criteria),
    Check(4, "ranks follow scores", screening.ranks),
    Check(4, "reasons state what is so", screening.reasons),
    Check(4, "searches are dated and ranked", screening.searches),
    Check(4, "searches say how they ended", searching.outcomes),
    Check(4, "requests brought what is said", searching.requests),
    Check(4, "citations name who led", searching.leads),
    Check(5, "the answer is what the claims allow", answers.answer),
    Check(5, "nothing is claimed without evidence", answers.silence),
    Check(5, "the nearest works are shown", nearby.nearest),
    Check(5, "questions near this one are shown", nearby.suggestions),
    Check(6, "confidences name their calibration", answers.confidences),
    Check(6, "confidences are due, and missing ones explained", answers.stored_confidences),
    Check(7, "notes say who says what", standing.notes),
    Check(7, "what records say is noted", standing.heeded),
    Check(7, "statuses follow from notes", standing.statuses),
    Check(7, "no included work is retracted", retractions.included),
    Check(7, "no verified claim is of a retracted work", retractions.verified),
    Check(7, "references state their retraction", retractions.stated),
    Check(7, "included works state their retraction", retractions.included_stated),
    Check(7, "what was removed stays removed", retractions.removed),
    Check(7, "the notices are the ledger's", retractions.told),
    Check(8, "plans match their digests", planning.plans),
    Check(8, "the plan was there before the search", planning.precedence),
    Check(8, "review.toml is the newest plan", planning.plan_file),
    Check(8, "names agree", sameness.names),
    Check(8, "files are as they were written", sameness.artefacts),
    Check(8, "records match their digests", sameness.records),
    Check(8, "report.json has its shape", shape.report_shape),
    Check(9, "every stage has ended", kept.stages),
    Check(9, "stages counted what is there", kept.outcomes),
    Check(9, "the ledger is whole", kept.whole),
    Check(9, "archives are kept", amending.archives),
    Check(9, "malformed rows were kept", kept.malformed),
    Check(9, "answers are as they came", responses.bodies),
    Check(9, "answers were kept", responses.kept),
    Check(9, "failures are explained", kept.failures),
    Check(9, "updates are kept and told", corrected.updates),
    Check(9, "checks for retractions are kept and told", corrected.rechecks),
    Check(10, "no tag runs or leads elsewhere", untrusted.tags),
    Check(10, "no attribute runs or loads", untrusted.attributes),
    Check(10, "no style sheet loads", untrusted.styles),
    Check(10, "embedded JSON is whole", untrusted.embedded),
    Check(10, "report.md holds no markup", untrusted.markdown),
    Check(10, "no key was kept", searching.secrets),
)


def audit(folder: Path) -> AuditResult:
    """Re-check a review from its folder alone.

    Nothing in the folder is written, and no damage in it raises: what cannot be read is a breach.

    Raises:
        NotAReviewError: the folder holds neither a plan nor a ledger.
    """
    review = Folder(folder)
    if _is_unfinished(review):
        breach = Breach(str(folder), "the review is not finished: repeat the command that was cut off, it carries on")
        return AuditResult((CheckResult(9, "the review is finished", 1, (breach,)),))
    return AuditResult(tuple(_result(check, review) for check in CHECKS))


def _is_unfinished(review: Folder) -> bool:
    """Whether a run was cut off before its last stages, which is no damage; a ledger that cannot be read is."""
    try:
        ended = {row["stage"] for row in review.ledger["stages"]}
    except CONTAINED:
        return False
    missing = [stage for stage in kept.STAGES if stage not in ended]
    return bool(missing) and missing == [*kept.STAGES[-len(missing) :]]


def _result(check: Check, review: Folder) -> CheckResult:
    looked_at, breaches = 0, []
    try:
        for found in check.look(review):
            looked_at += 1
            breaches += [found] if found else []
    except CONTAINED as error:
        breaches.append(Breach(check.name, f"could not be checked: {type(error).__name__}: {error}"))
    return CheckResult(check.invariant, check.name, looked_at, tuple(breaches))
