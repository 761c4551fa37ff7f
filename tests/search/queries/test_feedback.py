"""Terms from the first records of a search, each with its evidence."""

from collections.abc import Callable, Sequence

import numpy as np
import pytest

from synthesist.models import Embedder, Vectors
from synthesist.records import Record
from synthesist.search import parse_question
from synthesist.search.queries import BooleanQuery, Facet, Term, build, expanded
from synthesist.search.queries.feedback import TERMS, Settings, substitutes

MakeRecord = Callable[..., Record]

QUERY = BooleanQuery("?", (Facet("wobble", (Term("wobble"),)), Facet("zorbing", (Term("zorbing"),))))


class Placed:
    """Words that lie where they are told; all others apart."""

    name, dimensions = "placed", 3

    def __init__(self, **places: Sequence[float]) -> None:
        self.places = {"wobble": (1, 0, 0), "zorbing": (0, 1, 0), **places}

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors."""
        rows = np.array([self.places.get(text, (0, 0, 1)) for text in texts], dtype=np.float32)
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)


@pytest.fixture
def records(make_record: MakeRecord) -> list[Record]:
    """Ten that say wobble, ten that say shudder, in the setting that is asked about; in eight of all, balls roll."""
    said = [("wobble", "The balls roll.") if at < 10 else ("shudder", "") for at in range(20)]
    return [
        make_record(f"r{at}", f"Zorbing and {word} {at}", f"We saw {word}. {more}")
        for at, (word, more) in enumerate(said)
    ]


NEAR: Embedder = Placed(shudder=(0.9, 0.1, 0.3), balls=(0.9, 0, 0), roll=(0.9, 0, 0))


def test_what_stands_in_the_place_of_a_concept_joins_it(records: list[Record]) -> None:
    """A user would miss the papers that use another word, or not know why one was added."""
    (found,) = substitutes(QUERY, records, NEAR)
    assert (found.facet, found.term.text, found.term.origin) == ("wobble", "shudder", "feedback")
    assert found.term.evidence.startswith("in 10 of 20 first records")
    assert "nearest to “wobble” (0.94)" in found.term.evidence


def test_a_companion_is_no_substitute(records: list[Record]) -> None:
    """A user would search for balls, which go with wobbling but are none."""
    assert "balls" not in [one.term.text for one in substitutes(QUERY, records, NEAR)]


def test_a_word_that_is_not_near_is_left_out(records: list[Record]) -> None:
    """A user would search for whatever else these papers speak of."""
    assert not substitutes(QUERY, records, Placed())


def test_a_word_nearer_to_another_concept_is_left_out(records: list[Record]) -> None:
    """A user would see one concept stand for two."""
    assert not substitutes(QUERY, records, Placed(shudder=(0.65, 0.76, 0)))


def test_a_few_records_are_no_evidence(records: list[Record]) -> None:
    """A user would see the query follow one paper."""
    assert not substitutes(QUERY, records[:12], NEAR)


def test_nothing_is_found_where_all_records_name_the_concept(records: list[Record]) -> None:
    """A user would take companions for synonyms when the first search asked for all concepts at once."""
    assert not substitutes(QUERY, records[:10], NEAR)
    assert not substitutes(BooleanQuery("?", QUERY.facets[:1]), records, NEAR)
    assert not substitutes(QUERY, [], NEAR)


def test_a_facet_gets_few_terms(make_record: MakeRecord) -> None:
    """A user could not read the query any more."""
    words = ["shudder", "quiver", "judder", "tremor", "shake"]
    rows = [make_record(f"a{at}", f"Zorbing {at}", ", ".join(words)) for at in range(10)]
    rows += [make_record(f"b{at}", f"Zorbing and wobble {at}") for at in range(10)]
    found = substitutes(QUERY, rows, Placed(**dict.fromkeys(words, (1, 0, 0.1))), Settings(nearness=0.5))
    assert len(found) == TERMS
    assert found == substitutes(QUERY, rows, Placed(**dict.fromkeys(words, (1, 0, 0.1))), Settings(nearness=0.5))


def test_abbreviations_and_feedback_come_together(make_record: MakeRecord, records: list[Record]) -> None:
    """A user would see only half of what the first records bear out."""
    more = [make_record(f"d{at}", f"Zorbing {at}", "Quokka zorbing oscillation (QZO).") for at in range(3)]
    question = parse_question("Does zorbing reduce wobble?")
    assert {"shudder"} <= {one.term.text for one in expanded(question, [*records, *more], NEAR)}
    terms = [
        term.text
        for facet in build(question, expansions=expanded(question, records, NEAR)).facets
        for term in facet.terms
    ]
    assert terms == ["zorbing", "wobble", "shudder"]
