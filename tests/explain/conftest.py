"""Reviews to ask about: one of invented papers that agree and disagree, the demo, and one whose texts are hostile."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from explain_review import AT, EVIL, HOSTILE, Asked, Row, asked, work_of

from invented_reviewers import STRICT, reviewed_by
from judges import judged_by_words
from synthesist import Review, synthesize
from synthesist.demo import BANNER, QUESTION, demo_library


@pytest.fixture(autouse=True)
def _unreviewed() -> Iterator[None]:
    """What falls without a thing is told of the review, not of what reviewers would say of the rest."""
    with reviewed_by(()):
        yield


@pytest.fixture(scope="session")
def made(
    tmp_path_factory: pytest.TempPathFactory, write_rows: Callable[..., Path], question: str
) -> Callable[..., Review]:
    """Makes a review from rows, always at the same time."""

    def make(rows: list[Row]) -> Review:
        folder = tmp_path_factory.mktemp("explain")
        papers = write_rows(folder / "papers.jsonl", rows)
        with reviewed_by(()):
            return synthesize(question, folder / "review", papers=[papers], now=lambda: AT)

    return make


@pytest.fixture(scope="session")
def sure(made: Callable[..., Review], rows: list[Row]) -> Review:
    """The ten invented papers, with confidences."""
    with judged_by_words(with_confidence=True):
        return made(rows)


@pytest.fixture(scope="session")
def small(made: Callable[..., Review], rows: list[Row]) -> Asked:
    """Ten invented papers: two that agree, one against, and one for each way out of a review."""
    return asked(made(rows))


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Asked:
    """The demo's review."""
    folder = tmp_path_factory.mktemp("demo")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("synthesist.demo.demo_home", lambda: folder / "library")
        library = demo_library()
    with reviewed_by(STRICT):
        return asked(synthesize(QUESTION, folder / "review", library=library, banner=BANNER, now=lambda: AT))


@pytest.fixture(scope="session")
def hostile(made: Callable[..., Review]) -> Asked:
    """Papers that try to look like the tool, and a person who does as well."""
    review = made([{**row, "year": 2020} for row in HOSTILE])
    review.decide(work_of(review, "-"), "exclude", f"because {EVIL}", person="Ada [/] B")
    return asked(review)


@pytest.fixture(params=["small", "demo", "hostile"])
def any_review(request: pytest.FixtureRequest) -> Asked:
    """Each of the reviews in turn."""
    review: Asked = request.getfixturevalue(request.param)
    return review
