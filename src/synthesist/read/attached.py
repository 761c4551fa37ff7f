"""The user's files that are the text of a work: papers that made the record, and files that a list names.

A list may come from anywhere. What it names is opened only where it lies in the folder of the list itself.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from synthesist.formats.attachments import LINKED, is_readable, last_part, named_in
from synthesist.read.stage import Sought
from synthesist.records import Record

NAMED = "named papers"
"""What papers that were given one by one are called together, as a source."""

_ELSEWHERE = "it does not lie in the folder that was given, and nothing outside of it is opened"
_ABSENT = "there is no such file in the folder that was given"


@dataclass(frozen=True, slots=True)
class _File:
    """A file that a record names: its path, or why it is not opened."""

    name: str
    path: Path | None
    why_not: str = ""


class Attached:
    """Files by the records that name them.

    Args:
        papers: files and folders as given.
    """

    def __init__(self, papers: Sequence[Path]) -> None:
        self._papers = papers

    def files(self, sought: Sought) -> list[tuple[str, Path]]:
        """Names and paths of the files of a work, each once, the user's own papers first."""
        found: dict[Path, str] = {}
        for file in self._named(sought):
            if file.path is not None:
                found.setdefault(file.path, file.name)
        return [(name, path) for path, name in found.items()]

    def passed_over(self, sought: Sought) -> list[tuple[str, str]]:
        """Files that records name and that are not opened, by the last part of their path, and why."""
        known = {last_part(name) for name, _ in self.files(sought)}
        told = {last_part(file.name): file.why_not for file in self._named(sought) if file.path is None}
        return [(name, why) for name, why in told.items() if name not in known]

    def _named(self, sought: Sought) -> Iterator[_File]:
        for record in sorted(sought.records, key=lambda record: not any(link.kind == "file" for link in record.links)):
            yield from self._of(record)

    def _of(self, record: Record) -> Iterator[_File]:
        source = record.source.removeprefix("file:")
        if source == record.source:
            return
        for root in self._papers:
            if root.name != source.partition("/")[0] and not (source == NAMED and root.is_file()):
                continue
            base = _base(root, source)
            own = [link.url for link in record.links if link.kind == "file"]
            yield from (_File(value, None, _ELSEWHERE) for name, value in record.extra if name == LINKED)
            for name in dict.fromkeys([*own, *named_in(record)]):
                if is_readable(name) or name in own:
                    yield _file(name, base)


def _base(root: Path, source: str) -> Path:
    """The folder that a record's files lie in: the one given, or that of the list inside it."""
    _, _, inside = source.partition("/")
    if root.is_file():
        return root.parent
    return (root / inside).parent if inside else root


def _file(name: str, base: Path) -> _File:
    path = base / name
    try:
        if not path.resolve().is_relative_to(base.resolve()):
            return _File(name, None, _ELSEWHERE)
        return _File(name, path) if path.is_file() else _File(name, None, _ABSENT)
    except (OSError, ValueError):  # a name that no system takes
        return _File(name, None, _ABSENT)
