"""Searches held against the plan, and what is told of their limits against what came."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from synthesist.appraise.confirmer.again import again
from synthesist.appraise.confirmer.plans import asked_in
from synthesist.appraise.confirmer.saying import told
from synthesist.appraise.reviewing import Asked, Look, Looked, Synthesis
from synthesist.plan import Plan
from synthesist.records import Outcome, Question, Search
from synthesist.records.appraisals import Dimension, Mandate, Objection
from synthesist.records.ids import short_hash
from synthesist.search.answers import concept_hits_of
from synthesist.search.sources.library import library_query

_ASKED_AS = Asked(
    mandate=Mandate.CONFIRMER,
    dimension=Dimension.REPRODUCIBILITY,
    name="searches as planned",
    question="Was every source of the plan searched, and no other, with the plan's query and limit?",
    basis="searches with source, query, limit and id that follow from the plan, and sources of the plan that were "
    "searched; tables searches, plans",
)
_CAPS = Asked(
    mandate=Mandate.CONFIRMER,
    dimension=Dimension.REPRODUCIBILITY,
    name="limits told",
    question="Is every search that a limit cut told as cut?",
    basis="searches whose outcome follows from limit, hits and records received; tables searches, hits, requests",
)

_HAND = ("library", "files")


_COUNTED = 300
"""Rows of a file in which concepts are counted again."""


@dataclass(frozen=True)
class _Planned:
    """What the plan has each search be."""

    plan: Plan

    @cached_property
    def question(self) -> Question:
        return asked_in(self.plan)

    def fault(self, search: Search, places: int) -> str:
        """In what a search is not what the plan says."""
        own = (search.source, search.query, search.content_sha256)
        if search.search_id not in {short_hash("search", place, *own) for place in range(places + len(_HAND) + 8)}:
            return f"source, query or answers of the search of {search.source} are not those that it was kept under"
        is_file = search.source.startswith("file:")
        if is_file != (search.limit is None) and search.method == "query":
            return f"the search of {search.source} has {'a' if search.limit else 'no'} limit"
        if search.limit is not None and search.method == "query" and search.limit != self.plan.search.limit:
            return told(f"the limit of the search of {search.source}", search.limit, self.plan.search.limit)
        if not search.content_sha256:
            return f"what answered the search of {search.source} has no digest"
        return self._query(search)

    def _query(self, search: Search) -> str:
        if search.source == "library" and search.query != library_query(self.question):
            return told("the query of the library", search.query, library_query(self.question))
        if not search.query and search.outcome is not Outcome.FAILED:
            return f"the query of the search of {search.source} is not told"
        return ""


def searches(seen: Synthesis) -> Looked:
    """Searches that the plan does not have, or that were not made."""
    plan, contents = again(seen).plan, seen.contents
    if plan is None:
        return _ASKED_AS.looked((), ())
    planned = _Planned(plan)
    objections = [
        _ASKED_AS.object(search.search_id, said)
        for search in contents.searches
        if (said := planned.fault(search, len(contents.searches)))
    ]
    objections += _sources(seen, plan)
    items = [*(search.search_id for search in contents.searches), *(f"source-{name}" for name in plan.search.sources)]
    return _ASKED_AS.looked(items, objections)


def _sources(seen: Synthesis, plan: Plan) -> Iterator[Objection]:
    from synthesist.search.databases import databases

    known = databases().databases
    titles = {name: known[name].about.title if name in known else name for name in plan.search.databases}
    there = {search.source for search in seen.contents.searches}
    has_files = any(name.startswith("file:") for name in there)
    for name in plan.search.sources:
        is_there = has_files if name == "files" else (titles.get(name, name) in there or name in there)
        if not is_there:
            yield _ASKED_AS.object(f"source-{name}", f"the plan names {name}, and no search of it is told")
    wanted = {*titles.values(), *titles, *plan.search.sources}
    for search in seen.contents.searches:
        # Citations that were followed in a database go by its name with their direction.
        source = search.source if search.method == "query" else search.source.removesuffix(f", {search.method}")
        is_wanted = "files" in wanted if source.startswith("file:") else source in wanted
        if not is_wanted:
            yield _ASKED_AS.object(search.search_id, f"{search.source} was searched, and the plan does not name it")


def caps(seen: Synthesis) -> Looked:
    """Searches that were cut, and are told as whole."""
    objections = [
        _CAPS.object(search.search_id, said)
        for search in seen.contents.searches
        if (said := _uncapped(search) or _miscounted(seen, search))
    ]
    return _CAPS.looked((search.search_id for search in seen.contents.searches), objections)


def _uncapped(search: Search) -> str:
    reported, limit = search.reported, search.limit
    is_cut = limit is not None and search.received >= limit and (reported or 0) > limit
    if search.is_capped != (search.outcome is Outcome.CAPPED):
        return f"the search of {search.source} is told as {search.outcome.value}, against what is kept of its limit"
    if is_cut and not search.is_capped:
        return f"the search of {search.source} took {search.received} of {reported}, and is told as whole"
    if search.source.startswith("file:") and (search.is_capped or reported != search.received):
        return f"of {reported} rows of {search.source} {search.received} are told"
    named = [count for _, count in search.concept_hits]
    if search.source == "library" and named and reported is not None and not max(named) <= reported <= sum(named):
        return f"the library is told to hold {reported} hits, and {max(named)} records of it name one concept alone"
    if search.is_capped and search.source == "library" and not is_cut:
        return f"the search of {search.source} is told as cut at {limit}, and {search.received} of {reported} came"
    return ""


def _miscounted(seen: Synthesis, search: Search) -> str:
    if search.received != len(search.hits) + search.malformed:
        return told(f"how many rows {search.source} gave", search.received, len(search.hits) + search.malformed)
    if search.limit is not None and search.method == "query" and search.received > search.limit:
        return f"{search.source} gave {search.received} rows, and the limit was {search.limit}"
    if [hit.rank for hit in search.hits] != list(range(1, len(search.hits) + 1)):
        return f"the hits of {search.source} are not numbered one after the other"
    if any(hit.record_id not in seen.contents.records for hit in search.hits):
        return f"{search.source} is told to have given a record that is not kept"
    sent = [one for one in search.requests if one.purpose == "answer"]
    if (
        sent
        and search.method == "query"
        and search.content_sha256 != short_hash("answers", *(one.sha256 for one in sent))
    ):
        return f"the digest of what {search.source} answered is not that of its answers"
    return _names(seen, search)


def _names(seen: Synthesis, search: Search) -> str:
    """Of the user's files all rows are at hand, so that concepts can be counted in them again."""
    plan = again(seen).plan
    if not search.source.startswith("file:") or plan is None or len(search.hits) > _COUNTED:
        return ""
    records = [seen.contents.records[hit.record_id] for hit in search.hits]
    made = concept_hits_of(records, asked_in(plan))
    return (
        "" if made == search.concept_hits else f"how many rows of {search.source} name each concept is told otherwise"
    )


CHECKS: tuple[Look, ...] = (searches, caps)
