"""DataCite: DOIs of repositories, theses, reports and data, by its REST interface."""

import re
from urllib.parse import parse_qsl, urlencode, urlsplit

from synthesist.records import Author, Cited, Link, PeerReview, Record
from synthesist.records.ids import record_id
from synthesist.search.databases.base import About, Page
from synthesist.search.databases.dates import date_in, date_of, year_of
from synthesist.search.databases.marks import is_retraction, notices_in_title
from synthesist.search.databases.markup import abstract_of, plain
from synthesist.search.databases.names import body, named, person
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

_CURSOR = "page[cursor]"
_PAGING = frozenset((_CURSOR, "page[number]"))
_LAST_YEAR = 2100
"""Years beyond are of other calendars, such as the Buddhist 2541."""
_SCHEMES = frozenset(("arxiv", "ark", "bibcode", "handle", "isbn", "issn", "pmcid", "pmid", "urn"))
_SERIALS = frozenset(("issn", "eissn", "lissn"))
_CITES = frozenset(("References", "Cites"))
_UNNAMED = re.compile(r"\(:[a-z]+\)", re.IGNORECASE)
_JUDGED = {
    "preprint": PeerReview.PREPRINT,
    "dissertation": PeerReview.THESIS,
    "thesis": PeerReview.THESIS,
    "doctoralthesis": PeerReview.THESIS,
    "phdthesis": PeerReview.THESIS,
    "mastersthesis": PeerReview.THESIS,
    "masterthesis": PeerReview.THESIS,
    "journalarticle": PeerReview.REVIEWED,
}
_TAKEN = frozenset(
    (
        *("doi", "titles", "creators", "descriptions", "dates", "types", "language", "url", "contentUrl", "rightsList"),
        *("relatedIdentifiers", "citationCount", "publicationYear"),
    )
)

ABOUT = About(
    name="datacite",
    title="DataCite",
    endpoint="https://api.datacite.org",
    page=200,
    reachable=None,
    rates=((3, 1.0), (500, 300.0)),
)


class DataCite:
    """DataCite, asked as its documentation says; not tried live.

    The query, in the language of Elasticsearch, is the value of `query`. Pages are walked by cursor, because numbers of
    pages reach only 10,000 hits; of the address in `links.next` only the parameters of paging are taken, never the
    host. Pages may hold 1,000 but then time out at times, so fewer are asked for. Hits come by date of creation.
    """

    about = ABOUT

    def request(self, query: str, cursor: str, count: int, endpoint: str) -> Request:
        """See `Database.request`."""
        paging = [pair for pair in parse_qsl(cursor) if pair[0] in _PAGING] or [(_CURSOR, "1")]
        params = (
            ("query", query),
            ("affiliation", "true"),
            ("publisher", "true"),
            ("disable-facets", "true"),
            ("page[size]", str(min(count, ABOUT.page))),
            *paging,
        )
        return Request(ABOUT.name, f"{endpoint}/dois", params)

    def parse(self, response: Response, cursor: str, count: int) -> Page:
        """See `Database.parse`."""
        answer = json_of(response, ABOUT.title)
        if not isinstance(answer, dict) or not isinstance(answer.get("data"), (list, dict)):
            _refuse(answer, response)
        data = answer["data"]
        rows = data if isinstance(data, list) else [data]
        records, failures = read_rows(rows, lambda row: _record(row, response.sha256), _place)
        total = number_of(object_of(answer.get("meta")).get("total"))
        return Page(records, failures, total, _next(answer) if rows else None)


def _refuse(answer: object, response: Response) -> None:
    errors = objects_of(object_of(answer).get("errors"))
    if words := "; ".join(filter(None, (text_of(one.get("title")) for one in errors))):
        raise refusal(ABOUT.title, "refused the request", said(words), kind="refused")
    raise refusal(ABOUT.title, "sent an answer of another shape", said(response.body), is_retriable=True)


def _next(answer: Row) -> str | None:
    """The parameters of paging in the address of the next page."""
    address = text_of(object_of(answer.get("links")).get("next")) or ""
    try:
        asked = parse_qsl(urlsplit(address).query)
    except ValueError:
        return None
    return urlencode([pair for pair in asked if pair[0] in _PAGING]) or None


def _place(row: Row) -> str | None:
    known = _own_doi(row)
    return f"{ABOUT.name}:{known}" if known else None


def _own_doi(row: Row) -> str | None:
    attributes = object_of(row.get("attributes"))
    listed = objects_of(attributes.get("identifiers"))
    others = [one.get("identifier") for one in listed if text_of(one.get("identifierType")) == "DOI"]
    return text_of(attributes.get("doi")) or text_of(row.get("id")) or next(filter(None, map(text_of, others)), None)


def _record(row: Row, sha256: str) -> Record:
    work = object_of(row.get("attributes"))
    title, other_titles = _titles(work)
    if not title:
        raise ValueError("no title")
    notices = notices_in_title(title)
    known, raw, links = _own_doi(row), raw_of(row), _links(work)
    kind, verdict, basis = _judged(object_of(work.get("types")))
    abstract, other_texts = _abstract(work)
    published = _published(work)
    year = year_of(_dated(date_of(number_of(work.get("publicationYear"))))) or year_of(published)
    return Record(
        record_id=record_id(ABOUT.name, known, raw.encode()),
        source=ABOUT.name,
        source_id=known,
        identifiers=_identifiers(work, known),
        title=title,
        abstract=abstract,
        authors=_authors(work),
        year=year,
        venue=_venue(work),
        kind=kind,
        language=text_of(work.get("language")),
        url=address_of(work.get("url")),
        pdf_url=next((link.url for link in links if link.kind == "pdf"), None),
        is_retracted=is_retraction(notices),
        published=published,
        peer_review=verdict,
        peer_review_basis=basis,
        links=links,
        licence=_licence(work) or None,
        references=_references(work),
        cited_by=number_of(work.get("citationCount")),
        notices=notices,
        response_sha256=sha256,
        extra=_extra(row, work, year, (*other_titles, *other_texts)),
        raw=raw,
    )


def _titles(work: Row) -> tuple[str, Pairs]:
    """The main title, which is the first without a type, and the others with their types."""
    listed = [
        (text_of(one.get("titleType")) or "", text_of(one.get("title"))) for one in objects_of(work.get("titles"))
    ]
    stated = [(kind, plain(text)) for kind, text in listed if text and plain(text)]
    main = next((at for at, (kind, _) in enumerate(stated) if not kind), 0)
    others = tuple((f"title.{kind}".rstrip("."), text) for at, (kind, text) in enumerate(stated) if at != main)
    return (stated[main][1] if stated else ""), others


def _abstract(work: Row) -> tuple[str | None, Pairs]:
    """The first description that is an abstract and has words, and the other descriptions with their types."""
    listed = objects_of(work.get("descriptions"))
    texts = [
        (text_of(one.get("descriptionType")) or "", abstract_of(" ".join(texts_of(one.get("description")))))
        for one in listed
    ]
    stated = [(kind, text) for kind, text in texts if text]
    own = next((at for at, (kind, _) in enumerate(stated) if kind == "Abstract"), None)
    others = tuple((f"description.{kind}".rstrip("."), text) for at, (kind, text) in enumerate(stated) if at != own)
    return (None if own is None else stated[own][1]), others


def _published(work: Row) -> str | None:
    listed = objects_of(work.get("dates"))
    issued = (date_in(one.get("date")) for one in listed if one.get("dateType") == "Issued")
    stated = next((date for date in issued if _dated(date)), None)
    return stated or _dated(date_of(number_of(work.get("publicationYear"))))


def _dated(date: str | None) -> str | None:
    """The date, unless it is of another calendar."""
    return date if (year_of(date) or _LAST_YEAR + 1) <= _LAST_YEAR else None


def _judged(types: Row) -> tuple[str | None, PeerReview, str | None]:
    """Kind, and what the general type says of peer review, or, where that is but "Text", the free one."""
    general, free = text_of(types.get("resourceTypeGeneral")), text_of(types.get("resourceType"))
    kind = "/".join(dict.fromkeys(filter(None, (general, free)))) or None
    stated = [("resourceTypeGeneral", general)] + ([("resourceType", free)] if general in (None, "Text") else [])
    for field, value in stated:
        if value and (verdict := _JUDGED.get(re.sub(r"[^a-z]", "", value.lower()))):
            return kind, verdict, f"{field}={value}"
    return (
        kind,
        PeerReview.OTHER if general else PeerReview.UNKNOWN,
        f"resourceTypeGeneral={general}" if general else None,
    )


def _identifiers(work: Row, known: str | None) -> Pairs:
    container = object_of(work.get("container"))
    serials = [
        (_lower(container.get("identifierType")), container.get("identifier")),
        *((_scheme(one), one.get("relatedIdentifier")) for one in _related(work, frozenset(("IsPartOf",)))),
    ]
    others = [(_lower(one.get("identifierType")), one.get("identifier")) for one in objects_of(work.get("identifiers"))]
    return identified(
        [
            ("doi", known),
            *((scheme, value) for scheme, value in others if scheme in _SCHEMES),
            *(("issn", value) for scheme, value in serials if scheme in _SERIALS),
        ]
    )


def _lower(value: object) -> str:
    return (text_of(value) or "").lower()


def _related(work: Row, relations: frozenset[str]) -> list[Row]:
    listed = objects_of(work.get("relatedIdentifiers"))
    return [one for one in listed if text_of(one.get("relationType")) in relations]


def _scheme(related: Row) -> str:
    return _lower(related.get("relatedIdentifierType"))


def _authors(work: Row) -> tuple[Author, ...]:
    return tuple(author for one in objects_of(work.get("creators")) if (author := _author(one)))


def _author(one: Row) -> Author | None:
    name, family, given = (text_of(one.get(key)) or "" for key in ("name", "familyName", "givenName"))
    if _UNNAMED.match(name):
        return None
    orcid = _orcid(one)
    if one.get("nameType") == "Organizational":
        return body(name)
    return person(family, given, orcid=orcid) if family else named(name, orcid=orcid)


def _orcid(one: Row) -> str | None:
    listed = objects_of(one.get("nameIdentifiers"))
    own = (text_of(part.get("nameIdentifier")) for part in listed if part.get("nameIdentifierScheme") == "ORCID")
    return next(filter(None, own), None)


def _venue(work: Row) -> str | None:
    publisher = work.get("publisher")
    name = publisher.get("name") if isinstance(publisher, dict) else publisher
    stated = text_of(object_of(work.get("container")).get("title")) or text_of(name)
    return plain(stated or "") or None


def _licence(work: Row) -> str:
    fields = ("rightsIdentifier", "rights", "rightsUri")
    stated = (text_of(one.get(field)) for one in objects_of(work.get("rightsList")) for field in fields)
    return next(filter(None, stated), "")


def _links(work: Row) -> tuple[Link, ...]:
    stated = (*texts_of(work.get("url")), *texts_of(work.get("contentUrl")))
    return tuple(
        Link(
            url=url,
            kind="pdf" if url.lower().endswith(".pdf") else "landing",
            licence=_licence(work),
            host="repository",
        )
        for url in filter(None, map(address_of, stated))
    )


def _references(work: Row) -> tuple[Cited, ...]:
    return tuple(_cited(one) for one in _related(work, _CITES) if text_of(one.get("relatedIdentifier")))


def _cited(one: Row) -> Cited:
    value = text_of(one.get("relatedIdentifier")) or ""
    found = identified([(_scheme(one), value)] if _scheme(one) in ("doi", "pmid", "arxiv") else [], [value])
    return Cited(identifiers=found) if found else Cited(text=value)


def _extra(row: Row, work: Row, year: int | None, others: Pairs) -> Pairs:
    cites = _related(work, _CITES)
    related = [one for one in list_of(work.get("relatedIdentifiers")) if one not in cites]
    unplaced = {
        "relatedIdentifiers": related,
        "dates": work.get("dates"),
        "publicationYear": None if number_of(work.get("publicationYear")) == year else work.get("publicationYear"),
        "types": work.get("types"),
        "rightsList": work.get("rightsList"),
        "url": None if address_of(work.get("url")) else work.get("url"),
    }
    held = (*spare(row, ("id", "type", "attributes")), *spare(work, _TAKEN), *spare(unplaced, ()), *others)
    return tuple(sorted(held))
