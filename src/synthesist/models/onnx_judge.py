"""A cross-encoder that onnxruntime runs: the bundled judge, or an ONNX export of another model by path."""

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np

from synthesist.errors import ModelError
from synthesist.models.judge_card import JudgeCard, attempt, card_of, fingerprint, foreign_card
from synthesist.models.onnx_runtime import onnx_runtime
from synthesist.models.pair_tokens import PairTokens, pair_tokens
from synthesist.models.pairs import LABELS, Scores

OWN, FOREIGN = "judge.onnx", "model.onnx"
_INPUTS = frozenset(("input_ids", "attention_mask", "token_type_ids"))
_MOST_THREADS = 8


class OnnxJudge:
    """A `PairJudge` of a folder with `judge.onnx`, `judge.json` and `tokenizer.json`.

    A folder as Hugging Face optimum exports it will do as well: `model.onnx`, `config.json`, `tokenizer.json`.
    Every pair runs alone, unpadded, on one thread, so that its scores are the same bits in any batch and any order;
    `threads` pairs run at a time. The model is loaded with the first pair.
    """

    def __init__(self, folder: Path, *, threads: int | None = None) -> None:
        self._model = folder / OWN if (folder / OWN).exists() else folder / FOREIGN
        if not self._model.is_file():
            hint = f"name a folder that holds {OWN} or {FOREIGN}"
            raise ModelError(f"{folder} holds no judge for onnxruntime", hint)
        is_own = self._model.name == OWN
        self._card = card_of(folder / "judge.json") if is_own else foreign_card(folder / "config.json", "onnx")
        self._threads = threads or min(_MOST_THREADS, os.cpu_count() or 1)
        self._lock = Lock()

    @cached_property
    def name(self) -> str:
        """Name, version and fingerprint; known without loading the model.

        Raises:
            ModelError: a file of the judge is missing.
        """
        return fingerprint(self._card, [self._tokenizer, *self._model.parent.glob(f"{self._model.name}*")])

    def logits(self, pairs: Sequence[tuple[str, str]]) -> Scores:
        """See `PairJudge.logits`.

        Raises:
            ModelError: the folder's files are damaged or not of one model.
        """
        distinct = list(dict.fromkeys(pairs))
        if not distinct:
            return np.zeros((0, len(LABELS)))
        with self._lock:
            running = self._running
        with ThreadPoolExecutor(min(self._threads, len(distinct))) as pool:
            rows = dict(zip(distinct, pool.map(running.row, distinct), strict=True))
        return np.stack([rows[pair] for pair in pairs])

    @property
    def _tokenizer(self) -> Path:
        return self._model.with_name("tokenizer.json")

    @cached_property
    def _running(self) -> "_Running":
        tokens = pair_tokens(self._tokenizer, self._card.longest)
        session = attempt(self._model, lambda: _session(self._model))
        inputs = tuple(entry.name for entry in session.get_inputs())
        if "input_ids" not in inputs or not set(inputs) <= _INPUTS:
            reason = f"{self._model} asks for {', '.join(inputs)}"
            raise ModelError(reason, f"export it as a sequence classifier, which asks for {', '.join(sorted(_INPUTS))}")
        outputs = [entry.name for entry in session.get_outputs()]
        return _Running(self._model, self._card, tokens, session, inputs, _named(outputs, "logits"))


@dataclass(frozen=True, slots=True)
class _Running:
    """A loaded model; threads may share it."""

    path: Path
    card: JudgeCard
    tokens: PairTokens
    session: Any
    inputs: tuple[str, ...]
    output: str

    def row(self, pair: tuple[str, str]) -> Scores:
        """Logits of one (claim, passage) pair, shape (3,); NaN where there is nothing to read."""
        encoding = self.tokens.encoded(*pair)
        if not encoding.ids:
            return np.full(len(LABELS), np.nan)
        every = {
            "input_ids": encoding.ids,
            "attention_mask": encoding.attention_mask,
            "token_type_ids": encoding.type_ids,
        }
        given = {name: np.array([every[name]], dtype=np.int64) for name in self.inputs}
        return attempt(self.path, lambda: self.card.row(np.asarray(self.session.run([self.output], given)[0])))


def _named(outputs: Sequence[str], name: str) -> str:
    return name if name in outputs else outputs[0]


def _session(path: Path) -> Any:
    onnxruntime = onnx_runtime()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.enable_mem_pattern = False  # lengths differ from pair to pair, and a plan for each would be kept
    options.log_severity_level = 4  # what goes wrong is raised; a library does not print
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
