"""Files that a record of a list names, in the ways of Zotero, JabRef, Mendeley, EndNote and RIS."""

import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from synthesist.records import Record

LINKED = "linked file"
"""Field of a record that names a file of the user's which lies elsewhere, and which nobody opens."""

_FIELDS = frozenset(("file", "l1", "l2", "l4", "files", "attachments", "file attachments", "pdf", "local-url"))
_ENDING = re.compile(r"\.(?:pdf|html?|xhtml|xml|nxml|tei|docx|txt|md)(?:\.gz)?$", re.IGNORECASE)
_PARTED = re.compile(r"(?<!\\);|\n")
_COLON = re.compile(r"(?<!\\):")
_WINDOWS = re.compile(r"(^|:)([A-Za-z])(?:\\\\|\\)?:(?=\\|/)")
_ADDRESS = re.compile(r"(?:https?|ftp|doi):", re.IGNORECASE)


def named_in(record: Record) -> Iterator[str]:
    """Paths as the record's fields state them, with "/" between their parts."""
    stated = [record.pdf_url or "", *(value for name, value in record.extra if name.lower() in _FIELDS)]
    for field in stated:
        for entry in _PARTED.split(field):
            if path := _path(entry.strip().strip("{}")):
                yield path


def is_readable(name: str) -> bool:
    """Whether a file's ending is that of a paper."""
    return bool(_ENDING.search(name))


def last_part(name: str) -> str:
    """A file without the folders that it lies in, which tell of the user's computer."""
    return name.replace("\\", "/").rpartition("/")[2]


def _path(entry: str) -> str:
    """The path of one attachment: plain, as a file address, or as `Title:path:type`; empty for one on the web."""
    if _ADDRESS.match(entry):
        return ""
    if entry.lower().startswith(("file:", "internal-pdf:")):
        return _of_address(entry)
    if is_readable(entry) and ":" not in entry:
        return _plain(entry)
    parts = [_plain(part) for part in _COLON.split(_WINDOWS.sub(r"\1/\2", entry))]
    return next((part for part in reversed(parts) if is_readable(part)), "")


def _of_address(entry: str) -> str:
    """EndNote's `internal-pdf://123/a.pdf` keeps the folder where a host stands; a file's address has none."""
    parts = urlsplit(entry)
    if parts.scheme == "internal-pdf":
        return unquote(f"{parts.netloc}{parts.path}")
    return unquote(parts.path)


def _plain(part: str) -> str:
    """Without the backslashes that BibTeX needs before signs of its own, and with those of Windows as slashes."""
    return re.sub(r"\\(?=[\W_])", "", part.replace("\\\\", "/")).replace("\\", "/").strip()
