"""The network behind the roles: a small encoder that reads the sentences of a text together, run by onnxruntime."""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from synthesist.errors import ModelError
from synthesist.extract.role_windows import LONGEST, packed, places_of, windows
from synthesist.models.judge_card import attempt
from synthesist.models.onnx_runtime import onnx_runtime
from synthesist.models.pair_tokens import readable

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Rows = NDArray[np.float64]

_OPENING, _CLOSING = "[CLS]", "[SEP]"


class RoleNetwork:
    """The network of a folder with `roles.onnx` and `tokenizer.json`; it is loaded with the first text.

    Every window runs alone, unpadded, on one thread, so that a text's rows are the same bits in any company.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = Lock()

    def logits(self, sentences: Sequence[str]) -> Rows:
        """What the network says of the sentences of one text, shape (sentences, columns + 2).

        Unnormalised log-probabilities of the roles, as in `role_names.COLUMNS`, then the log-odds of a claim:
        in its place, and by its words alone.

        Raises:
            ModelError: the folder's files are missing or damaged.
        """
        if not sentences:
            return np.zeros((0, 0))
        with self._lock:
            running = self._running
        return running.logits(sentences)

    @cached_property
    def _running(self) -> "_Running":
        tokenizer = _tokenizer(self._folder / "tokenizer.json")
        path = self._folder / "roles.onnx"
        vocabulary = tokenizer.get_vocab()
        opening, closing = attempt(path, lambda: (vocabulary[_OPENING], vocabulary[_CLOSING]))
        return _Running(path, tokenizer, attempt(path, lambda: _session(path)), opening, closing)


class _Running(NamedTuple):
    """A loaded network; threads may share it."""

    path: Path
    tokenizer: "Tokenizer"
    session: Any
    opening: int
    closing: int

    def logits(self, sentences: Sequence[str]) -> Rows:
        texts = [readable(sentence) for sentence in sentences]
        tokens = [one.ids[:LONGEST] for one in self.tokenizer.encode_batch(texts, add_special_tokens=False)]
        places = places_of(len(sentences))
        return np.concatenate(
            [
                self._window(tokens[one.start : one.end], places[one.start : one.end])[
                    one.first - one.start : one.last - one.start
                ]
                for one in windows([len(ids) for ids in tokens])
            ]
        )

    def _window(self, tokens: Sequence[Sequence[int]], places: NDArray[np.int64]) -> Rows:
        given = packed(tokens, places, self.opening, self.closing)
        rows: Rows = attempt(self.path, lambda: np.asarray(self.session.run(None, given)[0][0], dtype=np.float64))
        return rows


def _tokenizer(path: Path) -> "Tokenizer":
    if not path.is_file():
        raise ModelError(f"{path} is missing", "install synthesist again")
    from tokenizers import Tokenizer

    tokenizer = attempt(path, lambda: Tokenizer.from_file(str(path)))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def _session(path: Path) -> Any:
    onnxruntime = onnx_runtime()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.enable_mem_pattern = False  # lengths differ from window to window, and a plan for each would be kept
    options.log_severity_level = 4  # what goes wrong is raised; a library does not print
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
