"""The record of the search: what was asked and sent, what fell short, what citations brought and what was missed."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from report_bench import bench, lines, searched, works_of

from synthesist.plan import plan_for
from synthesist.records import Expansion, Outcome, PlanVersion, ReviewContents
from synthesist.report import Report, compose
from synthesist.report.html import render_html
from synthesist.report.key_papers import meant
from synthesist.report.markdown import render_markdown
from synthesist.report.missed import INDEXED, chapman
from synthesist.report.searchmodel import RecaptureRow


@pytest.fixture(scope="module")
def contents() -> ReviewContents:
    """A review of databases that fell short in each way."""
    return searched()


@pytest.fixture(scope="module")
def report(contents: ReviewContents) -> Report:
    """The report on it."""
    return compose(contents)


def told(report: Report) -> str:
    """All sentences as one text."""
    return " ".join(line.text for line in lines(report))


def with_plan(contents: ReviewContents, **fields: object) -> ReviewContents:
    """The contents under another plan."""
    plan = plan_for(contents.question.text, **fields)  # type: ignore[arg-type]
    version = PlanVersion(ordinal=0, sha256=plan.sha256, content=plan.content, toml="", at="2026-11-19T16:00:00Z")
    return replace(contents, plans=(version,))


def test_golden(contents: ReviewContents, report: Report, golden: Callable[[str, str], None]) -> None:
    """A change in how the search is told must be seen and wanted, not slip in."""
    golden("searched.md", render_markdown(report, works_of(contents)))


@pytest.mark.parametrize(
    "sentence",
    [
        "A search of 4 sources on 2026-11-20, with citations followed, returned 17 records;",
        "Of the included works, 1 was peer-reviewed, 1 is a preprint and of 2 it is not said, by what sources say.",
        "1 database (DOAJ) could not be searched, so that what only it holds is missing; the appendix says why.",
        "1 database was not asked (arXiv), for there was no network: what only it holds is missing.",
        "1 database (Europe PMC) gave only a part of what it holds on the query; the appendix says why.",
        "The search was capped in 1 source (Crossref), so that relevant records may lie beyond the limit.",
        "Citations could not be followed to the end in OpenAlex.",
        "That led to 2 records, 1 of which no query had brought; 1 included work was found in no other way.",
        "The last round brought 0 new records and 0 new included works; it tells nothing of what",
        "The plan names 4 works that a good search must find: 3 of these came back, and 1 was included.",
        "1 claim shown is quoted from an abstract that its source gives only as an index of words;",
        "Of 2 included works no source says whether they were peer-reviewed.",
    ],
)
def test_says_what_fell_short(report: Report, sentence: str) -> None:
    """A reader would take a search with holes for a whole one."""
    assert sentence in told(report)


def test_counts_are_those_of_the_searches(report: Report) -> None:
    """Counted by hand over the fixture; a source that failed must not count as searched."""
    expected = {
        "sources_searched": 4, "databases": 5, "databases_complete": 1, "databases_failed": 1, "databases_offline": 1,
        "databases_partial": 1, "sources_capped": 1, "requests_sent": 6, "expansions": 1, "own_queries": 0,
        "citation_rounds": 2, "citation_records": 2, "citation_new_records": 1, "included_only_cited": 1,
        "last_round_records": 0, "last_round_included": 0, "included_peer_reviewed": 1, "included_preprints": 1,
        "included_unknown_review": 2, "key_papers": 4, "key_papers_found": 3, "search_limit": 2000,
    }  # fmt: skip
    assert expected == {name: report.facts[name] for name in expected}


def test_flow_adds_up_by_source(report: Report) -> None:
    """A record that two sources bring would be lost from one column and doubled in another."""
    for row in report.flow:
        assert row.screened == row.identified - row.duplicates - row.removed_automatically - row.removed_otherwise
        assert row.sought == row.screened - row.screened_excluded, row.source
    assert [row.source for row in report.flow if "references" in row.source] == ["OpenAlex, references"]


def test_a_query_can_be_repeated_from_both_pages(contents: ReviewContents, report: Report) -> None:
    """A stranger could not send the query again, or would send a part of it."""
    page, lines_of = render_html(report, works_of(contents)), render_markdown(report, works_of(contents))
    (long,) = [row for row in report.requests if row.method == "POST"]
    assert long.body in page
    assert long.body in lines_of
    assert page.count('<details class="long">') == 1
    for row in report.requests:
        assert row.url.replace("&", "&amp;") in page
        assert row.url.replace("://", "\\://").replace("&", "\\&") in lines_of


def test_what_services_say_is_escaped(contents: ReviewContents) -> None:
    """An address or an error of a service could run in the page."""
    evil = "<script>alert(1)</script>|`x`\u202e"
    searches = tuple(
        search.model_copy(
            update={
                "problem": evil,
                "outcome": Outcome.PARTIAL,
                "notes": (evil,),
                "requests": tuple(sent.model_copy(update={"url": f"https://a/{evil}"}) for sent in search.requests),
            }
        )
        for search in contents.searches
    )
    added = Expansion(concept=evil, term=evil, origin="feedback", evidence=evil)
    hostile = replace(contents, searches=searches, expansions=(added,))
    page, text = (one(compose(hostile), works_of(hostile)) for one in (render_html, render_markdown))
    assert "<script" not in page
    assert "\u202e" not in page
    assert "<script" not in text.replace("\\<", "")


def test_what_was_named_tells_where_it_ended(report: Report) -> None:
    """A reader who knows the field could not see whether the works that they expect were found."""
    assert [(row.named, row.work_id, row.ended, row.criterion) for row in report.key_papers] == [
        ("10.5555/W02", "w02", "included", ""),
        ("a survey of everything", "w04", "no-claim", "A1"),
        ("arXiv:1706.03762", "", "not-found", ""),
        ("Foundation models for the weather", "w08", "excluded", "S5"),
    ]
    assert report.key_papers[0].sources == ("Crossref", "PubMed", "library")


@pytest.mark.parametrize(
    ("named", "key"),
    [
        ("https://doi.org/10.1000/ABC.", ("doi", "10.1000/abc")),
        ("pmid:00123", ("pmid", "123")),
        ("PMCID: PMC77", ("pmcid", "PMC77")),
        ("https://arxiv.org/pdf/1706.03762v5", ("arxiv", "1706.03762")),
        ("P18-1001", ("acl", "P18-1001")),
        ("The Étude of an Échange: With Notes", ("etude", "echange", "notes")),
    ],
)
def test_a_work_is_known_by_any_of_its_names(named: str, key: tuple[str, ...]) -> None:
    """A work that was found would be called missing for how a person writes its name."""
    assert key in meant(named)


class TestBound:
    """What two sources tell of the works that were missed."""

    def test_estimate(self) -> None:
        """A bound would be made up: 16 of 25 and 20, by hand, give 26 x 21 / 17 - 1."""
        assert chapman(25, 20, 16) == 31
        with pytest.raises(ValueError, match="two sources"):
            chapman(2, 2, 3)

    def test_three_recaptures_give_one(self, report: Report) -> None:
        """Three works in both of Crossref and PubMed: 4 x 4 / 4 - 1 = 3 exist, and 4 were found."""
        assert report.recapture == (
            RecaptureRow(
                first="Crossref", second="PubMed", in_first=3, in_second=3, in_both=3, estimate=3, found=4, missed=0
            ),
        )
        assert "gives a lower bound of 0 missed works, which does not mean that none was missed" in told(report)

    def test_two_recaptures_give_none(self, contents: ReviewContents) -> None:
        """A figure from a handful of works would be read as knowledge."""
        fewer = tuple(
            search.model_copy(update={"hits": search.hits[:2]}) if search.source == "PubMed" else search
            for search in contents.searches
        )
        report = compose(replace(contents, searches=fewer))
        assert [(row.estimate, row.missed) for row in report.recapture] == [(None, None)]
        assert "too few works were found by both sources of any pair" in told(report)
        assert "missed_at_least" not in report.facts

    def test_sources_that_hold_others_are_never_paired(self) -> None:
        """An index that is filled from another finds the same works, and nothing would seem to be missed."""
        assert not {"OpenAlex", "Semantic Scholar", "Europe PMC", "library"} & INDEXED.keys()


@pytest.mark.parametrize(
    ("cited_late", "words"), [(False, "which suggests, and does not prove,"), (True, "might have brought more.")]
)
def test_saturation_follows_from_the_last_round(contents: ReviewContents, cited_late: bool, words: str) -> None:  # noqa: FBT001 -- a case
    """A reader could not tell whether following citations was given up too early."""
    whole = tuple(search for search in contents.searches if search.turn < 2 - cited_late)
    late = (search.model_copy(update={"turn": 2}) for search in contents.searches if search.turn == 1)
    assert words in told(compose(replace(contents, searches=(*whole, *late))))


def test_when_nothing_answers_it_says_so(contents: ReviewContents) -> None:
    """A review without a network would look as if the literature were empty."""
    failed = tuple(
        search.model_copy(
            update={"outcome": Outcome.OFFLINE, "problem": "there is no network", "hits": (), "received": 0}
        )
        for search in contents.searches
        if search.method == "query" and search.source != "library"
    )
    report = compose(replace(contents, searches=failed))
    assert "no source answered, so that nothing was found." in told(report)
    assert "5 databases were not asked (arXiv, Crossref, DOAJ, Europe PMC and PubMed)" in told(report)


def test_citations_that_led_nowhere_are_told_in_one_sentence(contents: ReviewContents) -> None:
    """A reader would read a row of noughts."""
    empty = tuple(
        search if search.method == "query" else search.model_copy(update={"hits": (), "leads": (), "received": 0})
        for search in contents.searches
    )
    text = told(compose(replace(contents, searches=empty)))
    assert "That led to no record." in text
    assert "last round brought" not in text


def test_a_persons_query_is_said_to_be_one(contents: ReviewContents) -> None:
    """A reader would take a hand-made query for the program's."""
    own = {"sources": ("pubmed", "doaj"), "queries": {"pubmed": "x[tiab]", "doaj": "x"}}
    assert "2 queries were written by people and are used as written." in told(compose(with_plan(contents, search=own)))


def test_a_review_without_databases_says_nothing_of_them() -> None:
    """Who searched their own files would read of services that were never meant."""
    text = told(compose(bench().contents()))
    assert "database" not in text
    assert "No source says of any included work whether it was peer-reviewed." in text
