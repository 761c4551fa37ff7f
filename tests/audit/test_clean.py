"""A review that holds is found to hold, wherever it lies, and is left as it was."""

import json
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from audit_review import Draft, silent

from synthesist.audit import AuditResult, NotAReviewError, audit


def _all(result: AuditResult) -> list[str]:
    return [f"{check.invariant} {breach}" for check in result.checks for breach in check.breaches]


def test_review_that_holds_is_clean(tmp_path: Path) -> None:
    """A sound review would be called broken."""
    result = audit(Draft().write(tmp_path / "a review?#1"))
    assert _all(result) == []
    assert result.is_clean


def test_silent_review_is_clean(tmp_path: Path) -> None:
    """A review that honestly says "nothing found" would be called broken."""
    result = audit(silent().write(tmp_path / "review"))
    assert _all(result) == []


def test_each_invariant_is_checked(tmp_path: Path) -> None:
    """An invariant that nobody looks at would pass in silence."""
    result = audit(Draft().write(tmp_path / "review"))
    assert {check.invariant for check in result.checks if check.looked_at} == set(range(1, 11))
    assert any(check.looked_at == 0 for check in audit(silent().write(tmp_path / "silent")).checks)
