"""The stand-in pages as each service does."""

from urllib.parse import quote

import pytest
from benchmarks.replay import Fault, Rows

from replay.fixtures import Serve
from replay.walking import WALKS, Client


@pytest.mark.parametrize("service", WALKS)
def test_a_walk_through_all_pages_brings_every_row_once(invented_server: Serve, service: str):
    """Records lost here would be blamed on the program, or hide what it loses."""
    server = invented_server(multiply=33, keep=33)
    ids = WALKS[service](Client(server), 10)
    assert len(ids) == 33
    assert len(set(ids)) == 33


@pytest.mark.parametrize("service", WALKS)
def test_recorded_rows_are_all_served(replayed: Serve, recordings: Rows, service: str):
    """A figure "replayed" would be of fewer answers than were recorded."""
    ids = WALKS[service](Client(replayed()), 100)
    assert len(ids) == len(set(ids)) == len(recordings[service])


def test_crossref_gives_the_same_cursor_on_every_page(invented_server: Serve):
    """A client that stops where a cursor repeats would lose all but two pages and pass its tests."""
    client = Client(invented_server())
    cursors, items = ["*"], []
    for _ in range(4):
        message = client.json("crossref/works", rows=5, cursor=cursors[-1])["message"]
        cursors.append(message["next-cursor"])
        items.append([row["DOI"] for row in message["items"]])
    assert len(set(cursors[1:])) == 1
    assert [len(page) for page in items] == [5, 5, 2, 0]


def test_the_ends_of_paging_are_those_of_the_services(invented_server: Serve):
    """A client that looks for the wrong sign of the end would ask for ever, or one page too few."""
    client = Client(invented_server())
    assert client.json("openalex/works", cursor="*")["meta"]["next_cursor"] is None
    assert "nextCursorMark" not in client.json("europepmc/search", query="x")
    assert client.json("semanticscholar/paper/search/bulk", query="x")["token"] is None
    assert "data" not in client.json("semanticscholar/paper/search", query="x", offset=500)
    assert "next" not in client.json("datacite/dois", query="x", **{"page[cursor]": "1"})["links"]


def test_what_a_service_refuses_is_refused(invented_server: Serve):
    """Requests that no service would answer would pass."""
    client = Client(invented_server())
    asked = {
        "openalex/works": {"per_page": 201},
        "crossref/works": {"rows": 1001},
        "semanticscholar/paper/search": {"limit": 101},
        "arxiv/query": {"id_list": "abc"},
        "doaj/search/articles/x": {"page": 11, "pageSize": 100},
    }
    assert {client.ask(path, params=params)[0] for path, params in asked.items()} == {400}
    assert client.ask("unpaywall/10.5555/stone")[0] == 422
    assert b"<ERROR>" in client.ask("pubmed/efetch.fcgi", params={"WebEnv": "unknown", "query_key": "1"})[2]


def test_single_works_and_lists_of_ids_are_answered(invented_server: Serve):
    """Citation chasing and look-ups could not be tested."""
    client = Client(invented_server())
    work = client.json("openalex/works", per_page=1)["results"][0]
    key = work["id"].rpartition("/")[2]
    assert client.json(f"openalex/works/{key}")["id"] == work["id"]
    assert client.json("openalex/works", filter=f"openalex:{key}|W1")["meta"]["count"] == 1
    assert client.json("openalex/works", filter=f"cites:{key}")["meta"]["count"] == 0
    doi = "10.5555/stone"
    assert client.json(f"crossref/works/{quote(doi, safe='')}")["message"]["DOI"] == doi
    assert client.json(f"unpaywall/{doi}", email="a@example.org")["is_oa"]
    body = f'{{"ids": ["DOI:{doi}", "unknown"]}}'.encode()
    _, _, found = client.ask("semanticscholar/paper/batch", body=body, headers={"Content-Type": "application/json"})
    assert found.endswith(b", null]")


def test_an_empty_page_in_the_middle_is_followed_by_the_rest(invented_server: Serve):
    """A client that believes an empty page would lose what lies behind it, and no test would say so."""
    server = invented_server(multiply=30, keep=30, faults={"arxiv": Fault("empty-page", times=1)})
    client = Client(server)
    pages = [client.ask("arxiv/query", params={"start": start, "max_results": 10})[2] for start in (0, 10, 10, 20)]
    assert [page.count(b"<entry") for page in pages] == [10, 0, 10, 10]
    assert all(b">30</opensearch:totalResults>" in page for page in pages)
    assert [one.fault for one in server.requests] == ["", "empty-page", "", ""]


@pytest.mark.parametrize("service", ["openalex", "crossref", "europepmc", "datacite"])
def test_a_repeating_cursor_never_ends(invented_server: Serve, service: str):
    """A client without a fuse would page for ever, and no test would say so."""
    client = Client(invented_server(faults={service: Fault("repeating-cursor")}))
    names = {"openalex": "cursor", "crossref": "cursor", "europepmc": "cursorMark", "datacite": "page[cursor]"}
    paths = {"openalex": "works", "crossref": "works", "europepmc": "search", "datacite": "dois"}
    count = {"openalex": "per_page", "crossref": "rows", "europepmc": "pageSize", "datacite": "page[size]"}
    first = {names[service]: "1" if service == "datacite" else "*", count[service]: 5}
    bodies = [client.json(f"{service}/{paths[service]}", **first)]
    for _ in range(3):
        bodies.append(
            client.json(f"{service}/{paths[service]}", **{**first, names[service]: _cursor(service, bodies[-1])})
        )
    assert len({_cursor(service, body) for body in bodies}) == 1


def _cursor(service: str, body: dict) -> str:
    if service == "openalex":
        return body["meta"]["next_cursor"]
    if service == "crossref":
        return body["message"]["next-cursor"]
    if service == "europepmc":
        return body["nextCursorMark"]
    return body["links"]["next"].partition("cursor%5D=")[2].partition("&")[0].replace("%3D", "=")


@pytest.mark.parametrize(
    ("kind", "totals"), [("total-high", [1012] * 2), ("total-low", [6] * 2), ("total-moving", [13, 14])]
)
def test_a_total_can_lie(invented_server: Serve, kind: str, totals: list[int]):
    """Whether a wrong total costs records could not be tested."""
    client = Client(invented_server(faults={"europepmc": Fault(kind)}))
    bodies = [client.json("europepmc/search", query="x") for _ in range(2)]
    assert [body["hitCount"] for body in bodies] == totals
    assert all(len(body["resultList"]["result"]) == 12 for body in bodies)
