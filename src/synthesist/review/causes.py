"""Why a report says something otherwise than before, as far as two states of a review tell."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from synthesist.records import Claim, ReviewContents, Verdict, Work

_LONGEST = 120
"""Characters of a title in a cause."""


@dataclass(frozen=True)
class Causes:
    """Two states of a review, asked why one is not as the other."""

    before: ReviewContents
    after: ReviewContents

    @cached_property
    def _work_of(self) -> dict[str, str]:
        return self.after.work_of

    @cached_property
    def _work_before(self) -> dict[str, str]:
        return self.before.work_of

    @cached_property
    def _at_large(self) -> str:
        """What may have changed anything: another program, another plan, what people said since."""
        told = []
        if self.before.version != self.after.version:
            told.append(f"the program is {self.after.version}, and was {self.before.version}")
        if len(self.before.plans) != len(self.after.plans):
            told.append("the plan was amended")
        if len(self.before.rulings) != len(self.after.rulings):
            told.append("people decided on more since")
        return "; ".join(told)

    def of_inclusion(self, work: Work) -> str:
        """Why a work is included that was not."""
        known = [one for one in work.record_ids if one in self.before.records]
        if not known:
            return self._brought(work)
        lost = self.before.works.get(self._work_before.get(known[0], ""))
        if lost and lost.retraction is not work.retraction:
            return f"it was {lost.retraction.value}, and is {work.retraction_told}"
        return self._decided(work.work_id) or self._at_large

    def of_exclusion(self, work: Work) -> str:
        """Why a work is not included any more."""
        removed = self._removed(work)
        return removed or self._decided(work.work_id) or self._at_large

    def of_new_claim(self, claim: Claim) -> str:
        """Why a claim is shown that was not."""
        work = self.after.works[claim.work_id]
        if not any(one in self.before.records for one in work.record_ids):
            return self._brought(work)
        if not self._was_included(work):
            return self.of_inclusion(work)
        return "the text of its work changed" if self._is_text_new(claim) else self._at_large

    def of_loss(self, claim: Claim) -> str:
        """Why a claim is not shown any more."""
        work = self.after.works.get(self._work_of.get(claim.work_id, ""))
        if work is None:
            return "no record of its work is held any more"
        if removed := self._removed(work):
            return removed
        now = next((one for one in self.after.claims if one.claim_id == claim.claim_id), None)
        if now is not None and now.reason:
            return now.reason
        if not self._has_text(claim):
            return "the text of its work changed"
        return self._decided(work.work_id) or self._at_large

    def of_mark(self, now: Verdict) -> str:
        """What a verdict itself gives as its ground."""
        if now.decided_by:
            return f"{now.decided_by} decided so"
        return "; ".join(now.vetoes)

    def of_verdict(self, was: Verdict, now: Verdict) -> str:
        """Which works began or ceased to speak for or against a claim, and what became of them."""
        told = [
            *self._spoke("supports it", was.supporting_work_ids, now.supporting_work_ids),
            *self._spoke("speaks against it", was.refuting_work_ids, now.refuting_work_ids),
        ]
        return "; ".join(told) or self._at_large

    def _spoke(self, does: str, before: Iterable[str], after: Iterable[str]) -> Iterator[str]:
        known, now = {self._work_of.get(one, one) for one in before}, set(after)
        for work_id in sorted(now - known):
            work = self.after.works[work_id]
            is_new = not any(one in self.before.records for one in work.record_ids)
            yield f"{'new work ' if is_new else ''}{_short(work.record.title)} {does}"
        for work_id in sorted(known - now):
            held = self.after.works.get(work_id)
            title = _short(held.record.title) if held else work_id
            yield f"{title} no longer {does}: {self._why_silent(held)}" if held else f"{title} is not held any more"

    def _why_silent(self, work: Work) -> str:
        return self._removed(work) or self._decided(work.work_id) or self._at_large or "other sentences were judged"

    def _brought(self, work: Work) -> str:
        """By which searches a work came that was not known."""
        mine = set(work.record_ids)
        came = sorted(
            {
                (search.source, search.at[:10])
                for search in self.after.searches
                if mine.intersection(hit.record_id for hit in search.hits)
            }
        )
        told = " and ".join(f"{source} on {day}" for source, day in came)
        return f"new work {_short(work.record.title)}, found in {told}" if told else "new work"

    def _removed(self, work: Work) -> str:
        """That a work was taken out as retracted, and who says so."""
        names = {work.work_id, work.record.record_id}
        gone = (row for row in self.after.effective if (row.stage, row.action) == ("identify", "remove"))
        row = next((row for row in gone if row.item in names), None)
        return f"its work was taken out: {row.reason}" if row else ""

    def _decided(self, work_id: str) -> str:
        """The decision by which a work goes no further, or by which it is included."""
        of_it = [row for row in self.after.effective if row.item == work_id and row.action != "duplicate"]
        last = max(of_it, key=lambda row: _STAGES.index(row.stage) if row.stage in _STAGES else -1, default=None)
        return f"{last.action} at {last.stage} ({last.criterion}): {last.reason}" if last else ""

    def _was_included(self, work: Work) -> bool:
        mine = {self._work_before[one] for one in work.record_ids if one in self._work_before}
        made = (row for row in self.before.effective if (row.stage, row.action) == ("assess", "include"))
        return any(row.item in mine for row in made)

    def _is_text_new(self, claim: Claim) -> bool:
        return self.after.documents[claim.document_id].sha256 not in {
            one.sha256 for one in self.before.documents.values()
        }

    def _has_text(self, claim: Claim) -> bool:
        was = self.before.documents[claim.document_id].sha256
        return any(one.sha256 == was for one in self.after.documents.values())


_STAGES = ("identify", "screen", "read", "assess")


def _short(title: str) -> str:
    """A title in quotes, cut where it is long."""
    return f"“{title if len(title) <= _LONGEST else f'{title[: _LONGEST - 1]}…'}”"
