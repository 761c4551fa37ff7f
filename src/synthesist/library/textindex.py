"""The words of the library: a tantivy index over titles and abstracts, English stems."""

import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from synthesist.errors import StorageError
from synthesist.language import tokens
from synthesist.records import Record

if TYPE_CHECKING:
    import tantivy

_HEAP_BYTES = 50_000_000


class TextIndex:
    """Full-text ranking (BM25); every document carries its ordinal in the library."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._index = _opened(folder)

    def __len__(self) -> int:
        return int(self._index.searcher().num_docs)

    def add(self, rows: Iterable[tuple[int, Record]]) -> None:
        """Index records."""
        # One thread: with more, the order of documents, and of equal scores, would vary from run to run.
        with self._writing() as writer:
            for ordinal, record in rows:
                writer.add_document(_document(ordinal, record))

    def search(self, concepts: Sequence[Sequence[str]], limit: int) -> list[tuple[int, float]]:
        """Ordinals and scores of the best documents, best first; those that tie with the last come too.

        A concept counts once, by its best term, so that many synonyms do not outweigh many concepts.
        """
        query = self._query(concepts)
        if query is None:
            return []
        searcher = self._index.searcher()
        hits = searcher.search(query, limit=2 * limit).hits
        while len(hits) >= 2 * limit and hits[limit - 1][0] == hits[-1][0] and limit < len(self):
            limit *= 2  # the index would cut ties by the order in which documents came
            hits = searcher.search(query, limit=2 * limit).hits
        return [(searcher.doc(address)["ordinal"][0], float(score)) for score, address in hits]

    def count(self, terms: Sequence[str]) -> int:
        """Number of documents that hold at least one of the terms."""
        query = self._query([terms])
        found: Any = self._index.searcher().search(query, limit=1, count=True) if query else None
        return int(found.count or 0) if found else 0

    def matching(self, concepts: Sequence[Sequence[str]]) -> int:
        """Number of documents that hold at least one term of each concept; none where nothing can be looked for."""
        import tantivy

        parts = self._parts(concepts)
        if not parts or len(parts) < len(concepts):
            return 0
        query = tantivy.Query.boolean_query([(tantivy.Occur.Must, part) for part in parts])
        found: Any = self._index.searcher().search(query, limit=1, count=True)
        return int(found.count or 0)

    def clear(self) -> None:
        """Forget all documents."""
        if not len(self):
            return
        with self._writing() as writer:
            writer.delete_all_documents()

    @contextmanager
    def _writing(self) -> Iterator["tantivy.IndexWriter"]:
        """A writer whose changes are there at the end.

        Raises:
            StorageError: the disk is full, or cannot be written.
        """
        try:
            writer = self._index.writer(_HEAP_BYTES, num_threads=1)
            yield writer
            writer.commit()
            writer.wait_merging_threads()
            self._index.reload()
        except ValueError as error:  # what the index makes of any error of the disk
            raise StorageError(
                f"the text index {self._folder} cannot be written: {error}",
                "make room on the disk, or check the folder's permissions",
            ) from error

    def _query(self, concepts: Sequence[Sequence[str]]) -> Any:
        import tantivy

        parts = self._parts(concepts)
        return tantivy.Query.boolean_query([(tantivy.Occur.Should, part) for part in parts]) if parts else None

    def _parts(self, concepts: Sequence[Sequence[str]]) -> list[Any]:
        """One query per concept, its best term counting; concepts without a word are left out."""
        import tantivy

        alternatives = [[self._index.parse_query(phrase, ["text"]) for phrase in _phrases(terms)] for terms in concepts]
        return [tantivy.Query.disjunction_max_query(queries) for queries in alternatives if queries]


def _document(ordinal: int, record: Record) -> "tantivy.Document":
    """Title and abstract in one field, which halves the cost of a phrase; the title twice, for its words say more."""
    import tantivy

    document = tantivy.Document()
    document.add_unsigned("ordinal", ordinal)
    for part in (record.title, record.title, record.abstract or ""):
        document.add_text("text", part)  # each part on its own: no phrase reaches from one into the next
    return document


def _phrases(terms: Sequence[str]) -> list[str]:
    """The terms as quoted phrases; a term that holds another one word by word finds nothing more, and is left out."""
    by_stems = {
        tuple(word.stem for word in tokens(term)): [word.text for word in tokens(term)] for term in reversed(terms)
    }
    by_stems.pop((), None)
    kept = [words for stems, words in by_stems.items() if not any(_holds(stems, other) for other in by_stems)]
    return [f'"{" ".join(words)}"' for words in kept]


def _holds(stems: tuple[str, ...], other: tuple[str, ...]) -> bool:
    longer = len(stems) > len(other)
    return longer and any(stems[at : at + len(other)] == other for at in range(len(stems) - len(other) + 1))


def _opened(folder: Path) -> "tantivy.Index":
    """The index in a folder; one that is damaged, or of another version, is dropped: it can be made again."""
    import tantivy

    folder.mkdir(parents=True, exist_ok=True)
    try:
        return tantivy.Index(_schema(), path=str(folder))
    except ValueError:
        shutil.rmtree(folder)
        folder.mkdir()
        return tantivy.Index(_schema(), path=str(folder))


def _schema() -> "tantivy.Schema":
    import tantivy

    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("ordinal", stored=True, indexed=True, fast=True)
    builder.add_text_field("text", stored=False, tokenizer_name="en_stem")
    return builder.build()
