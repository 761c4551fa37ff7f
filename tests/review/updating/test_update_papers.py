"""Updates of reviews of papers at hand, without a network."""

import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from brought import BIRCH, FIRST, LATER, QUILL, REED, STONE, put

from synthesist import Review
from synthesist.errors import StorageError, WrongUse
from synthesist.plan import explained, plan_for
from synthesist.records.corrections import Changed, Correction
from synthesist.review import Means, carry_out
from synthesist.review.deciding import Word, decide
from synthesist.review.folder import LEDGER, opened
from synthesist.review.updating import update
from synthesist.review.updating_outcome import Standing, Updated

pytestmark = pytest.mark.usefixtures("offline")

MUCH_LATER = "2027-02-01T12:00:00+00:00"
Make = Callable[..., Review]
Audited = Callable[[Review], Review]


def later(review: Review, at: str = LATER) -> Updated:
    """Bring a review up to date on a later day."""
    return update(review.folder, Means(now=lambda: at))


def of(done: Updated, kind: Changed) -> list[Correction]:
    """Corrections of one kind."""
    return [one for one in done.corrections if one.kind is kind]


def test_what_only_adds_is_told_and_disturbs_nobody(of_papers: Make, audited: Audited) -> None:
    """A user would not hear of a further work, or would reread a report for nothing."""
    review = of_papers(STONE, REED)
    put(review.folder, STONE, REED, BIRCH)
    done = later(review)
    audited(review)
    assert [one.named for one in of(done, Changed.CLAIM_NEW)] == [BIRCH["abstract"].partition("pictures. ")[2]]
    assert "Painted rooms" in of(done, Changed.WORK_NEW)[0].cause
    supported = of(done, Changed.SUPPORT)
    assert supported
    assert all("new work “Painted rooms” supports it" in one.cause for one in supported)
    assert done.standing is Standing.ADDED_TO
    assert not done.why


def test_what_speaks_against_a_claim_calls_for_another_look(of_papers: Make, audited: Audited) -> None:
    """A user would go on relying on a claim that a newer work refutes."""
    review = of_papers(STONE, REED)
    put(review.folder, STONE, REED, QUILL)
    done = later(review)
    audited(review)
    assert done.standing is Standing.LOOK_AGAIN
    assert {(one.before, one.after) for one in of(done, Changed.MARK)} == {("verified", "refuted")}
    assert all("A sceptical look at generated scenes” speaks against it" in one.cause for one in of(done, Changed.MARK))
    assert {one.after for one in of(done, Changed.CONTESTATION)} == {"contested"}
    assert len(of(done, Changed.ANSWER)) == 1


def test_where_nothing_is_new_nothing_is_run(of_papers: Make) -> None:
    """A user would wait for all stages, and get another report, because a day has passed."""
    review = of_papers(STONE, REED)
    first = later(review)
    log = (review.folder / "run.jsonl").read_bytes()
    report = (review.folder / "report" / "report.json").read_bytes()
    second = later(review)
    assert {first.standing, second.standing} == {Standing.AS_IT_WAS}
    assert (review.folder / "run.jsonl").read_bytes() == log
    assert (review.folder / "report" / "report.json").read_bytes() == report
    assert not list(review.folder.glob("ledger-before-*"))


def test_a_text_that_changed_is_told_as_that(of_papers: Make, audited: Audited) -> None:
    """A user would read that a claim is new, or gone, where a sentence before it was mended."""
    review = of_papers(STONE, REED)
    put(review.folder, STONE, {**REED, "abstract": REED["abstract"].replace("Labels cost", "All labels cost")})
    done = later(review)
    audited(review)
    assert [(one.named, one.cause) for one in of(done, Changed.CLAIM_ID)] == [
        (REED["abstract"].partition("pictures. ")[2], "the text of its work changed")
    ]
    assert not of(done, Changed.CLAIM_NEW)
    assert not of(done, Changed.CLAIM_GONE)


def test_corrections_are_only_ever_added(of_papers: Make, audited: Audited) -> None:
    """A user could not see what a report said before, once the review was run or amended again."""
    review = of_papers(STONE, REED)
    put(review.folder, STONE, REED, BIRCH)
    later(review)
    first = review.contents().corrections
    put(review.folder, STONE, REED, BIRCH, QUILL)
    later(review, MUCH_LATER)
    second = audited(review).contents().corrections
    assert second[: len(first)] == first
    assert len(second) > len(first)
    path = review.folder / "review.toml"
    path.write_text(path.read_text("utf-8").replace("limit = 2000\n", "limit = 20\n"), "utf-8")
    carry_out(path, Means(now=lambda: MUCH_LATER), reason="less is enough")
    assert audited(review).contents().corrections == second
    assert [one.ordinal for one in second] == list(range(len(second)))


def test_the_former_ledger_stays_beside_the_new_one(of_papers: Make) -> None:
    """A user could not show what the report that was published rested on."""
    review = of_papers(STONE, REED)
    before: list[str] = []
    review.canonical(before.append)
    put(review.folder, STONE, REED, QUILL)
    done = later(review)
    elsewhere = review.folder.parent / "former"
    elsewhere.mkdir()
    shutil.copyfile(review.folder / done.archive, elsewhere / LEDGER)
    former: list[str] = []
    Review.open(elsewhere).canonical(former.append)
    assert former == before


def test_what_a_person_said_holds_through_an_update(of_papers: Make, audited: Audited) -> None:
    """A user would have to decide again after each update."""
    review = of_papers(STONE, REED)
    claim = next(one for one in review.claims() if "significantly" in one.text)
    decide(review.folder, [Word(claim.claim_id, "claim-wrong", "I read it", "Ada")], Means(now=lambda: FIRST))
    put(review.folder, STONE, REED, BIRCH)
    later(review)
    after = audited(review).contents()
    assert not next(one for one in after.claims if one.claim_id == claim.claim_id).is_shown
    assert [one.person for one in after.rulings] == ["Ada"]


def test_what_was_found_before_stays_where_its_file_is_gone(of_papers: Make, audited: Audited) -> None:
    """A user who tidied up would lose the works that a report rests on."""
    review = of_papers(STONE, REED)
    (review.folder / "papers.jsonl").unlink()
    before = review.contents().records
    done = later(review)
    assert done.standing is Standing.AS_IT_WAS
    assert audited(review).contents().records == before
    assert "does not exist" in done.searched[0].problem
    assert "--papers" in done.searched[0].problem


def test_rows_that_were_taken_out_of_a_file_stay(of_papers: Make, audited: Audited) -> None:
    """A user would lose a work that is cited, because a list was cut since."""
    review = of_papers(STONE, REED)
    put(review.folder, REED, BIRCH)
    later(review)
    after = audited(review).contents()
    assert {work.record.source_id for work in after.works.values()} == {"stone", "reed", "birch"}
    assert len(after.searches) == 2
    later(review, MUCH_LATER)
    assert review.contents().searches == after.searches


def test_a_dry_run_leaves_the_folder_as_it_is(of_papers: Make, contents_of: Callable[[Path], object]) -> None:
    """A user who only wanted to know would find a report changed."""
    review = of_papers(STONE, REED)
    put(review.folder, STONE, REED, QUILL)
    before = contents_of(review.folder)
    tried = update(review.folder, Means(now=lambda: LATER), is_dry=True)
    assert contents_of(review.folder) == before
    done = later(review)
    assert tried.corrections == done.corrections
    assert replace_folder(tried) == replace_folder(done)


def replace_folder(done: Updated) -> Updated:
    """What was done, wherever and however."""
    return done.model_copy(update={"folder": "", "is_dry": False, "searched": ()})


def test_a_run_carries_an_update_on_that_was_cut_off(of_papers: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    """A user who types the wrong one of two commands would lose what the update had found."""
    review = of_papers(STONE, REED)
    whole = Review.open(shutil.copytree(review.folder, review.folder.with_name("whole")))
    for one in (review, whole):
        put(one.folder, STONE, REED, BIRCH)
    later(whole)

    def cut(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("synthesist.review.updating.carry_on", cut)
        with pytest.raises(KeyboardInterrupt):
            later(review)
    carry_out(review.folder / "review.toml", Means(now=lambda: LATER))
    assert {work.record.source_id for work in review.contents().works.values()} == {"stone", "reed", "birch"}
    later(review)
    assert review.contents() == whole.contents()


def test_a_folder_that_cannot_be_written_says_so(of_papers: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    """A user would get a traceback, or believe that the review is up to date."""
    review = of_papers(STONE, REED)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, os.strerror(13))

    monkeypatch.setattr("filelock.UnixFileLock._acquire", refuse)
    with pytest.raises(StorageError, match="cannot be written"):
        later(review)


def test_what_is_no_finished_review_is_refused(of_papers: Make, tmp_path: Path) -> None:
    """A user would update what was never finished, or a folder of something else."""
    with pytest.raises(WrongUse, match="not a review"):
        update(tmp_path, Means())
    review = of_papers(STONE, REED)
    with opened(review.folder) as ledger, ledger.transaction() as connection:
        connection.exec_driver_sql("DELETE FROM stages WHERE stage = 'search'")
    with pytest.raises(WrongUse, match="is not finished"):
        later(review)


def test_papers_that_were_read_must_be_at_hand(of_papers: Make, tmp_path: Path) -> None:
    """A user would lose full texts, because a folder was moved."""
    folder = tmp_path / "whole"
    folder.mkdir()
    text = "Painted rooms\n\nAbstract\n\n" + BIRCH["abstract"]
    (folder / "birch.md").write_text(f"# {text}", "utf-8")
    plan = plan_for("Does synthetic data improve accuracy?", search={"sources": ("files",), "papers": ("birch.md",)})
    (folder / "review.toml").write_text(explained(plan), "utf-8")
    carry_out(folder / "review.toml", Means(now=lambda: FIRST))
    (folder / "birch.md").rename(tmp_path / "birch.md")
    with pytest.raises(WrongUse, match="the review read it"):
        update(folder, Means(now=lambda: LATER))
    done = update(folder, replace(Means(now=lambda: LATER), papers=(tmp_path / "birch.md",)))
    assert done.standing is Standing.AS_IT_WAS
