"""What a person's word is held against before it is kept: is there such a work or claim, can it be said of it?"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from synthesist.errors import WrongUse
from synthesist.ledger import Ledger, review
from synthesist.plan import PERSON, Plan
from synthesist.records import (
    ON_CLAIMS,
    ON_PAIRS,
    ON_WORKS,
    Claim,
    Decision,
    Record,
    Relevance,
    Ruling,
    Said,
    Verdict,
    Work,
    effective,
    pair_of,
    records_in,
    standing,
)
from synthesist.report.wording import visible
from synthesist.review.planning import newest
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

    @property
    def said(self) -> tuple[str, str, str, str]:
        """What it says, whatever its blanks and capitals: decision, criterion, person, reason."""
        action, criterion = self.action.strip().lower(), self.criterion.strip().upper()
        if action in ON_WORKS:
            criterion = criterion or PERSON
        elif action == Said.UNDO:
            criterion = ""
        return action, criterion, _clean(self.person), _clean(self.reason)


@dataclass(slots=True)
class Table:
    """What words are held against; rulings are added as they are made."""

    plan: Plan
    records: Mapping[str, Record]
    works: Mapping[str, Work]
    claims: Mapping[str, Claim]
    verdicts: Mapping[str, Verdict]
    decisions: Mapping[tuple[str, str], Decision]
    rulings: defaultdict[str, list[Ruling]]

    @classmethod
    def of(cls, ledger: Ledger) -> "Table":
        """Read out of a ledger.

        Raises:
            WrongUse: the review has not screened yet.
        """
        plan = newest(ledger)
        if plan is None or ledger.stage_key("screen") is None:
            raise WrongUse("there is nothing to decide on yet", "run the review first, until it has screened")
        rulings: defaultdict[str, list[Ruling]] = defaultdict(list)
        for ruling in review.rulings(ledger):
            rulings[ruling.item].append(ruling)
        records = review.records(ledger)
        return cls(
            plan,
            records,
            review.works(ledger, records),
            {claim.claim_id: claim for claim in review.claims(ledger)},
            review.verdicts(ledger),
            {(row.stage, row.item): row for row in effective(review.decisions(ledger))},
            rulings,
        )

    def name(self, item: str) -> str:
        """The title of a work, the words of a claim, the titles of two records."""
        if pair := records_in(item):
            return " = ".join(self.records[one].title for one in pair)
        return self.works[item].record.title if item in self.works else self.claims[item].text

    def ruling(self, word: Word, at: str) -> Ruling | None:
        """The ruling that a word makes; None where it says what was said last, so that repeating it changes nothing.

        Raises:
            WrongUse: it cannot be taken.
        """
        own = self.rulings[word.item]
        last = own[-1] if own else None
        if last and last.action is Said.UNDO and word.said == _said(last):
            return None
        action = _action(word)
        for problem, hint in self._problems(word, action):
            raise WrongUse(problem, hint)
        held = standing(own).get(word.item)
        return None if held and word.said == _said(held) else self._made(word, action, at)

    def is_stale(self, word: Word) -> bool:
        """Whether it was said before, and something else was said since: an old sheet, read again."""
        own = self.rulings[word.item]
        held = standing(own).get(word.item)
        latest = [ruling for ruling in (held, *own[-1:]) if ruling]
        return word.said in map(_said, own) and word.said not in map(_said, latest)

    def _made(self, word: Word, action: Said, at: str) -> Ruling:
        _, criterion, person, reason = word.said
        return Ruling(
            item=word.item,
            ordinal=len(self.rulings[word.item]),
            stage=self._stage(word.item, action),
            action=action,
            criterion=criterion,
            person=person,
            reason=reason,
            at=at,
        )

    def _problems(self, word: Word, action: Said) -> Iterator[tuple[str, str]]:
        yield from _unsaid(word)
        if pair := records_in(word.item):
            yield from self._pair_problems(word, action, pair)
        elif action in ON_PAIRS:
            yield (
                f"{action.value} is said of two records",
                f"name both, with an equals sign between: `synthesist decide ID=ID {action.value} --reason …`",
            )
        elif word.item not in self.works and word.item not in self.claims:
            yield (
                f"this review holds no work or claim {visible(word.item)}",
                "`synthesist decide --out FILE` lists what it holds",
            )
        elif action is Said.UNDO:
            if word.item not in standing(self.rulings[word.item]):
                yield f"there is no decision of a person on {word.item} to undo", "`synthesist why ID` shows what holds"
        elif action in ON_CLAIMS:
            yield from self._claim_problems(word, action)
        else:
            yield from self._work_problems(word)

    def _pair_problems(self, word: Word, action: Said, pair: tuple[str, str]) -> Iterator[tuple[str, str]]:
        if not set(pair) <= self.records.keys():
            yield (
                f"this review does not hold both records of {visible(word.item)}",
                "`synthesist decide --out FILE --what asked` lists the pairs that wait for a person",
            )
        elif action is Said.UNDO:
            if word.item not in standing(self.rulings[word.item]):
                yield (
                    f"there is no decision of a person on {word.item} to undo",
                    "`synthesist why ID=ID` shows what holds",
                )
        elif action not in ON_PAIRS:
            yield f"{action.value} cannot be said of two records", "say same or different of them"
        elif against := self._against(pair, action):
            yield (
                f"it goes against what people hold of {against}",
                f"take that back first: `synthesist decide {against} undo --reason …`",
            )
        if word.criterion.strip():
            yield (
                "criteria are for works, not for pairs of records",
                "leave the criterion out, and say it in the reason",
            )

    def _against(self, pair: tuple[str, str], action: Said) -> str:
        """A pair that people hold to be something else, if this is so too; empty where all of it can be so."""
        held = {item: rows.action for item, rows in self._standing_pairs() if item != pair_of(*pair)}
        held[pair_of(*pair)] = action
        same = [item for item, said in held.items() if said is Said.SAME]
        for item, said in sorted(held.items()):
            if said is Said.DIFFERENT and _joined(item, same):
                others = [one for one in (item, *same) if one != pair_of(*pair)]
                return others[0] if others else ""
        return ""

    def _standing_pairs(self) -> Iterator[tuple[str, Ruling]]:
        for item, rows in self.rulings.items():
            if records_in(item) and (held := standing(rows).get(item)):
                yield item, held

    def _claim_problems(self, word: Word, action: Said) -> Iterator[tuple[str, str]]:
        claim = self.claims.get(word.item)
        if claim is None:
            yield f"{word.item} is a work, not a claim", "say include or exclude of it"
            return
        if word.criterion.strip():
            yield "criteria are for works, not for claims", "leave the criterion out, and say it in the reason"
        verdict = self.verdicts.get(word.item)
        if action is Said.CLAIM_OK and claim.relevance is Relevance.OFF:
            yield (
                "the claim does not bear on the question, so that it is not shown",
                "only claims that bear on it can be",
            )
        if action is Said.CLAIM_OK and verdict and is_final(verdict):
            yield f"no person can overrule this: {', '.join(verdict.vetoes)}", "exclude the work, or leave it as it is"

    def _work_problems(self, word: Word) -> Iterator[tuple[str, str]]:
        work = self.works.get(word.item)
        if work is None:
            yield f"{word.item} is a claim, not a work", "say claim-ok or claim-wrong of it"
            return
        removed = self.decisions.get(("identify", work.record.record_id))
        if removed and removed.action == "remove":
            yield "the work is marked as retracted (X1)", "a retracted work can be neither included nor decided on"
        known = (PERSON, *self.plan.own_criteria)
        if word.said[1] not in known:
            yield (
                f"people do not apply a criterion {visible(word.said[1])} in this plan",
                f"they apply {', '.join(known)}; add one of your own under [criteria] in review.toml, and run it",
            )

    def _stage(self, item: str, action: Said) -> str:
        """Where it takes effect: on works that were assessed an exclusion counts there, on others at screening."""
        if records_in(item):
            return "identify"
        if item in self.claims:
            return "verify"
        return "assess" if ("assess", item) in self.decisions and action is not Said.UNDO else "screen"


def _joined(item: str, same: Iterable[str]) -> bool:
    """Whether pairs that are the same lead from one record of a pair to the other."""
    first, second = records_in(item) or ("", "")
    near = [set(records_in(one) or ()) for one in same]
    reached, grown = {first}, True
    while grown:
        more = {name for two in near if two & reached for name in two}
        reached, grown = reached | more, not more <= reached
    return second in reached


def _action(word: Word) -> Said:
    try:
        return Said(word.said[0])
    except ValueError as error:
        raise WrongUse(
            f"{visible(word.action)!r} is no decision",
            f"one of these can be said: {', '.join(said.value for said in Said)}",
        ) from error


def _unsaid(word: Word) -> Iterator[tuple[str, str]]:
    if not _clean(word.reason):
        yield "a decision needs a reason", 'give it with --reason "…", or in the sheet; it stands in the report'
    if len(word.reason) > LONGEST_REASON:
        yield f"the reason has more than {LONGEST_REASON:,} characters", "say it shorter"
    if not _clean(word.person):
        yield "a decision needs a person", "give the name with --by"
    if len(word.person) > LONGEST_NAME:
        yield f"the name has more than {LONGEST_NAME} characters", "say it shorter"


def _said(ruling: Ruling) -> tuple[str, str, str, str]:
    return ruling.action.value, ruling.criterion, ruling.person, ruling.reason


def _clean(text: str) -> str:
    """One line of what can be stored and seen: a shell hands over bytes that are no text as lone surrogates."""
    return visible(text.encode("utf-8", "replace").decode("utf-8"))
