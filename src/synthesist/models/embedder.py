"""Texts to vectors. The default is wordllama: static word vectors that lie in its wheel, so nothing is fetched."""

from collections.abc import Sequence
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]

READ_CHARACTERS = 8_000
"""Characters of a text that count: texts are padded to the longest of a batch, so one book would cost gigabytes."""


class Embedder(Protocol):
    """Whatever turns texts into unit vectors."""

    @property
    def name(self) -> str:
        """Name and version: vectors of different names are never compared."""

    @property
    def dimensions(self) -> int:
        """Length of a vector."""

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors as float32 of shape (texts, dimensions); a text without a known word is all zeros."""


class WordLlamaEmbedder:
    """wordllama, 256 dimensions, mean of token vectors; a text's vector depends on that text alone.

    The model is loaded with the first text, so that whoever only asks for the name does not wait.
    """

    dimensions = 256

    @property
    def name(self) -> str:
        """Name and version of the model."""
        return f"wordllama-256/{version('wordllama')}"

    def embed(self, texts: Sequence[str]) -> Vectors:
        """See `Embedder.embed`."""
        if not texts:
            return np.zeros((0, self.dimensions), dtype=np.float32)
        vectors = np.asarray(
            _wordllama().embed([text[:READ_CHARACTERS] for text in texts], norm=False), dtype=np.float32
        )
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        unit: Vectors = np.divide(vectors, lengths, out=np.zeros_like(vectors), where=lengths > 0)
        return unit


def default_embedder() -> Embedder:
    """The embedder that is used where none is named."""
    return WordLlamaEmbedder()


@cache
def _wordllama() -> Any:
    import wordllama

    # Its own look-up of the bundled tokenizer misses the folder in the wheel and would go to a hub.
    return wordllama.WordLlama.load(cache_dir=Path(wordllama.__file__).parent, disable_download=True)
