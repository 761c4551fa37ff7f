"""Where a review stands: each state that a stage, the plan and people's decisions can be in."""

from collections.abc import Callable
from pathlib import Path

import pytest

from synthesist import Review
from synthesist.ledger import STAGES
from synthesist.review import Means, carry_out
from synthesist.review.deciding import Decided
from synthesist.review.status import Status

Say = Callable[..., Decided]
Rewritten = Callable[..., Path]


def states(status: Status) -> dict[str, str]:
    """The state of each stage."""
    return {stage.stage: stage.state for stage in status.stages}


def test_a_finished_review_is_done(fresh: Review, question: str) -> None:
    """A user would run a finished review again to be sure."""
    status = fresh.status()
    assert (question, dict.fromkeys(STAGES, "done"), ()) == (status.question, states(status), status.next_stages)
    assert (
        status.amendments,
        status.works_decided,
        status.claims_decided,
        status.sample,
        status.sample_decided,
    ) == (0, 0, 0, 20, 0)
    counts = {stage.stage: stage.counts for stage in status.stages}
    assert counts["search"]["returned"] == 50
    assert counts["extract"]["shown"] == 4


def test_looking_changes_nothing(fresh: Review, contents_of: Callable[[Path], dict[str, bytes]]) -> None:
    """A user who only looks would change the review."""
    before = contents_of(fresh.folder)
    fresh.status()
    assert before == contents_of(fresh.folder)


@pytest.mark.parametrize("stage", STAGES)
def test_after_the_first_stage_that_is_due_all_are(fresh: Review, stage: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A user could not see what an upgrade of the program would run again."""
    monkeypatch.setattr(f"synthesist.{stage}.VERSION", "next")
    at = STAGES.index(stage)
    assert STAGES[at:] == fresh.status().next_stages
    assert {"again"} == {states(fresh.status())[name] for name in STAGES[at:]}


def test_a_review_that_was_cut_off_says_where(fresh: Review, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A user whose machine went down could not see how far the review had come."""
    folder = tmp_path / "new"
    folder.mkdir()
    for name in ("papers.jsonl", "review.toml"):
        (folder / name).write_bytes((fresh.folder / name).read_bytes())

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("synthesist.extract.extract", interrupted)
    with pytest.raises(KeyboardInterrupt):
        carry_out(folder / "review.toml", Means())
    status = Review.open(folder).status()
    assert STAGES[4:] == status.next_stages
    assert {"due"} == {states(status)[name] for name in STAGES[4:]}
    assert status.stages[-1].counts == {}


def test_a_lost_report_is_due(fresh: Review) -> None:
    """A user who deleted the report would not be told that it can be had back."""
    (fresh.folder / "report" / "report.html").unlink()
    assert fresh.status().next_stages == ("report",)


def test_rows_that_failed_are_counted_where_they_did(
    fresh: Review, rewritten: Rewritten, write_rows: Callable[..., Path], audited: Callable
) -> None:
    """A user could not see that a part of their file was not read."""
    with (fresh.folder / "papers.jsonl").open("a", encoding="utf-8") as file:
        file.write("{broken\n")
    rewritten(fresh.folder, ("limit = 2000", "limit = 1999"))
    status = audited(carry_out(fresh.folder / "review.toml", Means())).status()
    assert {stage.stage: stage.failures for stage in status.stages if stage.failures} == {"search": 1}


def test_an_edited_plan_is_told_with_what_it_would_run(fresh: Review, rewritten: Rewritten) -> None:
    """A user could not see what a change of the plan costs before they run it."""
    rewritten(fresh.folder, ("cutoff = 0.3\n", "cutoff = 0.2\n"), ("max_works = 300", "max_works = 30"))
    status = fresh.status()
    assert status.plan_edits == ("screen.cutoff", "screen.max_works")
    assert STAGES[2:] == status.next_stages
    assert status.has_searched


def test_a_changed_comment_is_no_edit(fresh: Review, rewritten: Rewritten) -> None:
    """A user would be warned of an amendment for a note."""
    rewritten(fresh.folder, ("# The plan", "# My plan"))
    assert (fresh.status().plan_edits, fresh.status().next_stages) == ((), ())


def test_a_plan_that_cannot_be_read_is_told(fresh: Review) -> None:
    """A user with a slip in the plan could not even see where the review stands."""
    (fresh.folder / "review.toml").write_text("question =", encoding="utf-8")
    status = fresh.status()
    assert "is not TOML" in status.plan_problem
    assert status.next_stages == ()


def test_a_lost_plan_is_no_problem(fresh: Review) -> None:
    """A user would be told that a review is broken which goes on by its ledger."""
    (fresh.folder / "review.toml").unlink()
    assert ((status := fresh.status()).plan_problem, status.plan_edits, status.next_stages) == ("", (), ())


def test_files_that_are_not_there_are_named(
    fresh: Review, rewritten: Rewritten, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A user would be told a command that cannot find their files."""
    (fresh.folder / "papers.jsonl").unlink()
    assert fresh.status().missing_papers == ()
    monkeypatch.setattr("synthesist.search.VERSION", "next")
    assert fresh.status().missing_papers == ("papers.jsonl",)


def test_what_people_decided_is_counted(
    fresh: Review, say: Say, works: dict[str, str], claims: dict[str, str], sample: tuple[str, ...]
) -> None:
    """A user could not see how far they have come with the sample."""
    say(fresh, works["reed"], "exclude")
    say(fresh, sample[3], "exclude")
    say(fresh, claims["stone"], "claim-ok")
    say(fresh, works["reed"], "undo")
    status = fresh.status()
    assert (status.works_decided, status.claims_decided, status.sample, status.sample_decided) == (1, 1, 20, 1)
