"""PubMed, by the E-utilities of NCBI: a search stays on its history server, and articles are fetched from there."""

import re
from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import parse_qsl, urlencode

from synthesist.records import Author, Cited, Link, Notice, Record
from synthesist.records.ids import record_id
from synthesist.search.databases.base import About, Page
from synthesist.search.databases.dates import date_in, date_of, year_of
from synthesist.search.databases.marks import is_retraction, notices_in_title
from synthesist.search.databases.markup import labelled
from synthesist.search.databases.names import body, person
from synthesist.search.databases.publication_types import judged, marked, notice_kind
from synthesist.search.databases.reading import Pairs, identified, number_of, refusal, refuse_status, said
from synthesist.search.databases.trees import inner, prose, read_elements, shown, tree_of, words, xml_of
from synthesist.web.message import Request, Response

REACHABLE = 9_999
_LONGEST_GET = 1_500
"""Characters of a query that still travels in an address: a longer one earned a 414."""
_BUSY = re.compile(r"backend|timed? ?out|unavailable|rate limit|try again", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_CITED_DATE = re.compile(r"(?<!\d)\d{4} [A-Z][a-z]{2}(?: \d{1,2})?(?!\d)|(?<!\d)(?:19|20)\d\d(?=;)")
_LINKS = {"references": "pubmed_pubmed_refs", "citations": "pubmed_pubmed_citedin"}
_SCHEMES = {"pubmed": "pmid", "pmc": "pmcid"}
_ROWS = ("PubmedArticle", "PubmedBookArticle")
_CITATION_TAKEN = frozenset(("PMID", "Article", "CommentsCorrectionsList"))
_ARTICLE_TAKEN = frozenset(("Journal", "ArticleTitle", "Abstract", "AuthorList", "Language", "ELocationID", "PMID"))
_DATA_TAKEN = frozenset(("ArticleIdList", "ReferenceList"))

ABOUT = About(
    name="pubmed",
    title="PubMed",
    endpoint="https://eutils.ncbi.nlm.nih.gov/entrez/eutils",
    page=200,
    reachable=REACHABLE,
    rates=((3, 1.0),),
    key="pubmed",
    follows=frozenset(_LINKS),
)


class PubMed:
    """PubMed, asked as the E-utilities are documented; not tried live.

    The query is the value of `term`. The first request is a search that brings no articles but says where NCBI keeps
    them for some hours, how the query was read (`Page.read_as`) and what was not found (`Page.warnings`); cursors name
    that place and an offset in it. Only the first 9,999 hits can be had. Errors come as `<ERROR>` with status 200.
    NCBI wants tool and address of who asks; the address, like the key, is the user's and no part of what is archived.
    """

    about = ABOUT

    def request(self, query: str, cursor: str, count: int, endpoint: str) -> Request:
        """See `Database.request`; the search comes first, then its articles."""
        if cursor:
            return _fetching(cursor, count, endpoint)
        fields = (("db", "pubmed"), ("term", query), ("usehistory", "y"), ("retmax", "0"), ("sort", "relevance"))
        return _asking(f"{endpoint}/esearch.fcgi", fields, is_posted=len(query) > _LONGEST_GET)

    def parse(self, response: Response, cursor: str, count: int) -> Page:
        """See `Database.parse`."""
        root = _root(response)
        if root.tag == "eSearchResult":
            return _searched(root)
        if root.tag in ("PubmedArticleSet", *_ROWS):
            return _fetched(root, response, cursor, count)
        raise _shapeless(response)

    def chase(self, record: Record, direction: str, cursor: str, count: int, endpoint: str) -> Request | None:
        """See `Chaser.chase`; the links come first, then their articles."""
        pmid = record.identifier("pmid")
        if not pmid or direction not in _LINKS:
            return None
        if cursor:
            return _fetching(cursor, count, endpoint)
        fields = (("dbfrom", "pubmed"), ("db", "pubmed"), ("id", pmid), ("linkname", _LINKS[direction]))
        return _asking(f"{endpoint}/elink.fcgi", (*fields, ("cmd", "neighbor_history")))

    def parse_chased(self, response: Response, direction: str, cursor: str, count: int) -> Page:
        """See `Chaser.parse_chased`."""
        root = _root(response)
        if root.tag != "eLinkResult":
            return self.parse(response, cursor, count)
        place, key = root.findtext(".//WebEnv"), root.findtext(".//LinkSetDbHistory/QueryKey")
        return Page((), next=_cursor(place, key, 0, None) if place and key else None)


def _asking(url: str, fields: tuple[tuple[str, str], ...], *, is_posted: bool = False) -> Request:
    fields = (*fields, ("retmode", "xml"), ("tool", "synthesist"))
    secrets = (("param", "api_key", ABOUT.key), ("param", "email", "mailto"))
    if is_posted:
        return Request(ABOUT.name, url, form=fields, secrets=secrets)
    return Request(ABOUT.name, url, fields, secrets=secrets)


def _cursor(place: str, key: str, start: int, total: int | None) -> str:
    """Where the history server keeps the hits, and how far they were fetched."""
    stated = {"WebEnv": place.strip(), "query_key": key.strip(), "retstart": start}
    return urlencode(stated if total is None else {**stated, "total": total})


def _fetching(cursor: str, count: int, endpoint: str) -> Request:
    stated = dict(parse_qsl(cursor))
    start = number_of(stated.get("retstart")) or 0
    wanted = max(1, min(count, ABOUT.page, REACHABLE - start))
    place = (("WebEnv", stated.get("WebEnv", "")), ("query_key", stated.get("query_key", "")))
    fields = (("db", "pubmed"), *place, ("retstart", str(start)), ("retmax", str(wanted)))
    return _asking(f"{endpoint}/efetch.fcgi", fields)


def _root(response: Response) -> Any:
    """The answer's root.

    Raises:
        SourceError: it holds an error, which comes with any status.
    """
    refuse_status(response, ABOUT.title)
    root = tree_of(response.body, ABOUT.title)
    if why := next(filter(None, map(words, root.iter("ERROR"))), ""):
        is_busy = bool(_BUSY.search(why))
        kind = "broken" if is_busy else "refused"
        raise refusal(ABOUT.title, "answered with an error", said(why), kind=kind, is_retriable=is_busy)
    return root


def _shapeless(response: Response) -> Exception:
    return refusal(ABOUT.title, "sent an answer of another shape", said(response.body), is_retriable=True)


def _searched(root: Any) -> Page:
    total, place, key = number_of(words(root.find("Count"))), root.findtext("WebEnv"), root.findtext("QueryKey")
    told = [part for name in ("ErrorList", "WarningList") for part in root.iterfind(f"{name}/*")]
    warnings = [f"{part.tag}: {words(part)}" for part in told if words(part)]
    if total and not (place and key):
        warnings.append("the service did not keep the hits, so that none can be fetched")
    return Page(
        records=(),
        total=total,
        next=_cursor(place, key, 0, total) if total and place and key else None,
        read_as=words(root.find("QueryTranslation")),
        warnings=tuple(warnings),
    )


def _fetched(root: Any, response: Response, cursor: str, count: int) -> Page:
    rows = [root] if root.tag in _ROWS else [part for part in root if part.tag in _ROWS]
    records, failures = read_elements(rows, lambda row: _record(row, response.sha256), _place)
    stated = dict(parse_qsl(cursor))
    start, total = number_of(stated.get("retstart")) or 0, number_of(stated.get("total"))
    following = start + max(1, min(count, ABOUT.page))
    # Where the links did not say how many they are, a page that is not full is the last.
    is_more = following < total if total is not None else following - start <= len(rows)
    is_more = is_more and bool(stated.get("WebEnv")) and following < REACHABLE
    wanted = 0 if total is None else max(0, min(following, total, REACHABLE) - start)
    return Page(
        records,
        failures,
        total,
        _cursor(stated["WebEnv"], stated.get("query_key", ""), following, total) if is_more else None,
        warnings=(f"{len(rows)} of {wanted} articles came",) if len(rows) < wanted else (),
    )


def _main(row: Any) -> tuple[Any, Any, Any]:
    """Citation, article and data of a row; in a book's row the document is citation and article in one."""
    document = row.find("BookDocument")
    if document is not None:
        return document, document, row.find("PubmedBookData")
    citation = row.find("MedlineCitation")
    article = None if citation is None else citation.find("Article")
    if article is None:
        raise ValueError("no article in it")
    return citation, article, row.find("PubmedData")


def _place(row: Any) -> str | None:
    pmid = row.findtext("MedlineCitation/PMID") or row.findtext("BookDocument/PMID")
    return f"{ABOUT.name}:{pmid.strip()}" if pmid and pmid.strip() else None


def _record(row: Any, sha256: str) -> Record:
    citation, article, data = _main(row)
    title = next(filter(None, (prose(article.find(name)) for name in ("ArticleTitle", "VernacularTitle"))), "")
    title = title or prose(article.find("Book/BookTitle"))
    if not title:
        raise ValueError("no title")
    pmid, raw = words(citation.find("PMID")) or None, xml_of(row)
    types = [words(part) for part in article.iter("PublicationType") if words(part)]
    verdict, basis = judged(types, "PublicationType")
    published = _published(article)
    notices = (*_notices(citation, types), *notices_in_title(title))
    identifiers = _identifiers(citation, article, data)
    languages = [words(part) for part in article.findall("Language") if words(part)]
    return Record(
        record_id=record_id(ABOUT.name, pmid, raw.encode()),
        source=ABOUT.name,
        source_id=pmid,
        identifiers=identifiers,
        title=title,
        abstract=_abstract(article.find("Abstract")),
        authors=_authors(article),
        year=year_of(published),
        venue=prose(article.find("Journal/Title")) or prose(article.find("Book/BookTitle")) or None,
        kind="; ".join(types) or None,
        language=languages[0] if languages else None,
        url=f"https://pubmed.ncbi.nlm.nih.gov/{pmid}/" if pmid else None,
        is_retracted=is_retraction(notices),
        published=published,
        peer_review=verdict,
        peer_review_basis=basis,
        links=_links(identifiers),
        references=_references(citation, data),
        notices=notices,
        response_sha256=sha256,
        extra=_extra(citation, article, data),
        raw=raw,
    )


def _abstract(abstract: Any) -> str | None:
    """All parts with their labels, as "METHODS: ...", with a blank between them: as PubMed's own text files have it."""
    parts = [] if abstract is None else abstract.findall("AbstractText")
    return labelled((part.get("Label", ""), inner(part)) for part in parts)


def _identifiers(citation: Any, article: Any, data: Any) -> Pairs:
    """The article's own ids; those in its list of references are other articles'."""
    lists = [parent.find("ArticleIdList") for parent in (citation, data) if parent is not None]
    own = [part for ids in lists if ids is not None for part in ids.findall("ArticleId")]
    located = [part for part in article.findall("ELocationID") if part.get("ValidYN", "Y") == "Y"]
    stated = [*_stated(own, "IdType"), *_stated(located, "EIdType")]
    issns = [article.find("Journal/ISSN"), citation.find("MedlineJournalInfo/ISSNLinking")]
    books = [("isbn", words(part)) for part in article.iterfind("Book/Isbn")]
    return identified(
        [("pmid", words(citation.find("PMID"))), *stated, *(("issn", words(one)) for one in issns), *books]
    )


def _stated(elements: Iterable[Any], attribute: str) -> list[tuple[str, object]]:
    kinds = ((part.get(attribute, "").lower(), words(part)) for part in elements)
    return [(_SCHEMES.get(kind, kind), value) for kind, value in kinds if kind]


def _authors(article: Any) -> tuple[Author, ...]:
    """Authors in order, without those marked as no longer valid, which are misspellings of their neighbours."""
    lists = [part for part in article.findall("AuthorList") if part.get("Type", "authors") == "authors"]
    people = [part for listed in lists for part in listed.findall("Author") if part.get("ValidYN", "Y") != "N"]
    return tuple(author for part in people if (author := _author(part)))


def _author(part: Any) -> Author | None:
    if (name := part.find("CollectiveName")) is not None:
        return body(prose(name))
    given = prose(part.find("ForeName")) or prose(part.find("FirstName")) or prose(part.find("Initials"))
    orcid = next((words(own) for own in part.findall("Identifier") if own.get("Source") == "ORCID"), None)
    return person(prose(part.find("LastName")), given, suffix=prose(part.find("Suffix")), orcid=orcid)


def _published(article: Any) -> str | None:
    """The date of the issue: numbers, or words such as "1998 Dec-1999 Jan"; else that of the electronic article."""
    for name in ("Journal/JournalIssue/PubDate", "Book/PubDate", "ArticleDate"):
        if (found := article.find(name)) is not None and (date := _dated(found)):
            return date
    return None


def _dated(stated: Any) -> str | None:
    year, month, day = (words(stated.find(name)) or None for name in ("Year", "Month", "Day"))
    if date := date_of(year, month, day):
        return date
    loose = words(stated.find("MedlineDate"))
    found = _YEAR.search(loose)
    return date_in(loose) or (found[0] if found else None)


def _links(identifiers: Pairs) -> tuple[Link, ...]:
    """The copy in PubMed Central, where there is one: which addresses there are, only the ids tell."""
    pmcids = [value for scheme, value in identifiers if scheme == "pmcid"]
    return tuple(
        Link(url=f"https://pmc.ncbi.nlm.nih.gov/articles/{pmcid}/", kind="html", host="repository") for pmcid in pmcids
    )


def _references(citation: Any, data: Any) -> tuple[Cited, ...]:
    listed = [] if data is None else [_cited(part) for part in data.iter("Reference")]
    known = {pair for cited in listed for pair in cited.identifiers}
    older = [
        Cited(identifiers=identified([("pmid", words(part.find("PMID")))]), text=words(part.find("RefSource")))
        for part in citation.iterfind("CommentsCorrectionsList/CommentsCorrections")
        if part.get("RefType") == "Cites"
    ]
    return (*listed, *(cited for cited in older if known.isdisjoint(cited.identifiers)))


def _cited(reference: Any) -> Cited:
    ids = identified(_stated(reference.iterfind("ArticleIdList/ArticleId"), "IdType"))
    return Cited(identifiers=ids, text=words(reference.find("Citation")))


def _notices(citation: Any, types: Sequence[str]) -> tuple[Notice, ...]:
    listed = citation.iterfind("CommentsCorrectionsList/CommentsCorrections")
    return (*(notice for part in listed if (notice := _notice(part))), *marked(types, "PublicationType"))


def _notice(part: Any) -> Notice | None:
    relation = part.get("RefType", "")
    kind, pmid = notice_kind(relation), identified([("pmid", words(part.find("PMID")))])
    stated = _CITED_DATE.search(words(part.find("RefSource")))
    date = (date_in(stated[0]) if stated else None) or ""
    return (
        Notice(kind=kind, notice=":".join(pmid[0]) if pmid else "", date=date, basis=f"RefType={relation}")
        if kind
        else None
    )


def _extra(citation: Any, article: Any, data: Any) -> Pairs:
    """All that no attribute holds: each element by its name, its text without attributes, which stand in `raw`."""
    parts = [
        *_others(citation, _CITATION_TAKEN),
        *(_others(article, _ARTICLE_TAKEN) if article is not citation else ()),
        *([] if data is None else _others(data, _DATA_TAKEN)),
        *(part for place in ("Journal", "Journal/JournalIssue") for part in _children(article.find(place))),
        *article.iterfind("Abstract/CopyrightInformation"),
    ]
    pairs = [(part.tag, shown(part)) for part in parts if part.tag not in ("JournalIssue", "Title")]
    return tuple(sorted((name, value) for name, value in (*pairs, *_people(article), *_relations(citation)) if value))


def _others(parent: Any, taken: frozenset[str]) -> list[Any]:
    return [part for part in parent if part.tag not in taken]


def _children(parent: Any) -> list[Any]:
    return [] if parent is None else list(parent)


def _people(article: Any) -> list[tuple[str, str]]:
    """Affiliations, and authors who do not count."""
    found = []
    for part in article.iterfind("AuthorList/Author"):
        author = _author(part)
        name = author.display if author else ""
        if part.get("ValidYN") == "N":
            found.append(("invalid author", name))
        found.extend(("affiliation", f"{name}: {words(own)}") for own in part.iter("Affiliation"))
    return found


def _relations(citation: Any) -> list[tuple[str, str]]:
    """Links to other articles but citations, which `references` holds."""
    listed = citation.iterfind("CommentsCorrectionsList/CommentsCorrections")
    return [(part.get("RefType", "relation"), shown(part)) for part in listed if part.get("RefType") != "Cites"]
