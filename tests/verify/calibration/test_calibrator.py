"""Calibrators: made of labelled pairs, kept in files, used on scores."""

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from synthesist.errors import StorageError, WrongUse
from synthesist.records import Label, Shift
from synthesist.verify.calibration import LEVELS, Calibrator, load, save
from synthesist.verify.calibration.fitted import parted
from synthesist.verify.calibration.splitting import LabelledPairs, checked_pairs

Draw = Callable[..., tuple[np.ndarray, np.ndarray, list[str]]]
Calibrate = Callable[..., Calibrator]


@pytest.fixture
def calibrator(draw: Draw, calibrate: Calibrate) -> Calibrator:
    """One of 900 pairs whose judge is twice too sure."""
    return calibrate(*draw(900, temperature=2.0, spread=3.0))


def test_a_calibrator_says_what_it_rests_on(calibrator: Calibrator) -> None:
    """A user could not see for whom a number holds, nor how many labels stand behind it."""
    assert (calibrator.n, calibrator.groups, calibrator.judge) == (900, 450, "judge/1")
    assert sum(calibrator.counts.values()) == 900
    assert calibrator.temperature == pytest.approx(2.0, rel=0.2)
    assert set(calibrator.quantiles) == {str(level) for level in LEVELS}
    assert calibrator.full_name == f"test/{calibrator.version}"
    assert len(calibrator.version) == 8


def test_sets_hold_the_truth_and_widen_under_shift(calibrator: Calibrator, draw: Draw) -> None:
    """A user would rely on sets that are too small, above all where pairs are strange."""
    logits, labels, _ = draw(4000, seed=9, temperature=2.0, spread=3.0)
    p = calibrator.probabilities(logits)

    def covered(level: str, shift: Shift) -> float:
        return float(
            np.mean([list(Label)[at] in row[level] for at, row in zip(labels, calibrator.sets(p, shift), strict=True)])
        )

    assert covered("80", Shift.NONE) == pytest.approx(0.80, abs=0.05)
    assert covered("90", Shift.NONE) == pytest.approx(0.90, abs=0.04)
    assert covered("90", Shift.NONE) < covered("90", Shift.SOME) < 1.0
    assert covered("95", Shift.UNKNOWN) == 1.0
    assert calibrator.sets(p, Shift.SOME) == calibrator.sets(p, Shift.UNKNOWN)
    assert all(row[level] == tuple(Label) for row in calibrator.sets(p[:5], Shift.LARGE) for level in row)


def test_the_badge_is_given_without_shift_only_and_is_right_as_often_as_it_says(
    calibrator: Calibrator, draw: Draw
) -> None:
    """A user would see a guarantee where none holds."""
    assert calibrator.badge is not None
    logits, labels, _ = draw(4000, seed=9, temperature=2.0, spread=3.0)
    p = calibrator.probabilities(logits)
    bears = calibrator.has_badge(p)
    assert bears.sum() > 100
    assert np.mean(labels[bears] != 0) <= calibrator.badge.risk
    assert not any(calibrator.has_badge(p, shift).any() for shift in Shift if shift is not Shift.NONE)


def test_pairs_that_were_not_judged_get_no_number_and_no_badge(calibrator: Calibrator) -> None:
    """A user would see a verdict where the judge failed."""
    p = calibrator.probabilities([[np.nan] * 3, [9.0, 0.0, 0.0]])
    assert np.isnan(p[0]).all()
    assert calibrator.sets(p)[0]["90"] == tuple(Label)
    assert calibrator.has_badge(p).tolist() == [False, True]
    assert calibrator.sets(np.zeros((0, 3))) == ()


def test_a_judge_that_knows_nothing_earns_no_badge(draw: Draw, calibrate: Calibrate) -> None:
    """A user would see guarantees on coin tosses."""
    logits, _, groups = draw(600)
    labels = np.random.default_rng(3).integers(0, 3, 600)
    assert calibrate(logits, labels, groups).badge is None


def test_the_order_of_rows_changes_nothing(draw: Draw, calibrate: Calibrate) -> None:
    """A user who sorts the labels would get another calibrator."""
    logits, labels, groups = draw(300)
    features = np.random.default_rng(1).normal(size=(300, 3))
    order = np.random.default_rng(2).permutation(300)
    turned = calibrate(logits[order], labels[order], [groups[at] for at in order], features[order])
    assert turned == calibrate(logits, labels, groups, features)


def test_rows_of_a_group_never_part(draw: Draw) -> None:
    """A user would see a guarantee tested on the documents that it was chosen on."""
    pairs = checked_pairs(*draw(400, per_group=7))
    choosing, holding = parted(pairs, 0)
    assert not set(choosing.groups) & set(holding.groups)
    assert len(choosing.groups) + len(holding.groups) == 400
    assert len(set(choosing.groups)) == pytest.approx(len(set(pairs.groups)) / 3, abs=1)


def test_another_seed_parts_otherwise(draw: Draw, calibrate: Calibrate) -> None:
    """A user could not see how much a calibrator owes to one split."""
    made = [calibrate(*draw(300), seed=seed) for seed in (0, 0, 1)]
    assert made[0] == made[1]
    assert made[0].quantiles != made[2].quantiles


def test_the_reference_is_small_whole_and_keeps_groups(draw: Draw, calibrate: Calibrate) -> None:
    """A user would wait for the alarm, or have it ring for a row that has no features."""
    features = np.random.default_rng(1).normal(size=(900, 3))
    features[::2, 1] = np.nan
    found = calibrate(*draw(900), features)
    assert len(found.reference) == len(found.reference_groups) == 400
    assert {tuple(row) for row in found.reference} <= {tuple(row) for row in np.round(features[1::2], 4).tolist()}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            lambda made: {
                **made,
                "logits": made["logits"][:49],
                "labels": made["labels"][:49],
                "groups": made["groups"][:49],
            },
            "too few",
        ),
        (lambda made: {**made, "groups": ["one", "two"] * 60}, "too few"),
        (lambda made: {**made, "labels": np.where(made["labels"] == 1, 0, made["labels"])}, "REFUTE"),
        (lambda made: {**made, "labels": made["labels"] + 1}, "none of 0, 1, 2"),
        (lambda made: {**made, "labels": made["labels"].astype(float)}, "none of 0, 1, 2"),
        (lambda made: {**made, "logits": np.where(made["logits"] > 2, np.nan, made["logits"])}, "not finite"),
        (lambda made: {**made, "logits": made["logits"][:, :2]}, "shape"),
        (lambda made: {**made, "labels": made["labels"][:-1]}, "labels of shape"),
        (lambda made: {**made, "features": np.zeros((120, 2))}, "features of shape"),
    ],
)
def test_what_cannot_be_calibrated_on_is_said(
    change: Callable[..., dict], said: str, draw: Draw, calibrate: Calibrate
) -> None:
    """A user would get a calibrator of nothing, or a traceback."""
    logits, labels, groups = draw(120)
    given = change({"logits": logits, "labels": labels, "groups": groups})
    with pytest.raises(WrongUse, match=said) as caught:
        calibrate(given["logits"], given["labels"], given["groups"], given.get("features"))
    assert caught.value.hint


def test_groups_that_do_not_fit_are_said(draw: Draw) -> None:
    """A user would have the wrong rows kept together."""
    logits, labels, groups = draw(120)
    with pytest.raises(WrongUse, match="119 groups"):
        checked_pairs(logits, labels, groups[1:])


def test_the_least_that_is_taken_gives_a_calibrator(draw: Draw, calibrate: Calibrate) -> None:
    """A user with fifty labels would meet an error after the work was done."""
    logits, labels, groups = draw(50, per_group=5)
    found = calibrate(logits, labels, groups)
    assert found.quantiles["95"] == dict.fromkeys(Label)
    assert found.sets(found.probabilities(logits))[0]["95"] == tuple(Label)


def test_a_file_gives_back_what_was_saved(calibrator: Calibrator, tmp_path: Path) -> None:
    """A user would get other numbers on another day."""
    save(calibrator, path := tmp_path / "calibrator.json")
    found = load(path, "judge/1")
    assert found == calibrator
    p = found.probabilities(np.eye(3) * 4)
    assert found.sets(p) == calibrator.sets(p)


def test_another_judge_is_refused(calibrator: Calibrator, tmp_path: Path) -> None:
    """A user would see one judge's scores read on another's scale."""
    save(calibrator, path := tmp_path / "calibrator.json")
    with pytest.raises(WrongUse, match="made for the judge judge/1") as caught:
        load(path, "judge/2")
    assert "made for" in caught.value.hint


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"name": 3}', "\x00"])
def test_a_file_that_is_no_calibrator_is_said(content: str, tmp_path: Path) -> None:
    """A user would meet a traceback for a wrong path."""
    (path := tmp_path / "calibrator.json").write_text(content, encoding="utf-8")
    with pytest.raises(WrongUse, match="is no calibrator"):
        load(path, "judge/1")
    with pytest.raises(WrongUse, match="cannot be read"):
        load(tmp_path / "missing.json", "judge/1")


def test_a_calibrator_that_was_changed_by_hand_is_refused(calibrator: Calibrator, tmp_path: Path) -> None:
    """A user would be shown a guarantee whose threshold somebody lowered."""
    save(calibrator, path := tmp_path / "calibrator.json")
    content = json.loads(path.read_text(encoding="utf-8"))
    content["badge"]["threshold"] = 0.1
    path.write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(WrongUse, match="was changed"):
        load(path, "judge/1")


def test_a_place_that_cannot_be_written_is_said(calibrator: Calibrator, tmp_path: Path) -> None:
    """A user would believe a calibrator saved that is not."""
    with pytest.raises(StorageError):
        save(calibrator, tmp_path / "no folder" / "calibrator.json")


def test_rows_of_pairs_go_together() -> None:
    """A user would have labels of one pair held against scores of another."""
    pairs = LabelledPairs(np.arange(12.0).reshape(4, 3), np.array([0, 1, 2, 0]), ("a", "b", "a", "c"))
    part = pairs.of(["a", "c"])
    assert part.logits[:, 0].tolist() == [0.0, 6.0, 9.0]
    assert part.labels.tolist() == [0, 2, 0]
    assert part.groups == ("a", "a", "c")


def test_a_rare_label_is_given_where_it_is_nearly_the_likeliest(calibrator: Calibrator) -> None:
    """A user would hardly ever read REFUTE where refutations are rare, though the judge sees them."""
    rare = calibrator.model_copy(update={"counts": {Label.SUPPORT: 500, Label.REFUTE: 50, Label.NEI: 350}})
    assert rare.labels([[0.5, 0.4, 0.1], [0.9, 0.05, 0.05]]) == (Label.REFUTE, Label.SUPPORT)


def test_a_label_that_was_hardly_seen_is_not_weighed_up(calibrator: Calibrator) -> None:
    """Two labelled pairs would make a user read REFUTE everywhere."""
    unknown = calibrator.model_copy(update={"counts": {Label.SUPPORT: 500, Label.REFUTE: 2, Label.NEI: 398}})
    assert unknown.labels([[0.5, 0.4, 0.1]]) == (Label.SUPPORT,)


@pytest.mark.parametrize(("sure", "may"), [((30, 20), True), ((30, 14), False), ((19, 19), False), ((0, 0), False)])
def test_a_label_counts_only_where_enough_were_right(
    calibrator: Calibrator, sure: tuple[int, int], *, may: bool
) -> None:
    """A user would read of corroboration by a judge that was never seen to be right when it is sure."""
    other = calibrator.model_copy(update={"sure": {**calibrator.sure, Label.SUPPORT: sure}})
    assert other.may_count(Label.SUPPORT) is may


def test_pairs_that_were_sure_are_counted(calibrator: Calibrator) -> None:
    """A user could not tell how often a sure judge was right."""
    assert all(0 <= right <= many for many, right in calibrator.sure.values())
    assert sum(many for many, _ in calibrator.sure.values()) > 100
