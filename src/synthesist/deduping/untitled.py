"""Rows without a title, which the readers refuse: a DOI, or authors, venue and pages, may tell what they repeat."""

import json

from synthesist.deduping.fields import own_fields
from synthesist.deduping.given import Given
from synthesist.formats.assembling import records_of
from synthesist.formats.columns import TABLE, layout_of_columns
from synthesist.formats.fields import Row
from synthesist.formats.objects import row_of
from synthesist.records import Failure, Record
from synthesist.records.ids import record_id

_REASON = "no title"
_STAND_IN = "untitled"


def untitled_record(given: Given, failed: Failure) -> Record | None:
    """The record of a table's row, or of an object, that failed for want of a title only; its title is empty."""
    if failed.reason != _REASON:
        return None
    row = _row(given, failed)
    if row is None:
        return None
    layout = layout_of_columns(given.columns) or TABLE
    made = next(records_of([row], layout, given.source), None)
    if not isinstance(made, Record):
        return None
    own = record_id(made.source, made.source_id, failed.raw.encode())
    return made.model_copy(update={"title": "", "raw": failed.raw, "record_id": own})


def _row(given: Given, failed: Failure) -> Row | None:
    """The row with a stand-in where the title would be."""
    found = own_fields(given, failed)
    if given.columns and "raw" not in found:
        return Row(failed.place, failed.raw, (*found.items(), (_title_column(given), _STAND_IN)))
    if given.holds_json and isinstance(json.loads(failed.raw), dict):
        made = row_of(failed.place, {**found, "title": _STAND_IN})
        return made if isinstance(made, Row) else None
    return None


def _title_column(given: Given) -> str:
    layout = layout_of_columns(given.columns) or TABLE
    return next(name for name in given.columns if layout.role(name) is layout.roles["title"])
