"""One claim against one document: what is judged, what is not, and what a pair's verdict hangs on."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from synthesist.records import Label, Shift
from synthesist.verify.pairs import Asked, Setting, Verifier
from synthesist.verify.pairs.verifier import EMPTY, UNANSWERED, UNCALIBRATED

MakeVerifier = Callable[..., Verifier]

BODY = (
    "Ducks were kept on ponds.",
    "Naps improved recall of word lists in adults.",
    "Naps left the mood of adults as it was.",
    "We discuss what follows for schools.",
)


def test_a_sentence_that_says_the_same_supports(make_verifier: MakeVerifier) -> None:
    """A user would be told that nothing supports what a document says word for word."""
    found = make_verifier().verify("Naps improved recall of word lists in adults.", BODY, "Naps")
    assert (found.label, found.rationale[0]) == (Label.SUPPORT, 1)
    assert found.judge == "counting/1"


def test_a_running_text_is_split(make_verifier: MakeVerifier) -> None:
    """Who has a text and no sentences would have to split it, and would count rationales otherwise."""
    found = make_verifier().verify("Naps improved recall of word lists in adults.", " ".join(BODY))
    assert found.rationale[0] == 1


def test_without_a_calibrator_there_is_no_number(make_verifier: MakeVerifier) -> None:
    """A judge's own scores would be read as probabilities that nobody measured."""
    found = make_verifier().verify("Naps improved recall.", BODY)
    assert (found.p, found.badge, found.reason, found.calibrator) == (None, False, UNCALIBRATED, "")
    assert set(found.sets) == {"80", "90", "95"}
    assert all(len(labels) == 3 for labels in found.sets.values())


@pytest.mark.parametrize(
    ("claim", "reason"),
    [
        ("", "empty"),
        (" \n ", "empty"),
        ("naps " * 10_000, "10000 words"),
        (
            "Der Mittagsschlaf verbesserte die Erinnerung von Erwachsenen an Wortlisten deutlich und dauerhaft.",
            "English",
        ),
        ("Дневной сон улучшил память взрослых.", "English"),
    ],
)
def test_what_cannot_be_judged_is_told(make_verifier: MakeVerifier, claim: str, reason: str) -> None:
    """A made-up label would stand beside a claim that no judge can read."""
    found = make_verifier().verify(claim, BODY)
    assert (found.label, found.p, found.shift) == (Label.NEI, None, Shift.UNKNOWN)
    assert reason in found.reason


@pytest.mark.parametrize("body", [(), ("",), (" ", "\t")])
def test_an_empty_document_is_told(make_verifier: MakeVerifier, body: tuple[str, ...]) -> None:
    """A document that could not be read would count as one that says nothing."""
    assert make_verifier().verify("Naps improved recall.", body).reason == EMPTY


def test_a_judge_without_an_answer_costs_one_pair(make_verifier: MakeVerifier) -> None:
    """One broken answer of a foreign model would cost all others, or pass for an answer."""
    pairs = [Asked("a", "d", "Naps improved recall.", "", ("NaN",)), Asked("b", "e", "Naps improved recall.", "", BODY)]
    broken, fine = make_verifier().verify_all(pairs)
    assert (broken.label, broken.reason) == (Label.NEI, UNANSWERED)
    assert fine.reason == UNCALIBRATED


def test_at_most_four_passages_of_a_document_are_judged(make_verifier: MakeVerifier, judge) -> None:
    """A long document would take minutes instead of moments."""
    make_verifier().verify("Naps improved recall.", [f"Naps improved recall of list {number}." for number in range(60)])
    assert len(judge.asked) == 4


def test_only_the_sentences_named_may_speak(make_verifier: MakeVerifier) -> None:
    """A sentence that asserts nothing would speak for a claim of another work."""
    asked = Asked("a", "d", "Naps improved recall of word lists in adults.", "", BODY, only=(3,))
    found = make_verifier(setting=Setting.SENTENCE).verify_all([asked])[0]
    assert found.rationale == (3,)
    assert found.label is not Label.SUPPORT


def test_a_veto_cancels_support_and_says_why(make_verifier: MakeVerifier, monkeypatch: pytest.MonkeyPatch) -> None:
    """A number that differs would pass unseen wherever all other words agree."""
    claim, body = "Naps cut errors by 12% in adults.", ("Naps cut errors by 45% in adults.",)
    assert make_verifier().verify(claim, body).label is Label.SUPPORT
    monkeypatch.undo()
    found = make_verifier(with_vetoes=True).verify(claim, body)
    assert found.label is Label.NEI
    assert "45%" in " ".join(found.vetoes)


def test_progress_counts_pairs(make_verifier: MakeVerifier) -> None:
    """A user of a long run would see nothing move."""
    seen: list[int] = []
    make_verifier().verify_all([Asked(str(at), "d", "Naps help.", "", BODY) for at in range(3)], seen.append)
    assert seen == [1, 1, 1]


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.permutations(range(4)))
def test_what_the_judge_says_hangs_on_its_pair_alone(make_verifier: MakeVerifier, order: list[int]) -> None:
    """The same claim would be judged otherwise in another company."""
    claims = ("Naps improved recall.", "Naps did not improve recall.", "Ducks moult.", "")
    pairs = [Asked(str(at), "d", claims[at], "Naps", BODY) for at in range(4)]
    verifier = make_verifier()
    alone = {pair.claim_id: verifier.verify_all([pair])[0] for pair in pairs}
    together = verifier.verify_all([pairs[at] for at in order])
    assert [alone[str(at)] for at in order] == list(together)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(max_size=200), st.lists(st.text(max_size=80), max_size=4))
def test_any_text_gets_a_verdict(make_verifier: MakeVerifier, claim: str, body: list[str]) -> None:
    """One odd character in a corpus would cost a whole run."""
    found = make_verifier().verify(claim, body)
    assert found.label in set(Label)
    assert found.p is None
    assert found.reason


class Louder:
    """A judge that always refutes, and remembers what it was asked."""

    name = "louder/1"

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []

    def logits(self, pairs):
        """See `PairJudge`."""
        self.asked += pairs
        return np.tile([0.0, 5.0, 0.0], (len(pairs), 1))


def test_a_larger_judge_is_asked_where_the_first_is_not_sure(make_verifier: MakeVerifier) -> None:
    """Asked of everything, a large model costs hours; asked of nothing, it is there for nothing."""
    larger = Louder()
    found = make_verifier(larger=larger).verify("Naps improved recall.", BODY)
    assert (found.judge, found.label) == ("louder/1", Label.REFUTE)
    larger.asked.clear()
    assert make_verifier(larger=larger).verify("", BODY).judge == "counting/1"
    assert not larger.asked
