"""What the databases are asked: one Boolean query, widened with evidence, in each one's dialect."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from synthesist.models import Embedder
from synthesist.records import Expansion, Question, Record, Sent
from synthesist.search.answers import Answer
from synthesist.search.asking import Service
from synthesist.search.queries import BooleanQuery, Translation, built, expanded, translate
from synthesist.search.together import all_at_once

LOOKED_AT = 50
"""Records of each source that the first small search looks at."""

_LOOKED_INTO = 2
"""Databases that the first small search asks, of those that bring abstracts."""

OWN = "The query was written by a person and sent as it stands."


@dataclass(frozen=True, slots=True)
class Planned:
    """The query as meant.

    Attributes:
        question: with the terms that were added.
        notes: what the query leaves out of the question, a sentence each.
        looks: by database, the requests of the first small search.
    """

    question: Question
    query: BooleanQuery
    expansions: tuple[Expansion, ...] = ()
    notes: tuple[str, ...] = ()
    looks: Mapping[str, tuple[Sent, ...]] = field(default_factory=dict)

    @property
    def meant(self) -> str:
        """The query in a notation of its own."""
        return self.query.meant

    def translation(self, name: str, queries: Mapping[str, str]) -> Translation:
        """The query of a database: a person's own, or this one in its dialect."""
        if name in queries:
            return Translation(queries[name], (OWN,))
        made = translate(name, self.query)
        return Translation(made.query, (*self.notes, *made.notes), made.is_wider, made.is_narrower)


@dataclass(frozen=True, slots=True)
class Look:
    """What the first small search brought: records, best first, and by database the requests made for them."""

    records: tuple[Record, ...] = ()
    requests: Mapping[str, tuple[Sent, ...]] = field(default_factory=dict)


def planned(question: Question, look: Look, years: tuple[int, int], embedder: Embedder) -> Planned:
    """The query of a question, widened by what the records of a first look bear out."""
    found = expanded(question, look.records, embedder) if look.records else ()
    made = built(question, years, found)
    kept = {term.text for facet in made.query.facets for term in facet.terms}
    added = tuple(
        Expansion(concept=one.facet, term=one.term.text, origin=one.term.origin, evidence=one.term.evidence)
        for one in found
        if one.term.text in kept
    )
    return Planned(question.expanded(added), made.query, added, made.notes, look.requests)


def first_look(
    question: Question,
    at_hand: Sequence[Answer],
    services: Sequence[Service],
    years: tuple[int, int],
    stop: Callable[[], None],
) -> Look:
    """The best records of the sources at hand and of two databases that bring abstracts, taken in turns."""
    query = built(question, years).query
    asked = [service for service in services if service.about.has_abstracts][:_LOOKED_INTO]
    queries = [translate(one.about.name, _without(query, place)).query for place, one in enumerate(asked)]
    looking = [partial(one.walk, own, LOOKED_AT) for one, own in zip(asked, queries, strict=True)]
    walks = all_at_once(looking, stop)
    lists = [answer.records[:LOOKED_AT] for answer in at_hand]
    lists += [tuple(row for row in walked.rows if isinstance(row, Record)) for walked in walks]
    sent = zip(asked, walks, strict=True)
    return Look(_in_turns(lists), {one.about.name: _as_look(walked.requests) for one, walked in sent})


def _as_look(requests: Sequence[Sent]) -> tuple[Sent, ...]:
    return tuple(sent.model_copy(update={"purpose": "look"}) for sent in requests)


def _without(query: BooleanQuery, place: int) -> BooleanQuery:
    """The query without a facet, counted from the end; a query of one facet stays as it is.

    What a concept is also called stands in records that name the others and not this one.
    """
    if len(query.facets) < 2:  # noqa: PLR2004
        return query
    left_out = len(query.facets) - 1 - place % len(query.facets)
    return replace(query, facets=tuple(one for at, one in enumerate(query.facets) if at != left_out))


def _in_turns(lists: Sequence[Sequence[Record]]) -> tuple[Record, ...]:
    longest = max(map(len, lists), default=0)
    mixed = [own[at] for at in range(longest) for own in lists if at < len(own)]
    return tuple({record.record_id: record for record in mixed}.values())
