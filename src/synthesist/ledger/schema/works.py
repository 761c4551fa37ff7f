"""Works, the records and studies behind them, and what is said of their retraction."""

from sqlalchemy import Boolean, Column, Float, ForeignKey, Integer, Table, Text

from synthesist.ledger.schema.base import metadata

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
