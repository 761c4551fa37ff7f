"""What the facts about the search count."""

from collections.abc import Callable, Iterable, Iterator

from synthesist.explain.case import Case
from synthesist.explain.model import Kind, Step
from synthesist.explain.naming import claim_step, count, cut, ref, work_step
from synthesist.records import Outcome, Search
from synthesist.report.followed import first_turns, included_turns
from synthesist.report.searched import answered, ending, of_databases, queries, sources
from synthesist.report.searched import followings as followed
from synthesist.report.searchmodel import KeyPaperRow, RecaptureRow

Rows = Callable[[Case], Iterable[Step]]


def answering(case: Case) -> Iterator[Step]:
    """Sources that answered a query."""
    return _named(answered(case.contents))


def databases(outcome: str = "") -> Rows:
    """Databases, all or those whose query ended in a way."""
    return lambda case: _named(row for row in of_databases(case.contents) if not outcome or row.outcome == outcome)


def capped(case: Case) -> Iterator[Step]:
    """Sources whose answer was cut off."""
    return _named(ending(queries(case.contents), Outcome.CAPPED))


def broken(case: Case) -> Iterator[Step]:
    """Citation searches that did not end well."""
    return _named(ending(followed(case.contents), Outcome.FAILED, Outcome.PARTIAL))


def _named(searches: Iterable[Search]) -> Iterator[Step]:
    """Each source once, with what its searches say of how they ended."""
    told = list(searches)
    for source in sources(told):
        own = [row for row in told if row.source == source]
        problems = "; ".join(dict.fromkeys(row.problem for row in own if row.problem))
        received = count(sum(row.received for row in own), "row")
        yield Step(text=cut(f"{source}: {received} returned{f'; {problems}' if problems else ''}"))


def requests(case: Case) -> Iterator[Step]:
    """All that was sent, with what came back."""
    for search in case.contents.searches:
        for sent in search.requests:
            yield Step(text=cut(f"{sent.at}: {sent.method} {sent.url}: {count(sent.received, 'row')}"))


def expansions(case: Case) -> Iterator[Step]:
    """Added terms with what speaks for them."""
    for row in case.contents.expansions:
        yield Step(text=cut(f"{row.term}, for {row.concept}, from {row.origin}: {row.evidence}"))


def followings(case: Case) -> Iterator[Step]:
    """Searches that followed citations."""
    for search in followed(case.contents):
        yield Step(text=f"Round {search.turn}, {search.source}: {count(len(search.hits), 'record')}")


def cited_records(case: Case) -> Iterator[Step]:
    """Records that citations led to."""
    ids = {hit.record_id for search in followed(case.contents) for hit in search.hits}
    return _records(case, ids)


def new_records(case: Case) -> Iterator[Step]:
    """Those that no query had brought."""
    return _records(case, (name for name, turn in first_turns(case.contents).items() if turn))


def _records(case: Case, ids: Iterable[str]) -> Iterator[Step]:
    for name in sorted(ids):
        yield Step(text=cut(case.contents.records[name].title), refs=(ref(Kind.RECORD, name),))


def only_cited(case: Case) -> Iterator[Step]:
    """Included works that no query brought."""
    return (work_step(case, work) for work, turn in included_turns(case.contents).items() if turn)


def reviewed(said: str) -> Rows:
    """Included works by what their sources say of peer review."""
    return lambda case: (
        work_step(case, work) for work in case.basis.included if case.contents.works[work].peer_review.value == said
    )


def reconstructed(case: Case) -> Iterator[Step]:
    """Shown claims of texts that were put together from an index."""
    return (claim_step(claim) for claim in case.basis.shown if case.basis.is_reconstructed(claim))


def key_papers(case: Case) -> Iterator[Step]:
    """Works that the plan names."""
    return map(_key_paper, case.basis.key_papers)


def key_papers_found(case: Case) -> Iterator[Step]:
    """Those that came back."""
    return (_key_paper(row) for row in case.basis.key_papers if row.work_id)


def key_papers_included(case: Case) -> Iterator[Step]:
    """Those that were included."""
    return (_key_paper(row) for row in case.basis.key_papers if row.ended == "included")


def _key_paper(row: KeyPaperRow) -> Step:
    refs = (ref(Kind.WORK, row.work_id),) if row.work_id else ()
    return Step(text=cut(f"{row.named}: {row.ended.replace('-', ' ')}"), refs=refs)


def pairs(case: Case) -> Iterator[Step]:
    """Pairs of sources with separate indexes."""
    return map(_pair, case.basis.recapture)


def estimates(case: Case) -> Iterator[Step]:
    """Those that give an estimate."""
    return (_pair(row) for row in case.basis.recapture if row.missed is not None)


def _pair(row: RecaptureRow) -> Step:
    found = f"{row.in_first} and {row.in_second} included works, {row.in_both} in both"
    bound = "too few for an estimate" if row.missed is None else f"at least {row.missed} missed"
    return Step(text=f"{row.first} and {row.second}: {found}; {bound}")
