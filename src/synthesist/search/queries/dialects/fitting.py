"""A query prepared for a dialect, and cut to what a service takes, with a sentence for whatever was lost."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from urllib.parse import quote

from synthesist.errors import PlanError
from synthesist.search.queries.dialects.wording import plain
from synthesist.search.queries.model import BooleanQuery, Facet, Term, Translation

_FIRST_OUT = ("feedback", "abbreviation", "thesaurus", "question")
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Limit:
    """The longest query that a service is asked.

    Attributes:
        size: bytes of the query as it stands in an address.
        why: end of a sentence, such as "it takes addresses of 4,094 bytes at most".
    """

    size: int
    why: str


@dataclass(frozen=True, slots=True)
class _Draft:
    query: BooleanQuery
    dropped: tuple[Term, ...] = ()
    facets: tuple[str, ...] = ()


def translated(
    query: BooleanQuery,
    write: Callable[[BooleanQuery], str],
    limit: Limit,
    *notes: str,
    is_wider: bool = False,
    is_narrower: bool = False,
) -> Translation:
    """The query as `write` puts it, prepared and cut.

    Terms come to `write` as plain words, see `wording.plain`; facets without words, and longer phrases in which a term
    means something else, are gone. Where the limit asks for it terms go, last in first out: those of feedback,
    abbreviations, the vocabulary, the question; each facet keeps one. Then whole facets go, the last first.

    Raises:
        PlanError: nothing is left to ask, or the last term alone is too long.
    """
    prepared, said = _prepared(query)
    draft = _cut(_Draft(prepared), write, limit)
    return Translation(
        query=write(draft.query),
        notes=(*notes, *said, *_losses(draft, limit)),
        is_wider=is_wider or bool(said) or bool(draft.facets),
        is_narrower=is_narrower or bool(draft.dropped),
    )


def _prepared(query: BooleanQuery) -> tuple[BooleanQuery, tuple[str, ...]]:
    facets = [replace(facet, terms=_worded(facet.terms), excluding=()) for facet in query.facets]
    wordless = [facet.name for facet in facets if not facet.terms]
    notes = [f"“{name}” has no words that could be searched for and is left out." for name in wordless]
    if any(facet.excluding for facet in query.facets):
        notes.append("A word is found inside longer phrases that mean something else, too; screening tells them apart.")
    kept = tuple(facet for facet in facets if facet.terms)
    if not kept:
        raise PlanError("the query has no word to search for", "name in the question what it is about")
    return replace(query, facets=kept), tuple(notes)


def _worded(terms: tuple[Term, ...]) -> tuple[Term, ...]:
    by_words: dict[str, Term] = {}
    for term in terms:
        words = plain(term.text)
        if words:
            by_words.setdefault(words.casefold(), replace(term, text=words))
    return tuple(by_words.values())


def _cut(draft: _Draft, write: Callable[[BooleanQuery], str], limit: Limit) -> _Draft:
    while len(quote(write(draft.query), safe="")) > limit.size:
        draft = _without_a_term(draft) or _without_a_facet(draft, limit)
    return draft


def _without_a_term(draft: _Draft) -> _Draft | None:
    spare = [
        (-_FIRST_OUT.index(term.origin.partition(":")[0]), place, at)
        for at, facet in enumerate(draft.query.facets)
        if len(facet.terms) > 1
        for place, term in enumerate(facet.terms)
    ]
    if not spare:
        return None
    _, place, at = max(spare)
    facet = draft.query.facets[at]
    shorter = replace(facet, terms=facet.terms[:place] + facet.terms[place + 1 :])
    query = replace(draft.query, facets=_exchanged(draft.query.facets, at, shorter))
    return replace(draft, query=query, dropped=(*draft.dropped, facet.terms[place]))


def _exchanged(facets: tuple[Facet, ...], at: int, facet: Facet) -> tuple[Facet, ...]:
    return (*facets[:at], facet, *facets[at + 1 :])


def _without_a_facet(draft: _Draft, limit: Limit) -> _Draft:
    if len(draft.query.facets) == 1:
        raise PlanError(f"the query cannot be made short enough: {limit.why}", "ask in fewer or shorter words")
    *kept, last = draft.query.facets
    return replace(draft, query=replace(draft.query, facets=tuple(kept)), facets=(*draft.facets, last.name))


def _losses(draft: _Draft, limit: Limit) -> list[str]:
    notes = []
    if draft.dropped:
        names = ", ".join(f"“{term.text}”" for term in draft.dropped[:_SHOWN])
        more = f" and {len(draft.dropped) - _SHOWN} more" if len(draft.dropped) > _SHOWN else ""
        notes.append(f"Left out, for {limit.why}: {names}{more}.")
    notes += [f"The whole concept “{name}” is left out, for {limit.why}." for name in draft.facets]
    return notes
