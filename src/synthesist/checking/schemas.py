"""The JSON Schemas of the files, made of the rows' models."""

import json
from collections.abc import Mapping
from pathlib import Path

from synthesist.checking.rows import (
    CalibrateSummary,
    ClaimRow,
    DocumentRow,
    LabelRow,
    VerdictRow,
    VerifySummary,
)
from synthesist.errors import storing
from synthesist.records.base import Frozen

_READ: Mapping[str, type[Frozen]] = {
    "verify-claims": ClaimRow,
    "verify-corpus": DocumentRow,
    "calibrate-labels": LabelRow,
}
_WRITTEN: Mapping[str, type[Frozen]] = {
    "verify-line": VerdictRow,
    "verify-summary": VerifySummary,
    "calibrate-summary": CalibrateSummary,
}


def schemas() -> dict[str, str]:
    """File names with their JSON Schemas: of a row where the file has rows."""
    read = {name: model.model_json_schema(mode="validation") for name, model in _READ.items()}
    written = {name: model.model_json_schema(mode="serialization") for name, model in _WRITTEN.items()}
    return {f"{name}.json": f"{json.dumps(schema, indent=1)}\n" for name, schema in (read | written).items()}


def write_schemas(folder: Path) -> None:
    """Write them into a folder.

    Raises:
        StorageError: the folder cannot be written.
    """
    with storing(folder):
        for name, text in schemas().items():
            (folder / name).write_text(text, encoding="utf-8")
