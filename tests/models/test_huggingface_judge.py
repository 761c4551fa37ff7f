"""A sequence classifier in a Hugging Face folder: nothing is fetched, nothing run, nothing guessed."""

import json
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from models_tiny import PAIRS, VOCABULARY, tokenizer

from synthesist.errors import ModelError
from synthesist.models.huggingface_judge import HuggingFaceJudge
from synthesist.models.judges import judge_at

torch = pytest.importorskip("torch", reason="torch missing: install the extra `huggingface`")
transformers = pytest.importorskip("transformers", reason="transformers missing: install the extra `huggingface`")

THREE = ("contradiction", "entailment", "neutral")


def made(folder: Path, names: tuple[str, ...] = THREE, *, headless: bool = False) -> Path:
    """A BERT of one layer with random weights; `headless` leaves out what classifies."""
    torch.manual_seed(3)
    config = transformers.BertConfig(
        vocab_size=len(VOCABULARY),
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=32,
        max_position_embeddings=66,
        initializer_range=0.5,
        id2label=dict(enumerate(names)),
        label2id={name: at for at, name in enumerate(names)},
    )
    kind = transformers.BertModel if headless else transformers.BertForSequenceClassification
    kind(config).save_pretrained(folder)
    words: dict[str, Any] = {"unk_token": "[UNK]", "pad_token": "[PAD]", "cls_token": "[CLS]", "sep_token": "[SEP]"}
    words["model_input_names"] = ["input_ids", "token_type_ids", "attention_mask"]
    transformers.PreTrainedTokenizerFast(tokenizer_object=tokenizer(), **words).save_pretrained(folder)
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A tiny judge of three labels."""
    return made(tmp_path / "judge")


def changed(path: Path, **entries: Any) -> None:
    """Put entries into a JSON file."""
    path.write_text(json.dumps({**json.loads(path.read_text(encoding="utf-8")), **entries}), encoding="utf-8")


def test_scores_of_a_pair_are_its_own(folder: Path):
    """A verdict that hung on its batch, order or threads could not be reproduced."""
    rows = judge_at(folder).logits(PAIRS)
    assert rows.shape == (len(PAIRS), 3)
    assert np.isfinite(rows).all()
    before = torch.get_num_threads()
    for threads in (1, 3):
        torch.set_num_threads(threads)
        judge = HuggingFaceJudge(folder)
        assert np.array_equal(judge.logits(PAIRS[::-1] * 2), np.concatenate([rows[::-1]] * 2))
        assert all(np.array_equal(judge.logits([pair])[0], row) for pair, row in zip(PAIRS, rows, strict=True))
        assert torch.get_num_threads() == threads
    torch.set_num_threads(before)


def test_the_model_reads_the_passage_first_and_its_own_columns(folder: Path):
    """Sides or columns mixed up would turn verdicts around: held against the model asked by hand."""
    claim, passage = PAIRS[0]
    ids = [VOCABULARY[word] for word in f"[CLS] {passage} [SEP] {claim} [SEP]".split()]
    types = [0] * (len(passage.split()) + 2) + [1] * (len(claim.split()) + 1)
    model = transformers.BertForSequenceClassification.from_pretrained(folder, local_files_only=True).eval()
    with torch.inference_mode():
        (raw,) = model(torch.tensor([ids]), torch.ones(1, len(ids)), torch.tensor([types])).logits.tolist()
    assert np.allclose(HuggingFaceJudge(folder).logits([PAIRS[0]]), [raw[1], raw[0], raw[2]], atol=1e-5)


def test_the_passage_gives_way_first(folder: Path):
    """A claim that loses its end may lose the "not" in it; what the passage loses is its end."""
    judge = HuggingFaceJudge(folder)
    long = "the passage of the model " * 40
    rows = judge.logits([("drug not", long), ("drug not", long + " drug"), ("drug", long), ("drug not", "a " + long)])
    assert np.array_equal(rows[0], rows[1])
    assert not np.allclose(rows[0], rows[2])
    assert not np.allclose(rows[0], rows[3])


@pytest.mark.parametrize("text", ["", "\ud800", "drug " * 10_000])
def test_any_text_is_judged(folder: Path, text: str):
    """One odd text of a thousand must not end the run."""
    assert np.isfinite(HuggingFaceJudge(folder).logits([(text, "the passage"), ("claim", text), (text, text)])).all()


def test_no_pairs_no_rows(folder: Path):
    """A claim for which nothing was found must not fail."""
    assert HuggingFaceJudge(folder).logits([]).shape == (0, 3)


def test_a_judge_of_two_labels_never_refutes(tmp_path: Path):
    """No entailment is no refutation; yet no label may have probability zero, or calibration breaks."""
    rows = HuggingFaceJudge(made(tmp_path / "two", ("entailment", "not_entailment"))).logits(PAIRS)
    assert np.isfinite(rows).all()
    assert (rows[:, 1] < rows[:, [0, 2]].min(axis=1) - 10).all()


def test_half_precision_is_computed_in_full(folder: Path):
    """Sums in sixteen bits differ from machine to machine."""
    model = transformers.BertForSequenceClassification.from_pretrained(folder, local_files_only=True)
    model.half().save_pretrained(folder)
    judge = HuggingFaceJudge(folder)
    assert np.isfinite(judge.logits(PAIRS)).all()
    assert judge._model.dtype is torch.float32


def test_weights_in_the_older_layout(folder: Path):
    """Many published judges have no safetensors."""
    rows = judge_at(folder).logits(PAIRS)
    model = transformers.BertForSequenceClassification.from_pretrained(folder, local_files_only=True)
    torch.save(model.state_dict(), folder / "pytorch_model.bin")
    (folder / "model.safetensors").unlink()
    assert np.array_equal(judge_at(folder).logits(PAIRS), rows)


def test_weights_that_are_a_program_are_not_run(folder: Path, tmp_path: Path):
    """A pickled file could do anything on the reader's machine."""
    (folder / "model.safetensors").unlink()
    torch.save({"weight": _Harm(tmp_path / "harm")}, folder / "pytorch_model.bin")
    with pytest.raises(ModelError):
        judge_at(folder).logits(PAIRS)
    assert not (tmp_path / "harm").exists()


class _Harm:
    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[Any, ...]:
        return Path.touch, (self.path,)


@pytest.mark.parametrize("kind", ["own", "bert"])
def test_code_in_the_folder_is_not_run(folder: Path, tmp_path: Path, kind: str):
    """A judge by path must not be a way to run a stranger's program."""
    harm = tmp_path / "harm"
    (folder / "own.py").write_text(f"open({str(harm)!r}, 'w')\nclass Own: ...\n")
    auto = {
        "AutoModelForSequenceClassification": "own.Own",
        "AutoConfig": "own.Own",
        "AutoTokenizer": ["own.Own", None],
    }
    changed(folder / "config.json", auto_map=auto, model_type=kind)
    with pytest.raises(ModelError) if kind == "own" else nullcontext():
        HuggingFaceJudge(folder).logits(PAIRS)
    assert not harm.exists()


def test_a_model_that_was_never_tuned_is_refused(tmp_path: Path):
    """Its head would be random, and each verdict a throw of dice."""
    with pytest.raises(ModelError, match=r"lacks trained weights for classifier\.bias") as caught:
        HuggingFaceJudge(made(tmp_path / "base", headless=True)).logits(PAIRS)
    assert "chance" in caught.value.hint


@pytest.mark.parametrize("damaged", ["model.safetensors", "tokenizer.json", "config.json"])
def test_a_damaged_file_says_so(folder: Path, damaged: str):
    """A cut download must not end in a traceback of another library."""
    (folder / damaged).write_bytes((folder / damaged).read_bytes()[:40])
    with pytest.raises(ModelError) as caught:
        HuggingFaceJudge(folder).logits(PAIRS)
    assert caught.value.hint


def test_a_missing_tokenizer_is_not_looked_for_elsewhere(folder: Path):
    """Texts must not be read by another model's words, nor a hub be asked for them."""
    (folder / "tokenizer.json").unlink()
    with pytest.raises(ModelError, match="holds no tokenizer"):
        HuggingFaceJudge(folder).logits(PAIRS)


def test_what_is_no_number_is_a_row_of_nan(folder: Path):
    """Half a row of numbers would be taken for a judgement."""
    model = transformers.BertForSequenceClassification.from_pretrained(folder, local_files_only=True)
    with torch.no_grad():
        model.bert.embeddings.word_embeddings.weight[VOCABULARY["broken"]] = torch.nan
    model.save_pretrained(folder)
    rows = HuggingFaceJudge(folder).logits([PAIRS[0], ("broken", "the passage")])
    assert np.isfinite(rows[0]).all()
    assert np.isnan(rows[1]).all()


def test_the_name_stands_for_the_weights(tmp_path: Path, folder: Path):
    """A calibrator would be used for a model that it was not made for."""
    name = HuggingFaceJudge(folder).name
    assert name.startswith("bert/huggingface+")
    assert HuggingFaceJudge(folder.rename(tmp_path / "moved")).name == name
    with torch.random.fork_rng():
        other = made(tmp_path / "other", ("entailment", "contradiction", "neutral"))
    assert HuggingFaceJudge(other).name != name


def test_nothing_is_printed(folder: Path, capfd: pytest.CaptureFixture[str]):
    """A progress bar of another library would stand in the output that a program reads."""
    capfd.readouterr()
    HuggingFaceJudge(folder).logits([*PAIRS, ("drug " * 900, "passage " * 900)])
    assert capfd.readouterr() == ("", "")
