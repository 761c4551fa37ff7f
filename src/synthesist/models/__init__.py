"""Models behind protocols: whoever computes a vector or judges a pair can be exchanged."""

from synthesist.models.embedder import Embedder, Vectors, WordLlamaEmbedder, default_embedder
from synthesist.models.huggingface_judge import HuggingFaceJudge
from synthesist.models.judges import default_judge, judge_at
from synthesist.models.language_model_judge import LanguageModel, LanguageModelJudge
from synthesist.models.onnx_judge import OnnxJudge
from synthesist.models.pairs import LABELS, PairJudge, Scores

__all__ = [
    "LABELS",
    "Embedder",
    "HuggingFaceJudge",
    "LanguageModel",
    "LanguageModelJudge",
    "OnnxJudge",
    "PairJudge",
    "Scores",
    "Vectors",
    "WordLlamaEmbedder",
    "default_embedder",
    "default_judge",
    "judge_at",
]
