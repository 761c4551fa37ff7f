"""Which plan a review goes by, and what becomes of a change."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from synthesist import Review, synthesize
from synthesist.errors import PlanError, ReviewMismatch, WrongUse
from synthesist.plan import Plan, explained, plan_for
from synthesist.records import PlanVersion
from synthesist.review import Means, carry_out, draft
from synthesist.review.deciding import Decided

Edited = Callable[..., Review]
Rewritten = Callable[..., Path]
Say = Callable[..., Decided]

LOWER = ("cutoff = 0.3\n", "cutoff = 0.2\n")
RAISED = ("cutoff = 0.2\n", "cutoff = 0.3\n")


def versions(review: Review) -> tuple[PlanVersion, ...]:
    """The plan and its amendments."""
    return review.contents().plans


def stages_run(review: Review) -> list[str]:
    """The stages of the run log that were finished."""
    lines = (review.folder / "run.jsonl").read_text(encoding="utf-8").splitlines()
    return [line.split('"stage": "')[1].split('"')[0] for line in lines if '"finished"' in line]


def test_the_first_plan_is_kept_as_it_was_written(fresh: Review) -> None:
    """A reader could not see what was planned before the search."""
    (first,) = versions(fresh)
    assert (fresh.folder / "review.toml").read_text(encoding="utf-8") == first.toml
    assert (first.ordinal, first.reason, first.archive) == (0, "", "")
    assert fresh.contents().review_id == Plan.model_validate_json(first.content).review_id


def test_a_change_before_the_first_search_is_no_amendment(
    fresh: Review, edited: Edited, rewritten: Rewritten, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A user who mends a slip before anything was searched would have it held against them in the report."""
    folder = tmp_path / "new"
    folder.mkdir()
    for name in ("papers.jsonl", "review.toml"):
        shutil.copy(fresh.folder / name, folder)

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("synthesist.search.search", interrupted)
        with pytest.raises(KeyboardInterrupt):
            carry_out(folder / "review.toml", Means())
    status = Review.open(rewritten(folder, LOWER).parent).status()
    assert (status.plan_edits, status.has_searched) == (("screen.cutoff",), False)
    review = edited(Review.open(folder), RAISED, ("sample = 20", "sample = 7"))
    assert [Plan.model_validate_json(version.content).screen.sample for version in versions(review)] == [7]


def test_a_change_after_the_search_becomes_an_amendment(fresh: Review, edited: Edited) -> None:
    """A reader could not see that the plan was changed once the results were known."""
    review = edited(fresh, LOWER, reason="too\nfew")
    assert [(version.ordinal, version.reason) for version in versions(review)] == [(0, ""), (1, "too few")]
    (row,) = review.content()["amendments"]
    assert row["changes"] == [{"field": "screen.cutoff", "before": "0.3", "after": "0.2"}]
    assert "too few" in (review.folder / "report" / "report.md").read_text(encoding="utf-8")


def test_a_comment_is_no_amendment(fresh: Review, edited: Edited) -> None:
    """A user who writes a note into the plan would have amended it."""
    before = stages_run(fresh)
    review = edited(fresh, ("# The plan", "# My plan"))
    assert len(versions(review)) == 1
    assert before == stages_run(review)


def test_what_is_not_searched_by_is_changed_without_a_search(fresh: Review, edited: Edited) -> None:
    """A user who reads more works would have the search dated anew."""
    done = len(stages_run(fresh))
    review = edited(fresh, LOWER)
    assert stages_run(review)[done] == "screen"
    assert versions(review)[1].archive == ""


@pytest.mark.parametrize(
    "change",
    [
        ("Does synthetic data", "Do synthetic data"),
        ("limit = 2000", "limit = 1000"),
        ('frame = "free"', 'frame = "PICO"\nparts.intervention = "synthetic data"'),
    ],
    ids=["question", "limit", "frame"],
)
def test_what_is_searched_by_is_changed_with_a_search_and_a_copy(
    fresh: Review, edited: Edited, change: tuple[str, str]
) -> None:
    """A user who changes the question would lose what had been found on the first one."""
    done, before = len(stages_run(fresh)), fresh.claims()
    review = edited(fresh, change)
    assert stages_run(review)[done] == "search"
    archive = versions(review)[1].archive
    assert archive == "ledger-before-amendment-1.sqlite"
    kept = review.folder.parent / "kept"
    kept.mkdir()
    shutil.copy(review.folder / archive, kept / "ledger.sqlite")
    assert before == Review.open(kept).claims()


def test_back_to_the_first_plan_is_a_second_amendment(fresh: Review, edited: Edited) -> None:
    """A user who takes a change back would hide that there was one, or not get the first result back."""
    before = fresh.content()["facts"]
    edited(fresh, LOWER)
    review = edited(fresh, RAISED)
    assert [version.ordinal for version in versions(review)] == [0, 1, 2]
    after = review.content()["facts"]
    assert {name: after[name] for name in after if after[name] != before[name]} == {"amendments": 2}


def test_the_same_run_again_amends_nothing(fresh: Review, edited: Edited) -> None:
    """A user who repeats a command would pile up amendments."""
    edited(fresh, LOWER, reason="too few")
    before = stages_run(fresh)
    review = edited(fresh, reason="too few")
    assert len(versions(review)) == 2
    assert before == stages_run(review)


def test_a_reason_for_no_change_is_refused(fresh: Review, edited: Edited) -> None:
    """A user who gives a reason, and forgot to save the plan, would believe it amended."""
    with pytest.raises(WrongUse, match="nothing was changed") as raised:
        edited(fresh, reason="too few")
    assert "--because" in raised.value.hint


@pytest.fixture
def asked(fresh: Review, question: str, tmp_path: Path) -> tuple[Review, Callable[..., Review]]:
    """A review of a question in words, and the same call again."""

    def again(text: str = question) -> Review:
        return synthesize(text, tmp_path / "asked", papers=[fresh.folder / "papers.jsonl"])

    return again(), again


def test_a_question_in_words_goes_by_the_newest_plan(asked: tuple[Any, Any], edited: Edited) -> None:
    """A user who repeats their first command would undo the amendment."""
    review, again = asked
    (review.folder / "papers.jsonl").write_bytes((review.folder.parent / "review" / "papers.jsonl").read_bytes())
    edited(review, LOWER)
    before = stages_run(review)
    assert len(versions(again())) == 2
    assert before == stages_run(review)


def test_another_question_is_refused(asked: tuple[Any, Any], contents_of: Callable[[Path], dict[str, bytes]]) -> None:
    """A user who mistypes the folder would overwrite a review."""
    review, again = asked
    before = contents_of(review.folder)
    with pytest.raises(ReviewMismatch, match="another question") as raised:
        again("Do naps help?")
    assert "--out" in raised.value.hint
    assert before == contents_of(review.folder)


def test_an_edited_plan_is_not_passed_over_by_a_question_in_words(asked: tuple[Any, Any], rewritten: Rewritten) -> None:
    """A user who edits the plan and repeats the first command would get the old result under the new plan."""
    review, again = asked
    rewritten(review.folder, LOWER)
    with pytest.raises(ReviewMismatch, match="was edited"):
        again()


def test_a_lost_plan_is_written_again(fresh: Review, edited: Edited) -> None:
    """A user who deletes review.toml could not go on with the review that it belongs to."""
    edited(fresh, LOWER)
    path = fresh.folder / "review.toml"
    toml = path.read_text(encoding="utf-8")
    path.unlink()
    review = edited(fresh)
    assert toml == path.read_text(encoding="utf-8")
    assert len(versions(review)) == 2


def test_a_plan_that_lies_elsewhere_amends_nothing(fresh: Review, edited: Edited, rewritten: Rewritten) -> None:
    """A user who runs a colleague's plan into their own folder would amend their review by it."""
    elsewhere = fresh.folder.parent / "elsewhere"
    elsewhere.mkdir()
    for name in ("papers.jsonl", "review.toml"):
        shutil.copy(fresh.folder / name, elsewhere)
    rewritten(elsewhere, LOWER)
    with pytest.raises(ReviewMismatch):
        carry_out(elsewhere / "review.toml", Means(), out=fresh.folder)
    assert len(versions(fresh)) == 1


def test_a_written_plan_is_not_lost_to_a_question_in_words(fresh: Review, tmp_path: Path, question: str) -> None:
    """A user who wrote a plan, and then asks in words into its folder, would lose an afternoon's work."""
    (tmp_path / "new").mkdir()
    plan = tmp_path / "new" / "review.toml"
    plan.write_text(explained(plan_for("Do naps help?")), encoding="utf-8")
    before = plan.read_bytes()
    with pytest.raises(ReviewMismatch, match="another plan"):
        synthesize(question, tmp_path / "new", papers=[fresh.folder / "papers.jsonl"])
    assert before == plan.read_bytes()


@pytest.mark.parametrize("wrong", ["gone.jsonl", "../gone.jsonl", "/nowhere/gone.jsonl", ".", "x" * 5_000])
def test_a_slip_in_the_papers_amends_nothing(
    fresh: Review, edited: Edited, contents_of: Callable[[Path], dict[str, bytes]], wrong: str
) -> None:
    """A user who mistypes a path would have two amendments in the report for good, and a report that is out of date."""
    before = contents_of(fresh.folder / "report")
    with pytest.raises(WrongUse) as raised:
        edited(fresh, ("papers.jsonl", wrong))
    assert raised.value.hint
    assert len(versions(fresh)) == 1
    assert not list(fresh.folder.glob("ledger-before*"))
    review = edited(fresh, (f'"{wrong}"', '"papers.jsonl"'))
    assert before == contents_of(review.folder / "report")


def test_a_library_without_records_amends_nothing(fresh: Review, edited: Edited) -> None:
    """A user who forgot to fill the library would have an amendment that was never searched by."""
    with pytest.raises(WrongUse, match="is empty"):
        edited(fresh, ('["files"]', '["files", "library"]'))
    assert len(versions(fresh)) == 1


def test_a_question_of_stop_words_amends_nothing(fresh: Review, edited: Edited, question: str) -> None:
    """A user would amend a review to one that can find nothing."""
    with pytest.raises(PlanError, match="nothing that could be looked for"):
        edited(fresh, (question, "of the and"))
    assert len(versions(fresh)) == 1


def test_a_slip_leaves_no_folder_behind(tmp_path: Path) -> None:
    """A user who mistypes a path, or has no library yet, would collect empty folders."""
    for options in ({"papers": [tmp_path / "gone.ris"]}, {}):
        with pytest.raises(WrongUse):
            synthesize("Do naps help?", tmp_path / "review", **options)  # type: ignore[arg-type]
    assert not (tmp_path / "review").exists()


def test_decisions_on_works_that_an_amendment_takes_away_are_kept(
    fresh: Review, edited: Edited, say: Say, works: dict[str, str], rows: list[dict[str, Any]], write_rows: Callable
) -> None:
    """A user who narrows the search, and widens it again, would have to decide anew."""
    say(fresh, works["stone"], "exclude")
    write_rows(fresh.folder / "few.jsonl", [row for row in rows if not row["id"].startswith("stone")])
    review = edited(fresh, ("papers.jsonl", "few.jsonl"))
    assert (works["stone"],) == review.status().orphans
    assert [row["holds"] for row in review.content()["rulings"]] == [True]
    assert works["stone"] not in review.contents().works
    review = edited(fresh, ("few.jsonl", "papers.jsonl"))
    assert review.status().orphans == ()
    assert review.content()["facts"]["assessed_excluded_by_people"] == 1


def test_a_drafted_plan_is_never_written_over(tmp_path: Path, fresh: Review) -> None:
    """A user who types `new` twice, or into a review, would lose their plan."""
    from synthesist.plan import Frame

    path = draft("Do naps help?", tmp_path / "new", Frame.PICO, ())
    before = path.read_bytes()
    with pytest.raises(WrongUse, match="is there already"):
        draft("Does coffee help?", tmp_path / "new", Frame.FREE, ())
    assert before == path.read_bytes()
    (fresh.folder / "review.toml").unlink()
    with pytest.raises(WrongUse, match="holds a review"):
        draft("Does coffee help?", fresh.folder, Frame.FREE, ())
