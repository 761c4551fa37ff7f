"""Which results may be held against each other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthesist.extract.measured import grouped
from synthesist.records.results import Place, ReportedResult, Told


def result(
    number: int,
    value: float = 70.0,
    *,
    work: str = "",
    metric: str = "F1",
    population: str = "SQuAD 1.1",
    split: str = "test",
    outcome: str = "",
    unit: str = "",
    method: str = "Owl",
    further: tuple[str, ...] = (),
) -> ReportedResult:
    """A result; each is of a work of its own where none is named."""
    return ReportedResult(
        result_id=f"r{number}",
        document_id=f"d{number}",
        work_id=work or f"w{number}",
        text=str(value),
        value=value,
        unit=unit,
        outcome=Told(text=outcome),
        population=Told(text=population),
        method=Told(text=method),
        metric=Told(text=metric),
        split=Told(text=split),
        further=tuple(Told(text=text) for text in further),
        place=Place(start=0, end=4),
    )


def test_results_of_one_setting_are_comparable_and_have_a_spread() -> None:
    """A user would miss that two papers report the same measurement."""
    (group,) = grouped([result(1, 71.2, method="Owl"), result(2, 74.5, method="Wren", metric="F-score")])
    assert group.is_comparable
    assert group.spread == (71.2, 74.5)
    assert (group.metric, group.result_ids, group.work_ids) == ("f1", ("r1", "r2"), ("w1", "w2"))


@pytest.mark.parametrize(
    ("other", "differs"),
    [
        (result(2, population="SQuAD 2.0"), ("version",)),
        (result(2, split="dev"), ("split",)),
        (result(2, unit="%"), ("unit",)),
        (result(2, further=("Panel B",)), ()),
    ],
)
def test_results_of_unlike_settings_stand_side_by_side(other: ReportedResult, differs: tuple[str, ...]) -> None:
    """A user would read one range over figures that measure different things."""
    (group,) = grouped([result(1), other])
    assert not group.is_comparable
    assert group.differs == differs
    assert group.spread is None


@pytest.mark.parametrize(
    ("other", "part"),
    [
        (result(2, split=""), "split"),
        (result(2, population="SQuAD"), "version"),
        (result(2, further=("(1)",)), "further"),
    ],
)
def test_what_only_one_states_makes_them_comparable_as_far_as_stated(other: ReportedResult, part: str) -> None:
    """A user would take a silence for an agreement."""
    (group,) = grouped([result(1), other])
    assert (group.is_comparable, group.is_comparable_as_stated) == (False, True)
    assert (group.differs, group.unstated, group.spread) == ((), (part,), None)


@pytest.mark.parametrize(
    "pair",
    [
        [result(1, outcome="death", population=""), result(2, outcome="death", population="")],
        [
            result(number).model_copy(update={"population": Told(text="(Intercept)", is_assumed=True)})
            for number in (1, 2)
        ],
    ],
)
def test_a_population_that_nobody_states_makes_nothing_comparable(pair: list[ReportedResult]) -> None:
    """A user would read one range over patients of whom nobody said that they are alike."""
    (group,) = grouped(pair)
    assert (group.is_comparable, group.is_comparable_as_stated) == (False, True)
    assert (group.unstated, group.spread) == (("population",), None)


def test_results_of_one_work_have_no_spread() -> None:
    """A user would read the rows of one table as an agreement of papers."""
    (group,) = grouped([result(1, 70.0, work="w"), result(2, 80.0, work="w")])
    assert group.is_comparable
    assert group.spread is None


def test_results_without_a_metric_are_in_no_group() -> None:
    """A user would compare figures of which nobody knows what they are."""
    assert grouped([result(1, metric=""), result(2, metric="")]) == ()


def test_other_metrics_and_subjects_are_in_other_groups() -> None:
    """A user would see accuracy beside F1, or NewsQA beside SQuAD."""
    assert grouped([result(1), result(2, metric="accuracy"), result(3, population="NewsQA")]) == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"metric": "Acc."}, {"metric": "accuracy"}),
        ({"metric": "HR"}, {"metric": "hazard ratio"}),
        ({"population": "SQuAD1.1"}, {"population": "squad v1.1 dataset"}),
        ({"split": "Dev"}, {"split": "validation"}),
        ({"outcome": "all-cause mortality"}, {"outcome": "All cause mortality"}),
    ],
)
def test_one_name_has_many_spellings(one: dict[str, str], other: dict[str, str]) -> None:
    """A user would not find papers that report the same beside each other."""
    (group,) = grouped([result(1, **one), result(2, **other)])  # type: ignore[arg-type]
    assert group.is_comparable


@pytest.mark.parametrize(
    ("one", "other"), [("BLEU", "SacreBLEU"), ("odds ratio", "adjusted OR"), ("macro-F1", "micro-F1"), ("OR", "RR")]
)
def test_metrics_that_are_computed_otherwise_stay_apart(one: str, other: str) -> None:
    """A user would see scores of two measures in one range."""
    assert grouped([result(1, metric=one), result(2, metric=other)]) == ()


_RESULTS = st.lists(
    st.builds(
        result,
        st.integers(0, 50),
        st.floats(0, 100),
        work=st.sampled_from(["w1", "w2"]),
        split=st.sampled_from(["", "test", "dev"]),
        population=st.sampled_from(["", "SQuAD", "SQuAD 1.1", "NewsQA"]),
    ),
    max_size=12,
    unique_by=lambda one: one.result_id,
)


@given(_RESULTS, st.randoms(use_true_random=False))
def test_the_order_of_results_changes_nothing(results: list[ReportedResult], chance: object) -> None:
    """A user would get other groups from the same papers."""
    shuffled = sorted(results, key=lambda _: chance.random())  # type: ignore[attr-defined]
    assert grouped(results) == grouped(shuffled)


@given(_RESULTS)
def test_a_spread_needs_agreement_and_two_works(results: list[ReportedResult]) -> None:
    """A user would read a range that no two papers stand for."""
    for group in grouped(results):
        assert group.spread is None or (group.is_comparable and len(group.work_ids) > 1)
        assert not (group.is_comparable and (group.differs or group.unstated))
