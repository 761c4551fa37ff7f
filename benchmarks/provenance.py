"""When, on which commit and on which machine a figure was measured."""

import subprocess
from dataclasses import dataclass
from datetime import UTC, datetime

from benchmarks.machine import Machine, load, machine
from benchmarks.processes import ROOT

_OUTPUTS = (":(exclude)benchmarks/results.json", ":(exclude)benchmarks/RESULTS.md")


@dataclass(frozen=True, slots=True)
class Provenance:
    """What every figure of one benchmark's run carries.

    Attributes:
        is_dirty: whether the working tree differed from the commit; the results themselves do not count.
        load_before: load of the machine when the benchmark began.
    """

    commit: str
    is_dirty: bool
    date: str
    load_before: float
    machine: Machine


def provenance() -> Provenance:
    """The state of things now."""
    changed = _git("status", "--porcelain", "--", ".", *_OUTPUTS)
    today = datetime.now(UTC).date().isoformat()
    return Provenance(_git("rev-parse", "--short=12", "HEAD"), bool(changed), today, load(), machine())


def _git(*arguments: str) -> str:
    """What git answers; "unknown" outside a repository."""
    try:
        ran = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return "unknown"
    return ran.stdout.strip()
