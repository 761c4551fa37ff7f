"""What is served: invented, recorded and multiplied rows, and which of them for a query."""

import json
import os
import re
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from benchmarks.replay import QUESTION, SERVICES, Rows, invented_rows
from benchmarks.replay.multiplying import multiplied
from benchmarks.replay.recorded import identity
from benchmarks.replay.words import words_of_query

from replay.fixtures import ROOT, Serve
from replay.walking import WALKS, Client, dois_in


def test_every_service_has_a_dozen_invented_rows():
    """A test would pass because a service had nothing to say."""
    rows = invented_rows()
    assert {service: len(own) for service, own in rows.items()} == dict.fromkeys(SERVICES, 12)
    for service, own in rows.items():
        assert len({identity(service, row) for row in own}) == 12


def test_some_invented_works_are_in_every_service():
    """Whether a work that many services know is counted once could not be tested."""
    texts = [json.dumps(own, ensure_ascii=False).lower() for own in invented_rows().values()]
    assert set.intersection(*map(dois_in, texts)) >= {"10.5555/stone", "10.5555/quill", "10.5555/gone"}


def _check_copies(rows: Rows, least: int) -> None:
    many = multiplied(rows, least)
    for service in (name for name in SERVICES if rows[name]):
        own = many[service][: len(rows[service])]
        assert own == rows[service]
        assert len(many[service]) == max(least, len(own))
        assert len({identity(service, row) for row in many[service]}) == len(many[service]), service


def test_copies_are_works_of_their_own():
    """Copies that share an id would be merged, and a load test would be of fewer records than it says."""
    _check_copies(invented_rows(), 100)


def test_copies_of_recorded_rows_are_works_of_their_own(recordings: Rows):
    """The same, of ids as services really make them."""
    _check_copies(recordings, 1200)


@pytest.mark.parametrize("service", SERVICES)
def test_no_doi_of_an_original_is_left_in_a_copy(service: str):
    """A copy would be merged with its original."""
    rows = invented_rows()
    copies = multiplied(rows, 24)[service][12:]
    assert not dois_in(json.dumps(copies, ensure_ascii=False)) & dois_in(json.dumps(rows[service], ensure_ascii=False))


def test_words_of_a_query_are_without_its_dialect():
    """Operators would be looked for in papers, and every question would find something."""
    dialects = (
        'title_and_abstract.search:(("pond life" OR ducks) AND moulting),from_publication_date:2015-01-01',
        '(ti:"pond life" OR abs:"pond life" OR ti:ducks) AND (abs:moulting) AND submittedDate:[201501010000 TO 2020]',
        '(TITLE:"pond life" OR ABSTRACT:ducks) AND (TITLE:moulting) AND PUB_YEAR:[2015 TO 2020]',
        '("pond life"[tiab] OR ducks[tiab]) AND moulting[tiab] AND 2015:2020[dp]',
        '("pond life" | ducks) + moulting',
        'titles.title:("pond life" OR ducks) AND descriptions.description:moulting AND publicationYear:[2015 TO 2020]',
    )
    assert {words_of_query(query) for query in dialects} == {frozenset({"pond", "life", "ducks", "moulting"})}


def test_best_matches_come_first_and_all_come(invented_server: Serve):
    """A cap would keep whatever happened to be recorded first."""
    client = Client(invented_server())
    found = client.json("openalex/works", search="moulting ducks")["results"]
    assert len(found) == 12
    assert "ducks" in found[0]["title"]


def test_a_question_that_nothing_bears_on_finds_nothing(invented_server: Serve):
    """What is said of a question without answers could not be tested."""
    client = Client(invented_server(match=True))
    assert client.json("europepmc/search", query='TITLE:"volcanic glass"')["hitCount"] == 0
    assert client.json("europepmc/search", query=QUESTION)["hitCount"] == 11
    assert client.json("europepmc/search", query="TITLE:ducks")["hitCount"] == 1


def test_requests_are_kept_as_they_came(invented_server: Serve):
    """Whether a client is polite, and asks nothing twice, could not be tested."""
    server = invented_server()
    agent = "synthesist/0 (mailto:user@example.org)"
    Client(server).ask("crossref/works", params={"query.bibliographic": "a & b"}, headers={"User-Agent": agent})
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    Client(server).ask("europepmc/searchPOST", body=b"query=x&pageSize=3", headers=form)
    first, second = server.requests
    assert (first.service, first.method, first.params) == ("crossref", "GET", (("query.bibliographic", "a & b"),))
    assert first.header("user-agent") == agent
    assert first.target == "/crossref/works?query.bibliographic=a+%26+b"
    assert (second.method, second.params) == ("POST", (("query", "x"), ("pageSize", "3")))


def test_services_wait_at_the_same_time(invented_server: Serve):
    """A client that asks all at once would be measured as one that asks in turn."""
    server = invented_server(latency=0.3)
    started = time.monotonic()
    with ThreadPoolExecutor(8) as pool:
        walked = list(pool.map(lambda path: Client(server).ask(path)[0], ["openalex/works", "crossref/works"] * 4))
    assert set(walked) == {200}
    assert 0.3 <= time.monotonic() - started < 1.5


def test_the_environment_names_every_service(invented_server: Serve):
    """The program would ask the real service in a test."""
    server = invented_server()
    assert set(server.environment) == {f"SYNTHESIST_ENDPOINT_{name.upper()}" for name in SERVICES}
    assert all(re.fullmatch(r"http://127\.0\.0\.1:\d+/[a-z]+", address) for address in server.environment.values())


def test_it_starts_by_hand():
    """A developer could not try the program against it."""
    command = [sys.executable, "-m", "benchmarks.replay", "--fault", "semanticscholar=429", "--multiply", "20"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, env={**os.environ}) as process:
        lines = [process.stdout.readline() for _ in range(2 * len(SERVICES))]
        process.terminate()
    assert [line.partition("=")[0] for line in lines[:9]] == [
        f"export SYNTHESIST_ENDPOINT_{s.upper()}" for s in SERVICES
    ]
    assert lines[9] == "# openalex: 20 rows\n"


def test_every_search_service_can_be_walked():
    """A service that is added would be left out of the tests."""
    assert set(WALKS) == set(SERVICES) - {"unpaywall"}
