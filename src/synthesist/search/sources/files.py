"""The user's own files as a source: every row of a list counts, and every paper of a folder."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from synthesist.errors import NothingToSearch, UnknownFormat
from synthesist.formats import format_of, read_records
from synthesist.formats.attachments import named_in
from synthesist.formats.zotero import read_zotero, zotero_database
from synthesist.records import Failure, Question, Record
from synthesist.records.ids import record_id, sha256
from synthesist.search.answers import Answer, concept_hits_of, hits_of, text_of
from synthesist.search.counting import Texts

PaperReader = Callable[[Sequence[tuple[str, Path]], str], Iterator[Record | Failure]]
"""Reads papers, given by the names under which they are known and their paths, for the source that is named; one
record or failure for each, in order."""

PAPERS = frozenset((".pdf", ".xml", ".nxml", ".tei", ".html", ".htm", ".xhtml", ".docx", ".txt", ".md", ".gz"))
"""Endings of files that may hold a paper; what one does hold is told by its bytes."""

LISTS = frozenset((".ris", ".bib", ".bibtex", ".nbib", ".csv", ".tsv", ".json", ".jsonl", ".parquet", ".ciw", ".isi"))
"""Endings of files in a folder that hold lists of records."""

_OF_A_REVIEW = "ledger.sqlite"
"""A folder that holds this file is a review, such as the one that is being made: what it reports is no source of it."""

NAMED = "named papers"
"""What papers that were given one by one are called together."""


@dataclass(frozen=True, slots=True)
class _Held:
    """What one file, or the papers of one folder, held when it was read."""

    name: str
    what: str
    content_sha256: str
    rows: int
    records: tuple[Record, ...]
    failures: tuple[Failure, ...]


class FilesSource:
    """Reads lists of records and papers, each once.

    Args:
        paths: files and folders; a folder is looked through with all that is in it.
        papers: reads papers; without it files that hold none of the known lists are refused.
    """

    def __init__(self, paths: Sequence[Path], papers: PaperReader | None = None) -> None:
        self._paths = paths
        self._papers = papers

    def ask(self, question: Question, limit: int) -> Iterator[Answer]:
        """One answer per file or folder, without a limit: the user chose these rows."""
        if not any(held.rows for held in self._held):
            names = ", ".join(path.name for path in self._paths)
            raise NothingToSearch(
                f"there is no record and no paper in {names}", "pass a file or folder that holds some"
            )
        for held in self._held:
            yield _answer(held, question)

    def matching(self, question: Question) -> int:
        """See `Source.matching`; a record that two files hold counts once."""
        return self._texts.matching(question)

    @cached_property
    def _held(self) -> list[_Held]:
        seen: dict[str, Record] = {}
        papers = [path for path in self._paths if not path.is_dir() and not is_list(path)]
        rest = [path for path in self._paths if path not in papers]
        held = [one for path in rest for one in self._read(path, seen)]
        if papers:
            named = [(path.name, path) for path in papers]
            held.append(self._read_papers(NAMED, "all papers that were named", named))
        return held

    @cached_property
    def _texts(self) -> Texts:
        records = {record.record_id: record for held in self._held for record in held.records}
        return Texts([text_of(record) for record in records.values()])

    def _read(self, path: Path, seen: dict[str, Record]) -> Iterator[_Held]:
        if path.is_dir() and zotero_database(path):
            yield self._zotero(path, seen)
        elif path.is_dir():
            yield from self._folder(path, seen)
        else:
            yield _list(path, path.name, seen)

    def _folder(self, folder: Path, seen: dict[str, Record]) -> Iterator[_Held]:
        """The lists of a folder, and its papers but for those that are the files of a list's records."""
        inside, named = list(files_in(folder)), set[Path]()
        for path in inside:
            if path.suffix.lower() in LISTS:
                name = path.relative_to(folder.parent).as_posix()
                held = _list(path, name, seen, source=f"file:{name}")
                yield held
                named |= {path.parent / name for record in held.records for name in named_in(record)}
        own = [path for path in inside if path.suffix.lower() in PAPERS and path not in named]
        papers = [(path.relative_to(folder).as_posix(), path) for path in own]
        if papers:
            yield self._read_papers(folder.name, f"all papers of {folder.name}", papers)

    def _zotero(self, folder: Path, seen: dict[str, Record]) -> _Held:
        """The items of a Zotero library; files in it that belong to none are papers."""
        source = f"file:{folder.name}"
        library = read_zotero(folder, source)
        alone = [(name, folder / name) for name in library.alone if _is_paper(folder / name, folder)]
        papers = list(self._papers(alone, source)) if self._papers and alone else []
        rows = [*library.items, *papers]
        return _Held(
            folder.name,
            f"all items of the Zotero library in {folder.name}",
            sha256("".join(row.raw or row.record_id if isinstance(row, Record) else row.reason for row in rows)),
            len(rows),
            tuple(_own(row, seen) for row in rows if isinstance(row, Record)),
            tuple(row.model_copy(update={"stage": "search"}) for row in rows if isinstance(row, Failure)),
        )

    def _read_papers(self, name: str, what: str, papers: Sequence[tuple[str, Path]]) -> _Held:
        if self._papers is None:
            raise UnknownFormat(f"{name} holds papers, which are not read here", "make a review of them with `run`")
        rows = list(self._papers(papers, f"file:{name}"))
        records = {row.record_id: row for row in rows if isinstance(row, Record)}
        digest = sha256("".join(row.record_id if isinstance(row, Record) else row.reason for row in rows))
        failures = tuple(row for row in rows if isinstance(row, Failure))
        return _Held(name, what, digest, len(rows), tuple(records.values()), failures)


def is_list(path: Path) -> bool:
    """Whether a file holds a list of records; one that is of no known kind, but may be a paper, does not.

    Raises:
        UnknownFormat: it is neither.
    """
    if path.suffix.lower() in PAPERS - {".txt", ".xml", ".gz"}:
        return False
    try:
        format_of(path)
    except UnknownFormat:
        if path.suffix.lower() in PAPERS:
            return False
        raise
    return True


def files_in(folder: Path) -> Iterator[Path]:
    """The files of a folder and of those in it, by name; what is hidden, leads out, or belongs to a review is not."""
    inside, reviews = folder.resolve(), {path.parent for path in folder.rglob(_OF_A_REVIEW)}
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        if any(part.startswith(".") for part in parts) or not path.is_file() or reviews.intersection(path.parents):
            continue
        if path.resolve().is_relative_to(inside):
            yield path


def _is_paper(path: Path, folder: Path) -> bool:
    is_there = path.suffix.lower() in PAPERS and path.is_file()
    return is_there and path.resolve().is_relative_to(folder.resolve())


def _list(path: Path, name: str, seen: dict[str, Record], source: str | None = None) -> _Held:
    rows = list(read_records(path, source=source))
    return _Held(
        name,
        f"all rows of {name}",
        sha256(path.read_bytes()),
        len(rows),
        tuple(_own(row, seen) for row in rows if isinstance(row, Record)),
        tuple(row.model_copy(update={"stage": "search"}) for row in rows if isinstance(row, Failure)),
    )


def _answer(held: _Held, question: Question) -> Answer:
    return Answer(
        source=f"file:{held.name}",
        query=held.what,
        limit=None,
        reported=held.rows,
        hits=hits_of(held.records),
        records=held.records,
        failures=held.failures,
        content_sha256=held.content_sha256,
        concept_hits=concept_hits_of(held.records, question),
    )


def _own(record: Record, seen: dict[str, Record]) -> Record:
    """The record under an id of its own: where two unlike rows bear one id, the later is known by what it holds."""
    if seen.setdefault(record.record_id, record) == record:
        return record
    extra = (*record.extra, ("id", record.source_id or ""))
    changes = {"record_id": record_id(record.source, None, record.raw.encode()), "source_id": None}
    return record.model_copy(update={**changes, "extra": tuple(sorted(extra))})
