"""Databases asked at the same time, a thread each."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from synthesist.errors import SynthesistError

Answered = TypeVar("Answered")


def all_at_once(asking: Sequence[Callable[[], Answered]], stop: Callable[[], None]) -> list[Answered]:
    """What the calls return, in their order.

    Args:
        stop: ends what they wait for; called where the user interrupts or a call fails: nobody waits for the rest.
    """
    with ThreadPoolExecutor(max(1, len(asking))) as pool:
        jobs = [pool.submit(call) for call in asking]
        try:
            return [job.result() for job in jobs]
        except (KeyboardInterrupt, SynthesistError):
            stop()
            pool.shutdown(wait=False, cancel_futures=True)
            raise
