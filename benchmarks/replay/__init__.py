"""A stand-in for the literature databases: recorded or invented answers over real HTTP, on one port of this machine.

It pages as each service does, and fails as each may. It does not search as they do: for any query it gives all that it
has, rows that share most words with the query first (or, with `match`, only rows that share one). What is measured
against it is said to be replayed. It was made from recordings and documentation; nobody has held it beside the live
services.
"""

from benchmarks.replay.faults import KINDS, Fault
from benchmarks.replay.invented import invented_rows
from benchmarks.replay.recorded import RECORDED, SERVICES, Rows, recorded_rows
from benchmarks.replay.server import Logged, ReplayServer
from benchmarks.replay.serving import serving
from benchmarks.replay.works import QUESTION

__all__ = [
    "KINDS",
    "QUESTION",
    "RECORDED",
    "SERVICES",
    "Fault",
    "Logged",
    "ReplayServer",
    "Rows",
    "invented_rows",
    "recorded_rows",
    "serving",
]
