"""Calibrators made of a user's own labels."""

from pathlib import Path
from typing import Any

import pytest
from checking_bench import CLAIMS, DOCUMENTS, Bench, Overlap, Row, lines_of, written

from synthesist.checking import Calibrated, Said, calibrated, check, read_labels, summarised, verifier_for
from synthesist.errors import WrongUse
from synthesist.records import Label
from synthesist.verify.calibration import save
from synthesist.verify.pairs import Setting

SAID = Said("ours", "invented naps", "the authors of the tests", "2026-01-02")
THINGS = ("naps", "coffee", "walks", "milk", "music", "chess", "tea", "rain", "soup", "bread", "gold", "tin", "wine")


def labelled(pairs: int = 78) -> list[Row]:
    """Rows over 26 documents; every seventh label is wrong."""
    rows = []
    for at in range(pairs):
        thing, label = THINGS[at % 13], ("SUPPORT", "REFUTE", "NEI")[at % 3]
        other = thing if label != "NEI" else THINGS[(at + 5) % 13]
        text = f"In group {at % 2} {other} do {'not ' if label == 'REFUTE' else ''}improve memory."
        told = "NEI" if at % 7 == 0 and label != "NEI" else label
        claim = f"{thing} improve memory{' in adults' * (at % 2)}"
        rows.append({"id": at, "claim": claim, "label": told, "sentences": [text, *["More is due."] * (1 + at % 3)]})
    return rows


def made(bench: Bench, rows: list[Row], setting: Setting = Setting.CITED, judge: Any = None) -> Calibrated:
    """The calibrator of rows."""
    pairs = read_labels(written(bench.folder / "labels.jsonl", rows)).pairs
    return calibrated(pairs, SAID, judge or Overlap(), setting, embedder=bench.embedder)


def test_a_calibrator_says_what_it_was_made_of(bench: Bench):
    """A user could not say for what pairs their numbers hold."""
    calibrator = made(bench, labelled()).calibrator
    assert (calibrator.name, calibrator.population, calibrator.date) == ("ours", "invented naps", "2026-01-02")
    assert 78 == calibrator.n == sum(calibrator.counts.values())
    assert 10 <= calibrator.groups <= 78


def test_what_is_measured_lies_where_it_can(bench: Bench, tmp_path: Path):
    """A user would be told a coverage that nothing measured."""
    out = made(bench, labelled())
    assert 0 <= out.ece <= 1
    assert 0 < out.ece_by_chance < 0.3
    assert 0.5 < out.coverage_90 <= 1
    labels = read_labels(written(tmp_path / "labels.jsonl", labelled()))
    assert ((told := summarised(out, tmp_path, labels)).calibrator.split("/")[0], told.n) == ("ours", 78)


def test_the_order_of_the_labels_does_not_matter(bench: Bench):
    """A user who sorts their labels would get other numbers."""
    assert made(bench, labelled()).calibrator == made(bench, labelled()[::-1]).calibrator


def test_verify_shows_numbers_once_there_is_a_calibrator(bench: Bench):
    """A user would label a hundred pairs for nothing."""
    path = bench.folder / "ours.json"
    save(made(bench, labelled()).calibrator, path)
    job = bench.job([{**row, "cited_doc_ids": [row["id"]]} for row in labelled()], _documents())
    verifier = verifier_for(job.setting, judge=Overlap(), embedder=bench.embedder, calibrators=[path])
    summary = check(job, verifier, bench.embedder).summary
    lines = lines_of(bench.out)
    assert summary.withheld == {}
    assert all(one["calibrator"].startswith("ours/") for one in lines)
    assert all(sum(one["p"].values()) == pytest.approx(1, abs=1e-3) for one in lines)
    assert all({"80", "90", "95"} == one["sets"].keys() for one in lines)
    assert lines[0]["shift"] == "none"


def _documents() -> list[Row]:
    return [{"doc_id": row["id"], "sentences": row["sentences"]} for row in labelled()]


@pytest.mark.parametrize(("judge", "setting"), [("overlap/2", Setting.CITED), ("overlap/1", Setting.OPEN)])
def test_a_calibrator_of_another_judge_or_setting_is_refused(bench: Bench, judge: str, setting: Setting):
    """A user would read probabilities that were measured on other scores."""
    path = bench.folder / "ours.json"
    save(made(bench, labelled()).calibrator, path)
    with pytest.raises(WrongUse, match="made for the judge"):
        verifier_for(setting, judge=Overlap(judge), embedder=bench.embedder, calibrators=[path])


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        (labelled(49), "49 pairs"),
        ([{**row, "group": row["id"] % 3} for row in labelled()], "3 groups"),
        ([row for row in labelled(150) if row["label"] != "REFUTE"], "no pair is labelled REFUTE"),
    ],
)
def test_too_few_labels_are_refused(bench: Bench, rows: list[Row], reason: str):
    """A user would trust numbers made of a handful of pairs."""
    with pytest.raises(WrongUse, match=reason):
        made(bench, rows)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ({"id": 1, "claim": "x", "text": "y"}, "label: Field required"),
        ({"id": 1, "claim": "x", "text": "y", "label": None}, "label"),
        ({"id": 1, "claim": "x", "text": "y", "label": "MAYBE"}, "label"),
        ({"id": 1, "claim": "x", "text": "y", "label": ["NEI"]}, "label"),
        ({"id": 1, "claim": "", "text": "y", "label": "NEI"}, "claim"),
        ({"id": 1, "claim": "x", "label": "NEI"}, "names no text"),
        ({"id": 1, "claim": "x", "label": "NEI", "doc_id": 99}, "names no text"),
        ({"claim": "x", "text": "y", "label": "NEI"}, "id"),
        ({"id": 0, "claim": "x", "text": "y", "label": "NEI"}, "further up"),
        ("{broken", "not JSON"),
    ],
)
def test_a_row_that_cannot_be_used_is_told_with_its_line(tmp_path: Path, row: Row | str, reason: str):
    """A user would calibrate on a label that nobody gave."""
    found = read_labels(written(tmp_path / "labels.jsonl", [*labelled(5), row]))
    assert len(found.pairs) == 5
    assert [one.place for one in found.refused] == ["labels.jsonl:6"]
    assert reason in found.refused[0].reason
    assert found.failed_share == pytest.approx(1 / 6)


def test_a_file_without_a_usable_row_is_refused_with_the_first_reason(tmp_path: Path):
    """A user who named the wrong file would get an empty calibrator."""
    with pytest.raises(WrongUse, match=r"labels\.jsonl:1: label"):
        read_labels(written(tmp_path / "labels.jsonl", CLAIMS))


def test_labels_may_name_documents_of_a_corpus(tmp_path: Path):
    """A user who labelled the output of verify would have to paste the texts in."""
    corpus = written(tmp_path / "corpus.jsonl", DOCUMENTS)
    rows = [
        {"id": 1, "doc_id": 10, "claim": "Naps help.", "label": "support"},
        {"id": 1, "doc_id": 20, "claim": "Naps help.", "label": "CONTRADICT"},
        {"id": 1, "doc_id": 99, "claim": "Naps help.", "label": "NEI"},
    ]
    found = read_labels(written(tmp_path / "labels.jsonl", rows), corpus)
    assert [one.label for one in found.pairs] == [Label.SUPPORT, Label.REFUTE]
    assert [one.group for one in found.pairs] == ["10", "20"]
    assert ((asked := found.pairs[0].asked).title, len(asked.sentences)) == ("Naps", 3)
    assert "not in the corpus" in found.refused[0].reason


def test_pairs_that_the_judge_cannot_be_asked_about_are_counted(bench: Bench):
    """A user would not know that their numbers rest on fewer pairs than they labelled."""
    out = made(bench, [*labelled(), {"id": "x", "claim": "?", "text": "Naps help.", "label": "NEI"}])
    assert (out.calibrator.n, out.left_out) == (78, {"the claim is empty": 1})
