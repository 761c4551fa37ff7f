"""A folder with files, and a path to real ones."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from checking_bench import Bench

from synthesist.models import Embedder


@pytest.fixture
def bench(tmp_path: Path, hashed_words: Embedder) -> Bench:
    """A folder of the test's own."""
    return Bench(tmp_path, hashed_words)


@pytest.fixture(scope="session")
def shared() -> Callable[[str], Path]:
    """A path in the folder of real material; the test is skipped where it is absent."""
    root = Path(os.environ.get("SYNTHESIST_TEST_DATA", Path(__file__).parents[3] / "shared" / "data"))

    def path(name: str) -> Path:
        if not (root / name).exists():
            pytest.skip(f"{root / name} is missing")
        return root / name

    return path
