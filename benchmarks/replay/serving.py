"""A replay server for as long as a test or a benchmark lasts."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from threading import Thread

from benchmarks.replay.faults import Fault
from benchmarks.replay.invented import invented_rows
from benchmarks.replay.multiplying import multiplied
from benchmarks.replay.recorded import Rows
from benchmarks.replay.server import ReplayServer


@contextmanager
def serving(
    rows: Rows | None = None,
    *,
    faults: Mapping[str, Fault] | None = None,
    latency: float = 0,
    multiply: int = 0,
    keep: int | None = None,
    match: bool = False,
    port: int = 0,
) -> Iterator[ReplayServer]:
    """Serve rows on a port of this machine.

    Args:
        rows: the invented ones where none are given; `recorded_rows` has the real ones.
        faults: how services fail, by name.
        latency: seconds before each answer.
        multiply: rows that each service has at least; copies with new ids make up what is missing.
        keep: rows that each service has at most.
        match: leave out rows that share no word with the query; they come last otherwise.
    """
    held = multiplied(invented_rows() if rows is None else rows, multiply)
    kept = {service: own[:keep] for service, own in held.items()}
    server = ReplayServer(kept, latency=latency, match=match, port=port)
    server.plan.put(faults or {})
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, name="replay", daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.is_closing.set()
        server.shutdown()
        server.server_close()
        thread.join()
