"""Rounds of revision: what is done about objections, and how often."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from synthesist import Review, appraising
from synthesist.appraise import Panel, Synthesis, appraise
from synthesist.appraise.reviewing import Asked, Look, Looked, opinion_of
from synthesist.plan import GatePlan
from synthesist.records import Mark
from synthesist.records.appraisals import Appraisal, Dimension, Mandate, Opinion, Outcome, Remedy, Severity
from synthesist.records.revised import RESERVED
from synthesist.review import Means
from synthesist.review.folder import opened
from synthesist.review.running import tools_of

Rows = Sequence[dict[str, Any]]
Given = Callable[..., Synthesis]


@pytest.fixture
def given(reviewed: Callable[..., Review], rows: Rows) -> Iterator[Synthesis]:
    """A synthesis in which two claims are said to be of one work."""
    review = reviewed(rows, rounds=0)
    with ExitStack() as stack:
        ledger = stack.enter_context(opened(review.folder))
        seen = appraising.seen(ledger, tools_of(review.plan, review.folder, ledger, Means()))
        first, second, *rest = seen.contents.claims
        claims = (first, second.model_copy(update={"work_id": first.work_id}), *rest)
        yield replace(seen, contents=replace(seen.contents, claims=claims))


@dataclass(frozen=True)
class Objector:
    """Objects to some claims as long as they are shown, and counts how often it was asked."""

    mandate: Mandate
    against: tuple[str, ...]
    remedy: Remedy
    pointer: str = ""
    asked: list[int] = field(default_factory=list)

    def review(self, seen: Synthesis) -> Opinion:
        """See `Reviewer`."""
        self.asked.append(len(seen.shown))
        return opinion_of(self.mandate, [self._look, *map(_measure, Dimension)], seen)

    def _look(self, seen: Synthesis) -> Looked:
        asked = Asked(
            self.mandate,
            Dimension.GROUNDING,
            "words",
            "Are they so?",
            "claims",
            severity=Severity.CRITICAL,
            remedy=self.remedy,
        )
        names = [claim.claim_id for claim in seen.shown]
        return asked.looked(
            names, [asked.object(one, "it is not so", self.pointer) for one in names if one in self.against]
        )


def _measure(dimension: Dimension) -> Look:
    asked = Asked(Mandate.CONFIRMER, dimension, f"measure of {dimension.value}", "Is it?", "rows")
    return lambda _: asked.counted(9, 10)


def _appraised(seen: Synthesis, objector: Objector, rounds: int = 3) -> Appraisal:
    return appraise(seen, Panel((objector,), GatePlan(claims=1, rounds=rounds)))


def _pair(seen: Synthesis) -> tuple[str, str]:
    """The two claims of one work."""
    works = [claim.work_id for claim in seen.shown]
    twice = next(work for work in works if works.count(work) > 1)
    first, second = (claim.claim_id for claim in seen.shown if claim.work_id == twice)
    return first, second


def test_a_claim_is_withdrawn_and_what_is_left_appraised_again(given: Synthesis) -> None:
    """A report would show what its own reviewers hold to be wrong, or be refused for a claim that it could drop."""
    objector = Objector(Mandate.CHALLENGER, _pair(given)[:1], Remedy.WITHDRAW)
    appraisal = _appraised(given, objector)
    assert [(one.item, one.remedy) for one in appraisal.revisions] == [(_pair(given)[0], Remedy.WITHDRAW)]
    assert objector.asked == [len(given.shown), len(given.shown) - 1]
    assert appraisal.rounds[0].outcome is not Outcome.PUBLISH
    assert not appraisal.objections


def test_the_last_claim_of_a_work_is_told_with_reserve(given: Synthesis) -> None:
    """A work would be listed as included of which nothing is shown."""
    appraisal = _appraised(given, Objector(Mandate.CHALLENGER, _pair(given), Remedy.WITHDRAW))
    assert sorted(one.remedy for one in appraisal.revisions) == [Remedy.SOFTEN, Remedy.WITHDRAW]


def test_what_was_done_is_not_done_again(given: Synthesis) -> None:
    """Rounds would be spent on a claim that was told with reserve already."""
    objector = Objector(Mandate.CHALLENGER, _pair(given)[:1], Remedy.SOFTEN)
    appraisal = _appraised(given, objector)
    assert len(appraisal.revisions) == 1
    assert len(objector.asked) == 2


def test_no_round_where_the_policy_allows_none(given: Synthesis) -> None:
    """A protocol that forbids revision would be departed from."""
    appraisal = _appraised(given, Objector(Mandate.CHALLENGER, _pair(given), Remedy.WITHDRAW), rounds=0)
    assert not appraisal.revisions
    assert len(appraisal.rounds) == 1


def test_a_claim_is_judged_again_by_the_judge_of_the_synthesis(given: Synthesis) -> None:
    """A reviewer's find would change a mark although the calibrated judge does not read it so, or never change one."""
    against = next(claim for claim in given.shown if "reduces" in claim.text)
    claim = next(one for one in given.shown if "improves" in one.text)
    pointer = f"{against.document_id}:{against.start}:{against.end}"
    refuted = _appraised(given, Objector(Mandate.CHALLENGER, (claim.claim_id,), Remedy.REVERIFY, pointer))
    assert [one.remedy for one in refuted.revisions][:1] == [Remedy.SOFTEN]
    silent = f"{claim.document_id}:0:3"
    heard = _appraised(given, Objector(Mandate.CHALLENGER, (claim.claim_id,), Remedy.REVERIFY, silent))
    assert [one.remedy for one in heard.revisions][:1] == [Remedy.REVERIFY]
    assert "not counted" in heard.revisions[0].reason


def test_a_claim_with_reserve_is_neither_verified_nor_sure(given: Synthesis) -> None:
    """A reader would be given a tick and a confidence that the reviewers took back."""
    from synthesist.appraise.run import revised

    appraisal = _appraised(given, Objector(Mandate.CHALLENGER, _pair(given)[:1], Remedy.SOFTEN))
    verdict = revised(given, appraisal, appraisal.revisions).contents.verdicts[_pair(given)[0]]
    assert verdict.mark is not Mark.VERIFIED
    assert (verdict.is_corroborated, verdict.confidence) == (False, None)
    assert verdict.vetoes[-1].startswith(RESERVED)
