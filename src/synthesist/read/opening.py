"""Files are read in workers, several at once, each content once."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, nullcontext
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Self, TypeVar

from synthesist.errors import Unreadable
from synthesist.read.keeping import Readings
from synthesist.read.records import record_of
from synthesist.read.versions import readers
from synthesist.records import Failure, Reading, Record

if TYPE_CHECKING:
    from synthesist.read.working import Workers

AT_ONCE = 4
"""Files that are read from disk and handed to the workers at the same time."""

LARGEST = 300_000_000
"""Bytes of a file that is read from disk."""

_LARGE = 50_000_000
"""Bytes above which a file is held alone: several such at a time would take all memory there is."""

_In = TypeVar("_In")
_Out = TypeVar("_Out")


class Reader:
    """Reads files in workers within limits, each content once. Nothing is started before there is something to read.

    Args:
        kept: file of the readings that were made before; None keeps them in memory.
    """

    def __init__(self, kept: Path | None) -> None:
        self._path = kept
        self._open = ExitStack()
        self._is_closed = False
        self._starting = Lock()
        self._alone = Lock()
        """Held by whoever reads a large file."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        self._is_closed = True
        self._open.close()

    @cached_property
    def _kept(self) -> Readings:
        """What was read before."""
        return self._open.enter_context(Readings(self._path, readers()))

    @cached_property
    def _workers(self) -> "Workers":
        from synthesist.read.working import Workers

        return self._open.enter_context(Workers())

    def known(self, original: str) -> tuple[Reading, int] | None:
        """What was read before of the bytes with this hash, and their number; None where nothing was read of them."""
        if self._path is None or not self._path.exists():
            return None
        with self._starting:
            kept = self._kept
        read, size = kept.of(original)
        return (read, size) if isinstance(read, Reading) else None

    def opened(self, content: bytes, name: str, declared: str = "", url: str = "") -> Reading:
        """The reading of some bytes; safe for threads.

        Raises:
            Unreadable: they cannot be read.
        """
        with self._starting:
            kept, workers = self._kept, self._workers
        known = kept.get(content)
        if known is None:
            try:
                known = workers.read(content, name, declared, url)
            except Unreadable as error:
                if self._is_closed:  # whoever was reading was ended, which says nothing of the file
                    raise
                known = error
            kept.keep(content, known)
        if isinstance(known, Unreadable):
            raise known
        return known

    def papers(self, named: Sequence[tuple[str, Path]], source: str) -> Iterator[Record | Failure]:
        """The records of papers, or failures, in order; several are read at once."""
        return in_order(lambda one: self._paper(one[0], one[1], source), named, AT_ONCE)

    def _paper(self, name: str, path: Path, source: str) -> Record | Failure:
        told = name.encode("utf-8", "backslashreplace").decode()
        if told != name:  # no record could hold the name by which the file is found again
            return Failure(stage="search", place=f"{source}/{told}", reason="its name is no text", hint="rename it")
        read = self.file(path, name)
        if isinstance(read, Reading):
            return record_of(read, source, name)
        return Failure(stage="search", place=f"{source}/{name}", reason=str(read), hint=read.hint)

    def file(self, path: Path, name: str) -> Reading | Unreadable:
        """The reading of a file, or why there is none."""
        try:
            with self._alone if _is_large(path) else nullcontext():
                return self.opened(content_of(path), name)
        except Unreadable as error:
            return error


def content_of(path: Path) -> bytes:
    """The bytes of a file.

    Raises:
        Unreadable: it cannot be read, is no file (a pipe, a device, a folder), or is larger than a paper is.
    """
    try:
        if not path.is_file() and path.exists():  # a pipe that nobody writes to would be waited for without end
            raise Unreadable("it is no file", "give the paper itself", kind="broken")
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except (OSError, ValueError) as error:  # a name that no system takes is a wrong value
        reason = f"the file cannot be read: {getattr(error, 'strerror', None) or error}"
        raise Unreadable(reason, "check the path", kind="broken") from error
    if len(content) > LARGEST:
        raise Unreadable(f"the file is larger than {LARGEST // 10**6} MB", "is it a paper?", kind="hostile")
    return content


def _is_large(path: Path) -> bool:
    try:
        return path.stat().st_size > _LARGE
    except (OSError, ValueError):
        return False


def in_order(function: Callable[[_In], _Out], items: Iterable[_In], at_once: int) -> Iterator[_Out]:
    """What a function makes of items, in their order, several at once; no more is begun than will soon be asked for."""
    waiting: deque[Future[_Out]] = deque()
    threads = ThreadPoolExecutor(at_once)
    try:
        for item in items:
            waiting.append(threads.submit(function, item))
            if len(waiting) > 2 * at_once:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        threads.shutdown(wait=False, cancel_futures=True)
