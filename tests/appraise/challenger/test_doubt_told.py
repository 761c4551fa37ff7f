"""What the challenger holds against how doubt is told: quotes cut off, spin, confidence, dissent, open parts."""

import pytest
from doubted import LIMITS, objected, support, synthesis, told
from hypothesis import given
from hypothesis import strategies as st

from synthesist.appraise.challenger import confidences, cutting, disputes, nulls, openness, set_aside, taking_back
from synthesist.records import Mark
from synthesist.records.appraisals import Severity
from synthesist.report.model import Line

EFFECT = "We found that mint drops reduced congestion in adults by 4 points."
MEASURED = "measured, n = 200 claims, 2026-01-02"


def cut(text: str, quote: str) -> list[Severity]:
    """How grave it is that a quote leaves out the rest of its sentence."""
    at = text.index(quote)
    pieces = [piece for piece in (text[:at].strip(), quote, text[at + len(quote) :].strip()) if piece]
    seen = synthesis(told("a", *pieces, claim=pieces.index(quote)))
    return [one.severity for one in cutting.whole(seen).objections]


@pytest.mark.parametrize(
    "text",
    [
        "It seems possible, in this small sample, that the drops reduced congestion by half.",
        "Unless patients smoked, the drops reduced congestion by half.",
        "The drops reduced congestion by half, although this may be due to chance.",
    ],
)
def test_a_quote_holds_the_hedge_of_its_sentence(text: str) -> None:
    """Else a guess would be quoted as a finding, word for word and yet false."""
    quote = "the drops reduced congestion by half"
    assert cut(text, quote if quote in text else "The drops reduced congestion by half,") == [Severity.SERIOUS]


@pytest.mark.parametrize("text", ["We asked 90 adults. The drops worked well.", "RESULTS: The drops worked well."])
def test_a_whole_sentence_is_no_cut(text: str) -> None:
    """Else the sentence before, or a heading, would be missed in each quote."""
    assert not cut(text, "The drops worked well.")


@given(st.text(alphabet="ab .,;:(){}[]\n0", max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_any_text_can_be_taken_apart(text: str, first: int, last: int) -> None:
    """Else a strange text would end the appraisal of a whole review."""
    start, end = sorted((min(first, len(text)), min(last, len(text))))
    claim = (
        synthesis(told("a", EFFECT)).shown[0].model_copy(update={"start": start, "end": end, "text": text[start:end]})
    )
    before, after = cutting.cut_off(text, claim, 0, len(text))
    assert before in text
    assert after in text


@pytest.mark.parametrize(
    "said",
    [
        "However, the difference was no longer significant after adjustment.",
        "This effect disappeared when smokers were left out.",
        "These findings are preliminary.",
        "This result should be interpreted with caution.",
        "The certainty of this evidence is very low.",
    ],
)
def test_what_the_next_sentence_takes_back_is_missed(said: str) -> None:
    """Else half of what a paper says would be told, and the half that limits it left out."""
    assert objected(taking_back.kept(synthesis(told("a", EFFECT, said)))) == ["c-a"]


@pytest.mark.parametrize(
    "said", ["However, few options exist.", "This effect lasted for a year.", "It disappeared from shops in 1990."]
)
def test_a_mere_turn_takes_nothing_back(said: str) -> None:
    """Else each sentence that begins with a turn would be held against the one before."""
    looked = taking_back.kept(synthesis(told("a", EFFECT, said)))
    assert not objected(looked) or "shops" in said


@pytest.mark.parametrize(
    "claim",
    [
        "Mint drops reduced congestion by 2 points (p = 0.19).",
        "Mint drops reduced congestion (difference 0.4, 95% CI -0.3 to 1.1).",
        "Mint drops lowered the risk of congestion (odds ratio 0.9, 95% CI 0.7 to 1.2).",
        "There was a trend towards lower congestion with mint drops.",
    ],
)
def test_what_may_be_chance_is_no_effect(claim: str) -> None:
    """Else a difference that may be chance would be told as found."""
    assert objected(nulls.effects(synthesis(told("a", claim)))) == ["c-a"]


@pytest.mark.parametrize(
    "claim",
    [
        "Mint drops reduced congestion by 2 points (p = 0.01).",
        "Mint drops reduced congestion (odds ratio 0.6, 95% CI 0.4 to 0.8).",
        "Mint drops did not reduce congestion (p = 0.4).",
    ],
)
def test_numbers_that_bear_a_claim_out_are_left_alone(claim: str) -> None:
    """Else every claim with an interval would be doubted."""
    assert not objected(nulls.effects(synthesis(told("a", claim))))


def test_a_main_result_of_none_is_told() -> None:
    """Else a subgroup would be shown where the trial itself found nothing."""
    claim = "In a subgroup of smokers mint drops reduced congestion."
    said = "The primary outcome did not differ between groups."
    assert objected(nulls.main(synthesis(told("a", claim, said)))) == ["c-a"]
    assert not objected(nulls.main(synthesis(told("a", claim, "Age did not differ between groups."))))


@pytest.mark.parametrize(
    "verdict",
    [
        {"confidence": 0.8, "confidence_reason": MEASURED},
        {"confidence": 0.8, "confidence_reason": "measured", "supporting_work_ids": ("b",)},
        {"confidence": 0.97, "confidence_reason": MEASURED, "supporting_work_ids": ("b",)},
        {"is_corroborated": True},
        {"vetoes": ("its words do not stand where they should",)},
        {"pairs_judged": 0},
        {"supporting_work_ids": ("b",)},
    ],
)
def test_no_claim_is_told_as_surer_than_it_is(verdict: dict[str, object]) -> None:
    """Else a number would stand beside a claim that nothing measured, or a mark that nothing earned."""
    seen = synthesis(told("a", EFFECT, verdict=verdict), told("b", EFFECT, claim=None))
    assert objected(confidences.borne(seen)) == ["c-a"]


def test_a_measured_confidence_is_left_alone() -> None:
    """Else a confidence that is rightly told would be taken from the reader."""
    verdict = {"confidence": 0.8, "confidence_reason": MEASURED, "supporting_work_ids": ("b",)}
    other = told("b", EFFECT, claim=None)
    seen = synthesis(told("a", EFFECT, verdict=verdict), other, evidence=(support("c-a", other),))
    assert not objected(confidences.borne(seen))


def test_support_that_the_judge_withheld_is_no_agreement() -> None:
    """Else silence would be counted as a voice."""
    other = told("b", EFFECT, claim=None)
    verdict = {"supporting_work_ids": ("b",)}
    seen = synthesis(told("a", EFFECT, verdict=verdict), other, evidence=(support("c-a", other, p=None),))
    assert objected(confidences.borne(seen)) == ["c-a"]


def test_more_support_is_never_less_sure() -> None:
    """Else a confidence could be raised by hand, and nothing would show it."""
    other = told("z", EFFECT, claim=None)
    rows = {"a": (0.55, 0.9), "b": (0.9, 0.6), "c": (0.95, 0.61)}
    papers = [
        told(name, EFFECT, verdict={"confidence": told_, "confidence_reason": MEASURED, "supporting_work_ids": ("z",)})
        for name, (_, told_) in rows.items()
    ]
    evidence = tuple(support(f"c-{name}", other, p=p) for name, (p, _) in rows.items())
    assert objected(set_aside.ordered(synthesis(*papers, other, evidence=evidence))) == ["c-a"]


def test_dissent_is_shown_in_the_table() -> None:
    """Else a claim would be marked as verified against a work that refutes it."""
    seen = synthesis(told("a", EFFECT, verdict={"refuting_work_ids": ("b",)}), told("b", EFFECT, claim=None))
    assert objected(disputes.contested(seen)) == ["c-a"]
    told_so = synthesis(told("a", EFFECT, verdict={"mark": Mark.REFUTED}), told("b", EFFECT, claim=None))
    assert not objected(disputes.contested(told_so))


@pytest.mark.parametrize("said", ["This proves that mint drops work.", "The finding is beyond doubt."])
def test_an_automatic_report_proves_nothing(said: str) -> None:
    """Else a count of claims would be told as a proof."""
    assert objected(disputes.agreed(synthesis(told("a", EFFECT), lines=(*LIMITS, said)))) == ["limitations-5"]


def test_an_answer_rests_on_direct_claims() -> None:
    """Else a question would be told as answered that nothing touches."""
    seen = synthesis(told("a", EFFECT, verdict={"mark": Mark.UNJUDGED}), answer="answered")
    assert objected(openness.parts(seen)) == ["answer"]


@pytest.mark.parametrize(
    ("said", "is_too_much"),
    [
        ("The question is fully answered, congestion among it.", True),
        ("What was found holds for congestion as well.", True),
        ("The question is partly answered: none of them names congestion.", False),
        ("No claim shown names congestion.", False),
    ],
)
def test_an_open_part_is_told_as_open(said: str, *, is_too_much: bool) -> None:
    """Else a reader would not look further where nothing was found."""
    seen = synthesis(
        told("a", EFFECT, verdict={"mark": Mark.UNJUDGED}), abstract=(Line(text=said),), answer="neighbouring"
    )
    assert bool(objected(openness.parts(seen))) is is_too_much


def test_limits_are_told() -> None:
    """Else a report over abstracts alone could pass for one over whole papers."""
    assert not objected(openness.limits(synthesis(told("a", EFFECT))))
    assert objected(openness.limits(synthesis(told("a", EFFECT), lines=LIMITS[1:]))) == ["limit-abstracts"]
