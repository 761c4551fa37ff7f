"""The parts of a Word file: what of the archive is needed, unpacked within limits and counted while it is.

Own code over the archive instead of python-docx, which unpacks every part whole before anybody asks for one, and knows
neither notes, tracked changes, text boxes nor equations.
"""

import io
import posixpath
import struct
import zipfile
import zlib
from typing import Any

from synthesist.errors import Unreadable
from synthesist.read.markup import attribute, broken, hostile, xml_root

LARGEST = 48 * 1024 * 1024
"""Bytes that one part unpacks to, at most; the longest theses have about a tenth of it."""

MOST = 96 * 1024 * 1024
"""Bytes that all parts that are read unpack to."""

MOST_PARTS = 5_000

_CHUNK = 1 << 16
_STEEPEST = 250
"""Bytes that one byte may unpack to, where it is many: text of real files stays far below."""
_MANY = 4 * 1024 * 1024
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_ENTRY = b"PK\x01\x02"
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    NotImplementedError,
    ValueError,
    OverflowError,
)
_OTHERS = {"xl/workbook.xml": "a spreadsheet", "ppt/presentation.xml": "a presentation", "content.xml": "OpenDocument"}
_HINT = "save it as DOCX or PDF, and give that"


class Parts:
    """The parts of one file, by name, each parsed when it is asked for.

    Attributes:
        main: name of the part that holds the text.
        notes: sentences for people, such as that a part is damaged.

    Raises:
        Unreadable: if it is no Word file, is locked, damaged, or made to do harm.
    """

    def __init__(self, content: bytes) -> None:
        self.notes: list[str] = []
        self._size = len(content)
        self._left = MOST
        self._archive = _archive(content)
        self._names = {name.lower(): name for name in self._archive.namelist()}
        self.main = self._main()
        self._targets = self._relations(self.main)

    def _main(self) -> str:
        target = self._relations("").get("officeDocument", "word/document.xml")
        if target.lower() not in self._names:
            what = next((what for name, what in _OTHERS.items() if name in self._names), "no Word file")
            raise Unreadable(f"the file is {what}", _HINT, kind="unknown")
        return target

    def related(self, kind: str) -> Any | None:
        """Root of the part that the text names as its styles, footnotes and so on; None where there is none."""
        target = self._targets.get(kind)
        return self.root(target) if target else None

    def about(self) -> Any | None:
        """Root of the part with title, authors and so on."""
        target = self._relations("").get("core-properties", "docProps/core.xml")
        return self.root(target)

    def root(self, name: str) -> Any | None:
        """Root of a part, tags without namespaces; None where it is missing or empty."""
        stored = self._names.get(name.lower())
        content = self._read(stored) if stored else b""
        return xml_root(content, self.notes) if content.strip() else None

    def _relations(self, name: str) -> dict[str, str]:
        """Parts that a part names, by the last word of their kind; what lies outside of the file is left out."""
        folder, _, file = name.rpartition("/")
        root = self.root(posixpath.join(folder, "_rels", f"{file}.rels"))
        targets: dict[str, str] = {}
        for relation in [] if root is None else root.iter("Relationship"):
            if attribute(relation, "TargetMode") == "External":
                continue
            kind = attribute(relation, "Type").rpartition("/")[2]
            target = posixpath.join("/", folder, attribute(relation, "Target"))
            targets.setdefault(kind, posixpath.normpath(target).lstrip("/"))
        return targets

    def _read(self, name: str) -> bytes:
        """A part unpacked; sizes are counted on the way, for what the archive says of them may be a lie."""
        taken: list[bytes] = []
        size = 0
        packed = max(1, min(self._archive.getinfo(name).compress_size, self._size))
        try:
            with self._archive.open(name) as part:
                while chunk := part.read(_CHUNK):
                    size += len(chunk)
                    if size > min(LARGEST, self._left) or (size > _MANY and size > _STEEPEST * packed):
                        raise hostile("it unpacks to more than a paper can be")
                    taken.append(chunk)
        except RuntimeError as error:
            raise Unreadable("the file is locked by a password", "save it without one", kind="encrypted") from error
        except _DAMAGE as error:
            raise broken(f"a part of it is damaged ({name})") from error
        self._left -= size
        return b"".join(taken)


def _archive(content: bytes) -> zipfile.ZipFile:
    if not content.strip(b"\0\t\r\n "):
        raise Unreadable("the file is empty", "get the file again", kind="empty")
    if content.startswith(_OLE):
        if _LOCKED in content:
            raise Unreadable("the file is locked by a password", "save it without one", kind="encrypted")
        raise Unreadable("the file is of an old Word format (.doc)", _HINT, kind="unknown")
    # The directory is made into objects when the archive is opened, so it is counted before.
    if content.count(_ENTRY) > MOST_PARTS:
        raise hostile(f"it has more than {MOST_PARTS:,} parts")
    try:
        return zipfile.ZipFile(io.BytesIO(content))
    except _DAMAGE as error:
        raise broken("it is no archive, or a damaged one") from error
