"""Records as JSON Lines with every attribute as it is: the one format that keeps all that a database said."""

from collections.abc import Mapping, Sequence

from pydantic import ValidationError

from synthesist.records import Record
from synthesist.records.ids import canonical_json, record_id

_MARKS = frozenset(("record_id", "source", "title", "identifiers", "text_kind"))
_TEXTS = {"abstract", "extra", "raw"}


def write_json_lines(records: Sequence[Record], *, whole: bool = True) -> str:
    """One object a line, keys sorted; what is read from it gives the records that were written.

    Args:
        whole: with abstracts, extra fields and the rows as the sources sent them.
    """
    left_out = None if whole else _TEXTS
    return "".join(f"{canonical_json(record.model_dump(mode='json', exclude=left_out))}\n" for record in records)


def whole_record(content: object) -> Record | None:
    """The record that an object of such a file is; None where it is another kind of object.

    The id is made anew from what it stands for, so that a file cannot pass one row off as another.
    """
    if not isinstance(content, Mapping) or not _MARKS.issubset(content):
        return None
    try:
        record = Record.model_validate_json(canonical_json(content))
    except ValidationError:
        return None
    own = record_id(record.source, record.source_id, record.raw.encode())
    return record if own == record.record_id else record.model_copy(update={"record_id": own})
