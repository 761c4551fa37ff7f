"""Choose between finished candidates for `p`, and a threshold, on claim_detection's training part; no weight is fitted.

python -m training.roles.choose            prints the best F1 of each candidate
python -m training.roles.choose --write    writes the threshold of the one that the package uses
"""

import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

import synthesist.extract.roles
from synthesist.extract.role_claims import claim_odds, cues_of
from synthesist.extract.role_names import COLUMNS, Role
from synthesist.extract.roles import default_roles, logistic, softmax
from training.roles.material import claim_detection

CARD = Path(synthesist.extract.roles.__file__).parent / "weights" / "roles.json"
SHIPPED = "as shipped"
_CONCLUSION = COLUMNS.index(Role.CONCLUSION)


class Seen(NamedTuple):
    """What is known of the sentences of an abstract.

    Attributes:
        shares: probabilities of the roles, shape (sentences, columns).
        claims: the network's log-odds of a claim in its place and by its words, shape (sentences, 2).
        cues: what the rules for results say, shape (sentences,).
    """

    shares: np.ndarray
    claims: np.ndarray
    cues: np.ndarray


Candidate = Callable[[Seen], np.ndarray]
"""Log-odds of a claim for each sentence."""


def odds(shares: np.ndarray) -> np.ndarray:
    """Log-odds."""
    return np.log((shares + 1e-6) / (1 - shares + 1e-6))


def worded(candidate: Candidate, by: float) -> Candidate:
    """The same with the answer by words added."""
    return lambda seen: candidate(seen) + by * seen.claims[:, 1]


def ruled(candidate: Candidate) -> Candidate:
    """The same with half the weight of the rules for results added."""
    return lambda seen: candidate(seen) + seen.cues / 2


def lifted(candidate: Candidate) -> Candidate:
    """The same less a quarter of the abstract's best: most abstracts claim something."""

    def told(seen: Seen) -> np.ndarray:
        own = candidate(seen)
        return own - own.max() / 4

    return told


_PLACED: dict[str, Candidate] = {
    "conclusion": lambda seen: odds(seen.shares[:, _CONCLUSION]),
    "claim in its place": lambda seen: seen.claims[:, 0],
    "mean of both": lambda seen: (odds(seen.shares[:, _CONCLUSION]) + seen.claims[:, 0]) / 2,
}
_WORDED = {f"{name}, words {by}": worded(one, by) for name, one in _PLACED.items() for by in (0.5, 1.0, 1.5, 2.0)}
CANDIDATES: dict[str, Candidate] = {
    SHIPPED: lambda seen: claim_odds(seen.shares, seen.claims[:, 1], seen.cues),
    **_PLACED,
    **_WORDED,
    **{f"{name}, with the rules": ruled(one) for name, one in _WORDED.items()},
    **{f"{name}, a quarter by the best": lifted(one) for name, one in _WORDED.items()},
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Print a line for each candidate."""
    rows = claim_detection("train")
    labels = np.array([label for _, labels in rows for label in labels])
    seen = [_seen(sentences) for sentences, _ in rows]
    best = {}
    for name, candidate in CANDIDATES.items():
        ps = logistic(np.concatenate([candidate(one) for one in seen]))
        best[name], f1 = _threshold(ps, labels)
        print(json.dumps({"candidate": name, "threshold": best[name], "f1": round(f1, 4)}), flush=True)
    if "--write" in (arguments or sys.argv[1:]):
        card = json.loads(CARD.read_text("utf-8")) | {"threshold": best[SHIPPED]}
        CARD.write_text(json.dumps(card) + "\n", "utf-8")
    return 0


def _seen(sentences: Sequence[str]) -> Seen:
    told = default_roles().network.logits(sentences)
    return Seen(softmax(told[:, : len(COLUMNS)]), told[:, len(COLUMNS) :], cues_of(sentences))


def _threshold(ps: np.ndarray, labels: np.ndarray) -> tuple[float, float]:
    """The threshold in hundredths that is best by F1, and that F1."""
    scores = {at / 100: _f1(ps.round(4) >= at / 100, labels) for at in range(1, 100)}
    best = max(scores, key=scores.__getitem__)
    return best, scores[best]


def _f1(said: np.ndarray, labels: np.ndarray) -> float:
    return float(2 * (said & labels).sum() / max(1, said.sum() + labels.sum()))


if __name__ == "__main__":
    sys.exit(main())
