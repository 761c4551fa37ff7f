"""Which plan a review goes by: its first one until it has searched, and then that with its amendments."""

from pathlib import Path

from synthesist.clock import Now, dated
from synthesist.errors import PlanError, ReviewMismatch
from synthesist.failpoints import reached
from synthesist.ledger import Ledger, mapping, review
from synthesist.plan import Plan, changes, parse_plan, read_plan
from synthesist.records import PlanVersion
from synthesist.review.folder import PLAN, write_plan
from synthesist.synthesis import notes, question_of

_SEARCHED = ("question", "frame", "parts.", "search.")
"""Fields by which a search is made: where one of them changes, the search is run anew."""


def newest(ledger: Ledger) -> Plan | None:
    """The plan as it stands in the ledger; None before there is one."""
    versions = review.plans(ledger)
    return Plan.model_validate_json(versions[-1].content) if versions else None


def known_times(ledger: Ledger) -> list[str]:
    """Times of all dated facts of a review."""
    kept = (review.plans(ledger), review.searches(ledger), review.rulings(ledger))
    return [fact.at for facts in kept for fact in facts]


def settle_plan(
    plan: Plan, toml: str, folder: Path, ledger: Ledger, version: str, now: Now, *, banner: str = ""
) -> Plan:
    """The plan of a new review, or of the one that was begun with this plan, as it stands by now.

    Raises:
        ReviewMismatch: the folder holds a review of another question or plan, or an edited plan.
    """
    path = folder / PLAN
    versions = review.plans(ledger)
    has_searched = ledger.stage_key("search") is not None
    if not has_searched:
        _require_own(path, plan, versions)
        return _first(plan, toml, folder, ledger, version, banner, now)
    if plan.sha256 not in (versions[0].sha256, versions[-1].sha256):
        raise ReviewMismatch(
            f"{folder} holds a review with another question or plan",
            f"choose another folder with --out; to change this review, edit {path} and run `synthesist run {path}`",
        )
    current = Plan.model_validate_json(versions[-1].content)
    if not path.exists():
        write_plan(versions[-1].toml, folder)
    elif read_plan(path) != current:
        raise ReviewMismatch(
            f"{path} was edited since the search",
            f"run `synthesist run {path}` to make the change an amendment, or delete the file to go on without it",
        )
    return current


def settle_file(toml: str, folder: Path, ledger: Ledger, version: str, now: Now, reason: str, *, is_own: bool) -> Plan:
    """The plan in the text of a `review.toml`; after the first search, what differs becomes an amendment.

    Args:
        is_own: whether the file is the folder's own; only that one can be amended.

    Raises:
        PlanError: the text is no plan.
        ReviewMismatch: the folder holds a review by another plan than the file says.
    """
    plan = parse_plan(toml, PLAN)
    if not is_own:
        return settle_plan(plan, toml, folder, ledger, version, now)
    if ledger.stage_key("search") is None:
        return _first(plan, toml, folder, ledger, version, ledger.about("banner"), now)
    if plan.sha256 != review.plans(ledger)[-1].sha256:
        _amend(plan, toml, folder, ledger, version, now, reason)
    return plan


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


def _first(plan: Plan, toml: str, folder: Path, ledger: Ledger, version: str, banner: str, now: Now) -> Plan:
    """Keep the first plan, in place of one that never came to a search."""
    versions = review.plans(ledger)
    if not versions or versions[-1].sha256 != plan.sha256:
        told = PlanVersion(ordinal=0, sha256=plan.sha256, content=plan.content, toml=toml, at=dated(now, ()))
        said = notes(plan, question_of(plan), plan.review_id, version, banner)
        ledger.add_plan(mapping.plain_row(told), said)
        write_plan(toml, folder)
    elif not (folder / PLAN).exists():
        write_plan(versions[-1].toml, folder)
    return plan


def _amend(plan: Plan, toml: str, folder: Path, ledger: Ledger, version: str, now: Now, reason: str) -> None:
    versions = review.plans(ledger)
    ordinal = versions[-1].ordinal + 1
    before = Plan.model_validate_json(versions[-1].content)
    is_searched_anew = any(change.field.startswith(_SEARCHED) for change in changes(before, plan))
    archive = f"ledger-before-amendment-{ordinal}.sqlite" if is_searched_anew else ""
    told = PlanVersion(
        ordinal=ordinal,
        sha256=plan.sha256,
        content=plan.content,
        toml=toml,
        at=dated(now, known_times(ledger)),
        reason=" ".join(reason.split()),
        archive=archive,
    )
    if archive:
        ledger.copy(folder / archive)
        reached("plan.archived")
    said = notes(plan, question_of(plan), ledger.about("review_id"), version, ledger.about("banner"))
    ledger.add_plan(mapping.plain_row(told), said)
