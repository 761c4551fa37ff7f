"""The words of the library: a tantivy index over titles and abstracts, English stems."""

import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from synthesist.language import tokens
from synthesist.records import Record

if TYPE_CHECKING:
    import tantivy

_HEAP_BYTES = 128_000_000
_TITLE_BOOST = 1.5


class TextIndex:
    """Full-text ranking (BM25); every document carries its ordinal in the library."""

    def __init__(self, folder: Path) -> None:
        import tantivy

        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._index = tantivy.Index(_schema(), path=str(folder))

    def add(self, rows: Iterable[tuple[int, Record]], *, replacing: bool = False) -> None:
        """Index records; with `replacing`, whatever stood under the same ordinals goes."""
        import tantivy

        # One thread: with more, the order of documents, and of equal scores, would vary from run to run.
        writer = self._index.writer(_HEAP_BYTES, num_threads=1)
        for ordinal, record in rows:
            if replacing:
                writer.delete_documents("ordinal", ordinal)
            document = tantivy.Document(title=record.title, abstract=record.abstract or "")
            document.add_unsigned("ordinal", ordinal)
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()

    def search(self, concepts: Sequence[Sequence[str]], limit: int) -> list[tuple[int, float]]:
        """Ordinals and scores of the best documents.

        A concept counts once, by its best term, so that many synonyms do not outweigh many concepts.
        """
        query = self._query(concepts)
        if query is None:
            return []
        searcher = self._index.searcher()
        hits = searcher.search(query, limit=limit).hits
        return [(searcher.doc(address)["ordinal"][0], float(score)) for score, address in hits]

    def count(self, terms: Sequence[str]) -> int:
        """Number of documents that hold at least one of the terms."""
        query = self._query([terms])
        found: Any = self._index.searcher().search(query, limit=1, count=True) if query else None
        return int(found.count or 0) if found else 0

    def clear(self) -> None:
        """Forget all documents."""
        import tantivy

        shutil.rmtree(self._folder)
        self._folder.mkdir()
        self._index = tantivy.Index(_schema(), path=str(self._folder))

    def _query(self, concepts: Sequence[Sequence[str]]) -> Any:
        import tantivy

        alternatives = [[query for words in _distinct(terms) for query in self._phrase(words)] for terms in concepts]
        parts = [tantivy.Query.disjunction_max_query(queries) for queries in alternatives if queries]
        return tantivy.Query.boolean_query([(tantivy.Occur.Should, part) for part in parts]) if parts else None

    def _phrase(self, words: Sequence[str]) -> list[Any]:
        import tantivy

        phrase = '"' + " ".join(words) + '"'
        title = self._index.parse_query(phrase, ["title"])
        return [tantivy.Query.boost_query(title, _TITLE_BOOST), self._index.parse_query(phrase, ["abstract"])]


def _distinct(terms: Sequence[str]) -> list[list[str]]:
    """The words of each term; a term that holds another one word by word finds nothing more, and is left out."""
    by_stems = {
        tuple(word.stem for word in tokens(term)): [word.text for word in tokens(term)] for term in reversed(terms)
    }
    by_stems.pop((), None)
    return [words for stems, words in by_stems.items() if not any(_holds(stems, other) for other in by_stems)]


def _holds(stems: tuple[str, ...], other: tuple[str, ...]) -> bool:
    longer = len(stems) > len(other)
    return longer and any(stems[at : at + len(other)] == other for at in range(len(stems) - len(other) + 1))


def _schema() -> "tantivy.Schema":
    import tantivy

    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("ordinal", stored=True, indexed=True, fast=True)
    for name in ("title", "abstract"):
        builder.add_text_field(name, stored=False, tokenizer_name="en_stem")
    return builder.build()
