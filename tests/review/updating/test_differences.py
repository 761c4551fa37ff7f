"""What two states of a review are told to differ in."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from brought import QUILL, REED, STONE, put
from hypothesis import given
from hypothesis import strategies as st

from synthesist.plan import explained, plan_for
from synthesist.records import Mark, RetractionStatus, ReviewContents
from synthesist.records.corrections import Changed
from synthesist.review import Means, carry_out
from synthesist.review.differences import Difference, differences
from synthesist.review.updating_outcome import Standing, standing_of


@pytest.fixture(scope="module")
def contents(tmp_path_factory: pytest.TempPathFactory) -> ReviewContents:
    """A review of two works that agree, and one against them."""
    folder: Path = tmp_path_factory.mktemp("compared")
    put(folder, STONE, REED, QUILL)
    searching = {"sources": ("files",), "papers": ("papers.jsonl",)}
    plan = plan_for("Does synthetic data improve visual question answering?", search=searching)
    (folder / "review.toml").write_text(explained(plan), encoding="utf-8")
    return carry_out(folder / "review.toml", Means()).contents()


@pytest.fixture
def one(contents: ReviewContents) -> str:
    """A claim."""
    return next(claim.claim_id for claim in contents.claims if "by 4 points" in claim.text)


Changing = Callable[..., ReviewContents]


@pytest.fixture
def judged(contents: ReviewContents, one: str) -> Changing:
    """Gives the claim another verdict."""

    def change(**fields: object) -> ReviewContents:
        verdict = contents.verdicts[one].model_copy(update=fields)
        return replace(contents, verdicts={**contents.verdicts, one: verdict})

    return change


def kinds(before: ReviewContents, after: ReviewContents) -> dict[Changed, Difference]:
    """What differs, without counts."""
    return {row.kind: row for row in differences(before, after) if row.kind is not Changed.COUNT}


def test_a_review_does_not_differ_from_itself(contents: ReviewContents) -> None:
    """A user would be told of changes where there are none."""
    assert differences(contents, contents) == ()
    assert standing_of(()) == (Standing.AS_IT_WAS, ())


def test_confidence_is_compared_as_it_is_printed(judged: Changing) -> None:
    """A user would be sent to a report that reads as it did."""
    assert not kinds(judged(confidence=0.801), judged(confidence=0.804))
    slight, large = (kinds(judged(confidence=0.80), judged(confidence=value)) for value in (0.78, 0.60))
    assert (slight[Changed.CONFIDENCE].before, slight[Changed.CONFIDENCE].after) == ("0.80", "0.78")
    assert not slight[Changed.CONFIDENCE].is_telling
    assert large[Changed.CONFIDENCE].is_telling


def test_a_confidence_that_is_withheld_says_why(judged: Changing) -> None:
    """A user would see a number vanish, and nothing in its place."""
    found = kinds(judged(confidence=0.8), judged(confidence=None, confidence_reason="single source"))
    assert found[Changed.CONFIDENCE].after == "none"
    assert found[Changed.CONFIDENCE].cause == "single source"
    assert found[Changed.CONFIDENCE].is_telling


@pytest.mark.parametrize(
    ("was", "now", "is_telling"),
    [
        (Mark.VERIFIED, Mark.REFUTED, True),
        (Mark.VERIFIED, Mark.UNJUDGED, True),
        (Mark.UNJUDGED, Mark.REFUTED, True),
        (Mark.UNJUDGED, Mark.VERIFIED, False),
        (Mark.REFUTED, Mark.VERIFIED, False),
    ],
)
def test_a_mark_that_is_lost_calls_for_another_look(
    judged: Changing, was: Mark, now: Mark, *, is_telling: bool
) -> None:
    """A user would rely on what does not hold any more, or reread what has only become better."""
    found = kinds(judged(mark=was), judged(mark=now))
    assert found[Changed.MARK].is_telling is is_telling


def test_a_corroboration_that_is_lost_calls_for_another_look(judged: Changing) -> None:
    """A user would say "several studies" of what one says."""
    was, now = judged(is_corroborated=True), judged(is_corroborated=False)
    assert kinds(was, now)[Changed.CORROBORATION].is_telling
    assert not kinds(now, was)[Changed.CORROBORATION].is_telling


def test_a_work_that_is_gone_takes_its_claims_along(contents: ReviewContents, one: str) -> None:
    """A user would not be told which claims have lost their work."""
    work_id = next(claim.work_id for claim in contents.claims if claim.claim_id == one)
    works = {name: work for name, work in contents.works.items() if name != work_id}
    after = replace(
        contents,
        works=works,
        decisions=tuple(row for row in contents.decisions if row.item != work_id),
        claims=tuple(claim for claim in contents.claims if claim.work_id != work_id),
        verdicts={},
        evidence=(),
        findings=(),
    )
    found = kinds(contents, after)
    assert found[Changed.WORK_GONE].is_telling
    assert found[Changed.CLAIM_GONE].cause == "no record of its work is held any more"


@pytest.mark.parametrize("status", list(RetractionStatus)[:-1])
def test_a_status_is_told_and_a_grave_one_is_telling(contents: ReviewContents, status: RetractionStatus) -> None:
    """A user would not hear that a work which is kept has been retracted, or comes under concern."""
    work_id, work = next(iter(sorted(contents.works.items())))
    changed = work.model_copy(update={"retraction": status, "retraction_told": "said by a list"})
    found = kinds(contents, replace(contents, works={**contents.works, work_id: changed}))
    assert found[Changed.STATUS].cause == "said by a list"
    assert found[Changed.STATUS].is_telling is (status.value in ("retracted", "withdrawn", "concern"))


_PROBABLE = st.one_of(st.none(), st.floats(0.0, 0.9))


@given(_PROBABLE, _PROBABLE, st.sampled_from(Mark), st.sampled_from(Mark))
def test_what_differs_one_way_differs_the_other(
    contents: ReviewContents, first: float | None, second: float | None, one_mark: Mark, other_mark: Mark
) -> None:
    """A user would be told of a change, or not, by which state came first."""
    name = min(contents.verdicts)

    def state(confidence: float | None, mark: Mark) -> ReviewContents:
        verdict = contents.verdicts[name].model_copy(update={"confidence": confidence, "mark": mark})
        return replace(contents, verdicts={**contents.verdicts, name: verdict})

    before, after = state(first, one_mark), state(second, other_mark)
    there, back = differences(before, after), differences(after, before)
    assert sorted((row.item, row.kind, row.before, row.after) for row in there) == sorted(
        (row.item, row.kind, row.after, row.before) for row in back
    )


def test_reasons_are_told_once_for_each_thing(judged: Changing) -> None:
    """A user would read three sentences that say the same of one claim."""
    after = judged(mark=Mark.UNJUDGED, is_corroborated=False, refuting_work_ids=())
    before = judged(mark=Mark.VERIFIED, is_corroborated=True, refuting_work_ids=())
    stands, why = standing_of([row for row in differences(before, after) if row.named])
    assert stands is Standing.LOOK_AGAIN
    assert len(why) == 1
