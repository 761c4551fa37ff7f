"""Quotes held against the stored texts, and texts against the records that they were made of."""

from collections.abc import Iterator

from synthesist.appraise.confirmer.again import again
from synthesist.appraise.confirmer.saying import quote, told
from synthesist.appraise.reviewing import Asked, Look, Looked, Synthesis
from synthesist.read.documents import abstract_document, full_document
from synthesist.records import Claim, Document, Evidence, Got, TextKind
from synthesist.records.appraisals import Dimension, Mandate, Objection, Remedy, Severity
from synthesist.records.copies import USERS
from synthesist.records.ids import claim_id, sha256

_QUOTES = Asked(
    mandate=Mandate.CONFIRMER,
    dimension=Dimension.GROUNDING,
    name="quotes in their texts",
    question="Do the words of every claim stand at their place in a text that was not changed?",
    basis="shown claims whose words, place, work and id are those of the stored text, of all; tables claims, documents",
    severity=Severity.CRITICAL,
    remedy=Remedy.WITHDRAW,
)
_PASSAGES = Asked(
    mandate=Mandate.CONFIRMER,
    dimension=Dimension.GROUNDING,
    name="passages in their texts",
    question="Do the words of every passage for or against a claim stand in the text that is named?",
    basis="shown claims all of whose evidence stands word for word in its text, of all; tables evidence, documents",
    severity=Severity.CRITICAL,
    remedy=Remedy.SOFTEN,
)
_DOCUMENTS = Asked(
    mandate=Mandate.CONFIRMER,
    dimension=Dimension.GROUNDING,
    name="texts of their records",
    question="Is every text that was read that of its record, or of its file?",
    basis="texts that come out again from record or file, with where they are from; tables documents, works, readings",
    severity=Severity.CRITICAL,
)


def quotes(seen: Synthesis) -> Looked:
    """Claims whose words do not stand where they should."""
    return _QUOTES.looked((claim.claim_id for claim in seen.shown), _misquoted(seen))


def _misquoted(seen: Synthesis) -> Iterator[Objection]:
    for claim in seen.shown:
        if said := _fault(claim, seen.documents.get(claim.document_id)):
            yield _QUOTES.object(claim.claim_id, said, claim.document_id, claim.work_id)


def _fault(claim: Claim, document: Document | None) -> str:
    if document is None:
        return f"the text that {quote(claim.text)} is quoted from is not stored"
    found = document.text[claim.start : claim.end]
    if found != claim.text:
        return f"{quote(claim.text)} is quoted, and the text says {quote(found)} there"
    if sha256(document.text) != document.sha256:
        return f"the text that {quote(claim.text)} stands in is not the one that was read"
    if claim.work_id != document.work_id:
        return f"{quote(claim.text)} is told of another work than its text is of"
    if claim.claim_id != claim_id(document.document_id, document.sha256, claim.start, claim.end):
        return f"{quote(claim.text)} goes by an id that is not that of its place"
    return ""


def passages(seen: Synthesis) -> Looked:
    """Claims with evidence whose words do not stand where they should."""
    return _PASSAGES.looked((claim.claim_id for claim in seen.shown), _misplaced(seen))


def _misplaced(seen: Synthesis) -> Iterator[Objection]:
    for claim in seen.shown:
        for row in again(seen).heard.get(claim.claim_id, ()):
            if not _is_there(row, seen.documents.get(row.document_id)):
                said = f"{quote(row.text)} is held against the claim, and does not stand so in the text that is named"
                yield _PASSAGES.object(claim.claim_id, said, row.work_id, row.document_id)


def _is_there(row: Evidence, document: Document | None) -> bool:
    if document is None or document.work_id != row.work_id:
        return False
    return document.text[row.start : row.end] == row.text


def documents(seen: Synthesis) -> Looked:
    """Texts that are not those of their records or files."""
    return _DOCUMENTS.looked((one.work_id for one in seen.documents.values()), _of_others(seen))


def _of_others(seen: Synthesis) -> Iterator[Objection]:
    for document in seen.documents.values():
        made = _made(seen, document)
        if made is None:
            yield _DOCUMENTS.object(document.work_id, "a text was read of a work that is not there")
        elif made.text != document.text:
            said = f"the text that was read is not that of its record, which has {quote(_differing(made, document))}"
            yield _DOCUMENTS.object(document.work_id, said, document.document_id)
        elif made != document:
            name = next(name for name in Document.model_fields if getattr(made, name) != getattr(document, name))
            said = told(f"the text's {name.replace('_', ' ')}", getattr(document, name), getattr(made, name))
            severity = Severity.SERIOUS if name in {"text_kind", "is_full_text"} else Severity.CRITICAL
            yield _DOCUMENTS.object(document.work_id, said, document.document_id, severity=severity)


def _differing(made: Document, document: Document) -> str:
    """The words from where two texts part."""
    pairs = zip(made.text, document.text, strict=False)
    at = next((at for at, (one, other) in enumerate(pairs) if one != other), min(len(made.text), len(document.text)))
    return made.text[max(0, at - 20) :]


def _made(seen: Synthesis, document: Document) -> Document | None:
    work = seen.works.get(document.work_id)
    if work is None:
        return None
    reading = seen.contents.readings.get(document.document_id)
    if reading is None:
        return abstract_document(work)
    return full_document(work, reading, _kind(seen, document))


def _kind(seen: Synthesis, document: Document) -> TextKind:
    """Whose copy of a full text it is: the user's, or one from where the stored tries say that it came."""
    read = [one for one in seen.contents.copies if one.work_id == document.work_id and one.outcome is Got.READ]
    if any(one.basis == USERS for one in read):
        return TextKind.USER_FILE
    open_kinds = (TextKind.PUBLISHER, TextKind.DATABASE)
    return document.text_kind if document.text_kind in open_kinds else TextKind.PUBLISHER


CHECKS: tuple[Look, ...] = (quotes, passages, documents)
