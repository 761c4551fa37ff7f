"""The command in a process of its own, with the matcher of the tests; killed where the environment says so."""

import os
import signal

from plain_matching import plain_match

from synthesist.cli import main
from synthesist.deduping import run
from synthesist.deduping.answers import Answers, Said


def _dying() -> None:
    """Let the process die, as in a power cut, when the answer with the number named has been kept."""
    left, add = int(os.environ["DIES_AFTER"]), Answers.add

    def adding(self: Answers, said: Said) -> None:
        nonlocal left
        add(self, said)
        left -= 1
        if not left:
            os.kill(os.getpid(), signal.SIGKILL)

    Answers.add = adding


if __name__ == "__main__":
    run.match = plain_match
    if "DIES_AFTER" in os.environ:
        _dying()
    main()
