"""What a reviewer is, what it is shown, and how it says what it saw."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from synthesist.models import Embedder, PairJudge
from synthesist.records import Claim, Document, Question, ReviewContents, Sentence, Verdict, Work
from synthesist.records.appraisals import Check, Dimension, Mandate, Objection, Opinion, Remedy, Severity, Vote
from synthesist.report import Report


@dataclass(frozen=True)
class Synthesis:
    """A synthesis as reviewers are shown it: the ledger's contents, and the report that stands on them.

    Attributes:
        report: as printed; of a run that is not finished, as it would be printed.
        sentences: of all documents, by document and place.
        today: the day on which it is appraised, ISO 8601.
    """

    contents: ReviewContents
    report: Report
    sentences: tuple[Sentence, ...]
    today: str
    embedder: Embedder
    judge: PairJudge

    @property
    def question(self) -> Question:
        """The question, with the terms that the search added."""
        return self.contents.question

    @property
    def documents(self) -> Mapping[str, Document]:
        """Documents by id."""
        return self.contents.documents

    @property
    def works(self) -> Mapping[str, Work]:
        """Works by id."""
        return self.contents.works

    @cached_property
    def shown(self) -> tuple[Claim, ...]:
        """The claims that the report shows, by id."""
        return tuple(claim for claim in self.contents.claims if claim.is_shown)

    @cached_property
    def claims(self) -> Mapping[str, Claim]:
        """All claims by id."""
        return {claim.claim_id: claim for claim in self.contents.claims}

    @cached_property
    def included(self) -> tuple[str, ...]:
        """Ids of the works that claims shown come from, sorted."""
        return tuple(sorted({claim.work_id for claim in self.shown}))

    @cached_property
    def bodies(self) -> Mapping[str, tuple[Sentence, ...]]:
        """Sentences of each document in order, its title's among them."""
        found: dict[str, list[Sentence]] = {name: [] for name in self.documents}
        for sentence in self.sentences:
            found[sentence.document_id].append(sentence)
        return {name: tuple(own) for name, own in found.items()}

    def verdict(self, claim: Claim) -> Verdict | None:
        """The verdict on a claim, if it was judged."""
        return self.contents.verdicts.get(claim.claim_id)


class Reviewer(Protocol):
    """Whoever appraises a synthesis under a mandate; a language model may be one."""

    @property
    def mandate(self) -> Mandate:
        """What it is asked to do."""

    def review(self, seen: Synthesis) -> Opinion:
        """Everything that it says; the same synthesis gives the same opinion."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a check asks.

    Attributes:
        weight: of a measure, beside the other measures of its dimension; checks for faults weigh together.
        severity: of its objections, and `remedy` what may be done about them, where they do not say otherwise.
        is_judged: whether its objections rest on a judgement that another may not share.
    """

    mandate: Mandate
    dimension: Dimension
    name: str
    question: str
    basis: str
    weight: int = 1
    severity: Severity = Severity.SERIOUS
    remedy: Remedy = Remedy.NONE
    is_judged: bool = False

    def object(
        self,
        item: str,
        said: str,
        *pointers: str,
        severity: Severity | None = None,
        remedy: Remedy | None = None,
    ) -> Objection:
        """An objection of this check to an item."""
        return Objection(
            mandate=self.mandate,
            dimension=self.dimension,
            check=self.name,
            item=item,
            severity=severity or self.severity,
            remedy=remedy or self.remedy,
            said=said,
            pointers=tuple(dict.fromkeys(pointers)),
            is_judged=self.is_judged,
        )

    def looked(self, items: Iterable[str], objections: Iterable[Objection]) -> "Looked":
        """The check over these items; those objected to have not passed. An item is objected to once."""
        against = {one.item: one for one in sorted(objections, key=_gravest, reverse=True)}
        everything = set(items) | against.keys()
        return self._made(len(everything) - len(against), len(everything), 0, against.values())

    def counted(self, passed: int, total: int) -> "Looked":
        """The check as a measure: `passed` of `total`, which counts by its weight."""
        return self._made(passed, total, self.weight, ())

    def _made(self, passed: int, total: int, weight: int, objections: Iterable[Objection]) -> "Looked":
        check = Check(
            mandate=self.mandate,
            dimension=self.dimension,
            name=self.name,
            question=self.question,
            passed=passed,
            total=total,
            weight=weight,
            basis=self.basis,
        )
        return Looked(check, tuple(sorted(objections, key=lambda one: one.item)))


def _gravest(objection: Objection) -> tuple[int, str]:
    """So that of several objections to an item the gravest comes last, and stays."""
    return -list(Severity).index(objection.severity), objection.said


@dataclass(frozen=True, slots=True)
class Looked:
    """A check with its objections."""

    check: Check
    objections: tuple[Objection, ...] = ()


Look = Callable[[Synthesis], Looked]
"""A check as a function."""


def opinion_of(mandate: Mandate, looks: Sequence[Look], seen: Synthesis) -> Opinion:
    """What all checks say, by name, and the votes that follow."""
    looked = sorted((look(seen) for look in looks), key=lambda one: one.check.name)
    objections = tuple(objection for one in looked for objection in one.objections)
    return Opinion(
        mandate=mandate,
        checks=tuple(one.check for one in looked),
        objections=objections,
        votes=votes_of(mandate, seen.shown, objections),
    )


def votes_of(mandate: Mandate, claims: Sequence[Claim], objections: Sequence[Objection]) -> tuple[Vote, ...]:
    """A vote on each claim: it stands unless there is more than a minor objection to it."""
    against: dict[str, list[str]] = {claim.claim_id: [] for claim in claims}
    for one in objections:
        if one.item in against and one.severity is not Severity.MINOR:
            against[one.item].append(one.said)
    return tuple(
        Vote(claim_id=name, mandate=mandate, stands=not reasons, reasons=tuple(sorted(set(reasons))))
        for name, reasons in sorted(against.items())
    )
