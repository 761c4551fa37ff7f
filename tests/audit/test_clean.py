"""A review that holds is found to hold, wherever it lies, and is left as it was."""

import json
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from audit_changes import sure
from audit_review import Draft, silent

from synthesist.audit import AuditResult, NotAReviewError, audit
from synthesist.audit.__main__ import main


def _all(result: AuditResult) -> list[str]:
    return [f"{check.invariant} {breach}" for check in result.checks for breach in check.breaches]


def _files(folder: Path) -> dict[str, bytes]:
    return {path.as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_review_that_holds_is_clean(tmp_path: Path) -> None:
    """A sound review would be called broken."""
    result = audit(Draft().write(tmp_path / "a review?#1"))
    assert _all(result) == []
    assert result.is_clean


def test_review_with_a_confidence_is_clean(tmp_path: Path) -> None:
    """A review that measured how sure it is would be called broken."""
    draft = Draft()
    sure(0.9)(draft)
    assert _all(audit(draft.write(tmp_path / "review"))) == []


def test_full_texts_are_not_capped(tmp_path: Path) -> None:
    """A review of full texts would be called broken for what they can tell."""
    draft = Draft()
    sure(0.95)(draft)
    draft.tables["documents"][1]["is_full_text"] = True
    assert not [breach for breach in _all(audit(draft.write(tmp_path / "review"))) if "abstracts alone" in breach]


def test_silent_review_is_clean(tmp_path: Path) -> None:
    """A review that honestly says "nothing found" would be called broken."""
    assert _all(audit(silent().write(tmp_path / "review"))) == []


def test_review_without_its_answers_is_clean(tmp_path: Path) -> None:
    """A review that was mailed without the answers of databases, which are large, would be called broken."""
    draft = Draft(responses={})
    assert _all(audit(draft.write(tmp_path / "review"))) == []


def test_each_invariant_is_checked(tmp_path: Path) -> None:
    """An invariant that nobody looks at would pass in silence."""
    result = audit(Draft().write(tmp_path / "review"))
    assert {check.invariant for check in result.checks if check.looked_at} == set(range(1, 11))


def test_audit_leaves_the_folder_as_it_is(tmp_path: Path) -> None:
    """An audit that writes would change what it vouches for."""
    folder = Draft().write(tmp_path / "review")
    before = _files(folder)
    audit(folder)
    assert _files(folder) == before


def test_moved_read_only_copy_is_clean(tmp_path: Path) -> None:
    """A review that was mailed or archived could not be checked."""
    copy = Draft().write(tmp_path / "review").rename(tmp_path / "elsewhere")
    for path in (*copy.rglob("*"), copy):
        path.chmod(0o555 if path.is_dir() else 0o444)
    try:
        assert _all(audit(copy)) == []
    finally:
        for path in (copy, *copy.rglob("*")):
            path.chmod(0o755)


def test_rows_in_a_write_ahead_log_are_read(tmp_path: Path) -> None:
    """A review whose run was cut off would be judged by an old ledger, or be written to."""
    folder = Draft().write(tmp_path / "review")
    connection = sqlite3.connect(folder / "ledger.sqlite")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA wal_autocheckpoint = 0")
    connection.execute("UPDATE claims SET text = 'forged'")
    connection.commit()
    copy = tmp_path / "copy"
    shutil.copytree(folder, copy, ignore=shutil.ignore_patterns("*-shm"))
    connection.close()
    before = _files(copy)
    breaches = _all(audit(copy))
    assert any("forged" in breach for breach in breaches)
    assert _files(copy) == before


@pytest.mark.parametrize("place", ["empty", "nowhere", "file"])
def test_other_folder_is_no_review(tmp_path: Path, place: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Someone who names the wrong folder would read a list of breaches instead of a hint."""
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").touch()
    with pytest.raises(NotAReviewError, match="is not a review"):
        audit(tmp_path / place)
    assert main([str(tmp_path / place)]) == 2
    assert "--out" in capsys.readouterr().err


def test_command_names_each_breach(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A script could not tell a sound review from a broken one, nor a reader what is wrong."""
    folder = Draft().write(tmp_path / "review")
    assert main([str(folder)]) == 0
    assert "All holds." in capsys.readouterr().out
    (folder / "review.toml").write_text("question = 'another'", encoding="utf-8")
    assert main([str(folder)]) == 1
    assert "is not the plan in the ledger" in capsys.readouterr().out


def test_command_writes_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A program could not read the result."""
    draft = Draft()
    draft.tables["documents"][0]["sha256"] = "0"
    assert main(["--json", str(draft.write(tmp_path / "review"))]) == 1
    result = json.loads(capsys.readouterr().out)
    assert not result["is_clean"]
    assert any(check["breaches"] and check["invariant"] == 1 for check in result["checks"])


def test_check_of_nothing_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A check that had nothing to look at would count as passed."""
    main([str(silent().write(tmp_path / "review"))])
    assert "markers resolve (nothing to look at)" in capsys.readouterr().out


def test_audit_needs_the_standard_library_only(tmp_path: Path) -> None:
    """A reader could not check a review without installing what made it."""
    root = Path(sys.modules["synthesist.audit"].__path__[0])
    package = tmp_path / "synthesist"
    shutil.copytree(root, package / "audit")
    (package / "__init__.py").touch()
    folder = Draft().write(tmp_path / "review")
    command = [sys.executable, "-I", "-S", "-c", _ALONE, str(tmp_path), str(folder)]
    finished = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (finished.returncode, finished.stderr) == (0, "")


_ALONE = """
import runpy, sys
sys.path.insert(0, sys.argv.pop(1))
runpy.run_module("synthesist.audit", run_name="__main__")
"""
