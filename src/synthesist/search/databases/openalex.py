"""OpenAlex: works of all fields, with references, citing works and open copies; abstracts are put together again.

Written after https://developers.openalex.org as of autumn 2026; not tried live. Without a key the service allows a few
searches a day, and answers 401 to paging by cursor, so pages are asked for by number, with or without a key.
"""

from collections.abc import Iterator
from typing import Any

from synthesist.records import Author, Cited, Link, Notice, PeerReview, Record, TextKind
from synthesist.records.ids import record_id
from synthesist.search.databases.base import About, Page
from synthesist.search.databases.dates import date_in, year_of
from synthesist.search.databases.marks import is_retraction, minor_kind, notices_in_title
from synthesist.search.databases.markup import abstract_of, plain
from synthesist.search.databases.names import named
from synthesist.search.databases.reading import (
    Row,
    address_of,
    complaint,
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
    truth_of,
)
from synthesist.web.message import Request, Response

_TITLE = "OpenAlex"
_REACHABLE = 10_000
_IDS_AT_ONCE = 50
_NOT_IN_FILTERS = frozenset(",|:+&# ")
_VERSIONS = {"submittedVersion": "submitted", "acceptedVersion": "accepted", "publishedVersion": "published"}
_PUBLISHERS = frozenset(("journal", "conference", "book series", "ebook platform"))
_HELD_NAMES = """
id doi title display_name publication_year publication_date ids language primary_location best_oa_location locations
type authorships cited_by_count is_retracted referenced_works abstract_inverted_index
"""
_HELD = frozenset(_HELD_NAMES.split())
_OTHER_NAMES = """
book book-chapter book-review dataset editorial erratum grant letter libguides paratext peer-review
reference-entry report retraction software standard supplementary-materials
"""
_KINDS = {
    **dict.fromkeys(_OTHER_NAMES.split(), PeerReview.OTHER),
    "preprint": PeerReview.PREPRINT,
    "dissertation": PeerReview.THESIS,
}
_IN_JOURNALS = frozenset(("article", "review"))


class OpenAlex:
    """The catalogue of OurResearch.

    A query is the whole value of the parameter `filter`, such as
    `title_and_abstract.search:(a OR "b c") AND d,from_publication_date:2015-01-01`. A cursor is a page's number.
    """

    about = About(
        name="openalex",
        title=_TITLE,
        endpoint="https://api.openalex.org",
        page=100,
        reachable=_REACHABLE,
        rates=((10, 1.0),),
        key="openalex",
        follows=frozenset(("references", "citations")),
    )

    def request(self, query: str, cursor: str, count: int, endpoint: str) -> Request:
        """See `Database.request`; the most relevant come first, as the service ranks them."""
        params = (
            ("filter", query),
            ("per_page", str(min(count, self.about.page))),
            ("page", cursor or "1"),
        )
        return Request(
            service=self.about.name,
            url=f"{endpoint}/works",
            params=params,
            secrets=(("param", "api_key", self.about.key),),
        )

    def parse(self, response: Response, cursor: str, count: int) -> Page:
        """See `Database.parse`. A single work, as `/works/W1` answers, is a page of one."""
        content = object_of(json_of(response, _TITLE))
        if "error" in content:
            raise refusal(_TITLE, "refused the query", complaint(content), kind="refused")
        rows, meta = _rows(content), object_of(content.get("meta"))
        records, failures = read_rows(rows, lambda row: _record(row, response.sha256), _place)
        total = number_of(meta.get("count"))
        return Page(records=records, failures=failures, total=total, next=_next(rows, meta, cursor, count))

    def chase(self, record: Record, direction: str, cursor: str, count: int, endpoint: str) -> Request | None:
        """Works that a record cites or that cite it.

        References are looked up by the ids that the record lists, fifty at a time: a cursor counts those asked for so
        far, and None says that there are none, or none left. Citing works need a record with an OpenAlex id.
        """
        if direction == "citations":
            own = record.identifier("openalex")
            return self.request(f"cites:{own}", cursor, count, endpoint) if own and own.isalnum() else None
        wanted = _wanted(record, int(cursor or 0))
        return self.request(wanted, "1", _IDS_AT_ONCE, endpoint) if wanted else None

    def parse_chased(self, response: Response, direction: str, cursor: str, count: int) -> Page:
        """See `Chaser.parse_chased`."""
        if direction == "citations":
            return self.parse(response, cursor, count)
        page = self.parse(response, "1", _IDS_AT_ONCE)
        asked = dict(response.request.params).get("filter", "").count("|") + 1
        after = str(int(cursor or 0) + _IDS_AT_ONCE) if asked == _IDS_AT_ONCE else None
        return Page(records=page.records, failures=page.failures, next=after)


def _rows(content: Row) -> list[Any]:
    results = content.get("results")
    if isinstance(results, list):
        return results
    if _name_of(content):
        return [content]
    raise refusal(_TITLE, "sent something that is no list of works", said(raw_of(content)))


def _next(rows: list[Any], meta: Row, cursor: str, count: int) -> str | None:
    """The next page's number, until a page is empty, or all hits that are reported and reachable were asked for."""
    number = int(cursor or 1)
    asked = number * (number_of(meta.get("per_page")) or count)
    total = number_of(meta.get("count"))
    return str(number + 1) if rows and asked < min(_REACHABLE, _REACHABLE if total is None else total) else None


def _wanted(record: Record, start: int) -> str:
    """A filter for the next of the works that a record cites: by OpenAlex ids where it lists them, else by DOI."""
    for scheme, field in (("openalex", "openalex"), ("doi", "doi")):
        values = [value for cited in record.references for name, value in cited.identifiers if name == scheme]
        if found := [value for value in dict.fromkeys(values) if _NOT_IN_FILTERS.isdisjoint(value)]:
            chosen = found[start : start + _IDS_AT_ONCE]
            return f"{field}:{'|'.join(chosen)}" if chosen else ""
    return ""


def _name_of(row: Row) -> str | None:
    """The id of a work, such as "W123"; None where there is none, or it names something else."""
    name = (text_of(row.get("id")) or text_of(object_of(row.get("ids")).get("openalex")) or "").rsplit("/", 1)[-1]
    return name if name[:1] in ("W", "w") and name[1:].isdigit() else None


def _place(row: Row) -> str | None:
    name = _name_of(row)
    return f"openalex:{name}" if name else None


def _record(row: Row, sha256: str) -> Record:
    name = _name_of(row)
    if name is None and row.get("id"):
        raise ValueError(f"{text_of(row['id'])} is no work")
    raw = raw_of(row)
    first, best = object_of(row.get("primary_location")), object_of(row.get("best_oa_location"))
    title = plain(text_of(row.get("title")) or text_of(row.get("display_name")) or "")
    abstract = abstract_of(reconstructed(row.get("abstract_inverted_index")))
    notices = _notices(row, title)
    published = date_in(row.get("publication_date"))
    peer_review, basis = _peer_review(row, first, title)
    return Record(
        record_id=record_id("openalex", name, raw.encode()),
        source="openalex",
        source_id=name,
        identifiers=_identifiers(row, name),
        title=title,
        abstract=abstract,
        text_kind=TextKind.RECONSTRUCTED if abstract else TextKind.DATABASE,
        authors=tuple(_authors(row)),
        year=number_of(row.get("publication_year")) or year_of(published),
        venue=_venue(row, first),
        kind=text_of(row.get("type")),
        language=text_of(row.get("language")),
        url=address_of(row.get("doi")) or address_of(first.get("landing_page_url")) or address_of(row.get("id")),
        pdf_url=address_of(best.get("pdf_url")) or address_of(first.get("pdf_url")),
        is_retracted=is_retraction(notices) or truth_of(row.get("is_retracted")),
        published=published,
        peer_review=peer_review,
        peer_review_basis=basis,
        links=tuple(dict.fromkeys(_links(row, first, best))),
        licence=text_of(first.get("license")) or text_of(best.get("license")),
        references=tuple(_references(row)),
        cited_by=number_of(row.get("cited_by_count")),
        notices=notices,
        response_sha256=sha256,
        extra=spare(row, _HELD),
        raw=raw,
    )


def reconstructed(index: object) -> str | None:
    """An abstract from its inverted index, a token's positions by token; positions that are missing leave no trace."""
    placed = [
        (position, token)
        for token, positions in object_of(index).items()
        for position in list_of(positions)
        if isinstance(position, int)
    ]
    return " ".join(token for _, token in sorted(placed)) or None


def _identifiers(row: Row, name: str | None) -> tuple[tuple[str, str], ...]:
    ids = object_of(row.get("ids"))
    stated: list[tuple[str, object]] = [("openalex", name), ("doi", row.get("doi")), ("doi", ids.get("doi"))]
    stated += [(scheme, _last(ids.get(scheme))) for scheme in ("pmid", "pmcid")]
    stated += [(scheme, value) for scheme, value in ids.items() if scheme not in ("openalex", "doi", "pmid", "pmcid")]
    source = object_of(object_of(row.get("primary_location")).get("source"))
    stated += [("issn", issn) for issn in [*texts_of(source.get("issn")), *texts_of(source.get("issn_l"))]]
    places = [object_of(row.get("primary_location")), object_of(row.get("best_oa_location"))]
    places += objects_of(row.get("locations"))
    texts = [place.get(field) for place in places for field in ("landing_page_url", "pdf_url")]
    return identified([(scheme.lower(), value) for scheme, value in stated], texts)


def _last(value: object) -> str | None:
    """The id at the end of an address; PMC ids come without their letters."""
    text = text_of(value)
    return text.rstrip("/").rsplit("/", 1)[-1] if text else None


def _authors(row: Row) -> Iterator[Author]:
    for signed in objects_of(row.get("authorships")):
        known = object_of(signed.get("author"))
        name = text_of(known.get("display_name")) or text_of(signed.get("raw_author_name"))
        if author := named(name, orcid=known.get("orcid")):
            yield author


def _venue(row: Row, first: Row) -> str | None:
    """The source's name; in older answers it stands under `host_venue`."""
    source, host = object_of(first.get("source")), object_of(row.get("host_venue"))
    stated = source.get("display_name") or first.get("raw_source_name") or host.get("display_name")
    return plain(text_of(stated) or "") or None


def _links(row: Row, first: Row, best: Row) -> Iterator[Link]:
    for place in (best, first, *objects_of(row.get("locations"))):
        kind = text_of(object_of(place.get("source")).get("type")) or ""
        host = "repository" if kind == "repository" else "publisher" if kind in _PUBLISHERS else ""
        version = _VERSIONS.get(text_of(place.get("version")) or "", "")
        licence = text_of(place.get("license")) or ""
        for field, shape in (("pdf_url", "pdf"), ("landing_page_url", "landing")):
            if url := address_of(place.get(field)):
                yield Link(url=url, kind=shape, version=version, licence=licence, host=host)


def _references(row: Row) -> Iterator[Cited]:
    for address in texts_of(row.get("referenced_works")):
        yield Cited(identifiers=(("openalex", address.rsplit("/", 1)[-1]),))


def _notices(row: Row, title: str) -> tuple[Notice, ...]:
    marked = (Notice(kind="retraction", basis="is_retracted"),) if row.get("is_retracted") is True else ()
    return (*marked, *notices_in_title(title))


def _peer_review(row: Row, first: Row, title: str) -> tuple[PeerReview, str]:
    """By type; an article or a review counts as reviewed where a journal published it, which is habit, not proof."""
    kind = text_of(row.get("type")) or ""
    place = text_of(object_of(first.get("source")).get("type")) or "none"
    if minor := minor_kind(title):
        return PeerReview.OTHER, f"title={minor}"
    if kind in _IN_JOURNALS:
        is_published = place == "journal" and first.get("version") in (None, "publishedVersion")
        basis = f"type={kind}, primary_location.source.type={place}"
        return (PeerReview.REVIEWED if is_published else PeerReview.UNKNOWN), basis
    return _KINDS.get(kind, PeerReview.UNKNOWN), f"type={kind or 'none'}"
