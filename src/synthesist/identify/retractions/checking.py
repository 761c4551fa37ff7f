"""A list of references held against the lists at hand and against what it says itself."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import Field

from synthesist.errors import storing
from synthesist.identify.retractions.listed import notes_for
from synthesist.identify.retractions.references import read_references
from synthesist.identify.retractions.standing import asked, status_of, told
from synthesist.identify.retractions.stated import notes_in
from synthesist.identify.retractions.store import ListAbout, ListStore
from synthesist.records import Failure, Record
from synthesist.records.base import Frozen
from synthesist.records.identifiers import normal_doi
from synthesist.records.identity import RetractionNote, RetractionStatus
from synthesist.records.ids import short_hash

_AT_ONCE = 500
_DOI = re.compile(r"\b10\.\d{4,9}/[^\s\"'<>{}|\\^]+")
AFFECTED = (
    RetractionStatus.RETRACTED,
    RetractionStatus.WITHDRAWN,
    RetractionStatus.CONCERN,
    RetractionStatus.CORRECTED,
)
GONE = AFFECTED[:2]
"""What makes a check fail."""


class CheckedReference(Frozen):
    """A reference and its standing.

    Attributes:
        number: its place among the references of the file, from 1.
        title: empty where the file gives none.
        identifiers: scheme and value with a colon between.
        status: by what is said for sure.
        told: the same in words, with who says so and of when.
        notes: all that is said of it, that which only a person can tell to be of it (`answer` is "ask") included.
        asks: whether there is something that only a person can tell.
    """

    number: int = Field(ge=1)
    record_id: str
    title: str
    year: int | None
    identifiers: tuple[str, ...]
    status: RetractionStatus
    told: str
    notes: tuple[RetractionNote, ...]
    asks: bool

    @property
    def is_affected(self) -> bool:
        """Whether something is said, or asked, against it."""
        return self.asks or self.status in AFFECTED


class ListRow(Frozen):
    """A list that references were held against; `dated` is empty where the list's day is not known."""

    name: str
    dated: str
    entries: int


class CheckSummary(Frozen):
    """What `library retractions --check --json` prints last.

    Attributes:
        counts: references by status; every status is named.
        asked: references of which something is to be asked, whatever their status.
        failed: rows of the file that are no references.
        lists: those at hand; a reference that stands in none of them is unchecked, not clean.
    """

    file: str
    references: int
    counts: dict[RetractionStatus, int]
    asked: int
    failed: int
    lists: tuple[ListRow, ...]

    @property
    def unchecked(self) -> int:
        """References of which nothing is known."""
        return self.counts[RetractionStatus.UNCHECKED]

    @property
    def gone(self) -> int:
        """References that are retracted or withdrawn."""
        return sum(self.counts[status] for status in GONE)


def _bare(failure: Failure) -> Record | None:
    """A reference that holds no more than a DOI, which is enough to be looked for; None where there is none."""
    found = _DOI.search(failure.raw)
    doi = normal_doi(found[0]) if found else None
    if doi is None:
        return None
    name = short_hash("reference", failure.place, doi)
    return Record(record_id=name, source="reference", title="", identifiers=(("doi", doi),), raw=failure.raw)


@dataclass(slots=True)
class Checking:
    """A check under way: iterate over it, then ask for its summary.

    Raises, on the first step:
        WrongUse: the file cannot be read, or is no list of references.
    """

    path: Path
    store: ListStore
    progress: Callable[[int], None] = lambda _: None
    failures: list[Failure] = field(default_factory=list)
    _counts: dict[RetractionStatus, int] = field(default_factory=lambda: dict.fromkeys(RetractionStatus, 0))
    _asked: int = 0
    _lists: tuple[ListAbout, ...] = ()

    def __iter__(self) -> Iterator[CheckedReference]:
        """The references in file order, clean ones included."""
        self._lists = self.store.lists()
        number, waiting = 0, list[Record]()
        for parsed in read_references(self.path):
            if isinstance(parsed, Record):
                waiting.append(parsed)
            elif bare := _bare(parsed):
                waiting.append(bare)
            else:
                self.failures.append(parsed)
            if len(waiting) == _AT_ONCE:
                yield from self._checked(waiting, number)
                number, waiting = number + len(waiting), []
        yield from self._checked(waiting, number)

    def summary(self) -> CheckSummary:
        """The counts, when all references were read."""
        return CheckSummary(
            file=self.path.name,
            references=sum(self._counts.values()),
            counts=self._counts,
            asked=self._asked,
            failed=len(self.failures),
            lists=tuple(ListRow(name=one.name, dated=one.dated, entries=one.entries) for one in self._lists),
        )

    def _checked(self, records: list[Record], before: int) -> Iterator[CheckedReference]:
        listed: dict[str, list[RetractionNote]] = {}
        for note in notes_for(records, self.store):
            listed.setdefault(note.record_id, []).append(note)
        for number, record in enumerate(records, start=before + 1):
            one = checked(number, record, (*notes_in(record), *listed.get(record.record_id, ())))
            self._counts[one.status] += 1
            self._asked += one.asks
            yield one
        self.progress(len(records))


def checked(number: int, record: Record, notes: tuple[RetractionNote, ...]) -> CheckedReference:
    """A record with all that is said of it."""
    status, deciding = status_of(notes)
    return CheckedReference(
        number=number,
        record_id=record.record_id,
        title=record.title,
        year=record.year,
        identifiers=tuple(":".join(pair) for pair in record.identifiers),
        status=status,
        told=told(status, deciding),
        notes=notes,
        asks=bool(asked(notes)),
    )


def schemas() -> dict[str, str]:
    """File names with the JSON Schemas of what a check writes."""
    rows: Mapping[str, type[Frozen]] = {
        "retractions-line": CheckedReference,
        "retractions-summary": CheckSummary,
        "retractions-list": ListAbout,
    }
    made = {name: model.model_json_schema(mode="serialization") for name, model in rows.items()}
    return {f"{name}.json": f"{json.dumps(schema, indent=1)}\n" for name, schema in made.items()}


def write_schemas(folder: Path) -> None:
    """Write them into a folder.

    Raises:
        StorageError: the folder cannot be written.
    """
    with storing(folder):
        for name, text in schemas().items():
            (folder / name).write_text(text, encoding="utf-8")
