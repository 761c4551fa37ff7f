"""What is known of retractions, told again from all records, and notices that lie among the records set aside."""

import re
from collections.abc import Iterator, Mapping

from synthesist import identify
from synthesist.appraise.confirmer.again import again
from synthesist.appraise.confirmer.saying import quote, told
from synthesist.appraise.confirmer.works import in_use
from synthesist.appraise.reviewing import Asked, Look, Looked, Synthesis
from synthesist.identify import GONE
from synthesist.identify.retractions.headings import Heading, heading_of
from synthesist.language import content_stems
from synthesist.records import Record, RetractionStatus, Work
from synthesist.records.appraisals import Dimension, Mandate, Objection, Severity

_STATUS = Asked(
    mandate=Mandate.CONFIRMER,
    dimension=Dimension.SAFETY,
    name="standing of works",
    question="Is every work told to stand as all that is said of it has it?",
    basis="works read or cited whose retraction status comes out again, and is told with who says so; tables works, "
    "retraction_notes, records",
)
_KEPT = Asked(
    mandate=Mandate.CONFIRMER,
    dimension=Dimension.SAFETY,
    name="retracted works taken out",
    question="Is everything taken out that was retracted or withdrawn, unless the plan keeps it?",
    basis="works retracted or withdrawn that were taken out, or are kept and marked; tables works, decisions, plans",
    severity=Severity.CRITICAL,
)
_AMONG = Asked(
    mandate=Mandate.CONFIRMER,
    dimension=Dimension.SAFETY,
    name="notices among the records",
    question="Is no included work one that a notice among the records retracts?",
    basis="works read or cited that no title of another record calls retracted, withdrawn or doubted; tables records, "
    "works",
    severity=Severity.CRITICAL,
)
_NOTES = Asked(
    mandate=Mandate.CONFIRMER,
    dimension=Dimension.SAFETY,
    name="notes of retractions",
    question="Is everything kept that databases say of retractions and corrections?",
    basis="notes that come out again of the records' own notices, marks and titles, of all that do; tables "
    "retraction_notes, records",
)

_WARNED = (*GONE, RetractionStatus.CONCERN, RetractionStatus.CORRECTED)
_TELLING = 4
"""Words from which a title alone names one work."""

_SHARED = 0.9
_SAID = re.compile(r"\b(?:retract(?:ed|ion|s)|withdraw(?:n|al|s)|expression of concern)\b", re.IGNORECASE)


def status(seen: Synthesis) -> Looked:
    """Works whose standing is told otherwise than it is."""
    made, used = {work.work_id: work for work in again(seen).identified.works}, in_use(seen)
    objections = [
        _STATUS.object(name, said, *work.record_ids, severity=_weight(made[name]))
        for name, work in used.items()
        if name in made and (said := _misstated(work, made[name]))
    ]
    return _STATUS.looked(used, objections)


def _misstated(work: Work, made: Work) -> str:
    if work.retraction is not made.retraction:
        return told(f"the standing of {quote(work.record.title)}", work.retraction, made.retraction)
    if work.retraction_told != made.retraction_told:
        return told(f"who says how {quote(work.record.title)} stands", work.retraction_told, made.retraction_told)
    return ""


def _weight(made: Work) -> Severity:
    return Severity.CRITICAL if made.retraction in GONE else Severity.SERIOUS


def kept(seen: Synthesis) -> Looked:
    """Works that were retracted and are still there."""
    plan = again(seen).plan
    removed = {row.item for row in seen.contents.effective if (row.stage, row.action) == ("identify", "remove")}
    gone = [work for work in again(seen).identified.works if work.retraction in GONE]
    if plan and plan.policies.keeps_retracted:
        unmarked = [work for work in gone if work.work_id in seen.works and not _is_marked(seen, work)]
        said = "is kept, as the plan has it, and not marked"
    else:
        unmarked, said = [work for work in gone if work.record.record_id not in removed], "was retracted, and is kept"
    objections = [
        _KEPT.object(work.work_id, f"{quote(work.record.title)} {said}: {work.retraction_told}", *work.record_ids)
        for work in unmarked
    ]
    return _KEPT.looked((work.work_id for work in gone), objections)


def _is_marked(seen: Synthesis, work: Work) -> bool:
    return bool(seen.works[work.work_id].record.is_retracted)


def among(seen: Synthesis) -> Looked:
    """Works of which a notice lies among the records that were set aside."""
    return _AMONG.looked(in_use(seen), _lying(seen, in_use(seen)))


def _lying(seen: Synthesis, used: Mapping[str, Work]) -> Iterator[Objection]:
    by_doi = {doi.casefold(): name for name, work in used.items() if (doi := work.record.identifier("doi"))}
    stems = {name: frozenset(content_stems(work.record.title)) for name, work in used.items()}
    titles = {name: work.record.title.casefold().rstrip(".") for name, work in used.items()}
    for record in seen.contents.records.values():
        heading = heading_of(record.title)
        said = heading.notice or heading.mark or _loosely(f"{record.title} {record.abstract or ''}")
        for name in _named(record, heading, by_doi, stems, titles) if said in _WARNED else ():
            if record.record_id not in used[name].record_ids and not _is_known(used[name], said):
                yield _noticed(name, used[name], record, said)


def _loosely(text: str) -> RetractionStatus | None:
    """What a text that bears no heading says of a work that it names in full."""
    found = _SAID.search(text)
    if found is None:
        return None
    word = found[0].casefold()
    if word.startswith("retract"):
        return RetractionStatus.RETRACTED
    return RetractionStatus.WITHDRAWN if word.startswith("withdr") else RetractionStatus.CONCERN


def _named(
    record: Record,
    heading: Heading,
    by_doi: Mapping[str, str],
    stems: Mapping[str, frozenset[str]],
    titles: Mapping[str, str],
) -> Iterator[str]:
    """The works that a notice is of: by a DOI in its words, else by their titles in its own."""
    words = f"{record.title} {record.abstract or ''}".casefold()
    told_by = [name for doi, name in by_doi.items() if doi in words]
    if told_by:
        yield from sorted(set(told_by))
        return
    is_headed = heading.notice is not None or heading.mark is not None
    own = frozenset(content_stems(heading.title if is_headed else words))
    for name, title in stems.items():
        is_named = len(title) >= _TELLING and len(title & own) >= _SHARED * len(title)
        # A heading names nothing but its work; a text that bears none must name it whole.
        if is_named and (len(title & own) >= _SHARED * len(own) if is_headed else titles[name] in words):
            yield name


def _is_known(work: Work, said: RetractionStatus | None) -> bool:
    return said is not None and _WARNED.index(said) >= _rank(work.retraction)


def _rank(status: RetractionStatus) -> int:
    return _WARNED.index(status) if status in _WARNED else len(_WARNED)


def _noticed(name: str, work: Work, record: Record, said: RetractionStatus | None) -> Objection:
    told_as = f"{quote(work.record.title)} is told as {work.retraction.value}"
    severity = Severity.MINOR if said is RetractionStatus.CORRECTED else Severity.SERIOUS
    return _AMONG.object(
        name,
        f"{quote(record.title)} lies among the records, and {told_as}",
        record.record_id,
        severity=Severity.CRITICAL if said in GONE else severity,
    )


def notes(seen: Synthesis) -> Looked:
    """Notes that were lost, or that nothing bears out."""
    stored = {note for note in seen.contents.retraction_notes if not note.source.startswith(identify.LIST)}
    made = {note for note in again(seen).identified.notes if not note.source.startswith(identify.LIST)}
    objections = [
        _NOTES.object(note.record_id, f"what {note.source} says of a record is not kept: {note.status.value}")
        for note in sorted(made - stored, key=lambda note: note.model_dump_json())
    ]
    objections += [
        _NOTES.object(note.record_id, f"{note.source} is told to call a record {note.status.value}, and does not")
        for note in sorted(stored - made, key=lambda note: note.model_dump_json())
    ]
    return _NOTES.looked((note.record_id for note in stored | made), objections)


CHECKS: tuple[Look, ...] = (status, kept, among, notes)
