"""Each of the hand-built reviews, and the report on it."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from report_bench import BENCHES

from synthesist.records import ReviewContents
from synthesist.report import Report, compose


@pytest.fixture(params=sorted(BENCHES))
def contents(request: pytest.FixtureRequest) -> ReviewContents:
    """Each of the reviews in turn."""
    return BENCHES[request.param]().contents()


@pytest.fixture
def report(contents: ReviewContents) -> Report:
    """The report on each of the reviews in turn."""
    return compose(contents)


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compares text with a file kept beside the tests; `SYNTHESIST_GOLDEN=write` writes it anew."""

    def compare(name: str, text: str) -> None:
        path = Path(request.path).parent / "golden" / name
        if os.environ.get("SYNTHESIST_GOLDEN") == "write":
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        assert text == path.read_text(encoding="utf-8")

    return compare
