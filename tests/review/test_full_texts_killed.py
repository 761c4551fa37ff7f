"""Killed while it fetches papers, a review asks for none again that came."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from open_copies import Net, misbehaving, network, rows

from replay.fixtures import Serve, invented_server
from synthesist import Review
from synthesist.audit import audit
from synthesist.failpoints import VARIABLE
from synthesist.web.archive import Archive

__all__ = ["invented_server"]

DRIVER = Path(__file__).with_name("copies_driver.py")


@pytest.fixture
def net(loopback: str, invented_server: Serve, monkeypatch: pytest.MonkeyPatch) -> Iterator[Net]:
    """A network of copies and a database, with the environment pointing to them."""
    with network() as started:
        server = invented_server({"openalex": rows()})
        for name, value in {**server.environment, **started.environment, "SYNTHESIST_CACHE": "off"}.items():
            monkeypatch.setenv(name, value)
        yield misbehaving(started)


def driven(folder: Path, failpoint: str = "") -> int:
    """Run the review; the process's exit code."""
    environment = {**os.environ, VARIABLE: failpoint}
    ended = subprocess.run([sys.executable, str(DRIVER), str(folder)], env=environment, check=False, timeout=300)
    return ended.returncode


def outcome_of(folder: Path) -> tuple[str, dict[str, bytes]]:
    """The canonical ledger and the report's files."""
    lines: list[str] = []
    Review.open(folder).canonical(lines.append)
    return "".join(lines), {path.name: path.read_bytes() for path in sorted((folder / "report").iterdir())}


def kept(folder: Path) -> dict[str, list[str]]:
    """Addresses with an answer in the archive, those of the search apart from those of copies."""
    archive = Archive(folder / "responses.sqlite")
    found: dict[str, list[str]] = {"search": [], "copies": []}
    for one in archive.asked():
        if one.is_archived:
            found["search" if one.service == "openalex" else "copies"].append(one.url.split("/", 3)[3])
    archive.close()
    return found


@pytest.mark.parametrize("copies", [1, 5])
def test_a_run_killed_while_fetching_carries_on(copies: int, net: Net, tmp_path: Path) -> None:
    """A user whose computer dies would ask for papers again that lie on the disk, or get another review."""
    assert driven(tmp_path / "whole") == 0
    expected, searched = outcome_of(tmp_path / "whole"), len(kept(tmp_path / "whole")["search"])
    misbehaving(net)
    folder = tmp_path / "review"
    assert driven(folder, f"response.archived:{searched + copies}") == -signal.SIGKILL
    had, before = kept(folder)["copies"], len(net.asked)
    assert len(had) >= copies
    misbehaving(net)
    assert driven(folder) == 0
    later = [target.lstrip("/") for target in net.asked[before:]]
    assert later
    assert not set(had) & set(later)
    assert outcome_of(folder) == expected
    assert [row for check in audit(folder).checks for row in check.breaches] == []
