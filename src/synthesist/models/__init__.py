"""Models behind protocols: whoever computes a vector or judges a pair can be exchanged."""

from synthesist.models.embedder import Embedder, Vectors, WordLlamaEmbedder, default_embedder
from synthesist.models.judge import Judge, Judgement

__all__ = ["Embedder", "Judge", "Judgement", "Vectors", "WordLlamaEmbedder", "default_embedder"]
