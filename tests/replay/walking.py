"""Walks through all pages of a service as its documentation says, without the program's own adapters."""

import json
import re
from collections.abc import Callable, Mapping
from http.client import HTTPConnection
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode, urlsplit
from xml.etree import ElementTree as ET

from benchmarks.replay import ReplayServer

ATOM = "{http://www.w3.org/2005/Atom}"
MOST_PAGES = 50


class Client:
    """Asks one server."""

    def __init__(self, server: ReplayServer, timeout: float = 20) -> None:
        self.server = server
        self.timeout = timeout

    def ask(self, path: str, **request: Any) -> tuple[int, Mapping[str, str], bytes]:
        """Status, headers and body; `params` goes into the query string, `body` and `headers` as they are."""
        connection = HTTPConnection("127.0.0.1", self.server.port, timeout=self.timeout)
        body = request.get("body")
        target = f"/{path}?{urlencode(request.get('params') or {})}"
        try:
            connection.request("POST" if body else "GET", target, body, request.get("headers") or {})
            answer = connection.getresponse()
            return answer.status, dict(answer.getheaders()), answer.read()
        finally:
            connection.close()

    def json(self, path: str, **params: Any) -> Any:
        """A body that is JSON."""
        return json.loads(self.ask(path, params=params)[2])

    def xml(self, path: str, **params: Any) -> ET.Element:
        """A body that is XML."""
        return ET.fromstring(self.ask(path, params=params)[2])


def _openalex(client: Client, count: int) -> list[str]:
    ids: list[str] = []
    cursor = "*"
    while cursor:
        page = client.json("openalex/works", filter="title_and_abstract.search:x", per_page=count, cursor=cursor)
        ids += [row["id"] for row in page["results"]]
        cursor = page["meta"]["next_cursor"]
    return ids


def _crossref(client: Client, count: int) -> list[str]:
    ids: list[str] = []
    cursor = "*"
    while True:
        message = client.json("crossref/works", **{"query.bibliographic": "x", "rows": count, "cursor": cursor})[
            "message"
        ]
        if not message["items"]:
            return ids
        ids += [row["DOI"] for row in message["items"]]
        cursor = message["next-cursor"]


def _arxiv(client: Client, count: int) -> list[str]:
    ids: list[str] = []
    while True:
        feed = client.xml("arxiv/query", search_query="all:x", start=len(ids), max_results=count)
        found = [entry.findtext(f"{ATOM}id", "") for entry in feed.iter(f"{ATOM}entry")]
        if not found:
            return ids
        ids += found


def _europepmc(client: Client, count: int) -> list[str]:
    ids: list[str] = []
    mark: str | None = "*"
    while mark:
        page = client.json(
            "europepmc/search", query="x", format="json", resultType="core", pageSize=count, cursorMark=mark
        )
        ids += [f"{row['source']}/{row['id']}" for row in page["resultList"]["result"]]
        mark = page.get("nextCursorMark")
    return ids


def _pubmed(client: Client, count: int) -> list[str]:
    found = client.xml("pubmed/esearch.fcgi", db="pubmed", term="x", usehistory="y", retmax=0)
    history = {"WebEnv": found.findtext("WebEnv"), "query_key": found.findtext("QueryKey")}
    ids: list[str] = []
    while len(ids) < int(found.findtext("Count", "0")):
        page = client.xml("pubmed/efetch.fcgi", db="pubmed", retmode="xml", retstart=len(ids), retmax=count, **history)
        ids += [article.findtext(".//PMID", "") for article in page.iter("PubmedArticle")]
    return ids


def _semanticscholar(client: Client, count: int) -> list[str]:
    ids: list[str] = []
    token: dict[str, str] = {}
    while True:
        page = client.json("semanticscholar/paper/search/bulk", query="x", **token)
        ids += [row["paperId"] for row in page["data"]]
        if not page["token"]:
            return ids
        token = {"token": page["token"]}


def _datacite(client: Client, count: int) -> list[str]:
    ids: list[str] = []
    params: dict[str, Any] = {"query": "x", "page[size]": count, "page[cursor]": "1"}
    while True:
        page = client.json("datacite/dois", **params)
        ids += [row["id"] for row in page["data"]]
        if "next" not in page["links"]:
            return ids
        params = dict(parse_qsl(urlsplit(page["links"]["next"]).query))


def _doaj(client: Client, count: int) -> list[str]:
    ids: list[str] = []
    query = quote("bibjson.title:x", safe="")
    for page in range(1, MOST_PAGES):
        found = client.json(f"doaj/search/articles/{query}", page=page, pageSize=count)["results"]
        ids += [row["id"] for row in found]
        if not found:
            break
    return ids


WALKS: Mapping[str, Callable[[Client, int], list[str]]] = {
    "openalex": _openalex,
    "crossref": _crossref,
    "arxiv": _arxiv,
    "europepmc": _europepmc,
    "pubmed": _pubmed,
    "semanticscholar": _semanticscholar,
    "datacite": _datacite,
    "doaj": _doaj,
}


def first_page(client: Client, service: str) -> bytes:
    """A body of one service whose rows a client would read."""
    path, params = _FIRST[service]
    return client.ask(path, params=params)[2]


_FIRST: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "openalex": ("openalex/works", {"cursor": "*"}),
    "crossref": ("crossref/works", {"cursor": "*"}),
    "arxiv": ("arxiv/query", {"search_query": "all:x"}),
    "europepmc": ("europepmc/search", {"query": "x"}),
    "pubmed": ("pubmed/esearch.fcgi", {"term": "x"}),
    "semanticscholar": ("semanticscholar/paper/search/bulk", {"query": "x"}),
    "datacite": ("datacite/dois", {"query": "x"}),
    "doaj": ("doaj/search/articles/x", {}),
}


def dois_in(text: str) -> set[str]:
    """DOIs that stand somewhere in a text."""
    return {found.lower().rstrip(".") for found in re.findall(r"10\.\d{4,9}/[^\s\"<>&\\]+", text)}
