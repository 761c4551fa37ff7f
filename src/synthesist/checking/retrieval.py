"""The documents of a corpus that are nearest to a claim: by words and by meaning, fused, then ranked once more.

The form of the query and the fusion were chosen on SciFact's training claims (n = 809, 919 cited documents among
5,183). Share of cited documents among the first three: words (BM25) .656, meaning .517, fused .639; the first twenty of
the fused ranking by covered words and cosine .693, which is what is done here.
"""

from collections.abc import Container, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from synthesist.checking.corpus import Corpus
from synthesist.language import content_stems, is_stopword, tokens
from synthesist.models import Embedder, Vectors
from synthesist.ranking import fuse
from synthesist.verify.pairs.text import CITED, prepared, weight

if TYPE_CHECKING:
    import tantivy

_EACH = 30
"""Documents that each ranking hands to the fusion."""

_RANKED_AGAIN = 20
_COSINE_WEIGHT = 1.5
_MOST_TERMS = 64
"""Words of a claim that are looked for: a longer text is no claim, and would be refused by the judge."""

_BATCH = 256
_HEAP_BYTES = 50_000_000


class Retrieval:
    """A corpus, indexed in memory.

    Args:
        embedder: whose vectors say how near two texts are.
    """

    def __init__(self, corpus: Corpus, embedder: Embedder) -> None:
        self._embedder = embedder
        documents = [corpus.documents[name] for name in sorted(corpus.documents)]
        self._ids = sorted(corpus.documents)  # whatever ties is cut by id, never by where it stands in the file
        self._places = {document_id: at for at, document_id in enumerate(self._ids)}
        self._texts = [document.text for document in documents]
        self._index = _indexed([document.title for document in documents], self._texts)
        self._vectors = _embedded(self._texts, embedder)

    def nearest(self, claim: str, limit: int, leave_out: Container[str] = ()) -> tuple[str, ...]:
        """Ids of the documents nearest to a claim, best first, ties broken by id; those left out are not among them."""
        claim = prepared(claim).removesuffix(CITED)
        vector = self._embedder.embed([claim])[0]
        # Row by row: a matrix product may add up differently with the number of rows, and a rank must not hang on it.
        cosines = np.einsum("ij,j->i", self._vectors, vector)
        by_words = self._kept(self._by_words(claim), leave_out)
        by_meaning = self._kept(_best(cosines), leave_out) if vector.any() else []
        fused = fuse(by_words, by_meaning, _RANKED_AGAIN)
        scores = {one.record_id: self._score(claim, one.record_id, cosines) for one in fused}
        return tuple(sorted(scores, key=lambda one: (-scores[one], one))[:limit])

    def _score(self, claim: str, document_id: str, cosines: Vectors) -> float:
        """Share of the claim's words that the document holds, rare ones weighing more, and nearness of meaning."""
        at = self._places[document_id]
        told = frozenset(content_stems(claim))
        covered = weight(told & frozenset(content_stems(self._texts[at]))) / max(weight(told), 1e-9)
        return covered + _COSINE_WEIGHT * float(cosines[at])

    def _kept(self, places: Sequence[int], leave_out: Container[str]) -> list[str]:
        names = (self._ids[at] for at in places)
        return [name for name in names if name not in leave_out][:_EACH]

    def _by_words(self, claim: str) -> list[int]:
        """Places by BM25, best first; deep enough that the documents that are left out do not matter."""
        import tantivy

        words = dict.fromkeys(word.text.lower() for word in tokens(claim) if not is_stopword(word.text))
        if not words or not self._ids:
            return []
        # Words alone, each in quotes: nothing that a claim says is taken for the query language.
        parts = [self._index.parse_query(f'"{word}"', ["text"]) for word in list(words)[:_MOST_TERMS]]
        query = tantivy.Query.boolean_query([(tantivy.Occur.Should, part) for part in parts])
        searcher = self._index.searcher()
        hits = searcher.search(query, limit=min(len(self._ids), 10 * _EACH)).hits
        scored = [(float(score), int(searcher.doc(address)["place"][0])) for score, address in hits]
        return [at for _, at in sorted(scored, key=lambda hit: (-hit[0], self._ids[hit[1]]))]


def _best(cosines: Vectors) -> list[int]:
    return [int(at) for at in np.argsort(-cosines, kind="stable")[: 10 * _EACH] if cosines[at] > 0]


def _embedded(texts: Sequence[str], embedder: Embedder) -> Vectors:
    """Vectors, shape (texts, dimensions); in batches of like length, since a batch is padded to its longest."""
    vectors = np.zeros((len(texts), embedder.dimensions), dtype=np.float32)
    order = sorted(range(len(texts)), key=lambda at: len(texts[at]))
    for start in range(0, len(order), _BATCH):
        part = order[start : start + _BATCH]
        vectors[part] = embedder.embed([texts[at] for at in part])
    return vectors


def _indexed(titles: Sequence[str], texts: Sequence[str]) -> "tantivy.Index":
    """An index in memory over titles and texts; the title counts twice, for its words say more."""
    import tantivy

    index = tantivy.Index(_schema())
    # One thread: with more, the order of documents, and of equal scores, would vary from run to run.
    writer: Any = index.writer(_HEAP_BYTES, num_threads=1)
    for place, (title, text) in enumerate(zip(titles, texts, strict=True)):
        document = tantivy.Document()
        document.add_unsigned("place", place)
        for part in (title, text):
            document.add_text("text", part)
        writer.add_document(document)
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    return index


def _schema() -> "tantivy.Schema":
    import tantivy

    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("place", stored=True, indexed=True, fast=True)
    builder.add_text_field("text", stored=False, tokenizer_name="en_stem")
    return builder.build()
