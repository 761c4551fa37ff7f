"""Which documents of a corpus a claim is held against."""

from collections.abc import Callable
from pathlib import Path

import pytest
from checking_bench import DOCUMENTS, written

from synthesist.checking import Corpus, Retrieval, read_corpus
from synthesist.models import Embedder, default_embedder


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    """Naps, coffee and walks."""
    return read_corpus(written(tmp_path / "corpus.jsonl", DOCUMENTS))


def test_the_nearest_comes_first(corpus: Corpus, hashed_words: Embedder):
    """A user's claim would be held against papers on something else."""
    retrieval = Retrieval(corpus, hashed_words)
    assert retrieval.nearest("Coffee does not improve sleep [12].", 3)[0] == "20"
    assert retrieval.nearest("Blood pressure falls on long walks", 1) == ("thirty",)


def test_what_is_left_out_stays_out(corpus: Corpus, hashed_words: Embedder):
    """A user's claim would be supported by its own paper."""
    assert "20" not in Retrieval(corpus, hashed_words).nearest("Coffee does not improve sleep.", 3, {"20"})


@pytest.mark.parametrize("claim", ["", "?!", "the of and", "午睡"])
def test_a_claim_without_a_known_word_finds_nothing(corpus: Corpus, hashed_words: Embedder, claim: str):
    """A user would read a verdict on documents that were picked by chance."""
    assert Retrieval(corpus, hashed_words).nearest(claim, 3) == ()


def test_an_empty_corpus_finds_nothing(hashed_words: Embedder):
    """A user with an empty file would get a traceback."""
    assert Retrieval(Corpus({}, frozenset(), ()), hashed_words).nearest("Naps help.", 3) == ()


def test_the_order_of_the_file_does_not_matter(tmp_path: Path, hashed_words: Embedder):
    """A user who sorts a corpus would get other verdicts, where documents tie."""
    rows = [{"doc_id": f"{at:02d}", "title": "Naps", "text": "Naps improve memory."} for at in range(40)]
    forth, back = (read_corpus(written(tmp_path / "corpus.jsonl", each)) for each in (rows, rows[::-1]))
    found = [Retrieval(each, hashed_words).nearest("Naps improve memory.", 3) for each in (forth, back)]
    assert found[0] == found[1]


def test_cited_documents_of_real_claims_are_found(shared: Callable[[str], Path], tmp_path: Path):
    """A user's search would miss what the claim rests on; measured on a part of SciFact's training claims."""
    import json

    folder = shared("verification/scifact")
    lines = (folder / "claims_train.jsonl").read_text(encoding="utf-8").split("\n")
    claims = [json.loads(line) for line in lines if line][::20]
    cited = {str(one) for claim in claims for one in claim["cited_doc_ids"]}
    whole = read_corpus(folder / "corpus.jsonl")
    kept = {key: one for at, (key, one) in enumerate(whole.documents.items()) if at % 5 == 0 or key in cited}
    retrieval = Retrieval(Corpus(kept, frozenset(), ()), default_embedder())
    pairs = [(claim["claim"], str(one)) for claim in claims for one in claim["cited_doc_ids"]]
    share = sum(document in retrieval.nearest(claim, 3) for claim, document in pairs) / len(pairs)
    assert share >= 0.7
