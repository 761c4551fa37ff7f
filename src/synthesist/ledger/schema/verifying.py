"""Judged pairs, verdicts, and how the judge did on variants of the claims."""

from sqlalchemy import Boolean, Column, Float, ForeignKey, Integer, Table, Text

from synthesist.ledger.schema.base import metadata

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
