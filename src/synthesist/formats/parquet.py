"""Parquet, read in batches so that memory does not grow with the file."""

import importlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from synthesist.errors import MissingExtra, UnknownFormat, contain
from synthesist.formats.assembling import records_of
from synthesist.formats.columns import ACL, layout_of_columns
from synthesist.formats.fields import Layout, Parsed, Row, malformed
from synthesist.formats.objects import row_of
from synthesist.records import Failure

_BATCH_ROWS = 2_000
_OTHERS = re.compile("binary|date|decimal|duration|interval|time")
"""Types of columns whose values JSON does not know."""


def read_parquet(path: Path, source: str, *, source_is_given: bool) -> Iterator[Parsed]:
    """The rows of a Parquet file in order; those of the ACL Anthology come from `acl` unless told otherwise.

    Raises:
        MissingExtra: pyarrow is not installed.
        UnknownFormat: the file is not Parquet, or has no column of titles.
    """
    file = _opened(path)
    layout = _layout(path, file.schema_arrow.names)
    if layout is ACL and not source_is_given:
        source = "acl"
    yield from records_of(_rows(path.name, file), layout, source)


def _opened(path: Path) -> Any:
    arrow = _arrow(path.name)
    try:
        return arrow.parquet.ParquetFile(path)
    except (arrow.ArrowException, OSError) as error:
        reason = f"{path.name} is not a Parquet file that can be read: {error}"
        raise UnknownFormat(reason, "export it again") from error


def _arrow(name: str) -> Any:
    """The module pyarrow, which has no types."""
    try:
        importlib.import_module("pyarrow.parquet")
        return importlib.import_module("pyarrow")
    except ImportError as error:
        hint = "pip install 'synthesist[parquet]'"
        raise MissingExtra(f"reading {name} needs pyarrow, which is not installed", hint) from error


def _layout(path: Path, columns: list[str]) -> Layout:
    layout = layout_of_columns(columns)
    if layout is None:
        shown = ", ".join(columns)[:200]
        raise UnknownFormat(f"{path.name} has no column of titles, only: {shown}", "call one column `title`")
    return layout


def _rows(name: str, file: Any) -> Iterator[Row | Failure]:
    arrow, number = _arrow(name), 1
    batches = file.iter_batches(_BATCH_ROWS)
    while True:
        try:
            batch = next(batches, None)
        except (arrow.ArrowException, OSError) as error:
            yield malformed(f"{name}:{number}", f"damaged from this row on: {error}", raw="", hint="export it again")
            return
        if batch is None:
            return
        yield from _batch_rows(name, number, batch)
        number += batch.num_rows


def _batch_rows(name: str, number: int, batch: Any) -> Iterator[Row | Failure]:
    """The rows of a batch; where one value spoils its conversion, row by row."""
    failures: list[Failure] = []
    contents: list[dict[str, object]] = []
    has_others = any(_OTHERS.search(str(field.type)) for field in batch.schema)
    with contain("import", f"{name}:{number}", failures.append):
        contents = batch.to_pylist()
    if failures and batch.num_rows > 1:
        for offset in range(batch.num_rows):
            yield from _batch_rows(name, number + offset, batch.slice(offset, 1))
        return
    yield from failures
    for offset, content in enumerate(contents):
        yield row_of(f"{name}:{number + offset}", _plain(content) if has_others else content)


def _plain(value: object) -> object:
    """The value with only what JSON knows; dates, decimals and bytes as text."""
    if value is None or isinstance(value, (str, int, float)):
        return value
    if isinstance(value, dict):
        return {str(name): _plain(part) for name, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(part) for part in value]
    return str(value)
