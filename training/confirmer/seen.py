"""What the shipped judge, selector, stack and calibrators were trained on: ids of documents, and their sentences."""

import csv
import hashlib
import json
from collections.abc import Iterator
from functools import cache

from training.pairs.real.documents import acl
from training.rows import DATA
from training.sentences import sentences_of
from training.verifier.acl_labels import PATH as LABELLED
from training.verifier.material import all_pairs

SHORTEST = 9
"""Words of a sentence that two abstracts do not share by chance."""

Ids = frozenset[tuple[str, str]]


@cache
def seen_ids() -> Ids:
    """Source and id of each document; PubMed ids stand under "pubmedqa", whose ids they are."""
    found = {("acl", one.key) for one in acl() if one.is_trained}
    found |= {("acl", key) for key in labelled_works()}
    for pair in all_pairs():
        found.add(("pubmedqa" if pair.source == "clinifact" else pair.source, pair.document_id))
    return frozenset(found | {("scifact", key) for key, _ in _scifact()})


@cache
def labelled_works() -> frozenset[str]:
    """Works of the labelled ACL pairs, on whichever side."""
    rows = [json.loads(one) for one in LABELLED.read_text("utf-8").splitlines()]
    return frozenset(row[side]["work"] for row in rows for side in ("claim", "sentence"))


@cache
def seen_sentences() -> frozenset[bytes]:
    """Hashes of their sentences, without blanks and punctuation."""
    return frozenset(hashed(text) for text in _sentences() if is_long(text))


def is_long(text: str) -> bool:
    """Whether a sentence tells its text."""
    return len(text.split()) >= SHORTEST


def hashed(text: str) -> bytes:
    """The hash of a sentence's letters and digits."""
    plain = "".join(character for character in text.lower() if character.isalnum())
    return hashlib.sha256(plain.encode()).digest()[:12]


def _sentences() -> Iterator[str]:
    for one in acl():
        if one.is_trained:
            yield from one.sentences
    for pair in all_pairs():
        yield from pair.sentences
    for _, sentences in _scifact():
        yield from sentences
    path = DATA / "verification" / "evidence_inference" / "v2_annotations.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            yield from sentences_of(row["Annotations"])


def _scifact() -> Iterator[tuple[str, list[str]]]:
    for row in (DATA / "verification" / "scifact" / "corpus.jsonl").read_text("utf-8").splitlines():
        document = json.loads(row)
        yield str(document["doc_id"]), document["abstract"]
