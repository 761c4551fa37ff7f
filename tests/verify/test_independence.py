"""One study, one voice."""

from collections.abc import Callable

import pytest

from synthesist.records import Author, Record
from synthesist.verify.independence import are_independent

MakeRecord = Callable[..., Record]


def signed(record: Record, *names: tuple[str, str]) -> Record:
    """The record with these authors."""
    return record.model_copy(update={"authors": tuple(Author(family=family, given=given) for family, given in names)})


def test_works_of_different_people_are_independent(make_record: MakeRecord) -> None:
    """A user would never see a claim corroborated."""
    one, other = make_record("a", "Naps", authors=["Stone"]), make_record("b", "Owls at night", authors=["Reed"])
    assert are_independent(one, other)


@pytest.mark.parametrize("name", [("Stone", "Ada"), ("STONE", "A."), ("stone", "Agnes")])
def test_works_that_share_an_author_are_not(make_record: MakeRecord, name: tuple[str, str]) -> None:
    """A user would see a group corroborate itself."""
    one = signed(make_record("a", "Naps"), ("Stone", "Ada"), ("Reed", "Bo"))
    other = signed(make_record("b", "Owls at night"), ("Quill", "Cy"), name)
    assert not are_independent(one, other)


def test_namesakes_with_another_initial_are_independent(make_record: MakeRecord) -> None:
    """A user would lose every corroboration between two people named Wang."""
    one = signed(make_record("a", "Naps"), ("Wang", "Li"))
    assert are_independent(one, signed(make_record("b", "Owls at night"), ("Wang", "Jun")))


def test_works_without_authors_are_not_taken_for_independent(make_record: MakeRecord) -> None:
    """A user would see a paper corroborated by its own copy without names."""
    assert not are_independent(make_record("a", "Naps", authors=["Stone"]), make_record("b", "Owls"))


def test_works_of_nearly_one_title_are_one_study(make_record: MakeRecord) -> None:
    """A user would see a report corroborated by its translation's record."""
    one = make_record("a", "Short naps improve delayed recall", authors=["Stone"])
    other = make_record("b", "Short naps improve the delayed recall.", authors=["Reed"])
    assert not are_independent(one, other)


def test_independence_is_mutual(make_record: MakeRecord) -> None:
    """A user would see support counted in one direction only."""
    records = [
        make_record("a", "Naps", authors=["Stone"]),
        make_record("b", "Naps of owls", authors=["Reed", "Stone"]),
        make_record("c", "Naps"),
        make_record("d", "", authors=["Quill"]),
    ]
    assert all(are_independent(one, other) is are_independent(other, one) for one in records for other in records)
