"""Records held against the rows that sources returned, by words alone: no parser of them is asked."""

import re

from synthesist.appraise.confirmer.rawrows import RawRow, loaded, squeezed
from synthesist.appraise.confirmer.saying import listed, quote
from synthesist.appraise.confirmer.works import in_use
from synthesist.appraise.reviewing import Asked, Look, Looked, Synthesis
from synthesist.records import Claim, PeerReview, Record, TextKind
from synthesist.records.appraisals import Dimension, Mandate, Remedy, Severity

_CLAIMS = Asked(
    mandate=Mandate.CONFIRMER,
    dimension=Dimension.GROUNDING,
    name="quotes in the rows returned",
    question="Do the words of every claim from an abstract stand in a row that a source returned?",
    basis="shown claims from abstracts with their words in the raw row of a record of theirs; tables claims, records",
    severity=Severity.CRITICAL,
    remedy=Remedy.WITHDRAW,
)
_RECORDS = Asked(
    mandate=Mandate.CONFIRMER,
    dimension=Dimension.GROUNDING,
    name="records as returned",
    question="Do title, authors, year and DOI of every record stand in the row that it was read from?",
    basis="records of works read or cited whose fields stand in their raw rows, of those that keep one; table records",
)
_REVIEWED = Asked(
    mandate=Mandate.CONFIRMER,
    dimension=Dimension.EVIDENCE,
    name="peer review as returned",
    question="Does the row of every record that counts as peer-reviewed hold the field that says so?",
    basis="records of works read or cited that count as peer-reviewed and whose raw row holds the field named; table "
    "records",
)
_MARKED = Asked(
    mandate=Mandate.CONFIRMER,
    dimension=Dimension.SAFETY,
    name="marks in the rows returned",
    question="Is every record marked as retracted whose row says so?",
    basis="records whose raw row marks a retraction and that are marked, of all that it marks; table records",
    severity=Severity.CRITICAL,
)

_MARK = re.compile(
    r"\"(?:is_?|was_?)?retracted\"\s*:\s*(?:true|1\b|\"(?:true|yes|1)\")|RefType=\"RetractionIn\"|"
    r"\"update-type\"\s*:\s*\"retraction\"|>Retracted Publication<|\"Retracted Publication\"",
    re.IGNORECASE,
)
_FIELD = re.compile(r"([A-Za-z_][\w.\-\[\]]*)=")
_OWN = frozenset(("title", "source", "venue", "doi", "kind"))
_LEAST_NAMES = 0.5


def claims(seen: Synthesis) -> Looked:
    """Claims whose words no row holds."""
    looked, objections = [], []
    for work_id, own in _from_abstracts(seen).items():
        rows = [RawRow.of(record) for record in _records(seen, work_id) if record.raw]
        for claim in own if rows else ():
            looked.append(claim.claim_id)
            if not any(row.says(claim.text) for row in rows):
                said = f"{quote(claim.text)} stands in no row that a source returned of its work"
                objections.append(_CLAIMS.object(claim.claim_id, said, work_id))
    return _CLAIMS.looked(looked, objections)


def _from_abstracts(seen: Synthesis) -> dict[str, list[Claim]]:
    found: dict[str, list[Claim]] = {}
    for claim in seen.shown:
        if claim.document_id not in seen.contents.readings:
            found.setdefault(claim.work_id, []).append(claim)
    return found


def _records(seen: Synthesis, work_id: str) -> list[Record]:
    work = seen.works.get(work_id)
    return [seen.contents.records[name] for name in work.record_ids if name in seen.contents.records] if work else []


def _used(seen: Synthesis) -> list[Record]:
    return [record for name in in_use(seen) for record in _records(seen, name) if record.raw]


def records(seen: Synthesis) -> Looked:
    """Records that say what their rows do not."""
    used = _used(seen)
    home = seen.contents.work_of
    objections = [
        _RECORDS.object(home[record.record_id], said, record.record_id) for record in used if (said := _astray(record))
    ]
    return _RECORDS.looked((home[record.record_id] for record in used), objections)


def _astray(record: Record) -> str:
    row = RawRow.of(record)
    if not row.says(record.title):
        return f"the title {quote(record.title)} does not stand in the row that was returned"
    if record.year is not None and str(record.year) not in row.squeezed:
        return f"the year {record.year} does not stand in the row that was returned"
    doi = record.identifier("doi")
    # Some DOIs are made of another identifier, which then stands in the row.
    if doi and squeezed(doi) not in row.squeezed and squeezed(doi.rpartition("/")[2]) not in row.squeezed:
        return f"the DOI {doi} does not stand in the row that was returned"
    if kind := _kind_of(record):
        return f"the abstract of {quote(record.title)} is told as {record.text_kind.value}, and its row holds a {kind}"
    families = [author.family for author in record.authors if squeezed(author.family)]
    strange = [name for name in families if not row.holds(name)]
    if len(strange) > _LEAST_NAMES * len(families):
        return f"the authors {listed(strange)} do not stand in the row returned"
    return ""


def _kind_of(record: Record) -> str:
    """What a row holds in an abstract's place that is not the paper's own words, where that is not told."""
    held = loaded(record.raw)
    if not isinstance(held, dict) or not record.abstract or held.get("abstract"):
        return ""
    if held.get("abstract_inverted_index") and record.text_kind is not TextKind.RECONSTRUCTED:
        return "word index"
    return "digest" if held.get("digest") and record.text_kind is not TextKind.DIGEST else ""


def reviewed(seen: Synthesis) -> Looked:
    """Records that count as reviewed by a field that their rows do not hold."""
    judged = [record for record in _used(seen) if record.peer_review is PeerReview.REVIEWED]
    home = seen.contents.work_of
    objections = [
        _REVIEWED.object(home[record.record_id], said, record.record_id)
        for record in judged
        if (said := _baseless(record))
    ]
    return _REVIEWED.looked((home[record.record_id] for record in judged), objections)


def _baseless(record: Record) -> str:
    named = [name.rpartition(".")[2] for name in _FIELD.findall(record.peer_review_basis or "")]
    held = squeezed(record.raw) + RawRow.of(record).squeezed + squeezed(record.raw.replace("<", " "))
    missing = [name for name in named if name not in _OWN and squeezed(name) not in held]
    if not missing:
        return ""
    return f"{quote(record.title)} counts as peer-reviewed by its field {missing[0]}, which its row does not hold"


def marked(seen: Synthesis) -> Looked:
    """Records whose rows say that they were retracted, and that are not marked."""
    having = [record for record in seen.contents.records.values() if _MARK.search(record.raw)]
    home = seen.contents.work_of
    objections = [
        _MARKED.object(home.get(record.record_id, record.record_id), _unmarked(record), record.record_id)
        for record in having
        if not record.is_retracted and not record.notices
    ]
    return _MARKED.looked((home.get(record.record_id, record.record_id) for record in having), objections)


def _unmarked(record: Record) -> str:
    found = _MARK.search(record.raw)
    return f"the row of {quote(record.title)} says {quote(found[0] if found else '')}, and the record is not marked"


CHECKS: tuple[Look, ...] = (claims, records, reviewed, marked)
