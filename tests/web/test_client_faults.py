"""Services that fail: what the client makes of it, over real HTTP."""

import socket
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from faulty import Faulty, after, bomb, dripping, raw, reset, silent, status, truncated
from web_bench import ask

from synthesist.errors import SourceError
from synthesist.web.archive import Archive
from synthesist.web.client import Client
from synthesist.web.retrying import Patience
from synthesist.web.services import Service

Asking = Callable[..., Client]


def test_an_answer_comes_as_it_was_sent(asking: Asking, server: Faulty) -> None:
    """A user would read records that differ from those of the service."""
    url = server.tell("/works", status(200, b'{"a": 1}', x_total_count="7", set_cookie="a=b"))
    response = asking().fetch(ask(url, params=(("q", "a b*"), ("page[size]", "2"))))
    assert (response.status, response.body, response.tries, response.is_archived) == (200, b'{"a": 1}', 1, False)
    assert response.header("X-Total-Count") == "7"
    assert response.header("Set-Cookie") is None
    assert server.received[0].target == "/works?q=a%20b%2A&page%5Bsize%5D=2"


@pytest.mark.parametrize("code", [429, 500, 502, 503, 504])
def test_a_passing_trouble_is_tried_again(asking: Asking, server: Faulty, archive: Archive, code: int) -> None:
    """A user would lose a source to a moment's trouble."""
    url = server.tell("/works", status(code, b"busy"), status(code, b"busy"), status(200, b"[]"))
    response = asking().fetch(ask(url))
    assert (response.body, response.tries) == (b"[]", 3)
    attempts = archive.attempts(response.request.key)
    assert [(one.ordinal, one.status) for one in attempts] == [(1, code), (2, code)]
    assert all(one.waited >= 0.5 for one in attempts)


@pytest.mark.parametrize("code", [400, 401, 403, 405, 414, 422])
def test_a_refusal_is_not_tried_again(asking: Asking, server: Faulty, archive: Archive, code: int) -> None:
    """A user would wait for nothing, and be locked out for asking too often."""
    url = server.tell("/works", status(code, b'<b>{"error": "no such\nfield"}</b>'))
    with pytest.raises(
        SourceError, match=rf'Toy Index refused the request \(HTTP {code}\): \{{"error": "no such'
    ) as raised:
        asking().fetch(ask(url))
    assert (raised.value.kind, raised.value.is_retriable, len(server.received)) == ("refused", False, 1)
    assert archive.asked()[0].tries == 1


def test_an_unknown_thing_is_an_answer(asking: Asking, server: Faulty) -> None:
    """A user would be told that a service failed where it knows no such paper."""
    assert asking().fetch(ask(server.tell("/doi", status(404, b"not here")))).status == 404


def test_retry_after_in_seconds_is_kept_to(asking: Asking, server: Faulty, clock) -> None:
    """A user would be locked out by a service whose word was not heeded."""
    url = server.tell("/works", status(429, retry_after="7"), status())
    asking().fetch(ask(url))
    assert sum(clock.waits) == pytest.approx(7, abs=0.01)


def test_retry_after_as_a_date_is_read_by_the_services_clock(asking: Asking, server: Faulty, clock) -> None:
    """A user whose clock is wrong would wait for hours, or not at all."""
    there = datetime(2031, 5, 6, 7, 8, 9, tzinfo=UTC)
    date, later = (format_datetime(moment, usegmt=True) for moment in (there, there + timedelta(seconds=12)))
    url = server.tell("/works", status(503, date=date, retry_after=later), status())
    asking().fetch(ask(url))
    assert sum(clock.waits) == pytest.approx(12, abs=0.01)


def test_a_wait_that_is_too_long_fails_at_once_and_says_until_when(asking: Asking, server: Faulty, clock) -> None:
    """A user would watch a run stand still for an hour."""
    url = server.tell("/works", status(429, b"slow down", retry_after="3600"))
    with pytest.raises(SourceError, match=r"Toy Index asks for fewer requests \(HTTP 429\): slow down$") as raised:
        asking().fetch(ask(url))
    assert (raised.value.kind, raised.value.is_retriable, clock.waits) == ("limited", True, [])
    assert "2026-03-04T06:06+00:00" in raised.value.hint


def test_a_service_that_always_limits_is_given_up(asking: Asking, server: Faulty, archive: Archive) -> None:
    """A user would wait for ever for one busy service."""
    url = server.tell("/works", status(429, b'{"message": "Too Many Requests", "code": "429"}'))
    with pytest.raises(SourceError, match="after 4 tries") as raised:
        asking().fetch(ask(url))
    assert (raised.value.kind, len(server.received)) == ("limited", 4)
    assert [one.waited > 0 for one in archive.attempts(ask(url).key)] == [True, True, True, False]
    assert archive.asked()[0].tries == 4


@pytest.mark.parametrize("broken", [reset, truncated(100, b"abc"), raw(b"not http at all\r\n\r\n")])
def test_a_connection_that_breaks_is_tried_again(asking: Asking, server: Faulty, broken) -> None:
    """A user would lose a source, or read half an answer as a whole one."""
    url = server.tell("/works", broken, status(200, b"whole"))
    response = asking().fetch(ask(url))
    assert (response.body, response.tries) == (b"whole", 2)


@pytest.mark.parametrize(
    "stalling", [silent, dripping(400, 0.05), dripping(400, 0.05, from_head=True)], ids=["silent", "body", "head"]
)
def test_an_answer_that_does_not_end_is_given_up(asking: Asking, server: Faulty, stalling) -> None:
    """A user would wait for ever for bytes that trickle."""
    url = server.tell("/works", stalling)
    begun = time.monotonic()
    with pytest.raises(SourceError, match="did not come in time") as raised:
        asking(patience=Patience(silence=0.5, answer=0.7, window=0.1)).fetch(ask(url))
    assert time.monotonic() - begun < 3
    assert (raised.value.kind, raised.value.is_retriable) == ("unreachable", True)


def test_an_answer_that_drips_is_given_up_before_its_time(asking: Asking, server: Faulty) -> None:
    """A user would wait half a minute for a service that gives a byte now and then."""
    url = server.tell("/works", dripping(400, 0.05))
    with pytest.raises(SourceError, match="came too slowly"):
        asking(patience=Patience(drip=0.2, window=0.1)).fetch(ask(url))


@pytest.mark.parametrize("answer", [status(200, b"x" * 3000), bomb(50_000_000)], ids=["large", "bomb"])
def test_a_body_over_the_limit_is_not_read_to_its_end(asking: Asking, server: Faulty, answer) -> None:
    """A user would run out of memory."""
    url = server.tell("/works", answer)
    with pytest.raises(SourceError, match="larger than") as raised:
        asking(largest=2000).fetch(ask(url))
    assert (raised.value.kind, raised.value.is_retriable, len(server.received)) == ("broken", False, 1)


def test_a_page_of_html_is_passed_on(asking: Asking, server: Faulty) -> None:
    """A user would not learn from the reader of the format that it was a login page."""
    url = server.tell("/works", status(200, b"<html>log in</html>", content_type="text/html"))
    assert asking().fetch(ask(url)).body == b"<html>log in</html>"


def test_an_encoding_that_is_none_is_a_failure(asking: Asking, server: Faulty) -> None:
    """A user would see a traceback where a service lies about its encoding."""
    url = server.tell("/works", status(200, b"plain", content_encoding="gzip"))
    with pytest.raises(SourceError, match="encoding is broken"):
        asking().fetch(ask(url))


def test_nobody_there_is_said_so(asking: Asking, server: Faulty) -> None:
    """A user would see a traceback where a service is down."""
    gone = Service("toy", "Toy Index", "http://127.0.0.1:9")
    with pytest.raises(SourceError, match="no connection could be made") as raised:
        asking(services=(gone,)).fetch(ask("http://127.0.0.1:9/works"))
    assert (raised.value.kind, raised.value.is_retriable) == ("unreachable", True)


def test_a_name_that_nobody_knows_is_said_so(asking: Asking, monkeypatch: pytest.MonkeyPatch) -> None:
    """A user would look for the fault at the service where the name is mistyped, or the network down."""

    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    nowhere = Service("toy", "Toy Index", "http://index.example")
    with pytest.raises(SourceError, match="its name cannot be resolved, after 4 tries") as raised:
        asking(services=(nowhere,)).fetch(ask("http://index.example/works"))
    assert raised.value.kind == "unreachable"


def test_a_failing_service_is_left_alone_and_tried_later(asking: Asking, server: Faulty, clock) -> None:
    """A user would wait for every further page of a service that is down."""
    server.tell("/works", *[status(500)] * 4, status())
    client = asking()
    url = f"{server.endpoint}/works"
    with pytest.raises(SourceError, match="not well"):
        client.fetch(ask(url, params=(("page", "1"),)))
    with pytest.raises(SourceError, match="it failed 4 times in a row") as raised:
        client.fetch(ask(url, params=(("page", "2"),)))
    assert (raised.value.kind, len(server.received)) == ("unreachable", 4)
    clock.seconds += 31
    assert client.fetch(ask(url, params=(("page", "2"),))).status == 200


def test_one_request_at_once_unless_the_service_allows_more(asking: Asking, server: Faulty) -> None:
    """A user would be blocked by a service for asking twice at once."""
    server.tell("/one", after(0.1, status()))
    server.tell("/more", after(0.1, status(x_concurrency_limit="2")))
    client = asking()

    def most_at_once(path: str, start: int) -> int:
        server.most_under_way = 0
        threads = [
            threading.Thread(target=client.fetch, args=(ask(f"{server.endpoint}{path}", params=(("n", str(n)),)),))
            for n in range(start, start + 4)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return server.most_under_way

    assert most_at_once("/one", 0) == 1
    most_at_once("/more", 0)
    assert most_at_once("/one", 4) == 2


def test_equal_requests_at_once_are_sent_once(asking: Asking, server: Faulty) -> None:
    """A user would pay twice for one answer."""
    url = server.tell("/works", after(0.1, status(x_concurrency_limit="3")))
    client = asking()
    client.fetch(ask(url, params=(("n", "0"),)))
    threads = [threading.Thread(target=client.fetch, args=(ask(url),)) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(server.received) == 2


def test_who_listens_hears_of_every_attempt(asking: Asking, server: Faulty) -> None:
    """A user would stare at a silent screen while a service is being waited for."""
    heard = []
    url = server.tell("/works", status(503), status())
    asking(on_attempt=lambda service, tried: heard.append((service, tried.ordinal, tried.status))).fetch(ask(url))
    assert heard == [("toy", 1, 503), ("toy", 2, 200)]


def test_a_post_sends_its_body(asking: Asking, server: Faulty) -> None:
    """A user's long query would not reach the service."""
    url = server.tell("/search", status())
    client = asking()
    client.fetch(ask(url, form=(("term", "a & b"), ("n", "é"))))
    client.fetch(ask(url, json='{"ids": ["é"]}'))
    assert [(one.method, one.body.decode()) for one in server.received] == [
        ("POST", "term=a%20%26%20b&n=%C3%A9"),
        ("POST", '{"ids": ["é"]}'),
    ]
    assert [one.headers["content-type"] for one in server.received] == [
        "application/x-www-form-urlencoded",
        "application/json",
    ]
