"""Calls made at the same time."""

from collections.abc import Callable
from threading import Event

import pytest

from synthesist.search.together import all_at_once


def test_answers_come_in_the_order_of_the_questions() -> None:
    """A user's searches would be listed by chance."""
    first = Event()

    def slow() -> str:
        first.wait(5)
        return "slow"

    def quick() -> str:
        first.set()
        return "quick"

    assert all_at_once([slow, quick], lambda: None) == ["slow", "quick"]
    assert all_at_once([], lambda: None) == []


def test_an_interruption_ends_all_waiting() -> None:
    """A user who presses Ctrl-C would wait for every service in turn."""
    stopped = Event()

    def waiting() -> bool:
        return stopped.wait(30)

    def interrupted() -> bool:
        raise KeyboardInterrupt

    calls: list[Callable[[], bool]] = [interrupted, waiting]
    with pytest.raises(KeyboardInterrupt):
        all_at_once(calls, stopped.set)
    assert stopped.is_set()
