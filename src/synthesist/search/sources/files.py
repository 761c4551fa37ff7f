"""The user's own files as a source: every row counts, in the order of the file."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from synthesist.formats import read_records
from synthesist.language import ConceptMatcher
from synthesist.records import Failure, Hit, Question, Record
from synthesist.records.ids import sha256
from synthesist.search.federation import Answer


class FilesSource:
    """Reads bibliographic files."""

    def __init__(self, paths: Sequence[Path]) -> None:
        self._paths = paths

    def ask(self, question: Question, limit: int) -> Iterator[Answer]:
        """One answer per file, without a limit: the user chose these rows."""
        for path in self._paths:
            yield _answer(path, question)


def _answer(path: Path, question: Question) -> Answer:
    rows = list(read_records(path))
    records = [row for row in rows if isinstance(row, Record)]
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


def _concept_hits(records: Sequence[Record], question: Question) -> tuple[tuple[str, int], ...]:
    matcher = ConceptMatcher(question.concepts)
    named = [matcher.concepts(f"{record.title}\n\n{record.abstract or ''}") for record in records]
    return tuple((concept.name, sum(concept.name in names for names in named)) for concept in question.concepts)
