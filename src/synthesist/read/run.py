"""A run of `read`: files in, a line for each document out, in their order; what is cut off goes on where it was."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from synthesist.errors import Unreadable
from synthesist.read.opening import AT_ONCE, Reader, in_order
from synthesist.read.rows import NotRead, ReadLine, ReadSummary, line_of
from synthesist.records import Reading
from synthesist.writing import require_apart, whole

FAILED_SHARE_ALLOWED = 0.05
"""Above it, a run does not count as done."""

FAILURES_KEPT = 100


def read_files(
    files: Sequence[tuple[str, Path]],
    out: Path,
    *,
    done: Callable[[int], None] = lambda _: None,
    refused: Callable[[NotRead], None] = lambda _: None,
) -> ReadSummary:
    """Write a line for each file that can be read. Memory does not grow with the number of files.

    What was read is kept beside the output until all is written, so that the same command goes on after a kill.

    Args:
        files: names, as the lines will have them, and paths.
        done: called with 1 for each file.
        refused: called with each file that cannot be read.

    Raises:
        WrongUse: the output would overwrite a file of the input, or is a folder.
        StorageError: the output cannot be written.
    """
    require_apart((path for _, path in files), out)
    kept, tally = out.with_name(f"{out.name}.readings"), _Tally()
    with whole(out) as file, Reader(kept) as reader:
        read = in_order(lambda one: reader.file(one[1], one[0]), files, AT_ONCE)
        for (named, _), made in zip(files, read, strict=True):
            # names of files may be bytes that are no text, which no output can hold
            name = _told(named)
            if isinstance(made, Reading):
                line = line_of(made, name)
                file.write(f"{line.model_dump_json()}\n")
                tally.add(line)
            else:
                refused(tally.failure(name, made))
            done(1)
    for suffix in ("", "-wal", "-shm"):
        kept.with_name(f"{kept.name}{suffix}").unlink(missing_ok=True)
    return tally.summary(out)


def _told(name: str) -> str:
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


@dataclass(slots=True)
class _Tally:
    """Counts, and the first failures."""

    read: int = 0
    failed: int = 0
    pages: int = 0
    sentences: int = 0
    tables: int = 0
    references: int = 0
    failures: list[NotRead] = field(default_factory=list)

    def add(self, line: ReadLine) -> None:
        self.read += 1
        self.pages += len(line.pages)
        self.sentences += len(line.sentences)
        self.tables += len(line.tables)
        self.references += len(line.references)

    def failure(self, name: str, error: Unreadable) -> NotRead:
        made = NotRead(file=name, kind=error.kind, reason=str(error), hint=error.hint)
        self.failed += 1
        if len(self.failures) < FAILURES_KEPT:
            self.failures.append(made)
        return made

    def summary(self, out: Path) -> ReadSummary:
        return ReadSummary(
            out=str(out),
            files=self.read + self.failed,
            read=self.read,
            failed=self.failed,
            pages=self.pages,
            sentences=self.sentences,
            tables=self.tables,
            references=self.references,
            failures=tuple(self.failures),
        )
