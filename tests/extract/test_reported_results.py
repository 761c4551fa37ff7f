"""Results of tables and sentences in their settings."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthesist.extract.measured import ReadSentence, grouped, reported_results
from synthesist.read.composing import Composer, Entry, Run
from synthesist.records import BlockKind, Reading
from synthesist.records.results import ReportedResult, Told

Rows = Sequence[Sequence[str]]


def reading(
    rows: Rows,
    caption: str = "",
    *,
    header_rows: int = 1,
    spans: dict[tuple[int, int], int] | None = None,
    note: str = "",
    body: str = "Words of the body.",
) -> Reading:
    """A text with one table; `spans` gives the columns that a cell covers."""
    composer = Composer("test/1", b"test")
    composer.paragraph(body)
    composer.table(
        [
            Entry(row, column, [Run(text)], column_span=(spans or {}).get((row, column), 1))
            for row, texts in enumerate(rows)
            for column, text in enumerate(texts)
            if not any(at == row and first < column < first + width for (at, first), width in (spans or {}).items())
        ],
        caption=caption,
        header_rows=header_rows,
        header_columns=1,
    )
    if note:
        composer.block(BlockKind.NOTE, note)
    return composer.finish()


def results(made: Reading) -> dict[tuple[int, int], ReportedResult]:
    """Results by row and column."""
    return {(one.place.row or 0, one.place.column or 0): one for one in reported_results(made, (), "document", "work")}


NLP: Rows = (
    ("Model", "SQuAD 1.1", "", "NewsQA", ""),
    ("", "EM", "F1", "EM", "F1"),
    ("Owl-base", "80.1", "87.9", "–", "66.0"),
    ("Owl-large*", "84.2 ± 0.3", "90.7", "55.1", "67.4"),
)


def test_scores_of_methods_have_metric_data_set_method_and_split() -> None:
    """A user would not know which system reached a score, by what measure, on what."""
    made = reading(NLP, "Table 1: Results on the test sets.", header_rows=2, spans={(0, 1): 2, (0, 3): 2})
    told = results(made)
    assert set(told) == {(2, 1), (2, 2), (2, 4), (3, 1), (3, 2), (3, 3), (3, 4)}
    one = told[3, 1]
    assert (one.value, one.metric.text, one.population.text, one.method.text, one.split.text) == (
        84.2,
        "EM",
        "SQuAD 1.1",
        "Owl-large",
        "test",
    )
    assert one.spread is not None
    assert (one.spread.size, one.spread.kind) == (0.3, "unstated")
    assert told[2, 4].population.text == "NewsQA"


def test_scores_of_two_papers_on_one_data_set_are_comparable() -> None:
    """A user would miss the one thing that a table of results is for, or see data sets mixed."""
    words = "Models were tested on SQuAD 1.1 and on NewsQA."
    made = [
        reading(rows, "Table 1: Results on the test set.", header_rows=1, body=words)
        for rows in (
            (("Model", "SQuAD 1.1 F1", "NewsQA F1"), ("Owl", "87.9", "66.0")),
            (("System", "SQuAD v1.1 F1", "SQuAD 2.0 F1"), ("Wren", "90.7", "81.3")),
        )
    ]
    told = [one for place, text in enumerate(made) for one in reported_results(text, (), f"d{place}", f"w{place}")]
    groups = [group for group in grouped(told) if group.is_comparable]
    assert [(group.metric, group.subject, group.spread) for group in groups] == []
    spelt = reading(
        (("System", "SQuAD v1.1 F1"), ("Wren", "90.7")),
        "Table 1: Results on the test set.",
        body="It was run on SQuAD v1.1 too.",
    )
    told = [*told, *reported_results(spelt, (), "d2", "w2")]
    (group,) = [group for group in grouped(told) if group.is_comparable]
    assert (group.metric, group.subject, group.spread) == ("f1", "squad", (87.9, 90.7))


TRIAL: Rows = (
    ("Outcome", "Drug (n = 42)", "Placebo (n = 40)", "Difference (95% CI)", "P value"),
    ("Weight (kg), mean (SD)", "71.2 (8.4)", "74.0 (9.1)", "−2.8 (−4.9 to −0.7)", "0.01"),
    ("Nausea, n (%)", "12 (28.6)", "5 (12.5)", "16.1 (−1.0 to 33.2)", "0.07"),
)


def test_a_trial_s_table_has_arms_sizes_units_intervals_and_p_values() -> None:
    """A user would read a number of patients as a share, or a deviation as an interval."""
    told = results(reading(TRIAL, "Table 2. Outcomes at week 12"))
    weight, nausea, difference = told[1, 1], told[2, 2], told[1, 3]
    assert (weight.value, weight.unit, weight.n, weight.metric.text) == (71.2, "kg", 42, "mean")
    assert (weight.outcome.text, weight.method.text) == ("Weight", "Drug")
    assert weight.spread is not None
    assert (weight.spread.kind, weight.spread.size) == ("sd", 8.4)
    assert weight.p is None
    assert (nausea.value, nausea.unit, nausea.n, nausea.metric.text) == (12.5, "%", 40, "n (%)")
    assert difference.spread is not None
    assert (difference.value, difference.spread.kind) == (-2.8, "confidence")
    assert (difference.spread.low, difference.spread.high) == (-4.9, -0.7)
    assert difference.p is not None
    assert difference.p.value == 0.01


REGRESSION: Rows = (
    ("", "(1)", "(2)"),
    ("Schooling", "0.082***", "0.075***"),
    ("", "(0.011)", "(0.012)"),
    ("Age", "0.013", "0.010"),
    ("", "(0.009)", "(0.010)"),
    ("Observations", "1,204", "1,198"),
)


def test_coefficients_have_the_errors_below_them_and_the_observations() -> None:
    """A user would see standard errors listed as effects."""
    made = reading(REGRESSION, "Table 3. OLS coefficients", note="Standard errors in parentheses.")
    told = results(made)
    assert set(told) == {(1, 1), (1, 2), (3, 1), (3, 2)}
    one = told[1, 1]
    assert one.spread is not None
    assert (one.value, one.spread.kind, one.spread.size, one.n) == (0.082, "se", 0.011, 1204)
    assert (one.metric.text, [told.text for told in one.further]) == ("coefficients", ["(1)"])


def test_a_value_without_a_metric_is_kept_and_says_so() -> None:
    """A user would take a figure for what it is not, or never see it."""
    told = results(reading((("Strain", "A1"), ("x1", "45.7")), "Table 1."))
    assert told[1, 1].metric.text == ""
    assert "the metric is not stated" in told[1, 1].notes


def test_a_head_taken_by_its_place_is_marked_as_assumed() -> None:
    """A user would believe a guess of the program."""
    told = results(reading((("", "Barn"), ("Owls", "4.5 ± 0.1")), "Table 1."))
    one = told[1, 1]
    assert one.method.is_assumed or one.outcome.is_assumed
    assert any("is taken for the" in note for note in one.notes)


@pytest.mark.parametrize("text", ["–", "n/a", "", "Reference", "ns", "000691", "1:1000", "3, 148", "see text"])
def test_what_is_no_value_is_no_result(text: str) -> None:
    """A user would find dashes, identifiers and degrees of freedom among the results."""
    assert results(reading((("Model", "F1"), ("Owl", text), ("Wren", "61.0")))).keys() == {(2, 1)}


def test_precision_is_told_from_p_values_by_the_recall_beside_it() -> None:
    """A user would lose the precision of every tagger."""
    told = results(reading((("System", "P", "R", "F1"), ("Owl", "81.2", "79.9", "80.5"))))
    assert [told[1, column].metric.text for column in (1, 2, 3)] == ["P", "R", "F1"]


def test_two_values_of_a_cell_have_the_two_metrics_of_their_head() -> None:
    """A user would lose both."""
    made = reading((("Model", "EM/F1"), ("Owl", "80.1 / 87.9")))
    told = reported_results(made, (), "document", "work")
    assert [(one.value, one.metric.text) for one in told] == [(80.1, "EM"), (87.9, "F1")]


def test_a_second_row_of_heads_that_the_file_does_not_mark_is_one() -> None:
    """A user would see four nameless columns of scores."""
    rows = (("System", "NewsQA", "", ""), ("System", "P", "R", "F1"), ("Owl", "61.0", "59.5", "60.2"))
    told = results(reading(rows, spans={(0, 1): 3}))
    assert [told[2, column].metric.text for column in (1, 2, 3)] == ["P", "R", "F1"]


def test_a_spread_in_a_column_of_its_own_belongs_to_the_value_before_it() -> None:
    """A user would read an error as a value."""
    told = results(reading((("Strain", "Size (mm)", "", ""), ("x1", "4.5", "±", "0.2")), spans={(0, 1): 3}))
    assert set(told) == {(1, 1)}
    spread = told[1, 1].spread
    assert spread is not None
    assert (told[1, 1].unit, spread.size) == ("mm", 0.2)


def test_a_column_of_units_gives_the_unit() -> None:
    """A user would see a yield without knowing of what size."""
    told = results(reading((("Item", "Unit", "Average"), ("Milk", "kg", "7,015"))))
    assert [(one.value, one.unit, one.metric.text) for one in told.values()] == [(7015, "kg", "Average")]


@pytest.mark.parametrize(
    ("cell", "value", "unit"),
    [("12 (30%)", 30, "%"), ("0.61 (30%)", 0.61, ""), ("12/40", 0.3, "share"), ("12 30%", 30, "%")],
)
def test_counts_give_way_to_their_percentages(cell: str, value: float, unit: str) -> None:
    """A user would compare numbers of patients in arms of unlike size."""
    told = results(reading((("Outcome", "Drug"), ("Nausea", cell))))
    assert (told[1, 1].value, told[1, 1].unit) == (value, unit)


def test_the_caption_s_metric_does_not_hold_where_columns_name_their_own() -> None:
    """A user would read seconds as accuracies."""
    rows = (("Model", "Owl ACC", "Owl Time"), ("Base", "84.3", "0.26"))
    told = results(reading(rows, "Table 1: Test accuracy, with time per batch."))
    assert (told[1, 1].metric.text, told[1, 2].metric.text) == ("ACC", "")


def said(sentence: str, role: str = "result") -> tuple[ReportedResult, ...]:
    """Results of a sentence that stands alone in a text."""
    composer = Composer("test/1", b"test")
    composer.paragraph(f"Before. {sentence}")
    made = composer.finish()
    return reported_results(made, [ReadSentence(8, 8 + len(sentence), role)], "document", "work")


def parts(one: ReportedResult) -> dict[str, str]:
    """What is told of a setting."""
    told = {name: getattr(one, name).text for name in ("outcome", "population", "method", "metric", "split")}
    return {name: text for name, text in told.items() if text}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Our model reaches 71.2 F1 on SQuAD 1.1.",
            {"method": "Our model", "metric": "F1", "population": "SQuAD 1.1"},
        ),
        ("Relapse fell by 31% in patients with asthma.", {"outcome": "Relapse", "population": "patients with asthma"}),
        ("The odds ratio for death was 0.72.", {"outcome": "death", "metric": "odds ratio"}),
        (
            "The accuracy of the tagger was 85% on the dev set of WSJ.",
            {"method": "the tagger", "metric": "accuracy", "population": "WSJ", "split": "dev"},
        ),
        ("Survival was 71% in the treatment arm.", {"outcome": "Survival", "method": "the treatment arm"}),
    ],
)
def test_a_sentence_tells_the_setting_of_its_value(sentence: str, expected: dict[str, str]) -> None:
    """A user would see a number without knowing of what."""
    assert [parts(one) for one in said(sentence)] == [expected]


def test_a_value_that_a_sentence_places_in_two_arms_has_each_its_own() -> None:
    """A user would read the placebo's figure as the drug's."""
    told = said("Survival was 71% in the treatment arm and 58% in the control group.")
    assert [(one.value, one.method.text) for one in told] == [(71, "the treatment arm"), (58, "the control group")]


def test_sentences_that_report_nothing_have_no_results() -> None:
    """A user would see the figures of other papers as this one's."""
    assert said("Earlier work reached 71.2 F1.", role="background") == ()


def told_parts(one: ReportedResult) -> list[Told]:
    """All parts of a setting that are told."""
    named = (one.outcome, one.population, one.method, one.metric, one.split, *one.further)
    return [told for told in named if told.text]


_TEXTS = st.sampled_from(
    [
        "F1",
        "Model",
        "n (%)",
        "12 (3.4)",
        "0.82***",
        "SD",
        "P",
        "(0.1)",
        "–",
        "4.5 ± 0.2",
        "Age (years)",
        "1.2–3.4",
        "Drug",
    ]
) | st.text(max_size=12)


@given(st.lists(st.lists(_TEXTS, min_size=1, max_size=5), min_size=1, max_size=6), st.text(max_size=60))
def test_places_of_values_and_settings_are_exact(rows: list[list[str]], caption: str) -> None:
    """A user who clicks on a result would be shown other words."""
    made = reading(rows, caption, header_rows=0)
    for one in reported_results(made, (), "document", "work"):
        assert made.text[one.place.start : one.place.end] == one.text
        assert all(made.text[told.start : told.end] == told.text for told in told_parts(one))


@given(st.text(max_size=80) | st.lists(_TEXTS, max_size=12).map(" ".join))
def test_places_of_values_in_sentences_are_exact(sentence: str) -> None:
    """A user who clicks on a result would be shown other words."""
    composer = Composer("test/1", b"test")
    composer.paragraph(sentence)
    made = composer.finish()
    whole = [ReadSentence(0, len(made.text), "result")]
    for one in reported_results(made, whole, "document", "work"):
        assert made.text[one.place.start : one.place.end] == one.text
        assert all(made.text[told.start : told.end] == told.text for told in told_parts(one))
