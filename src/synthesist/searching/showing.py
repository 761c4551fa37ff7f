"""The queries before they are sent."""

from collections.abc import Iterator

from synthesist.models import default_embedder
from synthesist.plan import Plan
from synthesist.records import Question
from synthesist.search import Source, Web
from synthesist.search.federation import prepared
from synthesist.search.planning import LOOKED_AT, Look, Planned, planned
from synthesist.search.sources.library import library_query
from synthesist.searching.alone import Means, asked
from synthesist.searching.model import Shown, ShownQuery
from synthesist.synthesis import question_of


def shown(plan: Plan, means: Means) -> Shown:
    """Each source's query; only the first small search is made, if it is wanted and there is a network."""
    with asked(plan, means) as (sources, web):
        ready = _ready(question_of(plan), sources, web)
        return Shown(
            question=plan.question,
            meant=ready.meant,
            expansions=ready.expansions,
            queries=tuple(_queries(plan, ready, web)),
            requests=tuple(sent for requests in ready.looks.values() for sent in requests),
        )


def _ready(question: Question, sources: list[Source], web: Web | None) -> Planned:
    if web is None:
        return planned(question, Look(), (0, 0), default_embedder())
    at_hand = [answer for source in sources if web.expand for answer in source.ask(question, LOOKED_AT)]
    return prepared(question, at_hand, web)


def _queries(plan: Plan, ready: Planned, web: Web | None) -> Iterator[ShownQuery]:
    if "library" in plan.search.sources:
        yield ShownQuery(name="library", source="library", query=library_query(ready.question))
    if web is None:
        return
    for service in web.services:
        made = ready.translation(service.about.name, web.queries)
        yield ShownQuery(name=service.about.name, source=service.about.title, query=made.query, notes=made.notes)
    for name, error in web.broken:
        yield ShownQuery(name=name, source=name, query="", problem=f"{error}; {error.hint}")
