"""The ledger's tables. Each row has a natural key; none depends on the order of arrival.

`CANONICAL` names the tables, with their keys, that `export --canonical` writes.
"""

from sqlalchemy import Boolean, Column, Float, ForeignKey, Integer, MetaData, Table, Text

SCHEMA_VERSION = 6

metadata = MetaData()

about = Table(
    "about",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

plans = Table(
    "plans",
    metadata,
    Column("ordinal", Integer, primary_key=True),
    Column("sha256", Text, nullable=False),
    Column("content", Text, nullable=False),  # canonical JSON; the hash is its
    Column("toml", Text, nullable=False),  # review.toml as it stood
    Column("at", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("archive", Text, nullable=False),  # name of the ledger as it stood before
)

rulings = Table(
    "rulings",  # what people said; no stage owns it, and nothing is ever taken out
    metadata,
    Column("item", Text, primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("stage", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("criterion", Text, nullable=False),
    Column("person", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("at", Text, nullable=False),
)

stages = Table(
    "stages",
    metadata,
    Column("stage", Text, primary_key=True),
    Column("key", Text, nullable=False),
    Column("outcome", Text, nullable=False),  # JSON: what the stage said of itself, counts among it
)

failures = Table(
    "failures",
    metadata,
    Column("stage", Text, primary_key=True),
    Column("place", Text, primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("reason", Text, nullable=False),
    Column("hint", Text, nullable=False),
    Column("raw", Text, nullable=False),
)

searches = Table(
    "searches",
    metadata,
    Column("search_id", Text, primary_key=True),
    Column("source", Text, nullable=False),
    Column("query", Text, nullable=False),
    Column("result_limit", Integer),
    Column("reported", Integer),
    Column("received", Integer, nullable=False),
    Column("malformed", Integer, nullable=False),
    Column("is_capped", Boolean, nullable=False),
    Column("at", Text, nullable=False),
    Column("client", Text, nullable=False),
    Column("content_sha256", Text, nullable=False),
    Column("concept_hits", Text, nullable=False),  # JSON list of [concept, records naming it]
    Column("method", Text, nullable=False),
    Column("turn", Integer, nullable=False),
    Column("meant", Text, nullable=False),
    Column("notes", Text, nullable=False),  # JSON list
    Column("outcome", Text, nullable=False),
    Column("problem", Text, nullable=False),
)

requests = Table(
    "requests",  # what was sent for a search, page by page; the answers lie in the archive of responses
    metadata,
    Column("search_id", Text, ForeignKey("searches.search_id"), primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("method", Text, nullable=False),
    Column("url", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("status", Integer, nullable=False),
    Column("at", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("size", Integer, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("received", Integer, nullable=False),
    Column("reported", Integer),
    Column("purpose", Text, nullable=False),
)

leads = Table(
    "leads",  # who led to what, where citations were followed
    metadata,
    Column("search_id", Text, ForeignKey("searches.search_id"), primary_key=True),
    Column("record_id", Text, ForeignKey("records.record_id"), primary_key=True),
    Column("led_by", Text, ForeignKey("records.record_id"), primary_key=True),
)

expansions = Table(
    "expansions",  # terms that a first small search added to the question's concepts
    metadata,
    Column("concept", Text, primary_key=True),
    Column("term", Text, primary_key=True),
    Column("origin", Text, nullable=False),
    Column("evidence", Text, nullable=False),
)

records = Table(
    "records",
    metadata,
    Column("record_id", Text, primary_key=True),
    Column("source", Text, nullable=False),
    Column("content", Text, nullable=False),  # JSON of the whole record
    Column("sha256", Text, nullable=False),
)

hits = Table(
    "hits",
    metadata,
    Column("search_id", Text, ForeignKey("searches.search_id"), primary_key=True),
    Column("rank", Integer, primary_key=True),
    Column("record_id", Text, ForeignKey("records.record_id"), nullable=False),
    Column("text_rank", Integer),
    Column("vector_rank", Integer),
    Column("score", Float),
)

works = Table(
    "works",
    metadata,
    Column("work_id", Text, primary_key=True),
    Column("record_id", Text, ForeignKey("records.record_id"), nullable=False),  # the record that leads
    Column("shown", Text, nullable=False),  # JSON of the fields that are shown and are not the leading record's
    Column("origins", Text, nullable=False),  # JSON list of {field, record_id, why}; empty where there is one record
    Column("versions", Text, nullable=False),  # JSON list of {kind, record_ids, basis}
    Column("peer_review", Text, nullable=False),
    Column("peer_review_basis", Text, nullable=False),
    Column("retraction", Text, nullable=False),
    Column("retraction_told", Text, nullable=False),
)

work_records = Table(
    "work_records",
    metadata,
    Column("record_id", Text, ForeignKey("records.record_id"), primary_key=True),
    Column("work_id", Text, ForeignKey("works.work_id"), nullable=False),
    Column("reason", Text, nullable=False),
)

matches = Table(
    "matches",  # pairs of records: joined, for a person to tell, or apart although they share a name
    metadata,
    Column("first", Text, ForeignKey("records.record_id"), primary_key=True),
    Column("second", Text, ForeignKey("records.record_id"), primary_key=True),
    Column("answer", Text, nullable=False),
    Column("probability", Float),
    Column("reasons", Text, nullable=False),  # JSON list
    Column("is_version", Boolean, nullable=False),
    Column("person", Text, nullable=False),
)

retraction_notes = Table(
    "retraction_notes",  # what databases and lists say of records: retractions, concerns, corrections
    metadata,
    Column("record_id", Text, ForeignKey("records.record_id"), primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("source", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("answer", Text, nullable=False),
    Column("basis", Text, nullable=False),
    Column("notice", Text, nullable=False),
    Column("date", Text, nullable=False),
    Column("listed", Text, nullable=False),
    Column("causes", Text, nullable=False),  # JSON list
)

ties = Table(
    "ties",  # why two works may not be independent
    metadata,
    Column("first", Text, ForeignKey("works.work_id"), primary_key=True),
    Column("second", Text, ForeignKey("works.work_id"), primary_key=True),
    Column("kinds", Text, nullable=False),  # JSON list
    Column("reasons", Text, nullable=False),  # JSON list
    Column("is_one_study", Boolean, nullable=False),
    Column("is_sure", Boolean, nullable=False),
)

studies = Table(
    "studies",  # investigations that more than one work reports
    metadata,
    Column("study_id", Text, primary_key=True),
    Column("work_ids", Text, nullable=False),  # JSON list
    Column("reasons", Text, nullable=False),  # JSON list
    Column("is_sure", Boolean, nullable=False),
)

decisions = Table(
    "decisions",
    metadata,
    Column("stage", Text, primary_key=True),
    Column("item", Text, primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("action", Text, nullable=False),
    Column("criterion", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("decider", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("quote", Text),  # JSON of {document_id, start, end}
)

relevances = Table(
    "relevances",
    metadata,
    Column("work_id", Text, ForeignKey("works.work_id"), primary_key=True),
    Column("rank", Integer, nullable=False),
    Column("score", Float, nullable=False),
    Column("concepts", Text, nullable=False),  # JSON list
)

suggestions = Table(
    "suggestions",
    metadata,
    Column("ordinal", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("question", Text, nullable=False),
    Column("change", Text, nullable=False),
    Column("hits", Integer, nullable=False),
)

samples = Table(
    "samples",  # drawn by lot from the works that were set aside for their rank
    metadata,
    Column("ordinal", Integer, primary_key=True),
    Column("work_id", Text, ForeignKey("works.work_id"), nullable=False),
)

documents = Table(
    "documents",
    metadata,
    Column("document_id", Text, primary_key=True),
    Column("work_id", Text, ForeignKey("works.work_id"), nullable=False),
    Column("original_sha256", Text, nullable=False),
    Column("reader", Text, nullable=False),
    Column("text_kind", Text, nullable=False),
    Column("is_full_text", Boolean, nullable=False),
    Column("text", Text, nullable=False),
    Column("sha256", Text, nullable=False),
)

readings = Table(
    "readings",  # what stands where in the text of a document that was read from a file
    metadata,
    Column("document_id", Text, ForeignKey("documents.document_id"), primary_key=True),
    Column("content", Text, nullable=False),  # JSON of the reading without its text
    Column("sha256", Text, nullable=False),
)

copies = Table(
    "copies",  # where the full text of a work was looked for, and what came of it
    metadata,
    Column("work_id", Text, ForeignKey("works.work_id"), primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("url", Text, nullable=False),
    Column("basis", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("status", Integer),
    Column("kind", Text, nullable=False),
    Column("size", Integer),
    Column("sha256", Text, nullable=False),
    Column("version", Text, nullable=False),
    Column("licence", Text, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("problem", Text, nullable=False),
)

sentences = Table(
    "sentences",
    metadata,
    Column("document_id", Text, ForeignKey("documents.document_id"), primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("section", Text, nullable=False),
    Column("part", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("page", Integer),
    Column("box", Text),  # JSON list: left, top, right, bottom, in points
)

claims = Table(
    "claims",
    metadata,
    Column("claim_id", Text, primary_key=True),
    Column("work_id", Text, ForeignKey("works.work_id"), nullable=False),
    Column("document_id", Text, ForeignKey("documents.document_id"), nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("cues", Text, nullable=False),  # JSON list
    Column("relevance", Text, nullable=False),
    Column("bears_on", Text, nullable=False),  # JSON list
    Column("concepts", Text, nullable=False),  # JSON list
    Column("score", Float, nullable=False),
    Column("role", Text, nullable=False),
    Column("p", Float),
    Column("section", Text, nullable=False),
    Column("page", Integer),
    Column("is_shown", Boolean, nullable=False),
    Column("reason", Text, nullable=False),
)

anatomies = Table(
    "anatomies",  # what a claim is made of, and what is needed to read it alone
    metadata,
    Column("claim_id", Text, ForeignKey("claims.claim_id"), primary_key=True),
    Column("content", Text, nullable=False),  # JSON
)

findings = Table(
    "findings",  # claims that assert the same relation in the same direction
    metadata,
    Column("finding_id", Text, primary_key=True),
    Column("content", Text, nullable=False),  # JSON
)

results = Table(
    "results",  # reported numbers in their setting
    metadata,
    Column("result_id", Text, primary_key=True),
    Column("work_id", Text, ForeignKey("works.work_id"), nullable=False),
    Column("document_id", Text, ForeignKey("documents.document_id"), nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("content", Text, nullable=False),  # JSON
)

result_groups = Table(
    "result_groups",  # results side by side, and whether they may be compared
    metadata,
    Column("ordinal", Integer, primary_key=True),
    Column("content", Text, nullable=False),  # JSON
)

evidence = Table(
    "evidence",
    metadata,
    Column("claim_id", Text, ForeignKey("claims.claim_id"), primary_key=True),
    Column("document_id", Text, ForeignKey("documents.document_id"), primary_key=True),
    Column("start", Integer, primary_key=True),
    Column("end", Integer, nullable=False),
    Column("work_id", Text, ForeignKey("works.work_id"), nullable=False),
    Column("text", Text, nullable=False),
    Column("label", Text, nullable=False),
    Column("score", Float, nullable=False),
    Column("signals", Text, nullable=False),  # JSON list of {name, value, note}
    Column("judge", Text, nullable=False),
)

verdicts = Table(
    "verdicts",
    metadata,
    Column("claim_id", Text, ForeignKey("claims.claim_id"), primary_key=True),
    Column("mark", Text, nullable=False),
    Column("is_corroborated", Boolean, nullable=False),
    Column("supporting_work_ids", Text, nullable=False),  # JSON list
    Column("refuting_work_ids", Text, nullable=False),  # JSON list
    Column("pairs_judged", Integer, nullable=False),
    Column("confidence", Float),
    Column("confidence_reason", Text, nullable=False),
    Column("vetoes", Text, nullable=False),  # JSON list
    Column("decided_by", Text, nullable=False),
)

self_tests = Table(
    "self_tests",
    metadata,
    Column("operator", Text, primary_key=True),
    Column("is_false", Boolean, primary_key=True),
    Column("is_seen_kind", Boolean, nullable=False),
    Column("n", Integer, nullable=False),
    Column("moved", Integer, nullable=False),
)

checks = Table(
    "checks",
    metadata,
    Column("name", Text, primary_key=True),
    Column("question", Text, nullable=False),
    Column("passed", Integer, nullable=False),
    Column("total", Integer, nullable=False),
    Column("basis", Text, nullable=False),
)

artefacts = Table(
    "artefacts",
    metadata,
    Column("name", Text, primary_key=True),
    Column("sha256", Text, nullable=False),
    Column("bytes", Integer, nullable=False),
)

CANONICAL = tuple(metadata.sorted_tables)
