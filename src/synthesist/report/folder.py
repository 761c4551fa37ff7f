"""The files of a report on disk: written whole or not at all, known by their hashes."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from synthesist.errors import storing
from synthesist.failpoints import reached
from synthesist.records.ids import sha256


class ReportFolder:
    """`DIR/report`; a file stands there whole or, cut off in the middle, under another name."""

    def __init__(self, review: Path) -> None:
        self._review = review
        self.path = review / "report"

    def write(self, files: Mapping[str, bytes]) -> list[dict[str, Any]]:
        """Write all files and return name, hash and size of each.

        Raises:
            StorageError: the folder cannot be written.
        """
        with storing(f"the report in {self.path}"):
            self.path.mkdir(exist_ok=True)
            written = [self._write(name, content) for name, content in sorted(files.items())]
        reached("report.files-written")
        return written

    def holds(self, artefacts: Sequence[Mapping[str, Any]]) -> bool:
        """Whether the folder holds these files, byte by byte."""
        return bool(artefacts) and all(self._is_whole(row) for row in artefacts)

    def _write(self, name: str, content: bytes) -> dict[str, Any]:
        partial = self.path / f"{name}.partial"
        partial.write_bytes(content)
        reached("report.partial")
        partial.replace(self.path / name)
        reached("report.file-written")
        return {"name": f"report/{name}", "sha256": sha256(content), "bytes": len(content)}

    def _is_whole(self, row: Mapping[str, Any]) -> bool:
        path = self._review / str(row["name"])
        return path.is_file() and sha256(path.read_bytes()) == row["sha256"]
