"""The user's files that are the text of a work: papers that made the record, and files that a list names.

A list may come from anywhere. What it names is opened only where it lies in the folder of the list itself.
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import unquote, urlsplit

from synthesist.read.stage import Sought
from synthesist.records import Record

NAMED = "named papers"
"""What papers that were given one by one are called together, as a source."""

_FIELDS = frozenset(("file", "l1", "l2", "files", "attachments", "file attachments", "pdf"))
_PARTED = re.compile(r"(?<!\\)[;]")


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
        for record in sorted(sought.records, key=lambda record: not any(link.kind == "file" for link in record.links)):
            for name, path in self._of(record):
                found.setdefault(path, name)
        return [(name, path) for path, name in found.items()]

    def _of(self, record: Record) -> Iterator[tuple[str, Path]]:
        source = record.source.removeprefix("file:")
        if source == record.source:
            return
        for root in self._papers:
            if root.name != source.partition("/")[0] and not (source == NAMED and root.is_file()):
                continue
            base = _base(root, source)
            own = {link.url for link in record.links if link.kind == "file"}
            for name in dict.fromkeys([*own, *_named(record)]):
                path = base / name
                if _is_inside(path, base):
                    yield name, path


def _base(root: Path, source: str) -> Path:
    """The folder that a record's files lie in: the one given, or that of the list inside it."""
    _, _, inside = source.partition("/")
    if root.is_file():
        return root.parent
    return (root / inside).parent if inside else root


def _named(record: Record) -> Iterator[str]:
    """Paths in the fields by which Zotero, JabRef and others name attachments."""
    stated = [record.pdf_url or "", *(value for name, value in record.extra if name.lower() in _FIELDS)]
    for field in stated:
        for entry in _PARTED.split(field):
            if path := _path(entry.strip()):
                yield path


def _path(entry: str) -> str:
    """The path of one attachment: plain, as a file address, or as `Title:path:type`."""
    if entry.startswith(("http://", "https://")):
        return ""
    if entry.lower().startswith(("file://", "internal-pdf://")):
        return unquote(urlsplit(entry).path).lstrip("/")
    parts = [part.replace("\\", "") for part in re.split(r"(?<!\\):", entry)]
    named = [part for part in parts if re.search(r"\.(?:pdf|html?|xml|docx|txt|md)$", part, re.IGNORECASE)]
    return named[-1].strip() if named else ""


def _is_inside(path: Path, base: Path) -> bool:
    try:
        return path.is_file() and path.resolve().is_relative_to(base.resolve())
    except OSError:
        return False
