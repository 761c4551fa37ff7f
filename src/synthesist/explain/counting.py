"""The rows that facts count, each as something to read or to ask about next."""

from collections.abc import Callable, Iterable, Iterator

from synthesist.explain.case import Case
from synthesist.explain.model import Kind, Step
from synthesist.explain.naming import claim_step, count, cut, named, ref, work_step
from synthesist.records import Actor, Decision
from synthesist.report.facts import excludes
from synthesist.report.people import below_cutoff

Rows = Callable[[Case], Iterable[Step]]


def item(case: Case, row: Decision) -> Step:
    """What a decision is on: a work, or a record while records are joined."""
    name, _, again = row.item.partition("@")
    kind = Kind.RECORD if row.stage == "identify" else Kind.WORK
    said = f"{named(case, kind, name).title}{', returned once more' if again else ''}"
    return Step(text=said, refs=(ref(kind, name),))


def decided(stage: str, action: str) -> Rows:
    """What a decision that holds was made on, by stage and action."""
    return lambda case: _items(case, lambda row: (row.stage, row.action) == (stage, action))


def decided_by_people(stage: str, action: str) -> Rows:
    """The same where a person decided."""
    return lambda case: _items(case, lambda row: (row.stage, row.action, row.actor) == (stage, action, Actor.PERSON))


def at(stage: str) -> Rows:
    """All that was decided on at a stage."""
    return lambda case: _items(case, lambda row: row.stage == stage)


def assessed(*, is_whole: bool) -> Rows:
    """Works that were assessed at full text, or on title and abstract alone."""

    def rows(case: Case) -> Iterator[Step]:
        whole = {row.work_id for row in case.contents.documents.values() if row.is_full_text}
        return _items(case, lambda row: row.stage == "assess" and (row.item in whole) is is_whole)

    return rows


def copies(case: Case) -> Iterator[Step]:
    """Places and files that were tried for full texts, each with what came of it."""
    for row in case.contents.copies:
        yield Step(text=cut(f"{row.url}: {row.problem or row.outcome.value}"), refs=(ref(Kind.WORK, row.work_id),))


def findings(case: Case) -> Iterator[Step]:
    """Findings, each with how many works assert it."""
    for row in case.contents.findings:
        refs = tuple(ref(Kind.CLAIM, claim_id) for claim_id in row.claim_ids)
        yield Step(text=cut(f"{row.label} ({count(row.works, 'work')})"), refs=refs)


def findings_shared(case: Case) -> Iterator[Step]:
    """Findings that more than one work asserts."""
    every = zip(case.contents.findings, findings(case), strict=True)
    return (step for row, step in every if row.works > 1)


def results(case: Case) -> Iterator[Step]:
    """Reported numbers with their works."""
    for row in case.contents.results:
        told = " ".join(part for part in (row.metric.text, row.text) if part)
        yield Step(text=cut(told), refs=(ref(Kind.WORK, row.work_id),))


def result_groups(case: Case) -> Iterator[Step]:
    """Groups of reported numbers side by side."""
    for row in case.contents.result_groups:
        yield Step(text=cut(f"{row.metric or 'no metric'}, {row.subject}: {count(len(row.result_ids), 'number')}"))


def results_comparable(case: Case) -> Iterator[Step]:
    """Groups of reported numbers that may be compared."""
    every = zip(case.contents.result_groups, result_groups(case), strict=True)
    return (step for row, step in every if row.is_comparable)


def excluded_by(criterion: str) -> Rows:
    """What a criterion took out."""
    return lambda case: _items(case, lambda row: row.criterion == criterion and excludes(row))


def _items(case: Case, counts: Callable[[Decision], bool]) -> Iterator[Step]:
    return (item(case, row) for row in case.holding.values() if counts(row))


def removed(case: Case) -> Iterator[Step]:
    """Retracted works, and sources with rows that could not be read."""
    yield from decided("identify", "remove")(case)
    yield from malformed(case)


def malformed(case: Case) -> Iterator[Step]:
    """Searches with rows that could not be read."""
    for search in case.contents.searches:
        if search.malformed:
            yield Step(text=f"{search.source}: {count(search.malformed, 'row')} that could not be read")


def searches(case: Case) -> Iterator[Step]:
    """The searches with date and what came back."""
    for search in case.contents.searches:
        limit = "no limit" if search.limit is None else f"limit {search.limit:,}"
        yield Step(text=f"{search.source}, {search.at}: {count(search.received, 'row')} returned, {limit}")


def cited(case: Case) -> Iterator[Step]:
    """The works that the report cites, in the order of their numbers where there is a report."""
    works = case.references.values() or sorted(case.basis.cited)
    return (work_step(case, work_id) for work_id in works)


def claims(relevance: str = "") -> Rows:
    """All claims, or those of a relevance."""
    return lambda case: (
        claim_step(claim) for claim in case.contents.claims if not relevance or claim.relevance.value == relevance
    )


def shown(relevance: str = "") -> Rows:
    """Shown claims in the order of the table, all or those of a relevance."""
    return lambda case: (
        claim_step(claim) for claim in case.basis.shown if not relevance or claim.relevance.value == relevance
    )


def marked(mark: str) -> Rows:
    """Shown claims with a mark."""
    return lambda case: (
        claim_step(claim) for claim in case.basis.shown if case.basis.verdict(claim).mark.value == mark
    )


def corroborated(case: Case) -> Iterator[Step]:
    """Shown claims that an independent work supports."""
    return (claim_step(claim) for claim in case.basis.shown if case.basis.verdict(claim).is_corroborated)


def contested(case: Case) -> Iterator[Step]:
    """Shown claims with independent works on both sides."""
    return (claim_step(claim) for claim in case.basis.shown if case.basis.is_contested(claim))


def self_test(*, is_false: bool, is_unseen: bool = False) -> Rows:
    """The edits of the self-test, each with what the judge made of its variants."""
    return lambda case: (
        Step(text=f"{row.operator}: {row.moved} of {count(row.n, 'variant')} no longer judged as supported")
        for row in case.contents.self_test.counts
        if row.is_false is is_false and not (is_unseen and row.is_seen_kind)
    )


def pairs(case: Case) -> Iterator[Step]:
    """Shown claims with the number of sentences that each was compared with."""
    for claim in case.basis.shown:
        yield claim_step(claim, f"compared with {count(case.basis.verdict(claim).pairs_judged, 'sentence')}")


def works_direct(case: Case) -> Iterator[Step]:
    """Works with a direct claim that is shown."""
    works = dict.fromkeys(claim.work_id for claim in case.basis.shown if claim.relevance.value == "direct")
    return (work_step(case, work_id) for work_id in works)


def works_with_all_concepts(case: Case) -> Iterator[Step]:
    """Works that name every concept of the question, by rank."""
    asked = {concept.name for concept in case.contents.question.concepts}
    return (work_step(case, row.work_id) for row in case.contents.relevances if asked <= set(row.concepts))


def concepts(case: Case) -> Iterator[Step]:
    """The question's concepts with its words for each."""
    return (Step(text=f"{row.name} (“{row.phrase}”)") for row in case.contents.question.concepts)


def concepts_tested(case: Case) -> Iterator[Step]:
    """Those that a shown claim names."""
    return (Step(text=row.name) for row in case.basis.named_in(case.basis.shown))


def below(case: Case) -> Iterator[Step]:
    """Works that the program set aside for their rank alone."""
    return (work_step(case, work_id) for work_id in below_cutoff(case.contents))


def sample(case: Case) -> Iterator[Step]:
    """Works of the draw."""
    return (work_step(case, work_id) for work_id in case.contents.sample)


def failures(case: Case) -> Iterator[Step]:
    """What could not be processed."""
    return (Step(text=cut(f"{row.stage}, {row.place}: {row.reason}")) for row in case.contents.failures)
