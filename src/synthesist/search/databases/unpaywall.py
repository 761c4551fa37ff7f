"""Unpaywall: where open copies of a work lie, by its DOI. It is no database to search.

Written after https://unpaywall.org/products/api as of autumn 2026; not tried live.
"""

from collections.abc import Iterator
from urllib.parse import quote

from synthesist.records import Link
from synthesist.search.databases.base import About
from synthesist.search.databases.reading import (
    Row,
    address_of,
    json_of,
    object_of,
    objects_of,
    raw_of,
    refusal,
    said,
    text_of,
)
from synthesist.web.message import Request, Response

_TITLE = "Unpaywall"
_UNKNOWN = 404
_VERSIONS = {"submittedVersion": "submitted", "acceptedVersion": "accepted", "publishedVersion": "published"}
_HOSTS = frozenset(("publisher", "repository"))


class Unpaywall:
    """The index of open copies. It asks who is calling: without the user's own address it is not called."""

    about = About(
        name="unpaywall",
        title=_TITLE,
        endpoint="https://api.unpaywall.org",
        page=1,
        reachable=1,
        rates=((5, 1.0),),
        key="mailto",
        needs_key=True,
        has_abstracts=False,
    )

    def request(self, doi: str, endpoint: str, *, mailto: str) -> Request | None:
        """The request for the copies of a DOI; None where there is no address to ask with.

        The address is a secret of the request, so that no log or archive holds it, and others replay the same answer.
        """
        if not mailto:
            return None
        secrets = (("param", "email", self.about.key),)
        return Request(service=self.about.name, url=f"{endpoint}/v2/{quote(doi, safe='/:()')}", secrets=secrets)

    def parse(self, response: Response) -> tuple[Link, ...]:
        """Open copies, the service's best first, each once; none of a work that it does not know.

        Raises:
            SourceError: the answer is none, or is an error of the service.
        """
        if response.status == _UNKNOWN:
            return ()
        content = object_of(json_of(response, _TITLE))
        if "error" in content or "doi" not in content:
            words = said(text_of(content.get("message")) or raw_of(content))
            raise refusal(_TITLE, "sent something that is no work", words)
        places = [object_of(content.get("best_oa_location")), *objects_of(content.get("oa_locations"))]
        return tuple(dict.fromkeys(link for place in places for link in _links(place)))


def _links(place: Row) -> Iterator[Link]:
    """The PDF of a copy and the page that it stands on."""
    host = text_of(place.get("host_type")) or ""
    pdf, page = address_of(place.get("url_for_pdf")), address_of(place.get("url_for_landing_page"))
    for url, kind in ((pdf, "pdf"), (page or (None if pdf else address_of(place.get("url"))), "landing")):
        if url:
            yield Link(
                url=url,
                kind=kind,
                version=_VERSIONS.get(text_of(place.get("version")) or "", ""),
                licence=text_of(place.get("license")) or "",
                host=host if host in _HOSTS else "",
            )
