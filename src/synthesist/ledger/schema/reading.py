"""Documents, what stands where in them, and where full texts were looked for."""

from sqlalchemy import Boolean, Column, ForeignKey, Integer, Table, Text

from synthesist.ledger.schema.base import metadata

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
