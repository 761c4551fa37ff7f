"""What updates leave: no stage owns it, and nothing is ever taken out."""

from sqlalchemy import Boolean, Column, Integer, Table, Text

from synthesist.ledger.schema.base import metadata

updates = Table(
    "updates",  # when the review was brought up to date
    metadata,
    Column("ordinal", Integer, primary_key=True),
    Column("at", Text, nullable=False),
    Column("archive", Text, nullable=False),  # name of the ledger as it stood before
    Column("is_searched", Boolean, nullable=False),
    Column("is_done", Boolean, nullable=False),
    Column("searched", Text, nullable=False),  # JSON list of what each source answered
    Column("version", Text, nullable=False),
)

rechecks = Table(
    "rechecks",  # what services said of retractions when they were asked
    metadata,
    Column("update", Integer, primary_key=True),
    Column("record_id", Text, primary_key=True),
    Column("service", Text, primary_key=True),
    Column("at", Text, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("notes", Text, nullable=False),  # JSON list of notes
)

corrections = Table(
    "corrections",  # what a report said otherwise before
    metadata,
    Column("ordinal", Integer, primary_key=True),
    Column("update", Integer, nullable=False),
    Column("at", Text, nullable=False),
    Column("item", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("named", Text, nullable=False),
    Column("before", Text, nullable=False),
    Column("after", Text, nullable=False),
    Column("cause", Text, nullable=False),
    Column("is_telling", Boolean, nullable=False),
)
