"""Commands, run in the folder of a test; and a review that they made, to be copied."""

import shutil
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from replay.fixtures import invented_server
from synthesist import Review, synthesize
from synthesist.cli import main

__all__ = ["invented_server"]


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
    """Runs a command in the folder of the test."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "200")

    def command(*arguments: str | Path) -> Ended:
        capsys.readouterr()
        monkeypatch.setattr(sys, "argv", ["synthesist", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            main()
        captured = capsys.readouterr()
        return Ended(int(ended.value.code or 0), captured.out, captured.err)

    return command


@pytest.fixture(scope="session")
def reviewed_once(
    tmp_path_factory: pytest.TempPathFactory,
    rows: Sequence[dict[str, Any]],
    write_rows: Callable[..., Path],
    question: str,
    audited: Callable[[Review], Review],
) -> Path:
    """A review of the invented papers."""
    folder = tmp_path_factory.mktemp("made")
    papers = write_rows(folder / "papers.jsonl", rows)
    return audited(synthesize(question, folder / "review", papers=[papers])).folder


@pytest.fixture
def copied(reviewed_once: Path, tmp_path: Path) -> Path:
    """A copy of it in the folder of the test, with the papers beside it."""
    shutil.copy(reviewed_once.parent / "papers.jsonl", tmp_path)
    return shutil.copytree(reviewed_once, tmp_path / "review")
