"""A run in a process of its own, so that it can be killed; started by the tests beside it.

Usage: driver.py CLAIMS CORPUS OUT SETTING DIES_AT. Prints how often the judge was asked.
"""

import sys
from pathlib import Path

from checking_bench import Letters, Overlap

from synthesist.checking import Job, check, verifier_for
from synthesist.verify.pairs import Setting


def main(claims: str, corpus: str, out: str, setting: str, dies_at: str) -> None:
    """Carry a run out."""
    judge, embedder = Overlap(dies_at=int(dies_at)), Letters()
    verifier = verifier_for(Setting(setting), judge=judge, embedder=embedder)
    check(Job(Path(claims), Path(corpus), Path(out), Setting(setting)), verifier, embedder)
    print(judge.asked)  # noqa: T201


if __name__ == "__main__":
    main(*sys.argv[1:])
