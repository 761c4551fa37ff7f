"""The commands `verify` and `calibrate`: what they print, and how they end."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "models"))

from models_tiny import onnx_folder

Run = Callable[..., Any]
Write = Callable[..., Path]

CLAIMS = [
    {"id": 1, "claim": "drug raises risk", "cited_doc_ids": [7]},
    {"id": "b", "claim": "model lowers score", "cited_doc_ids": [7, 8]},
]
DOCUMENTS = [
    {"doc_id": 7, "title": "drug trial", "abstract": ["the trial of the drug raises score", "the risk of the model"]},
    {"doc_id": 8, "title": "passage", "abstract": "The model lowers the score. The drug raises the risk."},
]


@pytest.fixture
def files(tmp_path: Path, write_rows: Write) -> tuple[str, ...]:
    """The arguments that name claims, corpus, output and a tiny judge."""
    write_rows(tmp_path / "claims.jsonl", CLAIMS)
    write_rows(tmp_path / "corpus.jsonl", DOCUMENTS)
    onnx_folder(tmp_path / "judge")
    return ("claims.jsonl", "--corpus", "corpus.jsonl", "--out", "out.jsonl", "--judge", "judge")


def test_claims_are_verified(run: Run, files: tuple[str, ...], tmp_path: Path):
    """A user could not verify a claim at all."""
    ended = run("verify", *files, "--cited")
    assert (ended.code, ended.out.strip()) == (0, "out.jsonl")
    assert "3 pairs, 3 judged" in ended.told
    lines = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [(one["id"], one["doc_id"]) for one in lines] == [(1, 7), ("b", 7), ("b", 8)]
    assert all(one["judge"].startswith("tiny/1+") for one in lines)


@pytest.mark.parametrize("how", ["--cited", "--open"])
def test_a_summary_as_json_is_one_object_and_the_same_each_time(
    run: Run, files: tuple[str, ...], tmp_path: Path, how: str
):
    """A user's program could not read what came out, or could not compare two runs."""
    first = json.loads(run("verify", *files, how, "--json").out)
    before = (tmp_path / "out.jsonl").read_bytes()
    assert first == json.loads(run("verify", *files, how, "--json").out)
    assert before == (tmp_path / "out.jsonl").read_bytes()
    assert first["pairs"] == first["judged"] == sum(first["labels"].values()) == before.count(b"\n")


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ((), "--cited or --open"),
        (("--cited", "--open"), "--cited or --open"),
        (("--cited", "--calibrator", "none.json"), "none.json"),
        (("--cited", "--judge", "nowhere"), "nowhere"),
        (("--cited", "--corpus", "nowhere.jsonl"), "nowhere.jsonl"),
        (("--cited", "--out", "claims.jsonl"), "overwrite"),
    ],
)
def test_wrong_use_ends_with_2_and_writes_nothing(
    run: Run, files: tuple[str, ...], tmp_path: Path, more: tuple[str, ...], reason: str
):
    """A user's script would go on as if claims had been verified."""
    ended = run("verify", *files, *more)
    assert ended.code == 2
    assert reason in ended.told
    assert not (tmp_path / "out.jsonl").exists()


def test_claims_that_are_missing_are_named(run: Run, files: tuple[str, ...]):
    """A user who mistypes a name would get a traceback."""
    ended = run("verify", "nowhere.jsonl", *files[1:], "--cited")
    assert (ended.code, "nowhere.jsonl" in ended.told) == (2, True)


@pytest.mark.parametrize(("broken", "code"), [(1, 0), (2, 3)])
def test_more_than_one_failed_row_in_twenty_ends_with_3(
    run: Run, files: tuple[str, ...], tmp_path: Path, write_rows: Write, broken: int, code: int
):
    """A user's script would go on with half of the claims."""
    good = [{"id": at, "claim": "drug raises risk", "cited_doc_ids": [7]} for at in range(19)]
    write_rows(tmp_path / "claims.jsonl", [*good, *["[bold]{broken"] * broken])
    ended = run("verify", *files, "--cited")
    assert code == ended.code
    assert "claims.jsonl:20: not JSON" in ended.told
    assert (tmp_path / "out.jsonl").read_text(encoding="utf-8").count("\n") == 19


def test_a_calibrator_is_made_and_used(run: Run, files: tuple[str, ...], tmp_path: Path, write_rows: Write):
    """A user's labels would not lead to numbers."""
    labels = ("SUPPORT", "REFUTE", "NEI")
    words = "abcdefgh"
    rows = [
        {"id": at, "claim": f"drug {words[at % 8]} raises risk", "label": labels[at % 3], "group": at % 12}
        | {"sentences": [f"the trial of drug {words[at % 7]} lowers score {at}", "the risk of the model"]}
        for at in range(60)
    ]
    write_rows(tmp_path / "labels.jsonl", rows)
    arguments = (
        "calibrate",
        "labels.jsonl",
        "--out",
        "ours.json",
        "--judge",
        "judge",
        "--population",
        "tiny drugs",
        "--name",
        "x\x1b[31m",
    )
    ended = run(*arguments)
    assert ended.code == 0
    assert "60 pairs in 12 groups" in ended.out
    assert "\x1b" not in ended.out
    told = json.loads(run(*arguments, "--json").out)
    assert (told["n"], told["groups"]) == (60, 12)
    assert "tiny drugs" in (tmp_path / "ours.json").read_text(encoding="utf-8")
    used = json.loads(run("verify", *files, "--cited", "--calibrator", "ours.json", "--json").out)
    assert (used["judged"], used["withheld"]) == (3, {})
    assert run("verify", *files, "--open", "--calibrator", "ours.json").code == 2


def test_too_few_labels_end_with_2(run: Run, files: tuple[str, ...], tmp_path: Path, write_rows: Write):
    """A user would trust numbers made of three pairs."""
    rows = [{"id": at, "claim": "drug", "label": "NEI", "text": "The drug."} for at in range(3)]
    write_rows(tmp_path / "labels.jsonl", [*rows, {"id": 9, "claim": "drug", "text": "The drug."}])
    ended = run("calibrate", "labels.jsonl", "--out", "ours.json", "--judge", "judge")
    assert ended.code == 2
    assert "labels.jsonl:4: label: Field required" in ended.told
    assert not (tmp_path / "ours.json").exists()
    assert run("calibrate", "labels.jsonl", "--out", "ours.json", "--setting", "wild").code == 2
    assert run("calibrate", "nowhere.jsonl", "--out", "ours.json").code == 2


def test_the_verifier_can_be_used_from_python():
    """A user of the library would not find what the command uses."""
    import synthesist
    from synthesist.verify.pairs import Verifier

    assert synthesist.Verifier is Verifier
    with pytest.raises(AttributeError):
        _ = synthesist.Nothing
