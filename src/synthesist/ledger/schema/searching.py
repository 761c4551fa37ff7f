"""Searches, what was sent for them, and the records that they returned."""

from sqlalchemy import Boolean, Column, Float, ForeignKey, Integer, Table, Text

from synthesist.ledger.schema.base import metadata

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

suggestions = Table(
    "suggestions",
    metadata,
    Column("ordinal", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("question", Text, nullable=False),
    Column("change", Text, nullable=False),
    Column("hits", Integer, nullable=False),
)
