"""Score the shipped role model on abstracts whose sections have headings: the half of PubMedQA not trained on.

python -m training.roles.evaluate

Scores on what people labelled, CSAbstruct dev and claim_detection's validation part, are the benchmark `roles`.
"""

import json
import sys
from collections import Counter
from collections.abc import Callable, Sequence

import numpy as np
from sklearn.linear_model import LogisticRegression

from synthesist.extract.roles import default_roles
from synthesist.records.reading import SectionRole
from training.roles.material import Abstract, pubmedqa

_RESAMPLES, _SEED = 2000, 20_260
_EDGE = 4

Said = list[tuple[str, str]]
"""Label and prediction of each sentence of one abstract."""


_SECTIONS = {
    "background": SectionRole.INTRODUCTION,
    "aim": SectionRole.INTRODUCTION,
    "method": SectionRole.METHODS,
    "result": SectionRole.RESULTS,
    "conclusion": SectionRole.CONCLUSION,
    "limitation": SectionRole.LIMITATIONS,
    "other": SectionRole.STATEMENTS,
}


def main() -> int:
    """Print one JSON object a line."""
    train, abstracts = pubmedqa(half=0), pubmedqa(half=1)
    for by, predict in _readers(train).items():
        told = [_told(one, predict(one)) for one in abstracts]
        print(json.dumps({"by": by, **_figures(told, accuracy=accuracy, macro_f1=macro_f1)}))
    return 0


def _readers(train: Sequence[Abstract]) -> dict[str, Callable[[Abstract], list[str]]]:
    known = [role for one in train for role in one.roles if role]
    majority = Counter(known).most_common(1)[0][0]
    model = LogisticRegression(C=1.0, max_iter=500)
    rows = [(row, role) for one in train for row, role in zip(_places(len(one.roles)), one.roles, strict=True) if role]
    model.fit(np.array([row for row, _ in rows]), known)
    return {
        "roles": lambda one: [told.role.value for told in default_roles().read(one.sentences)],
        "roles, told the section": _as_paper,
        "place only": lambda one: model.predict(_places(len(one.sentences))).tolist(),
        f"majority ({majority})": lambda one: [majority] * len(one.sentences),
    }


def _as_paper(one: Abstract) -> list[str]:
    """As if headings were those of a paper's sections; a sentence without a known heading stands in none."""
    sections = [_SECTIONS.get(role or "", SectionRole.OTHER) for role in one.roles]
    return [told.role.value for told in default_roles().read_paper(one.sentences, sections)]


def _told(abstract: Abstract, predicted: Sequence[str]) -> Said:
    return [(role, said) for role, said in zip(abstract.roles, predicted, strict=True) if role]


def _places(count: int) -> np.ndarray:
    """Tenth, places from the start and from the end, one-hot."""
    at = np.arange(count)
    tenths = np.round(at / max(1, count - 1) * 10).astype(int)
    edges = np.eye(_EDGE + 1)
    return np.hstack([np.eye(11)[tenths], edges[np.minimum(at, _EDGE)], edges[np.minimum(count - 1 - at, _EDGE)]])


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


def _by_class(table: np.ndarray, names: Sequence[str]) -> dict[str, dict[str, float]]:
    return {"f1_by_class": {name: round(float(one), 3) for name, one in zip(names, f1s(table), strict=True)}}


if __name__ == "__main__":
    sys.exit(main())
