"""What never sees the evidence: the commonest label, and classifiers of the claim alone. All are fitted on train."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.material.labelled import LabelledPair
from benchmarks.quality.judging import Labels, weigh_all
from synthesist.models import LABELS, default_embedder
from synthesist.verify.pairs import Asked, Verifier
from synthesist.verify.pairs.stack import Setting, stack_for

BLANK = "."
"""A document without anything to read; one without a sentence would not be judged at all."""

_ITERATIONS = 2000


@dataclass(frozen=True, slots=True)
class Train:
    """Claims that may be fitted on, with places of their labels in `LABELS`."""

    claims: Sequence[str]
    labels: Sequence[int]

    def of(self, labels: Sequence[int]) -> "Train":
        """Those with one of these labels."""
        kept = [(claim, label) for claim, label in zip(self.claims, self.labels, strict=True) if label in labels]
        return Train([claim for claim, _ in kept], [label for _, label in kept])

    @property
    def majority(self) -> int:
        """The commonest label."""
        return Counter(self.labels).most_common(1)[0][0]


def baselines(train: Train, pairs: Sequence[LabelledPair], verifier: Verifier, work: Path) -> Mapping[str, Labels]:
    """By name, the labels that each gives to the pairs; only labels that train has are given."""
    claims = [pair.asked.claim for pair in pairs]
    return {
        f"majority of train ({LABELS[train.majority].value})": np.full(len(pairs), train.majority),
        "claim only (TF-IDF, logistic regression)": by_words(train, claims),
        "claim only (sentence vectors, logistic regression)": by_meaning(train, claims),
        "evidence blanked": _blanked_choice(train, pairs, verifier, work),
        "evidence blanked, scores fitted anew": _fitted_anew(train, pairs, verifier, work),
    }


def by_words(train: Train, claims: Sequence[str]) -> Labels:
    """Labels by words and pairs of words of the claim alone."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    words = TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True)
    return _predicted(words.fit_transform(train.claims), train.labels, words.transform(claims))


def by_meaning(train: Train, claims: Sequence[str]) -> Labels:
    """Labels by the vector of the claim alone."""
    embedder = default_embedder()
    ours, theirs = (embedder.embed(list(texts)).astype(np.float64) for texts in (train.claims, claims))
    return _predicted(ours, train.labels, theirs)


def blanked(pairs: Sequence[LabelledPair]) -> Iterator[LabelledPair]:
    """The pairs with a document that says nothing."""
    for pair in pairs:
        yield replace(pair, asked=replace(pair.asked, title="", sentences=(BLANK,), only=()))


def _blanked_choice(train: Train, pairs: Sequence[LabelledPair], verifier: Verifier, work: Path) -> Labels:
    """What the verifier's scores say, among the labels of train; NEI, or else SUPPORT, where it was not judged."""
    labels = sorted(set(train.labels))
    weighed = weigh_all([pair.asked for pair in blanked(pairs)], verifier, work)
    stack = stack_for(verifier.name, Setting.CITED)
    logits = [stack.logits(np.array([one.features]))[0] if one.features else np.array([0, 0, 1.0]) for one in weighed]
    best: Labels = np.array(labels)[np.array(logits).reshape(-1, len(LABELS))[:, labels].argmax(axis=1)]
    return best


def _fitted_anew(train: Train, pairs: Sequence[LabelledPair], verifier: Verifier, work: Path) -> Labels:
    """Logistic regression on the features that the judge gives of claims without evidence."""
    rows = [_features(claims, verifier, work) for claims in (train.claims, [pair.asked.claim for pair in pairs])]
    scale = rows[0].std(axis=0) + 1e-9
    ours, theirs = ((one - rows[0].mean(axis=0)) / scale for one in rows)
    return _predicted(ours, train.labels, theirs)


def _features(claims: Sequence[str], verifier: Verifier, work: Path) -> NDArray[np.float64]:
    asked = [Asked("", "", claim, "", (BLANK,)) for claim in claims]
    weighed = weigh_all(asked, verifier, work)
    width = max(len(one.features) for one in weighed)
    return np.array([one.features or (0.0,) * width for one in weighed])


def _predicted(rows: NDArray[np.float64], labels: Sequence[int], others: NDArray[np.float64]) -> Labels:
    from sklearn.linear_model import LogisticRegression

    fitted = LogisticRegression(max_iter=_ITERATIONS).fit(rows, np.array(labels))
    return np.asarray(fitted.predict(others), dtype=np.int64)
