"""Models behind protocols: whoever computes a vector or judges a pair can be exchanged."""

from synthesist.models.embedder import Embedder, Vectors, WordLlamaEmbedder, default_embedder
from synthesist.models.judge import Judge, Judgement
from synthesist.models.pairs import LABELS, PairJudge, Scores

__all__ = [
    "LABELS",
    "Embedder",
    "Judge",
    "Judgement",
    "PairJudge",
    "Scores",
    "Vectors",
    "WordLlamaEmbedder",
    "default_embedder",
]
