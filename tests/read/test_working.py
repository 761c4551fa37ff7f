"""Files are read in processes of their own: what happens there must not happen here."""

import os
import signal
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from handmade_pdf import lines, pdf

from synthesist.errors import Unreadable
from synthesist.read.reading import read_file
from synthesist.read.working import Limits, Workers

PAPER = pdf([lines(50, 100, ["A page that holds some words which are there to", "be seen by everyone who opens it."])])
PAGES = pdf([lines(50, 100, ["Some words of a page that takes its time to read"] * 50)] * 150)


def test_reading_is_what_it_would_be_here() -> None:
    """A reading must not depend on the process it was made in."""
    with Workers(1) as workers:
        assert workers.read(PAPER, "paper.pdf") == read_file(PAPER, "paper.pdf")


def test_one_worker_reads_many_files() -> None:
    """A process for each file would cost half a second each time."""
    with Workers(1) as workers:
        assert len({workers.read(PAPER, f"{at}.pdf").sha256 for at in range(5)}) == 1
        assert len(workers._running) == 1


def test_reason_of_a_file_that_cannot_be_read_arrives() -> None:
    """Whoever waits must hear why, in the words of the reader."""
    with Workers(1) as workers, pytest.raises(Unreadable, match="empty") as raised:
        workers.read(b"", "empty.pdf")
    assert raised.value.kind == "empty"
    assert raised.value.hint


def test_file_that_takes_too_long_costs_itself_alone() -> None:
    """One endless file must not hold up a folder of papers."""
    with Workers(1, Limits(seconds=0.8)) as workers:
        with pytest.raises(Unreadable, match="seconds") as raised:
            workers.read(PAGES * 1, "long.pdf")
        assert raised.value.kind == "hostile"


@pytest.mark.parametrize("memory", [1_000_000, 20_000_000, 60_000_000])
def test_file_that_takes_too_much_memory_costs_itself_alone(memory: int) -> None:
    """One greedy file must not bring the machine down, nor be reported as a fault, wherever the room runs out."""
    with Workers(1, Limits(memory=memory)) as workers, pytest.raises(Unreadable) as raised:
        workers.read(PAPER, "greedy.pdf")
    assert raised.value.kind == "hostile"


def test_file_that_is_too_large_is_not_even_begun() -> None:
    """A film that lies among the papers must not be copied into memory twice."""
    with Workers(1, Limits(file_bytes=100)) as workers, pytest.raises(Unreadable, match="larger"):
        workers.read(PAPER, "film.pdf")


def test_worker_that_died_is_replaced() -> None:
    """A reader that the system killed between two files must not cost the second one."""
    with Workers(1) as workers:
        workers.read(PAPER, "first.pdf")
        (worker,) = workers._running
        worker._process.kill()
        worker._process.wait()
        assert workers.read(PAPER, "second.pdf").text


def test_worker_that_dies_at_work_costs_one_file() -> None:
    """A crash of the reader is a failure of its file, and the next one is read."""
    with Workers(1) as workers, ThreadPoolExecutor(1) as threads:
        waiting = threads.submit(workers.read, PAGES, "crashing.pdf")
        while not workers._running:
            time.sleep(0.01)
        time.sleep(0.3)
        (worker,) = workers._running
        os.kill(worker._process.pid, getattr(signal, "SIGSEGV", signal.SIGTERM))
        with pytest.raises(Unreadable, match="died"):
            waiting.result()
        assert workers.read(PAPER, "next.pdf").text


def test_threads_share_workers() -> None:
    """Files are read at once, and each thread gets its own."""
    papers = [pdf([lines(50, 100, [f"Paper number {at} says that it is itself"] * 3)]) for at in range(8)]
    with Workers(2) as workers, ThreadPoolExecutor(4) as threads:
        texts = [reading.text for reading in threads.map(workers.read, papers)]
        assert len(workers._running) <= 2
    assert all(f"number {at} says" in text for at, text in enumerate(texts))


def test_end_stops_those_at_work() -> None:
    """Whoever presses Ctrl-C must not wait for a long file."""
    ended: list[Unreadable] = []

    def read(workers: Workers) -> None:
        try:
            workers.read(PAGES, "long.pdf")
        except Unreadable as error:
            ended.append(error)

    workers = Workers(1)
    reading = threading.Thread(target=read, args=(workers,))
    reading.start()
    while not workers._running:
        time.sleep(0.01)
    time.sleep(0.2)
    workers.close()
    reading.join(timeout=10)
    assert not reading.is_alive()
    assert ended
    with pytest.raises(Unreadable):
        workers.read(PAPER, "after.pdf")
