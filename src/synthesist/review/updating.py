"""A review brought up to date: stored queries put again, retractions asked about, and what that changes told and kept.

What is changed is kept in this order: the former ledger beside the new one; that an update is under way, with what
services said; the stages, each as ever; the corrections, with which the update is done. Cut off anywhere, the same
command carries on.
"""

import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

from synthesist.clock import dated
from synthesist.errors import WrongUse
from synthesist.failpoints import reached
from synthesist.ledger import Ledger, mapping, review
from synthesist.models import default_embedder
from synthesist.plan import Plan
from synthesist.records import Work, effective
from synthesist.records.corrections import Recheck, Update
from synthesist.report.folder import ReportFolder
from synthesist.review import reaching
from synthesist.review.differences import differences
from synthesist.review.folder import held, opened, require_review
from synthesist.review.planning import known_times, newest
from synthesist.review.rechecking import SERVICES, checked
from synthesist.review.runlog import Quiet
from synthesist.review.running import Means, at_hand, carry_on, tools_of
from synthesist.review.updating_lists import standing
from synthesist.review.updating_outcome import (
    Updated,
    corrections_of,
    failed_of,
    standing_of,
    works_checked,
)
from synthesist.review.updating_search import Held, Looked, former, look
from synthesist.search import Found
from synthesist.search.sources.files import LISTS
from synthesist.synthesis import Step, steps
from synthesist.tools import Listener

_ROUNDS = 3
"""How often works are asked about that an update itself has brought."""

_COPIED = ("ledger.sqlite", "ledger.sqlite-wal", "responses.sqlite", "readings.sqlite", "review.toml")


def update(folder: Path, means: Means, *, is_dry: bool = False) -> Updated:
    """Bring a review up to date.

    Args:
        is_dry: only say what would change: the folder stays as it is, and answers are not kept.

    Raises:
        WrongUse: no review, or one that has not come to a report; or papers that it read are not at hand.
        ReviewBusy: another process is working in the folder.
        StorageError: the folder cannot be written.
    """
    require_review(folder)
    if is_dry:
        return _tried(folder, means)
    with held(folder), opened(folder) as ledger:
        return _Desk.at(folder, ledger, means).updated()


def _tried(folder: Path, means: Means) -> Updated:
    """An update of a copy that is thrown away."""
    with TemporaryDirectory() as scratch:
        copy = Path(scratch) / "review"
        copy.mkdir()
        for name in _COPIED:
            if (folder / name).is_file():
                shutil.copyfile(folder / name, copy / name)
        for path in folder.glob("ledger-before-update-*.sqlite"):
            shutil.copyfile(path, copy / path.name)
        with opened(copy) as ledger:
            plan = newest(ledger)
        named = plan.search.papers if plan else ()
        papers = means.papers or tuple(folder / name for name in named)
        done = update(copy, replace(means, papers=tuple(path for path in papers if path.exists())))
    return done.model_copy(update={"folder": str(folder), "is_dry": True})


@dataclass(frozen=True)
class _Desk:
    """One review, while it is brought up to date; whoever made it holds the folder."""

    folder: Path
    ledger: Ledger
    means: Means
    plan: Plan

    @classmethod
    def at(cls, folder: Path, ledger: Ledger, means: Means) -> "_Desk":
        plan = newest(ledger)
        if plan is None:
            raise WrongUse(f"{folder} has no plan", "repeat the command that began the review")
        return cls(folder, ledger, means, plan)

    @property
    def listener(self) -> Listener:
        """Who hears what happens."""
        return self.means.listener or Quiet()

    def now(self) -> str:
        """UTC time, held against the dates of the review."""
        return dated(self.means.now, known_times(self.ledger))

    def updated(self) -> Updated:
        """Carry on with what was begun, else look whether there is anything new."""
        under_way = next((one for one in review.updates(self.ledger) if not one.is_done), None)
        if under_way:
            self.listener.said(f"An update of {under_way.at[:10]} was cut off: it is carried on.")
            return self._carried_through(under_way)
        due = self._due()
        begun = self._next()
        self.listener.said(f"Putting the stored queries again, as of {begun.at[:10]}.")
        tools = tools_of(self.plan, self.folder, self.ledger, self.means, day=begun.at[:10])
        looked = look(self.plan, self.ledger, tools, at_hand(self.plan, self.folder, self.means), Held.of(self.ledger))
        checks = self._asked(self._included(), begun)
        known = review.rechecks(self.ledger)
        is_told_anew = standing(known) != standing((*known, *checks))
        if not (looked.is_new or due or is_told_anew):
            return self._nothing_new(begun, looked, checks)
        return self._begun(begun, looked, checks)

    def _due(self) -> list[Step]:
        """Stages that the program, lists at hand or the plan have changed since.

        Raises:
            WrongUse: the review has not come to a report, or the search itself is due.
        """
        tools = tools_of(self.plan, self.folder, self.ledger, self.means)
        found = [step for step in steps(self.plan, self.ledger, ReportFolder(self.folder), tools) if step.is_due]
        if any(step.name == "search" or (not step.was_finished and step.name != "report") for step in found):
            raise WrongUse(
                f"{self.folder} is not finished, or its plan or the program changed since its search",
                f"run `synthesist run {self.folder / 'review.toml'}` first",
            )
        if any(not step.was_finished for step in found):
            carry_on(self.folder, self.ledger, self.means)
            return []
        return [step for step in found if step.name != "report"]

    def _next(self) -> Update:
        self._require_papers()
        ordinal = len(review.updates(self.ledger)) + 1
        return Update(ordinal=ordinal, at=self.now(), version=version("synthesist"))

    def _require_papers(self) -> None:
        """Papers that were read must be at hand, or what was read in them would be lost to the review.

        Raises:
            WrongUse: one is not; lists of records are not needed.
        """
        given = {path.name for path in self.means.papers}
        for name in self.plan.search.papers:
            path = self.folder / name
            if path.name not in given and not path.exists() and not _is_list(path):
                raise WrongUse(
                    f"{path} does not exist, and the review read it", "name where it lies by now with --papers"
                )

    def _included(self) -> list[Work]:
        """Works that the review includes, and those that it took out for what services said."""
        works = review.works(self.ledger, review.records(self.ledger))
        made = effective(review.decisions(self.ledger))
        kept = {row.item for row in made if (row.stage, row.action) == ("assess", "include")}
        gone = {row.item for row in made if (row.stage, row.action) == ("identify", "remove")}
        asked = {check.record_id for check in review.rechecks(self.ledger)} & gone
        return [work for name, work in sorted(works.items()) if name in kept or asked & {name, work.record.record_id}]

    def _asked(self, works: Sequence[Work], begun: Update) -> tuple[Recheck, ...]:
        """What services say of works; of none, nobody is asked."""
        if not works:
            return ()
        searched = self.plan.search.model_copy(update={"sources": SERVICES, "papers": (), "queries": {}})
        with reaching.reached(
            searched,
            (0, 0),
            default_embedder(),
            self.folder / reaching.RESPONSES,
            now=self.means.now,
            edition=reaching.edition_of(begun.at[:10]),
        ) as web:
            assert web
            checks = checked(works, web, begun.ordinal, lambda: begun.at)
            if not web.is_reachable():
                self.listener.said("There is no network: nobody was asked whether included works were retracted.")
        return checks

    def _nothing_new(self, begun: Update, looked: Looked, checks: tuple[Recheck, ...]) -> Updated:
        """Keep that everybody was asked; on the day on which the same was kept already, not even that."""
        done = begun.model_copy(update={"searched": looked.searched, "is_done": True})
        last = max(review.updates(self.ledger), key=lambda one: one.ordinal, default=None)
        if last is None or not self._is_same(last, done, checks):
            self._keep(done, checks)
            carry_on(self.folder, self.ledger, self.means)
        return self._told(done, checks)

    def _is_same(self, last: Update, done: Update, checks: Sequence[Recheck]) -> bool:
        before = [one for one in review.rechecks(self.ledger) if one.update == last.ordinal]
        is_one_day = last.at[:10] == done.at[:10]
        return (
            is_one_day
            and _bare(last) == _bare(done)
            and {_asked_of(one) for one in checks} <= {_asked_of(one) for one in before}
        )

    def _begun(self, begun: Update, looked: Looked, checks: Sequence[Recheck]) -> Updated:
        archive = f"ledger-before-update-{begun.ordinal}.sqlite"
        changes = {"archive": archive, "is_searched": looked.is_new, "searched": looked.searched}
        under_way = begun.model_copy(update=changes)
        self.ledger.copy(self.folder / archive)
        reached("update.archived")
        self._keep(under_way, checks)
        found = looked.found
        return self._carried_through(under_way, (lambda: found) if found and looked.is_new else None)

    def _carried_through(self, under_way: Update, renewed: Callable[[], Found] | None = None) -> Updated:
        """The stages, works that are new asked about, and the difference."""
        carry_on(self.folder, self.ledger, self.means, renewed)
        for _ in range(_ROUNDS):
            if not self._asked_further(under_way):
                break
            carry_on(self.folder, self.ledger, self.means)
        with former(self.folder, under_way) as before:
            was = review.contents(before, before.about("version"))
        found = differences(was, review.contents(self.ledger, self.ledger.about("version")))
        known = review.corrections(self.ledger)
        corrections = corrections_of(found, under_way, under_way.at, known)
        done = under_way.model_copy(update={"is_done": True})
        self._keep(done, (), [mapping.plain_row(one) for one in corrections])
        carry_on(self.folder, self.ledger, self.means)
        checks = [one for one in review.rechecks(self.ledger) if one.update == done.ordinal]
        return self._told(done, checks)

    def _asked_further(self, under_way: Update) -> bool:
        """Whether works that the update brought were asked about by now, which they had not been."""
        known = {one.record_id for one in review.rechecks(self.ledger) if one.update == under_way.ordinal}
        further = [work for work in self._included() if work.record.record_id not in known]
        checks = self._asked(further, under_way)
        if checks:
            self._keep(under_way, checks)
        return bool(checks)

    def _keep(self, one: Update, checks: Sequence[Recheck], corrections: Sequence[Mapping[str, object]] = ()) -> None:
        rows = [mapping.plain_row(check) for check in checks]
        self.ledger.add_update(mapping.plain_row(one), rows, corrections)

    def _told(self, done: Update, checks: Sequence[Recheck]) -> Updated:
        corrections = tuple(one for one in review.corrections(self.ledger) if one.update == done.ordinal)
        stands, why = standing_of(corrections)
        titles = [(work.record.record_id, work.record.title) for work in self._included()]
        return Updated(
            folder=str(self.folder),
            at=done.at,
            standing=stands,
            why=why,
            is_dry=False,
            archive=done.archive,
            searched=done.searched,
            works=works_checked(titles, checks),
            corrections=corrections,
            failed=failed_of(done.searched, checks),
        )


def _is_list(path: Path) -> bool:
    """Whether a file holds records, and no paper."""
    return path.suffix.lower() in LISTS


def _bare(one: Update) -> set[tuple[str, str, str, str]]:
    """How the sources of an update ended, whenever that was."""
    return {(row.source, row.method, row.outcome.value, row.problem) for row in one.searched}


def _asked_of(check: Recheck) -> tuple[str, str, str, str]:
    return check.record_id, check.service, check.outcome.value, check.reason
