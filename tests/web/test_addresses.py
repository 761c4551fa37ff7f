"""Where requests may go, and where none ever goes."""

import socket
import time
from collections.abc import Callable
from typing import Any

import pytest
from faulty import Faulty, faulty, status
from hypothesis import given
from hypothesis import strategies as st
from web_bench import ask

from synthesist.errors import SourceError
from synthesist.web import addresses
from synthesist.web.client import Client
from synthesist.web.message import Request
from synthesist.web.services import Service

Asking = Callable[..., Client]

PRIVATE = (
    "127.0.0.1",
    "10.1.2.3",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "0.0.0.0",
    "224.0.0.1",
    "255.255.255.255",
    "::1",
    "::",
    "fe80::1%eth0",
    "fc00::1",
    "ff02::1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "::127.0.0.1",
    "64:ff9b::7f00:1",
    "2002:7f00:1::1",
    "2001:db8::1",
    "no address",
    "",
)


@pytest.mark.parametrize("address", PRIVATE)
def test_an_address_inside_is_not_public(address: str) -> None:
    """A user's own network would be read by a link that a stranger wrote."""
    assert not addresses.is_public_address(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"])
def test_an_address_of_the_internet_is_public(address: str) -> None:
    """A user would get no full text from anywhere."""
    assert addresses.is_public_address(address)


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[str]]:
    """Names of hosts with their addresses; other names are resolved as numbers, or not at all."""
    known: dict[str, list[str]] = {}
    plain = socket.getaddrinfo

    def resolve(host: str, port: int, **options: Any) -> Any:
        if host in known:
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in known[host]]
        return plain(host, port, flags=socket.AI_NUMERICHOST, **options)

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    return known


@pytest.mark.parametrize(
    "url",
    [
        "http://2130706433/",
        "http://0x7f.1/",
        "http://127.1/",
        "http://[::ffff:7f00:1]/",
        "http://inside.example/",
        "http://inside.example./",
        "http://mixed.example/",
        "http://public.example@127.0.0.1/",
        "http://user:word@public.example/",
        "http://unknown.example/",
        "ftp://public.example/",
        "file:///etc/passwd",
        "//public.example/",
        "http:///",
        "http://exa mple/",
        "http://[::1/",
        "",
    ],
)
def test_a_link_that_leads_inside_is_not_public(url: str, names: dict[str, list[str]]) -> None:
    """A user's own network would be read through a name, a number or a trick."""
    names["inside.example"] = names["inside.example."] = ["192.168.0.7"]
    names["mixed.example"] = ["8.8.8.8", "10.0.0.1"]
    names["public.example"] = ["8.8.8.8"]
    assert not addresses.is_public(url)


def test_a_link_to_the_internet_is_public(names: dict[str, list[str]]) -> None:
    """A user would get no full text from anywhere."""
    names["public.example"] = ["8.8.8.8", "9.9.9.9"]
    assert addresses.is_public("https://public.example/paper.pdf?x=1#page=2")


def test_a_name_that_takes_too_long_is_not_public(monkeypatch: pytest.MonkeyPatch) -> None:
    """A user would wait for a resolver that never answers."""
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: time.sleep(0.5) or [])
    assert not addresses.is_public("http://slow.example/", timeout=0.05)


@given(st.text(max_size=60))
def test_any_text_is_judged_without_a_crash(text: str) -> None:
    """A user's run would die of one odd link."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket, "getaddrinfo", _nowhere)
        assert not addresses.is_public(f"http://{text}")


def _nowhere(*_: Any, **__: Any) -> Any:
    raise OSError("no names here")


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:1/works",
        "https://{host}/works",
        "http://user@{host}/works",
        "http://localhost/works",
        "http://{host}@example.org/",
        "file:///etc/passwd",
        "works",
    ],
)
def test_a_request_to_another_place_is_not_sent(asking: Asking, server: Faulty, url: str) -> None:
    """A user's query or key would go to whom it is not meant for."""
    with pytest.raises(SourceError) as raised:
        asking().fetch(ask(url.format(host=f"127.0.0.1:{server.port}")))
    assert (raised.value.kind, server.received) == ("unsafe", [])


def test_a_service_that_is_not_named_is_not_asked(asking: Asking, server: Faulty) -> None:
    """A user would ask whom they did not choose."""
    with pytest.raises(SourceError, match="not a service") as raised:
        asking().fetch(Request(service="other", url=server.endpoint))
    assert raised.value.kind == "unsafe"


def test_a_redirect_within_the_service_is_followed(asking: Asking, server: Faulty) -> None:
    """A user would lose a source that has moved a path."""
    server.tell("/new", status(200, b"found"))
    url = server.tell("/old", status(301, location="/new?x=1"))
    assert asking().fetch(ask(url)).body == b"found"
    assert server.received[1].target == "/new?x=1"


@pytest.mark.parametrize(
    "target",
    [
        "http://169.254.169.254/latest/meta-data",
        "http://127.0.0.1:1/",
        "http://127.0.0.1./",
        "http://localhost:{port}/new",
        "http://2130706433:{port}/new",
        "http://[::ffff:127.0.0.1]:{port}/new",
        "http://user@127.0.0.1:{port}/new",
        "https://127.0.0.1:{port}/new",
        "http://example.org/",
        "//example.org/",
        "file:///etc/passwd",
        "http://[::1",
    ],
)
def test_a_redirect_elsewhere_is_refused(asking: Asking, server: Faulty, target: str) -> None:
    """A user's own network would be read by a service that sends on into it."""
    server.tell("/new", status(200, b"inside"))
    url = server.tell("/old", status(302, location=target.format(port=server.port)))
    with pytest.raises(SourceError, match=r"not followed") as raised:
        asking().fetch(ask(url))
    assert (raised.value.kind, raised.value.is_retriable, len(server.received)) == ("unsafe", False, 1)


def test_a_redirect_that_goes_in_circles_ends(asking: Asking, server: Faulty) -> None:
    """A user would wait for ever."""
    url = server.tell("/old", status(302, location="/old"))
    with pytest.raises(SourceError, match="more than 3 times") as raised:
        asking().fetch(ask(url))
    assert (raised.value.kind, len(server.received)) == ("broken", 4)


def test_a_listed_redirect_still_may_not_lead_inside(asking: Asking, server: Faulty) -> None:
    """A user's own network would be read if a listed name were pointed into it."""
    with faulty() as other:
        service = Service("toy", "Toy", server.endpoint, redirects=frozenset({other.endpoint}))
        url = server.tell("/old", status(302, location=f"{other.endpoint}/new"))
        with pytest.raises(SourceError, match="not public") as raised:
            asking(services=(service,)).fetch(ask(url))
    assert (raised.value.kind, other.received) == ("unsafe", [])


def test_a_redirect_with_a_key_goes_to_no_other_host(asking: Asking, server: Faulty) -> None:
    """A user's key would be handed to another host."""
    service = Service("toy", "Toy", server.endpoint, redirects=frozenset({"https://other.example"}))
    url = server.tell("/old", status(307, location="https://other.example/x"))
    client = asking(services=(service,), environment={"SYNTHESIST_TOY_KEY": "topsecret"})
    with pytest.raises(SourceError, match="with a key"):
        client.fetch(ask(url, secrets=(("header", "x-api-key", "toy"),)))


def test_a_proxy_of_the_environment_is_used(asking: Asking, server: Faulty, monkeypatch: pytest.MonkeyPatch) -> None:
    """A user whose institution has a proxy could not search at all."""
    monkeypatch.setenv("http_proxy", f"http://ada:word@127.0.0.1:{server.port}")
    monkeypatch.setenv("no_proxy", "elsewhere.example")
    server.tell("http://index.example/works", status(200, b"by proxy"))
    service = Service("toy", "Toy", "http://index.example")
    assert asking(services=(service,)).fetch(ask("http://index.example/works")).body == b"by proxy"
    assert server.received[0].headers["proxy-authorization"].startswith("Basic ")


def test_a_post_is_not_sent_on_as_another_request(asking: Asking, server: Faulty) -> None:
    """A user would get the answer to a question that was not asked."""
    url = server.tell("/old", status(302, location="/new"))
    with pytest.raises(SourceError, match="with a body"):
        asking().fetch(ask(url, form=(("a", "b"),)))
