"""The ledger: written whole or not at all, read back as it was."""
# ruff: noqa: SIM300 -- the expected value stands on the left

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synthesist.errors import StorageError, failure
from synthesist.ledger import STAGES, Ledger, mapping, review, schema
from synthesist.records import (
    Actor,
    Block,
    BlockKind,
    Box,
    Cell,
    Claim,
    Decision,
    Document,
    Evidence,
    Expansion,
    Failure,
    Got,
    Hit,
    Label,
    Lead,
    Line,
    Mark,
    Marker,
    Match,
    Origin,
    Outcome,
    PeerReview,
    Reading,
    Record,
    Reference,
    Relevance,
    Repair,
    RetractionNote,
    RetractionStatus,
    Sameness,
    Search,
    Section,
    SectionRole,
    Sent,
    Sentence,
    Signal,
    Study,
    Table,
    TextKind,
    Tie,
    Try,
    Verdict,
    Version,
    VersionKind,
    Work,
    WorkRelevance,
)
from synthesist.records.anatomy import (
    Abbreviation,
    Antecedent,
    ClaimAnatomy,
    ClaimKind,
    Direction,
    Hedging,
    Quoted,
)
from synthesist.records.appraisals import (
    Appraisal,
    Check,
    Dimension,
    DimensionScore,
    Mandate,
    Objection,
    Remedy,
    Revision,
    Round,
    Severity,
    Tier,
    Vote,
)
from synthesist.records.appraisals import Outcome as GateOutcome
from synthesist.records.corrections import Asked, Changed, Correction, Recheck, Update
from synthesist.records.findings import Finding
from synthesist.records.numbers import Spread, SpreadKind
from synthesist.records.results import Basis as ToldBy
from synthesist.records.results import Place, ReportedResult, ResultGroup, Told

Open = Callable[..., Ledger]
MakeRecord = Callable[..., Record]


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Open]:
    """Opens a ledger in the folder of the test."""
    ledgers: list[Ledger] = []

    def open_ledger(name: str = "ledger.sqlite") -> Ledger:
        ledgers.append(Ledger(tmp_path / name))
        return ledgers[-1]

    yield open_ledger
    for ledger in ledgers:
        ledger.close()


def decision(stage: str, item: str, action: str = "include") -> Decision:
    """A decision by rule."""
    return Decision(
        stage=stage, item=item, action=action, criterion="A1", actor=Actor.RULE, decider="test/1", reason="tested"
    )


def rows_of(stage: str, *decisions: Decision, failures: tuple[Failure, ...] = ()) -> dict:
    """What a stage writes that only decides."""
    return {
        schema.decisions: [mapping.plain_row(entry) for entry in decisions],
        schema.failures: mapping.failure_rows(failures),
    }


def finish(ledger: Ledger, stage: str, *decisions: Decision, key: str = "key") -> None:
    """Finish a stage that only decides."""
    ledger.finish(stage, key, rows_of(stage, *decisions), {"decided": len(decisions)})


def search_and_work(ledger: Ledger, record: Record) -> Work:
    """Finish search and identification with one record."""
    work = Work(work_id=record.record_id, record_ids=(record.record_id,), record=record)
    ledger.finish("search", "key", {schema.records: [mapping.record_row(record)]}, {})
    ledger.finish(
        "identify",
        "key",
        {schema.works: [mapping.work_row(work, work.record)], schema.work_records: mapping.work_record_rows(work)},
        {},
    )
    return work


def test_a_finished_stage_is_known_by_its_key(opened: Open) -> None:
    """A user would wait for stages that are done."""
    ledger = opened()
    assert ledger.stage_key("search") is None
    finish(ledger, "search", key="abc")
    assert ("abc", {"decided": 0}) == (ledger.stage_key("search"), ledger.outcome("search"))


def test_a_stage_that_fails_midway_leaves_what_was_there(opened: Open, make_record: MakeRecord) -> None:
    """A user whose disk fills up would be left with half a stage."""
    ledger = opened()
    search_and_work(ledger, make_record("a", "Old"))
    finish(ledger, "screen", decision("screen", "a"))
    before: list[str] = []
    ledger.canonical(before.append)
    row = mapping.record_row(make_record("b", "New"))
    with pytest.raises(StorageError, match="cannot be used"):
        ledger.finish("search", "other", {schema.records: [row, row]}, {})
    after: list[str] = []
    ledger.canonical(after.append)
    assert before == after


@pytest.mark.parametrize("again", STAGES)
def test_a_stage_that_runs_again_clears_its_own_and_all_later_ones(opened: Open, again: str) -> None:
    """A user would see verdicts on claims that are no longer there."""
    ledger = opened()
    for stage in STAGES:
        decides = "assess" if stage == "extract" else stage
        ledger.finish(stage, "key", rows_of(stage, decision(decides, "a"), failures=(failure(stage, "x", "y"),)), {})
    finish(ledger, again, key="new")
    kept = list(STAGES[: STAGES.index(again)])
    assert {*kept, again} == {row["stage"] for row in ledger.rows(schema.stages)}
    assert {"assess" if stage == "extract" else stage for stage in kept} == {
        entry.stage for entry in review.decisions(ledger)
    }
    assert set(kept) == {entry.stage for entry in review.failures(ledger)}


def test_a_search_that_runs_again_clears_every_table_of_the_stages(opened: Open, make_record: MakeRecord) -> None:
    """A user would find rows of an earlier search in the ledger."""
    ledger = opened()
    filled(ledger, make_record("a", "Naps"))
    finish(ledger, "search")
    left = {table.name for table in schema.metadata.sorted_tables if ledger.rows(table)}
    assert {"about", "stages", "updates", "rechecks", "corrections"} == left


def test_a_row_that_belongs_to_nothing_is_refused(opened: Open) -> None:
    """A user would find a work in the ledger without the record that it is."""
    said = ("shown", "origins", "versions", "peer_review", "peer_review_basis", "retraction", "retraction_told")
    work = {"work_id": "w", "record_id": "nowhere", **dict.fromkeys(said, "")}
    with pytest.raises(StorageError, match="FOREIGN KEY"):
        opened().finish("identify", "key", {schema.works: [work]}, {})


SENT = Sent(
    method="POST",
    url="https://example.org/search?q=nap",
    body="term=nap",
    status=200,
    at="2026-01-02T03:04:05+00:00",
    sha256="1" * 64,
    size=12,
    tries=2,
    received=2,
    reported=3,
)


def filled(ledger: Ledger, record: Record) -> dict[str, object]:
    """Write one of everything, and return it."""
    search = Search(
        search_id="s",
        source="a",
        query="all",
        limit=7,
        reported=None,
        received=2,
        is_capped=False,
        at="2026-01-02T03:04:05+00:00",
        client="test/1",
        content_sha256="0" * 64,
        concept_hits=(("nap", 1),),
        malformed=1,
        method="references",
        turn=1,
        meant="(nap)",
        notes=("It was read as: nap",),
        outcome=Outcome.PARTIAL,
        problem="paging ended",
        hits=(Hit(record_id=record.record_id, rank=1, text_rank=1, score=0.5),),
        requests=(SENT, SENT.model_copy(update={"purpose": "look", "reported": None})),
        leads=(Lead(record_id=record.record_id, led_by=record.record_id),),
    )
    expansion = Expansion(concept="nap", term="siesta", origin="feedback", evidence="in 3 of 50")
    own = record.record_id
    work = Work(
        work_id=own,
        record_ids=(own,),
        record=record.model_copy(update={"venue": "Naps", "is_retracted": True}),
        origins=(Origin(field="venue", record_id=own, why="it leads"),),
        versions=(Version(kind=VersionKind.PREPRINT, record_ids=(own,), basis="doi=10.48550/x"),),
        peer_review=PeerReview.PREPRINT,
        peer_review_basis="invented: type=preprint",
        retraction=RetractionStatus.RETRACTED,
        retraction_told="retracted, says a list",
    )
    match = Match(first=own, second=own, answer=Sameness.ASK, probability=0.5, reasons=("a title", "a year"))
    note = RetractionNote(
        record_id=own, source="list: a", status=RetractionStatus.RETRACTED, basis="doi", causes=("data",)
    )
    tie = Tie(first=own, second=own, kinds=("data",), reasons=("both",), is_one_study=True, is_sure=False)
    study = Study(study_id=own, work_ids=(own,), reasons=("both",), is_sure=False)
    relevance = WorkRelevance(work_id=work.work_id, rank=1, score=0.5, concepts=("nap", "owl"))
    document = Document(
        document_id="d",
        work_id=work.work_id,
        original_sha256="0",
        reader="test/1",
        text_kind=TextKind.DIGEST,
        text="Naps 🦆 help.",
        sha256="1",
        is_full_text=True,
    )
    sentence = Sentence(
        document_id="d",
        work_id=work.work_id,
        ordinal=0,
        start=5,
        end=12,
        section="2 Ducks",
        part=SectionRole.RESULTS,
        kind=BlockKind.ITEM,
        page=3,
        box=Box(1, 2.5, 3, 4),
        text="🦆 help.",
    )
    reading = Reading(
        reader="test/1",
        original_sha256="0",
        text=document.text,
        sha256="1",
        pages=((600, 800.5),),
        sections=(Section(title="Ducks", number="2", role=SectionRole.RESULTS, start=0, end=12),),
        blocks=(Block(BlockKind.ITEM, 0, 12, 0),),
        tables=(Table(label="Table 1", block=0, rows=1, columns=1, cells=(Cell(0, 0, 0, 4),)),),
        references=(Reference(label="1", start=0, end=4, identifiers=(("doi", "10.1/a"),), authors=("Ng",)),),
        markers=(Marker(5, 6, (0,)),),
        lines=(Line(0, 12, 1, Box(1, 2.5, 3, 4)),),
        repairs=(Repair(0, 4, "hyphen", "Na-\nps", 1, Box(1, 2, 3, 4)),),
        notes=("A page was torn.",),
    )
    tried = Try(
        work_id=work.work_id, ordinal=0, url="u", basis="b", at="2026-01-02T03:04:05+00:00", status=200, kind="pdf",
        size=3, sha256="0", version="published", licence="CC BY", outcome=Got.OTHER_TEXT, problem="it is another",
    )  # fmt: skip
    anatomy = ClaimAnatomy(
        kind=ClaimKind.CAUSAL,
        direction=Direction.INCREASE,
        hedging=Hedging.HEDGED,
        strength=3,
        exposure=Quoted(0, 4, "Naps"),
        abbreviations=(Abbreviation(short="N", start=0, end=1, long="Naps", defined=Quoted(0, 4, "Naps")),),
        antecedents=(Antecedent(words=Quoted(0, 4, "Naps"), sentence=Quoted(5, 12, "🦆 help.")),),
    )
    finding = Finding(
        finding_id="f", label="Naps – 🦆", direction=Direction.INCREASE, is_of_worth=True, family="effect",
        claim_ids=("c",), work_ids=(work.work_id,), works=1, opposed_by=("g",),
    )  # fmt: skip
    result = ReportedResult(
        result_id="r", document_id="d", work_id=work.work_id, text="Naps", value=None, unit="%",
        metric=Told(text="help", start=7, end=11, basis=ToldBy.COLUMN), n=3,
        spread=Spread(kind=SpreadKind.CONFIDENCE, level=95, low=1, high=2.5, start=0, end=4),
        place=Place(start=0, end=4, table=0, row=0, column=0), notes=("no metric",),
    )  # fmt: skip
    group = ResultGroup(
        metric="help", subject="naps", result_ids=("r",), work_ids=(work.work_id,), is_comparable=False,
        is_comparable_as_stated=True, differs=("split",), unstated=("population",), spread=(1.0, 2.5),
    )  # fmt: skip
    claim = Claim(
        claim_id="c",
        work_id=work.work_id,
        document_id="d",
        start=5,
        end=12,
        text="🦆 help.",
        cues=("help",),
        relevance=Relevance.INDIRECT,
        bears_on=("exposure",),
        concepts=("nap",),
        score=0.25,
        role="conclusion",
        p=0.75,
        section="2 Ducks",
        page=3,
        is_shown=False,
        reason="below the relevance that is shown",
    )
    evidence = Evidence(
        claim_id="c",
        work_id=work.work_id,
        document_id="d",
        start=0,
        end=4,
        text="Naps",
        label=Label.REFUTE,
        score=0.1,
        signals=(Signal(name="cosine", value=0.3, note="né"),),
        judge="test/1",
    )
    verdict = Verdict(
        claim_id="c",
        mark=Mark.REFUTED,
        is_corroborated=False,
        supporting_work_ids=("x", "y"),
        refuting_work_ids=(),
        pairs_judged=1,
        confidence_reason="not measured yet",
        vetoes=("its work is marked as retracted",),
    )
    check = Check(
        mandate=Mandate.CONFIRMER,
        dimension=Dimension.NUMBERS,
        name="a",
        question="b?",
        passed=1,
        total=2,
        basis="c",
    )
    failed = (failure("search", "x:1", "broken", raw="{"), failure("search", "x:1", "broken again"))
    ledger.finish(
        "search",
        "key",
        {
            schema.records: [mapping.record_row(record)],
            schema.searches: [mapping.search_row(search)],
            schema.hits: mapping.hit_rows(search),
            schema.requests: mapping.request_rows(search),
            schema.leads: mapping.lead_rows(search),
            schema.expansions: [mapping.plain_row(expansion)],
            schema.failures: mapping.failure_rows(failed),
        },
        {"returned": 2},
    )
    ledger.finish(
        "identify",
        "key",
        {
            schema.works: [mapping.work_row(work, record)],
            schema.work_records: mapping.work_record_rows(work),
            schema.matches: [mapping.plain_row(match)],
            schema.retraction_notes: mapping.note_rows((note, note)),
        },
        {},
    )
    ledger.finish("screen", "key", {schema.relevances: [mapping.plain_row(relevance)]}, {})
    read = {
        schema.documents: [mapping.plain_row(document)],
        schema.readings: [mapping.reading_row("d", reading)],
        schema.copies: [mapping.plain_row(tried)],
        schema.sentences: [mapping.sentence_row(sentence)],
    }
    ledger.finish("read", "key", read, {})
    told = {
        schema.claims: [mapping.plain_row(claim)],
        schema.anatomies: [mapping.anatomy_row("c", anatomy)],
        schema.findings: [mapping.finding_row(finding)],
        schema.results: [mapping.result_row(result)],
        schema.result_groups: [mapping.group_row(0, group)],
    }
    ledger.finish("extract", "key", told, {})
    judged = {
        schema.evidence: [mapping.plain_row(evidence)],
        schema.verdicts: [mapping.plain_row(verdict)],
        schema.ties: [mapping.plain_row(tie)],
        schema.studies: [mapping.plain_row(study)],
    }
    ledger.finish("verify", "key", judged, {})
    appraised = _appraised(check)
    appraisal_rows = {
        schema.checks: [mapping.plain_row(check)],
        schema.objections: [mapping.plain_row(one) for one in appraised.objections],
        schema.votes: [mapping.plain_row(one) for one in appraised.votes],
        schema.dimensions: [mapping.plain_row(one) for one in appraised.dimensions],
        schema.rounds: [mapping.plain_row(one) for one in appraised.rounds],
        schema.revisions: [mapping.plain_row(one) for one in appraised.revisions],
    }
    ledger.finish("appraise", "key", appraisal_rows, {})
    update = Update(ordinal=1, at="2026-02-03T04:05:06+00:00", is_done=True, version="1")
    checked = Recheck(update=1, record_id="a", service="Crossref", at=update.at, outcome=Asked.UNKNOWN, reason="no é")
    correction = Correction(
        ordinal=0, update=1, at=update.at, item="c", kind=Changed.MARK, before="verified", after="refuted"
    )
    rows = ([mapping.plain_row(checked)], [mapping.plain_row(correction)])
    ledger.add_update(mapping.plain_row(update), *rows)
    artefact = {"name": "report/report.md", "sha256": "2", "bytes": 3}
    ledger.finish("report", "key", {schema.artefacts: [artefact]}, {})
    return {
        "records": {record.record_id: record},
        "searches": (search,),
        "expansions": (expansion,),
        "works": {work.work_id: work},
        "matches": (match,),
        "notes": (note, note),
        "ties": (tie,),
        "studies": (study,),
        "relevances": (relevance,),
        "documents": {"d": document},
        "readings": {"d": reading},
        "copies": (tried,),
        "sentences": (sentence,),
        "claims": (claim,),
        "anatomies": {"c": anatomy},
        "findings": (finding,),
        "results": (result,),
        "groups": (group,),
        "evidence": (evidence,),
        "verdicts": {"c": verdict},
        "appraisal": appraised,
        "updates": ((update,), (checked,), (correction,)),
        "failures": failed,
    }


def _appraised(check: Check) -> Appraisal:
    """A row for each table of the appraisal."""
    return Appraisal(
        checks=(check,),
        objections=(
            Objection(
                mandate=Mandate.CONFIRMER,
                dimension=Dimension.NUMBERS,
                check="a",
                item="c",
                severity=Severity.MINOR,
                said="é is no number",
                pointers=("d:0:3",),
            ),
        ),
        votes=(Vote(claim_id="c", mandate=Mandate.CHALLENGER, stands=None, reasons=("nobody can tell",)),),
        dimensions=(DimensionScore(dimension=Dimension.NUMBERS, score=None, level="unassessed", basis="nothing"),),
        rounds=(
            Round(
                ordinal=0,
                consensus=None,
                outcome=GateOutcome.REVISE,
                tier=Tier.WATCH_LIST,
                verified=0,
                reasons=("too little",),
                open_questions=("who?",),
            ),
        ),
        revisions=(Revision(ordinal=1, item="x", remedy=Remedy.REVERIFY, reason="judged again"),),
    )


def test_what_the_stages_write_is_read_back_as_it_was(opened: Open, make_record: MakeRecord) -> None:
    """A user's rerun would go on from other records than the first run."""
    ledger = opened()
    written = filled(ledger, make_record("a", "Naps", "Naps 🦆 help."))
    records, documents = review.records(ledger), review.documents(ledger)
    assert written == {
        "records": records,
        "searches": review.searches(ledger),
        "expansions": review.expansions(ledger),
        "works": review.works(ledger, records),
        "matches": review.matches(ledger),
        "notes": review.retraction_notes(ledger),
        "ties": review.ties(ledger),
        "studies": review.studies(ledger),
        "relevances": review.relevances(ledger),
        "documents": documents,
        "readings": review.readings(ledger, documents),
        "copies": review.copies(ledger),
        "sentences": review.sentences(ledger, documents),
        "claims": review.claims(ledger),
        "anatomies": review.anatomies(ledger),
        "findings": review.findings(ledger),
        "results": review.results(ledger),
        "groups": review.result_groups(ledger),
        "evidence": review.evidence(ledger),
        "verdicts": review.verdicts(ledger),
        "appraisal": review.appraisal(ledger),
        "updates": (review.updates(ledger), review.rechecks(ledger), review.corrections(ledger)),
        "failures": review.failures(ledger),
    }


_UNFILLED = {"plans", "decisions", "rulings", "samples", "suggestions", "self_tests"}


def test_the_canonical_export_is_sorted_json_without_gaps(opened: Open, make_record: MakeRecord) -> None:
    """A user could not compare two reviews with a diff."""
    ledger = opened()
    filled(ledger, make_record("a"))
    lines: list[str] = []
    ledger.canonical(lines.append)
    rows = [json.loads(line) for line in lines]
    assert [json.dumps(row, sort_keys=True, ensure_ascii=False) + "\n" for row in rows] == lines
    names = [row["table"] for row in rows]
    assert {table.name for table in schema.metadata.sorted_tables} - _UNFILLED == set(names)
    assert sorted(names, key=names.index) == names


def test_the_canonical_export_does_not_depend_on_the_order_of_writing(opened: Open) -> None:
    """A user would see a difference between two equal reviews."""
    exports = []
    for name, order in (("one", "abc"), ("two", "cba")):
        lines: list[str] = []
        ledger = opened(name)
        finish(ledger, "screen", *(decision("screen", item) for item in order))
        ledger.canonical(lines.append)
        exports.append(lines)
    assert exports[0] == exports[1]


def test_a_ledger_of_another_version_is_named_with_what_to_do(opened: Open) -> None:
    """A user who opens an old review would see a traceback, or have it overwritten."""
    ledger = opened()
    ledger.note(schema="999")
    ledger.close()
    with pytest.raises(StorageError, match="version 999") as raised:
        opened()
    assert "another folder" in raised.value.hint


def test_a_file_that_is_no_ledger_is_named_with_what_to_do(opened: Open, tmp_path: Path) -> None:
    """A user with a damaged ledger would see a traceback."""
    (tmp_path / "ledger.sqlite").write_bytes(b"not a database " * 100)
    with pytest.raises(StorageError, match="cannot be used") as raised:
        opened()
    assert "another folder" in raised.value.hint


def test_a_ledger_in_no_folder_is_named_with_what_to_do(opened: Open) -> None:
    """A user whose folder vanished would see a traceback."""
    with pytest.raises(StorageError, match="cannot be used"):
        opened("nowhere/ledger.sqlite")


def test_a_closed_ledger_is_one_file(opened: Open, tmp_path: Path) -> None:
    """A user who mails the file would mail half of it."""
    ledger = opened()
    finish(ledger, "search")
    ledger.close()
    assert not [path for path in tmp_path.glob("ledger.sqlite-*") if path.stat().st_size]
    with closing(sqlite3.connect(tmp_path / "ledger.sqlite")) as connection:
        assert [("search",)] == connection.execute("SELECT stage FROM stages").fetchall()


def test_notes_replace_each_other(opened: Open) -> None:
    """A user would read an old title."""
    ledger = opened()
    ledger.note(banner="old", other="kept")
    ledger.note(banner="new")
    assert ("new", "kept", "") == (ledger.about("banner"), ledger.about("other"), ledger.about("unknown"))


def test_failures_at_one_place_are_all_kept(opened: Open) -> None:
    """A user would lose the second of two failures of one line."""
    failed = [failure("search", "x:1", reason) for reason in ("one", "two", "one")]
    ledger = opened()
    ledger.finish("search", "key", rows_of("search", failures=tuple(failed)), {})
    assert tuple(failed) == review.failures(ledger)


def test_no_checks_are_no_score(opened: Open) -> None:
    """A user whose run was cut off would be shown a score."""
    assert review.appraisal(opened()).consensus is None


TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=40)


@settings(max_examples=25, deadline=None)
@given(texts=st.lists(st.tuples(TEXT, TEXT, TEXT), min_size=1, max_size=6))
def test_any_text_survives_the_ledger(
    tmp_path_factory: pytest.TempPathFactory, texts: list[tuple[str, str, str]]
) -> None:
    """A user would lose a letter, a NUL or an emoji between run and rerun."""
    ledger = Ledger(tmp_path_factory.mktemp("ledger") / "ledger.sqlite")
    failed = tuple(failure("search", place, reason, raw=raw) for place, reason, raw in texts)
    ledger.finish("search", "key", rows_of("search", failures=failed), {})
    assert sorted(failed, key=repr) == sorted(review.failures(ledger), key=repr)
    ledger.close()
