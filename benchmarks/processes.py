"""Commands in fresh processes, measured from outside."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from benchmarks import stopwatch

ROOT = Path(__file__).resolve().parent.parent
"""The repository."""

_NONE: Mapping[str, str] = MappingProxyType({})


class CommandFailedError(Exception):
    """A measured command ended with an exit code that it should not have."""


@dataclass(frozen=True, slots=True)
class Run:
    """What a command cost and printed.

    Attributes:
        peak_gigabytes: largest resident set of any one process of it, in 10^9 bytes; mapped files count.
        errors: what it wrote to standard error.
    """

    exit_code: int
    wall_seconds: float
    cpu_seconds: float
    peak_gigabytes: float
    output: str
    errors: str = ""


def synthesist(
    home: Path, *arguments: str | Path, good: Sequence[int] = (0,), environment: Mapping[str, str] = _NONE
) -> Run:
    """Run the command line of this environment with its state in `home`."""
    program = Path(sys.executable).with_name("synthesist")
    return measured([str(program), *map(str, arguments)], home, good, environment)


def measured(
    command: Sequence[str], home: Path, good: Sequence[int] = (0,), environment: Mapping[str, str] = _NONE
) -> Run:
    """Run a command in the repository and measure it.

    Args:
        environment: variables besides those that are there.

    Raises:
        CommandFailedError: its exit code is not among the good ones.
    """
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "cost.json"
        completed = subprocess.run(
            [sys.executable, "-I", "-S", stopwatch.__file__, str(report), *command],
            cwd=ROOT,
            env={**os.environ, "SYNTHESIST_HOME": str(home), **environment},
            capture_output=True,
            text=True,
            check=True,
        )
        cost = json.loads(report.read_text(encoding="utf-8"))
    if cost["exit_code"] not in good:
        raise CommandFailedError(_told(command, cost["exit_code"], completed.stderr))
    peak = cost["peak_bytes"] / 1e9
    return Run(cost["exit_code"], cost["wall_seconds"], cost["cpu_seconds"], peak, completed.stdout, completed.stderr)


def _told(command: Sequence[str], exit_code: int, errors: str) -> str:
    last = errors.strip().splitlines()[-1:] or ["nothing on standard error"]
    return f"{Path(command[0]).name} {' '.join(command[1:3])} ended with {exit_code}: {last[0]}"
