"""What is said of labelled pairs, as arrays."""

import numpy as np
from benchmarks.material.labelled import LabelledPair, clusters_of
from benchmarks.quality.judging import NEI, REFUTE, SUPPORT, confusions, judged

from synthesist.verify.pairs import Asked, Verifier

TEXTS = (
    ("one", "Sleep helps memory.", ("Sleep helps memory in mice.",), SUPPORT),
    ("two", "Sleep helps memory.", ("Sleep did not help memory.",), REFUTE),
    ("three", "Tea helps memory.", ("Coffee was drunk.",), NEI),
    ("four", "Tea helps memory.", (), NEI),
)


def pairs():
    """Three pairs that can be judged, and one without a text."""
    return [
        LabelledPair(Asked(name, f"d-{name}", claim, "", sentences), label, f"d-{name}")
        for name, claim, sentences, label in TEXTS
    ]


def test_the_judge_is_asked_about_a_pair_once(tmp_path, words):
    """A second benchmark over the same pairs would take the minutes of the first again."""
    first = judged(pairs(), tmp_path, verifier=Verifier(words, calibrators=()))
    count = words.asked
    again = judged(pairs(), tmp_path, verifier=Verifier(words, calibrators=()))
    assert words.asked == count > 0
    assert np.array_equal(first.logits, again.logits, equal_nan=True)
    assert first.verdicts == again.verdicts


def test_another_judge_is_asked_anew(tmp_path, words):
    """Scores of one judge would be reported as those of another."""
    judged(pairs(), tmp_path, verifier=Verifier(words, calibrators=()))
    count = words.asked
    words.name = "words/2"
    judged(pairs(), tmp_path, verifier=Verifier(words, calibrators=()))
    assert words.asked == 2 * count


def test_a_line_that_was_cut_off_is_judged_again(tmp_path, words):
    """A run that was stopped while writing could not be carried on."""
    judged(pairs(), tmp_path, verifier=Verifier(words, calibrators=()))
    (kept,) = (tmp_path / "judged").iterdir()
    kept.write_text(kept.read_text()[:-20])
    assert len(judged(pairs(), tmp_path, verifier=Verifier(words, calibrators=())).pairs) == 4


def test_no_text_is_kept(tmp_path, words):
    """Texts of labelled sets would lie about in a work folder."""
    judged(pairs(), tmp_path, verifier=Verifier(words, calibrators=()))
    (kept,) = (tmp_path / "judged").iterdir()
    assert "memory" not in kept.read_text()


def test_labels_and_polarity_are_read_off(tmp_path, words):
    """Every score would be of other labels than those shown."""
    found = judged(pairs(), tmp_path, verifier=Verifier(words, calibrators=()))
    assert found.said.tolist() == [SUPPORT, REFUTE, NEI, NEI]
    assert found.of_judge.tolist() == [SUPPORT, REFUTE, NEI, NEI]
    assert found.polarity[:2].tolist() == [SUPPORT, REFUTE]
    assert not found.has_number.any()
    assert found.members(90).all()
    assert found.rows(found.gold == REFUTE).pairs[0].asked.claim_id == "two"


def test_confusions_add_up_by_cluster():
    """Intervals would draw pairs, not documents, and be too narrow."""
    counts = confusions(np.array([0, 0, 2]), np.array([0, 1, 2]), ["b", "a", "a"])
    assert counts.shape == (2, 9)
    assert counts[0].tolist() == [0, 1, 0, 0, 0, 0, 0, 0, 1]
    assert counts[1].tolist() == [1, 0, 0, 0, 0, 0, 0, 0, 0]


def test_clusters_join_through_what_is_shared():
    """Rows of one trial under two articles would be drawn apart."""
    one, two, three = clusters_of([("trial 1", "article 1"), ("trial 2", "article 1"), ("trial 3", "article 3")])
    assert one == two != three
