"""Reviewers that say what a test needs: objections of every kind, by the place of a claim among those shown."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import cast

import pytest

from synthesist import appraising
from synthesist.appraise import Panel, appraise
from synthesist.appraise.reviewing import Asked, Look, Looked, Synthesis, opinion_of
from synthesist.models import Embedder, PairJudge
from synthesist.plan import Plan
from synthesist.plan.model import GatePlan
from synthesist.records import PlanVersion, ReviewContents
from synthesist.records.appraisals import Dimension, Mandate, Opinion, Remedy, Severity
from synthesist.records.revised import refound, softened, withdrawn
from synthesist.report import compose

HOSTILE = "it says <b>so</b> | “all”, `x` and 7 \u202emore"


def _asked(mandate: Mandate, dimension: Dimension, name: str, **fields: object) -> Asked:
    told = {"question": f"Is the {name} as it should be?", "basis": "rows of `claims`", **fields}
    return Asked(mandate, dimension, name, **told)  # type: ignore[arg-type]


def _measure(mandate: Mandate, dimension: Dimension, passed: int, total: int) -> Look:
    asked = _asked(mandate, dimension, f"measure of {dimension.value}")
    return lambda _: asked.counted(passed, total)


def _against(asked: Asked, place: int, said: str) -> Look:
    """An objection to the claim at a place, as often as there is one."""

    def look(seen: Synthesis) -> Looked:
        names = [claim.claim_id for claim in seen.shown]
        return asked.looked(names, [asked.object(name, said) for name in names[place:][:1]])

    return look


def _of_searches(seen: Synthesis) -> Looked:
    asked = _asked(Mandate.CHALLENGER, Dimension.REPRODUCIBILITY, "search", severity=Severity.MINOR)
    searches = [search.search_id for search in seen.contents.searches]
    return asked.looked(searches, [asked.object(name, "one source is few") for name in searches[:1]])


def _of_works(seen: Synthesis) -> Looked:
    asked = _asked(Mandate.CONFIRMER, Dimension.SAFETY, "work")
    works = sorted(seen.works)
    return asked.looked(works, [asked.object(name, HOSTILE) for name in (*works[:1], *seen.included[:1])])


def _of_references(seen: Synthesis) -> Looked:
    asked = _asked(Mandate.CONFIRMER, Dimension.NUMBERS, "reference", severity=Severity.MINOR)
    return asked.looked(["reference-1", "reference-2"], [asked.object("reference-1", "a page is missing")])


_CHALLENGER: tuple[Look, ...] = (
    _measure(Mandate.CHALLENGER, Dimension.EVIDENCE, 3, 4),
    _measure(Mandate.CHALLENGER, Dimension.UNCERTAINTY, 2, 3),
    _measure(Mandate.CHALLENGER, Dimension.NOVELTY, 0, 0),
    _against(
        _asked(Mandate.CHALLENGER, Dimension.GROUNDING, "wording", is_judged=True),
        0,
        f"stronger than it: {HOSTILE}",
    ),
    _against(_asked(Mandate.CHALLENGER, Dimension.EVIDENCE, "design", severity=Severity.MINOR), 1, "one small study"),
    _of_searches,
)
_CONFIRMER: tuple[Look, ...] = (
    _measure(Mandate.CONFIRMER, Dimension.NUMBERS, 4, 4),
    _measure(Mandate.CONFIRMER, Dimension.COMPARABILITY, 1, 2),
    _against(_asked(Mandate.CONFIRMER, Dimension.GROUNDING, "place"), 2, "it does not stand where it should"),
    _of_works,
    _of_references,
)
_STRICT: tuple[Look, ...] = (
    _against(
        _asked(Mandate.CHALLENGER, Dimension.SAFETY, "harm", remedy=Remedy.WITHDRAW, severity=Severity.CRITICAL),
        -1,
        f"it must go: {HOSTILE}",
    ),
    _against(_asked(Mandate.CHALLENGER, Dimension.UNCERTAINTY, "doubt", remedy=Remedy.SOFTEN), 0, "no doubt is told"),
)


@dataclass(frozen=True, slots=True)
class Invented:
    """A reviewer whose checks are given."""

    mandate: Mandate
    looks: Sequence[Look]

    def review(self, seen: Synthesis) -> Opinion:
        """See `Reviewer`."""
        return opinion_of(self.mandate, self.looks, seen)


MILD = (Invented(Mandate.CHALLENGER, _CHALLENGER), Invented(Mandate.CONFIRMER, _CONFIRMER))
"""They object, and ask for nothing."""

STRICT = (Invented(Mandate.CHALLENGER, (*_CHALLENGER, *_STRICT)), Invented(Mandate.CONFIRMER, _CONFIRMER))
"""They ask for a claim to be withdrawn, and for one to be told with reserve, in each round."""


def reviewed(contents: ReviewContents, reviewers: Sequence[Invented]) -> ReviewContents:
    """Contents as these reviewers leave them; none of their checks asks a model."""
    if not reviewers:
        return contents
    seen = Synthesis(contents, compose(contents), (), "2026-11-20", cast("Embedder", None), cast("PairJudge", None))
    appraisal = appraise(seen, Panel(tuple(reviewers), GatePlan()))
    done = appraisal.revisions
    return replace(
        contents,
        appraisal=appraisal,
        claims=withdrawn(contents.claims, done),
        verdicts=softened(contents.verdicts, done),
        findings=refound(contents.findings, contents.claims, done),
    )


@contextmanager
def reviewed_by(reviewers: Sequence[Invented]) -> Iterator[None]:
    """Reviews that are made meanwhile are appraised by these."""

    def panel(plan: Plan, plans: tuple[PlanVersion, ...]) -> Panel:
        return Panel(tuple(reviewers), plan.gate)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(appraising, "panel", panel)
        yield
