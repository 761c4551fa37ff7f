"""The rows that facts of the appraisal and of updates count."""

from collections.abc import Callable, Iterable, Iterator

from synthesist.explain.case import Case
from synthesist.explain.model import Kind, Step
from synthesist.explain.naming import claim_step, cut, ref, steps
from synthesist.records.appraisals import Depth, Mandate, Remedy, Standing
from synthesist.report.appraised import votes_by_claim

Rows = Callable[[Case], Iterable[Step]]


def checks(case: Case) -> Iterator[Step]:
    """The checks with what passed."""
    for check in case.contents.appraisal.checks:
        told = f"{check.question} {check.passed} of {check.total} ({check.mandate}, {check.basis})"
        yield Step(text=told)


def checks_assessed(case: Case) -> Iterator[Step]:
    """The checks that had something to count."""
    every = zip(case.contents.appraisal.checks, checks(case), strict=True)
    return (step for check, step in every if check.total)


def dimensions(case: Case) -> Iterator[Step]:
    """The dimensions that could be assessed, with score, level and what each rests on."""
    for one in case.contents.appraisal.dimensions:
        if one.score is not None:
            yield Step(text=f"{one.dimension.value}: {one.score:.2f}, {one.level}", details=steps((one.basis,)))


def objections(standing: Standing) -> Rows:
    """Objections of a standing, each with its item."""
    return lambda case: (
        Step(text=cut(f"{one.said} ({one.mandate}, {one.check})"), refs=_item(case, one.item))
        for one in case.contents.appraisal.objections
        if one.standing is standing
    )


def rounds(case: Case) -> Iterator[Step]:
    """What the gate said in each round, and why."""
    for one in case.contents.appraisal.rounds:
        told = f"Round {one.ordinal}: {one.outcome.value}, {one.tier.value}"
        yield Step(text=told, details=steps(one.reasons))


def voted(*, is_alike: bool = False) -> Rows:
    """Claims on which challenger and confirmer both voted; those of them on which they say the same."""

    def rows(case: Case) -> Iterator[Step]:
        by_claim = votes_by_claim(case.contents.appraisal.votes)
        for name, own in by_claim.items():
            both = [own[mandate].stands for mandate in (Mandate.CHALLENGER, Mandate.CONFIRMER) if mandate in own]
            is_told = len(both) > 1 and None not in both
            if is_told and name in case.claims and not (is_alike and both[0] is not both[1]):
                yield claim_step(case.claims[name])

    return rows


def disputed(case: Case) -> Iterator[Step]:
    """Claims on which reviewers differ."""
    return (claim_step(case.claims[name]) for name in sorted(case.basis.disputed) if name in case.claims)


def revised(remedy: Remedy) -> Rows:
    """Claims about which something was done; those that were withdrawn in the end count as that alone."""

    def rows(case: Case) -> Iterator[Step]:
        told = case.contents.appraisal.revisions
        gone = {one.item for one in told if one.remedy is Remedy.WITHDRAW}
        of = {one.item: one.reason for one in told if one.remedy is remedy}
        for name, reason in of.items():
            if name in case.claims and (remedy is Remedy.WITHDRAW or name not in gone):
                yield claim_step(case.claims[name], reason)

    return rows


def verified_to(depth: Depth) -> Rows:
    """Shown claims that were verified as far as this."""
    return lambda case: (claim_step(claim) for claim in case.basis.shown if case.basis.depth(claim) == depth.value)


def updates(case: Case) -> Iterator[Step]:
    """The times that the review was brought up to date."""
    return (Step(text=f"Update {one.ordinal} on {one.at}") for one in case.contents.updates)


def corrections(*, is_telling: bool = False) -> Rows:
    """What former reports said otherwise."""
    return lambda case: (
        Step(text=cut(f"{one.named or one.item}: {one.before or 'nothing'} → {one.after or 'nothing'}"))
        for one in case.contents.corrections
        if one.is_telling or not is_telling
    )


def _item(case: Case, item: str) -> tuple[str, ...]:
    """An objection's item as something to ask about; nothing where it is none of the things that can be."""
    if item in case.claims:
        return (ref(Kind.CLAIM, item),)
    if item in case.contents.works:
        return (ref(Kind.WORK, item),)
    return (ref(Kind.RECORD, item),) if item in case.contents.records else ()
