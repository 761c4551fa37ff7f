"""Which works the citations are followed of: those that would be included if the review ended with what was found."""

from collections.abc import Sequence
from itertools import chain

from synthesist import extract, identify, read, screen, search
from synthesist.models import Embedder
from synthesist.plan import Plan
from synthesist.records import Question, Record, Search, Work


def seeds(
    records: Sequence[Record], searches: Sequence[Search], question: Question, plan: Plan, embedder: Embedder
) -> list[search.Seed]:
    """The works that would be included, the most relevant first; what people decide is not asked."""
    by_id = {record.record_id: record for record in records}
    included = _included(list(by_id.values()), searches, question, plan, embedder)
    return [search.Seed(work, tuple(by_id[one] for one in work.record_ids)) for work in included]


def _included(
    records: Sequence[Record], searches: Sequence[Search], question: Question, plan: Plan, embedder: Embedder
) -> list[Work]:
    """The stages from records to claims, in memory."""
    identified = identify.identify(records, searches, keeps_retracted=plan.policies.keeps_retracted)
    removed = {decision.item for decision in identified.decisions if decision.action == "remove"}
    works = {work.work_id: work for work in identified.works if work.record.record_id not in removed}
    screened = screen.screen(list(works.values()), question, plan.screen, embedder, plan.policies)
    kept = {decision.item for decision in screened.decisions if decision.action == "include"}
    texts = read.read([read.Sought(works[work_id], ()) for work_id in sorted(kept)])
    sentences = extract.by_document(texts.sentences)
    sources = [
        extract.Source(document, works[document.work_id].record, sentences.get(document.document_id, ()))
        for document in texts.documents
    ]
    claims = extract.extract(sources, question, concept_hits(searches), embedder).claims
    shown = {claim.work_id for claim in claims if claim.is_shown}
    return [works[row.work_id] for row in screened.relevances if row.work_id in shown]


def concept_hits(searches: Sequence[Search]) -> dict[str, int]:
    """How many records name each concept, over all searches that told."""
    hits: dict[str, int] = {}
    for concept, count in chain.from_iterable(entry.concept_hits for entry in searches):
        hits[concept] = hits.get(concept, 0) + count
    return hits
