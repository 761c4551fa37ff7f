"""What people said of works, claims and pairs of records. It outranks what rules and models decide, and is kept."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from synthesist.records.base import Frozen
from synthesist.records.claims import Claim
from synthesist.records.decisions import Actor, Decision
from synthesist.records.identity import Match, Sameness
from synthesist.records.ids import short_hash


class Said(StrEnum):
    """What a person can say."""

    INCLUDE = "include"
    EXCLUDE = "exclude"
    CLAIM_OK = "claim-ok"
    CLAIM_WRONG = "claim-wrong"
    SAME = "same"
    DIFFERENT = "different"
    UNDO = "undo"


ON_WORKS = (Said.INCLUDE, Said.EXCLUDE)
ON_CLAIMS = (Said.CLAIM_OK, Said.CLAIM_WRONG)
ON_PAIRS = (Said.SAME, Said.DIFFERENT)

_AND = "="


def pair_of(first: str, second: str) -> str:
    """The item of a ruling on two records."""
    return _AND.join(sorted((first, second)))


def records_in(item: str) -> tuple[str, str] | None:
    """The two records that a ruling is on; None where it is on a work or a claim."""
    first, mark, second = item.partition(_AND)
    return (first, second) if mark else None


class Ruling(Frozen):
    """One thing that a person said of a work, a claim or two records.

    Attributes:
        item: id of the work or the claim, or `pair_of` two records.
        ordinal: place among the rulings on the item, starting at 0; order is by it, never by the clock.
        stage: where an exclusion takes effect: "screen", or "assess" where the work had been read; "verify" for claims,
            "identify" for pairs.
        criterion: id of the criterion that was applied; empty for claims and undoing.
        person: who.
        at: UTC time, ISO 8601.
    """

    item: str
    ordinal: int
    stage: str
    action: Said
    criterion: str
    person: str
    reason: str
    at: str


def standing(rulings: Iterable[Ruling]) -> dict[str, Ruling]:
    """By item, the ruling that holds: the last one that was not undone. Undoing takes back the one before it."""
    stacks: defaultdict[str, list[Ruling]] = defaultdict(list)
    for ruling in sorted(rulings, key=lambda ruling: (ruling.item, ruling.ordinal)):
        if ruling.action is not Said.UNDO:
            stacks[ruling.item].append(ruling)
        elif stacks[ruling.item]:
            stacks[ruling.item].pop()
    return {item: stack[-1] for item, stack in stacks.items() if stack}


@dataclass(frozen=True, slots=True)
class Rulings:
    """The rulings that hold, by item."""

    by_item: Mapping[str, Ruling]

    @classmethod
    def of(cls, rulings: Iterable[Ruling]) -> "Rulings":
        """Those of all rulings that hold."""
        return cls(standing(rulings))

    def matches(self) -> tuple[Match, ...]:
        """What people hold of pairs of records."""
        return tuple(
            Match(
                first=pair[0],
                second=pair[1],
                answer=Sameness(ruling.action.value),
                reasons=(ruling.reason,),
                person=ruling.person,
            )
            for item, ruling in sorted(self.by_item.items())
            if (pair := records_in(item)) and ruling.action in ON_PAIRS
        )

    def renamed(self, work_of: Mapping[str, str]) -> "Rulings":
        """The same, where works were joined since: what was said of one of their records is said of the work.

        Args:
            work_of: the work of each record.
        """
        found: dict[str, Ruling] = {}
        for item, ruling in sorted(self.by_item.items(), key=lambda one: (one[1].at, one[0])):
            found[work_of.get(item, item)] = ruling
        return Rulings(found)

    def at(self, stage: str) -> dict[str, Ruling]:
        """Rulings on works that a stage heeds: inclusions at every stage, exclusions where they take effect."""
        return {
            item: ruling
            for item, ruling in self.by_item.items()
            if ruling.action is Said.INCLUDE or (ruling.action is Said.EXCLUDE and ruling.stage == stage)
        }

    def on_claim(self, claim_id: str, action: Said) -> Ruling | None:
        """The ruling on a claim, if it says this."""
        ruling = self.by_item.get(claim_id)
        return ruling if ruling and ruling.action is action else None

    def silences(self, claim: Claim) -> Ruling | None:
        """The ruling for which a claim is neither shown nor heard as evidence: on itself, or on its work."""
        work = self.by_item.get(claim.work_id)
        is_out = work is not None and work.action is Said.EXCLUDE
        return self.on_claim(claim.claim_id, Said.CLAIM_WRONG) or (work if is_out else None)

    def fingerprint(self, stage: str) -> str:
        """Hash of the rulings that a stage heeds: "identify", "screen", or "assess", which heeds all of them."""
        if stage == "identify":
            return short_hash(*(one.model_dump_json() for one in self.matches()))
        heeded = self.at("screen") if stage == "screen" else self.by_item
        return short_hash(*sorted(ruling.model_dump_json() for ruling in heeded.values()))


def with_people(decisions: Sequence[Decision], rulings: Mapping[str, Ruling]) -> tuple[Decision, ...]:
    """Decisions of one stage with those of people behind them, as further decisions on the same items."""
    own = (_decision(decision, rulings[decision.item]) for decision in decisions if decision.item in rulings)
    return tuple(sorted((*decisions, *own), key=lambda decision: (decision.item, decision.ordinal)))


def _decision(decision: Decision, ruling: Ruling) -> Decision:
    return Decision(
        stage=decision.stage,
        item=decision.item,
        ordinal=decision.ordinal + 1,
        action=ruling.action.value,
        criterion=ruling.criterion,
        actor=Actor.PERSON,
        decider=ruling.person,
        reason=ruling.reason,
    )


def effective(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """The decisions that hold: of each stage and item the last one, which is a person's where a person decided."""
    last: dict[tuple[str, str], Decision] = {}
    for decision in sorted(decisions, key=lambda decision: (decision.stage, decision.item, decision.ordinal)):
        last[decision.stage, decision.item] = decision
    return tuple(last.values())
