"""What the reviewers said, how it was settled, and what the gate and its rounds did.

Items are named as they were when they were looked at; no row of another table has to be there for them.
"""

from sqlalchemy import Boolean, Column, Float, Integer, Table, Text

from synthesist.ledger.schema.base import metadata

checks = Table(
    "checks",
    metadata,
    Column("mandate", Text, primary_key=True),
    Column("name", Text, primary_key=True),
    Column("dimension", Text, nullable=False),
    Column("question", Text, nullable=False),
    Column("passed", Integer, nullable=False),
    Column("total", Integer, nullable=False),
    Column("weight", Integer, nullable=False),
    Column("basis", Text, nullable=False),
)

objections = Table(
    "objections",
    metadata,
    Column("mandate", Text, primary_key=True),
    Column("check", Text, primary_key=True),
    Column("item", Text, primary_key=True),
    Column("dimension", Text, nullable=False),
    Column("severity", Text, nullable=False),
    Column("remedy", Text, nullable=False),
    Column("said", Text, nullable=False),
    Column("pointers", Text, nullable=False),  # JSON list of ids
    Column("is_judged", Boolean, nullable=False),
    Column("standing", Text, nullable=False),
    Column("settled", Text, nullable=False),
)

votes = Table(
    "votes",
    metadata,
    Column("claim_id", Text, primary_key=True),
    Column("mandate", Text, primary_key=True),
    Column("stands", Boolean),
    Column("reasons", Text, nullable=False),  # JSON list
)

dimensions = Table(
    "dimensions",
    metadata,
    Column("dimension", Text, primary_key=True),
    Column("score", Float),
    Column("level", Text, nullable=False),
    Column("basis", Text, nullable=False),
    Column("pointers", Text, nullable=False),  # JSON list of ids
)

rounds = Table(
    "rounds",  # what the gate said of the synthesis, and after each revision
    metadata,
    Column("ordinal", Integer, primary_key=True),
    Column("consensus", Float),
    Column("outcome", Text, nullable=False),
    Column("tier", Text, nullable=False),
    Column("verified", Integer, nullable=False),
    Column("reasons", Text, nullable=False),  # JSON list
    Column("open_questions", Text, nullable=False),  # JSON list
    Column("widen", Text, nullable=False),
)

revisions = Table(
    "revisions",  # what a round did; claims, verdicts and findings are told with these applied
    metadata,
    Column("ordinal", Integer, primary_key=True),
    Column("item", Text, primary_key=True),
    Column("remedy", Text, primary_key=True),
    Column("reason", Text, nullable=False),
)
