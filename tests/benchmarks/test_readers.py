"""Readers of labelled sets, on invented files of their form."""

import csv
import json

from benchmarks.material import clinifact
from benchmarks.material.cited import cited_in, claims_and_labels, read_pairs
from benchmarks.material.crossed import read_fours
from benchmarks.quality.judging import NEI, REFUTE, SUPPORT

AGAINST, FOR = {"sentences": [1], "label": "CONTRADICT"}, {"sentences": [0], "label": "SUPPORT"}
CLAIMS = (
    {"id": 1, "claim": "Sleep helps.", "evidence": {"7": [AGAINST]}, "cited_doc_ids": [7, 8]},
    {"id": 2, "claim": "Tea helps.", "evidence": {"8": [FOR]}, "cited_doc_ids": [8]},
)
ABSTRACTS = tuple({"doc_id": key, "title": "T", "abstract": ["One.", "Two."]} for key in (7, 8))


def lines(path, rows):
    """A JSON Lines file."""
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    return path


def test_a_cited_abstract_without_evidence_is_nei(tmp_path):
    """A third of the pairs would be left out, and scores would be of an easier set."""
    claims, corpus = lines(tmp_path / "claims.jsonl", CLAIMS), lines(tmp_path / "corpus.jsonl", ABSTRACTS)
    pairs = read_pairs(claims, corpus, frozenset({"8"}))
    assert [(one.asked.claim_id, one.asked.document_id, one.label) for one in pairs] == [
        ("1", "7", REFUTE),
        ("1", "8", NEI),
        ("2", "8", SUPPORT),
    ]
    assert [one.is_seen for one in pairs] == [False, True, True]
    assert pairs[0].rationales == (frozenset({1}),)
    assert claims_and_labels(claims) == (["Sleep helps.", "Sleep helps.", "Tea helps."], [REFUTE, NEI, SUPPORT])
    assert cited_in(claims) == {"7", "8"}


def test_rows_of_a_trial_or_an_article_in_train_are_seen(tmp_path):
    """The unseen part would hold trials that training has read."""

    def table(name, *rows):
        columns = ("index", "nctId", "PMID", "claim", "article_title", "article_abstract", "label", "pValues")
        with (tmp_path / name).open("w", newline="") as out:
            writer = csv.writer(out)
            writer.writerows([columns, *rows])
        return tmp_path / name

    train = table("train.csv", ("0", "N1", "P1", "A.", "T", "One. Two.", "1", "0.01"))
    other = table(
        "other.csv",
        ("1", "N1", "P2", "B.", "T", "One. Two.", "0", "0.2"),
        ("2", "N2", "P2", "C.", "T", "One.", "2", ""),
        ("3", "N3", "P3", "D.", "T", "", "2", ""),
    )
    pairs = clinifact.read_pairs(other, train)
    assert [one.is_seen for one in pairs] == [True, False, False]
    assert [one.label for one in pairs] == [REFUTE, NEI, NEI]
    assert pairs[0].cluster == pairs[1].cluster != pairs[2].cluster
    assert pairs[2].asked.sentences == ()


def test_fours_speak_of_one_thing(tmp_path):
    """Pairs that differ in what they speak of are no fours: NEI would count among them."""
    forms = [(f, t) for t in (0, 1) for f in (0, 1)]
    rows = [
        {
            "claim": f"c{ours}", "evidence": f"e{theirs}", "claim_form": ours, "evidence_form": theirs, "block": "b",
            "label": "NEI" if ours[1] != theirs[1] else "SUPPORT" if ours == theirs else "REFUTE",
            "kinds": "quality+name", "group": "g",
        }
        for ours in forms
        for theirs in forms
    ]  # fmt: skip
    fours = read_fours(lines(tmp_path / "rows.jsonl", rows))
    assert len(fours) == 2
    assert all(sorted(four.labels) == [SUPPORT, SUPPORT, REFUTE, REFUTE] for four in fours)
    assert {four.kind for four in fours} == {"quality"}
