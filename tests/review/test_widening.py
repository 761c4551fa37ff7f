"""The gate asks for more to be read: the plan is amended in the open, as often as its policy allows."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from synthesist import Review, synthesize
from synthesist.appraising import GATE
from synthesist.audit import audit
from synthesist.plan import explained, plan_for, read_plan
from synthesist.review import Means, carry_out
from synthesist.review.folder import write_plan

Rows = Sequence[dict[str, Any]]
Reviewed = Callable[..., Review]


@pytest.fixture
def starved(reviewed: Reviewed, rows: Rows) -> Review:
    """A review that was to read one work only, and could read more."""
    return reviewed(rows, max_works=1)


def test_too_few_claims_let_more_be_read(starved: Review) -> None:
    """A user would be told that too little was found, while more lay at hand."""
    first, *amendments = starved.contents().plans
    assert '"max_works":1' in first.content.replace(" ", "")
    assert amendments
    assert all(one.reason.startswith(GATE) for one in amendments)
    assert starved.plan.screen.max_works > 1
    assert len({claim.work_id for claim in starved.claims() if claim.is_shown}) > 1


def test_no_more_rounds_than_the_plan_allows(starved: Review) -> None:
    """A question on which there is little would be searched for for ever."""
    contents = starved.contents()
    last = contents.appraisal.last
    assert last
    assert len(contents.plans) - 1 <= 3
    assert last.ordinal <= 3


def test_the_same_command_again_changes_nothing(starved: Review) -> None:
    """A finished review would be widened again each time it is looked at."""
    ledger = (starved.folder / "ledger.sqlite").read_bytes()
    papers = starved.folder.parent / "papers.jsonl"
    toml = (starved.folder / "review.toml").read_text(encoding="utf-8")
    synthesize(starved.contents().question.text, starved.folder, papers=[papers], max_works=1)
    carry_out(starved.folder / "review.toml", Means(papers=(papers,)))
    assert (starved.folder / "review.toml").read_text(encoding="utf-8") == toml
    assert (starved.folder / "ledger.sqlite").read_bytes() == ledger


def test_a_plan_that_forbids_it_is_not_widened(rows: Rows, papers: Callable[..., Path], tmp_path: Path) -> None:
    """A protocol that fixes what is read would be departed from."""
    folder = tmp_path / "fixed"
    folder.mkdir()
    plan = plan_for(
        "Does synthetic data improve visual question answering?",
        search={"sources": ("files",), "papers": ("papers.jsonl",)},
        screen={"max_works": 1},
        gate={"widen": False},
    )
    write_plan(explained(plan), folder)
    review = carry_out(folder / "review.toml", Means(papers=(papers(rows),)))
    assert len(review.contents().plans) == 1
    assert read_plan(folder / "review.toml") == plan


def test_a_run_cut_off_before_the_file_was_written_goes_on(
    rows: Rows, papers: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A user whose computer died then would be told that they had edited the plan."""
    written: list[str] = []

    def dies_at_the_second(toml: str, folder: Path) -> None:
        written.append(toml)
        if len(written) > 1:
            raise KeyboardInterrupt
        write_plan(toml, folder)

    given: dict[str, Any] = {"papers": [papers(rows)], "max_works": 1}
    question = "Does synthetic data improve visual question answering?"
    with monkeypatch.context() as patch:
        patch.setattr("synthesist.review.planning.write_plan", dies_at_the_second)
        with pytest.raises(KeyboardInterrupt):
            synthesize(question, tmp_path / "cut", **given)
    assert read_plan(tmp_path / "cut" / "review.toml").screen.max_works == 1
    review = synthesize(question, tmp_path / "cut", **given)
    assert review.plan.screen.max_works > 1
    assert audit(review.folder).is_clean
