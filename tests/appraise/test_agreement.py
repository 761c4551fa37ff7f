"""Agreement of two reviewers against worked examples from the literature, and against scikit-learn."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import cohen_kappa_score

from synthesist.records.agreement import Table, agreement_of, kappa, negative, positive, raw, tabled

# Cells yes-yes, yes-no, no-yes, no-no; statistics worked out by hand from the cells, four digits.
EXAMPLES = {
    # Feinstein and Cicchetti 1990, "High agreement but low kappa: I", two tables of one raw agreement.
    "balanced margins": ((40, 9, 6, 45), 0.8500, 0.8421, 0.8571, 0.6995),
    "skewed margins": ((80, 10, 5, 5), 0.8500, 0.9143, 0.4000, 0.3182),
    # Viera and Garrett 2005, "Understanding interobserver agreement: the kappa statistic".
    "lectures": ((15, 5, 10, 70), 0.8500, 0.6667, 0.9032, 0.5714),
    # Sim and Wright 2005, "The kappa statistic in reliability studies", 39 patients.
    "physical therapists": ((22, 2, 4, 11), 0.8462, 0.8800, 0.7857, 0.6667),
}


@pytest.mark.parametrize("name", EXAMPLES)
def test_worked_examples_of_the_literature(name: str) -> None:
    """A reader who knows the textbooks would find another kappa in our report than in theirs."""
    cells, *expected = EXAMPLES[name]
    table = Table(yes_yes=cells[0], yes_no=cells[1], no_yes=cells[2], no_no=cells[3])
    found = [statistic(table) for statistic in (raw, positive, negative, kappa)]
    assert [round(value or 0.0, 4) for value in found] == expected


@given(st.lists(st.tuples(st.booleans(), st.booleans()), min_size=1, max_size=60))
def test_kappa_is_that_of_scikit_learn(votes: list[tuple[bool, bool]]) -> None:
    """Our own few lines could be wrong where no textbook has an example."""
    ours = kappa(tabled(votes))
    if ours is None:
        assert len({vote for pair in votes for vote in pair}) == 1
    else:
        assert ours == pytest.approx(cohen_kappa_score(*zip(*votes, strict=True)))


def test_intervals_hold_the_statistic_and_are_the_same_each_time() -> None:
    """A report that is made again would show another interval for the same votes."""
    table = Table(yes_yes=22, yes_no=2, no_yes=4, no_no=11)
    found = agreement_of(table)
    assert found == agreement_of(table)
    for share in (found.raw, found.positive, found.negative, found.kappa):
        assert (share.low or 0) <= (share.value or 0) <= (share.high or 0)


def test_who_cannot_tell_does_not_count() -> None:
    """A reviewer's "cannot tell" would be taken for agreement."""
    table = tabled([(True, True), (None, True), (False, None), (False, False), (True, False)])
    assert (table.n, table.yes_yes, table.no_no, table.yes_no) == (3, 1, 1, 1)


def test_what_is_not_defined_is_not_told() -> None:
    """Two reviewers who say yes to all would be given a kappa of nought, or the report would fail."""
    found = agreement_of(Table(yes_yes=7, yes_no=0, no_yes=0, no_no=0))
    assert (found.raw.value, found.kappa.value, found.negative.value) == (1.0, None, None)
    assert agreement_of(Table(yes_yes=0, yes_no=0, no_yes=0, no_no=0)).raw.value is None
