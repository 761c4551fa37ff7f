"""Write the trained network as the package runs it, and check it.

python -m training.roles.export --version 2

Weights are stored as float16, word vectors in one byte a value with a scale for each word; both are widened when they
are loaded or looked up, and everything that is computed is float32. Prints the size, the largest difference of a logit
to the checkpoint over some abstracts, and how many roles it changes.
"""

import argparse
import json
import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

os.environ.setdefault("HF_HUB_OFFLINE", "1")

import numpy as np
import onnx
import onnxruntime
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import nn

from training.roles.batches import collated, text_of
from training.roles.network import ROLES, RoleNet, tokenizer
from training.roles.train import LAYERS
from training.roles.vocabulary import FOLDER
from training.rows import read_rows

OUT = Path(__file__).resolve().parents[2] / "src" / "synthesist" / "extract" / "weights"
_INPUTS = ("ids", "pool", "ends", "places")
_LARGE, _SMALL = 4_000_000, 1_000
_CHECKED = 40


class Alone(nn.Module):
    """The network for one window, of which every token counts."""

    def __init__(self, network: RoleNet) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: torch.Tensor, pool: torch.Tensor, ends: torch.Tensor, places: torch.Tensor) -> torch.Tensor:
        """See `RoleNet.forward`."""
        return self.network(ids, pool, ends, places, torch.ones_like(ids))


def trained(name: str) -> RoleNet:
    """The network with the weights of a checkpoint."""
    network = RoleNet(LAYERS, attention="eager")
    network.load_state_dict(torch.load(FOLDER / f"{name}.pt", weights_only=True))
    return network.eval()


def export(network: RoleNet, path: Path, example: dict[str, torch.Tensor]) -> None:
    """Write the network with a free number of tokens and of sentences."""
    free = {"ids": {1: "tokens"}, "pool": {1: "sentences", 2: "tokens"}, "ends": {1: "sentences"}}
    torch.onnx.export(
        Alone(network).eval(),
        tuple(example[name] for name in _INPUTS),
        str(path),
        input_names=list(_INPUTS),
        output_names=["logits"],
        dynamic_axes=free | {"places": {1: "sentences"}, "logits": {1: "sentences"}},
        opset_version=17,
        dynamo=False,
    )
    model = onnx.load(str(path))
    shrink(model.graph)
    onnx.checker.check_model(model)
    onnx.save(model, str(path))


def shrink(graph: onnx.GraphProto) -> None:
    """Store what is large in fewer bytes."""
    for weight in list(graph.initializer):
        values = numpy_helper.to_array(weight)
        if values.dtype != np.float32 or values.size < _SMALL:
            continue
        graph.initializer.remove(weight)
        if values.size > _LARGE:
            _in_bytes(graph, weight.name, values)
        else:
            half = numpy_helper.from_array(values.astype(np.float16), f"{weight.name}.half")
            graph.initializer.append(half)
            graph.node.insert(0, helper.make_node("Cast", [half.name], [weight.name], to=TensorProto.FLOAT))


def _in_bytes(graph: onnx.GraphProto, name: str, values: np.ndarray) -> None:
    """Word vectors: rows are looked up as bytes, then scaled, so that the whole table is never widened."""
    scale = np.maximum(np.abs(values).max(1, keepdims=True), 1e-8) / 127
    graph.initializer.append(numpy_helper.from_array(np.round(values / scale).astype(np.int8), f"{name}.bytes"))
    graph.initializer.append(numpy_helper.from_array(scale.astype(np.float32), f"{name}.scale"))
    at, node = next((at, node) for at, node in enumerate(graph.node) if name in node.input)
    ids, out = node.input[1], node.output[0]
    made = [
        helper.make_node("Gather", [f"{name}.bytes", ids], [f"{name}.rows"], axis=0),
        helper.make_node("Cast", [f"{name}.rows"], [f"{name}.wide"], to=TensorProto.FLOAT),
        helper.make_node("Gather", [f"{name}.scale", ids], [f"{name}.scales"], axis=0),
        helper.make_node("Mul", [f"{name}.wide", f"{name}.scales"], [out]),
    ]
    graph.node.remove(node)
    for offset, one in enumerate(made):
        graph.node.insert(at + offset, one)


def differences(network: RoleNet, path: Path, windows: Sequence[dict[str, torch.Tensor]]) -> dict[str, float]:
    """Of the file to the checkpoint."""
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    most, changed, count = 0.0, 0, 0
    for window in windows:
        told = session.run(None, {name: window[name].numpy() for name in _INPUTS})[0]
        with torch.inference_mode():
            truth = network(**window).numpy()
        most = max(most, float(np.abs(told - truth).max()))
        roles = len(ROLES)
        changed += int((told[..., :roles].argmax(-1) != truth[..., :roles].argmax(-1)).sum())
        count += told.shape[1]
    return {"logit": most, "roles changed": changed, "of": count}


def main(arguments: Sequence[str] | None = None) -> int:
    """Export and check."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--checkpoint", default="roles")
    parser.add_argument("--version", required=True)
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args(arguments)
    tokens = tokenizer()
    marks = tokens.token_to_id("[CLS]"), tokens.token_to_id("[SEP]")
    rows = list(read_rows(FOLDER / "labelled.jsonl", _CHECKED))
    windows = [collated([text_of(row, tokens)], *marks) for row in rows]
    network, path = trained(options.checkpoint), options.out / "roles.onnx"
    options.out.mkdir(parents=True, exist_ok=True)
    export(network, path, windows[0])
    shutil.copyfile(FOLDER / "tokenizer.json", options.out / "tokenizer.json")
    card = {"name": "minilm-roles", "version": options.version, "threshold": 0.5}
    (options.out / "roles.json").write_text(json.dumps(card) + "\n", "utf-8")
    print(json.dumps({"bytes": path.stat().st_size, **differences(network, path, windows)}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
