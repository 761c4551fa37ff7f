"""Windows, groups and audits: what the loaders of labelled sets lean on."""

from random import Random

from training.judge.mixture import Mixture, batches
from training.pairs.overlap import coverage, features
from training.rows import share_of
from training.sets.citation_integrity import MARK, marked
from training.sets.groups import Groups, twins
from training.sets.windows import MOST_WORDS, nearest, window

SENTENCES = ["Mice were fed.", "Fat mice slept longer.", "Lean mice ran.", "Sleep matters."]


def test_groups_join_through_what_is_between():
    """A claim and its twin that share no document directly must still fall on one side of a split."""
    groups = Groups()
    groups.join(["a", "b"])
    groups.join(["c", "d"])
    groups.join(["b", "c"])
    assert groups.of("a") == groups.of("d")
    assert groups.of("e") != groups.of("a")


def test_a_claim_and_its_opposite_are_twins():
    """SciFact's twins straddle its splits; a judge that saw one knows the other's label."""
    claims = ["Aspirin raises the risk of stroke.", "Aspirin lowers the risk of stroke.", "Tea is drunk in China."]
    assert list(twins(claims)) == [(0, 1)]


def test_the_nearest_sentences_come_first_and_rationales_can_be_left_out():
    """Negative evidence must be the hardest there is, and must not hold the proof."""
    assert nearest("Fat mice slept longer than lean mice.", SENTENCES, 1) == [1]
    assert 1 not in nearest("Fat mice slept longer than lean mice.", SENTENCES, 3, but={1})
    for seed in range(20):
        assert SENTENCES[1] not in window(SENTENCES, [2], Random(seed), but={1})


def test_a_window_is_cut_but_keeps_its_centre():
    """What is beyond the judge's tokens would be trained on unseen."""
    long = [f"{'word ' * 90}{number}." for number in range(3)]
    text = window(long, [1], Random(3))
    assert long[1] in text
    assert len(text.split()) <= MOST_WORDS


def test_placeholders_of_citations_are_stripped():
    """Else the judge would learn marks that no user's claim has."""
    assert marked("Sleep helps <|multi_cit|>,7], as shown [<|cit|>].") == f"Sleep helps, as shown. {MARK}"
    assert "<|" not in marked("As <|other_cit|> said [<|multi_cit|>–11].")


def test_overlap_sees_words_and_numbers():
    """The audit of overlap must see what a shallow judge would see."""
    assert coverage("Mice slept 12% longer.", "Mice slept 12% longer.") == 1.0
    assert features("Mice slept 12% longer.", "Mice slept 14% longer.")[3] == 0.0


def test_the_stream_of_rows_can_be_taken_up_anywhere():
    """Training that is stopped must go on with the same rows, or a repeat would differ."""
    groups = {"one": [[{"id": number, "evidence": "", "claim": ""}] for number in range(7)]}
    whole = Mixture(groups, 5)
    first, second = whole.draw(9, {"one": 1.0}), whole.draw(9, {"one": 1.0})
    resumed = Mixture(groups, 5, {"one": len(first)})
    assert resumed.draw(9, {"one": 1.0}) == second
    assert sorted(row["id"] for row in first[:7]) == list(range(7))


def test_batches_hold_rows_of_like_length():
    """Padding is time: a batch of unlike rows costs as much as its longest."""
    rows = [{"evidence": "x" * size, "claim": ""} for size in range(0, 2000, 20)]
    spans = [[len(row["evidence"]) for row in batch] for batch in batches(rows, 10, Random(1))]
    assert max(max(span) - min(span) for span in spans) < 400
    assert sum(map(len, spans)) == len(rows)


def test_a_key_keeps_its_share():
    """Which side of a split a group is on must never change."""
    assert share_of("scifact-1", "validation") == share_of("scifact-1", "validation")
    assert share_of("a", "acl") != share_of("a", "scifact")
