"""The user's own files as a source: every row counts, in the order of the file."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from synthesist.errors import NothingToSearch
from synthesist.formats import read_records
from synthesist.language import ConceptMatcher
from synthesist.records import Failure, Hit, Question, Record
from synthesist.records.ids import record_id, sha256
from synthesist.search.federation import Answer


class FilesSource:
    """Reads bibliographic files."""

    def __init__(self, paths: Sequence[Path]) -> None:
        self._paths = paths

    def ask(self, question: Question, limit: int) -> Iterator[Answer]:
        """One answer per file, without a limit: the user chose these rows."""
        seen: dict[str, Record] = {}
        answers = [_answer(path, question, seen) for path in self._paths]
        if not any(answer.reported for answer in answers):
            names = ", ".join(path.name for path in self._paths)
            raise NothingToSearch(f"there is no record in {names}", "pass a file that holds some")
        yield from answers


def _answer(path: Path, question: Question, seen: dict[str, Record]) -> Answer:
    rows = list(read_records(path))
    records = [_own(row, seen) for row in rows if isinstance(row, Record)]
    return Answer(
        source=f"file:{path.name}",
        query=f"all rows of {path.name}",
        limit=None,
        reported=len(rows),
        hits=tuple(Hit(record_id=record.record_id, rank=rank) for rank, record in enumerate(records, 1)),
        records=tuple(records),
        failures=tuple(row.model_copy(update={"stage": "search"}) for row in rows if isinstance(row, Failure)),
        content_sha256=sha256(path.read_bytes()),
        concept_hits=_concept_hits(records, question),
    )


def _own(record: Record, seen: dict[str, Record]) -> Record:
    """The record under an id of its own: where two unlike rows bear one id, the later is known by what it holds."""
    if seen.setdefault(record.record_id, record) == record:
        return record
    extra = (*record.extra, ("id", record.source_id or ""))
    changes = {"record_id": record_id(record.source, None, record.raw.encode()), "source_id": None}
    return record.model_copy(update={**changes, "extra": tuple(sorted(extra))})


def _concept_hits(records: Sequence[Record], question: Question) -> tuple[tuple[str, int], ...]:
    matcher = ConceptMatcher(question.concepts)
    named = [matcher.concepts(f"{record.title}\n\n{record.abstract or ''}") for record in records]
    return tuple((concept.name, sum(concept.name in names for names in named)) for concept in question.concepts)
