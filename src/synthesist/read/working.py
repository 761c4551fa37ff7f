"""Files are read in processes of their own, within limits: what kills its reader costs itself alone.

A worker is this module's `serve` in a fresh interpreter, fed through its pipes; what it answers is JSON, never code.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from queue import LifoQueue
from threading import Lock, Thread, Timer
from typing import IO, Any, NamedTuple, Self

from synthesist.errors import SynthesistError, Unreadable, contain
from synthesist.records import Failure, Reading

_SERVE = "from synthesist.read.working import serve; serve()"
_MOST_WORKERS = 4
_LONGEST_HEADER = 10_000_000
_MEGABYTE = 1_000_000
_OUT_OF_TIME = -24
"""How a process ends that the system stopped for its use of the processor: by SIGXCPU, which Windows does not know."""

_TOO_LARGE = "reading it takes too much memory"
_BEYOND = {"MemoryError": _TOO_LARGE, "RecursionError": "it is nested too deeply"}
_NO_ROOM = ("failed to map segment", "Cannot allocate memory")
"""What the system says where a library finds no room to be loaded: no fault of the library."""

_LARGEST_ANSWER = 40 * _MEGABYTE
"""Bytes of a reading: whoever waits for it holds several, each many times as large in memory."""

_KILLED = -9
"""How a process ends that somebody else ended: a reader's own deaths end otherwise."""

_LOOK_UP = 1.0
"""Seconds after which a worker looks whether it has been left alone."""

_FULL = 0.5
"""Share of the memory allowed at which a worker ends itself after a file, for another to begin afresh."""


class Limits(NamedTuple):
    """What one file may cost.

    Attributes:
        seconds: by the clock, and of processor time.
        memory: bytes beyond those that a worker holds before it has read anything; kept where the system can.
        file_bytes: size of the file itself.
    """

    seconds: float = 120.0
    memory: int = 900 * _MEGABYTE
    file_bytes: int = 300 * _MEGABYTE


class Workers:
    """Reads files in processes of their own; each is started when first needed, and started anew where it died.

    Safe for threads: as many files are read at a time as there are workers. Used as a context; leaving it ends them.

    Args:
        count: of processes; as many as there are cores by default, at most four.
    """

    def __init__(self, count: int | None = None, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        self._count = count or max(1, min(_MOST_WORKERS, os.cpu_count() or 1))
        self._idle: LifoQueue[_Worker | None] = LifoQueue()
        self._running: set[_Worker] = set()
        self._lock = Lock()
        self._is_closed = False
        for _ in range(self._count):
            self._idle.put(None)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        self.close()

    def close(self) -> None:
        """End all workers, those too that are reading; their files are unreadable then."""
        with self._lock:
            self._is_closed = True
            running, self._running = self._running, set()
        for worker in running:
            worker.end()

    def read(self, content: bytes, name: str = "", declared: str = "", url: str = "") -> Reading:
        """The reading of a file by the reader for its kind.

        Args:
            name: of the file; `declared` its type as a server says; `url` where it was fetched.

        Raises:
            Unreadable: it cannot be read, or not within the limits.
        """
        if len(content) > self._limits.file_bytes:
            size = self._limits.file_bytes // _MEGABYTE
            raise Unreadable(f"the file is larger than {size} MB", "is it a paper?", kind="hostile")
        job = {"name": name, "declared": declared, "url": url}
        try:
            with self._borrowed() as worker:
                return worker.read(content, job)
        except _Killed:  # which says nothing of the file, the first time
            with self._borrowed() as worker:
                return worker.read(content, job)

    @contextmanager
    def _borrowed(self) -> Iterator["_Worker"]:
        """A worker that nobody else uses meanwhile."""
        worker = self._idle.get()
        try:
            if worker is None or not worker.is_fit:
                worker = self._started(worker)
            yield worker
        finally:
            self._idle.put(worker)

    def _started(self, former: "_Worker | None") -> "_Worker":
        with self._lock:
            if former is not None:
                former.end()
                self._running.discard(former)
            if self._is_closed:
                raise Unreadable("reading was ended", "run it again", kind="unknown")
            worker = _Worker(self._limits)
            self._running.add(worker)
        return worker


class _Worker:
    """One process, its pipes, and whether it can take another file."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._stays = True
        threads = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
        self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and code
            [sys.executable, "-P", "-c", _SERVE],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, **threads},
        )

    @property
    def is_fit(self) -> bool:
        """Whether it lives and can take another file."""
        return self._stays and self._process.poll() is None

    def read(self, content: bytes, job: dict[str, str]) -> Reading:
        """Hand a file over and wait for its reading, no longer than allowed."""
        is_late: list[bool] = []
        timer = Timer(self._limits.seconds, self._cut_off, (is_late,))
        timer.start()
        try:
            answer = self._answer(content, {**job, "bytes": len(content), **self._limits._asdict()})
        finally:
            timer.cancel()
        if answer is None:
            raise self._lost(is_late=bool(is_late))
        return _reading(answer)

    def end(self) -> None:
        """Kill the process and wait for its end."""
        self._stays = False
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe:
                # what was left in the pipe's buffer has nobody to go to
                with suppress(OSError):
                    pipe.close()

    def _cut_off(self, is_late: list[bool]) -> None:
        is_late.append(True)
        self._process.kill()

    def _answer(self, content: bytes, job: dict[str, Any]) -> bytes | None:
        """What the worker says; None where it died."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        try:
            self._process.stdin.write(json.dumps(job).encode() + b"\n")
            self._process.stdin.write(content)
            self._process.stdin.flush()
            header = json.loads(self._process.stdout.readline(_LONGEST_HEADER) or b"{}")
            answer = self._process.stdout.read(header.get("bytes", 0))
        except (OSError, ValueError):
            header, answer = {}, b""
        self._stays = header.get("stays", False)
        return answer if header and len(answer) == header["bytes"] else None

    def _lost(self, *, is_late: bool) -> Unreadable:
        self._stays = False
        code = self._ended()
        hint = "look at the file; a copy from elsewhere may do"
        if is_late or code == _OUT_OF_TIME:
            return Unreadable(f"reading it takes longer than {self._limits.seconds:g} seconds", hint, kind="hostile")
        died = _Killed if code == _KILLED else Unreadable
        return died("its reader died, most likely for want of memory", hint, kind="hostile")

    def _ended(self) -> int | None:
        """How the process ended; None where it had to be made to."""
        try:
            return self._process.wait(_LOOK_UP)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
            return None


class _Killed(Unreadable):
    """The worker was ended from outside."""


def _reading(answer: bytes) -> Reading:
    if answer[:1] == b"!":
        said = json.loads(answer[1:])
        raise Unreadable(said["reason"], said["hint"], kind=said["kind"])
    return Reading.model_validate_json(answer)


def serve() -> None:
    """Read files from the standard input until it ends: a line that says what comes, then the file."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_alone, args=(os.getppid(),), daemon=True).start()
    source = sys.stdin.buffer
    # what a library prints must not end up between the answers
    out = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    is_bound = False
    while line := source.readline():
        job = json.loads(line)
        content = source.read(job["bytes"])
        if not is_bound:
            _bind_memory(job["memory"])
            is_bound = True
        _bind_time(job["seconds"])
        answer = _read(content, job)
        del content
        stays = _held() < _FULL * job["memory"]
        _reply(out, answer, stays=stays)
        if not stays:
            return


def _end_alone(parent: int) -> None:
    """End this process when its parent has ended, in the midst of a file too."""
    while os.getppid() == parent:
        time.sleep(_LOOK_UP)
    os._exit(1)


def _reply(out: IO[bytes], answer: bytes, *, stays: bool) -> None:
    out.write(json.dumps({"bytes": len(answer), "stays": stays}).encode() + b"\n")
    out.write(answer)
    out.flush()


def _read(content: bytes, job: dict[str, Any]) -> bytes:
    """A reading as JSON, or after an exclamation mark why there is none."""
    from synthesist.read.reading import read_file

    failures: list[Failure] = []
    try:
        with contain("read", job["name"], failures.append):
            answer = read_file(content, job["name"], job["declared"], job["url"]).model_dump_json().encode()
            return answer if len(answer) <= _LARGEST_ANSWER else _TOO_MUCH
    except SynthesistError as error:
        return _refusal(str(error), error.hint, error.kind if isinstance(error, Unreadable) else "unknown")
    reason = failures[0].reason
    if told := _beyond(reason):
        return _refusal(told, "is it a paper?", "hostile")
    return _refusal(f"its reader failed: {reason}", "please report the file", "broken")


def _beyond(reason: str) -> str:
    """Which limit a failure speaks of; empty for none."""
    if any(words in reason for words in _NO_ROOM):
        return _TOO_LARGE
    return next((told for error, told in _BEYOND.items() if reason.startswith(error)), "")


def _refusal(reason: str, hint: str, kind: str) -> bytes:
    return b"!" + json.dumps({"reason": reason, "hint": hint, "kind": kind}).encode()


_TOO_MUCH = _refusal("there is more in it than a paper can hold", "is it a paper?", "hostile")


def _bind_memory(memory: int) -> None:
    """Keep this process from taking much more than it has; not every system can."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        held = int(_statm()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (held + memory, held + memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _bind_time(seconds: float) -> None:
    """Let the system end this process where it works on although nobody waits any more."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        used = resource.getrusage(resource.RUSAGE_SELF)
        until = int(used.ru_utime + used.ru_stime + seconds) + 2
        resource.setrlimit(resource.RLIMIT_CPU, (until, resource.getrlimit(resource.RLIMIT_CPU)[1]))


def _held() -> int:
    """Bytes of memory in use; 0 where the system does not say."""
    with suppress(ImportError, OSError):
        import resource

        return int(_statm()[1]) * resource.getpagesize()
    return 0


def _statm() -> list[str]:
    return Path("/proc/self/statm").read_text(encoding="ascii").split()
