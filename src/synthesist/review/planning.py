"""Which plan a review goes by: its first one until it has searched, and then that with its amendments."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from synthesist.clock import Now, dated
from synthesist.errors import PlanError, ReviewMismatch, WrongUse
from synthesist.failpoints import reached
from synthesist.ledger import Ledger, mapping, review
from synthesist.plan import Plan, changes, parse_plan, read_plan
from synthesist.records import PlanVersion
from synthesist.report.wording import visible
from synthesist.review.folder import PLAN, write_plan
from synthesist.review.reaching import first_made
from synthesist.synthesis import notes, question_of

_SEARCHED = ("question", "frame", "parts.", "search.")
"""Fields by which a search is made: where one of them changes, the search is run anew."""

_PENDING = "plan_pending"
"""Under which the ledger notes the ordinal of an amendment of the program's that is not in the file yet."""

_OF_QUERIES = ("screen.years",)
"""Fields that the queries of databases hold besides."""


def newest(ledger: Ledger) -> Plan | None:
    """The plan as it stands in the ledger; None before there is one."""
    versions = review.plans(ledger)
    return Plan.model_validate_json(versions[-1].content) if versions else None


def known_times(ledger: Ledger) -> list[str]:
    """Times of all dated facts of a review."""
    kept = (review.plans(ledger), review.searches(ledger), review.rulings(ledger), review.updates(ledger))
    return [fact.at for facts in kept for fact in facts]


@dataclass(frozen=True, slots=True)
class Desk:
    """Where plans are settled.

    Attributes:
        version: of the program.
        ready: makes sure that there is something to search, before a plan is kept by which a search is made: a plan
            with a slip in it would stand in the report for good.
    """

    folder: Path
    ledger: Ledger
    version: str
    now: Now
    ready: Callable[[], None] = lambda: None

    @property
    def path(self) -> Path:
        """The folder's own `review.toml`."""
        return self.folder / PLAN

    @property
    def has_searched(self) -> bool:
        """Whether the first search is done, so that a change is an amendment."""
        return self.ledger.stage_key("search") is not None

    def keep(self, plan: Plan, told: PlanVersion, banner: str) -> None:
        """Write a version of the plan, and what it says of the review."""
        review_id = self.ledger.about("review_id") if told.ordinal else plan.review_id
        said = notes(plan, question_of(plan), review_id, self.version, banner)
        self.ledger.add_plan(mapping.plain_row(told), said)


def settle_plan(plan: Plan, toml: str, desk: Desk, *, banner: str = "") -> Plan:
    """The plan of a new review, or of the one that was begun with this plan, as it stands by now.

    Raises:
        ReviewMismatch: the folder holds a review of another question or plan, or an edited plan.
    """
    path = desk.path
    versions = review.plans(desk.ledger)
    if not desk.has_searched:
        _require_own(path, plan, versions)
        return _first(plan, toml, desk, banner)
    if plan.sha256 not in (versions[0].sha256, versions[-1].sha256):
        raise ReviewMismatch(
            f"{desk.folder} holds a review with another question or plan",
            f"choose another folder with --out; to change this review, edit {path} and run `synthesist run {path}`",
        )
    current = Plan.model_validate_json(versions[-1].content)
    restore_plan(desk)
    if read_plan(path) != current:
        raise ReviewMismatch(
            f"{path} was edited since the search",
            f"run `synthesist run {path}` to make the change an amendment, or delete the file to go on without it",
        )
    return current


def settle_file(toml: str, desk: Desk, reason: str, *, is_own: bool) -> Plan:
    """The plan in the text of a `review.toml`; after the first search, what differs becomes an amendment.

    Args:
        is_own: whether the file is the folder's own; only that one can be amended.

    Raises:
        PlanError: the text is no plan.
        ReviewMismatch: the folder holds a review by another plan than the file says.
        WrongUse: a reason is given, and nothing was changed.
    """
    plan = parse_plan(toml, PLAN)
    is_amended = is_own and desk.has_searched and plan.sha256 != review.plans(desk.ledger)[-1].sha256
    if is_amended:
        _amend(plan, toml, desk, _line(reason))
        return plan
    _require_nothing_untold(reason, review.plans(desk.ledger))
    if not is_own:
        return settle_plan(plan, toml, desk)
    return plan if desk.has_searched else _first(plan, toml, desk, desk.ledger.about("banner"))


def _require_nothing_untold(reason: str, versions: tuple[PlanVersion, ...]) -> None:
    """A reason that would get lost is refused; one that was kept already is a command given again."""
    if _line(reason) not in ("", versions[-1].reason if versions else ""):
        raise WrongUse(
            "nothing was changed in the plan since the search, so that there is nothing to give a reason for",
            "leave out --because, or change the plan first",
        )


def amend(plan: Plan, toml: str, desk: Desk, reason: str) -> None:
    """Amend the plan, and write it into the folder; a person's edit is kept by `settle_file` instead."""
    desk.ledger.note(**{_PENDING: str(review.plans(desk.ledger)[-1].ordinal + 1)})
    _amend(plan, toml, desk, _line(reason))
    _write_pending(desk)


def restore_plan(desk: Desk) -> None:
    """Write the newest plan into the folder again, where its file is lost or the program did not come to write it."""
    versions = review.plans(desk.ledger)
    if not versions:
        return
    if desk.ledger.about(_PENDING) == str(versions[-1].ordinal):  # a run was cut off between ledger and file
        _write_pending(desk)
    elif not desk.path.exists():
        write_plan(versions[-1].toml, desk.folder)


def _write_pending(desk: Desk) -> None:
    write_plan(review.plans(desk.ledger)[-1].toml, desk.folder)
    desk.ledger.note(**{_PENDING: ""})


def require_concepts(plan: Plan) -> None:
    """Make sure that there is something to look for.

    Raises:
        PlanError: the question names nothing.
    """
    if not question_of(plan).concepts:
        raise PlanError("the question names nothing that could be looked for", "name what you ask about in words")


def _require_own(path: Path, plan: Plan, versions: tuple[PlanVersion, ...]) -> None:
    """A plan that a person wrote must not be lost to a question given in words."""
    if not path.is_file():
        return
    is_ours = bool(versions) and path.read_bytes() == versions[-1].toml.encode()
    if not is_ours and read_plan(path) != plan:
        raise ReviewMismatch(
            f"{path} holds another plan", f"run `synthesist run {path}`, or choose another folder with --out"
        )


def _first(plan: Plan, toml: str, desk: Desk, banner: str) -> Plan:
    """Keep the first plan, in place of one that never came to a search."""
    versions = review.plans(desk.ledger)
    if not versions or versions[-1].sha256 != plan.sha256:
        desk.ready()
        at = first_made(desk.folder, plan, lambda: dated(desk.now, ()))
        desk.keep(plan, PlanVersion(ordinal=0, sha256=plan.sha256, content=plan.content, toml=toml, at=at), banner)
        write_plan(toml, desk.folder)
    restore_plan(desk)
    return plan


def _amend(plan: Plan, toml: str, desk: Desk, reason: str) -> None:
    last = review.plans(desk.ledger)[-1]
    ordinal = last.ordinal + 1
    before = Plan.model_validate_json(last.content)
    named = (*_SEARCHED, *(_OF_QUERIES if plan.search.databases else ()))
    is_searched_anew = any(change.field.startswith(named) for change in changes(before, plan))
    told = PlanVersion(
        ordinal=ordinal,
        sha256=plan.sha256,
        content=plan.content,
        toml=toml,
        at=dated(desk.now, known_times(desk.ledger)),
        reason=reason,
        archive=f"ledger-before-amendment-{ordinal}.sqlite" if is_searched_anew else "",
    )
    if told.archive:
        desk.ready()
        desk.ledger.copy(desk.folder / told.archive)
        reached("plan.archived")
    desk.keep(plan, told, desk.ledger.about("banner"))


def _line(reason: str) -> str:
    return visible(reason.encode("utf-8", "replace").decode("utf-8"))
