"""A question's concepts made into a Boolean query.

Rules, each of which is said where it leaves something out or lets something in:

- A concept is a facet, and facets are joined by AND. What says only how an outcome is measured, and what comes with the
  setting (a comparator, a design), is no facet: few abstracts name it.
- Concepts that the question lists ("hypertension or heart failure", "captioning and retrieval") are alternatives, and
  one facet.
- A modifier that the vocabulary knows has terms of its own and is a facet ("causal" and "synthetic data"): the joined
  phrase is rare, and papers name the two apart. It is the first to go where there are too many facets. One that the
  vocabulary does not know is a facet where there is room ("breast" and "cancer"), for papers say "cancer of the breast"
  as well, and else joined to each term of what it narrows ("breast cancer", "breast tumour").
- A phrase that the vocabulary does not know loses a second word that goes without saying ("estrogen therapy"), and
  else is asked word by word ("p53" and "mutation"), for papers say "mutations of p53" as well; see `wordings`. It stays
  a phrase in a list, beside an abbreviation of it, and where there would be more than four facets; then, of three
  words, only the last two are asked.
- A word that says little ("response", "benchmark") is no facet of its own unless nothing else is left.
- Four facets at most; heads before modifiers, otherwise in the question's order.
- Twenty terms a facet at most: the question's words, abbreviations, the vocabulary's terms, feedback; the
  vocabulary's last terms go first. A term that holds another one word by word finds nothing more, and is left out.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from synthesist.records import Question
from synthesist.search.queries.drafts import Draft, drafts, parted
from synthesist.search.queries.expansions import Expansion
from synthesist.search.queries.model import BooleanQuery, Facet, Term
from synthesist.search.queries.number import distinct

FACETS = 4
TERMS = 20

_KEPT_FIRST = ("question", "abbreviation", "thesaurus", "feedback")


@dataclass(frozen=True, slots=True)
class Built:
    """A query, and what was left out of it or let into it, a sentence each."""

    query: BooleanQuery
    notes: tuple[str, ...] = ()


def build(question: Question, years: tuple[int, int] = (0, 0), expansions: Sequence[Expansion] = ()) -> BooleanQuery:
    """The query of a question; see `built` for what was left out.

    Args:
        years: first and last year, 0 where an end is open.
        expansions: terms found in records, by the names of the facets of `drafted`; others are passed over.
    """
    return built(question, years, expansions).query


def built(question: Question, years: tuple[int, int] = (0, 0), expansions: Sequence[Expansion] = ()) -> Built:
    """The query of a question, with a sentence for whatever was left out of it or widened."""
    notes: list[str] = []
    named = [concept for concept in question.concepts if not (concept.is_measure or concept.is_aside)]
    named = named or list(question.concepts)
    for concept in question.concepts:
        if concept not in named:
            why = "it says how the outcome is measured" if concept.is_measure else "it comes with the setting"
            notes.append(_left_out(concept.name, why))
    widened = [_widened(draft, expansions) for draft in drafts(question.text, named)]
    groups = _parted(_chosen(widened, notes), notes)
    facets = tuple(_facet(group, notes) for group in groups)
    return Built(BooleanQuery(question.text, facets, years), tuple(notes))


def drafted(question: Question) -> BooleanQuery:
    """A facet for each concept, before any is left out, parted or put in a list: what expansions are sought for."""
    found = drafts(question.text, question.concepts)
    return BooleanQuery(question.text, tuple(Facet(draft.name, draft.terms, draft.excluding) for draft in found))


def _left_out(name: str, why: str) -> str:
    return f"“{name}” is left out of the query: {why}; screening looks for it."


def _chosen(found: Sequence[Draft], notes: list[str]) -> list[list[Draft]]:
    """The drafts that become facets, those that are alternatives together, in the question's order."""
    strong = [draft for draft in found if not draft.is_weak] or list(found[:1])
    notes += [_left_out(draft.name, "on its own the word says too little") for draft in found if draft not in strong]
    groups: list[list[Draft]] = []
    for draft in strong:
        if draft.is_alternative and groups:
            groups[-1].append(draft)
        else:
            groups.append([draft])
    ranked = sorted(groups, key=lambda group: all(draft.is_modifier for draft in group))[:FACETS]
    for group in groups:
        if group not in ranked:
            notes.append(_left_out(_name(group), f"at most {FACETS} concepts are joined"))
    return [group for group in groups if group in ranked]


def _parted(groups: Sequence[list[Draft]], notes: list[str]) -> list[list[Draft]]:
    """Phrases made into several facets, as long as there is room."""
    done: list[list[Draft]] = []
    for at, group in enumerate(groups):
        room = FACETS - len(done) - (len(groups) - at - 1)
        parts = parted(group[0], room) if len(group) == 1 else ()
        done += [[part] for part in parts] or [group]
        if parts and parts != (group[0],):
            asked = " and ".join(f"“{part.name}”" for part in parts)
            notes.append(f"“{group[0].name}” is asked as {asked}, which finds more.")
    return done


def _name(group: Sequence[Draft]) -> str:
    return " or ".join(draft.name for draft in group)


def _facet(group: Sequence[Draft], notes: list[str]) -> Facet:
    """One facet of alternatives, their terms taken in turn, so that a cut takes from each."""
    if len(group) > 1:
        names = " and ".join(f"“{draft.name}”" for draft in group)
        notes.append(f"{names} are alternatives in the query: one of them will do.")
    by_turn = (term for turn in zip_longest(*(draft.terms for draft in group)) for term in turn if term)
    terms = distinct(sorted(by_turn, key=_rank))
    excluding = tuple(phrase for draft in group for phrase in draft.excluding)
    return Facet(_name(group), _capped(_name(group), terms, notes), excluding)


def _widened(draft: Draft, expansions: Sequence[Expansion]) -> Draft:
    found = [expansion.term for expansion in expansions if expansion.facet == draft.name]
    return replace(draft, terms=distinct(sorted((*draft.terms, *found), key=_rank))) if found else draft


def _rank(term: Term) -> int:
    return _KEPT_FIRST.index(_origin(term))


def _origin(term: Term) -> str:
    return term.origin.partition(":")[0]


def _capped(name: str, terms: tuple[Term, ...], notes: list[str]) -> tuple[Term, ...]:
    """At most `TERMS` terms; what records brought has evidence in them and stays before the vocabulary's last terms."""
    over = len(terms) - TERMS
    if over <= 0:
        return terms
    known = [term for term in terms if _origin(term) == "thesaurus"]
    kept = [term for term in terms if term not in known[max(0, len(known) - over) :]][:TERMS]
    notes.append(f"{over} further terms for “{name}” are left out: a concept is searched by {TERMS} terms at most.")
    return tuple(kept)
