"""Claims with their parts, findings, and reported results."""

from sqlalchemy import Boolean, Column, Float, ForeignKey, Integer, Table, Text

from synthesist.ledger.schema.base import metadata

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
