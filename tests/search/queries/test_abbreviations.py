"""Abbreviations and their long forms, found as texts define them."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthesist.language.abbreviations import pairs
from synthesist.records import Record
from synthesist.search.queries import BooleanQuery, Facet, Term
from synthesist.search.queries.definitions import abbreviated

MakeRecord = Callable[..., Record]

DEFINED = [
    ("We study large language models (LLMs) here.", ("LLM", "large language models")),
    ("Large language models (LLM) answer.", ("LLM", "Large language models")),
    ("Use retrieval-augmented generation (RAG) well.", ("RAG", "retrieval-augmented generation")),
    ("RAG (retrieval-augmented generation) helps.", ("RAG", "retrieval-augmented generation")),
    ("attention deficit hyperactivity disorder [ADHD]", ("ADHD", "attention deficit hyperactivity disorder")),
    ("the Maslach Burnout Inventory (“MBI”)", ("MBI", "Maslach Burnout Inventory")),
    ("visual question answering (VQA, for short)", ("VQA", "visual question answering")),
    ("visual question answering (VQA; see below)", ("VQA", "visual question answering")),
    ("magnetic resonance imaging (or MRI)", ("MRI", "magnetic resonance imaging")),
    ("levels of interleukin 6 (IL-6) rose", ("IL-6", "interleukin 6")),
    ("coronavirus disease 2019 (COVID-19)", ("COVID-19", "coronavirus disease 2019")),
    ("Speech is hard. Word error rate (WER) fell.", ("WER", "Word error rate")),
    ("angiotensin-converting enzyme (ACE) inhibitors", ("ACE", "angiotensin-converting enzyme")),
    ("non-steroidal anti-inflammatory drugs (NSAIDs)", ("NSAID", "non-steroidal anti-inflammatory drugs")),
]

TRAPS = [
    "neural networks (e.g., CNN) win",
    "convolutional neural networks (see CNN)",
    "as Stone found (2019)",
    "in a sample (n = 20)",
    "a rise (95% CI 1 to 2)",
    "a rise (p < 0.05)",
    "as drawn (Fig. 2) and counted (Table 1)",
    "we (the authors) say so",
    "Results improve. Models (RIM) win",
    "(LLM) comes first",
    "nothing (XYZ) fits",
    "of models, results improve (MRI)",
    "()",
    "the LLM (LLM)",
]


@pytest.mark.parametrize(("text", "pair"), DEFINED)
def test_a_definition_is_found(text: str, pair: tuple[str, str]) -> None:
    """A user would miss the papers that only say the abbreviation."""
    assert pairs(text) == [pair]


@pytest.mark.parametrize("text", TRAPS)
def test_a_bracket_that_defines_nothing_is_no_definition(text: str) -> None:
    """A user would search for a word that means something else."""
    assert pairs(text) == []


@given(st.text(alphabet="aAbB12 ()[]-,.;\"'sé\n", max_size=60))
def test_any_text_can_be_read(text: str) -> None:
    """A user would lose the search to one odd abstract."""
    for short, long in pairs(text):
        assert len(short) < len(long)
        assert short[0].lower() == long[0].lower()


def query(*terms: str, other: str = "hallucination") -> BooleanQuery:
    """Two facets, the first with some terms."""
    return BooleanQuery("?", (Facet("asked", tuple(map(Term, terms))), Facet("other", (Term(other),))))


def defining(make_record: MakeRecord, text: str, count: int, title: str = "Work") -> list[Record]:
    """Records that hold a text each."""
    return [make_record(f"{title} {at}", f"{title} {at}", text) for at in range(count)]


def test_an_abbreviation_joins_the_facet_that_has_its_long_form(make_record: MakeRecord) -> None:
    """A user would miss the papers that only say LLM, and could not tell where the term comes from."""
    records = defining(make_record, "Large language models (LLMs) err.", 5)
    (found,) = abbreviated(query("large language model"), records)
    assert (found.facet, found.term.text, found.term.origin) == ("asked", "LLM", "abbreviation")
    assert "in 5 of 5 first records" in found.term.evidence
    named = [record.record_id for record in records if record.record_id in found.term.evidence]
    assert named == [record.record_id for record in records[:3]]


def test_a_long_form_joins_the_facet_that_has_its_abbreviation(make_record: MakeRecord) -> None:
    """A user who asks by an abbreviation would miss the papers that spell it out."""
    records = defining(make_record, "Angiotensin-converting enzyme (ACE) inhibitors help.", 2)
    (found,) = abbreviated(query("ACE inhibitors"), records)
    assert found.term.text == "angiotensin-converting enzyme inhibitors"


def test_spellings_of_one_long_form_are_one(make_record: MakeRecord) -> None:
    """A user would lose an abbreviation because authors differ over a hyphen."""
    records = [
        *defining(make_record, "Nonsteroidal anti-inflammatory drugs (NSAIDs).", 2, "One"),
        *defining(make_record, "The non-steroidal anti-inflammatory drug (NSAID).", 2, "Two"),
    ]
    (found,) = abbreviated(query("NSAIDs"), records)
    assert "in 4 of 4" in found.term.evidence


def test_one_record_alone_defines_nothing(make_record: MakeRecord) -> None:
    """A user would be served the private abbreviation of one paper."""
    assert not abbreviated(query("large language model"), defining(make_record, "Large language models (LLMs).", 1))


def test_an_abbreviation_of_many_things_is_left_alone(make_record: MakeRecord) -> None:
    """A user who asks for RAG would get genes as well."""
    records = [
        *defining(make_record, "Retrieval-augmented generation (RAG).", 2, "One"),
        *defining(make_record, "The recombination activating gene (RAG).", 2, "Two"),
    ]
    assert not abbreviated(query("RAG"), records)


def test_an_abbreviation_that_is_an_ordinary_word_is_left_alone(make_record: MakeRecord) -> None:
    """A user would search for everything that acts."""
    records = defining(make_record, "Acceptance commitment therapy (ACT). We act on it.", 3)
    assert not abbreviated(query("acceptance commitment therapy"), records)


def test_two_letters_are_too_few(make_record: MakeRecord) -> None:
    """A user would search for whatever two letters stand for."""
    assert not abbreviated(query("heart failure"), defining(make_record, "Heart failure (HF).", 4))


def test_a_term_of_another_facet_stays_there(make_record: MakeRecord) -> None:
    """A user would see one concept stand for two."""
    records = defining(make_record, "Large language models (LLMs).", 3)
    assert not abbreviated(query("large language model", other="LLM"), records)
