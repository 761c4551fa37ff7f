"""What led to a work, a record or a text: from the searches to the claims."""

from collections.abc import Iterator

from synthesist.explain.case import Case
from synthesist.explain.consequences import falling_works
from synthesist.explain.copies import copies
from synthesist.explain.decided import criterion_refs, decision, decisions, rulings
from synthesist.explain.model import Explanation, Kind, Named, Step
from synthesist.explain.naming import claim_step, count, ref, work_step
from synthesist.explain.returned import identity, retraction, returns
from synthesist.explain.reviewed import names_of, reviewed
from synthesist.explain.screened import outcome, screening
from synthesist.explain.verdicts import standing_words
from synthesist.records import Actor, Decision, Document, Work


def work(case: Case, named: Named) -> Explanation:
    """Why a work is where it is in the review, and what falls if it is retracted."""
    fallen = falling_works(case, named.id)
    return Explanation(
        **named.model_dump(),
        summary=f"{state(case, named.id)} {fallen.summary}",
        led_to=tuple(_led_to(case, case.contents.works[named.id])),
        rests_on_it=fallen.steps,
    )


def document(case: Case, named: Named) -> Explanation:
    """Where a text comes from, and what was read in it."""
    text = case.contents.documents[named.id]
    fallen = falling_works(case, text.work_id)
    return Explanation(
        **named.model_dump(),
        summary=f"The text that was read of its work. {state(case, text.work_id)}",
        led_to=(
            work_step(case, text.work_id),
            *_text_parts(text),
            *_claims(case, text.work_id),
            *reviewed(case, named.id),
        ),
        rests_on_it=fallen.steps,
    )


def state(case: Case, work_id: str) -> str:
    """Where a work stands in the review, in a sentence or two."""
    own = case.contents.works[work_id].record.record_id
    removed = case.holding.get(("identify", own))
    if removed and removed.action.startswith("remove"):
        return f"Removed before screening by {removed.criterion}: {removed.reason}."
    screened, unread, assessed = (case.holding.get((stage, work_id)) for stage in ("screen", "read", "assess"))
    if screened and screened.action == "exclude":
        return outcome(case, screened)
    if unread:
        return f"Kept on screening, but it could not be read: {unread.reason}."
    if assessed is None:
        return "Not assessed yet." if screened else "Not screened yet."
    return f"{_assessed(assessed)}; claims of it that are shown: {_share(case, work_id)}."


def _assessed(row: Decision) -> str:
    by = f" by {row.decider}, who says: {row.reason.rstrip('.')}" if row.actor is Actor.PERSON else ""
    return f"Included{by}" if row.action == "include" else f"Read and not included{by}"


def _share(case: Case, work_id: str) -> str:
    claims = case.claims_of.get(work_id, ())
    return f"{sum(claim.is_shown for claim in claims):,} of {len(claims):,}"


def _led_to(case: Case, work: Work) -> Iterator[Step]:
    yield _records(case, work)
    if all(case.turns.get(name) for name in work.record_ids):
        yield Step(text="No query brought it: only citations that were followed led to it.")
    notes = tuple(step for name in work.record_ids for step in retraction(case, name))
    yield Step(text=f"Retraction: {work.retraction_told}.", details=tuple(dict.fromkeys(notes)))
    yield _reviewed(work)
    yield from _study(case, work.work_id)
    for row in case.decisions_of.get(work.record.record_id, ()):
        if row.stage == "identify" and row.action.startswith("remove"):
            yield decision(case, row)
    yield from screening(case, work.work_id)
    yield from rulings(case, work.work_id)
    yield from _reading(case, work.work_id)
    yield from _assessment(case, work.work_id)
    yield from _claims(case, work.work_id)
    yield from reviewed(case, *names_of(case, work.work_id))


def _records(case: Case, work: Work) -> Step:
    because = dict(work.merged_because)
    shown = work.record.record_id
    if len(work.record_ids) == 1:
        text = f"It stands on one record, from {work.record.source}."
        return Step(text=text, details=(*returns(case, shown), *identity(work.record)), refs=(ref(Kind.RECORD, shown),))
    details = tuple(
        Step(
            text=f"{case.contents.records[name].source}: "
            + ("it leads" if name == shown else f"joined for: {because.get(name, '')}"),
            details=returns(case, name),
            refs=(ref(Kind.RECORD, name),),
        )
        for name in work.record_ids
    )
    fields = tuple(
        Step(text=f"{origin.field}: {origin.why}", refs=(ref(Kind.RECORD, origin.record_id),))
        for origin in work.origins
    )
    details = (*details, Step(text="Where its fields come from", details=fields))
    return Step(text=f"It stands on {count(len(work.record_ids), 'record')} joined into one work.", details=details)


def _reviewed(work: Work) -> Step:
    versions = ", ".join(f"{version.kind.value} by {version.basis}" for version in work.versions)
    by = f", says {work.peer_review_basis}" if work.peer_review_basis else ""
    return Step(text=f"Peer review: {work.peer_review.value}{by}. Versions at hand: {versions}.")


def _study(case: Case, work_id: str) -> Iterator[Step]:
    for study in case.contents.studies:
        if work_id in study.work_ids and len(study.work_ids) > 1:
            told = "It is of one study with" if study.is_sure else "It may be of one study with"
            others = tuple(work_step(case, other) for other in study.work_ids if other != work_id)
            yield Step(text=f"{told} {count(len(others), 'other work')}: {'; '.join(study.reasons)}.", details=others)


def _reading(case: Case, work_id: str) -> Iterator[Step]:
    for text in case.documents_of.get(work_id, ()):
        extent = "The full text was read" if text.is_full_text else "Title and abstract were read"
        refs = (ref(Kind.DOCUMENT, text.document_id),)
        yield Step(text=f"{extent}.", details=tuple(_text_parts(text)), refs=refs)
    yield from copies(case, work_id)
    yield from decisions(case, work_id, "read")
    screened = case.holding.get(("screen", work_id))
    if screened and screened.action == "exclude":
        yield Step(text="It was not read, because it was set aside.")


def _text_parts(text: Document) -> Iterator[Step]:
    yield Step(text=f"Reader: {text.reader}. Kind of text: {text.text_kind.value}. {len(text.text):,} characters.")
    yield Step(text=f"SHA-256 of the text: {text.sha256}; of what was read: {text.original_sha256}.")


def _assessment(case: Case, work_id: str) -> Iterator[Step]:
    row = case.holding.get(("assess", work_id))
    if row:
        did = "included it" if row.action == "include" else f"did not include it, by {row.criterion}"
        details = tuple(decisions(case, work_id, "assess"))
        yield Step(text=f"Assessment {did}.", details=details, refs=criterion_refs(row.criterion))


def _claims(case: Case, work_id: str) -> Iterator[Step]:
    claims = case.claims_of.get(work_id, ())
    shown = tuple(claim_step(claim, standing_words(case, claim)) for claim in claims if claim.is_shown)
    left = tuple(claim_step(claim, f"not shown: {claim.reason}") for claim in claims if not claim.is_shown)
    if shown:
        yield Step(text=f"Claims of it that are shown: {len(shown):,}", details=shown)
    if left:
        yield Step(text=f"Claims of it that are not shown: {len(left):,}", details=left)
    if case.documents_of.get(work_id) and not claims:
        yield Step(text="No sentence of its text asserts a result.")
