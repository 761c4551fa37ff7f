"""The challenger on grounding: is the text that is quoted that of the work beside it, and what kind of text is it?"""

from collections.abc import Iterator, Mapping

from synthesist.appraise.challenger.quoting import cut, title_of
from synthesist.appraise.reviewing import Asked, Look, Looked, Synthesis
from synthesist.language import content_stems
from synthesist.records import Document, TextKind
from synthesist.records.appraisals import Dimension, Mandate, Severity
from synthesist.report.model import ClaimRow, Reference

TEXTS = Asked(
    mandate=Mandate.CHALLENGER,
    dimension=Dimension.GROUNDING,
    name="texts of their works",
    question="Is each text that is quoted the text of the work that it is quoted for?",
    basis="documents quoted that carry the title of their work in its records, of all documents that claims stand in",
    severity=Severity.CRITICAL,
)
REFERENCES = Asked(
    mandate=Mandate.CHALLENGER,
    dimension=Dimension.GROUNDING,
    name="references of quotes",
    question="Does each quote lead to a reference of the title that its text bears?",
    basis="rows of the report's claims whose reference has the title at the head of the quoted document, of all rows",
    severity=Severity.CRITICAL,
)
KINDS = Asked(
    mandate=Mandate.CHALLENGER,
    dimension=Dimension.GROUNDING,
    name="kinds of texts",
    question="Is it said beside a quote where its words are a digest's or put together again?",
    basis="rows of the report's claims from digests and reconstructed texts that bear a note, of all such rows",
)

_OTHER_WORDS = (TextKind.DIGEST, TextKind.RECONSTRUCTED)
_HEAD = 4_000
"""Characters at the beginning of a text among which its title stands."""

_SHARED = 0.5
_LEAST = 2


def texts(seen: Synthesis) -> Looked:
    """Whether texts are those of their works."""
    told = ((name, said) for name in _quoted(seen) for said in _of_another(seen, seen.documents[name]))
    return TEXTS.looked(
        (seen.documents[name].work_id for name in _quoted(seen)),
        (TEXTS.object(seen.documents[name].work_id, said, name) for name, said in told),
    )


def references(seen: Synthesis) -> Looked:
    """Whether references are those of the quotes."""
    listed = {row.number: row for row in seen.report.references}
    told = ((row, said) for row in seen.report.claims for said in _misreferred(seen, row, listed))
    return REFERENCES.looked(
        (row.claim_id for row in seen.report.claims),
        (REFERENCES.object(row.claim_id, said, f"reference-{row.reference}") for row, said in told),
    )


def kinds(seen: Synthesis) -> Looked:
    """Whether quotes that are not the authors' words are told as such."""
    rows = [row for row in seen.report.claims if _is_of_other_words(seen, row)]
    objections = (
        KINDS.object(
            row.claim_id, f"{cut(row.text)} is quoted from no text of the authors, and nothing beside it says so"
        )
        for row in rows
        if not row.note
    )
    return KINDS.looked((row.claim_id for row in rows), objections)


def _quoted(seen: Synthesis) -> list[str]:
    return sorted({claim.document_id for claim in seen.shown} & seen.documents.keys())


def _of_another(seen: Synthesis, document: Document) -> Iterator[str]:
    quoting = {claim.work_id for claim in seen.shown if claim.document_id == document.document_id}
    if strangers := sorted(quoting - {document.work_id}):
        yield f"a claim of {strangers[0]} stands in a text of {document.work_id}"
    titles = [title_of(seen, document.work_id), *_of_records(seen, document.work_id)]
    if titles[0] and not any(_stands(title, document.text[:_HEAD]) for title in titles if title):
        yield f"the text quoted for {cut(titles[0])} bears another title: {cut(document.text.split(chr(10))[0])}"


def _of_records(seen: Synthesis, work_id: str) -> list[str]:
    """Titles of all records of a work: a text may be that of another version."""
    work = seen.works.get(work_id)
    records = seen.contents.records
    return [records[name].title for name in work.record_ids if name in records] if work else []


def _stands(title: str, text: str) -> bool:
    stems = set(content_stems(title))
    return len(stems) < _LEAST or len(stems & set(content_stems(text))) >= _SHARED * len(stems)


def _misreferred(seen: Synthesis, row: ClaimRow, listed: Mapping[int, Reference]) -> Iterator[str]:
    document, reference = seen.documents.get(row.span.document_id), listed.get(row.reference)
    if reference is None:
        yield f"{cut(row.text)} leads to reference {row.reference}, which is not listed"
    elif document is not None and not _is_titled(seen, document, reference.title):
        yield f"{cut(row.text)} leads to {cut(reference.title)}, and its text bears another title"
    elif document is not None and not _is_known(seen, document.work_id, reference.doi):
        yield f"{cut(row.text)} leads to doi:{reference.doi}, which no record of its work bears"


def _is_titled(seen: Synthesis, document: Document, title: str) -> bool:
    """Whether a title is that of a record of the text's work, or of the text itself."""
    own = [title_of(seen, document.work_id), *_of_records(seen, document.work_id), document.text.split("\n")[0]]
    return not title or _plain(title) in map(_plain, own)


def _is_known(seen: Synthesis, work_id: str, doi: str | None) -> bool:
    work, records = seen.works.get(work_id), seen.contents.records
    if not doi or work is None:
        return True
    known = [work.record, *(records[name] for name in work.record_ids if name in records)]
    return any(("doi", doi.lower()) in ((scheme, value.lower()) for scheme, value in one.identifiers) for one in known)


def _plain(title: str) -> str:
    return " ".join(content_stems(title))


def _is_of_other_words(seen: Synthesis, row: ClaimRow) -> bool:
    """Whether a quote's document, or all records that it may be taken from, hold no text of the authors."""
    document = seen.documents.get(row.span.document_id)
    work = seen.works.get(row.work_id)
    if document is None or work is None or document.is_full_text:
        return document is not None and document.text_kind in _OTHER_WORDS
    records = seen.contents.records
    told = {records[name].text_kind for name in work.record_ids if name in records and records[name].abstract}
    return document.text_kind in _OTHER_WORDS or (bool(told) and told <= set(_OTHER_WORDS))


CHECKS: tuple[Look, ...] = (texts, references, kinds)
