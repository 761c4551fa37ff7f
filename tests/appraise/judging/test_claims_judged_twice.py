"""What the second judge objects to in a synthesis, and what it lets stand."""

import pytest
from judged_by_hand import Paper, synthesis

from synthesist.appraise.confirmer.judging import borne_out, opposed, shared
from synthesist.records.appraisals import Remedy, Severity

CLAIM = "We found that mint drops reduced nasal congestion in adults with a cold."
DENIED = "There was no evidence that mint drops reduced nasal congestion in adults with a cold."
ALIKE = "In adults with a cold, mint drops reduced nasal congestion by four points."
SIDE = "Adherence was high at all sites."


def _one(other: str, **fields) -> tuple:
    told = fields.pop("verdict", {})
    return Paper("alpha", (SIDE, CLAIM), claim=1, verdict=told), Paper("beta", (SIDE, other), **fields)


def test_an_opposite_that_is_not_told_is_found():
    """A reader would take for settled what another work at hand denies."""
    seen = synthesis(*_one(DENIED))
    (objection,) = opposed(seen).objections
    assert (objection.item, objection.severity, objection.remedy) == ("c-alpha", Severity.SERIOUS, Remedy.REVERIFY)
    document, start, end = objection.pointers[0].rsplit(":", 2)
    assert seen.documents[document].text[int(start) : int(end)] == DENIED


@pytest.mark.parametrize(
    "other", [ALIKE, SIDE, "We ask whether mint drops do not reduce nasal congestion in adults with a cold."]
)
def test_what_does_not_deny_is_no_opposite(other):
    """An objection for each sentence on the same things would make reviewers useless."""
    assert not opposed(synthesis(*_one(other))).objections


def test_dissent_that_is_told_is_not_objected_to():
    """A report that names the dissent has done what is asked of it."""
    seen = synthesis(*_one(DENIED, verdict={"refuting_work_ids": ("beta",)}))
    assert opposed(seen).check.total == 0


def test_a_work_of_the_same_people_does_not_speak():
    """Whose sentences do not count for a claim do not count against it either."""
    papers = Paper("alpha", (SIDE, CLAIM), claim=1, author="Rowanberry"), Paper("beta", (DENIED,), author="Rowanberry")
    assert not opposed(synthesis(*papers)).objections


def test_support_that_speaks_of_something_else_is_found():
    """A claim would be called corroborated by a work that says nothing of it."""
    told = {"supporting_work_ids": ("beta",), "is_corroborated": True}
    seen = synthesis(*_one("Ducks moult later in cold years.", verdict=told))
    (objection,) = borne_out(seen).objections
    assert (objection.item, objection.remedy) == ("c-alpha", Remedy.SOFTEN)
    assert shared(seen).check.passed == 0


def test_honest_support_stands():
    """Objecting to what is rightly told costs as much as missing what is not."""
    seen = synthesis(*_one(ALIKE, verdict={"supporting_work_ids": ("beta",), "is_corroborated": True}))
    assert not borne_out(seen).objections
    assert (shared(seen).check.passed, shared(seen).check.total) == (1, 1)


def test_the_same_synthesis_gives_the_same_opinion():
    """An appraisal that differs from run to run cannot be repeated by anyone."""
    papers = _one(DENIED)
    assert opposed(synthesis(*papers)) == opposed(synthesis(*reversed(papers)))
