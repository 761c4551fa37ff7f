"""Whether two names are one person's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthesist.identify.studies.people import Same, crowded, people, same_person, shared
from synthesist.records import Author

ADA, OTHER = "0000-0001-2345-6789", "0000-0002-1111-2222"


def compared(one: Author, other: Author, common: frozenset[tuple[str, str]] = frozenset()) -> Same:
    """How sure it is that two authors are one; NO where they have no key in common."""
    found = shared(people([one]), people([other]), common)
    return found[0][0] if found else Same.NO


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("Brellmann", "Ada"), ("Brellmann", "Ada"), Same.SURE),
        (("Brellmann", "Ada"), ("BRELLMANN", "Ada B."), Same.SURE),
        (("Brellmann", "Ada"), ("Brellmann", "A."), Same.MAYBE),
        (("Brellmann", "Ada"), ("Brellmann", "AB"), Same.MAYBE),
        (("Brellmann", ""), ("Brellmann", "Ada"), Same.MAYBE),
        (("Brellmann", "Ada"), ("Brellmann", "Agnes"), Same.NO),
        (("Brellmann", "Ada C."), ("Brellmann", "Ada D."), Same.NO),
        (("Brellmann", "A. C."), ("Brellmann", "A. D."), Same.NO),
        (("Brellmann", "Ada"), ("Brellmann", "B."), Same.NO),
        (("Brellmann", "Bob"), ("Brellmann", "Robert"), Same.MAYBE),
        (("Brellmann", "Sergei"), ("Brellmann", "Sergey"), Same.MAYBE),
        (("Brellmann", "Alex"), ("Brellmann", "Alexandra"), Same.MAYBE),
        (("Brellmann", "M. Jane"), ("Brellmann", "Jane"), Same.MAYBE),
        (("Müllbrecht", "Eva"), ("Muellbrecht", "Eva"), Same.SURE),
        (("van der Quell", "Jan"), ("Quell", "Jan van der"), Same.SURE),
        (("Le Quell", "Marc"), ("Quell", "Marc"), Same.SURE),
        (("Quell Nadal", "Iria"), ("Quell", "Iria"), Same.MAYBE),
        (("Quell Nadal", "Iria"), ("Quell Torres", "Iria"), Same.NO),
        (("Ødegrad", "Per"), ("Odegrad", "Per"), Same.SURE),
        (("Quell", "Jia-Yi"), ("Quell", "Jiayi"), Same.SURE),
        (("Wang", "Xinyu"), ("Wang", "Xinyi"), Same.NO),
        (("Wang", "Xin Yu"), ("Wang", "Xinyu"), Same.MAYBE),
        (("Xue", "Orla"), ("Xu", "Orla"), Same.NO),
        (("Rodríguez", "Orla"), ("Rodriguez", "O."), Same.HARDLY),
        (("Wang", "Lei"), ("Wang", "Lin"), Same.NO),
        (("Wang", "Lei"), ("Wang", "Lei"), Same.MAYBE),
        (("Wang", "Lei"), ("Wang", "L."), Same.HARDLY),
        (("Brellmann", "Ada"), ("Orvik", "Ada"), Same.NO),
    ],
)
def test_names_tell_how_sure_it_is(one: tuple[str, str], other: tuple[str, str], same: Same) -> None:
    """A user would see a group corroborate itself under another spelling, or two people named Wang taken for one."""
    first, second = (Author(family=family, given=given) for family, given in (one, other))
    assert compared(first, second) is same
    assert compared(second, first) is same


def test_an_orcid_decides_against_any_name() -> None:
    """A user would see two people of one name lose their voices, or a person who changed a given name gain one."""
    one = Author(family="Wang", given="Lei", orcid=ADA)
    assert compared(one, Author(family="Wang", given="L.", orcid=ADA)) is Same.SURE
    assert compared(one, Author(family="Wang", given="Lei", orcid=OTHER)) is Same.NO


def test_the_review_tells_which_of_its_names_many_bear() -> None:
    """A user whose field is full of one name would see initials taken for a person."""
    three = [people([Author(family="Brellmann", given=given)]) for given in ("Ada", "Agnes", "Anke")]
    common = crowded(three)
    assert common == {("brellmann", "a")}
    assert (
        compared(Author(family="Brellmann", given="A."), Author(family="Brellmann", given="Ada"), common) is Same.HARDLY
    )


def test_bodies_are_themselves_and_nobody_is_no_author() -> None:
    """A user would see papers of one consortium corroborate each other, or all anonymous papers taken for one's."""
    body = Author(family="HARBOUR Study Group")
    assert compared(body, Author(family="The Harbour Study Group")) is Same.SURE
    assert compared(body, Author(family="Harbour Trial Group")) is Same.NO
    assert not people([Author(family="Anonymous"), Author(family="et al."), Author(family="…")])


@given(st.text(max_size=40), st.text(max_size=40), st.text(max_size=40), st.text(max_size=40))
def test_any_name_is_compared_alike_in_both_directions(one: str, first: str, other: str, second: str) -> None:
    """A user would see a run stopped by a strange name, or support counted in one direction only."""
    a, b = people([Author(family=one, given=first)]), people([Author(family=other, given=second)])
    for key in a.keys() & b.keys():
        assert same_person(a[key][0], b[key][0], frozenset()) is same_person(b[key][0], a[key][0], frozenset())
