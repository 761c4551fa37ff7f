"""What the stack sees of a claim and a document: the judge's scores, how near sentences are, and hand-made signs."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from synthesist.language.signals import NEGATIONS, direction, is_comparison, overlap
from synthesist.models import Embedder, Scores
from synthesist.verify.pairs.selector import Rows, Selector, sentence_features
from synthesist.verify.pairs.text import CITED, Seen, prepared, seen, weight

RATIONALE = 3
"""Sentences that a pair rests on at the most; each is judged by itself, and all of them together."""

FEATURES = (
    "together: support over nothing",
    "together: refute over nothing",
    "best sentence: support over nothing",
    "best sentence: refute over nothing",
    "first sentence: support over nothing",
    "first sentence: refute over nothing",
    "sentences: support over refute, by weight",
    "together: probability of support",
    "together: probability of refute",
    "best probability of support",
    "best probability of refute",
    "first sentence: selected by",
    "second sentence: selected by",
    "third sentence: selected by",
    "claim covered by the document",
    "claim covered by the sentences",
    "cosine of the title",
    "cosine of the best sentence",
    "directions meet",
    "negations differ",
    "numbers shared",
    "claim has numbers",
    "claim is a comparison",
    "claim cites",
    "words of the claim, logarithm",
    "sentences of the document, logarithm",
)


@dataclass(frozen=True, slots=True)
class Selected:
    """A claim with the sentences that it is to be held against.

    Attributes:
        places: of the selected sentences in the document, best first.
        passages: what the judge is asked about: all selected sentences in their order, then each by itself, best first.
        signs: the features that need no judge.
    """

    claim: str
    places: tuple[int, ...]
    passages: tuple[str, ...]
    signs: tuple[float, ...]


def selected(
    claim: str,
    title: str,
    sentences: Sequence[str],
    embedder: Embedder,
    selector: Selector,
    only: Sequence[int] | None = None,
) -> Selected:
    """The best sentences of a document for a claim, or those that are named; the document must have one."""
    claim = prepared(claim)
    vectors = embedder.embed([claim, title, *sentences])
    # Row by row, not a matrix product: a pair's score must not hang on how many sentences are beside it.
    cosines = np.einsum("ij,j->i", vectors[1:], vectors[0])
    about, texts = seen(claim), [seen(one) for one in sentences]
    scores = selector.scores(sentence_features(about, texts, cosines[1:]))
    ranked = [int(at) for at in np.lexsort((np.arange(len(scores)), -scores))]
    best = [at for at in ranked if only is None or at in only][:RATIONALE]
    together = " ".join(sentences[at] for at in sorted(best))
    signs = _signs(about, seen(title), texts, best, scores, cosines)
    return Selected(claim, tuple(best), (together, *(sentences[at] for at in best)), signs)


def features(pair: Selected, scores: Scores) -> Rows:
    """The stack's features of a pair, shape (features,); `scores` are the judge's logits of its passages."""
    return np.concatenate([_judged(scores), np.array(pair.signs)])


def _judged(scores: Scores) -> Rows:
    over = scores[:, :2] - scores[:, 2:]
    shares = np.exp(scores - scores.max(1, keepdims=True))
    shares /= shares.sum(1, keepdims=True)
    alone, weights = scores[1:], 1 - shares[1:, 2] + 1e-6
    polarity = float(((alone[:, 0] - alone[:, 1]) * weights).sum() / weights.sum())
    return np.array(
        [*over[0], *over[1:].max(0), *over[1], polarity, shares[0, 0], shares[0, 1], *shares[1:, :2].max(0)]
    )


def _signs(
    claim: Seen, title: Seen, sentences: Sequence[Seen], best: Sequence[int], scores: Rows, cosines: NDArray[np.float32]
) -> tuple[float, ...]:
    whole = frozenset[str]().union(title.stems, *(one.stems for one in sentences))
    chosen = frozenset[str]().union(*(sentences[at].stems for at in best))
    told = max(weight(claim.stems), 1e-9)
    first = sentences[best[0]]
    nearness = [_logit(float(scores[at])) for at in best]
    return (
        *nearness,
        *[nearness[-1]] * (RATIONALE - len(nearness)),
        weight(claim.stems & whole) / told,
        weight(claim.stems & chosen) / told,
        float(cosines[0]),
        float(cosines[1:].max()),
        float(_directions(claim, first)),
        float(_is_denied(claim) != _is_denied(first)),
        len(claim.numbers & frozenset[str]().union(*(sentences[at].numbers for at in best)))
        / max(1, len(claim.numbers)),
        float(bool(claim.numbers)),
        float(is_comparison(claim.observed)),
        float(claim.text.endswith(CITED)),
        float(np.log1p(claim.words)),
        float(np.log1p(len(sentences))),
    )


def _directions(claim: Seen, sentence: Seen) -> int:
    """+1 where both point the same way for something that both name, -1 where they point apart, else 0."""
    about = frozenset(overlap(claim.observed, sentence.observed).shared)
    one, other = direction(claim.observed, about), direction(sentence.observed, about)
    return one.way * other.way if one.targets & other.targets else 0


def _is_denied(text: Seen) -> bool:
    return any(word.text.lower() in NEGATIONS for word in text.observed)


def _logit(share: float) -> float:
    share = min(max(share, 1e-6), 1 - 1e-6)
    return float(np.log(share / (1 - share)))
