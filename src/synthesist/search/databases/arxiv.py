"""arXiv: preprints, by the Atom interface of export.arxiv.org."""

import re
import unicodedata
from typing import Any

from synthesist.errors import SourceError
from synthesist.formats.encodings import storable
from synthesist.records import Author, Link, Notice, PeerReview, Record
from synthesist.records.identifiers import normal_arxiv
from synthesist.records.ids import record_id
from synthesist.search.databases.base import About, Page
from synthesist.search.databases.dates import date_in, year_of
from synthesist.search.databases.marks import is_retraction
from synthesist.search.databases.names import named
from synthesist.search.databases.reading import Pairs, address_of, identified, number_of, refusal, refuse_status, said
from synthesist.search.databases.trees import read_elements, tree_of, words, xml_of
from synthesist.web.message import Request, Response

_ATOM = "{http://www.w3.org/2005/Atom}"
_OPENSEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"
_ARXIV = "{http://arxiv.org/schemas/atom}"
_ERRORS = "/api/errors"
_ID = re.compile(r"(?:https?://)?(?:\w+\.)?arxiv\.org/abs/(.+)", re.IGNORECASE)
_VERSION = re.compile(r"v(\d+)$")
_SELF = r"(?:article|letter|manuscript|note|paper|preprint|report|submission|work)"
_WITHDRAWN = re.compile(rf"^\W*withdrawn\b|\b{_SELF}\b[^.;]{{0,40}}\bwithdrawn\b", re.IGNORECASE)
_OPENS_WITHDRAWN = re.compile(rf"\W*(?:withdrawn\b|(?:this|the)\s+{_SELF}\b[^.]{{0,60}}\bwithdrawn\b)", re.IGNORECASE)
_CONTROL = re.compile("[\x7f-\x9f]")
_BAD_REQUEST = 400
REACHABLE = 30_000

ABOUT = About(
    name="arxiv",
    title="arXiv",
    endpoint="https://export.arxiv.org/api",
    page=500,
    reachable=REACHABLE,
    rates=((1, 3.0),),
)


class Arxiv:
    """arXiv, asked as its manual says; not tried live.

    The query is the value of `search_query`. Cursors are offsets. What is known of the service: the total is a guess
    that moves; deep pages come back empty now and then although the total says more, so an empty page is worth
    another try (`Page.warnings` says so) before its emptiness is believed; a request that it cannot read is answered
    by a feed whose one entry is titled "Error"; unknown ids vanish without a word. Titles and abstracts keep their
    LaTeX. A withdrawal is told only in the words of the comment or of the summary; it becomes a notice.
    """

    about = ABOUT

    def request(self, query: str, cursor: str, count: int, endpoint: str) -> Request:
        """See `Database.request`."""
        start = number_of(cursor) or 0
        params = (
            ("search_query", query),
            ("start", str(start)),
            ("max_results", str(min(count, ABOUT.page))),
            ("sortBy", "relevance"),
            ("sortOrder", "descending"),
        )
        return Request(ABOUT.name, f"{endpoint}/query", params)

    def parse(self, response: Response, cursor: str, count: int) -> Page:
        """See `Database.parse`."""
        feed = _feed(response)
        entries = feed.findall(f"{_ATOM}entry")
        _refuse_error(entries)
        refuse_status(response, ABOUT.title)
        records, failures = read_elements(entries, lambda entry: _record(entry, response.sha256), _place)
        total = number_of(words(feed.find(f"{_OPENSEARCH}totalResults")))
        start = number_of(cursor) or 0
        following = start + len(entries)
        # Without a total only an empty page is an end.
        is_more = bool(entries) and following < min(REACHABLE if total is None else total, REACHABLE)
        return Page(records, failures, total, str(following) if is_more else None, "", _warnings(entries, start, total))


def _feed(response: Response) -> Any:
    """The feed; errors come as feeds too, with the reason in them, so that their status is looked at later."""
    if response.status > _BAD_REQUEST:
        refuse_status(response, ABOUT.title)
    try:
        feed = tree_of(response.body, ABOUT.title)
    except SourceError:
        refuse_status(response, ABOUT.title)
        raise
    if feed.tag != f"{_ATOM}feed":
        raise refusal(ABOUT.title, "sent an answer that is no feed", said(response.body), is_retriable=True)
    return feed


def _refuse_error(entries: list[Any]) -> None:
    for entry in entries:
        if _ERRORS in words(entry.find(f"{_ATOM}id")):
            why = said(words(entry.find(f"{_ATOM}summary")))
            raise refusal(ABOUT.title, "refused the request", why, kind="refused")


def _warnings(entries: list[Any], start: int, total: int | None) -> tuple[str, ...]:
    if entries or start >= (total or 0):
        return ()
    return (f"the page from {start} on is empty although {total} hits are reported; it may be worth another try",)


def _place(entry: Any) -> str | None:
    found = _ID.fullmatch(words(entry.find(f"{_ATOM}id")))
    return f"{ABOUT.name}:{found[1]}" if found else None


def _record(entry: Any, sha256: str) -> Record:
    address = words(entry.find(f"{_ATOM}id"))
    found = _ID.fullmatch(address)
    if not found or not normal_arxiv(found[1]):
        raise ValueError(f"the id is none of arXiv: {address}")
    title = _verbatim(entry.find(f"{_ATOM}title"))
    if not title:
        raise ValueError("no title")
    published = date_in(words(entry.find(f"{_ATOM}published")))
    raw, links, notices = xml_of(entry), _links(entry), _notices(entry)
    return Record(
        record_id=record_id(ABOUT.name, found[1], raw.encode()),
        source=ABOUT.name,
        source_id=found[1],
        identifiers=_identifiers(entry, found[1]),
        title=title,
        abstract=_verbatim(entry.find(f"{_ATOM}summary")) or None,
        authors=_authors(entry),
        year=year_of(published),
        venue="arXiv",
        kind="preprint",
        url=next((link.url for link in links if link.kind == "landing"), None),
        pdf_url=next((link.url for link in links if link.kind == "pdf"), None),
        is_retracted=is_retraction(notices),
        published=published,
        peer_review=PeerReview.PREPRINT,
        peer_review_basis="source=arXiv",
        links=links,
        notices=notices,
        response_sha256=sha256,
        extra=_extra(entry, found[1]),
        raw=raw,
    )


def _verbatim(element: Any) -> str:
    """Text on one line in NFC, without control characters; LaTeX, and what looks like a tag, belong to it."""
    return unicodedata.normalize("NFC", " ".join(_CONTROL.sub("", words(element)).split()))


def _identifiers(entry: Any, own: str) -> Pairs:
    # The field of one DOI holds several where a paper came out more than once.
    stated = words(entry.find(f"{_ARXIV}doi")).replace(",", " ").replace(";", " ").split()
    return identified([("arxiv", own), *(("doi", doi) for doi in stated)])


def _authors(entry: Any) -> tuple[Author, ...]:
    people = (named(words(author.find(f"{_ATOM}name"))) for author in entry.findall(f"{_ATOM}author"))
    return tuple(author for author in people if author)


def _links(entry: Any) -> tuple[Link, ...]:
    listed = ((address_of(link.get("href")), link) for link in entry.findall(f"{_ATOM}link"))
    return tuple(_link(url, link) for url, link in listed if url)


def _link(url: str, link: Any) -> Link:
    if link.get("title") == "doi":
        return Link(url=url, host="publisher")
    is_pdf = link.get("title") == "pdf" or link.get("type") == "application/pdf"
    return Link(url=url, kind="pdf" if is_pdf else "landing", version="submitted", host="repository")


def _notices(entry: Any) -> tuple[Notice, ...]:
    """Withdrawals, which only the words of the comment or of the summary tell."""
    found = []
    if _WITHDRAWN.search(words(entry.find(f"{_ARXIV}comment"))):
        found.append(Notice(kind="withdrawal", basis="comment"))
    if _OPENS_WITHDRAWN.match(words(entry.find(f"{_ATOM}summary"))):
        found.append(Notice(kind="withdrawal", basis="summary"))
    return tuple(found)


def _extra(entry: Any, own: str) -> Pairs:
    version, primary = _VERSION.search(own), entry.find(f"{_ARXIV}primary_category")
    pairs = [
        ("version", version[1] if version else ""),
        ("updated", words(entry.find(f"{_ATOM}updated"))),
        ("primary_category", primary.get("term", "") if primary is not None else ""),
        ("categories", "; ".join(part.get("term", "") for part in entry.findall(f"{_ATOM}category"))),
        *(
            (name, words(part))
            for name in ("comment", "journal_ref", "doi")
            for part in entry.findall(f"{_ARXIV}{name}")
        ),
        *(
            ("affiliation", f"{words(author.find(f'{_ATOM}name'))}: {words(part)}")
            for author in entry.findall(f"{_ATOM}author")
            for part in author.findall(f"{_ARXIV}affiliation")
        ),
    ]
    return tuple(sorted((name, storable(value)) for name, value in pairs if value))
