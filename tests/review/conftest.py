"""A finished review by a plan, made once; copies of it to decide on and to amend."""

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from replay.fixtures import invented_server  # puts the benchmarks on the path
from synthesist import Review
from synthesist.plan import explained, plan_for
from synthesist.review import Means, carry_out
from synthesist.review.deciding import Decided, Word, decide

__all__ = ["invented_server"]

Row = dict[str, Any]

DUCKS = 40
SAMPLE = 20


@pytest.fixture(scope="session")
def finished(
    tmp_path_factory: pytest.TempPathFactory,
    rows: list[Row],
    write_rows: Callable[..., Path],
    question: str,
    audited: Callable[[Review], Review],
) -> Path:
    """Five works read, four included, and forty on ducks below the cut-off, of which twenty are drawn."""
    folder = tmp_path_factory.mktemp("finished") / "review"
    folder.mkdir()
    pond = [
        {
            "id": f"duck-{at}",
            "title": f"Ducks of pond {at}",
            "abstract": "Ponds differ. Results show that the moult of ducks improves by 4 points.",
            "authors": [f"Duck {at}"],
        }
        for at in range(DUCKS)
    ]
    write_rows(folder / "papers.jsonl", [*rows, *pond])
    plan = plan_for(
        question,
        search={"sources": ("files",), "papers": ("papers.jsonl",)},
        screen={"sample": SAMPLE},
        criteria={"I1": "A controlled trial."},
    )
    (folder / "review.toml").write_text(explained(plan), encoding="utf-8")
    return audited(carry_out(folder / "review.toml", Means())).folder


@pytest.fixture
def fresh(finished: Path, tmp_path: Path) -> Review:
    """A copy of the finished review."""
    return Review.open(shutil.copytree(finished, tmp_path / "review"))


@pytest.fixture(scope="session")
def works(finished: Path) -> dict[str, str]:
    """Ids of the works by the source's own id of each of their records."""
    contents = Review.open(finished).contents()
    records = contents.records
    return {str(records[key].source_id): work.work_id for work in contents.works.values() for key in work.record_ids}


@pytest.fixture(scope="session")
def claims(finished: Path, works: dict[str, str]) -> dict[str, str]:
    """Ids of the claims by the source's own id of their work."""
    named = {work_id: name for name, work_id in works.items()}
    return {named[claim.work_id]: claim.claim_id for claim in Review.open(finished).claims()}


@pytest.fixture(scope="session")
def sample(finished: Path) -> tuple[str, ...]:
    """Ids of the works that were drawn."""
    return Review.open(finished).contents().sample


@pytest.fixture
def say(audited: Callable[[Review], Review]) -> Callable[..., Decided]:
    """Says one thing of a review as a person, and audits what comes of it."""

    def one(
        review: Review, item: str, action: str, reason: str = "I read it", person: str = "Ada", criterion: str = ""
    ) -> Decided:
        decided = decide(review.folder, [Word(item, action, reason, person, criterion)], Means())
        audited(review)
        return decided

    return one


@pytest.fixture
def say_all(audited: Callable[[Review], Review]) -> Callable[..., Decided]:
    """Says the same of several works."""

    def all_of(review: Review, items: Sequence[str], action: str) -> Decided:
        decided = decide(review.folder, [Word(item, action, "I read it", "Ada") for item in items], Means())
        audited(review)
        return decided

    return all_of


@pytest.fixture
def edited(audited: Callable[[Review], Review]) -> Callable[..., Review]:
    """Changes the plan of a review as a person does in an editor, and runs it."""

    def change(review: Review, *changes: tuple[str, str], reason: str = "") -> Review:
        if changes:
            rewrite(review.folder, *changes)
        return audited(carry_out(review.folder / "review.toml", Means(), reason=reason))

    return change


@pytest.fixture(scope="session")
def rewritten() -> Callable[..., Path]:
    """Changes the plan of a review and does not run it."""
    return rewrite


def rewrite(folder: Path, *changes: tuple[str, str]) -> Path:
    """Replace texts in the plan of a folder."""
    path = folder / "review.toml"
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")
    return path
