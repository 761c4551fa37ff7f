"""SciFact's claims with the documents that a search over its abstracts finds."""

import json
from collections.abc import Iterator

from synthesist.checking.corpus import read_corpus
from synthesist.checking.pairs import DOCUMENTS
from synthesist.checking.retrieval import Retrieval
from synthesist.models import default_embedder
from training.rows import DATA
from training.verifier.material import Found


def retrieved(part: str) -> Iterator[tuple[str, str, Found]]:
    """Id and text of each claim with one document after another."""
    folder = DATA / "verification" / "scifact"
    corpus = read_corpus(folder / "corpus.jsonl")
    retrieval = Retrieval(corpus, default_embedder())
    for line in (folder / f"claims_{part}.jsonl").read_text("utf-8").splitlines():
        claim = json.loads(line)
        for key in retrieval.nearest(claim["claim"], DOCUMENTS):
            document = corpus.documents[key]
            if document.sentences:
                yield str(claim["id"]), claim["claim"], Found(key, document.title, document.sentences)
