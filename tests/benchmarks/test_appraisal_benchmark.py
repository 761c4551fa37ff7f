"""Reviewers held against planted defects: what counts as found, what is told, and what nobody may look at."""

import json
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from benchmarks.appraisal import looking, running, telling
from benchmarks.appraisal.__main__ import _options
from benchmarks.appraisal.appraising import BOTH, Appraiser, Told
from benchmarks.appraisal.counting import exact, left_out
from benchmarks.appraisal.estimating import figures_of
from benchmarks.appraisal.figures import APPRAISAL
from benchmarks.appraisal.holding import Held, held
from benchmarks.appraisal.looking import KindLook, Reviews, Rise, look_at_kind, look_at_rise
from benchmarks.appraisal.running import Look, Wish, look
from benchmarks.appraisal.telling import told
from benchmarks.planting.invented import TOPICS
from benchmarks.planting.kinds import Instance, Planted
from benchmarks.planting.material import Base, invented_base

from synthesist.appraise import Synthesis
from synthesist.appraise.reviewing import Asked, opinion_of
from synthesist.models import default_embedder
from synthesist.records.appraisals import CRITICAL, Dimension, Mandate, Objection, Opinion, Outcome, Severity

ASKED = "Do velmint drops reduce nasal congestion and snoring in adults?"
HIDDEN_CAP = next(at for at, kind in enumerate(looking.kinds_of(is_seen=True)) if kind.name == "hidden-cap")
CHALLENGER, CONFIRMER = Mandate.CHALLENGER, Mandate.CONFIRMER


@dataclass(frozen=True)
class Counting:
    """A reviewer that holds a search that was cut off to be well told, and knows nothing else."""

    mandate: Mandate

    def review(self, seen: Synthesis) -> Opinion:
        """See `Reviewer`."""
        searches = seen.contents.searches
        cut_off = sum(one.is_capped for one in searches) if self.mandate is CHALLENGER else len(searches)
        asked = [
            Asked(self.mandate, one, one.value, "Is it?", "searches") for one in (*sorted(CRITICAL), *_REPRODUCIBILITY)
        ]
        return opinion_of(self.mandate, [lambda _, one=one: one.counted(cut_off, len(searches)) for one in asked], seen)


_REPRODUCIBILITY = (Dimension.REPRODUCIBILITY,)


@dataclass(frozen=True)
class Breaking:
    """A reviewer that breaks off, and quotes what it saw."""

    mandate: Mandate = CHALLENGER

    def review(self, seen: Synthesis) -> Opinion:
        """See `Reviewer`."""
        raise KeyError(seen.question.text)


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Base:
    """A small review of invented records."""
    return invented_base(tmp_path_factory.mktemp("appraisal"), replace(TOPICS[0], name="small", question=ASKED), 8)


@pytest.fixture
def maker(words) -> Callable[[], Appraiser]:
    """Two reviewers of whom the first alone can see that a search was cut off."""
    return lambda: Appraiser((Counting(CHALLENGER), Counting(CONFIRMER)), default_embedder(), words)


def objection(item: str, *pointers: str, mandate: Mandate = CHALLENGER, dimension=Dimension.NUMBERS) -> Objection:
    """An objection of some check."""
    return Objection(
        mandate=mandate,
        dimension=dimension,
        check="some check",
        item=item,
        severity=Severity.SERIOUS,
        said="it is told otherwise",
        pointers=pointers,
    )


def said(score: float | None, *objections: Objection, consensus: float | None = 8.0, outcome=Outcome.PUBLISH) -> Told:
    """An appraisal in which all panels give one score for the numbers."""
    scores = {name: {Dimension.NUMBERS: score} for name in (BOTH, "challenger", "confirmer")}
    return Told(objections, scores, consensus, outcome, 1.0)


INSTANCE = Instance("some kind", "small", 3, Path("nowhere"), Planted("a secret was planted", ("c1",)))


def against(after: Told, before: Told, *, is_seen: bool = True) -> Held:
    """What is held of the instance."""
    return held(INSTANCE, Dimension.NUMBERS, after, before, is_seen=is_seen)


@pytest.mark.parametrize(
    ("after", "before", "is_found"), [(7.9, 8.0, True), (8.0, 8.0, False), (8.1, 8.0, False), (None, 8.0, False)]
)
def test_found_is_a_strictly_lower_score(after, before, is_found):
    """A defect that changed nothing, or left nothing to assess, would be told as found."""
    assert against(said(after), said(before)).is_found is is_found


def test_a_score_of_a_review_that_could_not_be_assessed_is_no_find():
    """Any score would count as found where there was none before."""
    one = against(said(1.0), said(None))
    assert (one.is_found, one.was_unassessed) == (False, True)


def test_only_new_objections_count():
    """A false alarm that was there before would count as having found the defect."""
    old, own = objection("c9"), objection("w1", "c1", mandate=CONFIRMER)
    elsewhere = objection("c1", dimension=Dimension.NOVELTY)
    one = against(said(7.0, old, own, elsewhere), said(8.0, old))
    assert (one.objecting, one.is_named) == ({CONFIRMER}, True)
    assert (one.checks, one.besides) == (("confirmer: some check",), ("challenger: some check",))
    assert not against(said(7.0, old, elsewhere), said(8.0, old)).is_named


def test_gate_and_consensus_are_held_against_the_review_without_the_defect():
    """Nobody would see that a defect made a report pass."""
    better = against(said(7.0, consensus=8.0), said(8.0, consensus=8.0, outcome=Outcome.REVISE))
    assert (better.is_no_better, better.is_lower) == (False, False)
    worse = against(said(7.0, consensus=7.5, outcome=Outcome.REJECT), said(8.0))
    assert (worse.is_no_better, worse.is_lower) == (True, True)
    assert against(said(7.0), said(8.0, consensus=None)).is_lower is None


def test_of_unseen_kinds_nothing_is_kept_but_numbers():
    """Whoever writes reviewers would learn what the kinds are that they must not know."""
    one = against(said(7.0, objection("c1")), said(8.0), is_seen=False)
    assert one.is_found
    assert one.is_named
    assert (one.what, one.checks, one.besides) == ("", (), ())
    broken = against(Told(error="KeyError: a secret"), said(8.0), is_seen=False)
    assert (broken.error, broken.what) == ("KeyError", "")


def test_of_unseen_kinds_nothing_is_told_but_numbers():
    """The same, from the printed lines."""
    one = Held("hidden-base", 1, what="a secret", checks=("secret check",), besides=("secret aside",))
    kind = KindLook("unseen 1", Dimension.NUMBERS, is_seen=False, held=(one,))
    text = "\n".join(told(Look(Reviews((), {}), (kind,), ()), show=9))
    assert "unseen 1" in text
    assert "secret" not in text
    assert "hidden-base" not in text


def test_unseen_kinds_wait_for_the_final_look(monkeypatch):
    """A run of every day would be a look at them."""

    def only_seen(*, is_seen: bool) -> tuple[()]:
        assert is_seen
        return ()

    monkeypatch.setattr(running, "kinds_of", only_seen)
    review = Reviews((Base("small", Path()),), {"small": said(8.0)})
    usual = Wish(Path())
    assert not list(running._kind_tasks(review, usual))
    assert all(named == {"is_seen": True} for *_, named in running._rise_tasks(review, usual))
    assert not _options([]).final
    assert not _options(["--seen-only"]).final
    with pytest.raises(AssertionError):
        list(running._kind_tasks(review, replace(usual, is_final=True)))


def test_a_planted_defect_is_found_by_who_can_see_it(base, maker, tmp_path):
    """A reviewer that finds a defect would be told to find nothing, or the other one to find it too."""
    reviews = Reviews((base,), {base.name: looking.appraised(base, maker)})
    found = look_at_kind(HIDDEN_CAP, reviews, tmp_path / "planted", 1, is_seen=True, maker=maker)
    assert (found.title, found.dimension, found.error) == ("hidden-cap", Dimension.REPRODUCIBILITY, "")
    assert [one.found for one in found.held] == [{BOTH, "challenger"}]
    assert found.held[0].is_lower
    assert not (tmp_path / "planted").exists()


def test_an_appraisal_that_breaks_off_is_a_miss(base, maker, words, tmp_path):
    """One reviewer that fails on one review would end the whole run, or go unnoticed."""
    breaking = lambda: Appraiser((Breaking(),), default_embedder(), words)  # noqa: E731
    reviews = Reviews((base,), {base.name: looking.appraised(base, maker)})
    found = look_at_kind(HIDDEN_CAP, reviews, tmp_path / "planted", 1, is_seen=True, maker=breaking)
    assert [one.is_found for one in found.held] == [False]
    assert found.held[0].error.startswith("KeyError: ")
    text = "\n".join(told(Look(reviews, (found,), ())))
    assert "error in 1: KeyError" in text


def test_a_ledger_that_cannot_be_read_is_told(base, maker, tmp_path):
    """An error of our own would end the run where any other is a miss."""
    (tmp_path / "report").mkdir()
    (tmp_path / "report" / "report.json").write_bytes((base.folder / "report" / "report.json").read_bytes())
    sqlite3.connect(tmp_path / "ledger.sqlite").close()
    assert maker().told(tmp_path).error


def test_defects_add_up(base, maker, monkeypatch, tmp_path):
    """A consensus that rises with defects would go unnoticed."""
    monkeypatch.setattr(looking, "STEPS", (1, 2))
    before = looking.appraised(base, maker)
    rise = look_at_rise(base, 1, before, tmp_path / "rise", is_seen=True, maker=maker)
    assert rise.is_whole
    assert sorted(rise.consensus) == [0, 1, 2]
    assert rise.consensus[0] == before.consensus
    assert not (tmp_path / "rise").exists()


@pytest.mark.parametrize(
    ("values", "falls", "never_rises"),
    [
        ((9, 8, 7, 6, 5), True, True),
        ((9, 8, 8, 6, 5), False, True),
        ((9, 8, 7, 7.5, 5), False, False),
        ((9, 8, 7, None, 5), False, False),
    ],
)
def test_falling_is_told_from_standing_still(values, falls, never_rises):
    """A score that does not fall would be told as one that does."""
    rise = Rise("small", 1, True, dict(zip((0, 1, 2, 4, 8), values, strict=True)), {})
    assert (rise.is_whole, rise.falls, rise.never_rises) == (True, falls, never_rises)
    assert not replace(rise, consensus={0: 9, 1: 8}).is_whole


def test_each_reviewer_left_out():
    """Nobody could tell whether a second reviewer finds anything that the first does not."""
    every = [{BOTH, "challenger"}, {BOTH, "confirmer"}, {BOTH, "challenger", "confirmer"}, {"confirmer"}, set()]
    looks = [KindLook("a kind", Dimension.NUMBERS, True, tuple(Held("b", 1, frozenset(one)) for one in every))]
    left = left_out(looks)
    assert (left.n, left.both, left.challenger, left.confirmer) == (5, 3, 2, 3)
    assert (left.only_challenger, left.only_confirmer) == (1, 2)
    assert left.lost == {"challenger": 1, "confirmer": 1}


@pytest.mark.parametrize(
    ("k", "n", "low", "high"), [(0, 10, 0.0, 0.3085), (20, 20, 0.8316, 1.0), (18, 20, 0.6830, 0.9877), (0, 0, 0.0, 1.0)]
)
def test_the_exact_interval(k, n, low, high):
    """A share of twenty would look surer than it is."""
    assert exact(k, n) == pytest.approx((low, high), abs=5e-5)


def test_a_look_becomes_figures_and_words(base, maker, monkeypatch, tmp_path):
    """What was found would not reach the page of results."""
    monkeypatch.setattr(running, "appraised", lambda one: looking.appraised(one, maker))
    monkeypatch.setattr(running, "look_at_kind", lambda *given, **named: look_at_kind(*given, **named, maker=maker))
    monkeypatch.setattr(running, "look_at_rise", lambda *given, **named: look_at_rise(*given, **named, maker=maker))
    monkeypatch.setattr(looking, "STEPS", (1,))
    wish = Wish(tmp_path, kinds=("hidden-cap",), wanted=1, rises=1, jobs=1, demo=False)
    lines = list[str]()
    looked = look([base], wish, lines.append)
    assert lines == [f"as it is: {base.name}", "hidden-cap", "adding up 1"]
    figures = list(figures_of(looked))
    assert {one.measure.name for one in figures} <= {one.name for one in APPRAISAL.measures}
    values = {(one.measure.name, one.of, one.by): one.value for one in figures}
    assert values["appraisal_found_seen", "seen kinds", ""] == 1.0
    assert values["appraisal_found", "seen kinds", "by confirmer alone"] == 0.0
    assert values["appraisal_lost", "seen kinds", "without the challenger"] == 1
    assert values["appraisal_alarms", "", ""] == 0.0
    assert len({(one.measure.name, one.of, one.by) for one in figures}) == len(figures)
    assert all(figure.of != "unseen kinds" for figure in figures)
    assert any(line.startswith("hidden-cap ") for line in telling.told(looked, show=3))
    json.dumps([one.value for one in figures])
