"""Write a stage's weights as a judge's folder, with word vectors in half the bytes, and check it.

    python -m training.judge.export stage_b training/.work/judge --version 1

Word vectors are stored as float16 and widened when the file is loaded; everything that is computed is float32. Prints
the size and the largest difference of a logit over some rows, alone and in a padded batch.
"""

import argparse
import json
import os
import shutil
from collections.abc import Sequence
from pathlib import Path

os.environ.setdefault("HF_HUB_OFFLINE", "1")

import numpy as np
import onnx
import onnxruntime
import torch
from onnx import TensorProto, helper, numpy_helper

from training.judge.evaluate import loaded
from training.judge.model import LONGEST, CrossEncoder, base_folder, encoded, tokenizer
from training.rows import LABELS, WORK, read_rows

_INPUTS = ("input_ids", "attention_mask", "token_type_ids")
_LARGE = 5_000_000


def export(model: CrossEncoder, path: Path) -> None:
    """Write the model with a free number of pairs and of tokens."""
    model.eval()
    example = encoded(tokenizer(), ["A passage of some words.", "Another."], ["A claim.", "One more claim."])
    free = {name: {0: "pairs", 1: "tokens"} for name in _INPUTS}
    torch.onnx.export(
        model,
        tuple(example[name] for name in _INPUTS),
        str(path),
        input_names=list(_INPUTS),
        output_names=["logits"],
        dynamic_axes=free | {"logits": {0: "pairs"}},
        opset_version=17,
        dynamo=False,
    )
    graph = onnx.load(str(path))
    _halve(graph.graph)
    onnx.checker.check_model(graph)
    onnx.save(graph, str(path))


def difference(model: CrossEncoder, path: Path, rows: Sequence[dict]) -> dict[str, float]:
    """Largest differences of a logit: file against checkpoint, and a pair alone against the same in a batch."""
    tokens, session = tokenizer(), onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])

    def logits(some: Sequence[dict]) -> np.ndarray:
        batch = encoded(tokens, [row["evidence"] for row in some], [row["claim"] for row in some])
        return session.run(None, {name: batch[name].numpy() for name in _INPUTS})[0]

    together = logits(rows)
    alone = np.concatenate([logits([row]) for row in rows])
    with torch.inference_mode():
        batch = encoded(tokens, [row["evidence"] for row in rows], [row["claim"] for row in rows])
        truth = model(**batch).numpy()
    return {"checkpoint": float(np.abs(together - truth).max()), "batch": float(np.abs(together - alone).max())}


def _halve(graph: onnx.GraphProto) -> None:
    for weight in list(graph.initializer):
        values = numpy_helper.to_array(weight)
        if values.size > _LARGE:
            name = weight.name
            half = numpy_helper.from_array(values.astype(np.float16), f"{name}.half")
            graph.initializer.remove(weight)
            graph.initializer.append(half)
            graph.node.insert(0, helper.make_node("Cast", [half.name], [name], to=TensorProto.FLOAT))


def main(arguments: Sequence[str] | None = None) -> None:
    """Export and check."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stage")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--version", required=True)
    options = parser.parse_args(arguments)
    options.folder.mkdir(parents=True, exist_ok=True)
    model, path = loaded(WORK / options.stage), options.folder / "judge.onnx"
    export(model, path)
    shutil.copyfile(base_folder() / "tokenizer.json", options.folder / "tokenizer.json")
    card = {"name": "minilm-crossed", "version": options.version, "labels": LABELS, "longest": LONGEST}
    (options.folder / "judge.json").write_text(json.dumps(card, indent=1) + "\n", "utf-8")
    rows = list(read_rows(WORK / "real-heldout-documents.jsonl", 16))
    print(json.dumps({"bytes": path.stat().st_size, **difference(model, path, rows)}))


if __name__ == "__main__":
    main()
