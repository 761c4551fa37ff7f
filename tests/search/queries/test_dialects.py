"""A Boolean query in each database's dialect: balanced, escaped, and of the same meaning."""

import unicodedata
from urllib.parse import quote

import pytest
from evaluate import EVALUATORS, Doc, occurs, words
from hypothesis import assume, example, given
from hypothesis import strategies as st

from synthesist.errors import PlanError
from synthesist.search.queries import DIALECTS, BooleanQuery, Facet, Term, checked, translate
from synthesist.search.queries.number import forms

PIECES = (
    *("cat", "cats", "dog", "story", "stories", "data", "LLM", "x-ray", "covid-19", "gpt-3.5", "Alzheimer's", "naïve"),
    *(
        "日本",
        "हिन्दी",
        "OR",
        "and",
        "NOT",
        "ANDNOT",
        "TO",
        "NEAR",
        "a,b",
        "a|b",
        "(",
        ")",
        '"',
        "*",
        "wild*",
        ":",
        "ti:x",
    ),
    *("[tiab]", "\\", "~2", "+", "-", "!", "/", "a/b", "{", "^", "&&", "2015", "“quoted”", "year=2015", "’"),
)
SPECIAL = st.one_of(st.sampled_from(PIECES), st.text(max_size=6))
TERMS = st.lists(SPECIAL, min_size=1, max_size=3).map(" ".join)
FACETS = st.builds(
    lambda name, texts: Facet(name, tuple(map(Term, texts))),
    st.sampled_from(["one", "two"]),
    st.lists(TERMS, min_size=1, max_size=3),
)
YEARS = st.tuples(st.sampled_from([0, 2015, 2018]), st.sampled_from([0, 2018, 2020]))
QUERIES = st.builds(BooleanQuery, st.just("?"), st.lists(FACETS, min_size=1, max_size=3).map(tuple), YEARS)


@st.composite
def queries_and_docs(draw: st.DrawFn) -> tuple[BooleanQuery, Doc]:
    """A query, and a document made of its terms, their words and others."""
    query = draw(QUERIES)
    texts = [form for facet in query.facets for term in facet.terms for form in forms(term.text)]
    parts = st.lists(st.one_of(st.sampled_from(texts), SPECIAL), max_size=5).map(" ".join)
    kinds = st.sampled_from(["JournalArticle", "Dataset"])
    return query, draw(st.builds(Doc, parts, parts, st.integers(2014, 2021), kinds))


def meant(query: BooleanQuery, doc: Doc, *, facet: Facet | None = None) -> bool:
    """Whether a document is what a query means: a term of each facet that has words, in title or abstract."""
    if facet is None:
        first, last = query.years
        named = [one for one in query.facets if any(words(term.text) for term in one.terms)]
        return first <= doc.year <= (last or 9999) and all(meant(query, doc, facet=one) for one in named)
    texts = [" ".join(words(term.text)) for term in facet.terms]
    as_written = [_as_written(term.text) for term in facet.terms]
    return any(
        occurs(text, part, stems=True) for text in (*texts, *as_written) if text for part in (doc.title, doc.abstract)
    )


def _as_written(text: str) -> str:
    """The words in the case in which they are written: an abbreviation has a plural of its own."""
    return " ".join("".join(one if _is_of_a_word(one) else " " for one in text).split())


def _is_of_a_word(character: str) -> bool:
    return character.isalnum() or unicodedata.category(character).startswith("M")


def wordy(query: BooleanQuery) -> bool:
    """Whether there is anything to search for."""
    return any(words(term.text) for facet in query.facets for term in facet.terms)


ONE = BooleanQuery("?", (Facet("a", (Term("data"),)),), (2015, 2018))


@pytest.mark.parametrize("name", sorted(DIALECTS))
@given(case=queries_and_docs())
@example(case=(ONE, Doc("data", "", 2015)))
@example(case=(ONE, Doc("data", "", 2019)))
def test_a_translation_finds_what_the_query_means(name: str, case: tuple[BooleanQuery, Doc]) -> None:
    """A user would be told of a search that was not the one made."""
    query, doc = case
    assume(wordy(query))
    made = translate(name, query)
    found = EVALUATORS[name](made.query)(doc)
    if not made.is_wider:
        assert meant(query, doc) or not found
    if not made.is_narrower:
        assert found or not meant(query, doc)
    if name == "datacite":
        assert found == (meant(query, doc) and doc.kind != "Dataset")
    if name == "pubmed":
        assert found == meant(query, doc)


@pytest.mark.parametrize("name", sorted(DIALECTS))
@given(query=QUERIES)
def test_a_translation_is_balanced_and_made_alike_each_time(name: str, query: BooleanQuery) -> None:
    """A user would see a service refuse the query, or another one on the next day."""
    assume(wordy(query))
    made = translate(name, query)
    assert checked(name, made.query) == made.query
    assert made == translate(name, query)
    assert all(note.endswith(".") for note in made.notes)


def test_a_query_without_words_says_so() -> None:
    """A user would see an empty query sent, which finds everything."""
    with pytest.raises(PlanError, match="no word"):
        translate("pubmed", BooleanQuery("?", (Facet("a", (Term('"*"'),)),)))


def test_a_concept_without_words_is_left_out_and_named() -> None:
    """A user would not know that a part of the question was not asked."""
    made = translate("doaj", BooleanQuery("?", (Facet("a", (Term("data"),)), Facet("b", (Term("!"),)))))
    assert made.is_wider
    assert "“b”" in made.notes[0]


def test_phrases_that_mean_something_else_are_found_and_said() -> None:
    """A user would take the width of the search for a fault of the screening."""
    query = BooleanQuery("?", (Facet("a", (Term("depression"),), ("great depression",)),))
    made = translate("europepmc", query)
    assert made.is_wider
    assert "great" not in made.query


LONG = BooleanQuery(
    "?",
    tuple(
        Facet(
            f"facet {at}",
            (
                Term(f"asked {at}"),
                *(Term(f"known phrase number {at} {n} long enough", "thesaurus:x") for n in range(60)),
                Term(f"near {at}", "feedback"),
            ),
        )
        for at in range(3)
    ),
)
GETS = {"openalex": 3_000, "arxiv": 4_000, "semanticscholar": 4_000, "datacite": 6_000, "doaj": 4_000}


@pytest.mark.parametrize("name", sorted(GETS))
def test_a_long_query_is_cut_where_it_costs_least_and_that_is_said(name: str) -> None:
    """A user would get a refusal for an address too long, or a silently shorter search."""
    made = translate(name, LONG)
    assert len(quote(made.query, safe="")) <= GETS[name]
    assert made.is_narrower
    assert "Left out" in made.notes[-1]
    assert "near 0" not in made.query.replace("-", " ")
    assert all(f"asked {at}" in made.query for at in range(3))
    EVALUATORS[name](made.query)


def test_a_term_too_long_for_any_address_is_a_plan_error() -> None:
    """A user would wait for a query that can never be short enough."""
    with pytest.raises(PlanError, match="short enough"):
        translate("openalex", BooleanQuery("?", (Facet("a", (Term("long " * 2_000),)),)))


def test_a_concept_goes_when_one_term_of_each_is_still_too_long() -> None:
    """A user would lose the whole search for one long word."""
    query = BooleanQuery("?", (Facet("a", (Term("data"),)), Facet("b", (Term("long " * 2_000),))))
    made = translate("openalex", query)
    assert made.is_wider
    assert "“b”" in made.notes[-1]


P53 = BooleanQuery(
    "Does p53 mutation predict response to chemotherapy?",
    (Facet("p53", (Term("p53 mutation"), Term("TP53"))), Facet("chemotherapy", (Term("chemotherapy"),))),
    (2015, 2020),
)
WRITTEN = {
    "openalex": 'title_and_abstract.search:(("p53 mutation" OR TP53) AND (chemotherapy)),'
    "from_publication_date:2015-01-01,to_publication_date:2020-12-31",
    "crossref": "p53 mutation chemotherapy | filter=from-pub-date:2015,until-pub-date:2020",
    "arxiv": '(ti:"p53 mutation" OR abs:"p53 mutation" OR ti:TP53 OR abs:TP53) AND '
    "(ti:chemotherapy OR abs:chemotherapy) AND submittedDate:[201501010000 TO 202012312359]",
    "europepmc": '(TITLE_ABS:"p53 mutation" OR TITLE_ABS:"p53 mutations" OR TITLE_ABS:TP53) AND '
    "(TITLE_ABS:chemotherapy OR TITLE_ABS:chemotherapies) AND PUB_YEAR:[2015 TO 2020]",
    "pubmed": '("p53 mutation"[tiab] OR "p53 mutations"[tiab] OR TP53[tiab]) AND '
    "(chemotherapy[tiab] OR chemotherapies[tiab]) AND 2015:2020[dp]",
    "semanticscholar": '("p53 mutation" | TP53) + (chemotherapy) | year=2015-2020',
    "datacite": '(titles.title:("p53 mutation" OR "p53 mutations" OR TP53) OR '
    'descriptions.description:("p53 mutation" OR "p53 mutations" OR TP53)) AND '
    "(titles.title:(chemotherapy OR chemotherapies) OR descriptions.description:(chemotherapy OR chemotherapies)) AND "
    "types.resourceTypeGeneral:(Text OR JournalArticle OR Preprint OR ConferencePaper OR ConferenceProceeding OR "
    "Dissertation OR Report OR Book OR BookChapter OR DataPaper) AND publicationYear:[2015 TO 2020]",
    "doaj": '(bibjson.title:("p53 mutation" OR "p53 mutations" OR TP53) OR '
    'bibjson.abstract:("p53 mutation" OR "p53 mutations" OR TP53)) AND (bibjson.title:(chemotherapy OR chemotherapies) '
    "OR bibjson.abstract:(chemotherapy OR chemotherapies)) AND bibjson.year:[2015 TO 2020]",
    "of a plugin": "p53 mutation chemotherapy",
}


@pytest.mark.parametrize("name", sorted(WRITTEN))
def test_a_query_reads_as_its_service_documents_it(name: str) -> None:
    """A user could not paste the query into the service's own search."""
    assert translate(name, P53).query == WRITTEN[name]


OPEN_ENDS = {
    "openalex": ("from_publication_date:2015-01-01", "to_publication_date:2015-12-31"),
    "crossref": ("filter=from-pub-date:2015", "filter=until-pub-date:2015"),
    "arxiv": ("[201501010000 TO 299912312359]", "[199101010000 TO 201512312359]"),
    "europepmc": ("[2015 TO 3000]", "[1000 TO 2015]"),
    "pubmed": ("2015:3000[dp]", "1000:2015[dp]"),
    "semanticscholar": (" | year=2015-", " | year=-2015"),
    "datacite": ("[2015 TO *]", "[* TO 2015]"),
    "doaj": ("[2015 TO *]", "[* TO 2015]"),
}


@pytest.mark.parametrize("name", sorted(OPEN_ENDS))
def test_years_may_be_open_at_either_end(name: str) -> None:
    """A user who asks for works since a year would get none, or all."""
    since, until = (translate(name, BooleanQuery("?", P53.facets, years)).query for years in ((2015, 0), (0, 2015)))
    assert since.endswith(OPEN_ENDS[name][0])
    assert until.endswith(OPEN_ENDS[name][1])


BROKEN = {
    "pubmed": ("(a[tiab]", '"a b[tiab]', "a)[tiab]", "(a]", "", "  "),
    "openalex": ("title_and_abstract.search:((a)",),
    "crossref": ("", " | filter=from-pub-date:2015"),
    "semanticscholar": (" | year=2015-", '("a) + b'),
}


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, texts in BROKEN.items() for text in texts])
def test_an_edited_query_that_cannot_be_meant_is_a_plan_error(name: str, text: str) -> None:
    """A user would have a slip of the pen sent to a service, and reported as the search."""
    with pytest.raises(PlanError) as caught:
        checked(name, text)
    assert caught.value.hint


@pytest.mark.parametrize(
    ("name", "text"),
    [("pubmed", 'a[tiab] AND "(b"[tiab]'), ("crossref", 'a "b (c'), ("doaj", r"title:\(a"), ("mine", "a")],
)
def test_an_edited_query_is_kept_to_the_letter(name: str, text: str) -> None:
    """A user's own query would be changed behind their back."""
    assert checked(name, text) == text
