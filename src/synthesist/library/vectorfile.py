"""The vectors of the library: one float32 matrix on disk, a row per ordinal, searched exactly."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from synthesist.models import Vectors


class VectorFile:
    """A memory-mapped matrix of unit vectors, shape (records, dimensions)."""

    def __init__(self, path: Path, dimensions: int) -> None:
        self._path = path
        self._dimensions = dimensions
        self._mapped: Vectors | None = None
        path.touch()

    def __len__(self) -> int:
        return self._path.stat().st_size // (4 * self._dimensions)

    def write(self, ordinals: Sequence[int], vectors: Vectors) -> None:
        """Write rows at their ordinals; the file grows as it must."""
        self._mapped = None
        row_bytes = 4 * self._dimensions
        with self._path.open("r+b") as file:
            for ordinal, vector in zip(ordinals, vectors, strict=True):
                file.seek(ordinal * row_bytes)
                file.write(np.ascontiguousarray(vector, dtype="<f4").tobytes())

    def nearest(self, query: Vectors, limit: int) -> list[tuple[int, float]]:
        """Ordinals and cosines of the rows nearest to a unit vector, best first, and those that tie with the last."""
        if not len(self) or not query.any():
            return []
        cosines = self._matrix() @ query
        limit = min(limit, len(cosines))
        worst = -np.partition(-cosines, limit - 1)[limit - 1]
        best = np.flatnonzero(cosines >= worst)
        ordered = best[np.argsort(-cosines[best], kind="stable")]
        return [(int(row), float(cosines[row])) for row in ordered]

    def clear(self) -> None:
        """Forget all rows."""
        self._mapped = None
        self._path.write_bytes(b"")

    def _matrix(self) -> Vectors:
        """The file as a matrix; mapped once, for every new mapping would fault in all of its pages again."""
        if self._mapped is None or len(self._mapped) != len(self):
            shape = (len(self), self._dimensions)
            self._mapped = np.memmap(self._path, dtype="<f4", mode="r", shape=shape)
        return self._mapped
