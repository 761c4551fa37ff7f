"""Where training stands, written so that it can be cut off at any moment."""

import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

import torch
from torch import nn

_LATEST, _FINISHED = "latest.pt", "model.pt"


@dataclass
class Place:
    """How far training is.

    Attributes:
        seen: pairs trained on.
        chunk: chunks done.
        batch: batches done of the chunk in hand.
        cursors: the mixture's cursors before the chunk in hand.
        validated_at: pairs seen at the last validation.
        saved_at: monotonic seconds of the last checkpoint.
    """

    seen: int = 0
    chunk: int = 0
    batch: int = 0
    cursors: dict[str, int] = field(default_factory=dict)
    validated_at: int = 0
    saved_at: float = field(default_factory=time.monotonic)


def save(folder: Path, model: nn.Module, optimizer: torch.optim.Optimizer, place: Place) -> None:
    """Replace the checkpoint as a whole."""
    folder.mkdir(parents=True, exist_ok=True)
    state = {
        "model": model.state_dict(),
        "optimizer": optimizer.state_dict(),
        "random": torch.get_rng_state(),
        "place": asdict(place),
    }
    _write(folder / _LATEST, state)
    place.saved_at = time.monotonic()


def restore(folder: Path, model: nn.Module, optimizer: torch.optim.Optimizer, place: Place) -> None:
    """Take up the checkpoint where there is one."""
    if not (folder / _LATEST).exists():
        return
    state = torch.load(folder / _LATEST, weights_only=True)
    model.load_state_dict(state["model"])
    optimizer.load_state_dict(state["optimizer"])
    torch.set_rng_state(state["random"])
    for name, value in state["place"].items():
        if name != "saved_at":
            setattr(place, name, value)


def finish(folder: Path, model: nn.Module) -> None:
    """Write the weights alone, for the next stage and for export."""
    _write(folder / _FINISHED, model.state_dict())


def _write(path: Path, state: Mapping[str, object]) -> None:
    draft = path.with_suffix(".part")
    torch.save(dict(state), draft)
    draft.replace(path)
