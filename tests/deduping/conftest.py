"""Commands, run in the folder of a test with the matcher of the tests, and what they wrote."""

import csv
import io
import json
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from plain_matching import plain_match

from synthesist.cli import main


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def told(self) -> str:
        """What was said on standard error, its line breaks folded."""
        return " ".join(self.err.split())


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., Ended]:
    """Runs `dedup` in the folder of the test, with lines on standard input."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setattr("synthesist.deduping.run.match", plain_match)

    def command(*arguments: str | Path, typed: str | io.StringIO = "") -> Ended:
        capsys.readouterr()
        monkeypatch.setattr(sys, "argv", ["synthesist", "dedup", *map(str, arguments)])
        monkeypatch.setattr(sys, "stdin", io.StringIO(typed) if isinstance(typed, str) else typed)
        with pytest.raises(SystemExit) as ended:
            main()
        captured = capsys.readouterr()
        return Ended(int(ended.value.code or 0), captured.out, captured.err)

    return command


@pytest.fixture
def table(tmp_path: Path) -> Callable[..., Path]:
    """Writes a table of rows, whose columns are those of the first."""

    def write(name: str, rows: Iterable[Mapping[str, object]]) -> Path:
        rows = list(rows)
        with (tmp_path / name).open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, fieldnames=list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)
        return Path(name)

    return write


@pytest.fixture
def rows_in(tmp_path: Path) -> Callable[..., dict[str, dict[str, Any]]]:
    """The rows of an output by id."""

    def read(name: str) -> dict[str, dict[str, Any]]:
        text = (tmp_path / name).read_text("utf-8")
        if name.endswith(".csv"):
            found: list[dict[str, Any]] = list(csv.DictReader(io.StringIO(text, newline="")))
        else:
            found = [json.loads(line) for line in text.splitlines()]
        rows = {row["id"]: row for row in found}
        assert len(rows) == len(found)
        return rows

    return read
