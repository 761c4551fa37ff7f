"""Keys of the user: sent, and nowhere else."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from faulty import Faulty, status
from web_bench import ask

from synthesist.errors import SourceError, WrongUse
from synthesist.web import wire
from synthesist.web.archive import Archive
from synthesist.web.client import Client
from synthesist.web.keys import Keys

Asking = Callable[..., Client]

KEY = "k3y-0f-the-user"
SET = {"SYNTHESIST_TOY_KEY": KEY}
SECRETS = (("header", "x-api-key", "toy"), ("param", "api_key", "toy"))


def test_a_key_is_sent_and_found_nowhere_afterwards(asking: Asking, server: Faulty, tmp_path: Path) -> None:
    """A user who shares a review would give their key away."""
    archive = Archive(tmp_path / "responses.sqlite")
    fresh = {"cache_control": "max-age=1000", "etag": f'"{KEY}"'}
    moved = server.tell("/old", status(301, location=f"/works?api_key={KEY}&x=1", **fresh))
    url = server.tell("/works", status(200, json.dumps({"next": f"?api_key={KEY}"}).encode(), **fresh))
    heard: list[object] = []
    client = asking(archive=archive, environment=SET, on_attempt=lambda *told: heard.append(told))
    requests = [ask(moved, secrets=SECRETS), ask(url, secrets=SECRETS), ask(url, form=(("a", "b"),), secrets=SECRETS)]
    told = [repr(client.fetch(request)) + str(client.fetch(request).body) for request in requests]
    server.tell("/bad", status(403, f'{{"error": "API key {KEY} is invalid"}}'.encode()))
    with pytest.raises(SourceError) as raised:
        client.fetch(ask(f"{server.endpoint}/bad", secrets=SECRETS))
    client.close()
    archive.close()

    assert all(one.headers["x-api-key"] == KEY and f"api_key={KEY}" in one.target for one in server.received)
    assert server.received[1].target == f"/works?x=1&api_key={KEY}"
    assert "API key REDACTED is invalid" in str(raised.value)
    told += [repr(raised.value), raised.value.hint, repr(client), repr(client._keys), repr(archive), repr(heard)]
    assert not [text for text in told if KEY in text]
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(files) > 1
    assert not [path for path in files if KEY.encode() in path.read_bytes()]
    again = Archive(tmp_path / "responses.sqlite")
    assert KEY not in repr(again.asked())
    assert all(KEY.encode() not in again.get(request).body for request in requests)
    again.close()


def test_a_key_is_no_part_of_what_a_request_is(server: Faulty) -> None:
    """A user would pay for every answer again with a new key."""
    assert ask(server.endpoint).key == ask(server.endpoint, secrets=SECRETS).key


def test_without_a_key_the_service_is_asked_as_by_a_stranger(asking: Asking, server: Faulty) -> None:
    """A user without a key would not be served at all."""
    asking().fetch(ask(server.tell("/works", status()), secrets=SECRETS))
    assert server.received[0].target == "/works"
    assert "x-api-key" not in server.received[0].headers


def test_a_key_that_cannot_be_sent_is_said_without_its_words(asking: Asking, server: Faulty) -> None:
    """A user who pasted a line end would read their key in an error message."""
    client = asking(environment={"SYNTHESIST_TOY_KEY": f"{KEY}\nHost: elsewhere"})
    with pytest.raises(SourceError, match="characters that no key has") as raised:
        client.fetch(ask(server.endpoint, secrets=SECRETS))
    assert (KEY in str(raised.value), server.received) == (False, [])


def test_keys_are_looked_up_once() -> None:
    """A user would be asked for leave by the keyring for every page."""
    asked: list[str] = []
    keys = Keys({}, lookup=lambda name: asked.append(name) or KEY)
    assert keys.of(ask("x", secrets=SECRETS), "param") == (("api_key", KEY),)
    assert keys.of(ask("x", secrets=SECRETS), "header") == (("x-api-key", KEY),)
    assert asked == ["toy"]


def test_the_program_names_itself_and_the_user_only_if_they_wish(asking: Asking, server: Faulty) -> None:
    """A user would be known to services without their will, or not served politely with it."""
    url = server.tell("/works", status())
    asking().fetch(ask(url))
    asking(environment={"SYNTHESIST_MAILTO": "ada@example.org"}).fetch(ask(url, params=(("n", "2"),)))
    first, second = (one.headers["user-agent"] for one in server.received)
    assert first.startswith("synthesist/")
    assert "mailto" not in first
    assert second == f"{first} (mailto:ada@example.org)"


@pytest.mark.parametrize("address", ["ada", "ada@example.org\r\nX: y", "a b@example.org", "<ada@example.org>", "é@x.y"])
def test_an_address_that_is_none_is_refused(address: str) -> None:
    """A user would send services what no service can use."""
    with pytest.raises(WrongUse, match="SYNTHESIST_MAILTO"):
        wire.user_agent(address)
