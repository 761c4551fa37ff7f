"""The ledger in the words of the stages: what each wrote, and what the next one reads."""

import json
from collections import defaultdict
from collections.abc import Mapping

from synthesist.ledger import mapping, schema
from synthesist.ledger.store import Ledger, Row
from synthesist.records import (
    Claim,
    Decision,
    Document,
    Evidence,
    Expansion,
    Failure,
    Match,
    OperatorCount,
    PlanVersion,
    Question,
    Reading,
    Record,
    RetractionList,
    RetractionNote,
    ReviewContents,
    Ruling,
    Rulings,
    Search,
    SelfTest,
    Sentence,
    Study,
    Suggestion,
    Tie,
    Try,
    Verdict,
    Work,
    WorkRelevance,
)
from synthesist.records.anatomy import ClaimAnatomy
from synthesist.records.appraisals import Appraisal, Check, Dimension, DimensionScore, Objection, Revision, Round, Vote
from synthesist.records.corrections import Correction, Recheck, Update
from synthesist.records.findings import Finding
from synthesist.records.results import ReportedResult, ResultGroup
from synthesist.records.revised import refound, softened, withdrawn

UPDATES = (schema.updates, schema.rechecks, schema.corrections)
"""What updates leave; the report tells of it."""

LISTS = "retraction_lists"
"""Under which the ledger notes the lists of retractions that were heeded, as JSON."""


def records(ledger: Ledger) -> dict[str, Record]:
    """Records by id."""
    return {row["record_id"]: Record.model_validate_json(row["content"]) for row in ledger.rows(schema.records)}


def searches(ledger: Ledger) -> tuple[Search, ...]:
    """Searches by id, with their hits, requests and leads."""
    tables = (schema.searches, schema.hits, schema.requests, schema.leads)
    return mapping.searches_of(*map(ledger.rows, tables))


def expansions(ledger: Ledger) -> tuple[Expansion, ...]:
    """Terms that the first small search added, by concept."""
    return tuple(Expansion(**row) for row in ledger.rows(schema.expansions))


def question(ledger: Ledger) -> Question:
    """The question, with the terms that the first small search added."""
    return Question(**json.loads(ledger.about("question"))).expanded(expansions(ledger))


def works(ledger: Ledger, by_id: Mapping[str, Record]) -> dict[str, Work]:
    """Works by id."""
    members: dict[str, list[Row]] = defaultdict(list)
    for row in ledger.rows(schema.work_records):
        members[row["work_id"]].append(row)
    return {
        row["work_id"]: mapping.work_of(row, members[row["work_id"]], by_id[row["record_id"]])
        for row in ledger.rows(schema.works)
    }


def members(ledger: Ledger) -> dict[str, str]:
    """The work of each record."""
    return {row["record_id"]: row["work_id"] for row in ledger.rows(schema.work_records)}


def matches(ledger: Ledger) -> tuple[Match, ...]:
    """Pairs of records that were joined, are to be told by a person, or stay apart, by their ids."""
    return tuple(Match(**mapping.fields_of(row)) for row in ledger.rows(schema.matches))


def retraction_notes(ledger: Ledger) -> tuple[RetractionNote, ...]:
    """What databases and lists say of records, by record."""
    rows = [mapping.fields_of(row) for row in ledger.rows(schema.retraction_notes)]
    return tuple(RetractionNote(**{name: row[name] for name in row if name != "ordinal"}) for row in rows)


def retraction_lists(ledger: Ledger) -> tuple[RetractionList, ...]:
    """The lists of retractions that were heeded, by name."""
    return tuple(RetractionList(**row) for row in json.loads(ledger.about(LISTS) or "[]"))


def ties(ledger: Ledger) -> tuple[Tie, ...]:
    """Why works may not be independent, by their ids."""
    return tuple(Tie(**mapping.fields_of(row)) for row in ledger.rows(schema.ties))


def studies(ledger: Ledger) -> tuple[Study, ...]:
    """Investigations that more than one work reports, by id."""
    return tuple(Study(**mapping.fields_of(row)) for row in ledger.rows(schema.studies))


def decisions(ledger: Ledger) -> tuple[Decision, ...]:
    """Decisions by stage, item and ordinal."""
    return tuple(Decision(**mapping.fields_of(row)) for row in ledger.rows(schema.decisions))


def documents(ledger: Ledger) -> dict[str, Document]:
    """Documents by id."""
    return {row["document_id"]: Document(**row) for row in ledger.rows(schema.documents)}


def readings(ledger: Ledger, by_id: Mapping[str, Document]) -> dict[str, Reading]:
    """What stands where in the full texts, by document."""
    return {
        row["document_id"]: mapping.reading_of(row, by_id[row["document_id"]]) for row in ledger.rows(schema.readings)
    }


def copies(ledger: Ledger) -> tuple[Try, ...]:
    """Where full texts were looked for, by work and order."""
    return tuple(Try(**row) for row in ledger.rows(schema.copies))


def why_not_whole(ledger: Ledger) -> dict[str, str]:
    """Why a work's full text was not read, in words, by work; works for which none was sought are not among them."""
    found: dict[str, list[str]] = {}
    for one in copies(ledger):
        problems = found.setdefault(one.work_id, [])
        if one.problem and one.problem not in problems:
            problems.append(one.problem)
    return {work_id: "; ".join(problems) for work_id, problems in found.items()}


def sentences(ledger: Ledger, by_id: Mapping[str, Document]) -> tuple[Sentence, ...]:
    """Sentences by document and place."""
    return tuple(mapping.sentence_of(row, dict(by_id)) for row in ledger.rows(schema.sentences))


def claims(ledger: Ledger) -> tuple[Claim, ...]:
    """Claims by id."""
    return tuple(Claim(**mapping.fields_of(row)) for row in ledger.rows(schema.claims))


def anatomies(ledger: Ledger) -> dict[str, ClaimAnatomy]:
    """What claims are made of, by claim."""
    return {row["claim_id"]: ClaimAnatomy.model_validate_json(row["content"]) for row in ledger.rows(schema.anatomies)}


def findings(ledger: Ledger) -> tuple[Finding, ...]:
    """Claims that assert the same, by id."""
    return tuple(Finding.model_validate_json(row["content"]) for row in ledger.rows(schema.findings))


def results(ledger: Ledger) -> tuple[ReportedResult, ...]:
    """Reported numbers, by id."""
    return tuple(ReportedResult.model_validate_json(row["content"]) for row in ledger.rows(schema.results))


def result_groups(ledger: Ledger) -> tuple[ResultGroup, ...]:
    """Reported numbers side by side, in the order in which they were grouped."""
    return tuple(ResultGroup.model_validate_json(row["content"]) for row in ledger.rows(schema.result_groups))


def evidence(ledger: Ledger) -> tuple[Evidence, ...]:
    """Judged pairs by claim and place."""
    return tuple(Evidence(**mapping.fields_of(row)) for row in ledger.rows(schema.evidence))


def verdicts(ledger: Ledger) -> dict[str, Verdict]:
    """Verdicts by claim."""
    return {row["claim_id"]: Verdict(**mapping.fields_of(row)) for row in ledger.rows(schema.verdicts)}


def relevances(ledger: Ledger) -> tuple[WorkRelevance, ...]:
    """Relevances by rank."""
    found = [WorkRelevance(**mapping.fields_of(row)) for row in ledger.rows(schema.relevances)]
    return tuple(sorted(found, key=lambda relevance: relevance.rank))


def appraisal(ledger: Ledger) -> Appraisal:
    """What the reviewers made of the synthesis; empty before it was appraised."""
    return Appraisal(
        checks=tuple(Check(**row) for row in ledger.rows(schema.checks)),
        objections=tuple(Objection(**mapping.fields_of(row)) for row in ledger.rows(schema.objections)),
        votes=tuple(Vote(**mapping.fields_of(row)) for row in ledger.rows(schema.votes)),
        dimensions=_by_dimension(ledger),
        rounds=tuple(Round(**mapping.fields_of(row)) for row in ledger.rows(schema.rounds)),
        revisions=revisions(ledger),
    )


def _by_dimension(ledger: Ledger) -> tuple[DimensionScore, ...]:
    """The dimensions in their own order."""
    order = list(Dimension)
    found = [DimensionScore(**mapping.fields_of(row)) for row in ledger.rows(schema.dimensions)]
    return tuple(sorted(found, key=lambda one: order.index(one.dimension)))


def revisions(ledger: Ledger) -> tuple[Revision, ...]:
    """What the reviewers' rounds did, by round and item."""
    return tuple(Revision(**row) for row in ledger.rows(schema.revisions))


def failures(ledger: Ledger) -> tuple[Failure, ...]:
    """Failures by stage and place."""
    rows = ledger.rows(schema.failures)
    return tuple(Failure(**{name: value for name, value in row.items() if name != "ordinal"}) for row in rows)


def plans(ledger: Ledger) -> tuple[PlanVersion, ...]:
    """The plan and its amendments, in order."""
    return tuple(PlanVersion(**row) for row in ledger.rows(schema.plans))


def rulings(ledger: Ledger) -> tuple[Ruling, ...]:
    """All that people said, by item and order."""
    return tuple(Ruling(**row) for row in ledger.rows(schema.rulings))


def updates(ledger: Ledger) -> tuple[Update, ...]:
    """The times that the review was brought up to date, in order."""
    return tuple(Update(**mapping.fields_of(row)) for row in ledger.rows(schema.updates))


def searched_again(ledger: Ledger) -> Update | None:
    """The last update of which the search took the former one's place; it may be under way."""
    return next((one for one in updates(ledger)[::-1] if one.is_searched), None)


def rechecks(ledger: Ledger) -> tuple[Recheck, ...]:
    """What services said of retractions when they were asked, by update, record and service."""
    return tuple(Recheck(**mapping.fields_of(row)) for row in ledger.rows(schema.rechecks))


def corrections(ledger: Ledger) -> tuple[Correction, ...]:
    """What reports said otherwise before, in order."""
    return tuple(Correction(**row) for row in ledger.rows(schema.corrections))


def standing_rulings(ledger: Ledger) -> Rulings:
    """What people said and did not take back."""
    return Rulings.of(rulings(ledger))


def sample(ledger: Ledger) -> tuple[str, ...]:
    """Ids of the works drawn from those set aside for their rank, in the order of the draw."""
    return tuple(row["work_id"] for row in ledger.rows(schema.samples))


def suggestions(ledger: Ledger) -> tuple[Suggestion, ...]:
    """Wider and narrower questions, best first."""
    return tuple(Suggestion(**row) for row in ledger.rows(schema.suggestions))


def self_test(ledger: Ledger) -> SelfTest:
    """How the judge did on variants of the review's own claims."""
    return SelfTest(counts=tuple(OperatorCount(**row) for row in ledger.rows(schema.self_tests)))


def contents(ledger: Ledger, version: str) -> ReviewContents:
    """All of a review, for the report; what the reviewers withdrew or told with reserve is so here."""
    found, texts, done = records(ledger), documents(ledger), revisions(ledger)
    extracted = claims(ledger)
    return ReviewContents(
        review_id=ledger.about("review_id"),
        version=version,
        banner=ledger.about("banner"),
        plans=plans(ledger),
        question=question(ledger),
        expansions=expansions(ledger),
        criteria=json.loads(ledger.about("criteria")),
        searches=searches(ledger),
        records=found,
        works=works(ledger, found),
        decisions=decisions(ledger),
        relevances=relevances(ledger),
        documents=texts,
        claims=withdrawn(extracted, done),
        evidence=evidence(ledger),
        verdicts=softened(verdicts(ledger), done),
        appraisal=appraisal(ledger),
        failures=failures(ledger),
        rulings=rulings(ledger),
        sample=sample(ledger),
        suggestions=suggestions(ledger),
        self_test=self_test(ledger),
        readings=readings(ledger, texts),
        copies=copies(ledger),
        anatomies=anatomies(ledger),
        findings=refound(findings(ledger), extracted, done),
        results=results(ledger),
        result_groups=result_groups(ledger),
        matches=matches(ledger),
        retraction_notes=retraction_notes(ledger),
        retraction_lists=retraction_lists(ledger),
        ties=ties(ledger),
        studies=studies(ledger),
        updates=updates(ledger),
        rechecks=rechecks(ledger),
        corrections=corrections(ledger),
    )
