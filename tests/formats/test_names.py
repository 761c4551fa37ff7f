"""Names of authors."""

import pytest

from synthesist.formats import author_of, authors_of
from synthesist.records import Author


@pytest.mark.parametrize(
    ("name", "family", "given"),
    [
        ("Okafor, Chidi", "Okafor", "Chidi"),
        ("Okafor,Chidi E.", "Okafor", "Chidi E."),
        ("Chidi E. Okafor", "Okafor", "Chidi E."),
        ("Ludwig van Beethoven", "van Beethoven", "Ludwig"),
        ("Anna von der Heide", "von der Heide", "Anna"),
        ("Tim Van de Cruys", "Van de Cruys", "Tim"),
        ("de la Cruz, Maria", "de la Cruz", "Maria"),
        ("Martin Luther King Jr.", "King Jr.", "Martin Luther"),
        ("King, Jr., Martin Luther", "King Jr.", "Martin Luther"),
        ("Maurice J. Pescitelli, Jr.", "Pescitelli Jr.", "Maurice J."),
        ("Smith JA", "Smith", "JA"),
        ("Fanning E.", "Fanning", "E."),
        ("J. LEE", "LEE", "J."),
        ("World Health Organization", "World Health Organization", ""),
        ("Ministry of Health, Chile,", "Ministry of Health, Chile", ""),
        ("Plato", "Plato", ""),
    ],
)
def test_a_name_is_split_as_its_owner_would(name: str, family: str, given: str) -> None:
    """Without it citations would show given names as families, and duplicates would not be found."""
    assert author_of(name) == Author(family=family, given=given)


@pytest.mark.parametrize(
    ("names", "families"),
    [
        ("P Nazzaro; M Manzari; R Triggiani", ["Nazzaro", "Manzari", "Triggiani"]),
        ("Zuna, R E and Wang, S S and Schiffman, M", ["Zuna", "Wang", "Schiffman"]),
        ("A Smith, B Jones and C Lee", ["Smith", "Jones", "Lee"]),
        ("Smith J, Doe A, Poe B", ["Smith", "Doe", "Poe"]),
        ("Smith, J., Doe, A.", ["Smith", "Doe"]),
        ("van den Berg, Anna Maria", ["van den Berg"]),
        ("M&uuml;ller, A; Ito, B", ["Müller", "Ito"]),
        ("Ito, B and others", ["Ito"]),
        ("", []),
        (" ; ,", []),
    ],
)
def test_a_list_of_names_is_taken_apart(names: str, families: list[str]) -> None:
    """Without it a paper of seven authors would have one with a very long name."""
    assert [author.family for author in authors_of(names)] == families
