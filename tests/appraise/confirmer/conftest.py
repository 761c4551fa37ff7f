"""A finished review as reviewers are shown it."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from confirmed_reviews import MORE, NOW, Row, seen_in

from judges import judged_by_words
from synthesist import synthesize
from synthesist.appraise.reviewing import Synthesis


@pytest.fixture(scope="session")
def make_seen(
    tmp_path_factory: pytest.TempPathFactory, write_rows: Callable[[Path, Sequence[Row]], Path], question: str
) -> Callable[..., Synthesis]:
    """Makes a review of rows, and gives it as reviewers are shown it."""

    def make(rows: Sequence[Row], **options: Any) -> Synthesis:
        folder = tmp_path_factory.mktemp("confirmed")
        papers = write_rows(folder / "papers.jsonl", rows)
        with judged_by_words(with_confidence=True):
            synthesize(question, folder / "review", papers=[papers], now=lambda: NOW, **options)
        return seen_in(folder / "review")

    return make


@pytest.fixture(scope="session")
def seen(make_seen: Callable[..., Synthesis], rows: list[Row]) -> Synthesis:
    """A review of invented papers in which nothing was changed."""
    return make_seen([*rows, *MORE])
