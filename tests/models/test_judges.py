"""Which judge a folder holds."""

import json
from pathlib import Path

import numpy as np
import pytest
from models_tiny import PAIRS, onnx_folder, optimum_folder

from synthesist.errors import MissingExtra, ModelError
from synthesist.models import judges
from synthesist.models.huggingface_judge import HuggingFaceJudge
from synthesist.models.judges import default_judge, judge_at

THREE = ["contradiction", "entailment", "neutral"]


def test_the_bundled_judge_is_where_it_is_looked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """An installation without its judge must say what to do, and one with it must find it."""
    monkeypatch.setattr(judges, "_WEIGHTS", tmp_path / "weights")
    with pytest.raises(ModelError, match="bundled judge is missing") as caught:
        default_judge()
    assert "install" in caught.value.hint
    onnx_folder(tmp_path / "weights")
    assert np.isfinite(default_judge().logits(PAIRS)).all()


def test_a_folder_of_our_own(tmp_path: Path):
    """A judge trained anew must be usable by path."""
    assert judge_at(onnx_folder(tmp_path / "judge")).name.startswith("tiny/1+")


@pytest.mark.parametrize("bare", [False, True])
def test_a_folder_of_optimum(tmp_path: Path, *, bare: bool):
    """A larger judge in the usual layout, with or without token types, must be usable by path."""
    judge = judge_at(optimum_folder(tmp_path / "one", THREE, bare=bare))
    usual = judge_at(optimum_folder(tmp_path / "other", ["SUPPORTS", "REFUTES", "NOT ENOUGH INFO"], bare=bare))
    assert judge.name.startswith("bert/onnx+")
    assert judge.name != usual.name
    assert np.array_equal(judge.logits(PAIRS), usual.logits(PAIRS)[:, [1, 0, 2]])


@pytest.mark.parametrize("names", [["entailment", "not_entailment"], ["not-entailment", "ENTAILMENT"]])
def test_a_judge_of_two_labels_never_refutes(tmp_path: Path, names: list[str]):
    """No entailment is no refutation; yet no label may have probability zero, or calibration breaks."""
    rows = judge_at(optimum_folder(tmp_path / "judge", names)).logits(PAIRS)
    assert np.isfinite(rows).all()
    assert (rows[:, 1] < rows[:, [0, 2]].min(axis=1) - 10).all()


@pytest.mark.parametrize(
    "config",
    [
        {"id2label": {"0": "LABEL_0", "1": "LABEL_1", "2": "LABEL_2"}},
        {"id2label": {"0": "entailment", "1": "neutral", "3": "contradiction"}},
        {"id2label": {"0": "entailment", "1": "contradiction"}},
        {"id2label": {"0": "SUPPORT", "1": "entailment", "2": "neutral"}},
        {"id2label": {}},
        {"id2label": None},
        {},
        [],
    ],
)
def test_columns_without_a_meaning_are_not_guessed(tmp_path: Path, config: object):
    """Models order their columns differently: a guess would turn support into refutation."""
    folder = optimum_folder(tmp_path / "judge", THREE)
    (folder / "config.json").write_text(json.dumps(config))
    with pytest.raises(ModelError) as caught:
        judge_at(folder)
    assert "id2label" in caught.value.hint


def test_a_folder_that_is_no_judge(tmp_path: Path):
    """A wrong path must be told at once, with what would be right."""
    (tmp_path / "config.json").write_text("{}")
    for path in (tmp_path, tmp_path / "nowhere", tmp_path / "config.json"):
        with pytest.raises(ModelError) as caught:
            judge_at(path)
        assert "model.safetensors" in caught.value.hint


@pytest.mark.parametrize("weights", ["model.safetensors", "model-00001-of-00002.safetensors", "pytorch_model.bin"])
def test_weights_of_torch_need_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, weights: str):
    """Without torch a run must stop before it starts, and say what to install."""
    monkeypatch.setattr("synthesist.models.huggingface_judge.find_spec", {}.get)
    (tmp_path / weights).touch()
    (tmp_path / "config.json").write_text("{}")
    with pytest.raises(MissingExtra) as caught:
        judge_at(tmp_path)
    assert "synthesist[huggingface]" in caught.value.hint


def test_weights_of_torch_are_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """With torch at hand the same folder is a judge, whose name needs no loading."""
    monkeypatch.setattr("synthesist.models.huggingface_judge.find_spec", str)
    (tmp_path / "model.safetensors").write_bytes(b"weights")
    (tmp_path / "tokenizer.json").touch()
    (tmp_path / "config.json").write_text(json.dumps({"id2label": dict(enumerate(THREE)), "model_type": "bert"}))
    judge = judge_at(tmp_path)
    assert isinstance(judge, HuggingFaceJudge)
    assert judge.name.startswith("bert/huggingface+")
    (tmp_path / "model.safetensors").write_bytes(b"other weights")
    assert judge_at(tmp_path).name != judge.name
