"""A sequence classifier in a local Hugging Face folder, run by torch: a larger judge by path, behind an extra."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np

from synthesist.errors import MissingExtra, ModelError
from synthesist.models.judge_card import attempt, fingerprint, foreign_card
from synthesist.models.pair_tokens import readable
from synthesist.models.pairs import LABELS, Scores

_HASHED = ("*.json", "*.safetensors", "*.bin", "*.txt", "*.model")
_WORDS = ("tokenizer.json", "vocab.*", "*.model")
_CLOSED = {"local_files_only": True, "trust_remote_code": False}


class HuggingFaceJudge:
    """A `PairJudge` of a folder with `config.json`, weights and a tokenizer's files.

    Passage first, claim second. Nothing is fetched and no code from the folder is run. Every pair runs alone, as
    float32 on one thread, so that its scores hang on that pair alone. A model that knows entailment and its absence
    only never refutes. The model is loaded with the first pair.
    """

    def __init__(self, folder: Path) -> None:
        missing = [package for package in ("torch", "transformers") if find_spec(package) is None]
        if missing:
            reason = f"a judge in a Hugging Face folder needs {' and '.join(missing)}"
            raise MissingExtra(reason, "pip install 'synthesist[huggingface]'")
        if not any(path for pattern in _WORDS for path in folder.glob(pattern)):
            # The library would make up an empty vocabulary without a word.
            raise ModelError(f"{folder} holds no tokenizer", "put the model's tokenizer.json beside its weights")
        self._folder = folder
        self._card = foreign_card(folder / "config.json", "huggingface")
        self._lock = Lock()

    @cached_property
    def name(self) -> str:
        """Kind of model and fingerprint; known without loading the model, though large weights take seconds to hash."""
        return fingerprint(self._card, [path for pattern in _HASHED for path in self._folder.glob(pattern)])

    def logits(self, pairs: Sequence[tuple[str, str]]) -> Scores:
        """See `PairJudge.logits`.

        Raises:
            ModelError: the folder's files are damaged, or hold no trained classifier.
        """
        distinct = list(dict.fromkeys(pairs))
        if not distinct:
            return np.zeros((0, len(LABELS)))
        with self._lock, _one_thread(), _quiet():
            rows = {pair: self._row(*pair) for pair in distinct}
        return np.stack([rows[pair] for pair in pairs])

    def _row(self, claim: str, passage: str) -> Scores:
        raw = attempt(self._folder, lambda: self._raw(readable(claim), readable(passage)))
        return self._card.row(raw)

    def _raw(self, claim: str, passage: str) -> Any:
        """The model's own logits, shape (1, columns)."""
        longest = self._card.longest
        own = self._tokens(claim, add_special_tokens=False, verbose=False)["input_ids"]
        if len(own) > longest // 2:
            claim = self._tokens.decode(own[: longest // 2])
        given = self._tokens(passage, claim, truncation="only_first", max_length=longest, return_tensors="pt")
        with import_module("torch").inference_mode():
            return self._model(**given).logits.numpy()

    @cached_property
    def _tokens(self) -> Any:
        auto = import_module("transformers").AutoTokenizer
        return attempt(self._folder, lambda: auto.from_pretrained(self._folder, **_CLOSED))

    @cached_property
    def _model(self) -> Any:
        auto = import_module("transformers").AutoModelForSequenceClassification
        how = {
            "dtype": import_module("torch").float32,
            "use_safetensors": any(self._folder.glob("*.safetensors")),
            "output_loading_info": True,
        }
        model, found = attempt(self._folder, lambda: auto.from_pretrained(self._folder, **how, **_CLOSED))
        if found["missing_keys"]:
            reason = f"{self._folder} lacks trained weights for {', '.join(sorted(found['missing_keys'])[:3])}"
            raise ModelError(reason, "name a model that was tuned to classify pairs; this one would answer by chance")
        return model.eval()


@contextmanager
def _quiet() -> Iterator[None]:
    """Only the command line prints; what goes wrong is raised."""
    logging = import_module("transformers.utils.logging")
    before, had_bars = logging.get_verbosity(), logging.is_progress_bar_enabled()
    logging.set_verbosity_error()
    logging.disable_progress_bar()
    try:
        yield
    finally:
        logging.set_verbosity(before)
        if had_bars:
            logging.enable_progress_bar()


@contextmanager
def _one_thread() -> Iterator[None]:
    """Sums over several threads may end in other bits; torch knows this number for the whole process only."""
    torch = import_module("torch")
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(before)
