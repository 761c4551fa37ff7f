"""Which judge is asked: the bundled one, one by path, or a larger one where a small one is not sure."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from synthesist.errors import ModelError
from synthesist.models.huggingface_judge import HuggingFaceJudge
from synthesist.models.onnx_judge import FOREIGN, OWN, OnnxJudge
from synthesist.models.pairs import PairJudge, Scores

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


@dataclass(frozen=True, slots=True)
class Tiered:
    """A `PairJudge` that asks a large judge where a small one is not sure.

    Attributes:
        is_sure: whether a row of the small judge's logits, shape (3,), stands; never asked about a row of NaN.
        rule: what `is_sure` is called in the name; scores made by another rule take another calibrator.
    """

    small: PairJudge
    large: PairJudge
    is_sure: Callable[[Scores], bool]
    rule: str = "unsure"

    @property
    def name(self) -> str:
        """Both judges and when the second is asked."""
        return f"{self.small.name}, if {self.rule}: {self.large.name}"

    def logits(self, pairs: Sequence[tuple[str, str]]) -> Scores:
        """See `PairJudge.logits`; where the large judge was asked, its row stands, even one of NaN.

        Raises:
            ModelError: as the judges do.
        """
        rows = self.small.logits(pairs)
        unsure = [at for at, row in enumerate(rows) if np.isnan(row).any() or not self.is_sure(row)]
        if not unsure:
            return rows
        stands = rows.copy()
        stands[unsure] = self.large.logits([pairs[at] for at in unsure])
        return stands
