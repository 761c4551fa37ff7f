"""Processes of their own without the wait for imports: each is forked from one that has a program ready, no more.

Most of the time of a process that is to be killed goes into imports, which leave nothing on disk. Two such parents
hash differently, as any two processes do: what the one began, the other may carry on.
"""

import atexit
import importlib.util
import json
import os
import signal
import subprocess
import sys
import time
import traceback
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from select import select
from typing import Any

LONGEST = 120.0
"""Seconds after which a process counts as hanging."""


@dataclass(frozen=True)
class Ended:
    """How a process ended, what it said on standard error, and how long it took in seconds."""

    code: int
    told: str
    seconds: float


class Nursery:
    """Forks processes of one program, one at a time, until it is closed.

    Args:
        program: a module with `main(*arguments) -> int`, run in each process, and with `prepare()`, which loads what no
            run changes: once, and without starting a thread.
    """

    def __init__(self, program: Path) -> None:
        command = [sys.executable, str(Path(__file__)), str(program)]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0)
        self._said()

    def run(self, arguments: Sequence[str], environment: Mapping[str, str], *, kill_after: float = 0) -> Ended:
        """Run the program in a process; kill it after so many seconds, unless that is 0."""
        assert self._process.stdin
        begun = time.monotonic()
        job = {"arguments": list(arguments), "environment": dict(environment)}
        self._process.stdin.write(json.dumps(job).encode() + b"\n")
        child = int(self._said())
        if not self._is_heard(kill_after or LONGEST):
            with suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)
        code, told = json.loads(self._said())
        seconds = time.monotonic() - begun
        assert kill_after or seconds < LONGEST, "the process hung"
        return Ended(code, told, seconds)

    def close(self) -> None:
        """End the parent."""
        with self._process:
            pass

    def _is_heard(self, seconds: float) -> bool:
        return bool(select([self._process.stdout], [], [], seconds)[0])

    def _said(self) -> bytes:
        assert self._process.stdout
        line = self._process.stdout.readline()
        assert line, "the parent of processes died"
        return line


@cache
def nursery(program: Path, name: str = "") -> Nursery:
    """The nursery of a program, begun when it is first needed; one for each name."""
    made = Nursery(program)
    atexit.register(made.close)
    return made


def _imported(program: Path) -> Any:
    sys.path.insert(0, str(program.parent))
    spec = importlib.util.spec_from_file_location(program.stem, program)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[program.stem] = module
    spec.loader.exec_module(module)
    return module


def _serve(program: Path) -> int:
    """Fork for each line of the standard input; the exit code, in the process that was forked too."""
    out = os.fdopen(os.dup(1), "wb", buffering=0)
    module = _imported(program)
    module.prepare()
    main = module.main
    out.write(b"ready\n")
    for line in iter(sys.stdin.buffer.readline, b""):
        read, write = os.pipe()
        child = os.fork()
        if not child:
            return _run(main, json.loads(line), write)
        os.close(write)
        out.write(b"%d\n" % child)
        # A pipe, for where no file can grow there is none to write errors to.
        with os.fdopen(read, "rb") as errors:
            told = errors.read().decode("utf-8", "replace")
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        out.write(json.dumps([code, told]).encode() + b"\n")
    return 0


def _run(main: Any, job: dict[str, Any], errors: int) -> int:
    """In a process of its own: nothing of the parent's is read or written."""
    for stream, mode in ((0, os.O_RDONLY), (1, os.O_WRONLY)):
        os.dup2(os.open(os.devnull, mode), stream)
    os.dup2(errors, 2)
    os.close(errors)
    os.environ.clear()
    os.environ.update(job["environment"])
    try:
        return int(main(*job["arguments"]) or 0)
    except Exception:  # noqa: BLE001 - as an interpreter ends
        traceback.print_exc()
        return 1


if __name__ == "__main__":
    sys.exit(_serve(Path(sys.argv[1])))
