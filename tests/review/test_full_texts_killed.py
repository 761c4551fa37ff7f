"""Killed while it fetches papers, a review asks for none again that came."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from benchmarks.replay import serving
from open_copies import Net, misbehaving, network, rows

from synthesist import Review
from synthesist.audit import audit
from synthesist.failpoints import VARIABLE
from synthesist.web.archive import Archive
from warm import nursery

DRIVER = Path(__file__).with_name("copies_driver.py")


@pytest.fixture(scope="module")
def net() -> Iterator[Net]:
    """A network of copies and a database: one address for all runs, for it stands in the record of the search."""
    with network() as started, serving({"openalex": rows()}) as server, pytest.MonkeyPatch.context() as patch:
        for name, value in {**server.environment, **started.environment, "SYNTHESIST_CACHE": "off"}.items():
            patch.setenv(name, value)
        yield misbehaving(started)
        assert not server.failures


@pytest.fixture(scope="module")
def undisturbed(net: Net, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A review that nobody kills, made once."""
    folder = tmp_path_factory.mktemp("whole")
    assert driven(folder) == 0
    return folder


def driven(folder: Path, failpoint: str = "") -> int:
    """Run the review; the process's exit code. What is to be killed hashes otherwise than what carries it on."""
    processes = nursery(DRIVER, "killed" if failpoint else "whole")
    return processes.run([str(folder)], {**os.environ, VARIABLE: failpoint}).code


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
def test_a_run_killed_while_fetching_carries_on(copies: int, net: Net, undisturbed: Path, tmp_path: Path) -> None:
    """A user whose computer dies would ask for papers again that lie on the disk, or get another review."""
    expected, searched = outcome_of(undisturbed), len(kept(undisturbed)["search"])
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
