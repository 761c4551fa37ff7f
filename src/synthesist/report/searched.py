"""The searches of a review told apart: queries or citations followed, at hand or over the network."""

from collections.abc import Iterable

from synthesist.records import Outcome, ReviewContents, Search
from synthesist.report.wording import Fact

QUERY = "query"
"""The method of a search that asks; the others follow citations."""

LIBRARY = "library"

_ANSWERED = (Outcome.COMPLETE, Outcome.CAPPED, Outcome.PARTIAL)


def queries(contents: ReviewContents) -> tuple[Search, ...]:
    """Searches that asked a source."""
    return tuple(search for search in contents.searches if search.method == QUERY)


def followings(contents: ReviewContents) -> tuple[Search, ...]:
    """Searches that followed citations."""
    return tuple(search for search in contents.searches if search.method != QUERY)


def answered(contents: ReviewContents) -> tuple[Search, ...]:
    """Queries that a source answered, in whole or in part."""
    return tuple(search for search in queries(contents) if search.outcome in _ANSWERED)


def of_databases(contents: ReviewContents) -> tuple[Search, ...]:
    """Queries to databases, answered or not: files have no limit, and the library is at hand."""
    return tuple(search for search in queries(contents) if search.limit is not None and search.source != LIBRARY)


def ending(searches: Iterable[Search], *outcomes: Outcome) -> tuple[Search, ...]:
    """Those that ended in one of these ways."""
    return tuple(search for search in searches if search.outcome in outcomes)


def sources(searches: Iterable[Search]) -> tuple[str, ...]:
    """Names of their sources, each once, sorted."""
    return tuple(sorted({search.source for search in searches}))


def ordered(contents: ReviewContents) -> list[Search]:
    """The searches as the appendix numbers them: queries first, then each round of following citations."""
    return sorted(contents.searches, key=lambda search: (search.turn, search.source.casefold(), search.search_id))


def search_facts(contents: ReviewContents) -> dict[str, Fact]:
    """What was searched and how it ended; see docs/report-facts.md."""
    asked, dates = of_databases(contents), [search.at[:10] for search in contents.searches]
    limits = [search.limit for search in queries(contents) if search.limit is not None]
    return {
        "sources_searched": len(sources(answered(contents))),
        "databases": len(sources(asked)),
        "databases_complete": len(sources(ending(asked, Outcome.COMPLETE))),
        "databases_partial": len(sources(ending(asked, Outcome.PARTIAL))),
        "databases_failed": len(sources(ending(asked, Outcome.FAILED))),
        "databases_offline": len(sources(ending(asked, Outcome.OFFLINE))),
        "sources_capped": len(sources(ending(queries(contents), Outcome.CAPPED))),
        "requests_sent": sum(len(search.requests) for search in contents.searches),
        "expansions": len(contents.expansions),
        "own_queries": len(contents.plan["search"]["queries"]),
        **({"search_limit": max(limits)} if limits else {}),
        **({"last_search": max(dates)} if dates else {}),
    }
