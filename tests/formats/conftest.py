"""What the tests of formats share: files written by hand, and the folder of real material."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from synthesist.formats import Parsed, read_records
from synthesist.records import Failure, Record

Read = Callable[..., list[Parsed]]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Writes a file and reads it."""

    def write_and_read(name: str, content: str | bytes, *, source: str | None = None) -> list[Parsed]:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return list(read_records(path, source=source))

    return write_and_read


@pytest.fixture
def read_one(read: Read) -> Callable[..., Record]:
    """Writes a file with one good record and reads it."""

    def one(name: str, content: str | bytes, *, source: str | None = None) -> Record:
        (record,) = read(name, content, source=source)
        assert isinstance(record, Record), record
        return record

    return one


@pytest.fixture
def fail_one(read: Read) -> Callable[..., Failure]:
    """Writes a file of which one row fails, and returns that failure."""

    def one(name: str, content: str | bytes) -> Failure:
        (failure,) = [parsed for parsed in read(name, content) if isinstance(parsed, Failure)]
        return failure

    return one


@pytest.fixture(scope="session")
def shared() -> Callable[[str], Path]:
    """A path in the folder of real material; the test is skipped where it is absent."""
    beside = Path(__file__).parents[3] / "shared" / "data"
    root = Path(os.environ.get("SYNTHESIST_TEST_DATA", beside))

    def path(name: str) -> Path:
        if not (root / name).exists():
            pytest.skip(f"{root / name} is missing")
        return root / name

    return path
