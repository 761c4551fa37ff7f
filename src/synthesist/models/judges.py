"""Which judge is asked: the bundled one, one by path, or a larger one where a small one is not sure."""

from pathlib import Path

from synthesist.errors import ModelError
from synthesist.models.huggingface_judge import HuggingFaceJudge
from synthesist.models.onnx_judge import FOREIGN, OWN, OnnxJudge
from synthesist.models.pairs import PairJudge

_WEIGHTS = Path(__file__).parent / "weights"


def default_judge() -> PairJudge:
    """The judge that is bundled with the package.

    Raises:
        ModelError: the package was installed without it.
    """
    if not (_WEIGHTS / OWN).is_file():
        raise ModelError("the bundled judge is missing", "install synthesist again, or name a judge's folder")
    return OnnxJudge(_WEIGHTS)


def judge_at(path: Path) -> PairJudge:
    """The judge in a folder: our own export, one by Hugging Face optimum, or a Hugging Face sequence classifier.

    Where a folder holds several, the one that needs no extra is taken.

    Raises:
        ModelError: the folder is none of these, or does not say what its columns mean.
        MissingExtra: it takes torch and transformers, which are not installed.
    """
    if any((path / name).is_file() for name in (OWN, FOREIGN)):
        return OnnxJudge(path)
    has_weights = any(path.glob("*.safetensors")) or any(path.glob("pytorch_model*.bin"))
    if has_weights and (path / "config.json").is_file():
        return HuggingFaceJudge(path)
    hint = f"name a folder with {OWN} or {FOREIGN}, or one with config.json and model.safetensors"
    raise ModelError(f"{path} holds no judge" if path.is_dir() else f"{path} is no folder", hint)
