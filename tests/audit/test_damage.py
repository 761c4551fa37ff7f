"""A damaged folder is reported, never crashed on, and never passed."""

import json
import shutil
import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import pytest
from audit_review import Draft
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from synthesist.audit import audit
from synthesist.ledger.schema import metadata

TABLES = sorted(metadata.tables)
UNTOLD = {"suggestions"}
"""Tables whose rows nothing else in a folder tells of where the answer is not thin."""

FIELDS = sorted(Draft().report)
ODD: tuple[Any, ...] = (None, 5, -1.5, "x", [], {}, True, [[]], [5], {"a": 1})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A sound review on disk."""
    return Draft().write(tmp_path / "review")


def execute(folder: Path, statement: str) -> None:
    """Change the ledger by SQL."""
    with closing(sqlite3.connect(folder / "ledger.sqlite")) as connection, connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute(statement)


@pytest.mark.parametrize("table", TABLES)
def test_missing_table_is_a_breach(folder: Path, table: str) -> None:
    """A ledger that lost a table would pass, or end in a traceback."""
    execute(folder, f'DROP TABLE "{table}"')
    assert not audit(folder).is_clean


@pytest.mark.parametrize("table", sorted({*TABLES} - UNTOLD))
def test_emptied_table_is_a_breach(folder: Path, table: str) -> None:
    """A ledger that lost its rows would pass."""
    execute(folder, f'DELETE FROM "{table}"')
    assert not audit(folder).is_clean


@pytest.mark.parametrize("table", TABLES)
def test_wrong_types_in_the_ledger_are_contained(folder: Path, table: str) -> None:
    """A value of the wrong type would end the audit in a traceback."""
    for column in metadata.tables[table].columns:
        for value in ("x'ff00'", "'\u201c['", "-1"):
            copy = folder.with_name(f"{column.name}{value[:2]}")
            shutil.copytree(folder, copy, dirs_exist_ok=True)
            with suppress(sqlite3.IntegrityError):  # SQLite itself wants numbers as numbers in a whole key
                execute(copy, f'UPDATE "{table}" SET "{column.name}" = {value} WHERE rowid = 1')
            assert audit(copy).checks


@pytest.mark.parametrize(
    "name",
    [
        "review.toml",
        "ledger.sqlite",
        *(f"report/{name}" for name in ("report.html", "report.md", "report.json")),
        *(f"report/references.{kind}" for kind in ("bib", "ris", "json")),
    ],
)
def test_lost_or_broken_file_is_a_breach(folder: Path, name: str) -> None:
    """A review with a file missing or overwritten would pass, or end in a traceback."""
    place = folder / name
    sound = place.read_bytes()
    for content in (b"", b"\xff\xfe\x00[", sound[: len(sound) // 2], b"[" * 50_000, b"<![x["):
        place.write_bytes(content)
        assert not audit(folder).is_clean
    place.unlink()
    assert not audit(folder).is_clean
    place.mkdir()
    assert not audit(folder).is_clean


@pytest.mark.parametrize("field", FIELDS)
def test_wrong_types_in_the_report_are_breaches(folder: Path, field: str) -> None:
    """A report that says something in the wrong form would pass unread."""
    place = folder / "report" / "report.json"
    report = json.loads(place.read_text(encoding="utf-8"))
    odd = [value for value in ODD if type(value) is not type(report[field]) and (value, field) != (None, "appraisal")]
    for value in odd:
        place.write_text(json.dumps({**report, field: value}), encoding="utf-8")
        assert any(check.breaches for check in audit(folder).checks if check.name == "report.json has its shape")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_odd_value_in_the_report_is_contained(folder: Path, data: st.DataObject) -> None:
    """A value that nobody thought of would end the audit in a traceback."""
    place = folder / "report" / "report.json"
    sound = place.read_bytes()
    report = json.loads(sound)
    at: Any = report
    while isinstance(at, list | dict) and at:
        steps = sorted(at) if isinstance(at, dict) else range(len(at))
        step = data.draw(st.sampled_from(steps))
        if not at[step] or not isinstance(at[step], list | dict) or data.draw(st.booleans()):
            break
        at = at[step]
    at[step] = data.draw(st.sampled_from(ODD))
    place.write_text(json.dumps(report), encoding="utf-8")
    try:
        assert audit(folder).checks
    finally:
        place.write_bytes(sound)


def test_a_file_that_nobody_wrote_is_a_breach(folder: Path) -> None:
    """A file slipped into the report's folder would be taken for the report's."""
    (folder / "report" / "appendix.html").write_text("<script>", encoding="utf-8")
    assert [check.invariant for check in audit(folder).checks if check.breaches] == [8]
