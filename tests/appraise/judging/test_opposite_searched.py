"""The challenger's search for the opposite of claims in all records."""

import pytest
from judged_by_hand import Paper, synthesis

from synthesist.appraise.challenger.counter import unopposed
from synthesist.appraise.challenger.counter_words import clash, core, turned_words
from synthesist.records.appraisals import Remedy, Severity

CLAIM = "We found that mint drops reduced nasal congestion in adults with a cold."
OTHERS = tuple(Paper(f"other{at}", (f"Ducks of pond {at} moult in winter.",), is_read=False) for at in range(6))


def _seen(text: str, **fields):
    other = Paper("beta", ("Adherence was high.", text), **fields)
    return synthesis(Paper("alpha", ("Colds are common.", CLAIM), claim=1), other, *OTHERS)


OPPOSITES = (
    "Mint drops increased nasal congestion in adults with a cold.",
    "We could not replicate the finding that mint drops reduce nasal congestion in adults with a cold.",
    "In adults with a cold, mint drops did not reduce nasal congestion.",
)


@pytest.mark.parametrize("text", OPPOSITES)
def test_records_that_were_set_aside_are_searched(text):
    """What was screened out may be what speaks against a claim."""
    (objection,) = unopposed(_seen(text, is_read=False)).objections
    assert (objection.item, objection.severity, objection.remedy) == ("c-alpha", Severity.SERIOUS, Remedy.NONE)
    assert "beta" in objection.pointers


def test_what_was_read_can_be_judged_again():
    """A sentence of a text at hand is pointed to, so that a revision may judge it."""
    seen = _seen(OPPOSITES[0])
    (objection,) = unopposed(seen).objections
    document, start, end = objection.pointers[0].rsplit(":", 2)
    assert objection.remedy is Remedy.REVERIFY
    assert seen.documents[document].text[int(start) : int(end)] == OPPOSITES[0]


@pytest.mark.parametrize(
    "text",
    [
        "Mint drops reduced nasal congestion in adults with a cold, too.",
        "Mint drops increased sleep in adults.",
        "Ducks did not moult in cold years.",
    ],
)
def test_what_agrees_or_speaks_of_something_else_is_left_alone(text):
    """A false alarm sends a careful reader after nothing."""
    assert not unopposed(_seen(text)).objections


def test_a_work_does_not_speak_against_itself():
    """An abstract often names the belief that it then overturns."""
    own = Paper("alpha", (OPPOSITES[0], CLAIM), claim=1)
    assert not unopposed(synthesis(own, *OTHERS)).objections


def test_the_claim_turned_round_names_the_opposite():
    """The search is for words that the claim itself does not have."""
    assert {"increas", "not"} & turned_words("Mint drops reduced congestion.")


def test_leads_are_no_part_of_a_claim():
    """They would be searched for like what the claim is about."""
    assert core("Our experiments show that mint drops reduce congestion in adults.").startswith("mint drops")


def test_a_clash_says_why():
    """An objection without its reason cannot be judged by a person."""
    assert "increase" in clash(CLAIM, OPPOSITES[0])
