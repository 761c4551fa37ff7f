"""The user's own files as a source: every row counts, in the order of the file."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from synthesist.errors import NothingToSearch
from synthesist.formats import read_records
from synthesist.records import Failure, Question, Record
from synthesist.records.ids import record_id, sha256
from synthesist.search.answers import Answer, concept_hits_of, hits_of, text_of
from synthesist.search.counting import Texts


@dataclass(frozen=True, slots=True)
class _File:
    """What one file held when it was read."""

    path: Path
    content_sha256: str
    rows: int
    records: tuple[Record, ...]
    failures: tuple[Failure, ...]


class FilesSource:
    """Reads bibliographic files, each once."""

    def __init__(self, paths: Sequence[Path]) -> None:
        self._paths = paths

    def ask(self, question: Question, limit: int) -> Iterator[Answer]:
        """One answer per file, without a limit: the user chose these rows."""
        if not any(file.rows for file in self._files):
            names = ", ".join(path.name for path in self._paths)
            raise NothingToSearch(f"there is no record in {names}", "pass a file that holds some")
        for file in self._files:
            yield _answer(file, question)

    def matching(self, question: Question) -> int:
        """See `Source.matching`; a record that two files hold counts once."""
        return self._texts.matching(question)

    @cached_property
    def _files(self) -> list[_File]:
        seen: dict[str, Record] = {}
        return [_read(path, seen) for path in self._paths]

    @cached_property
    def _texts(self) -> Texts:
        records = {record.record_id: record for file in self._files for record in file.records}
        return Texts([text_of(record) for record in records.values()])


def _read(path: Path, seen: dict[str, Record]) -> _File:
    rows = list(read_records(path))
    return _File(
        path,
        sha256(path.read_bytes()),
        len(rows),
        tuple(_own(row, seen) for row in rows if isinstance(row, Record)),
        tuple(row.model_copy(update={"stage": "search"}) for row in rows if isinstance(row, Failure)),
    )


def _answer(file: _File, question: Question) -> Answer:
    return Answer(
        source=f"file:{file.path.name}",
        query=f"all rows of {file.path.name}",
        limit=None,
        reported=file.rows,
        hits=hits_of(file.records),
        records=file.records,
        failures=file.failures,
        content_sha256=file.content_sha256,
        concept_hits=concept_hits_of(file.records, question),
    )


def _own(record: Record, seen: dict[str, Record]) -> Record:
    """The record under an id of its own: where two unlike rows bear one id, the later is known by what it holds."""
    if seen.setdefault(record.record_id, record) == record:
        return record
    extra = (*record.extra, ("id", record.source_id or ""))
    changes = {"record_id": record_id(record.source, None, record.raw.encode()), "source_id": None}
    return record.model_copy(update={**changes, "extra": tuple(sorted(extra))})
