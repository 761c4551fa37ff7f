"""A folder with files, and no stack of weights: the judge's own scores count."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from checking_bench import Bench

from synthesist.models import Embedder


@pytest.fixture(autouse=True)
def _plain_stack(monkeypatch: pytest.MonkeyPatch) -> None:
    """No shipped weights are for these judges."""
    monkeypatch.setattr("synthesist.verify.pairs.stack._kept", lambda: {"judge": ""})


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
