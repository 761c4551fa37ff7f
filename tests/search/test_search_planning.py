"""What the databases are asked: the question's query, a person's own, and what a first small search adds."""

from collections.abc import Callable
from dataclasses import replace

from walking_pages import ABOUT, Paged, broken, page

from synthesist.models import Embedder
from synthesist.records import Expansion, Record
from synthesist.search import parse_question
from synthesist.search.answers import Answer
from synthesist.search.databases.base import Page
from synthesist.search.planning import LOOKED_AT, OWN, Look, first_look, planned

QUESTION = parse_question("Does sleep improve memory?")
YEARS = (0, 0)


def looked(*sources: Paged, at_hand: tuple[Answer, ...] = ()) -> Look:
    """A first small search."""
    return first_look(QUESTION, at_hand, [one.service() for one in sources], YEARS, lambda: None)


def named(name: str, *pages: Page, **about: object) -> Paged:
    """A database of a name, in a dialect that is known."""
    return Paged(pages, replace(ABOUT, name=name, **about))


def query_of(source: Paged) -> str:
    """What a database was asked."""
    return dict(source.sent[0].params)["q"]


def test_each_database_is_asked_in_its_own_dialect(hashed_words: Embedder) -> None:
    """A user's query would be refused, or mean something else, where another notation is spoken."""
    plan = planned(QUESTION, Look(), YEARS, hashed_words)
    queries = {name: plan.translation(name, {}).query for name in ("pubmed", "arxiv", "europepmc")}
    assert "[tiab]" in queries["pubmed"]
    assert "abs:" in queries["arxiv"]
    assert len(set(queries.values())) == 3
    assert plan.meant


def test_a_person_s_query_is_sent_as_it_stands(hashed_words: Embedder) -> None:
    """A user who wrote a query would have another one sent."""
    own = 'sleep*[tiab] AND  "memory"[mh:noexp]'
    plan = planned(QUESTION, Look(), YEARS, hashed_words)
    made = plan.translation("pubmed", {"pubmed": own})
    assert (made.query, made.notes) == (own, (OWN,))
    assert OWN not in plan.translation("arxiv", {"pubmed": own}).notes


def test_the_first_look_leaves_a_concept_out_in_each_database() -> None:
    """A user would never find what else a concept is called: a record that must name it by a known term does."""
    one, two = named("openalex", page("abc")), named("europepmc", page("def"))
    looked(one, two)
    assert ("sleep" in query_of(one), "memory" in query_of(one)) == (True, False)
    assert ("sleep" in query_of(two), "memory" in query_of(two)) == (False, True)


def test_the_first_look_is_small_and_asks_two_databases_that_bring_abstracts() -> None:
    """A user would pay for the first search twice."""
    bare = named("crossref", page("xyz"), has_abstracts=False)
    rest = [named(name, page(name[:1])) for name in ("openalex", "europepmc", "arxiv")]
    look = looked(bare, *rest)
    assert [len(source.sent) for source in (bare, *rest)] == [0, 1, 1, 0]
    assert [record.source_id for record in look.records] == ["o", "e"]
    assert int(dict(rest[0].sent[0].params)["count"]) <= LOOKED_AT
    assert {sent.purpose for own in look.requests.values() for sent in own} == {"look"}


def test_a_database_that_fails_at_the_first_look_costs_its_records_alone() -> None:
    """A user's search would end before it began."""
    look = looked(named("openalex", page("a")), Paged([broken()], named("europepmc").about, fails_from=0))
    assert [record.source_id for record in look.records] == ["a"]


def test_a_question_of_one_concept_is_looked_for_as_it_is() -> None:
    """A user with a short question would have everything looked at."""
    source = named("openalex", page("a"))
    first_look(parse_question("sleep"), [], [source.service()], YEARS, lambda: None)
    assert "sleep" in query_of(source)


def test_what_a_first_look_bears_out_is_in_the_query_and_on_record(
    make_record: Callable[..., Record], hashed_words: Embedder
) -> None:
    """A user could not see which terms were added, or by what evidence."""
    question = parse_question("Does transcranial magnetic stimulation improve memory?")
    texts = [f"Transcranial magnetic stimulation (TMS) improves memory in cohort {at}." for at in range(5)]
    records = tuple(make_record(str(at), "On memory", text) for at, text in enumerate(texts))
    plan = planned(question, Look(records), YEARS, hashed_words)
    (added,) = plan.expansions
    assert isinstance(added, Expansion)
    assert (added.term, added.origin) == ("TMS", "abbreviation")
    assert added.evidence
    assert "TMS" in plan.meant
    assert any("TMS" in concept.terms for concept in plan.question.concepts)
    assert "TMS" not in planned(question, Look(), YEARS, hashed_words).meant
