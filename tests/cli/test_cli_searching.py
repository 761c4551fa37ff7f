"""The command that searches without a review, against a server of invented answers."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from benchmarks.replay import QUESTION, Fault, ReplayServer, invented_rows

from replay.fixtures import Serve
from synthesist.formats import read_records
from synthesist.records import Record
from synthesist.review import reaching
from synthesist.search.databases import databases
from synthesist.searching import schemas
from synthesist.web.archive import Archive
from synthesist.web.client import Client
from synthesist.web.retrying import Patience

Run = Callable[..., Any]
ASKED = ("search", QUESTION, "--no-expand", "--source", "europepmc")
SCHEMAS = Path(__file__).parents[2] / "docs" / "schemas"


@pytest.fixture
def serve(invented_server: Serve, monkeypatch: pytest.MonkeyPatch) -> Serve:
    """Starts a server and points the program at it; nobody's server has to be spared or waited for."""
    polite = reaching._reachable
    monkeypatch.setattr(reaching, "_reachable", lambda about: replace(polite(about), rates=((1_000, 1.0),)))
    monkeypatch.setattr(reaching, "Client", partial(Client, patience=Patience(first_wait=0.01, jitter=0.0)))

    def started(*rows: Any, **options: Any) -> ReplayServer:
        server = invented_server(*rows, **options)
        for name, value in server.environment.items():
            monkeypatch.setenv(name, value)
        return server

    return started


def records_in(path: Path) -> list[Record]:
    """The records of a file, none of which failed."""
    rows = list(read_records(path))
    assert all(isinstance(row, Record) for row in rows)
    return [row for row in rows if isinstance(row, Record)]


def record_of(path: Path) -> dict[str, Any]:
    """The record of the search beside a file."""
    content: dict[str, Any] = json.loads(path.with_name(f"{path.name}.search.json").read_text("utf-8"))
    return content


def test_what_is_found_can_be_taken_in_and_says_all_that_was_said(run: Run, serve: Serve, tmp_path: Path) -> None:
    """A user could not go on with what a search brought, or would lose licences and notices."""
    serve()
    ended = run(*ASKED, "--source", "crossref", "--out", "found.jsonl")
    assert (ended.code, ended.out.strip()) == (0, "found.jsonl")
    found = records_in(tmp_path / "found.jsonl")
    assert [record.source for record in found] == ["europepmc"] * 12 + ["crossref"] * 12
    assert any(record.notices for record in found)
    assert all(record.raw and record.response_sha256 for record in found)
    assert json.loads(run("library", "add", "found.jsonl", "--json").out)["new"] == 24
    assert json.loads(run("library", "add", "found.jsonl", "--json").out)["unchanged"] == 24


@pytest.mark.parametrize("suffix", ["ris", "bib", "json", "csv"])
def test_every_format_holds_what_a_bibliography_needs(run: Run, serve: Serve, tmp_path: Path, suffix: str) -> None:
    """A user of another program would get a file that it cannot read, or works without names."""
    serve(keep=3)
    openalex = ("search", QUESTION, "--no-expand", "--source", "openalex")
    out = tmp_path / f"found.{suffix}"
    assert run(*openalex, "--out", out, "--archive", "a.sqlite").code == 0
    assert run(*openalex, "--out", "all.jsonl", "--archive", "a.sqlite", "--replay").code == 0
    whole = records_in(tmp_path / "all.jsonl")
    read = records_in(out)
    assert [(one.title, one.year, one.abstract) for one in read] == [
        (one.title, one.year, one.abstract) for one in whole
    ]
    assert [one.identifier("doi") for one in read] == [one.identifier("doi") for one in whole]
    assert all(any(two.source_id in value for _, value in one.extra) for one, two in zip(read, whole, strict=True))


def test_the_record_says_what_was_asked_and_where_the_answers_lie(run: Run, serve: Serve, tmp_path: Path) -> None:
    """A user could not prove what was asked, nor a reader repeat it."""
    server = serve()
    assert run(*ASKED, "--years", "2015-", "--out", "found.csv", "--archive", "answers.sqlite").code == 0
    record = record_of(tmp_path / "found.csv")
    (source,) = record["sources"]
    assert (record["question"], record["years"], record["archive"]) == (QUESTION, [2015, 0], "answers.sqlite")
    assert record["client"].startswith("synthesist/")
    assert [concept["name"] for concept in record["concepts"]]
    assert (source["name"], source["outcome"], source["reported"], source["received"]) == (
        "europepmc",
        "complete",
        12,
        12,
    )
    assert "PUB_YEAR:[2015 TO 3000]" in source["query"]
    assert source["meant"]
    assert [sent["url"].partition("/europepmc")[2] for sent in source["requests"]] == [
        one.target.partition("/europepmc")[2] for one in server.requests
    ]
    archive = Archive(tmp_path / "answers.sqlite")
    assert [one.sha256 for one in archive.asked()] == [sent["sha256"] for sent in source["requests"]]
    archive.close()


def test_a_search_again_from_its_archive_asks_nobody_and_says_the_same(
    run: Run, serve: Serve, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A user could not repeat a search of last year, whose databases answer otherwise today."""
    server = serve()
    both = ("search", QUESTION, "--source", "europepmc", "--source", "doaj", "--archive", "a.sqlite", "--out", "f.ris")
    assert run(*both).code == 0
    before = [(tmp_path / name).read_bytes() for name in ("f.ris", "f.ris.search.json")]
    asked = len(server.requests)
    assert any(
        sent["purpose"] == "look" for one in record_of(tmp_path / "f.ris")["sources"] for sent in one["requests"]
    )
    assert run(*both, "--replay").code == 0
    monkeypatch.setenv("SYNTHESIST_OFFLINE", "1")
    assert run(*both).code == 0
    assert [(tmp_path / name).read_bytes() for name in ("f.ris", "f.ris.search.json")] == before
    assert len(server.requests) == asked


def test_a_search_that_was_cut_off_goes_on_where_it_stopped(run: Run, serve: Serve, tmp_path: Path) -> None:
    """A user would pay for pages twice, and a service be asked again for what it has sent."""
    server = serve(multiply=150, faults={"doaj": Fault("503", after=1)})
    command = ("search", QUESTION, "--no-expand", "--source", "doaj", "--out", "f.jsonl", "--archive", "a.sqlite")
    ended = run(*command, "--json")
    (source,) = json.loads(ended.out)["sources"]
    assert (ended.code, source["outcome"], source["received"]) == (0, "partial", 100)
    server.plan.put({})
    (source,) = json.loads(run(*command, "--json").out)["sources"]
    assert (source["outcome"], source["received"], source["requests"]) == ("complete", 150, 2)
    assert [one.status for one in server.requests if ("page", "1") in one.params] == [200]


def test_a_source_that_fails_costs_only_itself(run: Run, serve: Serve) -> None:
    """A user would lose seven databases to the eighth, or not be told which it was."""
    serve(faults={"doaj": Fault("html")})
    ended = run(*ASKED, "--source", "doaj", "--out", "found.jsonl", "--json")
    summary = json.loads(ended.out)
    assert (ended.code, summary["records"], summary["record"]) == (0, 12, "found.jsonl.search.json")
    assert {one["name"]: one["outcome"] for one in summary["sources"]} == {"europepmc": "complete", "doaj": "failed"}
    assert "DOAJ: failed: " in ended.told


def test_where_nobody_answers_nothing_is_written(run: Run, serve: Serve, tmp_path: Path) -> None:
    """A user's good file of yesterday would be replaced by an empty one."""
    serve(faults={"europepmc": Fault("html")})
    (tmp_path / "found.ris").write_text("yesterday")
    ended = run(*ASKED, "--out", "found.ris", "--json")
    assert (ended.code, json.loads(ended.out)["out"]) == (3, None)
    assert "No source answered" in ended.told
    assert (tmp_path / "found.ris").read_text() == "yesterday"
    assert not (tmp_path / "found.ris.search.json").exists()


def test_more_than_one_row_in_twenty_lost_does_not_count_as_done(run: Run, serve: Serve, tmp_path: Path) -> None:
    """A user's script would go on with a file that lost its rows."""
    rows = {**invented_rows()}
    rows["europepmc"] = [{**row, "title": None} if at == 0 else row for at, row in enumerate(rows["europepmc"])]
    serve(rows)
    ended = run(*ASKED, "--out", "found.csv")
    assert ended.code == 3
    assert "one in twenty" in ended.told
    record = record_of(tmp_path / "found.csv")
    assert (record["records"], len(record["failures"]), record["sources"][0]["malformed"]) == (11, 1, 1)
    assert "no title" in record["failures"][0]["reason"]


def test_queries_can_be_read_before_any_is_sent(run: Run, serve: Serve) -> None:
    """A user could not look at a query before a service sees it."""
    server = serve()
    ended = run("search", QUESTION, "--show", "--no-expand", "--source", "europepmc", "--source", "crossref")
    assert (ended.code, server.requests) == (0, ())
    assert "As meant: (" in ended.out
    assert "Europe PMC: (TITLE_ABS:" in ended.out
    assert "Crossref has no Boolean search" in ended.out
    shown = json.loads(run("search", QUESTION, "--show", "--source", "europepmc", "--json").out)
    assert [one["name"] for one in shown["queries"]] == ["europepmc"]
    assert {one.target.partition("?")[0] for one in server.requests} == {"/europepmc/search"}
    assert len(shown["requests"]) == len(server.requests) == 1


def test_a_query_of_ones_own_is_sent_as_it_stands(run: Run, serve: Serve, tmp_path: Path) -> None:
    """A librarian's own query would be changed on the way."""
    server = serve()
    own = 'TITLE:"moulting  ducks" AND (PUB_YEAR:[2015 TO 2020])'
    assert run(*ASKED, "--query", f"europepmc={own}", "--out", "found.csv").code == 0
    assert dict(server.requests[0].params)["query"] == own
    (source,) = record_of(tmp_path / "found.csv")["sources"]
    assert source["query"] == own
    assert any("by a person" in note for note in source["notes"])


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--source", "nowhere"), "choose from openalex, europepmc"),
        (("--source", "files"), "--papers"),
        (("--query", "europepmc=(a AND b"), "not balanced"),
        (("--query", "doaj=a"), "add --source doaj"),
        (("--query", "europepmc"), "NAME="),
        (("--years", "lately"), "2015-2020"),
        (("--years", "2020-2015"), "first year"),
        (("--out", "found.xls"), ".jsonl"),
        (("--out", "missing/found.ris"), "a folder that is there"),
        (("--replay",), "--archive"),
        (("--archive", "found.ris"), "another name"),
    ],
)
def test_what_cannot_be_asked_is_said_before_anything_is_sent(
    run: Run, serve: Serve, tmp_path: Path, arguments: Sequence[str], said: str
) -> None:
    """A user's slip would cost a search, or end in a traceback."""
    server = serve()
    given = arguments if "--out" in arguments else ("--out", "found.ris", *arguments)
    ended = run(*ASKED, *given)
    assert (ended.code, server.requests) == (2, ())
    assert said in ended.told
    assert not list(tmp_path.glob("found*"))


@pytest.mark.parametrize(
    ("arguments", "said"), [((), "question"), (("?", "--out", "f.ris"), "question"), ((QUESTION,), "--out")]
)
def test_a_question_and_a_file_are_asked_for(run: Run, arguments: Sequence[str], said: str) -> None:
    """A user who leaves something out would not be told what."""
    ended = run("search", *arguments)
    assert ended.code == 2
    assert said in ended.told


@pytest.mark.parametrize("is_kept", [True, False])
def test_an_interruption_says_what_is_kept(run: Run, monkeypatch: pytest.MonkeyPatch, *, is_kept: bool) -> None:
    """A user who stops a long search would not know whether it was in vain."""

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("synthesist.searching.alone.gathered", interrupted)
    ended = run(*ASKED, "--out", "found.ris", *(["--archive", "a.sqlite"] if is_kept else []))
    assert ended.code == 130
    assert ("are kept in a.sqlite; the same command carries on" in ended.told) is is_kept
    assert ("Nothing was kept; with --archive" in ended.told) is not is_kept


def test_sources_are_listed_and_keys_never_shown(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A user would not know whom to ask, or find a key in a log."""
    monkeypatch.setenv("SYNTHESIST_OPENALEX_KEY", "kept-to-oneself")
    ended, listed = run("search", "--sources"), json.loads(run("search", "--sources", "--json").out)
    assert [one["name"] for one in listed] == ["library", *databases().databases]
    assert {one["name"]: one["has_key"] for one in listed if one["key"]}["openalex"] is True
    assert all(one["brings"] for one in listed)
    assert "SYNTHESIST_OPENALEX_KEY (set)" in ended.out
    assert "kept-to-oneself" not in f"{ended.out}{ended.err}{listed}"


def test_the_users_address_is_told_and_not_kept(
    run: Run, serve: Serve, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A service would take a polite user for a stranger, or an archive that is passed on would hold their address."""
    monkeypatch.setenv("SYNTHESIST_MAILTO", "ada@example.org")
    server = serve()
    command = ("search", QUESTION, "--no-expand", "--source", "pubmed", "--out", "found.jsonl", "--archive", "a.sqlite")
    assert run(*command).code == 0
    assert all(dict(one.params)["email"] == "ada@example.org" for one in server.requests)
    assert all("mailto:ada@example.org" in one.header("user-agent") for one in server.requests)
    assert not [path for path in tmp_path.glob("[af]*") if b"ada@example.org" in path.read_bytes()]
    assert not [path for path in tmp_path.glob("[af]*") if b"ada%40example.org" in path.read_bytes()]


def test_without_a_network_the_library_is_searched(
    run: Run, papers: Callable[..., Path], rows: Sequence[Mapping[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A user on a train could not search at all, or would wait for eight services in turn."""
    monkeypatch.setenv("SYNTHESIST_OFFLINE", "1")
    monkeypatch.delenv("SYNTHESIST_SOURCES")
    assert run("library", "add", papers(rows)).code == 0
    ended = run("search", QUESTION, "--out", "found.jsonl", "--json")
    summary = json.loads(ended.out)
    assert (ended.code, summary["records"]) == (0, len(rows))
    assert ended.told.count("There is no network") == 1
    outcomes = {one["name"]: one["outcome"] for one in summary["sources"]}
    assert outcomes == {"library": "complete"} | dict.fromkeys(databases().databases, "offline")


@pytest.mark.parametrize("name", sorted(schemas()))
def test_the_schemas_are_those_of_the_program(name: str) -> None:
    """A user's program would be written against what the files no longer are."""
    assert (SCHEMAS / name).read_text("utf-8") == schemas()[name]
