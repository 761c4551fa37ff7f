"""What the search may have missed, among the limitations: sources that did not answer, limits, and bounds."""

from collections.abc import Iterator, Mapping

from synthesist.records import Outcome, Search
from synthesist.report.basis import Basis
from synthesist.report.model import Line
from synthesist.report.narrative.searching import named
from synthesist.report.searched import ending, followings, of_databases, queries, sources
from synthesist.report.wording import Prose, visible

_SILENT: Mapping[Outcome, str] = {
    Outcome.FAILED: (
        "{databases_failed:database/databases} ({names}) could not be searched, so that what only {they} {hold} is"
        " missing; the appendix says why."
    ),
    Outcome.OFFLINE: (
        "{databases_offline:database was/databases were} not asked ({names}), for there was no network: what only"
        " {they} {hold} is missing."
    ),
    Outcome.PARTIAL: (
        "{databases_partial:database/databases} ({names}) gave only a part of what {they} {hold} on the query; the"
        " appendix says why."
    ),
}


def gaps(basis: Basis, prose: Prose) -> Iterator[Line]:
    """One sentence for each way in which the search fell short."""
    if prose["sources_searched"] == 1:
        yield prose.line("A single source was searched; what it does not hold cannot appear here.")
    for outcome, template in _SILENT.items():
        silent = ending(of_databases(basis.contents), outcome)
        if silent:
            is_one = len(sources(silent)) == 1
            yield prose.line(
                template,
                names=_named(silent),
                they="it" if is_one else "they",
                hold="holds" if is_one else "hold",
            )
    if prose["sources_capped"]:
        yield prose.line(
            "The search was capped in {sources_capped:source/sources} ({names}), so that relevant records may lie"
            " beyond the limit.",
            names=_named(ending(queries(basis.contents), Outcome.CAPPED)),
        )
    yield from _citations(basis, prose)
    yield from _missed(prose)


def _named(searches: tuple[Search, ...]) -> str:
    return named(search.source for search in searches)


def _citations(basis: Basis, prose: Prose) -> Iterator[Line]:
    if prose["citation_sources_broken"]:
        broken = ending(followings(basis.contents), Outcome.FAILED, Outcome.PARTIAL)
        names = sorted({visible(search.source).rpartition(", ")[0] for search in broken})
        yield prose.line("Citations could not be followed to the end in {names}.", names=named(names))
    if prose["expansions"]:
        yield prose.line(
            "{expansions:added term was/added terms were} chosen by counts and nearness of meaning; no person chose"
            " {them}, and a wrong one brings records that do not belong.",
            them="it" if prose["expansions"] == 1 else "them",
        )


def _missed(prose: Prose) -> Iterator[Line]:
    if prose["key_papers"] != prose["key_papers_found"]:
        yield prose.line(_UNFOUND[prose["key_papers"] == 1])
    if prose.knows("missed_at_least"):
        yield prose.line(_BOUND[bool(prose["missed_at_least"])])
    elif prose["recapture_pairs"]:
        yield prose.line(
            "Nothing can be estimated of the works that the search missed: too few works were found by both sources"
            " of any pair with separate indexes."
        )
    elif prose["databases"]:
        yield prose.line(
            "Nothing can be estimated of the works that the search missed: no two sources with separate indexes"
            " answered."
        )


_UNFOUND = {
    True: "The work that the plan names as one that must be found did not come back.",
    False: "Of {key_papers} works that the plan names as ones that must be found, {key_papers_found} came back.",
}

_BOUND = {
    True: (
        "From what two sources with separate indexes brought it is estimated that at least"
        " {missed_at_least:work of this kind was/works of this kind were} missed; the appendix has the pairs and what"
        " the estimate rests on."
    ),
    False: (
        "What two sources with separate indexes brought gives a lower bound of {missed_at_least} missed works, which"
        " does not mean that none was missed: the estimate is too small where sources tend to find the same works."
    ),
}
