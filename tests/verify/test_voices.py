"""One study, one voice: who counts for and against a claim."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from synthesist.records import Tie
from synthesist.verify.voices import Remembered, apart


def tie(first: str, second: str) -> Tie:
    """A tie of two works."""
    return Tie(
        first=min(first, second),
        second=max(first, second),
        kinds=("authors",),
        reasons=("both are by Ada Stone",),
        is_one_study=False,
        is_sure=True,
    )


class Tied:
    """Knows the ties of works, and how often it was asked."""

    def __init__(self, *pairs: tuple[str, str]) -> None:
        self.asked = 0
        self._ties = {frozenset(pair): tie(*pair) for pair in pairs}

    def __call__(self, first: str, second: str, /) -> Tie | None:
        """See `Independence`."""
        self.asked += 1
        return self._ties.get(frozenset((first, second)))


def test_of_works_that_are_tied_only_the_first_is_heard() -> None:
    """A user would see three papers of one group count as three groups."""
    assert apart("abc", Tied(("a", "b"), ("b", "c"))) == ["a", "c"]
    assert apart("bac", Tied(("a", "b"), ("b", "c"))) == ["b"]
    assert apart("abc", Tied()) == ["a", "b", "c"]


def test_each_two_works_are_asked_of_once_and_all_ties_are_kept() -> None:
    """A user would not find in the ledger why a work was not counted."""
    tied = Tied(("a", "b"), ("c", "a"))
    asked = Remembered(tied)
    asked.ask_all("cab")
    asked.ask_all("abc")
    assert asked("b", "a") == asked("a", "b") == tie("a", "b")
    assert tied.asked == 3
    assert asked.ties() == (tie("a", "b"), tie("a", "c"))


@given(st.sets(st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef"))), st.permutations("abcdef"))
def test_those_heard_are_independent_and_nobody_more_could_be(pairs: set[tuple[str, str]], order: list[str]) -> None:
    """A user would read a confidence that counts one study twice, or leaves one out."""
    tied = Tied(*pairs)
    heard = apart(order, tied)
    assert not any(tied(one, other) for one, other in combinations(heard, 2))
    assert all(any(tied(work, one) for one in heard) for work in set(order) - set(heard))
