"""The flow adds up, whatever the records."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from synthesist import Review, synthesize
from synthesist.demo import demo_library

FOUND = "We found that synthetic data improves visual question answering significantly."
ROW = st.fixed_dictionaries(
    {
        "title": st.sampled_from(
            [
                "Synthetic data for visual question answering",
                "Synthetic data, again",
                "Moulting of ducks",
                "Preface",
                "",
            ]
        ),
    },
    optional={
        "id": st.sampled_from(["a", "b", "c", "d", "e", "f"]),
        "abstract": st.sampled_from(["", FOUND, f"Labels cost. {FOUND} It is so.", "Ducks moult late. They do."]),
        "doi": st.sampled_from(["10.5555/one", "10.5555/two"]),
        "year": st.sampled_from([2020, 2021, "n.d."]),
        "authors": st.sampled_from([["Ada Stone"], ["Bo Reed"], []]),
    },
)
BROKEN = st.sampled_from(["{broken", "17", "null"])


def assert_conserved(review: Review) -> None:
    """Every box of the flow follows from the one before it."""
    facts: dict[str, Any] = review.content()["facts"]
    removed = facts["removed_automatically"] + facts["removed_otherwise"]
    assert facts["screened"] == facts["identified"] - facts["duplicates"] - removed
    assert facts["sought"] == facts["screened"] - facts["screened_excluded"]
    assert facts["assessed"] == facts["sought"] - facts["not_retrieved"]
    assert facts["included"] == facts["assessed"] - facts["assessed_excluded"]


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(drawn=st.lists(ROW | BROKEN, min_size=1, max_size=10), parts=st.integers(1, 2))
def test_the_flow_of_any_files_adds_up(
    tmp_path_factory: pytest.TempPathFactory,
    written: Callable[..., list[Path]],
    audited: Callable[[Review], Review],
    question: str,
    drawn: list[dict[str, Any] | str],
    parts: int,
) -> None:
    """A user's flow diagram would lose or invent records."""
    folder = tmp_path_factory.mktemp("flow")
    files = [file for file in written(folder, drawn, parts) if file.stat().st_size]
    review = synthesize(question, folder / "review", papers=files)
    assert_conserved(audited(review))
    assert len(drawn) == review.content()["facts"]["identified"]


@settings(max_examples=5, deadline=None)
@given(limit=st.integers(1, 60))
def test_the_flow_of_a_limited_search_adds_up(
    tmp_path_factory: pytest.TempPathFactory,
    demo_folder: Path,
    audited: Callable[[Review], Review],
    limit: int,
) -> None:
    """A user who takes a few records would read counts of the whole library."""
    folder = tmp_path_factory.mktemp("flow") / "review"
    review = synthesize("Does synthetic data help?", folder, library=demo_folder, limit=limit, rounds=0)
    assert_conserved(audited(review))
    assert limit == review.content()["facts"]["identified"]


@pytest.fixture(scope="session")
def demo_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo's library, filled once."""
    folder = tmp_path_factory.mktemp("demo")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("synthesist.demo.demo_home", lambda: folder)
        return demo_library()


@pytest.fixture(scope="session")
def written(write_rows: Callable[..., Path]) -> Callable[..., list[Path]]:
    """Writes rows into one or two files of a folder."""

    def write(folder: Path, drawn: list[dict[str, Any] | str], parts: int) -> list[Path]:
        chunks = [drawn[at::parts] for at in range(parts)]
        return [write_rows(folder / f"papers{at}.jsonl", chunk) for at, chunk in enumerate(chunks)]

    return write
