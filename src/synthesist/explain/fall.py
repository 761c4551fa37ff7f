"""A review and the same without something, and what differs, in words."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from synthesist.explain.case import Case
from synthesist.explain.facts import meaning
from synthesist.explain.model import Kind, Step
from synthesist.explain.naming import claim_step, ref
from synthesist.explain.resting import otherwise, stating
from synthesist.records import Claim, Mark, ReviewContents, Verdict
from synthesist.report import compose
from synthesist.report.answer import standing_of
from synthesist.report.facts import facts_of
from synthesist.report.labels import ANSWERS
from synthesist.report.wording import Fact


@dataclass(frozen=True)
class Fall:
    """A review and the same without something."""

    case: Case
    after: ReviewContents

    @property
    def is_nothing(self) -> bool:
        """Whether there is nothing to lose."""
        return self.after is self.case.contents

    @cached_property
    def without(self) -> Case:
        """The review without it, with its report where there is one now."""
        return Case(self.after, compose(self.after) if self.case.report else None)

    @cached_property
    def facts(self) -> Sequence[tuple[str, Fact | None, Fact | None]]:
        """The facts that differ: name, value before and after; None where there is none."""
        before, after = facts_of(self.case.basis), facts_of(self.without.basis)
        names = [*before, *(name for name in after if name not in before)]
        return [(name, before.get(name), after.get(name)) for name in names if before.get(name) != after.get(name)]

    @cached_property
    def verdicts(self) -> Sequence[tuple[Claim, Verdict, Verdict]]:
        """The claims whose verdict would differ, with both verdicts."""
        pairs = ((name, self.case.contents.verdicts[name], row) for name, row in self.after.verdicts.items())
        return [(self.case.claims[name], before, after) for name, before, after in pairs if before != after]

    @cached_property
    def answers(self) -> tuple[str, str]:
        """The answer before and after."""
        before, after = (ANSWERS[standing_of(case.basis).answer] for case in (self.case, self.without))
        return before, after

    @property
    def answer(self) -> Step:
        """What becomes of the answer."""
        before, after = self.answers
        if before == after:
            return Step(text=f"The answer would stay: {before}.")
        return Step(text=f"The answer would change: {before} → {after}.")

    def summary(self, condition: str, *, rests: bool) -> str:
        """The gist; `rests` says whether more than counts hang on it."""
        before, after = self.answers
        if before != after:
            return f"If {condition}, the answer would change from “{before}” to “{after}”."
        return f"If {condition}, the answer would stay “{before}”." if rests else "No claim or quote rests on it."

    def claims(self, is_other: Callable[[Claim], bool]) -> Iterator[Step]:
        """The claims of others whose verdict would differ, by what would happen to them."""
        others = [row for row in self.verdicts if is_other(row[0])]
        for what, happens in _HAPPENING:
            met = tuple(claim_step(claim) for claim, before, after in others if happens(before, after))
            if met:
                yield Step(text=f"{what}: {len(met)}", details=met)

    def sentences(self, own: Sequence[str]) -> Iterator[Step]:
        """The sentences that would not stand as they do; `own` are those that quote or cite what is gone."""
        counting = [name for name in stating(self.case, [name for name, *_ in self.facts]) if name not in own]
        others = [name for name in otherwise(self.case, self.without) if name not in {*own, *counting}]
        for what, names in (
            ("Sentences that quote or cite it", own),
            ("Sentences that state a count that would change", counting),
            ("Further sentences that would be put otherwise, or fall away", others),
        ):
            if names:
                details = tuple(_sentence(self.case, name) for name in names)
                yield Step(text=f"{what}: {len(names)}", details=details)

    def counts(self) -> Iterator[Step]:
        """The facts that would differ."""
        told = tuple(
            Step(text=f"{meaning(self.case, name)} ({name}): {_value(before)} → {_value(after)}")
            for name, before, after in self.facts
        )
        if told:
            yield Step(text=f"Counts that would change: {len(told)}", details=told)


def _sentence(case: Case, name: str) -> Step:
    return Step(text=case.sentences[name].text, refs=(ref(Kind.SENTENCE, name),))


def _value(fact: Fact | None) -> str:
    return "none" if fact is None else str(fact)


_HAPPENING: tuple[tuple[str, Callable[[Verdict, Verdict], bool]], ...] = (
    (
        "Claims of other works that would lose their only support",
        lambda before, after: before.is_corroborated and not after.is_corroborated,
    ),
    (
        "Claims of other works that would keep support, but from fewer works",
        lambda before, after: after.is_corroborated and before.supporting_work_ids != after.supporting_work_ids,
    ),
    (
        "Claims of other works that would no longer be refuted",
        lambda before, after: before.mark is Mark.REFUTED and after.mark is Mark.VERIFIED,
    ),
    (
        "Claims of other works that would have nothing left to be compared with",
        lambda before, after: before.mark is not Mark.UNJUDGED and after.mark is Mark.UNJUDGED,
    ),
    (
        "Claims of other works that would be compared with fewer sentences, their marks unchanged",
        lambda before, after: (
            (before.mark, before.is_corroborated) == (after.mark, after.is_corroborated)
            and (before.supporting_work_ids == after.supporting_work_ids or not before.is_corroborated)
        ),
    ),
)
