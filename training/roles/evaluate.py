"""Score the shipped role model once: CSAbstruct dev, the half of PubMedQA not trained on, claim_detection validation.

python -m training.roles.evaluate
"""

import json
import sys
from collections import Counter
from collections.abc import Callable, Sequence

import numpy as np
from sklearn.linear_model import LogisticRegression

from synthesist.extract.results import asserts_result, place_of
from synthesist.extract.roles import default_roles
from training.roles.material import Abstract, claim_detection, csabstruct, pubmedqa

_RESAMPLES, _SEED = 2000, 20_260
_EDGE = 4

Said = list[tuple[str, str]]
"""Label and prediction of each sentence of one abstract."""


def main() -> int:
    """Print one JSON object a line."""
    train = [*csabstruct(), *pubmedqa(half=0)]
    for name, abstracts, label in (
        ("CSAbstruct dev", csabstruct("dev"), _family),
        ("PubMedQA half 1", pubmedqa(half=1), str),
    ):
        own = [one for one in train if one.source == abstracts[0].source]
        for by, predict in _readers(own, label).items():
            told = [_told(one, predict(one.sentences), label) for one in abstracts]
            print(json.dumps({"set": name, "by": by, **_figures(told, accuracy=accuracy, macro_f1=macro_f1)}))
    _print_claims()
    return 0


def _readers(train: Sequence[Abstract], label: Callable[[str], str]) -> dict[str, Callable[[Sequence[str]], list[str]]]:
    known = [label(role) for one in train for role in one.roles if role]
    majority = Counter(known).most_common(1)[0][0]
    model = LogisticRegression(C=1.0, max_iter=500)
    rows = [(row, role) for one in train for row, role in zip(_places(len(one.roles)), one.roles, strict=True) if role]
    model.fit(np.array([row for row, _ in rows]), known)
    return {
        "roles": lambda sentences: [label(one.role.value) for one in default_roles().read(sentences)],
        "place only": lambda sentences: model.predict(_places(len(sentences))).tolist(),
        f"majority ({majority})": lambda sentences: [majority] * len(sentences),
    }


def _family(role: str) -> str:
    """In CSAbstruct results and conclusions are one."""
    return "finding" if role in ("result", "conclusion") else role


def _told(abstract: Abstract, predicted: Sequence[str], label: Callable[[str], str]) -> Said:
    return [(label(role), said) for role, said in zip(abstract.roles, predicted, strict=True) if role]


def _places(count: int) -> np.ndarray:
    """Tenth, places from the start and from the end, one-hot."""
    at = np.arange(count)
    tenths = np.round(at / max(1, count - 1) * 10).astype(int)
    edges = np.eye(_EDGE + 1)
    return np.hstack([np.eye(11)[tenths], edges[np.minimum(at, _EDGE)], edges[np.minimum(count - 1 - at, _EDGE)]])


def _print_claims() -> None:
    model = default_roles()
    readers: dict[str, Callable[[Sequence[str]], list[bool]]] = {
        f"claims (p >= {model.threshold})": lambda sentences: [one.is_claim for one in model.read(sentences)],
        "last sentence": lambda sentences: [at == len(sentences) - 1 for at in range(len(sentences))],
        "last two": lambda sentences: [at >= len(sentences) - 2 for at in range(len(sentences))],
        "keyword rules": lambda sentences: [
            asserts_result(one, place_of(at, len(sentences))) for at, one in enumerate(sentences)
        ],
    }
    for by, predict in readers.items():
        told = [_pairs(labels, predict(sentences)) for sentences, labels in claim_detection("validation")]
        print(json.dumps({"set": "claim_detection validation", "by": by, **_figures(told, **_CLAIM_SCORES)}))


def _pairs(labels: Sequence[bool], said: Sequence[bool]) -> Said:
    return [(str(label), str(one)) for label, one in zip(labels, said, strict=True)]


def _figures(told: Sequence[Said], **scores: Callable[[np.ndarray], float]) -> dict[str, object]:
    """Each score with its 95% interval: abstracts are drawn with replacement."""
    names = sorted({name for one in told for pair in one for name in pair})
    tables = np.array([_table(one, names) for one in told])
    generator = np.random.default_rng(_SEED)
    drawn = generator.multinomial(len(tables), np.full(len(tables), 1 / len(tables)), size=_RESAMPLES)
    sums = np.einsum("ra,aij->rij", drawn, tables)
    figures = {name: _interval(score, tables.sum(0), sums) for name, score in scores.items()}
    return {"n": int(tables.sum()), "abstracts": len(tables), **figures, **_by_class(tables.sum(0), names)}


def _interval(score: Callable[[np.ndarray], float], whole: np.ndarray, sums: np.ndarray) -> list[float]:
    low, high = np.percentile([score(one) for one in sums], (2.5, 97.5))
    return [round(float(value), 3) for value in (score(whole), low, high)]


def _table(said: Said, names: Sequence[str]) -> np.ndarray:
    """Counts, shape (labels, predictions)."""
    table = np.zeros((len(names), len(names)))
    for label, predicted in said:
        table[names.index(label), names.index(predicted)] += 1
    return table


def accuracy(table: np.ndarray) -> float:
    """Share of right answers."""
    return float(np.trace(table) / table.sum())


def f1s(table: np.ndarray) -> np.ndarray:
    """F1 of each class; 0 where it is neither labelled nor predicted."""
    return 2 * np.diag(table) / np.maximum(table.sum(0) + table.sum(1), 1)


def macro_f1(table: np.ndarray) -> float:
    """Mean F1 of the classes that are labelled."""
    return float(f1s(table)[table.sum(1) > 0].mean())


_CLAIM_SCORES: dict[str, Callable[[np.ndarray], float]] = {  # rows and columns are "False", "True"
    "f1": lambda table: float(f1s(table)[1]),
    "precision": lambda table: float(table[1, 1] / max(1, table[:, 1].sum())),
    "recall": lambda table: float(table[1, 1] / max(1, table[1].sum())),
}


def _by_class(table: np.ndarray, names: Sequence[str]) -> dict[str, dict[str, float]]:
    return {"f1_by_class": {name: round(float(one), 3) for name, one in zip(names, f1s(table), strict=True)}}


if __name__ == "__main__":
    sys.exit(main())
