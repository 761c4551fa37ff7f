"""What a report says otherwise than before: claim by claim and work by work, each with its cause where it is known."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain

from synthesist.records import Claim, Mark, RetractionStatus, ReviewContents, Verdict, Work
from synthesist.records.appraisals import Outcome as Judged
from synthesist.records.corrections import Changed
from synthesist.report.answer import standing_of
from synthesist.report.basis import Basis
from synthesist.review.causes import Causes

_FELL = 0.1
"""By how much less sure a claim may be before somebody who relied on it must know."""

_GRAVE = (RetractionStatus.RETRACTED, RetractionStatus.WITHDRAWN, RetractionStatus.CONCERN)
_NO_CONFIDENCE = "none"
_OUTCOMES = (Judged.REJECT, Judged.REVISE, Judged.PUBLISH)


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is not as it was; see `records.corrections.Correction`."""

    item: str
    kind: Changed
    before: str
    after: str
    named: str = ""
    cause: str = ""
    is_telling: bool = False


@dataclass(frozen=True)
class State:
    """What a reader sees of a review.

    Attributes:
        contents: of the review at one time.
    """

    contents: ReviewContents
    basis: Basis = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "basis", Basis(self.contents))

    @cached_property
    def shown(self) -> dict[str, Claim]:
        """Shown claims by id."""
        return {claim.claim_id: claim for claim in self.contents.claims if claim.is_shown}

    @cached_property
    def included(self) -> dict[str, Work]:
        """Included works by id."""
        made = (row for row in self.contents.effective if (row.stage, row.action) == ("assess", "include"))
        return {row.item: self.contents.works[row.item] for row in sorted(made, key=lambda row: row.item)}

    @cached_property
    def work_of(self) -> Mapping[str, str]:
        """The work of each record."""
        return self.contents.work_of

    @cached_property
    def answer(self) -> str:
        """How far the question is answered."""
        return standing_of(self.basis).answer

    @property
    def gate(self) -> Judged | None:
        """What the gate says; None where the synthesis was not appraised."""
        last = self.contents.appraisal.last
        return last.outcome if last else None

    def verdict(self, claim: Claim) -> Verdict:
        """The verdict on a shown claim."""
        return self.basis.verdict(claim)

    def work(self, work_id: str) -> Work | None:
        """The work that an id means by now, be it that of one of its records."""
        return self.contents.works.get(self.work_of.get(work_id, work_id))

    def titles(self, work_ids: tuple[str, ...]) -> str:
        """Titles of works, in the order of their ids."""
        found = (self.work(one) for one in work_ids)
        return "; ".join(work.record.title for work in found if work)

    @property
    def counts(self) -> Mapping[str, int]:
        """Counts by which a reader judges how much there is."""
        verdicts = [self.verdict(claim) for claim in self.shown.values()]
        return {
            "records": len(self.contents.records),
            "works": len(self.contents.works),
            "works included": len(self.included),
            "claims shown": len(self.shown),
            "claims verified": sum(one.mark is Mark.VERIFIED for one in verdicts),
            "claims corroborated": sum(one.is_corroborated for one in verdicts),
            "claims contested": sum(map(self.basis.is_contested, self.shown.values())),
        }


def differences(before: ReviewContents, after: ReviewContents) -> tuple[Difference, ...]:
    """What differs between two states of a review, for somebody who knows the first: answer, works, claims, counts.

    Works are the same where they have a record in common, claims where they have the same id, or the same words in the
    same work. Confidence is compared to two decimals.
    """
    old, new = State(before), State(after)
    causes = Causes(before, after)
    found = (_of_the_whole(old, new), _of_works(old, new, causes), _of_claims(old, new, causes), _of_counts(old, new))
    return tuple(chain.from_iterable(found))


def _of_the_whole(old: State, new: State) -> Iterator[Difference]:
    if old.answer != new.answer:
        yield Difference("answer", Changed.ANSWER, old.answer, new.answer, is_telling=True)
    if old.gate and new.gate and old.gate != new.gate:
        is_worse = _OUTCOMES.index(new.gate) < _OUTCOMES.index(old.gate)
        yield Difference("gate", Changed.GATE, old.gate, new.gate, is_telling=is_worse)


def _of_counts(old: State, new: State) -> Iterator[Difference]:
    for name, count in old.counts.items():
        if count != new.counts[name]:
            yield Difference(name, Changed.COUNT, str(count), str(new.counts[name]))


def _of_works(old: State, new: State, causes: Causes) -> Iterator[Difference]:
    met = set[str]()
    for work_id, work in old.included.items():
        now = new.work(work_id)
        if now is None:
            yield _gone(work, "no record of it is held any more", "")
            continue
        met.add(now.work_id)
        yield from _of_work(work, now, new, causes)
    for work_id in sorted(new.included.keys() - met):
        work = new.included[work_id]
        told = "included"
        yield Difference(work_id, Changed.WORK_NEW, "", told, work.record.title, causes.of_inclusion(work))


def _of_work(work: Work, now: Work, new: State, causes: Causes) -> Iterator[Difference]:
    if work.retraction is not now.retraction:
        is_telling = now.retraction in _GRAVE
        told = (work.retraction.value, now.retraction.value, now.record.title, now.retraction_told)
        yield Difference(now.work_id, Changed.STATUS, *told, is_telling=is_telling)
    if now.work_id not in new.included:
        yield _gone(now, causes.of_exclusion(now), now.work_id)
    elif now.work_id != work.work_id:
        cause = "a further record of it came, and a work bears the smallest id of its records; the old one names it too"
        yield Difference(now.work_id, Changed.WORK_ID, work.work_id, now.work_id, now.record.title, cause)


def _gone(work: Work, cause: str, work_id: str) -> Difference:
    item = work_id or work.work_id
    return Difference(item, Changed.WORK_GONE, "included", "", work.record.title, cause, is_telling=True)


def _of_claims(old: State, new: State, causes: Causes) -> Iterator[Difference]:
    paired = _paired(old, new)
    for claim_id, claim in old.shown.items():
        now = new.shown.get(paired.get(claim_id, ""))
        if now is None:
            cause = causes.of_loss(claim)
            yield Difference(claim_id, Changed.CLAIM_GONE, "shown", "", claim.text, cause, is_telling=True)
        else:
            yield from _of_claim(claim, now, old, new, causes)
    for claim_id in sorted(new.shown.keys() - paired.values()):
        claim = new.shown[claim_id]
        after = f"shown, {new.verdict(claim).mark.value}"
        yield Difference(claim_id, Changed.CLAIM_NEW, "", after, claim.text, causes.of_new_claim(claim))


def _paired(old: State, new: State) -> dict[str, str]:
    """Ids of claims that are shown still, each with the id that it has by now."""
    paired = {claim_id: claim_id for claim_id in old.shown if claim_id in new.shown}
    rest = {
        (claim.work_id, _words(claim)): claim_id
        for claim_id, claim in sorted(new.shown.items(), reverse=True)
        if claim_id not in paired
    }
    for claim_id, claim in sorted(old.shown.items()):
        key = (new.work_of.get(claim.work_id, claim.work_id), _words(claim))
        if claim_id not in paired and key in rest:
            paired[claim_id] = rest.pop(key)
    return paired


def _words(claim: Claim) -> str:
    return " ".join(claim.text.split()).casefold()


def _of_claim(claim: Claim, now: Claim, old: State, new: State, causes: Causes) -> Iterator[Difference]:
    item, text = now.claim_id, now.text
    if claim.claim_id != item:
        cause = "the text of its work changed"
        yield Difference(item, Changed.CLAIM_ID, claim.claim_id, item, text, cause)
    was, verdict = old.verdict(claim), new.verdict(now)
    cause = causes.of_verdict(was, verdict)
    if was.mark is not verdict.mark:
        is_telling = Mark.VERIFIED is was.mark or verdict.mark is Mark.REFUTED
        told = (was.mark.value, verdict.mark.value, text, causes.of_mark(verdict) or cause)
        yield Difference(item, Changed.MARK, *told, is_telling=is_telling)
    if was.is_corroborated is not verdict.is_corroborated:
        told = (_corroborated(was), _corroborated(verdict), text, cause)
        yield Difference(item, Changed.CORROBORATION, *told, is_telling=was.is_corroborated)
    if (is_new := new.basis.is_contested(now)) is not old.basis.is_contested(claim):
        told = ("not contested", "contested", text, cause) if is_new else ("contested", "not contested", text, cause)
        yield Difference(item, Changed.CONTESTATION, *told, is_telling=is_new)
    yield from _of_confidence(item, text, was, verdict, cause)
    yield from _of_sides(item, text, was, verdict, old, new, cause)


def _corroborated(verdict: Verdict) -> str:
    return "corroborated" if verdict.is_corroborated else "not corroborated"


def _of_confidence(item: str, text: str, was: Verdict, now: Verdict, cause: str) -> Iterator[Difference]:
    before, after = map(_confidence, (was.confidence, now.confidence))
    if before != after:
        fell = (was.confidence or 0.0) - (now.confidence or 0.0)
        is_telling = round(fell, 2) >= _FELL
        told = cause or (now.confidence_reason if now.confidence is None else "")
        yield Difference(item, Changed.CONFIDENCE, before, after, text, told, is_telling=is_telling)


def _confidence(value: float | None) -> str:
    return _NO_CONFIDENCE if value is None else f"{value:.2f}"


def _of_sides(
    item: str, text: str, was: Verdict, now: Verdict, old: State, new: State, cause: str
) -> Iterator[Difference]:
    """Works that speak for a claim, and those against it."""
    sides = (
        (Changed.SUPPORT, was.supporting_work_ids, now.supporting_work_ids),
        (Changed.OPPOSITION, was.refuting_work_ids, now.refuting_work_ids),
    )
    for kind, before, after in sides:
        if {new.work_of.get(one, one) for one in before} != set(after):
            told = (old.titles(before), new.titles(after), text, cause)
            yield Difference(item, kind, *told, is_telling=kind is Changed.OPPOSITION and len(after) > len(before))
