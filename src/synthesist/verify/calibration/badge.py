"""The badge: SUPPORT with a statistical guarantee, by Learn-then-Test (Angelopoulos et al. 2021).

Risk is the share of badge-bearing pairs whose true label is not SUPPORT. Thresholds on p(SUPPORT) are put in an order
on one part of the labelled pairs, and tested in that order on another, by an exact binomial test each, until the first
fails (fixed-sequence testing, so no correction for many tests). With probability 1 - delta over the labelled pairs the
risk is at most the stated one, for pairs drawn like them.

Pairs of one group (a document, or a claim and its negation) are not independent, and a binomial test that took them so
would promise too much. So each group speaks once: by the first, in an order of hashes, of its pairs that reach the
threshold. The guarantee is thus for a badge-bearing pair drawn at random from a group drawn at random.
"""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from synthesist.models import LABELS, Scores
from synthesist.records import Label
from synthesist.records.base import Frozen
from synthesist.verify.calibration.checks import Labels

RISK = 0.10
DELTA = 0.10

_GRID = tuple(round(at / 100, 2) for at in range(99, 49, -1))
"""From strict to lax; below one half another label might be more probable than SUPPORT."""

_SUPPORT = LABELS.index(Label.SUPPORT)


class Badge(Frozen):
    """What was tested, and passed.

    Attributes:
        threshold: p(SUPPORT) from which a pair bears the badge.
        accepted: groups of the tested part with a pair that reaches the threshold.
        errors: those among them whose pair is not SUPPORT.
        n: groups in the tested part.
    """

    threshold: float
    risk: float
    delta: float
    accepted: int
    errors: int
    n: int


def binomial_p_value(errors: int, accepted: int, risk: float = RISK) -> float:
    """Probability of so few errors or fewer among the accepted, were the risk what is stated."""
    wrong, right = math.log(risk), math.log1p(-risk)  # in logarithms, for binomial coefficients outgrow floats

    def term(count: int) -> float:
        ways = math.lgamma(accepted + 1) - math.lgamma(count + 1) - math.lgamma(accepted - count + 1)
        return math.exp(ways + count * wrong + (accepted - count) * right)

    return min(1.0, math.fsum(term(count) for count in range(errors + 1)))


def order_thresholds(p: Scores, labels: Labels, groups: int, risk: float = RISK) -> tuple[float, ...]:
    """Thresholds in the order of testing: from the one likeliest to pass with so many groups to test on, to laxer ones.

    Starting at the strictest would fail for want of accepted pairs, and end the sequence there.
    """
    expected = [_expected_p_value(p, labels, threshold, groups, risk) for threshold in _GRID]
    return _GRID[int(np.argmin(expected)) :]


def guarantee(
    p: Scores,
    labels: Labels,
    groups: Sequence[str],
    thresholds: Sequence[float],
    *,
    risk: float = RISK,
    delta: float = DELTA,
) -> Badge | None:
    """The laxest threshold that passes before one fails; None where the first fails.

    Rows stand in the order in which pairs speak for their group.
    """
    passed = None
    for threshold in thresholds:
        accepted, errors = _counts(p, labels, groups, threshold)
        if binomial_p_value(errors, accepted, risk) > delta:
            break
        passed = Badge(
            threshold=threshold, risk=risk, delta=delta, accepted=accepted, errors=errors, n=len(set(groups))
        )
    return passed


def bears_badge(p: Scores, badge: Badge | None) -> NDArray[np.bool_]:
    """Which rows reach the threshold; none where there is no badge, nor where a row is NaN."""
    return np.zeros(len(p), dtype=bool) if badge is None else p[:, _SUPPORT] >= badge.threshold


def _counts(p: Scores, labels: Labels, groups: Sequence[str], threshold: float) -> tuple[int, int]:
    """Groups with a pair at or above the threshold, and those among them whose first such pair is not SUPPORT."""
    reaching = np.flatnonzero(p[:, _SUPPORT] >= threshold)
    first = {groups[at]: at for at in reaching[::-1]}
    return len(first), sum(int(labels[at] != _SUPPORT) for at in first.values())


def _expected_p_value(p: Scores, labels: Labels, threshold: float, groups: int, risk: float) -> float:
    """The p-value at the rates seen here, with so many groups; the rate of errors is Laplace's, (e + 1) / (a + 2)."""
    is_accepted = p[:, _SUPPORT] >= threshold
    accepted = int(is_accepted.sum())
    errors = int((is_accepted & (labels != _SUPPORT)).sum())
    likely = round(groups * accepted / len(p))
    return binomial_p_value(math.floor(likely * (errors + 1) / (accepted + 2)), likely, risk)
