"""Reviews that the program made and people decided on hold, wherever they are taken."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from audit_folder import QUESTION, amend, decide, now, ruling

from invented_reviewers import STRICT, reviewed_by
from synthesist import models, synthesize
from synthesist.audit import audit
from synthesist.ledger import Ledger, review
from synthesist.records import Decision, Relevance
from synthesist.records.appraisals import Remedy
from synthesist.review import carry_out
from synthesist.review.running import Means
from synthesist.verify.pairs.selector import default_selector

Row = dict[str, Any]
Said = Callable[[Ledger], list[Row]]


def breaches(folder: Path) -> list[str]:
    """What the audit names, with the invariant."""
    return [f"{check.invariant} {breach}" for check in audit(folder).checks for breach in check.breaches]


@pytest.fixture
def copied(plain_review: Path, tmp_path: Path) -> Path:
    """A review of the test's own."""
    return Path(shutil.copytree(plain_review, tmp_path / "review"))


def _decided(ledger: Ledger, stage: str, action: str) -> list[Decision]:
    return [row for row in review.decisions(ledger) if (row.stage, row.action) == (stage, action)]


def _all_included(ledger: Ledger) -> list[Row]:
    return [ruling(row.item, "exclude", "assess") for row in _decided(ledger, "assess", "include")]


def _all_set_aside(ledger: Ledger) -> list[Row]:
    return [ruling(row.item, "include", "screen") for row in _decided(ledger, "screen", "exclude")]


def _all_claims(action: str) -> Said:
    def said(ledger: Ledger) -> list[Row]:
        claims = [claim for claim in review.claims(ledger) if claim.relevance is not Relevance.OFF]
        return [ruling(claim.claim_id, action, "verify") for claim in claims]

    return said


def _whole_sample(ledger: Ledger) -> list[Row]:
    return [ruling(work, "exclude", "screen") for work in review.sample(ledger)]


def _of_pairs(ledger: Ledger, answer: str, action: str) -> list[Row]:
    """What a person says of all pairs of records with an answer."""
    pairs = (f"{one.first}={one.second}" for one in review.matches(ledger) if one.answer == answer)
    return [ruling(pair, action, "identify") for pair in pairs]


SAID: dict[str, Said] = {
    "all-out": _all_included,
    "all-in": _all_set_aside,
    "sample": _whole_sample,
    "claims-ok": _all_claims("claim-ok"),
    "claims-wrong": _all_claims("claim-wrong"),
    "off": lambda ledger: [
        ruling(claim.claim_id, "claim-ok", "verify")
        for claim in review.claims(ledger)
        if claim.relevance is Relevance.OFF
    ],
    "claim-of-an-excluded-work": lambda ledger: [
        ruling(review.claims(ledger)[0].work_id, "exclude", "screen"),
        ruling(review.claims(ledger)[0].claim_id, "claim-ok", "verify"),
    ],
    "pairs-joined": lambda ledger: _of_pairs(ledger, "ask", "same"),
    "pairs-parted": lambda ledger: _of_pairs(ledger, "same", "different"),
    "pair-joined-and-parted": lambda ledger: [
        *_of_pairs(ledger, "ask", "same"),
        *({**row, "action": "undo", "ordinal": 1} for row in _of_pairs(ledger, "ask", "same")),
    ],
    "record-of-a-joined-work": lambda ledger: [
        *_of_pairs(ledger, "ask", "same"),
        *(ruling(row["item"].split("=")[1], "include", "screen") for row in _of_pairs(ledger, "ask", "same")),
    ],
    "back-and-forth": lambda ledger: [
        ruling(review.sample(ledger)[0], action, "screen", ordinal=at, criterion="" if action == "undo" else "P1")
        for at, action in enumerate(("include", "exclude", "undo", "undo", "exclude", "include", "undo"))
    ],
}


def test_reviews_of_the_program_hold(plain_review: Path, decided_review: Path) -> None:
    """A user who decides, and amends the plan, would be told that the review is broken."""
    assert breaches(plain_review) == []
    assert breaches(decided_review) == []


def test_review_by_the_trained_judge_holds(papers_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A user's own review, which no test's judge has judged, would be called broken."""
    if not (Path(models.__file__).parent / "weights" / "judge.onnx").is_file():
        pytest.skip("the bundled judge is missing: src/synthesist/models/weights/judge.onnx")
    monkeypatch.setattr("synthesist.review.running.default_judge", models.default_judge)
    monkeypatch.setattr("synthesist.verify.selection.default_selector", default_selector)
    made = synthesize(QUESTION, tmp_path / "review", papers=[papers_file], now=now)
    assert breaches(made.folder) == []
    assert {row.judge for row in made.contents().evidence} == {models.default_judge().name}


def test_a_review_that_reviewers_revised_holds(tmp_path: Path, write_rows: Callable[..., Path]) -> None:
    """A user whose claims the reviewers tell with reserve would be told that the review is broken."""
    told = "Labels cost much. We found that synthetic data improves accuracy of visual question answering by {} points."
    more = "We found that synthetic data improves the accuracy of answering visual questions in {} cities."
    rows = [
        {"id": name, "title": f"On {name}", "abstract": f"{told.format(at)} {more.format(at)}", "authors": [name]}
        for at, name in enumerate(("lamps", "chairs", "doors"), start=3)
    ]
    path = write_rows(tmp_path / "papers.jsonl", rows)
    with reviewed_by(STRICT):
        made = synthesize(QUESTION, tmp_path / "review", papers=[path], now=now)
    assert breaches(made.folder) == []
    remedies = {one.remedy for one in made.contents().appraisal.revisions}
    assert remedies == {Remedy.SOFTEN}


@pytest.mark.parametrize("said", SAID.values(), ids=SAID.keys())
def test_whatever_people_say_holds(copied: Path, papers_file: Path, said: Said) -> None:
    """A user whose decisions are unusual would be told that the review is broken."""
    decide(copied, papers_file, said)
    assert breaches(copied) == []


def test_names_that_are_markup_stay_words(tmp_path: Path, write_rows: Callable[..., Path]) -> None:
    """An author's name that says why a work does not count would run as a link or a tag."""
    told = {
        "Lamps and synthetic scenes": "improves accuracy of visual question answering by 7 points",
        "Chairs that a system sees": "improves the accuracy of visual question answering by 4 points",
        "Doors in dim rooms": "reduces accuracy of visual question answering",
    }
    rows = [
        {"id": title, "title": title, "abstract": f"We found that synthetic data {text}.", "authors": [_MARKUP]}
        for title, text in told.items()
    ]
    path = write_rows(tmp_path / "papers.jsonl", rows)
    folder = synthesize(QUESTION, tmp_path / "review", papers=[path], now=now).folder
    assert breaches(folder) == []
    assert "both are by Ada" in (folder / "report" / "report.md").read_text(encoding="utf-8")


_MARKUP = "Ada *[<b>Stone</b>](javascript:alert)*"


def test_what_is_taken_back_leaves_no_trace_in_the_flow(copied: Path, papers_file: Path) -> None:
    """A user who takes a decision back would be told that its traces are missing."""
    decide(copied, papers_file, _all_included)
    decide(
        copied,
        papers_file,
        lambda ledger: [ruling(row.item, "undo", "assess", ordinal=1, criterion="") for row in review.rulings(ledger)],
    )
    assert breaches(copied) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("pairs_per_claim = 12", "pairs_per_claim = 1"),
        ("sample = 50", "sample = 2"),
        ("sample = 50", "sample = 0"),
        ("max_works = 300", "max_works = 2"),
        ("years = [0, 0]", "years = [2020, 2020]"),
        ('unstated_year = "keep"', 'unstated_year = "exclude"'),
        ("cutoff = 0.3", "cutoff = 1"),
        ("cutoff = 0.3", "cutoff = 0"),
        ("improve visual", "improve  the accuracy of visual"),
        ('frame = "free"', 'frame = "PICO"\nparts = { intervention = "synthetic data", outcome = "accuracy" }'),
    ],
)
def test_any_amendment_holds(copied: Path, papers_file: Path, whole_papers: Path, old: str, new: str) -> None:
    """A user who changes a line of the plan would be told that the review is broken."""
    amend(copied, old, new)
    carry_out(copied / "review.toml", Means(papers=(papers_file, whole_papers), now=now))
    assert breaches(copied) == []


@pytest.mark.parametrize(
    "rewrite",
    [
        lambda text: f"# mine\n\n{text}",
        lambda text: text.replace("\n", "\r\n"),
        lambda text: f"\ufeff{text}",
        lambda text: "".join(line for line in text.splitlines(keepends=True) if not line.startswith("#")),
        lambda text: text.replace("sample = 50\n", ""),
        lambda text: text[: text.index("[criteria]")],
        lambda text: text.replace("Does synthetic", "Does   synthetic"),
    ],
    ids=["comment", "newlines", "mark", "bare", "default", "criteria", "blanks"],
)
def test_layout_is_no_amendment(copied: Path, papers_file: Path, rewrite: Callable[[str], str]) -> None:
    """A user who tidies the plan without changing it would be told that the review is broken."""
    path = copied / "review.toml"
    path.write_bytes(rewrite(path.read_text(encoding="utf-8")).encode())
    carry_out(path, Means(papers=(papers_file,), now=now))
    assert breaches(copied) == []


def test_zipped_and_moved_review_holds(decided_review: Path, tmp_path: Path) -> None:
    """A review that was mailed would be called broken where it arrives."""
    archive = shutil.make_archive(str(tmp_path / "mailed"), "zip", decided_review)
    shutil.unpack_archive(archive, tmp_path / "an other" / "place")
    assert breaches(tmp_path / "an other" / "place") == []


def test_zipped_review_with_its_log_left_over_holds(decided_review: Path, tmp_path: Path) -> None:
    """A review that was mailed while its ledger was open would be read without its last rows."""
    folder = shutil.copytree(decided_review, tmp_path / "review")
    with closing(sqlite3.connect(folder / "ledger.sqlite")) as connection:
        connection.execute("PRAGMA wal_autocheckpoint = 0")
        connection.execute("UPDATE rulings SET reason = 'forged in the log'")
        connection.commit()
        archive = shutil.make_archive(str(tmp_path / "forged"), "zip", folder)
        connection.execute("UPDATE rulings SET reason = 'I read it <twice> & saw “all”' WHERE item != ?", ("0" * 16,))
        connection.execute("UPDATE rulings SET reason = 'of another search' WHERE item = ?", ("0" * 16,))
        connection.commit()
        sound = shutil.make_archive(str(tmp_path / "sound"), "zip", folder)
    for name, path in (("forged", archive), ("sound", sound)):
        shutil.unpack_archive(path, tmp_path / "moved" / name)
        assert (tmp_path / "moved" / name / "ledger.sqlite-wal").stat().st_size
    assert any("forged in the log" in breach for breach in breaches(tmp_path / "moved" / "forged"))
    assert breaches(tmp_path / "moved" / "sound") == []


def test_review_that_was_cut_off_is_called_unfinished(decided_review: Path, tmp_path: Path) -> None:
    """A user whose run was killed would read a list of damages, and not that the same command carries on."""
    folder = shutil.copytree(decided_review, tmp_path / "review")
    with closing(sqlite3.connect(folder / "ledger.sqlite")) as connection, connection:
        connection.execute("DELETE FROM stages WHERE stage IN ('verify', 'appraise', 'report')")
        connection.execute("DELETE FROM evidence")
    (told,) = breaches(folder)
    assert "it carries on" in told
