"""What a person cannot say, and how they are told."""

from collections.abc import Callable
from pathlib import Path

import pytest

from synthesist import Review
from synthesist.errors import ReviewBusy, WrongUse
from synthesist.review import Means, carry_out
from synthesist.review.deciding import LONGEST_NAME, LONGEST_REASON, Decided, Word, decide
from synthesist.review.folder import held

Say = Callable[..., Decided]
Ids = dict[str, str]


def refused(review: Review, word: Word, complaint: str) -> str:
    """The hint with which a word is refused; nothing may be kept of it."""
    before = len(review.rulings())
    with pytest.raises(WrongUse, match=complaint) as raised:
        decide(review.folder, [word], Means())
    assert raised.value.exit_code == 2
    assert raised.value.hint
    assert before == len(review.rulings())
    return raised.value.hint


@pytest.mark.parametrize(
    ("reason", "complaint"),
    [
        ("", "needs a reason"),
        (" \n\t ", "needs a reason"),
        ("x" * (LONGEST_REASON + 1), "more than 2,000"),
        ("x" * 10_000, "more than 2,000"),
    ],
)
def test_a_decision_without_a_reason_that_can_be_read_is_refused(
    fresh: Review, works: Ids, reason: str, complaint: str
) -> None:
    """A reader of the report would find a decision that nobody accounts for, or pages of it."""
    refused(fresh, Word(works["reed"], "exclude", reason, "Ada"), complaint)


@pytest.mark.parametrize(
    ("person", "complaint"), [("", "needs a person"), ("  ", "needs a person"), ("x" * (LONGEST_NAME + 1), "200")]
)
def test_a_decision_of_nobody_is_refused(fresh: Review, works: Ids, person: str, complaint: str) -> None:
    """A reader could not ask who decided."""
    refused(fresh, Word(works["reed"], "exclude", "old", person), complaint)


@pytest.mark.parametrize("action", ["", "maybe", "ja", "includes", "include exclude", "[bold]include"])
def test_what_is_no_decision_is_refused(fresh: Review, works: Ids, action: str) -> None:
    """A user who mistypes the decision would not learn which there are."""
    assert "same, different, undo" in refused(fresh, Word(works["reed"], action, "old", "Ada"), "is no decision")


@pytest.mark.parametrize("item", ["", "ffffffffffffffff", "reed", "\x1b[31m\u202e"])
def test_an_unknown_id_is_refused(fresh: Review, item: str) -> None:
    """A user who mistypes an id would believe that they had decided."""
    refused(fresh, Word(item, "exclude", "old", "Ada"), "holds no work or claim")


def test_a_work_is_no_claim(fresh: Review, works: Ids) -> None:
    """A user who mixes the ids up would not learn what can be said of a work."""
    assert "include or exclude" in refused(fresh, Word(works["reed"], "claim-ok", "read", "Ada"), "not a claim")


def test_a_claim_is_no_work(fresh: Review, claims: Ids) -> None:
    """A user who mixes the ids up would not learn what can be said of a claim."""
    assert "claim-ok or claim-wrong" in refused(fresh, Word(claims["reed"], "exclude", "read", "Ada"), "not a work")


@pytest.mark.parametrize("criterion", ["S5", "A1", "Z9", "I2", "[bold]"])
def test_a_criterion_that_people_do_not_apply_is_refused(fresh: Review, works: Ids, criterion: str) -> None:
    """A reader would find an exclusion under a criterion that is not in the plan, or that the program applies."""
    word = Word(works["reed"], "exclude", "old", "Ada", criterion)
    assert "P1, I1" in refused(fresh, word, "do not apply a criterion")


def test_a_criterion_for_a_claim_is_refused(fresh: Review, claims: Ids) -> None:
    """A user who gives a criterion for a claim would not see that it was dropped."""
    refused(fresh, Word(claims["reed"], "claim-wrong", "read", "Ada", "I1"), "for works, not for claims")


@pytest.mark.parametrize("action", ["include", "exclude"])
def test_nothing_is_decided_on_a_retracted_work(fresh: Review, works: Ids, action: str) -> None:
    """A reader would be shown the results of a retracted work because somebody liked them."""
    refused(fresh, Word(works["withdrawn"], action, "I like it", "Ada"), "retracted")


def test_a_claim_off_the_question_is_not_confirmed(
    fresh: Review, say: Say, works: Ids, sample: tuple[str, ...]
) -> None:
    """A reader would be shown a claim that does not bear on the question."""
    say(fresh, sample[0], "include")
    (off,) = [claim.claim_id for claim in fresh.claims() if claim.work_id == sample[0]]
    refused(fresh, Word(off, "claim-ok", "read", "Ada"), "does not bear on the question")


def test_there_must_be_something_to_undo(fresh: Review, works: Ids) -> None:
    """A user who undoes the wrong work would believe the right one undone."""
    refused(fresh, Word(works["reed"], "undo", "a slip", "Ada"), "to undo")


def test_more_is_not_undone_than_was_said(fresh: Review, say: Say, works: Ids) -> None:
    """A reader would find an undoing of nothing."""
    say(fresh, works["reed"], "exclude")
    say(fresh, works["reed"], "undo", "a slip")
    refused(fresh, Word(works["reed"], "undo", "another slip", "Ada"), "to undo")


def test_of_two_words_on_one_work_neither_is_taken(fresh: Review, works: Ids) -> None:
    """A user could not tell which of two decisions on one work was kept."""
    words = [Word(works["reed"], action, "read", "Ada") for action in ("include", "exclude")]
    with pytest.raises(WrongUse, match="more than once"):
        decide(fresh.folder, words, Means())
    assert fresh.rulings() == ()


def test_one_wrong_word_stops_all(fresh: Review, works: Ids) -> None:
    """A program that decides on many works would have to find out how many went in."""
    words = [Word(works["reed"], "exclude", "old", "Ada"), Word(works["quill"], "exclude", "", "Ada")]
    with pytest.raises(WrongUse, match="needs a reason"):
        decide(fresh.folder, words, Means())
    assert fresh.rulings() == ()


def test_there_is_nothing_to_decide_on_before_screening(
    fresh: Review, works: Ids, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A user who decides before the first run has come that far would see a traceback."""
    folder = tmp_path / "new"
    folder.mkdir()
    for name in ("papers.jsonl", "review.toml"):
        (folder / name).write_bytes((fresh.folder / name).read_bytes())
    word = Word(works["reed"], "exclude", "old", "Ada")
    with pytest.raises(WrongUse, match="has not been carried out") as raised:
        decide(folder, [word], Means())
    assert "synthesist run" in raised.value.hint

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("synthesist.search.search", interrupted)
    with pytest.raises(KeyboardInterrupt):
        carry_out(folder / "review.toml", Means())
    assert "until it has screened" in refused(Review.open(folder), word, "nothing to decide on yet")


def test_a_folder_without_a_review_is_refused(tmp_path: Path) -> None:
    """A user in the wrong folder would see a traceback, or make a ledger there."""
    with pytest.raises(WrongUse, match="is not a review"):
        decide(tmp_path, [], Means())
    assert not (tmp_path / "ledger.sqlite").exists()


def test_two_do_not_decide_at_once(fresh: Review, works: Ids) -> None:
    """Two users who decide at the same moment would lose a decision."""
    with held(fresh.folder), pytest.raises(ReviewBusy):
        decide(fresh.folder, [Word(works["reed"], "exclude", "old", "Ada")], Means())
    assert fresh.rulings() == ()
