"""Tiny judges, made on the spot: random weights, a few dozen words, the files that a real one has."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Tokenizer, models, pre_tokenizers, processors

SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]")
BROKEN = "broken"
"""A word whose vector is no number."""

WORDS = (
    "drug",
    "trial",
    "model",
    "claim",
    "passage",
    "raises",
    "lowers",
    "risk",
    "score",
    "not",
    "the",
    "of",
    *"abcdefgh",
)
VOCABULARY = {word: at for at, word in enumerate((*SPECIAL, BROKEN, *WORDS))}

PAIRS = [
    ("drug raises risk", "the trial of the drug raises score"),
    ("drug lowers risk", "a b c d e f g h"),
    ("model not in trial", "passage"),
    ("claim", "the passage of the model " * 90),
    ("", "the passage"),
    ("claim", ""),
    ("", ""),
]


def tokenizer() -> Tokenizer:
    """Words as they stand; passage, separator, claim, separator."""
    made = Tokenizer(models.WordLevel(VOCABULARY, unk_token="[UNK]"))
    made.pre_tokenizer = pre_tokenizers.Whitespace()
    made.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]",
        pair="[CLS] $A [SEP] $B:1 [SEP]:1",
        special_tokens=[(word, VOCABULARY[word]) for word in ("[CLS]", "[SEP]")],
    )
    return made


def onnx_folder(folder: Path, *, columns: int = 3, bare: bool = False, card: dict[str, Any] | None = None) -> Path:
    """A judge as the package keeps its own; `bare` leaves out the token types."""
    folder.mkdir()
    (folder / "judge.onnx").write_bytes(_graph(columns, bare=bare).SerializeToString())
    tokenizer().save(str(folder / "tokenizer.json"))
    (folder / "judge.json").write_text(json.dumps({"name": "tiny", "version": "1", **(card or {})}))
    return folder


def optimum_folder(folder: Path, names: list[str], *, bare: bool = False) -> Path:
    """The same model as Hugging Face optimum lays it out."""
    onnx_folder(folder, columns=len(names), bare=bare)
    (folder / "judge.onnx").rename(folder / "model.onnx")
    (folder / "judge.json").unlink()
    config = {"model_type": "bert", "max_position_embeddings": 64, "id2label": dict(enumerate(names))}
    (folder / "config.json").write_text(json.dumps(config))
    return folder


def _graph(columns: int, *, bare: bool) -> onnx.ModelProto:
    """The mean over tokens of word and type vectors, times a matrix."""
    rng = np.random.default_rng(7)
    words = rng.normal(size=(len(VOCABULARY), 8)).astype(np.float32)
    words[VOCABULARY[BROKEN]] = np.nan
    weights = {
        "words": words,
        "types": rng.normal(size=(2, 8)).astype(np.float32),
        "out": rng.normal(size=(8, columns)).astype(np.float32),
        "last": np.array([-1], dtype=np.int64),
        "tokens": np.array([1], dtype=np.int64),
    }
    inputs = ["input_ids", "attention_mask"] + ["token_type_ids"] * (not bare)
    node = helper.make_node
    nodes = [
        node("Gather", ["words", "input_ids"], ["word"]),
        *([] if bare else [node("Gather", ["types", "token_type_ids"], ["type"])]),
        node("Identity", ["word"], ["vector"]) if bare else node("Add", ["word", "type"], ["vector"]),
        node("Cast", ["attention_mask"], ["mask"], to=TensorProto.FLOAT),
        node("Unsqueeze", ["mask", "last"], ["wide"]),
        node("Mul", ["vector", "wide"], ["seen"]),
        node("ReduceSum", ["seen", "tokens"], ["sum"], keepdims=0),
        node("ReduceSum", ["wide", "tokens"], ["count"], keepdims=0),
        node("Div", ["sum", "count"], ["mean"]),
        node("MatMul", ["mean", "out"], ["logits"]),
    ]
    used = {name for one in nodes for name in one.input}
    graph = helper.make_graph(
        nodes,
        "tiny",
        [helper.make_tensor_value_info(name, TensorProto.INT64, ["pairs", "tokens"]) for name in inputs],
        [helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["pairs", columns])],
        [numpy_helper.from_array(value, name) for name, value in weights.items() if name in used],
    )
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
