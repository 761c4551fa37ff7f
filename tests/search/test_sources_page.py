"""The page on databases: what it says of them holds, and its toy can be installed and searched."""

import json
import re
import sys
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.metadata import distribution
from pathlib import Path
from threading import Thread
from urllib.parse import parse_qs, urlsplit

import pytest

from synthesist import settings
from synthesist.formats import ExportFormat, read_records
from synthesist.records import Record
from synthesist.search.databases import databases
from synthesist.searching import listed
from synthesist.searching.alone import Means, found, plan_of
from synthesist.searching.files import parts_of, ranked, write

PAGE = (Path(__file__).parents[2] / "docs" / "sources.md").read_text("utf-8")
WORKS = [{"id": f"t{at}", "title": f"Toy ducks {at}", "abstract": "Of ducks.", "authors": ["Toy"]} for at in range(70)]


def block(language: str) -> str:
    """The page's block of code in a language."""
    (text,) = re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)
    return str(text)


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The toy as pip would leave it: a module, and a folder that says what it offers."""
    site = tmp_path / "site"
    about = site / "toy_synthesist-1.0.dist-info"
    about.mkdir(parents=True)
    (site / "toy_synthesist.py").write_text(block("python"))
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: toy-synthesist\nVersion: 1.0\n")
    group = re.search(r'entry-points\."(.+)"', block("toml"))
    assert group
    entry = block("toml").splitlines()[1].replace('"', "")
    (about / "entry_points.txt").write_text(f"[{group[1]}]\n{entry}\n")
    monkeypatch.syspath_prepend(site)
    assert distribution("toy-synthesist").version == "1.0"
    yield
    sys.modules.pop("toy_synthesist", None)


class _Toys(BaseHTTPRequestHandler):
    """Fifty toys at once, and one that cannot be read."""

    def do_GET(self) -> None:
        """Answer."""
        asked = parse_qs(urlsplit(self.path).query)
        start, rows = int(asked["start"][0]), int(asked["rows"][0])
        works = [*WORKS, {"id": "broken"}][start : start + rows]
        body = json.dumps({"works": works, "total": len(WORKS) + 1}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the parent's
        """Nothing on the terminal."""


@pytest.fixture
def toy_server(loopback: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The toy's service, on this machine."""
    server = ThreadingHTTPServer((loopback, 0), _Toys)
    monkeypatch.setenv("SYNTHESIST_ENDPOINT_TOY", f"http://{loopback}:{server.server_port}")
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    yield
    server.shutdown()
    server.server_close()


@pytest.mark.usefixtures("installed", "toy_server")
def test_the_pages_toy_is_searched_like_any_other(tmp_path: Path) -> None:
    """A user could not add a database that we do not know."""
    assert ("toy", "Invented works, of no use to anyone") in [(one.name, one.brings) for one in listed()]
    plan = plan_of("Do toy ducks moult?", sources=("toy",), expand=False)
    _, result = found(plan, Means())
    (entry,) = result.searches
    assert (entry.source, entry.outcome, entry.reported, entry.received, entry.malformed) == (
        "Toy",
        "complete",
        71,
        71,
        1,
    )
    write(parts_of(ranked(result), ExportFormat.JSON_LINES), tmp_path / "toys.jsonl")
    records = [row for row in read_records(tmp_path / "toys.jsonl") if isinstance(row, Record)]
    assert [record.source_id for record in records] == [work["id"] for work in WORKS]


def test_the_page_says_what_the_program_does() -> None:
    """A user would keep to limits that are not the program's."""
    for name, database in databases(()).databases.items():
        about = database.about
        (row,) = re.findall(rf"^\| `{name}` \|(.+)\|$", PAGE, re.MULTILINE)
        _, reachable, page, rates, key, follows = (cell.strip() for cell in row.split("|"))
        assert reachable == ("no end" if about.reachable is None else f"{about.reachable:,}")
        assert page == f"{about.page:,}"
        assert rates == " and ".join(f"{count} in {seconds:g} s" for count, seconds in about.rates)
        assert (f"`SYNTHESIST_{about.key.upper()}_KEY`" in key) is bool(about.key)
        assert follows == (", ".join(sorted(about.follows, reverse=True)) or "–")
        assert f"\n### {about.title}\n" in PAGE


@pytest.mark.parametrize("name", ["MAILTO", "SOURCES", "OFFLINE", "CACHE", "ENDPOINT_", "_KEY"])
def test_the_page_names_every_setting(name: str) -> None:
    """A user could not find how to be polite, or how to stay offline."""
    assert name in Path(settings.__file__).read_text("utf-8")
    assert re.search(rf"`SYNTHESIST_\w*{name}", PAGE)
