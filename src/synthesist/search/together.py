"""Databases asked at the same time, a thread each."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

Answered = TypeVar("Answered")


def all_at_once(asking: Sequence[Callable[[], Answered]], stop: Callable[[], None]) -> list[Answered]:
    """What the calls return, in their order.

    Args:
        stop: ends what they wait for; called where the user interrupts, who would else wait for every answer.
    """
    with ThreadPoolExecutor(max(1, len(asking))) as pool:
        jobs = [pool.submit(call) for call in asking]
        try:
            return [job.result() for job in jobs]
        except KeyboardInterrupt:
            stop()
            pool.shutdown(wait=False, cancel_futures=True)
            raise
