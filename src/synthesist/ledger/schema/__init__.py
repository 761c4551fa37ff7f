"""The ledger's tables. Each row has a natural key; none depends on the order of arrival.

`CANONICAL` names the tables, with their keys, that `export --canonical` writes.
"""

from synthesist.ledger.schema.appraising import checks, dimensions, objections, revisions, rounds, votes
from synthesist.ledger.schema.base import metadata
from synthesist.ledger.schema.claiming import anatomies, claims, findings, result_groups, results
from synthesist.ledger.schema.deciding import decisions, relevances, samples
from synthesist.ledger.schema.reading import copies, documents, readings, sentences
from synthesist.ledger.schema.review import about, artefacts, failures, plans, rulings, stages
from synthesist.ledger.schema.searching import expansions, hits, leads, records, requests, searches, suggestions
from synthesist.ledger.schema.updating import corrections, rechecks, updates
from synthesist.ledger.schema.verifying import evidence, self_tests, verdicts
from synthesist.ledger.schema.works import matches, retraction_notes, studies, ties, work_records, works

SCHEMA_VERSION = 7

CANONICAL = tuple(metadata.sorted_tables)

__all__ = [
    "CANONICAL",
    "SCHEMA_VERSION",
    "about",
    "anatomies",
    "artefacts",
    "checks",
    "claims",
    "copies",
    "corrections",
    "decisions",
    "dimensions",
    "documents",
    "evidence",
    "expansions",
    "failures",
    "findings",
    "hits",
    "leads",
    "matches",
    "metadata",
    "objections",
    "plans",
    "readings",
    "rechecks",
    "records",
    "relevances",
    "requests",
    "result_groups",
    "results",
    "retraction_notes",
    "revisions",
    "rounds",
    "rulings",
    "samples",
    "searches",
    "self_tests",
    "sentences",
    "stages",
    "studies",
    "suggestions",
    "ties",
    "updates",
    "verdicts",
    "votes",
    "work_records",
    "works",
]
