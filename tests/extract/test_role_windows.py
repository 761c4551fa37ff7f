"""Windows over the sentences of a text."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthesist.extract.role_windows import packed, places_of, windows


@given(st.lists(st.integers(0, 90), max_size=120), st.integers(92, 512))
def test_each_sentence_is_answered_once_and_in_order(lengths: list[int], room: int) -> None:
    """A user would get a sentence's role twice, or not at all."""
    made = windows(lengths, room)
    kept = [at for one in made for at in range(one.first, one.last)]
    assert kept == list(range(len(lengths)))
    assert all(one.start <= one.first < one.last <= one.end for one in made)


@given(st.lists(st.integers(0, 90), min_size=1, max_size=120))
def test_windows_have_room_for_what_they_hold(lengths: list[int]) -> None:
    """A user with a long paper would see the network refuse it."""
    for one in windows(lengths):
        assert 1 + sum(length + 1 for length in lengths[one.start : one.end]) <= 512


def test_an_abstract_is_one_window() -> None:
    """A user would get roles that had not seen the rest of the abstract."""
    assert windows([30] * 10) == [(0, 10, 0, 10)]


def test_sentences_at_an_edge_are_read_with_what_stands_around_them() -> None:
    """A user would get worse roles wherever a long text happens to be cut."""
    first, second, *_ = windows([40] * 40)
    assert first.last < first.end
    assert second.start < second.first


def test_tokens_are_gathered_by_sentence() -> None:
    """A user would get one sentence's role for another."""
    given = packed([[5, 6], [7]], places_of(2), opening=1, closing=2)
    assert given["ids"].tolist() == [[1, 5, 6, 2, 7, 2]]
    assert given["ends"].tolist() == [[3, 5]]
    assert np.allclose(given["pool"].sum(-1), 1)
    assert given["pool"][0, 1].tolist() == [0, 0, 0, 0, 0.5, 0.5]


@pytest.mark.parametrize("count", [1, 2, 11, 300])
def test_places_are_rows_of_one_table(count: int) -> None:
    """A user of a long text would crash the network."""
    places = places_of(count)
    assert places.shape == (count, 3)
    assert places[:, 0].max() <= 10
    assert places[:, 1].min() >= 11
    assert places[:, 1].max() <= 16
    assert places[:, 2].min() >= 17
    assert places[:, 2].max() <= 22
