"""Numbers that a sentence reports."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthesist.extract.reported import Kind, ReportedNumber, reported_numbers


def told(sentence: str) -> list[tuple[str, float | None, str, str]]:
    """Text, value, unit and metric of each measured value."""
    values = [one for one in reported_numbers(sentence) if one.kind is Kind.VALUE]
    return [(one.text, one.value, one.unit, one.metric) for one in values]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Naps raised scores by 12.5%.", [("12.5%", 12.5, "%", "")]),
        ("A rise of 77.63 per cent was seen.", [("77.63 per cent", 77.63, "%", "")]),
        ("We gain 1.5 percentage points.", [("1.5 percentage points", 1.5, "points", "")]),
        ("It is 3x faster and fell 2-fold.", [("3x", 3.0, "fold", ""), ("2-fold", 2.0, "fold", "")]),
        ("Owls reach 27.3 BLEU, 2.1 BLEU points more.", [("27.3", 27.3, "", "BLEU"), ("2.1", 2.1, "points", "BLEU")]),
        ("An accuracy of 85% and F1 of 0.83.", [("85%", 85.0, "%", "accuracy"), ("0.83", 0.83, "", "F1")]),
        ("The loss was −0.4 points of recall.", [("−0.4 points", -0.4, "points", "recall")]),
        ("The odds ratio was 1.45.", [("1.45", 1.45, "", "odds ratio")]),
        ("It costs 1,234.5 percentage points.", [("1,234.5 percentage points", 1234.5, "points", "")]),
    ],
)
def test_a_number_is_told_with_its_unit_and_its_metric(sentence: str, expected: list[tuple[object, ...]]) -> None:
    """A user would lose what a figure measures, or read another figure than the paper's."""
    assert told(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "In 2019 we met 12 owls.",
        "GPT-4 and ROUGE-2 were used on WMT14.",
        "Accuracy on 3 datasets was studied.",
        "The rate lay between 10-20% there.",
        "See https://example.org/5% for more.",
        "It was precise in 25 patients or 3 more.",
    ],
)
def test_years_names_counts_and_ranges_are_no_reported_values(sentence: str) -> None:
    """A user would see the year of a study among its results."""
    assert told(sentence) == []


def test_the_level_of_an_interval_is_no_value() -> None:
    """A user would see "95%" as the finding of every trial."""
    assert told("Scores rose by 12% (95% CI 3.1 to 9.2).") == [("12%", 12.0, "%", "")]


def test_p_values_and_sizes_are_kept_apart_from_values() -> None:
    """A user would take a p-value or a number of patients for an effect."""
    sentence = "Scores rose (p < 0.001, n = 1,204; P=.03; p = 2 × 10^-5)."
    numbers = [(one.kind, one.text, one.value) for one in reported_numbers(sentence)]
    assert numbers == [
        (Kind.P_VALUE, "p < 0.001", None),
        (Kind.N, "n = 1,204", 1204.0),
        (Kind.P_VALUE, "P=.03", None),
        (Kind.P_VALUE, "p = 2 × 10^-5", None),
    ]


def test_where_it_is_unclear_which_number_belongs_to_which_metric_none_is_named() -> None:
    """A user would read the recall of a method as its precision."""
    assert [metric for *_, metric in told("Precision and recall were 85% and 83%, respectively.")] == ["", ""]


_PIECES = st.sampled_from(
    ["12", ".5", "%", " ", "n=", "p<", "F1", "of", "−", "-", ",", "x", "points", "é", "(", "95% CI", "9"]
)


@given(st.lists(_PIECES, max_size=30).map("".join) | st.text(max_size=60))
def test_places_are_exact_and_do_not_overlap(sentence: str) -> None:
    """A user who clicks on a number would be shown other words."""
    numbers: list[ReportedNumber] = reported_numbers(sentence, 4)
    assert all(one.text == sentence[one.start : one.end] and one.sentence == 4 for one in numbers)
    assert all(one.end <= other.start for one, other in pairwise(numbers))
