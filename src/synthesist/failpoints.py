"""Points at which a run can be killed for a test: before and after each thing that it leaves on disk.

`SYNTHESIST_FAILPOINT=name` kills the process, as a power cut would, where that point is reached, and `name:3` where it
is reached for the third time. In use, nothing is set and nothing happens.
"""

import os
import signal
from collections.abc import Iterator
from functools import cache
from itertools import count

VARIABLE = "SYNTHESIST_FAILPOINT"

_STAGES = ("search", "identify", "screen", "read", "extract", "verify", "appraise", "report")

FAILPOINTS: tuple[str, ...] = (
    "ledger.made",
    "plan.archived",
    "plan.before-commit",
    "plan.committed",
    "plan.written",
    "response.archived",
    "reading.kept",
    *(f"{stage}.{moment}" for stage in _STAGES for moment in ("begun", "before-commit", "committed")),
    "report.partial",
    "report.file-written",
    "report.files-written",
    "update.archived",
    "update.before-commit",
    "update.committed",
    "ruling.before-commit",
    "ruling.committed",
)
"""All points, in the order in which a run can reach them."""


def reached(name: str) -> None:
    """Die here, if the environment names this point."""
    wanted, _, times = os.environ.get(VARIABLE, "").partition(":")
    if wanted == name and next(_times(name)) >= int(times or 1):
        os.kill(os.getpid(), signal.SIGKILL)


@cache
def _times(_name: str) -> Iterator[int]:
    """How often a point was reached; to take the next number is one step, whatever the threads do."""
    return count(1)
