"""Two rankings made one."""
# ruff: noqa: SIM300 -- the expected value stands on the left

from hypothesis import given
from hypothesis import strategies as st

from synthesist.ranking import fuse

RANKING = st.lists(st.text("abcdefgh", min_size=1, max_size=2), unique=True, max_size=20)


def test_scores_are_sums_of_reciprocal_ranks() -> None:
    """A user could not repeat the ranking by hand: a stands first and second, so 1/61 + 1/62."""
    best = fuse(["a", "b"], ["c", "a"], 1)[0]
    assert ("a", 1 / 61 + 1 / 62, 1, 2) == (best.record_id, best.score, best.text_rank, best.vector_rank)


def test_ties_are_broken_by_id() -> None:
    """A user would get another order on another day."""
    assert ["a", "b"] == [hit.record_id for hit in fuse(["b"], ["a"], 2)]


def test_a_record_in_one_ranking_says_so() -> None:
    """A user could not see by what a record was found."""
    assert [(1, None), (None, 1)] == [(hit.text_rank, hit.vector_rank) for hit in fuse(["a"], ["b"], 2)]


@given(RANKING, RANKING, st.integers(0, 30))
def test_the_fused_ranking_holds_each_record_once_up_to_the_limit(
    text: list[str], vector: list[str], limit: int
) -> None:
    """A user would see a record twice, or more than they asked for."""
    ids = [hit.record_id for hit in fuse(text, vector, limit)]
    assert min(limit, len({*text, *vector})) == len(ids) == len(set(ids))


@given(RANKING, RANKING)
def test_scores_never_rise_and_ids_rise_where_they_are_equal(text: list[str], vector: list[str]) -> None:
    """A user would see a worse record above a better one."""
    keys = [(-hit.score, hit.record_id) for hit in fuse(text, vector, 100)]
    assert sorted(keys) == keys


@given(RANKING, RANKING)
def test_neither_ranking_is_preferred(text: list[str], vector: list[str]) -> None:
    """A user would get records by words before equally good ones by meaning."""
    assert [hit.record_id for hit in fuse(text, vector, 100)] == [hit.record_id for hit in fuse(vector, text, 100)]


@given(RANKING, RANKING, st.integers(1, 10))
def test_a_smaller_limit_cuts_the_same_ranking(text: list[str], vector: list[str], limit: int) -> None:
    """A user would see other records first because they asked for fewer."""
    assert fuse(text, vector, 100)[:limit] == fuse(text, vector, limit)
