"""Full texts where addresses are not to be trusted, where there is no network, and where services ask who asks."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import httpx2
import pytest
from open_copies import QUESTION, Net, Paper, given, network, papers, status

from replay.fixtures import Serve, invented_server
from synthesist import Review, synthesize
from synthesist.errors import SourceError
from synthesist.records import Got
from synthesist.review import shelving
from synthesist.web import addresses
from synthesist.web.archive import Archive
from synthesist.web.budget import Budget
from synthesist.web.client import Client
from synthesist.web.message import Request
from synthesist.web.retrying import Patience
from synthesist.web.services import Service

__all__ = ["invented_server"]

AT = "2026-11-21T12:00:00+00:00"
FEW = papers("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l")


@pytest.fixture
def net(loopback: str) -> Iterator[Net]:
    """A network of copies."""
    with network() as started:
        yield started


@pytest.fixture
def database(
    net: Net, invented_server: Serve, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Callable[[list[dict[str, Any]]], Callable[..., Review]]:
    """A database of the rows given, no gateway, and what makes a review of it."""

    def pointed(rows: list[dict[str, Any]]) -> Callable[..., Review]:
        server = invented_server({"openalex": tuple(rows)})
        for name, value in {**server.environment, **net.environment, "SYNTHESIST_CACHE": "off"}.items():
            monkeypatch.setenv(name, value)
        monkeypatch.delenv("SYNTHESIST_ENDPOINT_COPIES")
        monkeypatch.setattr(shelving, "_PACE", ((1_000, 1.0),))
        monkeypatch.setattr(shelving, "_PATIENCE", Patience(attempts=2, first_wait=0.01, jitter=0.0))
        return lambda **options: synthesize(
            QUESTION, tmp_path / "review", sources=["openalex"], now=lambda: AT, **options
        )

    return pointed


def bytes_of(review: Review) -> tuple[list[str], dict[str, bytes]]:
    """The canonical ledger and the report's files."""
    lines: list[str] = []
    review.canonical(lines.append)
    return lines, {path.name: path.read_bytes() for path in sorted((review.folder / "report").iterdir())}


def test_no_private_address_that_data_names_is_asked(
    net: Net, database: Callable[..., Any], audited: Callable[[Review], Review], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A record from a stranger would make a user's computer call services inside the user's network."""
    port = net.server.port
    named = [
        f"http://127.0.0.1:{port}/secret.pdf",
        f"http://localhost:{port}/secret.pdf",
        f"http://0x7f000001:{port}/secret.pdf",
        f"http://[::ffff:127.0.0.1]:{port}/secret.pdf",
        "http://10.0.0.1/secret.pdf",
        "http://169.254.169.254/latest/meta-data.pdf",
        "http://[::1]/secret.pdf",
        f"http://user:word@127.0.0.1:{port}/secret.pdf",
    ]
    net.server.tell("/secret.pdf", given(FEW["a"].pdf))
    rows = [paper.row(url=url) for paper, url in zip(FEW.values(), named, strict=False)]
    review = audited(database(rows)())
    assert {one.outcome for one in review.contents().copies} == {Got.REFUSED}
    assert len(review.contents().copies) == len(named)
    assert net.asked == []


def _client(net: Net, archive: Archive) -> Client:
    configured = Service("europepmc", "Europe PMC", net.server.endpoint)
    client = Client(archive, Budget(), [configured], environment={"SYNTHESIST_CACHE": "off"})
    client.admit(Service("found", "public.example", "http://public.example", is_found=True))
    return client


def test_a_public_server_cannot_send_on_to_a_private_one(net: Net, monkeypatch: pytest.MonkeyPatch) -> None:
    """A publisher's server that was broken into would reach what only the user's computer can reach."""
    net.server.tell("/secret.pdf", given(b"secret"))
    archive = Archive()
    with _client(net, archive) as client:
        outside = client._outside

        class Public(httpx2.BaseTransport):
            def handle_request(self, request: httpx2.Request) -> httpx2.Response:
                if request.url.host == "public.example":
                    return httpx2.Response(302, headers={"location": f"{net.server.endpoint}/secret.pdf"})
                return outside.handle_request(request)

        monkeypatch.setattr(client, "_outside", Public())
        with pytest.raises(SourceError, match="not public") as raised:
            client.fetch(Request("found", "http://public.example/a.pdf"))
        outside.close()
    archive.close()
    assert raised.value.kind == "unsafe"
    assert net.asked == []


def test_nor_to_one_that_offers_papers_without_leave(net: Net, monkeypatch: pytest.MonkeyPatch) -> None:
    """A user's institution would be blamed for a copy that a redirect led to."""
    archive = Archive()
    with _client(net, archive) as client:
        place = "http://away.example"
        client.admit(Service("away", "away.example", place, is_found=True, shunned=("sci-hub",)))

        class Away(httpx2.BaseTransport):
            def handle_request(self, request: httpx2.Request) -> httpx2.Response:
                assert request.url.host == "away.example"
                return httpx2.Response(302, headers={"location": "https://sci-hub.example/a.pdf"})

        client._outside.close()
        monkeypatch.setattr(client, "_outside", Away())
        with pytest.raises(SourceError, match="is not followed"):
            client.fetch(Request("away", f"{place}/a.pdf"))
    archive.close()


@pytest.mark.parametrize("host", ["10.0.0.1", "169.254.169.254", "intranet"])
def test_nor_does_a_proxy_take_it_there(net: Net, host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A user behind a proxy would be less safe than others: the proxy may reach what is inside."""
    monkeypatch.setenv("http_proxy", net.server.endpoint)
    monkeypatch.delenv("no_proxy", raising=False)
    archive = Archive()
    with _client(net, archive) as client:
        client.admit(Service("inside", host, f"http://{host}", is_found=True))
        with pytest.raises(SourceError, match="not public"):
            client.fetch(Request("inside", f"http://{host}/a.pdf"))
    archive.close()
    assert net.asked == []


def test_without_a_network_nothing_is_waited_for(
    net: Net, database: Callable[..., Any], audited: Callable[[Review], Review], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A user on a train would wait for the copies of three hundred papers, one after the other."""
    make = database([paper.row() for paper in FEW.values()])
    for name in ("EUROPEPMC", "PUBMED", "ARXIV", "UNPAYWALL"):
        monkeypatch.setenv(f"SYNTHESIST_ENDPOINT_{name}", "http://127.0.0.1:9")
    review = audited(make())
    assert {one.outcome for one in review.contents().copies} == {Got.NOT_TRIED}
    assert {("offline" in one.problem, one.at) for one in review.contents().copies} == {(True, "")}
    assert net.asked == []


def test_where_no_host_can_be_reached_the_rest_is_not_tried(
    net: Net, database: Callable[..., Any], audited: Callable[[Review], Review], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A user whose network lets databases through and nothing else would wait for every publisher in vain."""
    known = addresses.resolved

    def resolved(host: str, port: int, timeout: float) -> tuple[str, ...]:
        if host.endswith(".example"):
            raise OSError("no such name")
        return known(host, port, timeout)

    monkeypatch.setattr(addresses, "resolved", resolved)
    monkeypatch.setattr(shelving, "_AT_ONCE", 1)
    make = database([paper.row() for paper in FEW.values()])
    review = audited(make())
    outcomes = [one.outcome for one in review.contents().copies]
    assert outcomes.count(Got.FAILED) == 3
    assert outcomes.count(Got.NOT_TRIED) == len(FEW) - 3
    before = bytes_of(review)
    (review.folder / "ledger.sqlite").unlink()
    shutil.rmtree(review.folder / "report")
    assert bytes_of(make(replay=True)) == before


def test_the_index_of_open_copies_is_asked_where_the_user_can_be_written_to(
    net: Net, database: Callable[..., Any], audited: Callable[[Review], Review], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A user would not get copies that Unpaywall alone knows, or could not replay the review without that address."""
    paper = FEW["a"]
    make = database([paper.row(has_copy=False), FEW["b"].row(has_copy=False)])
    monkeypatch.setenv("SYNTHESIST_ENDPOINT_COPIES", f"{net.server.endpoint}/copies")
    monkeypatch.setenv("SYNTHESIST_MAILTO", "ada@example.org")
    where = {"url_for_pdf": paper.pdf_url, "host_type": "repository", "version": "acceptedVersion", "license": "cc-by"}
    told = f'{{"doi": "10.5555/copies.a", "oa_locations": [{_json(where)}]}}'.encode()
    net.serves("unpaywall", "/v2/10.5555/copies.a", status(200, told))
    net.serves("unpaywall", "/v2/10.5555/copies.b", status(404))
    net.gives(paper.pdf_url, given(paper.pdf))
    review = audited(make())
    (read,) = review.contents().copies
    assert (read.outcome, read.version, read.licence) == (Got.READ, "accepted", "cc-by")
    assert "unpaywall" in read.basis
    assert "ada%40example.org" in " ".join(net.asked)
    before = bytes_of(review)
    (review.folder / "ledger.sqlite").unlink()
    shutil.rmtree(review.folder / "report")
    monkeypatch.delenv("SYNTHESIST_MAILTO")
    assert bytes_of(make(replay=True)) == before


def _json(row: dict[str, str]) -> str:
    import json

    return json.dumps(row)


def test_ncbi_is_told_who_asks_and_nobody_else_is(
    net: Net, database: Callable[..., Any], audited: Callable[[Review], Review], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A user would be blocked by NCBI, or find the key in a folder that is handed on."""
    paper: Paper = FEW["a"]
    monkeypatch.setenv("SYNTHESIST_MAILTO", "ada@example.org")
    monkeypatch.setenv("SYNTHESIST_PUBMED_KEY", "k3y-of-ada")
    refused = b'<pmc-articleset><Reply Id="44" error="The following PMCID is not available: 44"/></pmc-articleset>'
    net.serves("pubmed", "/efetch.fcgi", given(refused, "text/xml"))
    review = audited(database([paper.row(pmcid="PMC44", has_copy=False)])())
    (asked,) = [target for target in net.asked if "efetch" in target]
    sent = dict(parse_qsl(urlsplit(asked).query))
    assert (sent["db"], sent["id"], sent["tool"]) == ("pmc", "44", "synthesist")
    assert (sent["email"], sent["api_key"]) == ("ada@example.org", "k3y-of-ada")
    tried = review.contents().copies
    assert [one.outcome for one in tried] == [Got.REFUSED, Got.REFUSED]
    assert "not available: 44" in tried[1].problem
    assert tried[1].url.endswith("id=44&retmode=xml&tool=synthesist")
    for path in review.folder.rglob("*"):
        assert not path.is_file() or b"k3y-of-ada" not in path.read_bytes()


def test_arxivs_own_page_comes_before_its_pdf(
    net: Net, database: Callable[..., Any], audited: Callable[[Review], Review], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A user would get words guessed from a page where arXiv has them with their markup."""
    page, plain = FEW["a"], FEW["b"]
    make = database([page.row(doi="10.48550/arXiv.2101.00001"), plain.row(doi="10.48550/arXiv.2101.00002")])
    monkeypatch.setenv("SYNTHESIST_ENDPOINT_COPIES", f"{net.server.endpoint}/copies")
    monkeypatch.setattr(shelving, "_PACES", {})
    net.gives("https://arxiv.org/html/2101.00001", given(page.html, "text/html"))
    net.gives("https://arxiv.org/html/2101.00002", status(404))
    net.gives("https://arxiv.org/pdf/2101.00002", given(plain.pdf))
    copies = audited(make()).contents().copies
    assert sorted((one.url, one.outcome, one.kind) for one in copies) == [
        ("https://arxiv.org/html/2101.00001", Got.READ, "html"),
        ("https://arxiv.org/html/2101.00002", Got.REFUSED, ""),
        ("https://arxiv.org/pdf/2101.00002", Got.READ, "pdf"),
    ]
    assert {one.version for one in copies} == {"submitted"}
