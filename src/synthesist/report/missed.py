"""A lower bound on the works that were missed, from two sources with indexes of their own.

Capture and recapture: of works that each of two sources found, the share that both found tells how many neither did.
Chapman (1951) gives an estimate with little bias. Sources tend to find the same works, which makes the estimate too
small, so that it is a lower bound. That holds only for pairs of which neither is filled from the other, and of which
neither holds what the other by its nature cannot: of such pairs few works in both would say nothing of what was missed.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from synthesist.records import ReviewContents
from synthesist.report.searched import answered
from synthesist.report.searchmodel import RecaptureRow
from synthesist.report.wording import Fact

INDEXED: Mapping[str, str] = {
    "Crossref": "publishers deposit what they register DOIs for",
    "DOAJ": "open journals upload their articles",
    "PubMed": "the National Library of Medicine indexes journals that it selected",
}
"""Sources that may be paired, by title, with where their records come from. Left out, with the reason:

- OpenAlex and Semantic Scholar gather from the others, and Europe PMC holds PubMed and takes preprints from Crossref.
- arXiv, where authors deposit, and DataCite, where repositories do, hold what stands in no journal: that few of their
  works are found elsewhere tells of what they hold, not of what was missed.
"""

MIN_RECAPTURES = 3
"""Works in both sources below which no figure is given."""


def recapture_rows(contents: ReviewContents, included: Sequence[str]) -> tuple[RecaptureRow, ...]:
    """One row for each pair of sources with separate indexes that both answered a query."""
    found = found_by(contents, included)
    searched = sorted({search.source for search in answered(contents)} & INDEXED.keys())
    return tuple(
        _row(first, second, found[first], found[second], len(included)) for first, second in combinations(searched, 2)
    )


def found_by(contents: ReviewContents, works: Sequence[str]) -> dict[str, set[str]]:
    """The works among these that the query of each source brought, by any of their records."""
    return {
        source: set(_brought(contents, source, works)) for source in {search.source for search in answered(contents)}
    }


def chapman(first: int, second: int, both: int) -> int:
    """Chapman's estimate of how many there are, rounded down.

    Raises:
        ValueError: more in both than in one.
    """
    if not 0 <= both <= min(first, second):
        raise ValueError(f"no {both} works can be in two sources that have {first} and {second}")
    return (first + 1) * (second + 1) // (both + 1) - 1


def recapture_facts(rows: Sequence[RecaptureRow]) -> dict[str, Fact]:
    """Pairs that were looked at, and the greatest bound; absent where no pair gives one."""
    bounds = [row.missed for row in rows if row.missed is not None]
    known = {"missed_at_least": max(bounds), "min_recaptures": MIN_RECAPTURES} if bounds else {}
    return {"recapture_pairs": len(rows), "recapture_estimates": len(bounds), **known}


def _brought(contents: ReviewContents, source: str, works: Sequence[str]) -> Iterator[str]:
    own = [search for search in answered(contents) if search.source == source]
    returned = {hit.record_id for search in own for hit in search.hits}
    return (work for work in works if returned & set(contents.works[work].record_ids))


def _row(first: str, second: str, one: set[str], other: set[str], found: int) -> RecaptureRow:
    both = len(one & other)
    estimate = chapman(len(one), len(other), both) if both >= MIN_RECAPTURES else None
    return RecaptureRow(
        first=first,
        second=second,
        in_first=len(one),
        in_second=len(other),
        in_both=both,
        estimate=estimate,
        found=found,
        missed=None if estimate is None else max(0, estimate - found),
    )
