"""What the reviewers say of a review's folder as it lies: together, and each alone."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from time import perf_counter

from benchmarks.planting.material import NOW
from synthesist.appraise import Challenger, Confirmer, Panel, Reviewer, Synthesis, appraised_once
from synthesist.appraising import panel, seen
from synthesist.errors import PlanError, SynthesistError, contain
from synthesist.ledger import review
from synthesist.models import Embedder, PairJudge
from synthesist.records.appraisals import Appraisal, Dimension, Mandate, Objection, Opinion, Outcome
from synthesist.report import Report
from synthesist.review.folder import opened
from synthesist.review.planning import newest
from synthesist.review.running import Means, tools_of

BOTH = "both"
"""The panel of all reviewers; the others are named by their one reviewer's mandate."""

Scores = Mapping[Dimension, float | None]


@dataclass(frozen=True, slots=True)
class Told:
    """What was said of a folder.

    Attributes:
        objections: of all reviewers, as settled.
        scores: of each dimension, by panel.
        seconds: that the reviewers took, without what reading the ledger took.
        error: why nothing else is known; empty where it is.
    """

    objections: tuple[Objection, ...] = ()
    scores: Mapping[str, Scores] = field(default_factory=dict)
    consensus: float | None = None
    outcome: Outcome | None = None
    seconds: float = 0.0
    error: str = ""

    def score(self, dimension: Dimension, of: str = BOTH) -> float | None:
        """What a panel gives for a dimension; None where it could not be assessed."""
        return self.scores.get(of, {}).get(dimension)


@dataclass(frozen=True, slots=True)
class Spoken:
    """A reviewer who has spoken already: opinions are independent, so one is settled with and without the other."""

    opinion: Opinion

    @property
    def mandate(self) -> Mandate:
        """See `Reviewer`."""
        return self.opinion.mandate

    def review(self, _seen: Synthesis) -> Opinion:
        """See `Reviewer`."""
        return self.opinion


@dataclass(frozen=True, slots=True)
class Appraiser:
    """Reviewers with the models that they are handed; models are loaded once."""

    reviewers: tuple[Reviewer, ...]
    embedder: Embedder
    judge: PairJudge

    def told(self, folder: Path) -> Told:
        """What is said of a folder; what went wrong where the appraisal broke off."""
        failed: list[str] = []
        with failures(failed):
            return self._told(folder)
        return Told(error=failed[0])

    def _told(self, folder: Path) -> Told:
        printed = Report.model_validate_json((folder / "report" / "report.json").read_text("utf-8"))
        with opened(folder) as ledger:
            plan = newest(ledger)
            if plan is None:
                raise PlanError(f"{folder} has no plan", "take a review that was made")
            usual = tools_of(plan, folder, ledger, Means(library=folder))
            tools = replace(usual, embedder=self.embedder, judge=self.judge)
            shown = seen(ledger, tools, printed, NOW[:10])
            by = panel(plan, review.plans(ledger))
            begun = perf_counter()
            spoken = tuple(Spoken(one.review(shown)) for one in self.reviewers)
            seconds = perf_counter() - begun
            return _settled(shown, by, spoken, seconds)


def _settled(shown: Synthesis, by: Panel, spoken: Sequence[Spoken], seconds: float) -> Told:
    panels = {BOTH: tuple(spoken), **{one.mandate.value: (one,) for one in spoken}}
    appraisals = {name: appraised_once(shown, replace(by, reviewers=several)) for name, several in panels.items()}
    whole = appraisals[BOTH]
    return Told(
        objections=whole.objections,
        scores={name: _scores(appraisal) for name, appraisal in appraisals.items()},
        consensus=whole.consensus,
        outcome=whole.last.outcome if whole.last else None,
        seconds=seconds,
    )


def _scores(appraisal: Appraisal) -> dict[Dimension, float | None]:
    return {one.dimension: one.score for one in appraisal.dimensions}


@contextmanager
def failures(kept: list[str]) -> Iterator[None]:
    """Whatever goes wrong is kept in words, the error's type first."""
    try:
        with contain("appraise", "", lambda failure: kept.append(failure.reason)):
            yield
    except SynthesistError as error:
        kept.append(f"{type(error).__name__}: {error}")


@cache
def shipped() -> Appraiser:
    """The reviewers as they are registered, with the shipped models; one for a process."""
    from synthesist.models import default_embedder, default_judge

    return Appraiser((Challenger(), Confirmer()), default_embedder(), default_judge())


AppraiserMaker = Callable[[], Appraiser]
