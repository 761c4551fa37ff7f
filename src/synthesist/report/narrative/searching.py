"""How was searched, in the methodology: sources, queries, what was added to them, and citations followed."""

from collections.abc import Iterable, Iterator

from synthesist.report.basis import Basis
from synthesist.report.model import Line
from synthesist.report.searched import answered, of_databases
from synthesist.report.wording import Prose, joined, visible

_FILES_NAMED = 3


def searching(basis: Basis, prose: Prose) -> Iterator[Line]:
    """Where was searched, with what, and what came back."""
    if not basis.contents.searches:
        yield prose.line("No source was searched.")
        return
    yield _covered(basis, prose)
    yield from _databases(prose)
    yield from _queries(prose)
    yield prose.line(
        "{identified:record/records} came back"
        + (", those that citations led to among them." if prose["citation_rounds"] else ".")
    )
    if any(search.is_capped for search in answered(basis.contents)):
        yield prose.line(
            "The limit cut off an answer, so that the source holds further records that were never looked at."
        )


def _covered(basis: Basis, prose: Prose) -> Line:
    if not prose["sources_searched"]:
        return prose.line("Sources were asked on {last_search}, and none of them answered.")
    return prose.line(
        "The search covered {sources_searched:source/sources} ({names}) and was last run on {last_search}.",
        names=_covering(basis),
    )


def _covering(basis: Basis) -> str:
    """The sources that answered, by name; of these, only the user's files are searched without a limit."""
    searches = answered(basis.contents)
    files = {search.source for search in searches if search.limit is None}
    return named((search.source for search in searches if search.limit is not None), files)


def named(sources: Iterable[str], files: Iterable[str] = ()) -> str:
    """Sources by name; one whose name holds a digit is left to the appendix, and so are files if they are many.

    A digit would state a number.
    """
    others, own = {visible(name) for name in sources}, {visible(name).removeprefix("file:") for name in files}
    unnamed = {name for name in others if _has_digit(name)}
    if len(own) > _FILES_NAMED or any(map(_has_digit, own)):
        unnamed |= own
    rest = [_UNNAMED[bool(unnamed & others), len(unnamed) == 1]] if unnamed else []
    return joined([*sorted(others - unnamed, key=str.casefold), *sorted(own - unnamed), *rest])


def _has_digit(name: str) -> bool:
    return any(char.isdigit() for char in name)


_UNNAMED = {
    (False, True): "a file that the appendix names",
    (False, False): "files that the appendix names",
    (True, True): "one that the appendix names",
    (True, False): "others that the appendix names",
}


def _databases(prose: Prose) -> Iterator[Line]:
    if not prose["databases"]:
        return
    if prose["databases"] == 1:
        yield prose.line(
            "The plan has {databases:literature database} to be asked over the network; {answered}.",
            answered="it answered in full" if prose["databases_complete"] else "how it answered stands in the appendix",
        )
        return
    yield prose.line(
        "The plan has {databases:literature database/literature databases} to be asked over the network;"
        + (" all" if prose["databases_complete"] == prose["databases"] else " {databases_complete}")
        + " of them answered in full."
    )


def _queries(prose: Prose) -> Iterator[Line]:
    if prose["databases"]:
        yield prose.line(
            "One Boolean query was made from the question's concepts and put in the words of each database; where a"
            " database cannot express a part of it, the appendix says how the query was changed."
        )
    if prose["expansions"]:
        yield prose.line(
            "{expansions:term/terms} that the question does not name {were} added to it from a first small search; the"
            " appendix shows what speaks for {each}.",
            were="was" if prose["expansions"] == 1 else "were",
            each="it" if prose["expansions"] == 1 else "each",
        )
    if prose["own_queries"]:
        yield prose.line(
            "{own_queries:query was written by a person and is/queries were written by people and are} used as written."
        )
    if prose.knows("search_limit"):
        yield prose.line("At most {search_limit:record was/records were} taken from the answer to a query.")
    yield prose.line(_VERBATIM[bool(prose["requests_sent"])])


_VERBATIM = {
    False: "The queries stand word for word in the appendix, each with its date and limit.",
    True: (
        "The queries stand word for word in the appendix, each with its date and limit, and so does every request"
        " ({requests_sent} in all), so that the search can be repeated."
    ),
}


def following(basis: Basis, prose: Prose) -> Iterator[Line]:
    """Citations that were followed, and whether the last round still brought anything."""
    if not of_databases(basis.contents):
        return
    if not prose["citation_rounds"]:
        yield prose.line(_UNFOLLOWED[bool(basis.contents.plan["search"]["rounds"])])
        return
    yield prose.line(
        "Then the citations of works that were to be included were followed in {citation_rounds:round/rounds}, to what"
        " they cite and to what cites them, as far as the databases know it."
    )
    if not prose["citation_records"]:
        yield prose.line("That led to no record.")
        return
    yield prose.line(
        "That led to {citation_records:record/records}, {citation_new_records} of which no query had brought;"
        " {included_only_cited:included work was/included works were} found in no other way."
    )
    is_broken = bool(prose["citation_sources_broken"])
    yield prose.line(_LAST_ROUND + (_UNENDED if is_broken else _SATURATED[bool(prose["last_round_included"])]))


_UNFOLLOWED = {
    False: "The plan has no citations followed.",
    True: ("No citations were followed: no work was to be included yet, or no database could be asked for them."),
}

_LAST_ROUND = (
    "The last round brought {last_round_records:new record/new records} and {last_round_included:new included work/new"
    " included works}"
)
_UNENDED = "; it tells nothing of what further rounds would bring, for citations could not all be followed to the end."
_SATURATED = {
    False: ", which suggests, and does not prove, that a further round would have brought little.",
    True: ", so that a further round might have brought more.",
}


def key_papers(prose: Prose) -> Iterator[Line]:
    """How the search did on works that the plan names as ones that it must find."""
    if not prose["key_papers"]:
        return
    if prose["key_papers"] == 1:
        yield prose.line(
            "The plan names {key_papers:work} that a good search must find; {fate}.",
            fate=_FATE[bool(prose["key_papers_found"]), bool(prose["key_papers_included"])],
        )
        return
    yield prose.line(
        "The plan names {key_papers:work/works} that a good search must find: {key_papers_found} of these came back,"
        " and {key_papers_included:was/were} included."
    )


_FATE = {
    (True, True): "it came back and was included",
    (True, False): "it came back and was not included, as the appendix tells",
    (False, False): "it did not come back",
}
