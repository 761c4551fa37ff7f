"""Each estimator on each ordered pair of sets, where the truth is known."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from benchmarks.material.kept_features import Kept
from benchmarks.quality.transfer import Source, directions

from studies.label_free.estimators import Transfer, estimates
from synthesist.models import Scores
from synthesist.records.ids import sha256, short_hash
from synthesist.verify.calibration.conformal import p_values
from synthesist.verify.calibration.temperature import fit_scaling, softmax

_FOLDS = 5


@dataclass(frozen=True, slots=True)
class Measured:
    """One source side on one target side.

    Attributes:
        truth: accuracy on the target.
        majority: share of the target's commonest label.
        estimates: by estimator.
    """

    source: str
    target: str
    n_source: int
    n_target: int
    source_accuracy: float
    truth: float
    majority: float
    estimates: Mapping[str, float]


def measured(sets: Sequence[Kept], path: Path) -> Iterator[Measured]:
    """All ordered pairs; those that an earlier call measured on the same features are read from the file."""
    done = _read(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as out:
        for source, target in directions(sets):
            key = _key(source, target)
            if key not in done:
                done[key] = _one(source, target)
                out.write(json.dumps({"key": key, **asdict(done[key])}) + "\n")
                out.flush()
            yield done[key]


def transfer(source: Source, target: Scores) -> Transfer:
    """What an estimator may see, of a source and the logits of a target."""
    temperature, offsets = fit_scaling(source.logits, source.kept.labels)
    ours, theirs = (softmax(logits, temperature, offsets) for logits in (source.logits, target))
    labels = source.kept.labels
    return Transfer(ours, labels, theirs, _own_p_values(source, ours), p_values(ours, labels, theirs))


def _one(source: Source, target: Kept) -> Measured:
    known = transfer(source, source.stack.logits(target.features))
    counts = np.bincount(target.labels)
    return Measured(
        source=source.kept.name,
        target=target.name,
        n_source=len(source.kept.groups),
        n_target=len(target.groups),
        source_accuracy=known.source_accuracy,
        truth=float(np.mean(known.target.argmax(axis=1) == target.labels)),
        majority=float(counts.max() / counts.sum()),
        estimates=estimates(known),
    )


def _own_p_values(source: Source, p: Scores) -> Scores:
    """Of the source's own pairs, each made of pairs of other groups."""
    fold = np.array([int(short_hash("fold", group), 16) % _FOLDS for group in source.kept.groups])
    values = np.empty_like(p)
    for held in range(_FOLDS):
        rows = fold == held
        if rows.any():
            values[rows] = p_values(p[~rows], source.kept.labels[~rows], p[rows])
    return values


def _key(source: Source, target: Kept) -> str:
    """Changes with the features of either."""
    parts = [sha256(kept.features.tobytes() + kept.labels.tobytes()) for kept in (source.kept, target)]
    return short_hash(source.kept.name, target.name, source.side, sha256(source.logits.tobytes()), *parts)


def _read(path: Path) -> dict[str, Measured]:
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    rows = [json.loads(line) for line in lines if line.endswith("}")]
    return {row.pop("key"): Measured(**row) for row in rows}
