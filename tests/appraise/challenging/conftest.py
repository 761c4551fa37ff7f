"""A finished review as the challenger is shown it."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from challenged import MORE, NOW, seen_in

from judges import judged_by_words
from synthesist import synthesize
from synthesist.appraise.reviewing import Synthesis

Row = dict[str, Any]


@pytest.fixture(scope="session")
def seen(
    tmp_path_factory: pytest.TempPathFactory,
    write_rows: Callable[[Path, Sequence[Row]], Path],
    rows: list[Row],
    question: str,
) -> Synthesis:
    """A review of invented papers in which nothing was changed."""
    folder = tmp_path_factory.mktemp("challenged")
    papers = write_rows(folder / "papers.jsonl", [*rows, *MORE])
    with judged_by_words():
        synthesize(question, folder / "review", papers=[papers], now=lambda: NOW)
    return seen_in(folder / "review")
