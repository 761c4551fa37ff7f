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
        path.touch()

    def __len__(self) -> int:
        return self._path.stat().st_size // (4 * self._dimensions)

    def write(self, ordinals: Sequence[int], vectors: Vectors) -> None:
        """Write rows at their ordinals; the file grows as it must."""
        row_bytes = 4 * self._dimensions
        with self._path.open("r+b") as file:
            for ordinal, vector in zip(ordinals, vectors, strict=True):
                file.seek(ordinal * row_bytes)
                file.write(np.ascontiguousarray(vector, dtype="<f4").tobytes())

    def nearest(self, query: Vectors, limit: int) -> list[tuple[int, float]]:
        """Ordinals and cosines of the rows nearest to a unit vector, best first."""
        if not len(self) or not query.any():
            return []
        matrix = np.memmap(self._path, dtype="<f4", mode="r", shape=(len(self), self._dimensions))
        cosines = matrix @ query
        limit = min(limit, len(cosines))
        best = np.argpartition(-cosines, limit - 1)[:limit]
        ordered = best[np.lexsort((best, -cosines[best]))]
        return [(int(row), float(cosines[row])) for row in ordered]

    def clear(self) -> None:
        """Forget all rows."""
        self._path.write_bytes(b"")
