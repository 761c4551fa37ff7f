"""Numbers of a sentence that cannot be, or do not fit each other, are named; sound ones are left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthesist.appraise.challenger.analysed import parts_analysed
from synthesist.appraise.challenger.changes import mistold
from synthesist.appraise.challenger.counts import miscounted
from synthesist.appraise.challenger.impossible import impossible
from synthesist.appraise.challenger.intervals import misfits
from synthesist.appraise.challenger.told_numbers import misread
from synthesist.extract.reported import reported_numbers


def _said(text: str) -> list[str]:
    numbers = reported_numbers(text)
    return [*impossible(text, numbers), *misfits(text, numbers), *miscounted(text), *mistold(text, numbers)]


@pytest.mark.parametrize(
    "text",
    [
        "The accuracy was 134.2% on the night scenes.",
        "Fever was seen in 118% of patients.",
        "The two scores agreed (r = 1.42).",
        "Fever fell with mint drops (p = 1.7).",
        "The odds ratio was 1.42 (95% CI 1.61 to 2.03).",
        "The difference was 4.3 points (95% CI 6.2 to 3.1).",
        "Mint drops lowered fever (odds ratio 0.71, 95% CI 0.55 to 1.32, p = 0.01).",
        "The mean difference was 2.4 (95% CI 1.1 to 3.7, p = 0.48).",
        "Mint drops significantly reduced fever (p = 0.43).",
        "There was no significant difference in fever (p = 0.002).",
        "Fever was seen in 12 of 40 patients (45%).",
        "Fever was seen in 62% (18/60) of them.",
        "In all, 51 out of 40 patients had a fever.",
        "In total, 120 adults were randomly assigned to drops (n = 60) or saline (n = 48).",
        "Of these, 120 adults were randomly assigned, 60 to drops and 48 to saline.",
        "Fever increased from 38.4% to 31.0% with drops.",
        "Mint reduced fever by 30 points from 50% to 40%.",
        "Accuracy improved from 40.0% to 50.0%, an increase of 40%.",
        "The rate doubled from 10 to 13 in a year.",
        "Accuracy increased from 0.61 to 74% with pictures.",
        "Fever increased by -4 points.",
        "Drops went with an increased risk of fever (hazard ratio 0.62).",
    ],
)
def test_numbers_that_do_not_fit_are_named(text: str) -> None:
    """A reader would take a number for a result that its own sentence rules out."""
    assert _said(text)


@pytest.mark.parametrize(
    "text",
    [
        "The accuracy was 94.2%, an increase of 130% over the baseline.",
        "Costs grew by 140% in a year.",
        "The two scores agreed (r = 0.42, p = 2.1 × 10-5).",
        "The odds ratio was 1.42 (95% CI 1.11 to 2.03, p = 0.01).",
        "Fever fell by 4.3 points (95% CI -6.2 to -3.1, p < 0.001).",
        "Drops every 8 weeks did more than placebo (difference 26.1 points, 95% CI 14.9 to 37.2).",
        "The effect was no longer significant (odds ratio 1.2, 95% CI 0.9 to 1.6, p = 0.16).",
        "Fever did not cause significant pain (p = 0.24), but cough did (p = 0.003).",
        "Fever was seen in 12 of 40 patients (30%), and in 5/60 (8%) of the rest.",
        "In total, 120 adults were randomly assigned to drops (n = 60) or saline (n = 60).",
        "Fever decreased from 38 to 40 weeks of age.",
        "Accuracy improved by 25% from 40.0% to 50.0%, and error fell from 60% to 50%.",
        "Scores rose from 2015 to 2010 in our table of years.",
        "Drops went with a lower risk of fever (hazard ratio 0.62, 95% CI 0.4 to 0.9).",
    ],
)
def test_sound_numbers_are_left_alone(text: str) -> None:
    """A sound review would be refused for numbers that are right."""
    assert _said(text) == []


@pytest.mark.parametrize(
    ("field", "value"),
    [("value", -4.3), ("value", 43.0), ("value", 0.43), ("unit", "%"), ("unit", "fold"), ("text", "5.3 points")],
)
def test_a_slip_in_reading_is_named(field: str, value: object) -> None:
    """A shifted decimal point, a lost sign or another unit would be told as the paper's own number."""
    quote = "Drops lowered fever by 4.3 points in adults."
    number = reported_numbers(quote)[0]
    assert list(misread(quote, number)) == []
    assert list(misread(quote, number.model_copy(update={field: value})))


def test_the_part_that_was_analysed_is_found() -> None:
    """The number of all who were asked would pass for the number in whom something was found."""
    (part,) = parts_analysed("We asked many. Of 640 adults, the 52 with whole records were analysed. Fever fell.")
    assert (part.whole, part.part) == (640, 52)
    assert not list(parts_analysed("Of 640 adults, all were analysed, by intention to treat."))


@given(st.text(alphabet=st.sampled_from("0123456789.,%()[]/-–=<> pnCIofromtby andsignificantincreased"), max_size=120))
def test_any_text_can_be_looked_at(text: str) -> None:
    """A sentence of a broken layout would end the appraisal of a whole review."""
    said = _said(text)
    assert said == _said(text)
    for number in reported_numbers(text):
        assert list(misread(text, number)) == []
    list(parts_analysed(text))
