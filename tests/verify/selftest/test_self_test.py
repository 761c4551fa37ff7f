"""The count of variants caught and doubted, with judges whose answers are known."""

from collections.abc import Sequence

import pytest

from synthesist.records import Label
from synthesist.verify.selftest import SelfTest, self_test

CLAIMS = [
    ("Most naps improve recall in every season.", "We slept. Most naps improve recall in every season."),
    ("The effective nap outperforms coffee on recall.", "The effective nap outperforms coffee on recall."),
    ("Recall rose by 45% after training.", "Recall rose by 45% after training. It is late."),
    ("Naps do not help.", "Naps do not help."),
]
Pairs = Sequence[tuple[str, str]]


def by_words(pairs: Pairs) -> list[Label]:
    """SUPPORT for what stands in the passage word for word."""
    return [Label.SUPPORT if claim in passage else Label.REFUTE for claim, passage in pairs]


def always(pairs: Pairs) -> list[Label]:
    """SUPPORT for everything."""
    return [Label.SUPPORT] * len(pairs)


def never(pairs: Pairs) -> list[Label]:
    """NEI for everything."""
    return [Label.NEI] * len(pairs)


def test_a_judge_of_words_catches_all_and_doubts_all() -> None:
    """A user could not tell a judge that reads from one that compares letters."""
    found = self_test(CLAIMS, by_words, 1000)
    (caught, false), (doubted, true) = found.caught(), found.doubted()
    assert caught == false > 8
    assert doubted == true > 1


def test_a_judge_that_always_agrees_catches_nothing() -> None:
    """A user would trust a judge that supports everything."""
    found = self_test(CLAIMS, always, 1000)
    assert found.caught()[0] == found.doubted()[0] == 0
    assert found.caught()[1] > 8


def test_only_variants_of_what_was_supported_count() -> None:
    """A user would see a judge praised for catching what it never believed."""
    found = self_test(CLAIMS, never, 1000)
    assert found.counts == ()
    assert found.caught() == (0, 0)


def test_seen_and_unseen_kinds_add_up() -> None:
    """A user would see edits that training knows pass for new ones."""
    found = self_test(CLAIMS, by_words, 1000)
    seen, unseen = found.caught(is_seen_kind=True), found.caught(is_seen_kind=False)
    assert found.caught() == (seen[0] + unseen[0], seen[1] + unseen[1])
    assert min(seen[1], unseen[1]) > 0
    assert {"negation": True, "role": True, "quality": False}.items() <= {
        one.operator: one.is_seen_kind for one in found.counts
    }.items()


@pytest.mark.parametrize("most", [0, 1, 2, 3, 7, 12])
def test_no_more_pairs_are_judged_than_asked(most: int) -> None:
    """A user would wait longer than they agreed to."""
    asked: list[tuple[str, str]] = []

    def judge(pairs: Pairs) -> list[Label]:
        asked.extend(pairs)
        return always(pairs)

    found = self_test(CLAIMS, judge, most)
    assert len(asked) <= most
    assert sum(count.n for count in found.counts) <= len(asked) <= most


def test_a_small_limit_takes_operators_in_turn() -> None:
    """A user would see one operator only, and take its rate for all."""
    assert len(self_test(CLAIMS, always, 12).counts) >= 6


def test_the_order_of_claims_and_repeats_change_nothing() -> None:
    """A user would get another number from the same review."""
    assert self_test(CLAIMS, by_words, 15) == self_test([*reversed(CLAIMS), *CLAIMS], by_words, 15)


def test_a_judge_that_loses_answers_is_an_error() -> None:
    """A user would read rates computed on shifted answers."""
    with pytest.raises(ValueError, match="shorter"):
        self_test(CLAIMS, lambda _: [], 1000)


def test_nothing_in_nothing_out() -> None:
    """A user with no claims would see a crash instead of zero counts."""
    assert SelfTest(counts=()) == self_test([], always, 100)
