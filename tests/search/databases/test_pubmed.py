"""PubMed: what is asked, what is read, what is chased, and what is refused."""

from collections import Counter
from urllib.parse import parse_qsl

import checker_b
import pytest
import recorded_b
from hypothesis import given
from near_shape import near_xml

from synthesist.errors import SourceError
from synthesist.records import Cited, Notice, PeerReview, Record
from synthesist.search.databases.pubmed import PubMed

ENDPOINT = "https://eutils.ncbi.nlm.nih.gov/entrez/eutils"
KEPT = "WebEnv=MCID_1&query_key=1"
SEARCHED = b"""<?xml version="1.0" encoding="UTF-8" ?>
<!DOCTYPE eSearchResult PUBLIC "-//NLM//DTD esearch 20060628//EN" "https://eutils.ncbi.nlm.nih.gov/esearch.dtd">
<eSearchResult><Count>450</Count><RetMax>0</RetMax><RetStart>0</RetStart><QueryKey>1</QueryKey><WebEnv>MCID_1</WebEnv>
<IdList/><TranslationSet/><QueryTranslation>"widgets"[Title/Abstract]</QueryTranslation>
<ErrorList><PhraseNotFound>wigdets</PhraseNotFound></ErrorList>
<WarningList><QuotedPhraseNotFound>"wide widget"</QuotedPhraseNotFound></WarningList></eSearchResult>"""
ARTICLE = """
<PubmedArticle>
 <MedlineCitation Status="MEDLINE" Owner="NLM">
  <PMID Version="1">101</PMID>
  <DateRevised><Year>2022</Year><Month>02</Month><Day>03</Day></DateRevised>
  <Article PubModel="Print-Electronic">
   <Journal>
    <ISSN IssnType="Electronic">1234-5679</ISSN>
    <JournalIssue CitedMedium="Internet"><Volume>3</Volume><Issue>2</Issue>
     <PubDate><Year>2021</Year><Month>Mar</Month><Day>4</Day></PubDate></JournalIssue>
    <Title>Journal of widgets</Title><ISOAbbreviation>J Widgets</ISOAbbreviation>
   </Journal>
   <ArticleTitle>Widgets in <i>Homo faber</i>: 10<sup>6</sup> of
     them, p &lt; 0.05.</ArticleTitle>
   <ELocationID EIdType="doi" ValidYN="Y">10.5555/W.1</ELocationID>
   <ELocationID EIdType="doi" ValidYN="N">10.5555/WRONG</ELocationID>
   <Abstract>
    <AbstractText Label="BACKGROUND" NlmCategory="BACKGROUND">Widgets are <b>wide</b>.</AbstractText>
    <AbstractText Label="RESULTS">They <i>grow</i>, if x&lt;y.</AbstractText>
    <CopyrightInformation>(c) Widget Society</CopyrightInformation>
   </Abstract>
   <AuthorList CompleteYN="Y">
    <Author ValidYN="Y"><LastName>Smith</LastName><ForeName>Jane A</ForeName><Initials>JA</Initials>
     <Suffix>Jr</Suffix><Identifier Source="ORCID">https://orcid.org/0000-0002-1825-0097</Identifier>
     <AffiliationInfo><Affiliation>Institute of Widgets</Affiliation></AffiliationInfo></Author>
    <Author ValidYN="N"><LastName>Smyth</LastName><ForeName>Jane A</ForeName></Author>
    <Author ValidYN="Y"><CollectiveName>Widget Study Group</CollectiveName></Author>
   </AuthorList>
   <Language>eng</Language>
   <PublicationTypeList><PublicationType UI="D016428">Journal Article</PublicationType></PublicationTypeList>
  </Article>
  <MedlineJournalInfo><Country>Utopia</Country><ISSNLinking>1234-5679</ISSNLinking></MedlineJournalInfo>
  <CommentsCorrectionsList>
   <CommentsCorrections RefType="RetractionIn"><RefSource>J Widgets. 2022 Feb 6;4(1):5</RefSource>
    <PMID Version="1">303</PMID></CommentsCorrections>
   <CommentsCorrections RefType="CommentIn"><RefSource>J Widgets. 2021;3:9</RefSource></CommentsCorrections>
   <CommentsCorrections RefType="Cites"><RefSource>Old. 1999;1:1</RefSource><PMID>77</PMID></CommentsCorrections>
   <CommentsCorrections RefType="Cites"><RefSource>Known twice</RefSource><PMID>55</PMID></CommentsCorrections>
  </CommentsCorrectionsList>
  <MeshHeadingList><MeshHeading><DescriptorName UI="D1">Widgets</DescriptorName>
   <QualifierName UI="Q1">methods</QualifierName></MeshHeading>
   <MeshHeading><DescriptorName UI="D2">Humans</DescriptorName></MeshHeading></MeshHeadingList>
 </MedlineCitation>
 <PubmedData>
  <ArticleIdList><ArticleId IdType="pubmed">101</ArticleId><ArticleId IdType="doi">10.5555/W.1</ArticleId>
   <ArticleId IdType="pmc">PMC202</ArticleId><ArticleId IdType="pii">S-1</ArticleId></ArticleIdList>
  <ReferenceList><Reference><Citation>Doe. Gadgets. 2001</Citation>
   <ArticleIdList><ArticleId IdType="pubmed">55</ArticleId><ArticleId IdType="doi">10.5555/R.1</ArticleId>
   </ArticleIdList></Reference><Reference><Citation>A book of widgets</Citation></Reference></ReferenceList>
 </PubmedData>
</PubmedArticle>"""
BOOK = """
<PubmedBookArticle><BookDocument><PMID>909</PMID>
 <ArticleIdList><ArticleId IdType="bookaccession">NBK1</ArticleId></ArticleIdList>
 <Book><Publisher><PublisherName>Widget Press</PublisherName></Publisher><BookTitle>All of widgets</BookTitle>
  <PubDate><Year>2019</Year></PubDate><Isbn>9783000000001</Isbn></Book>
 <ArticleTitle>Chapter on widgets</ArticleTitle>
 <AuthorList Type="editors"><Author><LastName>Editor</LastName><ForeName>E</ForeName></Author></AuthorList>
 <AuthorList Type="authors"><Author><LastName>Chen</LastName><ForeName>Li</ForeName></Author></AuthorList>
 <Abstract><AbstractText>Widgets at length.</AbstractText></Abstract>
</BookDocument></PubmedBookArticle>"""


def _set(*rows: str) -> bytes:
    return f"<?xml version='1.0'?><PubmedArticleSet>{''.join(rows)}</PubmedArticleSet>".encode()


@pytest.fixture
def database():
    """The database."""
    return PubMed()


def test_searches_before_it_fetches(database):
    """A user whose query is sent in another form gets another search than the report repeats."""
    request = database.request("widgets[tiab]", "", 200, ENDPOINT)
    assert (request.method, request.url) == ("GET", f"{ENDPOINT}/esearch.fcgi")
    assert dict(request.params) == {
        "db": "pubmed",
        "term": "widgets[tiab]",
        "usehistory": "y",
        "retmax": "0",
        "sort": "relevance",
        "retmode": "xml",
        "tool": "synthesist",
    }
    assert request.secrets == (("param", "api_key", "pubmed"), ("param", "email", "mailto"))


def test_posts_what_is_too_long_for_an_address(database):
    """A user with many synonyms would be refused for a long address."""
    query = " OR ".join(f"widget{at}[tiab]" for at in range(200))
    request = database.request(query, "", 200, ENDPOINT)
    assert (request.method, request.params, dict(request.form)["term"]) == ("POST", (), query)


def test_fetches_from_where_the_hits_are_kept(database):
    """A user would lose hits between two pages, or be refused beyond the service's end."""
    request = database.request("widgets[tiab]", f"{KEPT}&retstart=200&total=450", 200, ENDPOINT)
    assert request.url == f"{ENDPOINT}/efetch.fcgi"
    assert dict(request.params) == {
        "db": "pubmed",
        "WebEnv": "MCID_1",
        "query_key": "1",
        "retstart": "200",
        "retmax": "200",
        "retmode": "xml",
        "tool": "synthesist",
    }
    last = database.request("x", f"{KEPT}&retstart=9900&total=99999", 200, ENDPOINT)
    assert dict(last.params)["retmax"] == "99"


def test_a_search_tells_how_it_was_read(database, answered):
    """A user could not repeat the search, nor see that one of their words was not found."""
    page = database.parse(answered(SEARCHED), "", 200)
    assert (page.records, page.failures, page.total) == ((), (), 450)
    assert page.read_as == '"widgets"[Title/Abstract]'
    assert page.warnings == ("PhraseNotFound: wigdets", 'QuotedPhraseNotFound: "wide widget"')
    assert dict(parse_qsl(page.next)) == {"WebEnv": "MCID_1", "query_key": "1", "retstart": "0", "total": "450"}


def test_a_search_without_hits_ends(database, answered):
    """A user would see a failed source where nothing was found."""
    page = database.parse(answered(SEARCHED.replace(b"<Count>450", b"<Count>0")), "", 200)
    assert (page.total, page.next) == (0, None)


def test_hits_that_were_not_kept_are_told(database, answered):
    """A user would take 450 lost hits for none."""
    page = database.parse(answered(SEARCHED.replace(b"<WebEnv>MCID_1</WebEnv>", b"")), "", 200)
    assert page.next is None
    assert "did not keep the hits" in page.warnings[-1]


def test_reads_an_article(database, answered):
    """A user needs what PubMed knows: text with its sections, people, ids, dates, and that it was retracted."""
    page = database.parse(answered(_set(ARTICLE)), f"{KEPT}&retstart=0&total=1", 200)
    (record,) = page.records
    assert (page.total, page.next, page.warnings) == (1, None, ())
    assert record.source_id == "101"
    assert record.identifiers == (
        ("doi", "10.5555/w.1"),
        ("issn", "1234-5679"),
        ("pii", "S-1"),
        ("pmcid", "PMC202"),
        ("pmid", "101"),
    )
    assert record.title == "Widgets in Homo faber: 10^6 of them, p < 0.05."
    assert record.abstract == "BACKGROUND: Widgets are wide. RESULTS: They grow, if x<y."
    assert [author.display for author in record.authors] == ["Jane A Smith Jr", "Widget Study Group"]
    assert record.authors[0].orcid == "0000-0002-1825-0097"
    assert (record.year, record.published, record.venue) == (2021, "2021-03-04", "Journal of widgets")
    assert (record.peer_review, record.peer_review_basis) == (
        PeerReview.REVIEWED,
        "PublicationType=Journal Article",
    )
    assert (record.kind, record.language) == ("Journal Article", "eng")
    assert record.notices == (
        Notice(kind="retraction", notice="pmid:303", date="2022-02-06", basis="RefType=RetractionIn"),
    )
    assert record.is_retracted is True
    assert record.references == (
        Cited(identifiers=(("doi", "10.5555/r.1"), ("pmid", "55")), text="Doe. Gadgets. 2001"),
        Cited(text="A book of widgets"),
        Cited(identifiers=(("pmid", "77"),), text="Old. 1999;1:1"),
    )
    assert record.url == "https://pubmed.ncbi.nlm.nih.gov/101/"
    assert record.links[0].url == "https://pmc.ncbi.nlm.nih.gov/articles/PMC202/"
    extra = dict(record.extra)
    assert (extra["Volume"], extra["ISOAbbreviation"], extra["DateRevised"]) == ("3", "J Widgets", "2022 02 03")
    assert extra["MeshHeadingList"] == "Widgets methods; Humans"
    assert extra["affiliation"] == "Jane A Smith Jr: Institute of Widgets"
    assert extra["invalid author"] == "Jane A Smyth"
    assert extra["CopyrightInformation"] == "(c) Widget Society"
    assert extra["CommentIn"] == "J Widgets. 2021;3:9"


def test_reads_a_book(database, answered):
    """A user would lose the chapters that PubMed lists."""
    (record,) = database.parse(answered(_set(BOOK)), "", 200).records
    assert (record.title, record.venue, record.year) == ("Chapter on widgets", "All of widgets", 2019)
    assert record.identifiers == (("bookaccession", "NBK1"), ("isbn", "9783000000001"), ("pmid", "909"))
    assert [author.display for author in record.authors] == ["Li Chen"]
    assert record.peer_review == PeerReview.UNKNOWN


@pytest.mark.parametrize(
    ("types", "verdict", "basis"),
    [
        (["Editorial", "Journal Article"], PeerReview.OTHER, "Editorial"),
        (["Journal Article", "Letter"], PeerReview.OTHER, "Letter"),
        (["Comment"], PeerReview.OTHER, "Comment"),
        (["Preprint"], PeerReview.PREPRINT, "Preprint"),
        (["Review", "Journal Article"], PeerReview.REVIEWED, "Journal Article"),
    ],
)
def test_says_what_shows_peer_review(database, answered, types, verdict, basis):
    """A user would take a letter or a preprint for a judged article."""
    stated = "".join(f"<PublicationType>{kind}</PublicationType>" for kind in types)
    row = ARTICLE.replace('<PublicationType UI="D016428">Journal Article</PublicationType>', stated)
    (record,) = database.parse(answered(_set(row)), "", 200).records
    assert (record.peer_review, record.peer_review_basis) == (verdict, f"PublicationType={basis}")


def test_a_retracted_publication_is_one_by_its_type_alone(database, answered):
    """A user would cite a retracted work whose notice PubMed does not link."""
    row = ARTICLE.replace('RefType="RetractionIn"', 'RefType="CommentIn"').replace(
        "</PublicationTypeList>", "<PublicationType>Retracted Publication</PublicationType></PublicationTypeList>"
    )
    (record,) = database.parse(answered(_set(row)), "", 200).records
    assert record.notices == (Notice(kind="retraction", basis="PublicationType=Retracted Publication"),)
    assert record.is_retracted is True


@pytest.mark.parametrize(
    ("stated", "published"),
    [
        ("<Year>1976</Year><Season>Fall</Season>", "1976"),
        ("<MedlineDate>1998 Dec-1999 Jan</MedlineDate>", "1998-12"),
        ("<MedlineDate>1976-1977</MedlineDate>", "1976"),
        ("<MedlineDate>Winter 1987</MedlineDate>", "1987"),
        ("<MedlineDate>unknown</MedlineDate>", None),
    ],
)
def test_dates_are_as_precise_as_stated(database, answered, stated, published):
    """A user would lose an article to the years of the plan, or find it under a date that nobody stated."""
    row = ARTICLE.replace("<Year>2021</Year><Month>Mar</Month><Day>4</Day>", stated)
    (record,) = database.parse(answered(_set(row)), "", 200).records
    assert record.published == published


def test_pages_go_on_in_the_same_place(database, answered):
    """A user would lose hits, or walk beyond what the service gives out."""
    page = database.parse(answered(_set(ARTICLE)), f"{KEPT}&retstart=0&total=3", 2)
    assert dict(parse_qsl(page.next))["retstart"] == "2"
    assert page.warnings == ("1 of 2 articles came",)
    assert database.parse(answered(_set(ARTICLE)), f"{KEPT}&retstart=2&total=3", 2).next is None
    assert database.parse(answered(_set(ARTICLE)), f"{KEPT}&retstart=9900&total=99999", 200).next is None


def test_rows_that_cannot_be_read_cost_only_themselves(database, answered):
    """A user would lose a whole page to one bad article, or never learn of it."""
    untitled = ARTICLE.replace("<ArticleTitle>", "<Wrong>").replace("</ArticleTitle>", "</Wrong>")
    empty = "<PubmedArticle><MedlineCitation/></PubmedArticle>"
    page = database.parse(answered(_set(untitled, empty, ARTICLE)), "", 200)
    assert len(page.records) == 1
    assert [failure.place for failure in page.failures] == ["pubmed:101", ":row 2"]


@pytest.mark.parametrize(
    ("body", "words", "is_retriable"),
    [
        (b"<eSearchResult><ERROR>Empty term and\nquery_key</ERROR></eSearchResult>", "Empty term and query_key", False),
        (b"<eFetchResult><ERROR>Search Backend failed: x</ERROR></eFetchResult>", "Search Backend failed", True),
        (b"<html><body><h1>Bad gateway</h1></body></html>", "Bad gateway", True),
        (b'{"error": "API rate limit exceeded"}', "rate limit", True),
        (_set(ARTICLE)[:900], "cut", True),
        ("<?xml version='1.0' encoding='UTF-8'?><a>Gro\u00df</a>".encode("latin-1"), "no XML, or was cut", True),
        (b"<ePostResult/>", "another shape", True),
    ],
)
def test_what_is_no_answer_is_an_error_in_one_line(database, answered, body, words, is_retriable):
    """A user would see a stack trace, or take an error for an empty search."""
    with pytest.raises(SourceError, match=words) as caught:
        database.parse(answered(body), "", 10)
    assert str(caught.value).startswith("PubMed ")
    assert "\n" not in str(caught.value)
    assert caught.value.is_retriable is is_retriable


@pytest.mark.parametrize(
    "declared",
    [b'<!ENTITY a "ha"><!ENTITY b "&a;&a;"><!ENTITY c "&b;&b;">', b'<!ENTITY c SYSTEM "file:///etc/hostname">'],
)
def test_entities_are_refused(database, answered, declared):
    """A user's memory would be filled, or a file of theirs read, by what a server sends."""
    body = b"<!DOCTYPE PubmedArticleSet [" + declared + b"]><PubmedArticleSet>&c;</PubmedArticleSet>"
    with pytest.raises(SourceError) as caught:
        database.parse(answered(body), "", 10)
    assert caught.value.kind == "unsafe"


def _known(*identifiers):
    return Record(record_id="r", source="x", title="T", identifiers=identifiers)


def test_chases_through_links(database, answered):
    """A user would not see what cites the works that they included."""
    request = database.chase(_known(("pmid", "101")), "citations", "", 100, ENDPOINT)
    assert request.url == f"{ENDPOINT}/elink.fcgi"
    stated = dict(request.params)
    assert (stated["id"], stated["linkname"], stated["cmd"]) == ("101", "pubmed_pubmed_citedin", "neighbor_history")
    linked = (
        b"<eLinkResult><LinkSet><DbFrom>pubmed</DbFrom><LinkSetDbHistory><DbTo>pubmed</DbTo>"
        b"<LinkName>pubmed_pubmed_citedin</LinkName><QueryKey>1</QueryKey></LinkSetDbHistory><WebEnv>MCID_1</WebEnv>"
        b"</LinkSet></eLinkResult>"
    )
    page = database.parse_chased(answered(linked), "citations", "", 1)
    assert database.chase(_known(("pmid", "101")), "citations", page.next, 1, ENDPOINT).url.endswith("/efetch.fcgi")
    fetched = database.parse_chased(answered(_set(ARTICLE)), "citations", page.next, 1)
    assert dict(parse_qsl(fetched.next))["retstart"] == "1"
    assert database.parse_chased(answered(_set()), "citations", fetched.next, 1).next is None
    unlinked = b"<eLinkResult><LinkSet><DbFrom>pubmed</DbFrom></LinkSet></eLinkResult>"
    assert database.parse_chased(answered(unlinked), "citations", "", 1).next is None


def test_chases_only_what_it_knows(database):
    """A user would see an error for each work that PubMed does not have."""
    assert database.chase(_known(("doi", "10.1/x")), "citations", "", 100, ENDPOINT) is None
    assert database.chase(_known(("pmid", "101")), "sideways", "", 100, ENDPOINT) is None


@given(body=near_xml(_set(ARTICLE, BOOK)))
def test_anything_nearly_a_set_is_read_or_refused(answered, body):
    """A user would lose a search to one odd field."""
    try:
        page = PubMed().parse(answered(body), f"{KEPT}&retstart=0&total=3", 2)
    except SourceError:
        return
    assert len(page.records) + len(page.failures) <= 3


def test_every_recorded_answer_maps(database, answered, shared):
    """A user would lose articles that PubMed did return."""
    tally = Counter()
    for name, status, body in recorded_b.pubmed(shared):
        tally["bodies"] += 1
        try:
            page = database.parse(answered(body, status=status), "", 200)
        except SourceError:
            assert b"<PubmedArticle" not in body, name
            tally["refused"] += 1
            continue
        facts = list(checker_b.pubmed(body))
        assert len(facts) == len(page.records) + len(page.failures), name
        fields, differences = checker_b.compared(facts, page.records)
        assert differences == []
        tally.update(records=len(page.records), failures=len(page.failures), **fields)
    # What is refused: answers of other utilities and databases, errors, MEDLINE text, HTML and JSON.
    assert tally == {
        "bodies": 212,
        "refused": 30,
        "records": 351,
        "failures": 0,
        "identifiers": 351,
        "title": 351,
        "year": 351,
        "abstract": 269,
        "authors": 343,
    }
