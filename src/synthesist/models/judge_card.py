"""What a judge's folder says of the model in it: name, columns, length. And what a raw answer comes to."""

import hashlib
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from pydantic import Field, ValidationError

from synthesist.errors import ModelError, contain
from synthesist.models.pairs import LABELS, Scores
from synthesist.records import Failure, Label
from synthesist.records.base import Frozen

Answer = TypeVar("Answer")

_MEANT = {
    "support": Label.SUPPORT,
    "supports": Label.SUPPORT,
    "supported": Label.SUPPORT,
    "entailment": Label.SUPPORT,
    "refute": Label.REFUTE,
    "refutes": Label.REFUTE,
    "refuted": Label.REFUTE,
    "contradict": Label.REFUTE,
    "contradiction": Label.REFUTE,
    "nei": Label.NEI,
    "neutral": Label.NEI,
    "not enough info": Label.NEI,
    "not enough information": Label.NEI,
    "not entailment": Label.NEI,
}
_UNLIKELY = 20.0
"""How far below its lowest logit a model that cannot refute has REFUTE: finite, so that every label stays possible."""

_LONGEST_ELSEWHERE = 512
_RESERVED = 2
"""Some models keep the first positions for padding, and do not say so in a way that all share."""


_CHECK_FOLDER = "copy or export the judge's folder again; its files must be of one model"
_HOW_TO_NAME = (
    'name the columns in config.json as the model\'s authors do, such as "id2label": '
    '{"0": "contradiction", "1": "entailment", "2": "neutral"}'
)


class JudgeCard(Frozen, extra="ignore"):
    """A judge's card, `judge.json`.

    Attributes:
        labels: what the model's columns are called, in order.
        longest: tokens of passage and claim together that the model reads.
    """

    name: str = Field(min_length=1)
    version: str = Field(min_length=1)
    labels: tuple[str, ...] = tuple(LABELS)
    longest: int = Field(default=256, ge=16)

    def row(self, raw: NDArray[np.floating]) -> Scores:
        """The logits of one pair, shape (3,), of raw ones, shape (1, columns); all NaN if one is not finite.

        Raises:
            ModelError: the answer has another shape, or the columns' names do not say which label they are.
        """
        places = _places(self.labels)
        if raw.shape != (1, len(self.labels)):
            shape, due = tuple(raw.shape), (1, len(self.labels))
            raise ModelError(f"{self.name} answers with shape {shape}, where {due} is due", "export the model again")
        own = np.asarray(raw[0], dtype=np.float64)
        if not np.isfinite(own).all():
            return np.full(len(LABELS), np.nan)
        least = own.min() - _UNLIKELY
        return np.array([own[places[label]] if label in places else least for label in LABELS])


def card_of(path: Path) -> JudgeCard:
    """The card in a `judge.json`.

    Raises:
        ModelError: there is none, or it does not say what it must.
    """
    try:
        card = JudgeCard.model_validate_json(_content(path))
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"])) or "as a whole"
        raise ModelError(f"{path} is no judge's card ({where}: {first['msg']})", "export the judge again") from error
    _places(card.labels)
    return card


def foreign_card(path: Path, version: str) -> JudgeCard:
    """A card for a model that has a Hugging Face `config.json` instead.

    The folder's own name is no part of it, so that a judge which is moved keeps its name.

    Raises:
        ModelError: there is none, or its `id2label` does not say which column means what.
    """
    try:
        config = json.loads(_content(path))
        labels = tuple(config["id2label"][str(at)] for at in range(len(config["id2label"])))
        length = min(_LONGEST_ELSEWHERE, int(config.get("max_position_embeddings") or _LONGEST_ELSEWHERE) - _RESERVED)
        card = JudgeCard(name=str(config.get("model_type", "model")), version=version, labels=labels, longest=length)
    except (ValueError, TypeError, LookupError, AttributeError) as error:
        reason = f"{path} does not say what the model's columns mean ({type(error).__name__}: {error})"
        raise ModelError(reason, _HOW_TO_NAME) from error
    _places(card.labels)
    return card


def fingerprint(card: JudgeCard, files: Sequence[Path]) -> str:
    """The card's name and version with eight hexadecimal digits of all that the scores hang on.

    Raises:
        ModelError: a file cannot be read.
    """
    whole = hashlib.sha256(card.model_dump_json().encode())
    for path in sorted(files):
        try:
            with path.open("rb") as file:
                whole.update(hashlib.file_digest(file, "sha256").digest())
        except OSError as error:
            raise ModelError(f"{path} cannot be read: {error.strerror or error}", _CHECK_FOLDER) from error
    return f"{card.name}/{card.version}+{whole.hexdigest()[:8]}"


def attempt(place: Path, doing: Callable[[], Answer]) -> Answer:
    """What a library for models returns; such libraries raise bare exceptions of many kinds.

    Raises:
        ModelError: in place of anything that the library raised.
    """
    failures: list[Failure] = []
    with contain("judge", str(place), failures.append):
        return doing()
    raise ModelError(f"{place} cannot be used: {failures[0].reason}", _CHECK_FOLDER)


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise ModelError(f"{path} cannot be read: {error.strerror or error}", _CHECK_FOLDER) from error


def _places(names: Sequence[str]) -> dict[Label, int]:
    """Which column is which label; only a model of two columns may lack REFUTE."""
    meant = [_MEANT.get(" ".join(name.casefold().replace("_", " ").replace("-", " ").split())) for name in names]
    places = {label: at for at, label in enumerate(meant) if label is not None}
    is_complete = set(places) == set(LABELS) or (set(places) == {Label.SUPPORT, Label.NEI})
    if len(places) != len(names) or not is_complete:
        raise ModelError(f"the judge's columns are called {', '.join(names)}, which does not tell", _HOW_TO_NAME)
    return places
