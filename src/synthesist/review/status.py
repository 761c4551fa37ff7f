"""Where a review stands: what is done, what failed, what people said, what the next run would do."""

from collections import Counter
from pathlib import Path

from synthesist.errors import PlanError
from synthesist.ledger import Ledger, review
from synthesist.plan import Plan, changes, read_plan
from synthesist.read import summary
from synthesist.records import ON_CLAIMS, ON_PAIRS, ON_WORKS, Rulings, effective, records_in
from synthesist.records.base import Frozen
from synthesist.report.folder import ReportFolder
from synthesist.review.folder import PLAN
from synthesist.review.planning import newest
from synthesist.review.running import Means, tools_of
from synthesist.synthesis import steps


class StageStatus(Frozen):
    """One stage: done, or what the next run would do and why.

    Attributes:
        state: "done", "due" (never finished) or "again" (what it rests on has changed).
        counts: what it said of itself when it was finished.
    """

    stage: str
    state: str
    counts: dict[str, int]
    failures: int


class Status(Frozen):
    """A whole review.

    Attributes:
        plan_edits: fields in which `review.toml` differs from the plan by which the review went; a run amends them.
        sample: works drawn from below the cut-off, and those among them that people decided on.
        orphans: rulings on works, claims or records that the review no longer holds.
        missing_papers: files that the next run would search, and that do not lie where the plan says.
        full_texts: how many were read, and why others were not; empty before they were looked for.
    """

    question: str
    stages: tuple[StageStatus, ...]
    plan_edits: tuple[str, ...]
    plan_problem: str
    amendments: int
    works_decided: int
    claims_decided: int
    pairs_decided: int
    sample: int
    sample_decided: int
    orphans: tuple[str, ...]
    missing_papers: tuple[str, ...]
    full_texts: str = ""

    @property
    def has_searched(self) -> bool:
        """Whether the first search is done, so that a change of the plan is an amendment."""
        return any(stage.stage == "search" and stage.state != "due" for stage in self.stages)

    @property
    def next_stages(self) -> tuple[str, ...]:
        """Names of the stages that the next run would carry out."""
        return tuple(stage.stage for stage in self.stages if stage.state != "done")


def status_of(folder: Path, ledger: Ledger) -> Status:
    """How far a review is; nothing is changed."""
    plan = newest(ledger)
    on_disk, problem = _plan_on_disk(folder)
    held = Rulings.of(review.rulings(ledger)).by_item
    heeded = review.standing_rulings(ledger).renamed(review.members(ledger)).by_item
    sample = review.sample(ledger)
    stages = _stages(folder, ledger, on_disk or plan)
    known = review.members(ledger).keys() | {claim.claim_id for claim in review.claims(ledger)}
    return Status(
        question=plan.question if plan else "",
        stages=stages,
        plan_edits=tuple(change.field for change in changes(plan, on_disk)) if plan and on_disk else (),
        plan_problem=problem,
        amendments=max(0, len(review.plans(ledger)) - 1),
        works_decided=sum(ruling.action in ON_WORKS for ruling in held.values()),
        claims_decided=sum(ruling.action in ON_CLAIMS for ruling in held.values()),
        sample=len(sample),
        pairs_decided=sum(ruling.action in ON_PAIRS for ruling in held.values()),
        sample_decided=sum(work_id in heeded for work_id in sample),
        orphans=tuple(item for item in sorted(held) if not {*(records_in(item) or (item,))} <= known),
        missing_papers=_missing(folder, on_disk or plan) if stages and stages[0].state != "done" else (),
        full_texts=_full_texts(ledger, plan) if plan and ledger.outcome("read") else "",
    )


def _full_texts(ledger: Ledger, plan: Plan) -> str:
    kept = effective(review.decisions(ledger))
    sought = [row.item for row in kept if (row.stage, row.action) == ("screen", "include")]
    whole = {row.work_id for row in review.documents(ledger).values() if row.is_full_text}
    return summary(sought, whole, review.copies(ledger), is_fetching=plan.is_fetching)


def _missing(folder: Path, plan: Plan | None) -> tuple[str, ...]:
    return tuple(name for name in plan.search.papers if not (folder / name).exists()) if plan else ()


def _plan_on_disk(folder: Path) -> tuple[Plan | None, str]:
    if not (folder / PLAN).exists():
        return None, ""
    try:
        return read_plan(folder / PLAN), ""
    except PlanError as error:
        return None, str(error)


def _stages(folder: Path, ledger: Ledger, plan: Plan | None) -> tuple[StageStatus, ...]:
    """The stages as the next run by a plan would find them; after the first that is due, all are."""
    if plan is None:
        return ()
    failures = Counter(row.stage for row in review.failures(ledger))
    found = []
    for step in steps(plan, ledger, ReportFolder(folder), tools_of(plan, folder, ledger, Means())):
        state = "done" if not step.is_due else "again" if step.was_finished else "due"
        counts = ledger.outcome(step.name) if step.was_finished else {}
        found.append(StageStatus(stage=step.name, state=state, counts=counts, failures=failures[step.name]))
    return tuple(found)
