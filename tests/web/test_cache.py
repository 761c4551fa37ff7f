"""The cache that reviews share, and whether there is a network."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from faulty import Faulty, status
from web_bench import NOW, ask

from synthesist.errors import SourceError
from synthesist.web.archive import Archive
from synthesist.web.budget import Budget
from synthesist.web.client import Client
from synthesist.web.offline import is_online

Asking = Callable[..., Client]

FRESH = {"cache_control": "max-age=1000"}


def test_a_fresh_answer_is_shared_between_reviews(asking: Asking, server: Faulty) -> None:
    """A user would pay for each review anew."""
    url = server.tell("/works", status(200, b"first", **FRESH), status(200, b"second"))
    first, second = Archive(), Archive()
    budget = Budget(100, 100, share=1)
    assert asking(archive=first).fetch(ask(url)).body == b"first"
    again = asking(archive=second, budget=budget).fetch(ask(url))
    assert (again.body, again.tries, again.at <= NOW) == (b"first", 0, True)
    assert (len(server.received), budget.sent()) == (1, 0)
    assert (first.asked()[0].is_cached, second.asked()[0].is_cached) == (False, True)


@pytest.mark.parametrize("headers", [{}, {"cache_control": "no-store, max-age=1000"}, {"cache_control": "max-age=0"}])
def test_what_is_not_fresh_is_asked_anew(asking: Asking, server: Faulty, headers: dict[str, str]) -> None:
    """A user would get yesterday's answer as today's."""
    url = server.tell("/works", status(200, b"first", **headers), status(200, b"second"))
    asking(archive=Archive()).fetch(ask(url))
    assert asking(archive=Archive()).fetch(ask(url)).body == b"second"


def test_an_answer_that_still_stands_is_not_sent_again(asking: Asking, server: Faulty) -> None:
    """A user would wait for pages that have not changed."""
    url = server.tell(
        "/works", status(200, b"first", etag='"1"', cache_control="max-age=0"), status(304, b"", etag='"1"')
    )
    asking(archive=Archive()).fetch(ask(url))
    again = asking(archive=Archive()).fetch(ask(url))
    assert (again.body, again.status, again.tries, again.at) == (b"first", 200, 1, NOW)
    assert server.received[1].headers["if-none-match"] == '"1"'


@pytest.mark.parametrize("options", [{"is_caching": False}, {"environment": {"SYNTHESIST_CACHE": "off"}}])
def test_the_cache_can_be_turned_off(asking: Asking, server: Faulty, tmp_path: Path, options: dict) -> None:
    """A user who wants today's answers would get older ones."""
    url = server.tell("/works", status(200, b"first", **FRESH), status(200, b"second"))
    asking(archive=Archive(), **options).fetch(ask(url))
    assert asking(archive=Archive(), **options).fetch(ask(url)).body == b"second"
    assert not list(tmp_path.rglob("answers.sqlite*"))


def test_a_broken_cache_costs_only_itself(asking: Asking, server: Faulty, tmp_path: Path) -> None:
    """A user could not search because of a file that is of no worth."""
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache" / "answers.sqlite").write_bytes(b"no database at all, but long enough to be one" * 50)
    (tmp_path / "cache" / "pace").write_text("")
    assert asking().fetch(ask(server.tell("/works", status(200, b"first", **FRESH)))).body == b"first"


def test_an_answer_cut_off_is_not_cached(asking: Asking, server: Faulty) -> None:
    """A user would find half an answer again and again."""
    url = server.tell("/works", status(200, b"x" * 5000, **FRESH), status(200, b"small", **FRESH))
    with pytest.raises(SourceError, match="larger"):
        asking(archive=Archive(), largest=2000).fetch(ask(url))
    assert asking(archive=Archive()).fetch(ask(url)).body == b"small"


def _down(host: str, port: int, seconds: float) -> None:
    raise OSError("no route")


def test_a_machine_without_a_network_is_told_quickly() -> None:
    """A user on a train would wait for eight services one after the other."""
    begun = time.monotonic()
    assert not is_online(["https://a.example", "https://b.example"], environment={}, reach=_down)
    slow = lambda *_: time.sleep(3)  # noqa: E731
    assert not is_online(["https://a.example", "b.example"], environment={}, reach=slow, seconds=0.2)
    assert time.monotonic() - begun < 2


def test_one_service_that_can_be_reached_is_enough() -> None:
    """A user would be told to be offline because one service is down."""
    reached: list[tuple[str, int]] = []

    def reach(host: str, port: int, seconds: float) -> None:
        reached.append((host, port))
        if host != "b.example":
            raise OSError("no route")

    assert is_online(["https://a.example/x", "http://b.example:81", "c.example"], environment={}, reach=reach)
    assert ("b.example", 81) in reached


def test_who_says_offline_is_offline() -> None:
    """A user who wants no request sent would cause some."""
    assert not is_online(["https://a.example"], environment={"SYNTHESIST_OFFLINE": "1"}, reach=lambda *_: None)


def test_a_server_on_this_machine_can_be_reached(server: Faulty) -> None:
    """A user's own mirror would count as being offline."""
    assert is_online([server.endpoint], environment={}, seconds=10)
    assert server.received == []
