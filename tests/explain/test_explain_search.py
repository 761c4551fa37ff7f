"""What is told of records and works that databases, and citations followed in them, brought."""

from dataclasses import replace

import pytest
from explain_review import Asked, every, said

from synthesist.explain.case import Case
from synthesist.explain.facts import stated
from synthesist.records import Hit, Lead, Outcome, Search
from synthesist.report import compose
from synthesist.report.facts import facts_of


def _search(source: str, record: str, **fields: object) -> Search:
    told = {
        "search_id": f"{source}-{fields.get('turn', 0)}", "source": source, "query": "TITLE:x", "limit": 100,
        "reported": 1, "received": 1, "is_capped": False, "at": "2026-11-20T09:30:00+00:00", "client": "synthesist/1",
        "content_sha256": "0" * 16, "hits": (Hit(record_id=record, rank=1),),
    }  # fmt: skip
    return Search.model_validate({**told, **fields})


@pytest.fixture
def cited(small: Asked) -> Asked:
    """The invented papers; a database brought one more of them, and citations of "reed" led to "quill"."""
    records = {row.source_id: row.record_id for row in small.contents.records.values()}
    chased = {"method": "references", "turn": 1, "leads": (Lead(record_id=records["quill"], led_by=records["reed"]),)}
    kept = tuple(
        search.model_copy(update={"hits": tuple(hit for hit in search.hits if hit.record_id != records["quill"])})
        for search in small.contents.searches
    )
    searches = (
        *kept,
        _search("PubMed", records["stone"], meant="(x)", notes=("Years were left out.",)),
        _search("Crossref", records["stone"], outcome=Outcome.FAILED, problem="no answer", hits=(), received=0),
        _search("OpenAlex, references", records["quill"], query="works cited by: W1", **chased),
    )
    contents = replace(small.contents, searches=searches)
    return Asked(contents, compose(contents))


def test_a_record_tells_the_query_that_brought_it(cited: Asked) -> None:
    """A user could not see what a database was asked to bring a paper."""
    told = said(cited.why("stone").led_to)
    assert "PubMed, searched on 2026-11-20T09:30:00+00:00, returned it as number 1 of 1." in told
    assert "Query as meant: (x)" in told
    assert "Query as sent: TITLE:x" in told
    assert "Years were left out." in told


def test_a_work_that_citations_brought_tells_who_led_to_it(cited: Asked) -> None:
    """A user could not see why a paper is there that no query found."""
    why = cited.why("quill")
    told = said(why.led_to)
    assert "No query brought it: only citations that were followed led to it." in told
    assert "OpenAlex, references, followed on 2026-11-20T09:30:00+00:00 in round 1, led to it: it is cited by 1" in told
    reed = next(row for row in cited.contents.records.values() if row.source_id == "reed")
    led = next(step for step in every(why.led_to) if "led to it: it is cited by" in step.text)
    assert [step.refs for step in led.details] == [(f"record:{reed.record_id}",)]
    assert "No query brought it" not in said(cited.why("stone").led_to)


COUNTED = {
    "databases", "databases_failed", "citation_records", "citation_new_records", "included_only_cited", "key_papers",
    "included_unknown_review", "recapture_pairs", "expansions", "requests_sent", "claims_reconstructed",
}  # fmt: skip


def test_counts_of_the_search_list_what_they_count(cited: Asked) -> None:
    """A user who follows a number on the search would find more or fewer things than it states."""
    case = Case(cited.contents, cited.report)
    facts = facts_of(case.basis)
    assert facts["databases"] == 2
    assert facts["included_only_cited"] == 1
    for name in COUNTED:
        counted = [step for step in stated(case, name, facts[name]).details if step.text.startswith("It counts")]
        assert len(counted[0].details if counted else ()) == facts[name], name
