"""Decisions on works, and their ranks."""

from sqlalchemy import Column, Float, ForeignKey, Integer, Table, Text

from synthesist.ledger.schema.base import metadata

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

samples = Table(
    "samples",  # drawn by lot from the works that were set aside for their rank
    metadata,
    Column("ordinal", Integer, primary_key=True),
    Column("work_id", Text, ForeignKey("works.work_id"), nullable=False),
)
