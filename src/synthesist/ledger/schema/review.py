"""What is noted of a review, its plans, what people said, and which stages are finished."""

from sqlalchemy import Column, Integer, Table, Text

from synthesist.ledger.schema.base import metadata

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

artefacts = Table(
    "artefacts",
    metadata,
    Column("name", Text, primary_key=True),
    Column("sha256", Text, nullable=False),
    Column("bytes", Integer, nullable=False),
)
