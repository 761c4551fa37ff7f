"""The archive: what was answered is kept, found and replayed."""

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from faulty import Faulty, status
from web_bench import NOW, ask

from synthesist.errors import SourceError, StorageError
from synthesist.records.ids import sha256
from synthesist.web.archive import Archive
from synthesist.web.client import Client
from synthesist.web.services import Service

Asking = Callable[..., Client]

_PAGES = """
import sys
from pathlib import Path
from synthesist.web.archive import Archive
from synthesist.web.budget import Budget
from synthesist.web.client import Client
from synthesist.web.message import Request
from synthesist.web.services import Service

endpoint, folder = sys.argv[1], Path(sys.argv[2])
archive = Archive(folder / "responses.sqlite")
service = Service("toy", "Toy", endpoint, ((100, 1.0),))
with Client(archive, Budget(60, 60, share=1), [service]) as client:
    for page in range(3):
        print(client.fetch(Request("toy", endpoint + "/works", params=(("page", str(page)),))).sha256)
"""


def test_what_was_answered_is_not_asked_again(asking: Asking, server: Faulty, archive: Archive) -> None:
    """A user would pay twice, and find other records the second time."""
    url = server.tell("/works", status(200, b"first", etag='"1"'), status(200, b"second"))
    first = asking().fetch(ask(url))
    again = asking().fetch(ask(url))
    assert (again.body, again.headers, again.at, again.sha256) == (first.body, first.headers, NOW, sha256(b"first"))
    assert (again.is_archived, len(server.received)) == (True, 1)


def test_a_replay_gives_the_same_without_a_network(asking: Asking, server: Faulty, tmp_path: Path) -> None:
    """A user who repeats a review on a train would get another one."""
    path = tmp_path / "responses.sqlite"
    archive = Archive(path)
    good = ask(server.tell("/works", status(200, "é".encode(), x_total_count="7")))
    bad = ask(server.tell("/bad", status(429, b"slow down", retry_after="3600")))
    fresh = asking(archive=archive).fetch(good)
    with pytest.raises(SourceError) as raised:
        asking(archive=archive).fetch(bad)
    archive.close()
    path.chmod(0o444)
    server.received.clear()

    kept = Archive(path, is_writable=False)
    client = asking(archive=kept, replay=True)
    again = client.fetch(good)
    assert (again.body, again.headers, again.at, again.status) == (fresh.body, fresh.headers, fresh.at, fresh.status)
    with pytest.raises(SourceError) as repeated:
        client.fetch(bad)
    assert (str(repeated.value), repeated.value.hint) == (str(raised.value), raised.value.hint)
    assert (repeated.value.kind, repeated.value.is_retriable) == ("limited", True)
    with pytest.raises(SourceError, match="holds no answer") as missing:
        client.fetch(ask(f"{server.endpoint}/other"))
    assert (missing.value.kind, server.received) == ("offline", [])
    kept.close()


def test_offline_by_wish_sends_nothing_and_uses_what_is_there(asking: Asking, server: Faulty) -> None:
    """A user who wants to be offline would be online."""
    url = server.tell("/works", status(200, b"first"))
    asking().fetch(ask(url))
    client = asking(environment={"SYNTHESIST_OFFLINE": "1"})
    assert client.fetch(ask(url)).body == b"first"
    with pytest.raises(SourceError) as raised:
        client.fetch(ask(url, params=(("page", "2"),)))
    assert (raised.value.kind, len(server.received)) == ("offline", 1)


def test_a_later_answer_takes_a_failures_place(asking: Asking, server: Faulty, archive: Archive, clock) -> None:
    """A user who tries again would still read that the source failed."""
    url = server.tell("/works", *[status(503)] * 4, status())
    with pytest.raises(SourceError):
        asking().fetch(ask(url))
    assert "not well" in archive.asked()[0].error
    assert asking().fetch(ask(url)).tries == 5
    assert (archive.asked()[0].error, archive.asked()[0].is_archived) == ("", True)


def test_the_record_of_the_search_has_all_facts(asking: Asking, server: Faulty, archive: Archive) -> None:
    """A stranger could not repeat the search from what the user reports."""
    server.tell("/works", status(200, b"12345"))
    server.tell("/bad", status(400, b"no"))
    client = asking()
    client.fetch(ask(f"{server.endpoint}/works", params=(("q", "a b"),)))
    client.fetch(ask(f"{server.endpoint}/works", form=(("q", "a b"),)))
    with pytest.raises(SourceError):
        client.fetch(ask(f"{server.endpoint}/bad"))
    bad, post, got = archive.asked()
    assert (got.method, got.url, got.body) == ("GET", f"{server.endpoint}/works?q=a%20b", "")
    assert (got.status, got.at, got.sha256, got.size, got.tries) == (200, NOW, sha256(b"12345"), 5, 1)
    assert (got.is_archived, got.is_cached, got.error) == (True, False, "")
    assert (post.method, post.url, post.body) == ("POST", f"{server.endpoint}/works", "q=a%20b")
    assert (bad.status, bad.is_archived, bad.tries, bad.at) == (None, False, 1, NOW)
    assert "HTTP 400" in bad.error


def test_equal_bodies_are_kept_once(archive: Archive) -> None:
    """A user's folder would fill with copies."""
    for page in range(3):
        archive.keep(ask("http://x/", params=(("page", str(page)),)), 200, (), b"same", NOW)
    with archive._transaction() as connection:
        assert connection.exec_driver_sql("select count(*) from bodies").scalar() == 1


@pytest.mark.parametrize("times", [1, 2, 3])
def test_a_run_killed_between_pages_repeats_no_request(
    times: int, server: Faulty, tmp_path: Path, archive: Archive
) -> None:
    """A user whose computer dies would pay for every page again."""
    server.tell("/works", status(200, b"a"), status(200, b"b"), status(200, b"c"), status(200, b"other"))
    command = [sys.executable, "-c", _PAGES, server.endpoint, str(tmp_path)]
    killing = {**os.environ, "SYNTHESIST_FAILPOINT": "response.archived"}
    for _ in range(times):
        assert subprocess.run(command, env=killing, check=False).returncode == -signal.SIGKILL
    ended = subprocess.run(command, capture_output=True, text=True, check=True)
    assert ended.stdout.split() == [sha256(body) for body in (b"a", b"b", b"c")]
    assert [one.target for one in server.received] == ["/works?page=0", "/works?page=1", "/works?page=2"]


def test_a_damaged_body_is_not_passed_off_as_an_answer(tmp_path: Path) -> None:
    """A user would cite what no service said."""
    path = tmp_path / "responses.sqlite"
    archive = Archive(path)
    archive.keep(ask("http://x/"), 200, (), b"true", NOW)
    archive.close()
    with sqlite3.connect(path) as connection:
        connection.execute("update bodies set packed = x'00'")
    connection.close()
    archive = Archive(path)
    with pytest.raises(StorageError, match="damaged"):
        archive.get(ask("http://x/"))
    archive.close()


@pytest.mark.parametrize("content", [b"no database at all, but long enough to be one" * 50, None])
def test_a_file_that_is_no_archive_is_said_so(tmp_path: Path, content: bytes | None) -> None:
    """A user would see a traceback of a library that they do not know."""
    path = tmp_path / "responses.sqlite"
    path.write_bytes(content) if content else path.mkdir()
    with pytest.raises(StorageError, match="archive"):
        Archive(path)


def test_an_archive_of_another_version_is_not_touched(tmp_path: Path) -> None:
    """A user's older review would be written over."""
    path = tmp_path / "responses.sqlite"
    Archive(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("update about set value = '99'")
    connection.close()
    with pytest.raises(StorageError, match="version 99"):
        Archive(path)


def test_two_services_at_once_share_one_archive(asking: Asking, server: Faulty, archive: Archive) -> None:
    """A user would lose answers that came at the same moment."""
    from concurrent.futures import ThreadPoolExecutor

    from synthesist.web.message import Request

    names = [f"toy{n}" for n in range(4)]
    for name in names:
        server.tell(f"/{name}", status(200, name.encode()))
    services = [Service(name, name, f"{server.endpoint}/{name}", ((1000, 1.0),)) for name in names]
    client = asking(services=services)
    requests = [
        Request(name, f"{server.endpoint}/{name}", params=(("page", str(page)),)) for name in names for page in range(5)
    ]
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(client.fetch, requests))
    assert [answer.body.decode() for answer in answers] == [request.service for request in requests]
    assert [one.service for one in archive.asked()] == [name for name in names for _ in range(5)]


def test_a_failure_keeps_its_time(asking: Asking, server: Faulty, archive: Archive) -> None:
    """A user's replay would date a failure anew, and with it the search."""
    bad = ask(server.tell("/bad", status(404 + 1)))
    with pytest.raises(SourceError) as raised:
        asking().fetch(bad)
    kept = archive.failure(bad)
    assert kept is not None
    assert (raised.value.at, kept.at, str(kept)) == (NOW, NOW, str(raised.value))


def test_the_first_date_of_a_fact_stands(tmp_path: Path) -> None:
    """A user who makes a lost ledger again would have a plan that is younger than its search."""
    path = tmp_path / "responses.sqlite"
    for told in ("2026-11-21T12:00:00+00:00", "2027-01-01T00:00:00+00:00"):
        archive = Archive(path)
        assert archive.first_dated("plan 1", lambda told=told: told) == "2026-11-21T12:00:00+00:00"
        assert archive.first_dated(f"plan {told}", lambda told=told: told) == told
        archive.close()
    path.chmod(0o444)
    archive = Archive(path, is_writable=False)
    assert archive.first_dated("plan 1", lambda: "never") == "2026-11-21T12:00:00+00:00"
    assert archive.first_dated("another", lambda: "now") == "now"
    archive.close()


def test_an_error_in_json_is_told_by_its_message(asking: Asking, server: Faulty) -> None:
    """A user would read braces and quotation marks where a service says what is wrong."""
    body = b'{"code": 7, "message": "Please wait, <b>then</b> try again."}'
    with pytest.raises(SourceError, match=r"\(HTTP 400\): Please wait, then try again\.$"):
        asking().fetch(ask(server.tell("/bad", status(400, body))))
    nested = b"[" * 4000
    with pytest.raises(SourceError, match="HTTP 400"):
        asking().fetch(ask(server.tell("/deep", status(400, nested))))
