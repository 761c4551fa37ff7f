"""Semantic Scholar: papers of all fields with abstracts where licences allow, citations and references.

Written after https://api.semanticscholar.org/api-docs/graph as of autumn 2026; not tried live. Without a key all
callers share one allowance, and the service often answers 429.
"""

import re
from collections.abc import Iterator
from urllib.parse import quote

from synthesist.records import Author, Link, PeerReview, Record, TextKind
from synthesist.records.ids import record_id
from synthesist.search.databases.base import About, Page
from synthesist.search.databases.dates import date_in, year_of
from synthesist.search.databases.marks import is_retraction, minor_kind, notices_in_title
from synthesist.search.databases.markup import abstract_of, plain
from synthesist.search.databases.names import named
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

_TITLE = "Semantic Scholar"
_YEARS = re.compile(r"(?P<words>.*?)(?:\s*\|\s*year=(?P<years>\d{4}(?:-(?:\d{4})?)?|-\d{4}))?", re.DOTALL)
_FIELDS = (
    "paperId,corpusId,externalIds,url,title,abstract,venue,publicationVenue,year,referenceCount,citationCount,"
    "influentialCitationCount,isOpenAccess,openAccessPdf,fieldsOfStudy,s2FieldsOfStudy,publicationTypes,"
    "publicationDate,journal,authors"
)
_HELD_NAMES = """
paperId corpusId externalIds url title abstract venue year citationCount openAccessPdf publicationTypes publicationDate
authors
"""
_HELD = frozenset(_HELD_NAMES.split())
_CHASED_AT_ONCE = 1_000
_CHASED_REACHABLE = 9_999
_PAPERS = {"references": "citedPaper", "citations": "citingPaper"}
_SCHEMES = {"pubmed": "pmid", "medline": "pmid", "pubmedcentral": "pmcid"}
_PREFIXES = {"s2": "", "corpusid": "CorpusId:", "doi": "DOI:", "arxiv": "ARXIV:", "pmid": "PMID:", "pmcid": "PMCID:"}
_ARTICLES = frozenset(("JournalArticle", "Review", "MetaAnalysis", "CaseReport", "ClinicalTrial", "Study"))
_OTHERS = ("Editorial", "LettersAndComments", "News", "Dataset", "Book", "BookSection")
_SERVER_NAMES = "arxiv arxiv.org biorxiv medrxiv chemrxiv psyarxiv techrxiv preprints.org"
_PREPRINT_SERVERS = frozenset((*_SERVER_NAMES.split(), "osf preprints", "research square", "ssrn electronic journal"))
_HOSTS = {"GREEN": "repository", "GOLD": "publisher", "HYBRID": "publisher", "BRONZE": "publisher"}


class SemanticScholar:
    """The Academic Graph of the Allen Institute for AI, by its bulk search.

    A query is a value of `query`: words and phrases in quotes, all of which must occur; `|` between what is either, `-`
    before what must not be, brackets. Behind ` | year=` at its end may stand years: `2015`, `2015-2020`, `2015-` or
    `-2020`. A cursor is the service's token. A page has a thousand papers whatever is asked for, in the order of their
    ids: the search does not rank, so that the first ones are not the best ones.
    """

    about = About(
        name="semanticscholar",
        title=_TITLE,
        endpoint="https://api.semanticscholar.org/graph/v1",
        page=1_000,
        reachable=10_000_000,
        rates=((1, 1.0),),
        key="s2",
        follows=frozenset(("references", "citations")),
    )

    def request(self, query: str, cursor: str, count: int, endpoint: str) -> Request:
        """See `Database.request`."""
        words, years = parted(query)
        params = [("query", words), ("fields", _FIELDS), ("sort", "paperId:asc")]
        params += [(name, value) for name, value in (("year", years), ("token", cursor)) if value]
        return self._asked(f"{endpoint}/paper/search/bulk", params)

    def parse(self, response: Response, cursor: str, count: int) -> Page:
        """See `Database.parse`. A single paper, or a list of papers, is a page too."""
        content = json_of(response, _TITLE)
        rows = _rows(content)
        records, failures = read_rows(rows, lambda row: _record(row, response.sha256), _place)
        token = text_of(object_of(content).get("token")) if rows else None
        return Page(records=records, failures=failures, total=number_of(object_of(content).get("total")), next=token)

    def chase(self, record: Record, direction: str, cursor: str, count: int, endpoint: str) -> Request | None:
        """See `Chaser.chase`; a record is named by whichever identifier the service knows. A cursor is an offset."""
        name = _known_as(record)
        start = int(cursor or 0)
        rows = min(count, _CHASED_AT_ONCE, _CHASED_REACHABLE - start)
        if name is None or rows < 1:
            return None
        params = [("fields", _FIELDS), ("offset", str(start)), ("limit", str(rows))]
        return self._asked(f"{endpoint}/paper/{quote(name, safe='/:()')}/{direction}", params)

    def parse_chased(self, response: Response, direction: str, cursor: str, count: int) -> Page:
        """See `Chaser.parse_chased`; papers that the service has no id for are known by their rows."""
        content = json_of(response, _TITLE)
        rows = [object_of(row).get(_PAPERS[direction]) for row in _rows(content)]
        records, failures = read_rows(rows, lambda row: _record(row, response.sha256), _place)
        after = number_of(object_of(content).get("next"))
        return Page(records=records, failures=failures, next=str(after) if rows and after else None)

    def _asked(self, url: str, params: list[tuple[str, str]]) -> Request:
        secrets = (("header", "x-api-key", self.about.key),)
        return Request(service=self.about.name, url=url, params=tuple(params), secrets=secrets)


def parted(query: str) -> tuple[str, str]:
    """A query as words and years, the second empty where there are none."""
    found = _YEARS.fullmatch(query)
    return (found["words"].strip(), found["years"] or "") if found else (query.strip(), "")


def _rows(content: object) -> list[object]:
    """The papers of an answer; an empty one has no `data` at all."""
    if isinstance(content, list):
        return content
    answer = object_of(content)
    if words := complaint(answer):
        limited = text_of(answer.get("code")) == "429"
        kind = "limited" if limited else "refused"
        raise refusal(_TITLE, "refused the query", words, kind=kind, is_retriable=limited)
    if isinstance(data := answer.get("data"), list):
        return data
    if answer.get("paperId"):
        return [content]
    if "offset" in answer or "total" in answer:
        return []
    raise refusal(_TITLE, "sent something that is no list of papers", said(raw_of(content)))


def _known_as(record: Record) -> str | None:
    found = ((prefix, record.identifier(scheme)) for scheme, prefix in _PREFIXES.items())
    return next((f"{prefix}{value}" for prefix, value in found if value), None)


def _place(row: Row) -> str | None:
    name = text_of(row.get("paperId"))
    return f"semanticscholar:{name}" if name else None


def _record(row: Row, sha256: str) -> Record:
    if "paperId" not in row and "title" not in row:
        raise ValueError("the row is no paper")
    raw, name = raw_of(row), text_of(row.get("paperId"))
    title = plain(text_of(row.get("title")) or "")
    published = date_in(row.get("publicationDate"))
    venue = _venue(row)
    types = texts_of(row.get("publicationTypes"))
    peer_review, basis = _peer_review(row, types, venue, title)
    pdf = object_of(row.get("openAccessPdf"))
    notices = notices_in_title(title)
    return Record(
        record_id=record_id("semanticscholar", name, raw.encode()),
        source="semanticscholar",
        source_id=name,
        identifiers=_identifiers(row, name),
        title=title,
        abstract=abstract_of(text_of(row.get("abstract"))),
        text_kind=TextKind.DATABASE,
        authors=tuple(_authors(row)),
        year=number_of(row.get("year")) or year_of(published),
        venue=venue,
        kind="; ".join(types) or None,
        url=address_of(row.get("url")),
        pdf_url=address_of(pdf.get("url")),
        is_retracted=is_retraction(notices),
        published=published,
        peer_review=peer_review,
        peer_review_basis=basis,
        links=tuple(_links(pdf)),
        licence=text_of(pdf.get("license")),
        cited_by=number_of(row.get("citationCount")),
        notices=notices,
        response_sha256=sha256,
        extra=spare(row, _HELD),
        raw=raw,
    )


def _identifiers(row: Row, name: str | None) -> Pairs:
    stated: list[tuple[str, object]] = [("s2", name), ("corpusid", row.get("corpusId"))]
    for own, value in object_of(row.get("externalIds")).items():
        stated.append((_SCHEMES.get(own.lower(), own.lower()), value))
    venue = object_of(row.get("publicationVenue"))
    stated += [("issn", issn) for issn in [*texts_of(venue.get("issn")), *texts_of(venue.get("alternate_issns"))]]
    return identified(stated)


def _authors(row: Row) -> Iterator[Author]:
    for signed in objects_of(row.get("authors")):
        orcid = next(iter(texts_of(object_of(signed.get("externalIds")).get("ORCID"))), None)
        if author := named(text_of(signed.get("name")), orcid=orcid):
            yield author


def _venue(row: Row) -> str | None:
    names = (
        row.get("venue"),
        object_of(row.get("publicationVenue")).get("name"),
        object_of(row.get("journal")).get("name"),
    )
    return next((plain(text) for name in names if (text := text_of(name))), None)


def _links(pdf: Row) -> Iterator[Link]:
    if url := address_of(pdf.get("url")):
        host = _HOSTS.get((text_of(pdf.get("status")) or "").upper(), "")
        yield Link(url=url, kind="pdf", licence=text_of(pdf.get("license")) or "", host=host)


def _peer_review(row: Row, types: list[str], venue: str | None, title: str) -> tuple[PeerReview, str]:
    """By venue and types: the service calls preprints journal articles too, so that the venue must be a journal."""
    if venue and venue.lower() in _PREPRINT_SERVERS:
        return PeerReview.PREPRINT, f"venue={venue}"
    if kind := next((kind for kind in _OTHERS if kind in types), None):
        return PeerReview.OTHER, f"publicationTypes={kind}"
    if minor := minor_kind(title):
        return PeerReview.OTHER, f"title={minor}"
    place = text_of(object_of(row.get("publicationVenue")).get("type")) or "none"
    basis = f"publicationTypes={', '.join(types) or 'none'}; publicationVenue.type={place}"
    is_reviewed = place == "journal" and not _ARTICLES.isdisjoint(types)
    return (PeerReview.REVIEWED if is_reviewed else PeerReview.UNKNOWN), basis
