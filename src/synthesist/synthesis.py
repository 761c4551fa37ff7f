"""A synthesis from question to report: the stages in order, each finished once and then read back.

A stage's key is the hash of the key before it, its configuration and its version. A stage whose key stands in the
ledger is not run.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from sqlalchemy import Table

from synthesist import appraise, appraising, extract, identify, read, report, screen, search, verify
from synthesist.failpoints import reached
from synthesist.following import concept_hits, seeds
from synthesist.identify.studies import Independence, Paper, independence_of
from synthesist.ledger import Ledger, Row, as_json, mapping, review, schema
from synthesist.plan import Frame, Plan
from synthesist.records import (
    Decision,
    Document,
    Failure,
    Question,
    Record,
    RetractionNote,
    Rulings,
    Sentence,
    Work,
    effective,
    with_people,
)
from synthesist.records.copies import NONE_KNOWN
from synthesist.records.ids import short_hash
from synthesist.report.folder import ReportFolder
from synthesist.search.question import framed_question
from synthesist.tools import Listener, Outcome, Progress, Tools

_NAMED = 5
"""Rows and files that could not be read and are named while a review is made."""


class Step(NamedTuple):
    """One stage of one review.

    Attributes:
        key: hash of the key before it, its version and its configuration.
        is_due: whether it has not been finished under this key, or what it left on disk is gone.
        was_finished: whether it was finished under another key.
    """

    name: str
    key: str
    is_due: bool
    was_finished: bool
    run: Callable[[str, Progress], Outcome]


def run(plan: Plan, ledger: Ledger, folder: ReportFolder, tools: Tools, listener: Listener) -> None:
    """Carry a review through all stages that are not finished."""
    for step in steps(plan, ledger, folder, tools):
        if not step.is_due:
            continue
        with listener.stage(step.name) as progress:
            reached(f"{step.name}.begun")
            outcome = step.run(step.key, progress)
        listener.finished(step.name, outcome)


def steps(plan: Plan, ledger: Ledger, folder: ReportFolder, tools: Tools) -> Iterator[Step]:
    """The stages in order; whether one is due is told when it comes to it."""
    synthesis = _Synthesis(plan, ledger, folder, tools)
    key = ""
    for name, version, configuration, stage in synthesis.stages():
        key = short_hash(name, key, version, configuration)
        finished = ledger.stage_key(name)
        is_done = finished == key and synthesis.is_whole(name)
        yield Step(name, key, not is_done, finished is not None, stage)


class _Synthesis:
    """The stages of one review, as a methods section would tell them."""

    def __init__(self, plan: Plan, ledger: Ledger, folder: ReportFolder, tools: Tools) -> None:
        self._plan = plan
        self._ledger = ledger
        self._folder = folder
        self._tools = tools
        self._said = review.standing_rulings(ledger)

    def stages(self) -> tuple[tuple[str, str, str, Callable[[str, Progress], Outcome]], ...]:
        """Name, version, configuration and function of each stage."""
        plan, embedder, judge = self._plan, self._tools.embedder.name, self._tools.judge.name
        asked = as_json(plan.model_dump(mode="json", include={"question", "frame", "parts", "search"}))
        asked += f" {plan.screen.years}" if plan.search.databases else ""
        if update := review.searched_again(self._ledger):
            asked += f" update {update.ordinal}"
        screened = as_json(plan.model_dump(mode="json", include={"screen", "policies"}))
        checked = f"{embedder} {judge} {verify.fingerprint()} {plan.verify.pairs_per_claim}"
        joined = f"{self._lists()} {plan.policies.retracted} {self._said.fingerprint('identify')}"
        return (
            ("search", search.VERSION, asked, self._search),
            ("identify", identify.VERSION, joined, self._identify),
            ("screen", screen.VERSION, f"{embedder} {screened} {self._said.fingerprint('screen')}", self._screen),
            ("read", read.VERSION, as_json(plan.read.model_dump(mode="json")), self._read),
            ("extract", extract.VERSION, f"{embedder} {self._said.fingerprint('assess')}", self._extract),
            ("verify", verify.VERSION, checked, self._verify),
            ("appraise", appraise.VERSION, as_json(plan.gate.model_dump(mode="json")), self._appraise),
            ("report", report.VERSION, f"{self._tools.version} {self._told()}", self._report),
        )

    def _lists(self) -> str:
        """The lists of retractions at hand, as JSON; where there is none, those that were heeded before."""
        at_hand = [one.model_dump() for one in self._tools.retractions.lists()]
        return as_json(at_hand) if at_hand else self._ledger.about(review.LISTS)

    @property
    def _rulings(self) -> Rulings:
        """What people said, of the works as they are joined by now."""
        return self._said.renamed(review.members(self._ledger))

    def _told(self) -> str:
        """Hash of what the report tells beside the stages' results: plans, what people said, what updates changed."""
        tables = (schema.plans, schema.rulings, *review.UPDATES)
        rows = [row for table in tables for row in self._ledger.rows(table)]
        undated = [{name: value for name, value in row.items() if name not in ("at", "toml")} for row in rows]
        return short_hash(as_json(undated))

    def is_whole(self, stage: str) -> bool:
        """Whether what a finished stage left outside the ledger is still there."""
        return stage != "report" or self._folder.holds(self._ledger.rows(schema.artefacts))

    def _search(self, key: str, progress: Progress) -> Outcome:
        found = self._tools.renewed() if self._tools.renewed else found_by(self._plan, self._tools)
        self._tell_unread(found.failures)
        rows: dict[Table, Sequence[Row]] = {
            schema.records: [mapping.record_row(record) for record in found.records],
            schema.searches: [mapping.search_row(entry) for entry in found.searches],
            schema.hits: [row for entry in found.searches for row in mapping.hit_rows(entry)],
            schema.requests: [row for entry in found.searches for row in mapping.request_rows(entry)],
            schema.leads: [row for entry in found.searches for row in mapping.lead_rows(entry)],
            schema.expansions: [mapping.plain_row(expansion) for expansion in found.expansions],
            schema.suggestions: [mapping.plain_row(suggestion) for suggestion in found.suggestions],
            schema.retraction_notes: mapping.note_rows(self._listed_before({one.record_id for one in found.records})),
        }
        outcome = {
            "sources": len(found.searches),
            "returned": sum(entry.received for entry in found.searches),
        }
        return self._finish("search", key, rows, outcome, failures=found.failures)

    def _tell_unread(self, failures: Sequence[Failure]) -> None:
        """Name the first of what could not be read; all of it stands in the report."""
        for failure in failures[:_NAMED]:
            self._tools.told(f"  not read: {failure.place.removeprefix('file:')}: {failure.reason}")
        if len(failures) > _NAMED:
            self._tools.told(f"  … and {len(failures) - _NAMED} more, which the report lists")

    @property
    def _question(self) -> Question:
        """The question, with the terms that the search added to it."""
        return question_of(self._plan).expanded(review.expansions(self._ledger))

    def _identify(self, key: str, progress: Progress) -> Outcome:
        records = review.records(self._ledger)
        identified = identify.identify(
            records.values(),
            review.searches(self._ledger),
            said=[one for one in self._said.matches() if {one.first, one.second} <= records.keys()],
            listed=self._listed(records),
            keeps_retracted=self._plan.policies.keeps_retracted,
        )
        rows: dict[Table, Sequence[Row]] = {
            schema.works: [mapping.work_row(work, records[work.record.record_id]) for work in identified.works],
            schema.work_records: [row for work in identified.works for row in mapping.work_record_rows(work)],
            schema.matches: [mapping.plain_row(match) for match in identified.matches],
            schema.retraction_notes: mapping.note_rows(identified.notes),
        }
        self._ledger.note(**{review.LISTS: self._lists()})
        return self._finish("identify", key, rows, {"works": len(identified.works)}, identified.decisions)

    def _listed(self, records: Mapping[str, Record]) -> list[RetractionNote]:
        """What the lists at hand say, and what lists that are not at hand any more said before."""
        if self._tools.retractions.lists():
            return list(self._tools.retractions.notes(list(records.values())))
        return self._listed_before(records.keys())

    def _listed_before(self, record_ids: Collection[str]) -> list[RetractionNote]:
        """What lists said of records when they were at hand: a new search must not make it forgotten."""
        notes = review.retraction_notes(self._ledger)
        return [note for note in notes if note.source.startswith(identify.LIST) and note.record_id in record_ids]

    def _screen(self, key: str, progress: Progress) -> Outcome:
        works = review.works(self._ledger, review.records(self._ledger))
        removed = {decision.item for decision in review.decisions(self._ledger) if decision.action == "remove"}
        remaining = [work for work in works.values() if work.record.record_id not in removed]
        plan = self._plan
        screened = screen.screen(remaining, self._question, plan.screen, self._tools.embedder, plan.policies)
        drawn = screen.draw(screened.decisions, self._ledger.about("review_id"), plan.screen.sample)
        rows: dict[Table, Sequence[Row]] = {
            schema.relevances: [mapping.plain_row(entry) for entry in screened.relevances],
            schema.samples: [{"ordinal": place, "work_id": work_id} for place, work_id in enumerate(drawn)],
        }
        decisions = with_people(screened.decisions, self._rulings.at("screen"))
        kept = sum(decision.action == "include" for decision in effective(decisions))
        return self._finish("screen", key, rows, {"screened": len(remaining), "sought": kept}, decisions)

    def _read(self, key: str, progress: Progress) -> Outcome:
        records = review.records(self._ledger)
        works = review.works(self._ledger, records)
        kept = [works[decision.item] for decision in self._decided("screen", "include")]
        sought = [read.Sought(work, tuple(records[one] for one in work.record_ids)) for work in kept]
        with self._tools.shelf() as shelf:
            texts = read.read(sought, shelf, progress, debug=self._tools.debug)
        whole = {document.work_id for document in texts.documents if document.is_full_text}
        works_sought = [work.work_id for work in kept]
        for line in read.told(works_sought, whole, texts.tries, is_fetching=self._plan.is_fetching):
            self._tools.told(line)
        rows: dict[Table, Sequence[Row]] = {
            schema.documents: [mapping.plain_row(document) for document in texts.documents],
            schema.readings: [mapping.reading_row(*reading) for reading in texts.readings],
            schema.copies: [mapping.plain_row(one) for one in texts.tries],
            schema.sentences: [mapping.sentence_row(sentence) for sentence in texts.sentences],
        }
        outcome = {
            "documents": len(texts.documents),
            "full texts": len(texts.readings),
            "not retrieved": len(texts.decisions),
        }
        return self._finish("read", key, rows, outcome, texts.decisions, texts.failures)

    def _extract(self, key: str, progress: Progress) -> Outcome:
        documents = review.documents(self._ledger)
        texts, question = self._read_texts(documents), self._question
        found = extract.extract(
            texts,
            question,
            concept_hits(review.searches(self._ledger)),
            self._tools.embedder,
            self._rulings,
        )
        decisions = with_people(found.decisions, self._rulings.at("assess"))
        held = replace(found, decisions=tuple(effective(decisions)))
        told = extract.tell(texts, held, question, self._tools.embedder)
        rows: dict[Table, Sequence[Row]] = {
            schema.claims: [mapping.plain_row(claim) for claim in found.claims],
            schema.anatomies: [mapping.anatomy_row(*one) for one in told.anatomies],
            schema.findings: [mapping.finding_row(one) for one in told.findings],
            schema.results: [mapping.result_row(one) for one in told.results],
            schema.result_groups: [mapping.group_row(place, one) for place, one in enumerate(told.groups)],
        }
        outcome = {
            "claims": len(found.claims),
            "shown": sum(claim.is_shown for claim in found.claims),
            "findings": len(told.findings),
            "results": len(told.results),
        }
        return self._finish("extract", key, rows, outcome, decisions)

    def _read_texts(self, documents: Mapping[str, Document]) -> list[extract.Source]:
        """What was read of each work, by document."""
        works = review.works(self._ledger, review.records(self._ledger))
        sentences = extract.by_document(review.sentences(self._ledger, dict(documents)))
        readings = review.readings(self._ledger, documents)
        why_not = review.why_not_whole(self._ledger)
        unsought = NONE_KNOWN if self._plan.is_fetching else ""
        return [
            extract.Source(
                document,
                works[document.work_id].record,
                sentences.get(name, ()),
                readings.get(name),
                why_not.get(document.work_id, unsought),
            )
            for name, document in documents.items()
        ]

    def _verify(self, key: str, progress: Progress) -> Outcome:
        documents = review.documents(self._ledger)
        sentences = review.sentences(self._ledger, documents)
        works = review.works(self._ledger, review.records(self._ledger))
        independence = self._independence(works, sentences)
        verified = verify.verify(
            review.claims(self._ledger),
            documents,
            sentences,
            works,
            self._tools.judge,
            self._tools.embedder,
            self._plan.verify.pairs_per_claim,
            independence,
            progress,
            self._rulings,
        )
        ties = {(tie.first, tie.second): tie for tie in (*independence.joining, *verified.ties)}
        rows: dict[Table, Sequence[Row]] = {
            schema.evidence: [mapping.plain_row(entry) for entry in verified.evidence],
            schema.verdicts: [mapping.plain_row(verdict) for verdict in verified.verdicts],
            schema.self_tests: [mapping.plain_row(count) for count in verified.self_test.counts],
            schema.ties: [mapping.plain_row(ties[pair]) for pair in sorted(ties)],
            schema.studies: [mapping.plain_row(one) for one in independence.studies if len(one.work_ids) > 1],
        }
        outcome = {"verdicts": len(verified.verdicts), "pairs": len(verified.evidence)}
        return self._finish("verify", key, rows, outcome)

    def _independence(self, works: Mapping[str, Work], sentences: Sequence[Sentence]) -> Independence:
        """What ties the works that were read."""
        records, said = review.records(self._ledger), defaultdict[str, list[Sentence]](list)
        for sentence in sentences:
            said[sentence.work_id].append(sentence)
        return independence_of(
            {
                name: Paper((works[name].record, *(records[one] for one in works[name].record_ids)), tuple(own))
                for name, own in said.items()
            }
        )

    def _appraise(self, key: str, progress: Progress) -> Outcome:
        seen = appraising.seen(self._ledger, self._tools)
        panel = appraising.panel(self._plan, review.plans(self._ledger))
        appraisal = appraise.appraise(seen, panel)
        last = appraisal.last
        rows: dict[Table, Sequence[Row]] = {
            schema.checks: [mapping.plain_row(one) for one in appraisal.checks],
            schema.objections: [mapping.plain_row(one) for one in appraisal.objections],
            schema.votes: [mapping.plain_row(one) for one in appraisal.votes],
            schema.dimensions: [mapping.plain_row(one) for one in appraisal.dimensions],
            schema.rounds: [mapping.plain_row(one) for one in appraisal.rounds],
            schema.revisions: [mapping.plain_row(one) for one in appraisal.revisions],
        }
        outcome = {
            "checks": len(appraisal.checks),
            "objections": len(appraisal.objections),
            "rounds": last.ordinal if last else 0,
        }
        return self._finish("appraise", key, rows, outcome)

    def _report(self, key: str, progress: Progress) -> Outcome:
        self._ledger.note(version=self._tools.version)
        contents = review.contents(self._ledger, self._tools.version)
        records = {work_id: work.record for work_id, work in contents.works.items()}
        artefacts = self._folder.write(report.render(report.compose(contents), records))
        return self._finish("report", key, {schema.artefacts: artefacts}, {"files": len(artefacts)})

    def _decided(self, stage: str, action: str) -> list[Decision]:
        made = effective(review.decisions(self._ledger))
        return [entry for entry in made if (entry.stage, entry.action) == (stage, action)]

    def _finish(
        self,
        stage: str,
        key: str,
        rows: dict[Table, Sequence[Row]],
        outcome: Outcome,
        decisions: Sequence[Decision] = (),
        failures: Sequence[Failure] = (),
    ) -> Outcome:
        rows[schema.decisions] = [mapping.plain_row(decision) for decision in decisions]
        rows[schema.failures] = mapping.failure_rows(failures)
        self._ledger.finish(stage, key, rows, outcome)
        return outcome


def found_by(plan: Plan, tools: Tools, asked: Question | None = None) -> search.Found:
    """What the queries bring, and then what the citations of included works add.

    Args:
        asked: the question with terms that were added to it before; the plan's own where it is None.
    """
    asked, client = asked or question_of(plan), f"synthesist/{tools.version}"
    with tools.web() as web:
        found = search.search(asked, tools.sources(), plan.search.limit, tools.now, client, web, tools.told)
        if web is None:
            return found
        question, done = asked.expanded(found.expansions), set[str]()
        for turn in range(1, plan.search.rounds + 1):
            included = seeds(found.records, found.searches, question, plan, tools.embedder)
            new = [seed for seed in included if not done & set(seed.work.record_ids)]
            done |= {record_id for seed in new for record_id in seed.work.record_ids}
            found = search.followed(found, new, web, question, turn, tools.now(), client, tools.told)
    return found


def question_of(plan: Plan) -> Question:
    """The plan's question taken apart: by its frame, or by its own words."""
    if plan.frame is Frame.FREE:
        return search.parse_question(plan.question)
    return framed_question(plan.question, plan.parts)


def notes(plan: Plan, question: Question, review_id: str, version: str, banner: str) -> dict[str, str]:
    """What a ledger says of its review."""
    return {
        "review_id": review_id,
        "version": version,
        "banner": banner,
        "question": question.model_dump_json(),
        "criteria": as_json(plan.criteria),
    }
