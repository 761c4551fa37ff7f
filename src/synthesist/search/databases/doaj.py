"""DOAJ: articles of open-access journals, by its search interface."""

from urllib.parse import quote

from synthesist.records import Author, Link, PeerReview, Record
from synthesist.records.ids import record_id
from synthesist.search.databases.base import About, Page
from synthesist.search.databases.dates import date_of, year_of
from synthesist.search.databases.marks import is_retraction, notices_in_title
from synthesist.search.databases.markup import abstract_of, plain
from synthesist.search.databases.names import named
from synthesist.search.databases.reading import (
    Pairs,
    Row,
    address_of,
    identified,
    json_of,
    list_of,
    number_of,
    object_of,
    objects_of,
    raw_of,
    read_rows,
    refusal,
    said,
    spare,
    text_of,
    texts_of,
)
from synthesist.web.message import Request, Response

REACHABLE = 1_000
_TAKEN = frozenset(("title", "abstract", "author", "identifier", "link", "year", "month", "journal"))
_JOURNAL_TAKEN = frozenset(("title", "issns"))

ABOUT = About(
    name="doaj",
    title="DOAJ",
    endpoint="https://doaj.org/api/v4",
    page=100,
    reachable=REACHABLE,
    rates=((2, 1.0),),
)


class Doaj:
    """DOAJ, asked as version 4 of its interface is documented; not tried live.

    The query, in the language of Elasticsearch, is a part of the path and is escaped as one. Cursors are numbers of
    pages of at most 100; a page that would start beyond the first 1,000 hits is refused by the service and not asked.
    """

    about = ABOUT

    def request(self, query: str, cursor: str, count: int, endpoint: str) -> Request:
        """See `Database.request`."""
        params = (("page", cursor or "1"), ("pageSize", str(min(count, ABOUT.page))))
        return Request(ABOUT.name, f"{endpoint}/search/articles/{quote(query, safe='')}", params)

    def parse(self, response: Response, cursor: str, count: int) -> Page:
        """See `Database.parse`."""
        answer = _answer(response)
        rows, total = list_of(answer["results"]), number_of(answer.get("total"))
        records, failures = read_rows(rows, lambda row: _record(row, response.sha256), _place)
        page = number_of(cursor) or 1
        reached = page * (number_of(answer.get("pageSize")) or count)
        is_more = bool(rows) and reached < min(REACHABLE if total is None else total, REACHABLE)
        read_as = text_of(answer.get("query")) or ""
        return Page(records, failures, total, str(page + 1) if is_more else None, read_as)


def _answer(response: Response) -> Row:
    """The answer to a search, or one article, as it is had by its id, as if it were one."""
    answer = json_of(response, ABOUT.title)
    if isinstance(answer, dict) and isinstance(answer.get("results"), list):
        return answer
    if isinstance(answer, dict) and isinstance(answer.get("bibjson"), dict):
        return {"results": [answer], "total": 1}
    stated = object_of(answer)
    if words := stated.get("error") or stated.get("status"):
        raise refusal(ABOUT.title, "refused the request", said(words), kind="refused")
    raise refusal(ABOUT.title, "sent an answer of another shape", said(response.body), is_retriable=True)


def _place(row: Row) -> str | None:
    known = text_of(row.get("id"))
    return f"{ABOUT.name}:{known}" if known else None


def _record(row: Row, sha256: str) -> Record:
    article = object_of(row.get("bibjson"))
    journal = object_of(article.get("journal"))
    if "journal" not in article and ("eissn" in article or "pissn" in article):
        raise ValueError("the row is no article but a journal")
    title = plain(text_of(article.get("title")) or "")
    if not title:
        raise ValueError("no title")
    notices = notices_in_title(title)
    known, raw, links = text_of(row.get("id")), raw_of(row), _links(article, journal)
    published = date_of(number_of(article.get("year")), article.get("month"))
    return Record(
        record_id=record_id(ABOUT.name, known, raw.encode()),
        source=ABOUT.name,
        source_id=known,
        identifiers=_identifiers(article, known),
        title=title,
        abstract=abstract_of(text_of(article.get("abstract"))),
        authors=_authors(article),
        year=year_of(published),
        venue=plain(text_of(journal.get("title")) or "") or None,
        kind="article",
        language=_language(journal),
        url=f"https://doaj.org/article/{known}" if known else next((link.url for link in links), None),
        pdf_url=next((link.url for link in links if link.kind == "pdf"), None),
        is_retracted=is_retraction(notices),
        published=published,
        peer_review=PeerReview.REVIEWED,
        peer_review_basis="DOAJ lists peer-reviewed journals",
        links=links,
        licence=_licence(journal) or None,
        notices=notices,
        response_sha256=sha256,
        extra=_extra(row, article, journal),
        raw=raw,
    )


def _identifiers(article: Row, known: str | None) -> Pairs:
    """DOI and ISSNs; the service writes the kinds in either case."""
    stated = [
        ((text_of(one.get("type")) or "").lower(), one.get("id")) for one in objects_of(article.get("identifier"))
    ]
    pairs = [("issn" if kind in ("pissn", "eissn") else kind, value) for kind, value in stated if kind]
    issns = [("issn", issn) for issn in texts_of(object_of(article.get("journal")).get("issns"))]
    return identified([*pairs, *issns, ("doaj", known)])


def _authors(article: Row) -> tuple[Author, ...]:
    listed = objects_of(article.get("author"))
    people = (named(text_of(one.get("name")), orcid=one.get("orcid_id")) for one in listed)
    return tuple(author for author in people if author)


def _language(journal: Row) -> str | None:
    """The journal's language, where it has but one: which of several an article is in, the service does not say."""
    languages = texts_of(journal.get("language"))
    return languages[0].lower() if len(languages) == 1 else None


def _licence(journal: Row) -> str:
    stated = [text_of(one.get("type")) or text_of(one.get("title")) for one in objects_of(journal.get("license"))]
    return next((licence for licence in stated if licence), "")


def _links(article: Row, journal: Row) -> tuple[Link, ...]:
    listed = ((address_of(one.get("url")), one) for one in objects_of(article.get("link")))
    return tuple(_link(url, one, _licence(journal)) for url, one in listed if url)


def _link(url: str, one: Row, licence: str) -> Link:
    content = (text_of(one.get("content_type")) or "").lower()
    kind = next((kind for kind in ("pdf", "html", "xml") if kind in content), "landing")
    return Link(url=url, kind=kind, version="published", licence=licence, host="publisher")


def _extra(row: Row, article: Row, journal: Row) -> Pairs:
    affiliations = [
        ("affiliation", f"{text_of(one.get('name')) or ''}: {text_of(one.get('affiliation'))}")
        for one in objects_of(article.get("author"))
        if text_of(one.get("affiliation"))
    ]
    held = (*spare(row, ("id", "bibjson")), *spare(article, _TAKEN), *affiliations)
    return tuple(sorted((*held, *((f"journal.{name}", value) for name, value in spare(journal, _JOURNAL_TAKEN)))))
