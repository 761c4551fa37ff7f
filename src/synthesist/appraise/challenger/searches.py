"""The challenger on reproducibility: were the searches made as planned, in enough places, and told as they ended?"""

import re
from collections.abc import Iterator, Mapping

from synthesist.appraise.reviewing import Asked, Look, Looked, Synthesis
from synthesist.records import Outcome, Part, Search
from synthesist.records.appraisals import Dimension, Mandate

SOURCES = Asked(
    mandate=Mandate.CHALLENGER,
    dimension=Dimension.REPRODUCIBILITY,
    name="several sources",
    question="Did at least two sources bring records, and was every source of the plan asked?",
    basis="sources that brought hits, the user's files as one, against the two that AMSTAR 2 asks for (item 4)",
)
ENDED = Asked(
    mandate=Mandate.CHALLENGER,
    dimension=Dimension.REPRODUCIBILITY,
    name="how searches ended",
    question="Is each search told as complete only where nothing was cut off and nothing failed?",
    basis="searches whose outcome fits limits of the plan, records received and reported, hits, problems and requests",
)
QUERIES = Asked(
    mandate=Mandate.CHALLENGER,
    dimension=Dimension.REPRODUCIBILITY,
    name="queries of the question",
    question="Is each query there, made of the question's concepts, and narrowed by nothing else?",
    basis="searches whose query names the question's concepts, and no filters beyond the plan's",
)
REPEATABLE = Asked(
    mandate=Mandate.CHALLENGER,
    dimension=Dimension.REPRODUCIBILITY,
    name="searches to repeat",
    question="Is it told of each search when, by what and on which content it was made?",
    basis="searches with a date, a query, a client and a digest of what answered, of all searches",
)
HITS = Asked(
    mandate=Mandate.CHALLENGER,
    dimension=Dimension.REPRODUCIBILITY,
    name="hits told",
    question="Do the sources say how many records they have?",
    basis="searches whose source says how many hits it has, of all searches; a measure",
)

_WANTED = 2
_LEAST = 0.98
"""Share of the records that a source says it has from which all may be said to have come: counts are of a moment."""

_FAILED = 400
_UNANSWERED = frozenset((Outcome.FAILED, Outcome.OFFLINE))
_YEARS = re.compile(
    r"(?:PUB_YEAR|publicationYear|publication_year|bibjson\.year|submittedDate|from_publication_date"
    r"|to_publication_date|from-pub-date"
    r"|until-pub-date|\byears?)\s?(?:[:=]|%3A)\s?[\[(\"'>]?\s?\d{4}|\d{4}(?::\d{4})?\[dp\]|\b(?:since|from|after"
    r"|before|until) (?:19|20)\d\d\b",
    re.IGNORECASE,
)
_OTHER_FILTERS = re.compile(
    r"\b(?:lang(?:uage)?s?)\s?[:=]\s?\"?[a-z]|\[la\]|OPEN_ACCESS:y|is_oa[:=]true|minCitationCount=\d"
    r"|cited_by_count[:=]?[>\d]|HAS_FT:y"
    r"|\bNOT\s?[(\"]|\b(?:open access|free full text) only\b|\b(?:title|abstract)s? only\b",
    re.IGNORECASE,
)


def sources(seen: Synthesis) -> Looked:
    """Whether several sources brought records, and all were asked."""
    brought = {_family(search.source) for search in seen.contents.searches if search.hits}
    asked = {_family(search.source) for search in seen.contents.searches}
    planned = tuple(map(str, seen.contents.plan["search"]["sources"]))
    objections = [
        SOURCES.object(f"source-{name}", f"the plan names {name}, and no search of it is told")
        for name in planned
        if _family(name) not in asked
    ]
    if len(brought) < _WANTED:
        named = f"from {next(iter(brought))} alone" if brought else "from no source at all"
        objections.append(
            SOURCES.object("sources", f"all records come {named}, where at least two sources are asked for")
        )
    return SOURCES.looked(("sources", *(f"source-{name}" for name in planned)), objections)


def ended(seen: Synthesis) -> Looked:
    """Whether searches are told as they ended."""
    limit = int(seen.contents.plan["search"]["limit"])
    told = ((search, said) for search in seen.contents.searches for said in _misended(search, limit))
    return ENDED.looked(_ids(seen), (ENDED.object(search.search_id, said) for search, said in told))


def queries(seen: Synthesis) -> Looked:
    """Whether queries are made of the question and nothing else."""
    asked = [search for search in seen.contents.searches if search.method == "query" and not _is_file(search)]
    own = set(map(_family, seen.contents.plan["search"].get("queries", {})))
    told = (
        (search, said) for search in asked for said in _misasked(seen, search, is_own=_family(search.source) in own)
    )
    objections = (QUERIES.object(search.search_id, said) for search, said in told)
    return QUERIES.looked((search.search_id for search in asked), objections)


def repeatable(seen: Synthesis) -> Looked:
    """Whether searches can be made again."""
    objections = (
        REPEATABLE.object(search.search_id, f"of the search of {search.source} {' and '.join(missing)} is not told")
        for search in seen.contents.searches
        if (missing := [name for name, value in _needed(search).items() if not value.strip()])
    )
    return REPEATABLE.looked(_ids(seen), objections)


def hits_told(seen: Synthesis) -> Looked:
    """How many sources say how much they have."""
    searches = seen.contents.searches
    return HITS.counted(sum(search.reported is not None for search in searches), len(searches))


def _ids(seen: Synthesis) -> list[str]:
    return [search.search_id for search in seen.contents.searches]


def _family(source: str) -> str:
    """The name of a source as plans write it; the user's files are one."""
    if source.startswith("file:"):
        return "files"
    return "".join(character for character in source.casefold() if character.isalnum())


def _is_file(search: Search) -> bool:
    return _family(search.source) == "files"


def _needed(search: Search) -> Mapping[str, str]:
    digest = search.content_sha256 or "".join(request.sha256 for request in search.requests)
    is_answered = search.outcome not in _UNANSWERED
    return {
        "the query": search.query,
        "the day": search.at,
        "what asked": search.client,
        "a digest of what answered": digest if is_answered else "none",
    }


def _misended(search: Search, limit: int) -> Iterator[str]:
    """What speaks against the end that is told of a search."""
    if search.outcome is not Outcome.COMPLETE or search.is_capped:
        return
    if search.problem:
        yield f"{search.source} is told as complete, with a problem: {search.problem}"
    if search.method == "query" and not _is_file(search):
        yield from _cut_off(search, limit)
    if search.reported is not None and search.received < _LEAST * search.reported - 1:
        yield f"{search.source} is told as complete with {search.received} records of {search.reported}"
    answers = [request for request in search.requests if request.purpose == "answer"]
    if answers and answers[-1].status >= _FAILED:
        yield f"{search.source} is told as complete, and its last request was answered with {answers[-1].status}"


def _cut_off(search: Search, limit: int) -> Iterator[str]:
    if search.received >= limit and (search.reported is None or search.reported >= search.received):
        is_told = search.reported is not None and search.reported > limit
        most = max((count for _, count in search.concept_hits), default=0)
        if is_told or search.limit != limit or most > search.received or search.reported is None:
            yield f"{search.source} is told as complete, and as many records came as the plan takes at most ({limit})"
            return
    if search.limit is None or search.limit != limit:
        yield f"{search.source} is told with the limit {search.limit or 'none'}, where the plan takes {limit}"
    for name, count in search.concept_hits:
        if count > max(search.received, search.reported or 0):
            yield f"{search.source} has {count} records that name {name}, and is told as complete ({search.received})"


def _misasked(seen: Synthesis, search: Search, *, is_own: bool) -> Iterator[str]:
    written = f"{search.query} {search.meant}"
    if not search.query.strip():
        yield f"the query that {search.source} was sent is not told"
        return
    if not is_own:
        yield from _unasked(seen, search, written)
        yield from _narrowed(seen, search, written)


def _unasked(seen: Synthesis, search: Search, written: str) -> Iterator[str]:
    """Concepts of the question that a query leaves out; a database's dialect may leave some out, and says so."""
    folded = written.casefold()
    concepts = [one for one in seen.question.concepts if one.part in (Part.EXPOSURE, Part.OUTCOME) and one.terms]
    missing = [one.name for one in concepts if not any(term.casefold() in folded for term in (*one.terms, one.name))]
    is_library = search.source == "library"
    if missing and (len(missing) == len(concepts) or is_library or not search.notes):
        yield f"the query of {search.source} names nothing for {' and '.join(missing)}"


def _narrowed(seen: Synthesis, search: Search, written: str) -> Iterator[str]:
    plan = seen.contents.plan["screen"]
    sent = " ".join((written, *(f"{request.url} {request.body}" for request in search.requests)))
    quoted = seen.question.text
    sent = sent.replace(quoted, " ")
    if not any(plan["years"]) and (found := _YEARS.search(sent)):
        yield f"the query of {search.source} is limited to years ({found[0]}), of which the plan says nothing"
    if not plan["languages"] and (found := _OTHER_FILTERS.search(sent)):
        yield f"the query of {search.source} is limited by {found[0]}, of which the plan says nothing"


CHECKS: tuple[Look, ...] = (sources, ended, queries, repeatable, hits_told)
