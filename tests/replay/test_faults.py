"""The stand-in fails as services fail."""

import gzip
import json
import time
from email.utils import parsedate_to_datetime
from http.client import IncompleteRead

import pytest
from benchmarks.replay import KINDS, Fault
from benchmarks.replay.faults import parse_fault

from replay.fixtures import Serve
from replay.walking import WALKS, Client, first_page


def test_a_fault_of_some_requests_is_over_after_them(invented_server: Serve):
    """Whether a client comes back after a failure could not be tested."""
    server = invented_server(faults={"crossref": Fault("503", times=2, after=1)})
    client = Client(server)
    assert [client.ask("crossref/works")[0] for _ in range(5)] == [200, 503, 503, 200, 200]
    assert client.ask("openalex/works")[0] == 200
    assert [one.fault for one in server.requests_to("crossref")] == ["", "503", "503", "", ""]


def test_too_many_requests_come_with_and_without_a_time(invented_server: Serve):
    """Whether a client heeds Retry-After in both its forms could not be tested."""
    server = invented_server()
    told = []
    for kind in ("429", "429-date", "429-bare"):
        server.plan.put({"semanticscholar": Fault(kind, seconds=7)})
        status, headers, body = Client(server).ask("semanticscholar/paper/search/bulk")
        assert (status, json.loads(body)["code"]) == (429, "429")
        told.append(headers.get("Retry-After"))
    assert told[0] == "7"
    assert 4 <= parsedate_to_datetime(told[1]).timestamp() - time.time() <= 8
    assert told[2] is None


@pytest.mark.parametrize("kind", ["500", "502", "503", "504"])
def test_servers_fail(invented_server: Serve, kind: str):
    """A body that is not the service's own would never be seen by the program."""
    status, headers, body = Client(invented_server(faults={"crossref": Fault(kind)})).ask("crossref/works")
    assert status == int(kind)
    assert body.startswith(b"{" if kind == "500" else b"<html>")
    assert ("json" in headers["Content-Type"]) == (kind == "500")


def test_connections_break(invented_server: Serve):
    """Whether a broken connection costs more than itself could not be tested."""
    server = invented_server(faults={"openalex": Fault("reset"), "crossref": Fault("truncated"), "doaj": Fault("hang")})
    with pytest.raises(ConnectionResetError):
        Client(server).ask("openalex/works")
    with pytest.raises(IncompleteRead):
        Client(server).ask("crossref/works")
    with pytest.raises(TimeoutError):
        Client(server, timeout=0.3).ask("doaj/search/articles/x")
    assert [one.status for one in server.requests] == [0, 200, 0]


def test_a_drip_keeps_a_client_waiting_between_any_two_bytes(invented_server: Serve):
    """A client with a timeout between bytes only would hang for hours, and no test would say so."""
    server = invented_server(faults={"openalex": Fault("drip", seconds=0.001)})
    client = Client(server, timeout=1)
    whole = len(client.ask("crossref/works")[2])
    assert whole > 1000
    started = time.monotonic()
    client.ask("openalex/works", params={"per_page": 1})
    assert time.monotonic() - started > 1


@pytest.mark.parametrize("service", WALKS)
def test_bodies_are_garbled(invented_server: Serve, service: str):
    """Whether a body that is no answer is taken for one could not be tested."""
    server = invented_server()
    client = Client(server)
    whole = first_page(client, service)
    server.plan.put({service: Fault("invalid")})
    assert whole.startswith(first_page(client, service))
    assert len(first_page(client, service)) < len(whole)
    server.plan.put({service: Fault("html")})
    assert first_page(client, service).startswith(b"<!DOCTYPE html>")
    server.plan.put({service: Fault("error-in-200")})
    assert b"replayed failure" in first_page(client, service)


@pytest.mark.parametrize("service", [name for name in WALKS if name != "pubmed"])
def test_a_wrong_encoding_is_wrong(invented_server: Serve, service: str):
    """Names would be mangled without a word, and no test would say so."""
    body = first_page(Client(invented_server(faults={service: Fault("wrong-encoding")})), service)
    with pytest.raises(UnicodeDecodeError):
        body.decode("utf-8")


def test_bodies_are_too_large(invented_server: Serve):
    """Whether the program's memory has a bound could not be tested."""
    size = 3_000_000
    server = invented_server(faults={"openalex": Fault("oversized", size=size), "doaj": Fault("bomb", size=size)})
    assert len(Client(server).ask("openalex/works")[2]) == size
    _, headers, body = Client(server).ask("doaj/search/articles/x")
    assert headers["Content-Encoding"] == "gzip"
    assert len(body) < size / 100
    assert len(gzip.decompress(body)) == size


def test_redirects_lead_astray(invented_server: Serve):
    """Whether the program follows an answer into a private network could not be tested."""
    server = invented_server()
    led = {}
    for kind in ("redirect-private", "redirect-metadata", "redirect-other", "redirect-file"):
        server.plan.put({"datacite": Fault(kind)})
        status, headers, _ = Client(server).ask("datacite/dois", params={"query": "x"})
        assert status == 302
        led[kind] = headers["Location"].split("/")[2]
    assert led == {
        "redirect-private": "10.0.0.1",
        "redirect-metadata": "169.254.169.254",
        "redirect-other": "other.example",
        "redirect-file": "",
    }


def test_redirects_stay_here(invented_server: Serve):
    """A service that moved an address could not be told from one that leads in a circle."""
    server = invented_server(faults={"datacite": Fault("redirect-moved")})
    client = Client(server)
    _, headers, _ = client.ask("datacite/dois", params={"query": "x y"})
    assert client.ask(headers["Location"].lstrip("/").rstrip("?"))[0] in {200, 302}
    path, _, query = headers["Location"].lstrip("/").partition("?")
    assert client.ask(path, params=dict(pair.split("=") for pair in query.replace("+", " ").split("&")))[0] == 200
    server.plan.put({"datacite": Fault("redirect-loop")})
    _, headers, _ = client.ask("datacite/dois", params={"query": "x y"})
    assert headers["Location"] == "/datacite/dois?query=x+y"


def test_faults_have_names(invented_server: Serve):
    """A test of a fault that does not exist would pass."""
    with pytest.raises(ValueError, match="no fault"):
        Fault("429-sometimes")
    assert parse_fault("429:always") == parse_fault("429") == Fault("429")
    assert parse_fault("503:2") == Fault("503", times=2)
    assert len(set(KINDS)) == len(KINDS)


def test_faults_can_be_put_from_outside(invented_server: Serve):
    """A server in another process could not be told to fail."""
    server = invented_server()
    client = Client(server)
    body = json.dumps({"faults": {"openalex": {"kind": "502", "times": 1}}, "latency": 0.0}).encode()
    assert client.ask("_control", body=body, headers={"Content-Type": "application/json"})[0] == 200
    assert [client.ask("openalex/works")[0] for _ in range(2)] == [502, 200]
    assert [one["status"] for one in client.json("_control/requests")] == [502, 200]
