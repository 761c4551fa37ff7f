"""Runs one command and writes down what it cost. A process of its own, so that nothing else counts to it.

Usage: python stopwatch.py REPORT.json COMMAND…
"""

import json
import resource
import subprocess
import sys
import time
from pathlib import Path

_RSS_UNIT = 1 if sys.platform == "darwin" else 1024
"""Bytes in a unit of `ru_maxrss`: kilobytes on Linux, bytes on macOS."""


def main() -> None:
    """Run the command with the streams at hand; it is the only child that ever was."""
    report, *command = sys.argv[1:]
    started = time.perf_counter()
    exit_code = subprocess.call(command)
    wall = time.perf_counter() - started
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    cost = {
        "exit_code": exit_code,
        "wall_seconds": wall,
        "cpu_seconds": used.ru_utime + used.ru_stime,
        "peak_bytes": used.ru_maxrss * _RSS_UNIT,
    }
    Path(report).write_text(json.dumps(cost), encoding="utf-8")


if __name__ == "__main__":
    main()
