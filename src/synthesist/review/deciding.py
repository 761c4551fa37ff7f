"""What people say, beside what the program decided: checked first, kept for good, then carried into the report."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from synthesist.clock import dated
from synthesist.errors import SynthesistError, WrongUse, failure
from synthesist.ledger import Ledger, mapping, review
from synthesist.plan import PERSON, Plan
from synthesist.records import (
    ON_CLAIMS,
    ON_WORKS,
    Claim,
    Decision,
    Failure,
    Relevance,
    ReviewContents,
    Ruling,
    Said,
    Verdict,
    Work,
    effective,
    standing,
)
from synthesist.report import Report
from synthesist.review.folder import held, opened, require_review
from synthesist.review.planning import known_times, newest
from synthesist.review.running import Means, carry_on, is_search_due
from synthesist.verify import is_final

LONGEST_REASON = 2_000
LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Word:
    """What a person says of one work or claim.

    Attributes:
        item: id of a work or a claim.
        criterion: id of a criterion of the plan; empty for "a person holds so".
        place: where it was said, for a failure: a row of a sheet, or the item itself.
    """

    item: str
    action: str
    reason: str
    person: str
    criterion: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Decided:
    """What became of people's words.

    Attributes:
        rulings: those that are new.
        unchanged: words that say what holds already.
        failures: words that could not be taken, each with its reason.
        is_carried_out: whether the report shows them by now; not where the search has to be run anew first.
    """

    rulings: tuple[Ruling, ...]
    unchanged: int
    failures: tuple[Failure, ...]
    is_carried_out: bool


def decide(folder: Path, words: Sequence[Word], means: Means, *, strict: bool = True) -> Decided:
    """Keep what people say and carry the review on with it.

    Args:
        strict: whether one word that cannot be taken stops all; otherwise it becomes a failure and the others go in.

    Raises:
        WrongUse: no review; or, where strict, a word that cannot be taken.
        ReviewBusy: another process is working in the folder.
    """
    require_review(folder)
    with held(folder), opened(folder) as ledger:
        table = _Table.of(ledger)
        kept, unchanged, failures = _heard(words, table, lambda: dated(means.now, known_times(ledger)), strict=strict)
        if kept:
            ledger.add_rulings([mapping.plain_row(ruling) for ruling in kept])
        can_go_on = not is_search_due(folder, ledger, means)
        if can_go_on:
            carry_on(folder, ledger, means)
    return Decided(tuple(kept), unchanged, tuple(failures), can_go_on)


def _heard(
    words: Sequence[Word], table: "_Table", now: Callable[[], str], *, strict: bool
) -> tuple[list[Ruling], int, list[Failure]]:
    at = now()
    kept: list[Ruling] = []
    failures: list[Failure] = []
    unchanged = 0
    for word in words:
        try:
            ruling = table.ruling(word, at)
        except SynthesistError as error:
            if strict:
                raise
            failures.append(failure("decide", word.place or word.item, str(error), hint=error.hint))
            continue
        if ruling is None:
            unchanged += 1
        else:
            kept.append(ruling)
            table.add(ruling)
    return kept, unchanged, failures


@dataclass(slots=True)
class _Table:
    """What words are checked against; rulings are added as they are made, so that a sheet may undo what it said."""

    plan: Plan
    works: Mapping[str, Work]
    claims: Mapping[str, Claim]
    verdicts: Mapping[str, Verdict]
    decisions: Mapping[tuple[str, str], Decision]
    rulings: list[Ruling]

    @classmethod
    def of(cls, ledger: Ledger) -> "_Table":
        """Read out of a ledger."""
        plan = newest(ledger)
        if plan is None or ledger.stage_key("screen") is None:
            raise WrongUse("there is nothing to decide on yet", "run the review first, until it has screened")
        return cls(
            plan,
            review.works(ledger, review.records(ledger)),
            {claim.claim_id: claim for claim in review.claims(ledger)},
            review.verdicts(ledger),
            {(row.stage, row.item): row for row in effective(review.decisions(ledger))},
            list(review.rulings(ledger)),
        )

    def add(self, ruling: Ruling) -> None:
        self.rulings.append(ruling)

    def ruling(self, word: Word, at: str) -> Ruling | None:
        """The ruling that a word makes; None where it says what holds.

        Raises:
            WrongUse: it cannot be taken.
        """
        action = self._action(word)
        for problem, hint in self._problems(word, action):
            raise WrongUse(problem, hint)
        own = [ruling for ruling in self.rulings if ruling.item == word.item]
        ruling = Ruling(
            item=word.item,
            ordinal=len(own),
            stage=self._stage(word.item, action),
            action=action,
            criterion=(word.criterion or PERSON) if action in ON_WORKS else "",
            person=_clean(word.person),
            reason=_clean(word.reason),
            at=at,
        )
        now_held = standing(own).get(word.item)
        return None if now_held and _says(now_held) == _says(ruling) else ruling

    def _action(self, word: Word) -> Said:
        try:
            return Said(word.action.strip().lower())
        except ValueError as error:
            raise WrongUse(
                f"{word.action!r} is no decision", f"one of these can be said: {', '.join(said.value for said in Said)}"
            ) from error

    def _problems(self, word: Word, action: Said) -> Iterator[tuple[str, str]]:
        yield from _unsaid(word)
        if word.item not in self.works and word.item not in self.claims:
            yield (
                f"this review holds no work or claim {word.item}",
                "`synthesist decide --out FILE` lists what it holds",
            )
        elif action is Said.UNDO:
            if word.item not in standing(ruling for ruling in self.rulings if ruling.item == word.item):
                yield f"there is no decision of a person on {word.item} to undo", "`synthesist why ID` shows what holds"
        elif action in ON_CLAIMS:
            yield from self._claim_problems(word, action)
        else:
            yield from self._work_problems(word, action)

    def _claim_problems(self, word: Word, action: Said) -> Iterator[tuple[str, str]]:
        claim = self.claims.get(word.item)
        if claim is None:
            yield f"{word.item} is a work, not a claim", "say include or exclude of it"
            return
        verdict = self.verdicts.get(word.item)
        if action is Said.CLAIM_OK and claim.relevance is Relevance.OFF:
            yield (
                "the claim does not bear on the question, so that it is not shown",
                "only claims that bear on it can be",
            )
        if action is Said.CLAIM_OK and verdict and is_final(verdict):
            yield f"no person can overrule this: {', '.join(verdict.vetoes)}", "exclude the work, or leave it as it is"

    def _work_problems(self, word: Word, action: Said) -> Iterator[tuple[str, str]]:
        work = self.works.get(word.item)
        if work is None:
            yield f"{word.item} is a claim, not a work", "say claim-ok or claim-wrong of it"
            return
        removed = self.decisions.get(("identify", work.record.record_id))
        if removed and removed.action == "remove":
            yield "the work is marked as retracted (X1)", "a retracted work can be neither included nor decided on"
        known = (PERSON, *self.plan.own_criteria)
        if word.criterion and word.criterion not in known:
            yield (
                f"people do not apply a criterion {word.criterion} in this plan",
                f"they apply {', '.join(known)}; add one of your own under [criteria] in review.toml, and run it",
            )

    def _stage(self, item: str, action: Said) -> str:
        """Where it takes effect: on works that were assessed an exclusion counts there, on others at screening."""
        if item in self.claims:
            return "verify"
        return "assess" if ("assess", item) in self.decisions and action is not Said.UNDO else "screen"


def _unsaid(word: Word) -> Iterator[tuple[str, str]]:
    if not _clean(word.reason):
        yield "a decision needs a reason", 'give it with --reason "…"; it stands in the report'
    if len(word.reason) > LONGEST_REASON:
        yield f"the reason has more than {LONGEST_REASON:,} characters", "say it shorter"
    if not _clean(word.person):
        yield "a decision needs a person", "give the name with --by"
    if len(word.person) > LONGEST_NAME:
        yield f"the name has more than {LONGEST_NAME} characters", "say it shorter"


def _says(ruling: Ruling) -> tuple[str, str, str, str]:
    return ruling.action, ruling.criterion, ruling.person, ruling.reason


def _clean(text: str) -> str:
    return " ".join(text.split())


def decidable(contents: ReviewContents, report: Report | None, item: str) -> str:
    """Id of the work or the claim that a person means; a record or a document stands for its work.

    Raises:
        WrongUse: nothing, or more than one thing, is called so, or it is nothing that can be decided on.
    """
    from synthesist.explain import Kind, find

    named = find(contents, report, item)
    if named.kind is Kind.CLAIM:
        return named.id
    if named.kind is Kind.DOCUMENT:
        return contents.documents[named.id].work_id
    for work in contents.works.values():
        if named.id == work.work_id or (named.kind is Kind.RECORD and named.id in work.record_ids):
            return work.work_id
    raise WrongUse(
        f"{item!r} is a {named.kind.value}: only works and claims can be decided on", "`synthesist why` finds ids"
    )


def user() -> str:
    """Name of the computer's user, as far as the system tells."""
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError):  # no such user in the system's list: a container
        return ""
