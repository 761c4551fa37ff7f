"""Tables of an archive of answers."""

from sqlalchemy import Boolean, Column, Float, Integer, LargeBinary, MetaData, Table, Text

SCHEMA_VERSION = "1"

metadata = MetaData()

about = Table("about", metadata, Column("key", Text, primary_key=True), Column("value", Text, nullable=False))

bodies = Table(
    "bodies",
    metadata,
    Column("sha256", Text, primary_key=True),  # of the body as the service meant it, content-encoding undone
    Column("size", Integer, nullable=False),  # bytes of that body
    Column("packed", LargeBinary, nullable=False),  # the same by zlib
)

requests = Table(
    "requests",
    metadata,
    Column("key", Text, primary_key=True),
    Column("service", Text, nullable=False),
    Column("method", Text, nullable=False),
    Column("url", Text, nullable=False),  # with the query string as sent, secrets left out
    Column("body", Text, nullable=False),  # of a POST, secrets left out
)

answers = Table(
    "answers",
    metadata,
    Column("key", Text, primary_key=True),
    Column("status", Integer, nullable=False),
    Column("headers", Text, nullable=False),  # JSON list of pairs
    Column("at", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("is_cached", Boolean, nullable=False),  # taken from the cache that reviews share
)

attempts = Table(
    "attempts",
    metadata,
    Column("key", Text, primary_key=True),
    Column("ordinal", Integer, primary_key=True),  # from 1, over all runs
    Column("at", Text, nullable=False),
    Column("status", Integer),
    Column("error", Text, nullable=False),
    Column("waited", Float, nullable=False),  # seconds until the next attempt; 0 after the last
)

failures = Table(
    "failures",
    metadata,
    Column("key", Text, primary_key=True),
    Column("at", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("message", Text, nullable=False),
    Column("hint", Text, nullable=False),
    Column("is_retriable", Boolean, nullable=False),
)
