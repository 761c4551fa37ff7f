"""One class in front of the store, the text index and the vectors."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from filelock import FileLock, Timeout

from synthesist.errors import StorageError, storing
from synthesist.library.store import Put, Store
from synthesist.library.textindex import TextIndex
from synthesist.library.vectorfile import VectorFile
from synthesist.models import Embedder
from synthesist.ranking import Ranked, fuse
from synthesist.records import Failure, Record

_BATCH = 2_000
_INDEX_VERSION = "3"

Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Added:
    """What an import did, in records; `failures` are kept in the library too."""

    new: int
    changed: int
    unchanged: int
    failures: tuple[Failure, ...]


@dataclass(frozen=True, slots=True)
class LibraryInfo:
    """What a library holds."""

    folder: Path
    records: int
    by_source: dict[str, int]
    failures: int
    content_sha256: str
    embedder: str


class Library:
    """Records at hand. Opening it mends what is derived where an import was cut off.

    Args:
        folder: made when it is missing.
        embedder: whose vectors are kept; another one's are rebuilt.
    """

    def __init__(self, folder: Path, embedder: Embedder) -> None:
        self.folder = _made(folder)
        self._embedder = embedder
        self._store = Store(folder / "library.sqlite")
        self._text = TextIndex(folder / "text")
        self._vectors = VectorFile(folder / "vectors.f32", embedder.dimensions)
        self._ids: list[str] | None = None
        if not self._is_derived():
            with self._writing():
                self._rebuild()

    def add(self, parsed: Iterable[Record | Failure], progress: Progress = lambda _: None) -> Added:
        """Take in records, a batch at a time; what failed is kept beside them.

        Raises:
            StorageError: the folder cannot be written, or another import is under way.
        """
        with self._writing():
            self._store.note("derived", "")
            added = self._add(iter(parsed), progress)
            if added.changed:
                # Documents that were replaced would still count in the index's word frequencies.
                self._reindex()
            self._seal()
        return added

    def search(self, concepts: Sequence[Sequence[str]], text: str, limit: int) -> list[Ranked]:
        """The best `limit` records by words and by nearness of meaning, fused.

        Args:
            concepts: per concept, the terms that name it.
            text: what the vector is made of, usually the question itself.
        """
        words = self._text.search(concepts, limit)
        near = self._vectors.nearest(self._embedder.embed([text])[0], limit)
        return fuse(self._by_id(words)[:limit], self._by_id(near)[:limit], limit)

    def count(self, terms: Sequence[str]) -> int:
        """Number of records that hold at least one of the terms."""
        return self._text.count(terms)

    def matching(self, concepts: Sequence[Sequence[str]]) -> int:
        """Number of records that hold at least one term of each concept; 0 where no concept is asked for.

        The index knows no excluded phrases: where a concept has some, a reader of the texts may count fewer.
        """
        return self._text.matching(concepts)

    def records(self, record_ids: Sequence[str]) -> dict[str, Record]:
        """Records by id; unknown ids are left out."""
        return self._store.get(record_ids)

    @property
    def content_sha256(self) -> str:
        """Hash of all records, whatever the order in which they came."""
        return self._store.noted("content")

    def info(self) -> LibraryInfo:
        """What the library holds."""
        counts = self._store.counts()
        return LibraryInfo(
            self.folder,
            sum(counts.values()),
            counts,
            self._store.failure_count(),
            self.content_sha256,
            self._embedder.name,
        )

    def __len__(self) -> int:
        return len(self._record_ids())

    def close(self) -> None:
        """Let go of the files."""
        self._store.close()

    def _add(self, parsed: Iterator[Record | Failure], progress: Progress) -> Added:
        new = changed = seen = 0
        failures: list[Failure] = []
        while batch := list(islice(parsed, _BATCH)):
            records = [row for row in batch if isinstance(row, Record)]
            failures += [row for row in batch if isinstance(row, Failure)]
            put = self._store.put(records)
            self._derive(put)
            new, changed, seen = new + len(put.fresh), changed + len(put.changed), seen + len(records)
            progress(len(batch))
        self._store.put_failures(failures)
        return Added(new, changed, seen - new - changed, tuple(failures))

    def _derive(self, put: Put) -> None:
        self._ids = None
        if put.fresh:
            self._text.add(put.fresh)
            self._embed(put.fresh)
        if put.changed:
            self._embed(put.changed)

    def _embed(self, rows: Sequence[tuple[int, Record]]) -> None:
        vectors = self._embedder.embed([embedded_text(record) for _, record in rows])
        self._vectors.write([ordinal for ordinal, _ in rows], vectors)

    def _rebuild(self) -> None:
        self._text.clear()
        self._vectors.clear()
        for rows in self._store.batches(_BATCH):
            self._derive(Put(rows, []))
        self._seal()

    def _reindex(self) -> None:
        self._text.clear()
        for rows in self._store.batches(_BATCH):
            self._text.add(rows)

    def _seal(self) -> None:
        self._store.note("content", self._store.digest())
        self._store.note("derived", self._derived_key())

    def _by_id(self, hits: Sequence[tuple[int, float]]) -> list[str]:
        """Record ids, best first, ties broken by id."""
        ids = self._record_ids()
        ranked = sorted(((score, ids[ordinal]) for ordinal, score in hits), key=lambda hit: (-hit[0], hit[1]))
        return [record_id for _, record_id in ranked]

    def _is_derived(self) -> bool:
        """Whether index and vectors are those of the records; a file cut off or deleted shows in its length."""
        is_noted = self._store.noted("derived") == self._derived_key()
        return is_noted and len(self._text) == len(self._vectors) == self._store.count()

    def _derived_key(self) -> str:
        return f"{_INDEX_VERSION} {self._embedder.name} {self._store.noted('content')}"

    def _record_ids(self) -> list[str]:
        if self._ids is None:
            self._ids = self._store.ids()
        return self._ids

    @contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            with FileLock(self.folder / ".lock", timeout=0), storing(f"the library {self.folder}"):
                yield
        except Timeout as error:
            raise StorageError(
                f"another process is writing to the library {self.folder}",
                "wait until it is done, then try again",
            ) from error


def embedded_text(record: Record) -> str:
    """The text whose vector stands for a record: title and abstract, one document."""
    return f"{record.title}\n\n{record.abstract}" if record.abstract else record.title


def _made(folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StorageError(
            f"the folder {folder} cannot be made: {error.strerror}", "choose another with SYNTHESIST_HOME"
        ) from error
    return folder
