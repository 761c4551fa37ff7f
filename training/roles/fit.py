"""Fit the role and claim models on CSAbstruct's training part and half of PubMedQA; write `weights/roles.json`.

python -m training.roles.fit --check    cross-validate by abstract
python -m training.roles.fit            fit on all, choose the threshold on claim_detection's training part, write
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

import numpy as np
from scipy import sparse
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

import synthesist.extract.roles
from synthesist.extract.role_features import role_features
from synthesist.extract.roles import FAMILIES, RoleModel, for_claim, in_context, softmax
from training.roles.material import Abstract, claim_detection, csabstruct, pubmedqa

OUT = Path(synthesist.extract.roles.__file__).parent / "weights" / "roles.json"
FOLDS, _INNER = 5, 4
_RAREST = 4
_UNSAID = -1


@dataclass(frozen=True, slots=True)
class Recipe:
    """What was chosen by cross-validation.

    Attributes:
        own, context, split, claim: inverse strengths of the L2 penalty.
        features: how many are kept: those of the greatest weights.
    """

    own: float = 0.1
    context: float = 0.3
    split: float = 0.05
    claim: float = 1.0
    features: int = 8000


@dataclass(frozen=True, slots=True)
class Table:
    """All sentences of all abstracts, row by row.

    Attributes:
        starts: the first row of each abstract, and the row behind the last.
        family: place in `FAMILIES`, -1 where nobody says.
        conclusion: 1 conclusion, 0 result, -1 neither or nobody says which.
        trust: weight of a row: the annotators' confidence in CSAbstruct, 1 elsewhere.
    """

    abstracts: tuple[Abstract, ...]
    vocabulary: dict[str, int]
    features: sparse.csr_matrix
    starts: np.ndarray
    family: np.ndarray
    conclusion: np.ndarray
    trust: np.ndarray

    def rows_of(self, abstracts: Sequence[int]) -> np.ndarray:
        """The rows of some abstracts."""
        return np.concatenate([np.arange(self.starts[at], self.starts[at + 1]) for at in abstracts])

    def spans(self) -> Iterator[slice]:
        """The rows of each abstract."""
        return (slice(start, end) for start, end in pairwise(self.starts))


def table_of(abstracts: Sequence[Abstract]) -> Table:
    """Take all sentences apart; features of fewer than four sentences are dropped."""
    seen = [names for abstract in abstracts for names in role_features(abstract.sentences)]
    counts = Counter(name for names in seen for name in names)
    vocabulary = {name: at for at, name in enumerate(sorted(one for one, count in counts.items() if count >= _RAREST))}
    roles = [role for abstract in abstracts for role in abstract.roles]
    return Table(
        tuple(abstracts),
        vocabulary,
        _matrix(seen, vocabulary),
        np.cumsum([0, *(len(abstract.sentences) for abstract in abstracts)]),
        np.array([_family(role) for role in roles]),
        np.array([{"conclusion": 1, "result": 0}.get(role or "", _UNSAID) for role in roles]),
        np.array([trust for abstract in abstracts for trust in abstract.trust]),
    )


def _family(role: str | None) -> int:
    if role is None:
        return _UNSAID
    return FAMILIES.index("finding" if role in ("result", "conclusion") else role)


def _matrix(seen: Sequence[Sequence[str]], vocabulary: dict[str, int]) -> sparse.csr_matrix:
    rows = [[vocabulary[name] for name in names if name in vocabulary] for names in seen]
    ends = np.cumsum([0, *map(len, rows)])
    columns = np.concatenate(rows).astype(np.int64)
    return sparse.csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(rows), len(vocabulary)))


@dataclass(frozen=True, slots=True)
class Own:
    """The first model: columns kept, weights (columns, families), bias (families,)."""

    columns: np.ndarray
    weights: np.ndarray
    bias: np.ndarray

    def proba(self, table: Table, rows: np.ndarray) -> np.ndarray:
        """Shape (rows, families)."""
        return softmax(table.features[rows][:, self.columns] @ self.weights + self.bias)


def fit_own(table: Table, rows: np.ndarray, recipe: Recipe) -> Own:
    """Fit on all features, keep those of the greatest weights, fit again."""
    known = rows[table.family[rows] != _UNSAID]
    columns = np.arange(table.features.shape[1])
    for kept in (recipe.features, None):
        model = LogisticRegression(C=recipe.own, max_iter=300, tol=1e-3)
        model.fit(table.features[known][:, columns], table.family[known], sample_weight=table.trust[known])
        if kept is not None:
            columns = np.sort(columns[np.argsort(-np.abs(model.coef_).max(0), kind="stable")[:kept]])
    return Own(columns, model.coef_.T, model.intercept_)


def out_of_fold(table: Table, abstracts: np.ndarray, recipe: Recipe) -> tuple[np.ndarray, np.ndarray]:
    """What first models say of abstracts that they have not seen.

    Returns:
        Probabilities of the families, shape (all rows, families), and of a finding to be a conclusion, (all rows,).
    """
    said, conclusions = np.zeros((len(table.family), len(FAMILIES))), np.zeros(len(table.family))
    for kept, left in GroupKFold(_INNER).split(abstracts, groups=abstracts):
        rows, seen = table.rows_of(abstracts[left]), table.rows_of(abstracts[kept])
        own = fit_own(table, seen, recipe)
        said[rows] = own.proba(table, rows)
        split = _fit_split(table, seen, own.columns, recipe)
        conclusions[rows] = split.predict_proba(table.features[rows][:, own.columns])[:, 1]
    return said, conclusions


def contexts(table: Table, said: np.ndarray) -> np.ndarray:
    """What the second model sees, abstract by abstract."""
    return np.vstack([in_context(said[span]) for span in table.spans()])


def claims_seen(table: Table, families: np.ndarray, conclusions: np.ndarray) -> np.ndarray:
    """What the claim model sees, abstract by abstract."""
    parts = zip(table.abstracts, table.spans(), strict=True)
    return np.vstack([for_claim(one.sentences, families[span], conclusions[span]) for one, span in parts])


def fitted(table: Table, abstracts: np.ndarray, recipe: Recipe) -> RoleModel:
    """All four models, fitted on some of the abstracts; those that see another's answers see answers out of fold."""
    rows = table.rows_of(abstracts)
    known = rows[table.family[rows] != _UNSAID]
    own = fit_own(table, rows, recipe)
    said, conclusions = out_of_fold(table, abstracts, recipe)
    seen = contexts(table, said)
    context = LogisticRegression(C=recipe.context, max_iter=500)
    context.fit(seen[known], table.family[known], sample_weight=table.trust[known])
    split = _fit_split(table, rows, own.columns, recipe)
    about = claims_seen(table, context.predict_proba(seen), conclusions)
    claim = LogisticRegression(C=recipe.claim, max_iter=500)
    claim.fit(about[known], is_claim(table)[known], sample_weight=table.trust[known])
    names = sorted(table.vocabulary, key=table.vocabulary.__getitem__)
    return RoleModel(
        vocabulary={names[column]: at for at, column in enumerate(own.columns)},
        own=np.hstack([own.weights, split.coef_.T]),
        own_bias=np.append(own.bias, split.intercept_),
        context=context.coef_.T,
        context_bias=context.intercept_,
        claim=claim.coef_[0],
        claim_bias=float(claim.intercept_[0]),
        threshold=0.5,
    )


def is_claim(table: Table) -> np.ndarray:
    """What the paper asserts as its outcome: conclusions, and results where no heading keeps the two apart."""
    return (table.family == FAMILIES.index("finding")) & (table.conclusion != 0)


def _fit_split(table: Table, rows: np.ndarray, columns: np.ndarray, recipe: Recipe) -> LogisticRegression:
    """Conclusion against result, where headings tell them apart."""
    told = rows[table.conclusion[rows] != _UNSAID]
    return LogisticRegression(C=recipe.split, max_iter=300).fit(
        table.features[told][:, columns], table.conclusion[told]
    )


def as_kept(model: RoleModel) -> dict[str, object]:
    """The model as JSON: the many weights in hundredths, the few to four decimals."""
    hundredths = np.round(model.own * 100).astype(int).tolist()
    names = sorted(model.vocabulary, key=model.vocabulary.__getitem__)
    few = {name: np.round(getattr(model, name), 4).tolist() for name in _FEW}
    return {**few, "own": dict(zip(names, hundredths, strict=True))}


_FEW = ("own_bias", "context", "context_bias", "claim", "claim_bias", "threshold")


def write(model: RoleModel, path: Path = OUT) -> None:
    """One feature a line."""
    kept = as_kept(model)
    own = kept.pop("own")
    lines = [f"{json.dumps(key)}: {json.dumps(value, separators=(',', ':'))}" for key, value in kept.items()]
    features = [f"{json.dumps(n, ensure_ascii=False)}:{json.dumps(w, separators=(',', ':'))}" for n, w in own.items()]
    path.parent.mkdir(exist_ok=True)
    text = "{\n" + ",\n".join([*lines, '"own": {\n' + ",\n".join(features) + "\n}"]) + "\n}\n"
    path.write_text(text, "utf-8")


def main() -> int:
    """Cross-validate, or fit and write."""
    table = table_of([*csabstruct(), *pubmedqa(half=0)])
    if "--check" in sys.argv[1:]:
        print(json.dumps(cross_validated(table, Recipe())))
        return 0
    model = with_threshold(fitted(table, np.arange(len(table.abstracts)), Recipe()))
    write(model)
    return 0


def with_threshold(model: RoleModel) -> RoleModel:
    """The model with the threshold, in hundredths, that is best by F1 on claim_detection's training part."""
    rows = claim_detection("train")
    ps = np.array([one.p for sentences, _ in rows for one in model.read(sentences)])
    labels = np.array([label for _, labels in rows for label in labels])
    scores = {at / 100: _f1(ps >= at / 100, labels) for at in range(5, 96)}
    best = max(scores, key=scores.__getitem__)
    print(json.dumps({"threshold": best, "f1 on claim_detection train": round(scores[best], 3), "n": len(labels)}))
    return replace(model, threshold=best)


def _f1(said: np.ndarray, labels: np.ndarray) -> float:
    return float(2 * (said & labels).sum() / max(1, said.sum() + labels.sum()))


def cross_validated(table: Table, recipe: Recipe) -> dict[str, float]:
    """Accuracy of families per source, and of conclusion against result, on abstracts left out."""
    right: dict[str, list[bool]] = {}
    every = np.arange(len(table.abstracts))
    for kept, left in GroupKFold(FOLDS).split(every, groups=every):
        model = fitted(table, kept, recipe)
        for at in left:
            span = slice(table.starts[at], table.starts[at + 1])
            families, conclusions = model.families(table.abstracts[at].sentences)
            for said, p, family, conclusion in zip(
                families.argmax(1), conclusions, table.family[span], table.conclusion[span], strict=True
            ):
                if family != _UNSAID:
                    right.setdefault(f"{table.abstracts[at].source} families", []).append(said == family)
                if conclusion != _UNSAID:
                    right.setdefault("conclusion or result", []).append((p >= 0.5) == bool(conclusion))
    return {name: round(float(np.mean(values)), 4) for name, values in sorted(right.items())}


if __name__ == "__main__":
    sys.exit(main())
