"""Which claims are held against which documents, and which pairs cannot be."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from synthesist.checking.claims import Claim
from synthesist.checking.corpus import Corpus, Document
from synthesist.checking.retrieval import Retrieval
from synthesist.checking.rows import Id
from synthesist.models import Embedder
from synthesist.verify.pairs import Asked

DOCUMENTS = 3
"""Documents that a claim is held against where a search finds them: with four passages of each, twelve are judged."""

UNKNOWN = "the document is not in the corpus"
BROKEN = "the document's row in the corpus cannot be used"
UNSAID = "the row cannot be used: it does not say what the claim cites (cited_doc_ids)"
NOTHING_FOUND = "no document of the corpus shares anything with the claim"


@dataclass(frozen=True, slots=True)
class Pair:
    """A line to be.

    Attributes:
        doc_id: None where no document could be named.
        reason: why it is not to be judged; empty where it is.
        is_fault: whether that is for something wrong in the files.
    """

    id: Id
    doc_id: Id | None
    asked: Asked
    reason: str = ""
    is_fault: bool = False


def cited_pairs(claims: Sequence[Claim], corpus: Corpus) -> tuple[Pair, ...]:
    """Each claim with the documents that it cites; one that cites none has no pair."""
    return _distinct(pair for claim in claims for pair in _cited(claim, corpus))


def found_pairs(claims: Sequence[Claim], corpus: Corpus, embedder: Embedder) -> tuple[Pair, ...]:
    """Each claim with the documents that are nearest to it, its own left out."""
    retrieval = Retrieval(corpus, embedder)
    return _distinct(pair for claim in claims for pair in _found(claim, corpus, retrieval))


def _cited(claim: Claim, corpus: Corpus) -> Iterator[Pair]:
    if claim.cited is None or (claim.fault and not claim.cited):
        yield _unjudged(claim, None, claim.fault or UNSAID)
    for document_id in claim.cited or ():
        document = corpus.documents.get(str(document_id))
        if claim.fault or document is None:
            missing = BROKEN if str(document_id) in corpus.broken else UNKNOWN
            yield _unjudged(claim, document_id, claim.fault or missing)
        else:
            yield Pair(claim.id, document_id, _asked(claim, document))


def _found(claim: Claim, corpus: Corpus, retrieval: Retrieval) -> Iterator[Pair]:
    if claim.fault:
        yield _unjudged(claim, None, claim.fault)
        return
    nearest = retrieval.nearest(claim.text, DOCUMENTS, claim.own)
    for document_id in nearest:
        document = corpus.documents[document_id]
        yield Pair(claim.id, document.id, _asked(claim, document))
    if not nearest:
        yield Pair(claim.id, None, Asked(str(claim.id), "", claim.text, "", ()), NOTHING_FOUND)


def _asked(claim: Claim, document: Document) -> Asked:
    return Asked(str(claim.id), str(document.id), claim.text, document.title, document.sentences)


def _unjudged(claim: Claim, document_id: Id | None, reason: str) -> Pair:
    return Pair(
        claim.id, document_id, Asked(str(claim.id), str(document_id), claim.text, "", ()), reason, is_fault=True
    )


def _distinct(pairs: Iterable[Pair]) -> tuple[Pair, ...]:
    """Each pair of claim and document once, where it first stands; one that can be judged before one that cannot."""
    found: dict[tuple[str, str], Pair] = {}
    for pair in pairs:
        key = (str(pair.id), str(pair.doc_id))
        if key not in found or (found[key].reason and not pair.reason):
            found[key] = pair
    return tuple(found.values())
