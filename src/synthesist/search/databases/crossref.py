"""Crossref: what publishers deposit of works with a DOI, with references, updates and licences.

Written after https://api.crossref.org as of autumn 2026; not tried live. An address in the User-Agent is what gets a
client into the polite pool.
"""

import re
from collections.abc import Iterator

from synthesist.records import Author, Cited, Link, Notice, PeerReview, Record, TextKind
from synthesist.records.identifiers import normal_doi
from synthesist.records.ids import record_id
from synthesist.search.databases.base import About, Page
from synthesist.search.databases.dates import date_in, date_of_parts, year_of
from synthesist.search.databases.marks import is_retraction, minor_kind, notices_in_title
from synthesist.search.databases.markup import abstract_of, plain
from synthesist.search.databases.names import body, person
from synthesist.search.databases.reading import (
    Pairs,
    Row,
    address_of,
    complaint,
    identified,
    json_of,
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

_TITLE = "Crossref"
_REACHABLE = 10_000
_FILTER = re.compile(r"(?P<words>.*?)(?:\s*\|\s*filter=(?P<filter>[a-z-]+:[^\s,|]+(?:,[a-z-]+:[^\s,|]+)*))?", re.DOTALL)
_HELD_NAMES = """
DOI URL ISSN ISBN abstract author container-title is-referenced-by-count issued language link reference
subtype type updated-by
"""
_HELD = frozenset(_HELD_NAMES.split())
_DATES = ("issued", "published", "published-print", "published-online", "posted", "published-other", "content-created")
_VERSIONS = {"vor": "published", "am": "accepted"}
_SHAPES = {"application/pdf": "pdf", "text/xml": "xml", "application/xml": "xml", "text/html": "html"}
_LICENCES = ("vor", "unspecified", "am")
_NOTICES = {"expression_of_concern": "concern", "corrigendum": "correction"}
_NEWER = frozenset(("new_version", "new_edition"))
_OTHER_NAMES = """
book book-part book-section book-series book-set book-track book-chapter component database dataset edited-book grant
journal journal-issue journal-volume monograph other peer-review proceedings proceedings-series reference-book
reference-entry report report-component report-series standard standard-series
"""
_KINDS = {
    **dict.fromkeys(_OTHER_NAMES.split(), PeerReview.OTHER),
    "dissertation": PeerReview.THESIS,
    "journal-article": PeerReview.REVIEWED,
}
_CITED_PARTS = (
    "author",
    "year",
    "article-title",
    "volume-title",
    "series-title",
    "journal-title",
    "volume",
    "first-page",
)


class Crossref:
    """The registry of DOIs for scholarly works.

    A query is words for `query.bibliographic`, which ranks by them and knows no Boolean operators; behind ` | filter=`
    may stand filters, parted by commas, each a name in small letters, a colon and a value without blanks, commas and
    bars: `sleep memory | filter=from-pub-date:2015,until-pub-date:2020`. Anything else behind a bar is words.

    A cursor is an offset. The service's own cursors are not used: one string stands for page after page, so that equal
    requests would get unequal answers, which no archive can hold, and it is forgotten within minutes.
    """

    about = About(
        name="crossref",
        title=_TITLE,
        endpoint="https://api.crossref.org",
        page=200,  # 1,000 are allowed; with their references they would be tens of megabytes
        reachable=_REACHABLE,
        rates=((1, 1.0),),
    )

    def request(self, query: str, cursor: str, count: int, endpoint: str) -> Request:
        """See `Database.request`; the service ranks by relevance."""
        words, filters = parted(query)
        rows = min(count, self.about.page, _REACHABLE - int(cursor or 0))
        params = [("query.bibliographic", words)]
        if filters:
            params.append(("filter", filters))
        params += [("rows", str(rows)), ("offset", cursor or "0")]
        return Request(service=self.about.name, url=f"{endpoint}/works", params=tuple(params))

    def parse(self, response: Response, cursor: str, count: int) -> Page:
        """See `Database.parse`. A single work, as `/works/DOI` answers, is a page of one."""
        content = object_of(json_of(response, _TITLE))
        message = content.get("message")
        if content.get("status") not in (None, "ok"):
            raise refusal(_TITLE, "refused the query", complaint(content), kind="refused")
        rows = _rows(content, object_of(message))
        records, failures = read_rows(rows, lambda row: _record(row, response.sha256), _place)
        total = number_of(object_of(message).get("total-results"))
        return Page(records=records, failures=failures, total=total, next=_next(rows, total, cursor, count))


def parted(query: str) -> tuple[str, str]:
    """A query as words and filters, the second empty where there are none."""
    found = _FILTER.fullmatch(query)
    return (found["words"].strip(), found["filter"] or "") if found else (query.strip(), "")


def _rows(content: Row, message: Row) -> list[object]:
    items = message.get("items")
    if isinstance(items, list) and content.get("message-type") in (None, "work-list"):
        return items
    if content.get("message-type") in (None, "work") and text_of(message.get("DOI")):
        return [message]
    raise refusal(_TITLE, "sent something that is no list of works", said(raw_of(content)))


def _next(rows: list[object], total: int | None, cursor: str, count: int) -> str | None:
    """The next offset, until a page is empty, or all hits that are reported and reachable were asked for."""
    after = int(cursor or 0) + count
    return str(after) if rows and after < min(_REACHABLE, _REACHABLE if total is None else total) else None


def _place(row: Row) -> str | None:
    doi = text_of(row.get("DOI"))
    return f"crossref:{doi}" if doi else None


def _record(row: Row, sha256: str) -> Record:
    raw, doi, links = raw_of(row), text_of(row.get("DOI")), tuple(dict.fromkeys(_links(row)))
    name = (normal_doi(doi) or doi.lower()) if doi else None
    titles = texts_of(row.get("title"))
    title = plain(titles[0]) if titles else ""
    abstract = abstract_of(text_of(row.get("abstract")))
    notices = (*_notices(row), *notices_in_title(title))
    published = _published(row)
    peer_review, basis = _peer_review(row, title)
    return Record(
        record_id=record_id("crossref", name, raw.encode()),
        source="crossref",
        source_id=name,
        identifiers=_identifiers(row),
        title=title,
        abstract=abstract,
        text_kind=TextKind.PUBLISHER,
        authors=tuple(_authors(row)),
        year=year_of(published),
        venue=_venue(row),
        kind=text_of(row.get("type")),
        language=text_of(row.get("language")),
        url=address_of(row.get("URL")) or address_of(_resource(row).get("URL")),
        pdf_url=next((link.url for link in links if link.kind == "pdf"), None),
        is_retracted=None if _is_notice(row) else is_retraction(notices),
        published=published,
        peer_review=peer_review,
        peer_review_basis=basis,
        links=links,
        licence=_licence(row),
        references=tuple(_references(row)),
        cited_by=number_of(row.get("is-referenced-by-count")),
        notices=notices,
        response_sha256=sha256,
        extra=_extra(row, titles),
        raw=raw,
    )


def _identifiers(row: Row) -> Pairs:
    stated = [("doi", row.get("DOI"))]
    stated += [("issn", issn) for issn in texts_of(row.get("ISSN"))]
    stated += [("isbn", isbn.rsplit("/", 1)[-1]) for isbn in texts_of(row.get("ISBN"))]
    return identified(stated)


def _authors(row: Row) -> Iterator[Author]:
    """Authors in order; where there are none, nobody: who edited a book did not write it."""
    for signed in objects_of(row.get("author")):
        orcid, suffix = signed.get("ORCID"), signed.get("suffix")
        author = person(signed.get("family"), signed.get("given"), suffix=suffix, orcid=orcid) or body(
            signed.get("name")
        )
        if author:
            yield author


def _published(row: Row) -> str | None:
    """The earliest publication, which the service calls "issued"; other dates where it has none."""
    dates = (date_of_parts(object_of(row.get(name)).get("date-parts")) for name in _DATES)
    return next((date for date in dates if date), None)


def _venue(row: Row) -> str | None:
    stated = texts_of(row.get("container-title")) or [
        name for house in objects_of(row.get("institution")) if (name := text_of(house.get("name")))
    ]
    return plain(stated[0]) or None if stated else None


def _resource(row: Row) -> Row:
    return object_of(object_of(row.get("resource")).get("primary"))


def _links(row: Row) -> Iterator[Link]:
    licences = {text_of(one.get("content-version")): text_of(one.get("URL")) for one in objects_of(row.get("license"))}
    for stated in objects_of(row.get("link")):
        if url := address_of(stated.get("URL")):
            version = text_of(stated.get("content-version")) or ""
            yield Link(
                url=url,
                kind=_SHAPES.get(text_of(stated.get("content-type")) or "", "landing"),
                version=_VERSIONS.get(version, ""),
                licence=licences.get(version) or "",
                host="publisher",
            )
    if url := address_of(_resource(row).get("URL")):
        yield Link(url=url, host="publisher")


def _licence(row: Row) -> str | None:
    """The licence of the published version before those of others; never one that is for text mining alone."""
    stated = [(text_of(one.get("content-version")), text_of(one.get("URL"))) for one in objects_of(row.get("license"))]
    return next((url for version in _LICENCES for own, url in stated if own == version and url), None)


def _references(row: Row) -> Iterator[Cited]:
    """What the work cites: its DOI, and its text as the publisher wrote it, else made of its parts."""
    for cited in objects_of(row.get("reference")):
        doi = normal_doi(stated) if (stated := text_of(cited.get("DOI"))) else None
        text = text_of(cited.get("unstructured")) or ". ".join(filter(None, map(text_of, map(cited.get, _CITED_PARTS))))
        yield Cited(identifiers=(("doi", doi),) if doi else (), text=plain(text))


def _notices(row: Row) -> Iterator[Notice]:
    for update in objects_of(row.get("updated-by")):
        kind = text_of(update.get("type")) or "update"
        doi, updated = text_of(update.get("DOI")), object_of(update.get("updated"))
        source = text_of(update.get("source"))
        yield Notice(
            kind=_NOTICES.get(kind, kind),
            notice=f"doi:{normal_doi(doi) or doi}" if doi else "",
            date=date_of_parts(updated.get("date-parts")) or date_in(updated.get("date-time")) or "",
            basis=f"updated-by, source={source}" if source else "updated-by",
        )


def _is_notice(row: Row) -> bool:
    """Whether the record is itself a notice on another work, and not a newer version of one."""
    return any(text_of(update.get("type")) not in _NEWER for update in objects_of(row.get("update-to")))


def _peer_review(row: Row, title: str) -> tuple[PeerReview, str]:
    """By type: a journal's article counts as reviewed, which is habit and no proof; proceedings say nothing."""
    kind, subtype = text_of(row.get("type")) or "", text_of(row.get("subtype"))
    if _is_notice(row):
        return PeerReview.OTHER, "update-to"
    if minor := minor_kind(title):
        return PeerReview.OTHER, f"title={minor}"
    if kind == "posted-content":
        is_preprint = subtype == "preprint"
        return (PeerReview.PREPRINT if is_preprint else PeerReview.OTHER), f"type={kind}, subtype={subtype or 'none'}"
    return _KINDS.get(kind, PeerReview.UNKNOWN), f"type={kind or 'none'}"


def _extra(row: Row, titles: list[str]) -> Pairs:
    """What no attribute holds; of several titles those after the first, and the subtype beside the type."""
    rest: dict[str, object] = {name: value for name, value in row.items() if name not in _HELD}
    rest |= {"title": titles[1:], "subtype": row.get("subtype")}
    return spare(rest, ())
