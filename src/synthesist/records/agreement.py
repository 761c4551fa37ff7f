"""How far two reviewers agree on the same claims: counts, shares and Cohen's kappa, each with an interval.

Kappa: Cohen 1960, "A coefficient of agreement for nominal scales". Positive and negative agreement: Cicchetti and
Feinstein 1990, "High agreement but low kappa: II", for where one answer is rare kappa falls although raters agree.
"""

from collections.abc import Callable, Sequence

from synthesist.records.base import Frozen

_DRAWS = 2_000
_LEVEL = 0.95
_SEED = 1960


class Table(Frozen):
    """Votes on the same claims, by first and second reviewer: yes or no, in that order."""

    yes_yes: int
    yes_no: int
    no_yes: int
    no_no: int

    @property
    def n(self) -> int:
        """Claims on which both voted."""
        return self.yes_yes + self.yes_no + self.no_yes + self.no_no


class Share(Frozen):
    """A statistic with its bootstrap interval; None where it is not defined."""

    value: float | None
    low: float | None = None
    high: float | None = None


class Agreement(Frozen):
    """Agreement over a table.

    Attributes:
        raw: share of claims on which both say the same.
        positive: of the yeses of both, those that the other gave too; `negative` likewise.
        kappa: agreement beyond chance; not defined where both always give one and the same answer.
    """

    table: Table
    raw: Share
    positive: Share
    negative: Share
    kappa: Share


def tabled(votes: Sequence[tuple[bool | None, bool | None]]) -> Table:
    """The table of pairs of votes; where one of them cannot tell, the pair does not count."""
    told = [(one, other) for one, other in votes if one is not None and other is not None]
    return Table(
        yes_yes=told.count((True, True)),
        yes_no=told.count((True, False)),
        no_yes=told.count((False, True)),
        no_no=told.count((False, False)),
    )


def agreement_of(table: Table) -> Agreement:
    """Raw, positive and negative agreement and kappa, each with a percentile bootstrap interval over claims (95%)."""
    drawn = _drawn(table)
    return Agreement(
        table=table,
        raw=_share(raw, table, drawn),
        positive=_share(positive, table, drawn),
        negative=_share(negative, table, drawn),
        kappa=_share(kappa, table, drawn),
    )


def raw(table: Table) -> float | None:
    """Share of claims on which both say the same."""
    return (table.yes_yes + table.no_no) / table.n if table.n else None


def positive(table: Table) -> float | None:
    """Twice the claims to which both say yes, of all yeses."""
    said = 2 * table.yes_yes + table.yes_no + table.no_yes
    return 2 * table.yes_yes / said if said else None


def negative(table: Table) -> float | None:
    """Twice the claims to which both say no, of all noes."""
    said = 2 * table.no_no + table.yes_no + table.no_yes
    return 2 * table.no_no / said if said else None


def kappa(table: Table) -> float | None:
    """Agreement beyond what the two reviewers' shares of yes would bring by chance."""
    if not table.n:
        return None
    first = (table.yes_yes + table.yes_no) / table.n
    second = (table.yes_yes + table.no_yes) / table.n
    chance = first * second + (1 - first) * (1 - second)
    if chance == 1:
        return None
    return ((table.yes_yes + table.no_no) / table.n - chance) / (1 - chance)


def _drawn(table: Table) -> list[Table]:
    """Tables of as many claims, drawn with replacement; the seed is fixed, so that equal votes give equal intervals."""
    if not table.n:
        return []
    import numpy as np

    counts = np.array([table.yes_yes, table.yes_no, table.no_yes, table.no_no])
    lots = np.random.default_rng(_SEED).multinomial(table.n, counts / table.n, size=_DRAWS)
    return [Table(yes_yes=a, yes_no=b, no_yes=c, no_no=d) for a, b, c, d in lots.tolist()]


def _share(statistic: Callable[[Table], float | None], table: Table, drawn: Sequence[Table]) -> Share:
    value = statistic(table)
    if value is None:
        return Share(value=None)
    told = [one for one in map(statistic, drawn) if one is not None]
    import numpy as np

    low, high = np.quantile(told, [(1 - _LEVEL) / 2, (1 + _LEVEL) / 2]).tolist() if told else (None, None)
    return Share(value=value, low=low, high=high)
