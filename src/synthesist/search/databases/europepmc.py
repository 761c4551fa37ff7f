"""Europe PMC: the life sciences, preprints among them, by its REST interface."""

from collections.abc import Mapping
from typing import Any

from synthesist.records import Author, Link, Notice, PeerReview, Record
from synthesist.records.ids import record_id
from synthesist.search.databases.base import About, Page
from synthesist.search.databases.dates import date_in, date_of, year_of
from synthesist.search.databases.marks import is_retraction, notices_in_title
from synthesist.search.databases.markup import abstract_of, plain
from synthesist.search.databases.names import body, named, person
from synthesist.search.databases.publication_types import judged, marked, notice_kind
from synthesist.search.databases.reading import (
    Pairs,
    Row,
    address_of,
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

_LONGEST_GET = 1_500
"""Characters of a query that still travels in an address."""
_FIRST = "*"
_LISTS = {"references": ("referenceList", "reference"), "citations": ("citationList", "citation")}
_TAKEN = frozenset(
    (
        *("id", "source", "pmid", "pmcid", "doi", "manuscriptId", "title", "abstractText", "authorList", "pubTypeList"),
        *("pubType", "pubYear", "firstPublicationDate", "language", "license", "citedByCount", "fullTextUrlList"),
    )
)
_SOURCES = {"PPR": PeerReview.PREPRINT, "ETH": PeerReview.THESIS, "PAT": PeerReview.OTHER}
_KINDS = {"pdf": "pdf", "html": "html"}
_REPOSITORIES = frozenset(("europe_pmc", "pubmedcentral", "pubmed central", "arxiv"))

ABOUT = About(
    name="europepmc",
    title="Europe PMC",
    endpoint="https://www.ebi.ac.uk/europepmc/webservices/rest",
    page=250,
    reachable=None,
    rates=((5, 1.0),),
    follows=frozenset(_LISTS),
)


class EuropePmc:
    """Europe PMC, asked as its documentation of version 6.9 says; not tried live.

    The query is the value of `query`. `synonym` is set to false in so many words, because the default of GET and POST
    is not the same. Only the result type "core" has abstracts. Cursors are its `nextCursorMark`; a mark that comes back
    unchanged with a page that is not full is the end. Its errors come with status 200, as `errCode` and `errMsg`.
    """

    about = ABOUT

    def request(self, query: str, cursor: str, count: int, endpoint: str) -> Request:
        """See `Database.request`; a query too long for an address is posted."""
        params = (
            ("query", query),
            ("resultType", "core"),
            ("synonym", "false"),
            ("format", "json"),
            ("pageSize", str(min(count, ABOUT.page))),
            ("cursorMark", cursor or _FIRST),
        )
        if len(query) > _LONGEST_GET:
            return Request(ABOUT.name, f"{endpoint}/searchPOST", form=params)
        return Request(ABOUT.name, f"{endpoint}/search", params)

    def parse(self, response: Response, cursor: str, count: int) -> Page:
        """See `Database.parse`."""
        answer = _answer(response, "resultList")
        rows = _rows(answer, "resultList", "result")
        mark = text_of(answer.get("nextCursorMark"))
        is_over = not rows or (mark == (cursor or _FIRST) and len(rows) < min(count, ABOUT.page))
        asked = object_of(answer.get("request"))
        return Page(
            *read_rows(rows, lambda row: _record(row, response.sha256), _place),
            total=number_of(answer.get("hitCount")),
            next=None if is_over else mark,
            read_as=text_of(asked.get("queryString")) or "",
            warnings=("it looked for synonyms too",) if asked.get("synonym") is True else (),
        )

    def chase(self, record: Record, direction: str, cursor: str, count: int, endpoint: str) -> Request | None:
        """See `Chaser.chase`; cursors are numbers of pages."""
        known = _own_id(record)
        if not known or direction not in _LISTS:
            return None
        params = (("page", cursor or "1"), ("pageSize", str(min(count, ABOUT.page))), ("format", "json"))
        return Request(ABOUT.name, f"{endpoint}/{known}/{direction}", params)

    def parse_chased(self, response: Response, direction: str, cursor: str, count: int) -> Page:
        """See `Chaser.parse_chased`; the lists say less of a work than a search does, and have no abstracts."""
        outer, inner = _LISTS[direction]
        answer = _answer(response, outer)
        rows, total, page = _rows(answer, outer, inner), number_of(answer.get("hitCount")), number_of(cursor) or 1
        is_more = bool(rows) and page * min(count, ABOUT.page) < (total or 0)
        records, failures = read_rows(rows, lambda row: _record(row, response.sha256), _place)
        return Page(records, failures, total, str(page + 1) if is_more else None)


def _own_id(record: Record) -> str | None:
    """The path of a record, also of one that another database returned."""
    if own := record.identifier("europepmc"):
        return own
    if pmid := record.identifier("pmid"):
        return f"MED/{pmid}"
    pmcid = record.identifier("pmcid")
    return f"PMC/{pmcid}" if pmcid else None


def _answer(response: Response, listed: str) -> Row:
    answer = json_of(response, ABOUT.title)
    if isinstance(answer, dict) and (answer.get("errMsg") or answer.get("errCode")):
        raise refusal(ABOUT.title, "refused the request", said(answer.get("errMsg")), kind="refused")
    if not isinstance(answer, dict) or not (listed in answer or "hitCount" in answer):
        raise refusal(ABOUT.title, "sent an answer of another shape", said(response.body), is_retriable=True)
    return answer


def _rows(answer: Row, outer: str, inner: str) -> list[Any]:
    listed = answer.get(outer)
    rows = listed.get(inner) if isinstance(listed, dict) else None
    return rows if isinstance(rows, list) else []


def _place(row: Row) -> str | None:
    known = _path(row)
    return f"{ABOUT.name}:{known}" if known else None


def _path(row: Row) -> str | None:
    source, own = text_of(row.get("source")), text_of(row.get("id"))
    return f"{source}/{own}" if source and own else own


def _record(row: Row, sha256: str) -> Record:
    title = plain(text_of(row.get("title")) or "")
    if not title:
        raise ValueError("no title")
    types, raw, known = _types(row), raw_of(row), _path(row)
    published = date_in(row.get("firstPublicationDate")) or date_of(number_of(row.get("pubYear")))
    verdict, basis = _judged(row, types)
    notices, links = _notices(row, types), _links(row)
    return Record(
        record_id=record_id(ABOUT.name, known, raw.encode()),
        source=ABOUT.name,
        source_id=known,
        identifiers=_identifiers(row, known),
        title=title,
        abstract=abstract_of(text_of(row.get("abstractText"))),
        authors=_authors(row),
        year=year_of(date_of(number_of(row.get("pubYear")))) or year_of(published),
        venue=_venue(row),
        kind="; ".join(types) or None,
        language=text_of(row.get("language")),
        url=f"https://europepmc.org/article/{known}" if known and "/" in known else None,
        pdf_url=next((link.url for link in links if link.kind == "pdf"), None),
        is_retracted=is_retraction(notices),
        published=published,
        peer_review=verdict,
        peer_review_basis=basis,
        links=links,
        licence=text_of(row.get("license")),
        cited_by=number_of(row.get("citedByCount")),
        notices=notices,
        response_sha256=sha256,
        extra=spare(row, _TAKEN),
        raw=raw,
    )


def _judged(row: Row, types: list[str]) -> tuple[PeerReview, str | None]:
    if verdict := _SOURCES.get(text_of(row.get("source")) or ""):
        return verdict, f"source={text_of(row.get('source'))}"
    return judged(types, "pubType")


def _types(row: Row) -> list[str]:
    """Types of publication: a list in the result type "core", one text in "lite", "citationType" in a chased list."""
    full = texts_of(object_of(row.get("pubTypeList")).get("pubType"))
    short = text_of(row.get("pubType")) or text_of(row.get("citationType")) or ""
    return full or [part.strip() for part in short.split(";") if part.strip()]


def _identifiers(row: Row, known: str | None) -> Pairs:
    journal = object_of(object_of(row.get("journalInfo")).get("journal"))
    book = object_of(row.get("bookOrReportDetails"))
    issns = (text_of(row.get("journalIssn")) or "").split(";")
    full = texts_of(object_of(row.get("fullTextIdList")).get("fullTextId"))
    pmcid = row.get("pmcid") or next((own for own in full if own.startswith("PMC")), None)
    return identified(
        [
            ("doi", row.get("doi")),
            ("pmid", row.get("pmid") or (row.get("id") if row.get("source") == "MED" else None)),
            ("pmcid", pmcid or (row.get("id") if row.get("source") == "PMC" else None)),
            ("europepmc", known),
            ("mid", row.get("manuscriptId")),
            *(("issn", part.strip().upper()) for part in issns),
            *(("issn", journal.get(name)) for name in ("issn", "essn")),
            *(("isbn", book.get(name)) for name in ("isbn10", "isbn13")),
        ]
    )


def _authors(row: Row) -> tuple[Author, ...]:
    """The list, or where only names in one text are given ("Smith JA, Chen L."), those."""
    listed = objects_of(object_of(row.get("authorList")).get("author"))
    people = [_author(one) for one in listed] if listed else []
    if not any(people):
        names = (text_of(row.get("authorString")) or "").removesuffix(".").split(", ")
        people = [named(name) for name in names]
    return tuple(author for author in people if author)


def _author(one: Row) -> Author | None:
    own = object_of(one.get("authorId"))
    orcid = own.get("value") if own.get("type") == "ORCID" else None
    given = text_of(one.get("firstName")) or text_of(one.get("initials")) or ""
    by_parts = person(text_of(one.get("lastName")) or "", given, orcid=orcid) if one.get("lastName") else None
    return by_parts or body(text_of(one.get("collectiveName"))) or named(text_of(one.get("fullName")), orcid=orcid)


def _venue(row: Row) -> str | None:
    journal = object_of(object_of(row.get("journalInfo")).get("journal"))
    book = object_of(row.get("bookOrReportDetails"))
    stated: tuple[tuple[Mapping[str, Any], str], ...] = (
        *((journal, "title"), (row, "journalTitle"), (row, "journalAbbreviation")),
        *((book, "comprisingTitle"), (book, "publisher")),
    )
    return next((plain(found) for place, name in stated if (found := text_of(place.get(name)))), None)


def _links(row: Row) -> tuple[Link, ...]:
    listed = objects_of(object_of(row.get("fullTextUrlList")).get("fullTextUrl"))
    return tuple(_link(one, row) for one in listed if address_of(one.get("url")))


def _link(one: Row, row: Row) -> Link:
    site, is_open = (text_of(one.get("site")) or "").lower(), one.get("availabilityCode") == "OA"
    return Link(
        url=address_of(one.get("url")) or "",
        kind=_KINDS.get(text_of(one.get("documentStyle")) or "", "landing"),
        version="submitted" if row.get("source") == "PPR" else "",
        licence=(text_of(row.get("license")) or "") if is_open else "",
        host="repository" if site in _REPOSITORIES else "publisher" if site == "doi" else "",
    )


def _notices(row: Row, types: list[str]) -> tuple[Notice, ...]:
    listed = objects_of(object_of(row.get("commentCorrectionList")).get("commentCorrection"))
    stated = [_notice(one, text_of(one.get("type")) or "") for one in listed]
    own = [notice for notice in stated if notice]
    return (*own, *marked(types, "pubType"), *notices_in_title(plain(text_of(row.get("title")) or "")))


def _notice(one: Row, relation: str) -> Notice | None:
    kind = notice_kind(relation)
    if not kind:
        return None
    scheme = {"MED": "pmid", "PMC": "pmcid"}.get(text_of(one.get("source")) or "", "europepmc")
    ids = identified([(scheme, one.get("id"))])
    return Notice(
        kind=kind,
        notice=":".join(ids[0]) if ids else "",
        date=_date_in_reference(text_of(one.get("reference")) or ""),
        basis=f"commentCorrectionList={relation}",
    )


def _date_in_reference(reference: str) -> str:
    """The date in a reference such as "Lancet. 2010 Feb 6;375(9713):445"; empty where none is found."""
    return next((found for part in reference.split(". ")[1:] if (found := date_in(part))), "")
