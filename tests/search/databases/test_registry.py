"""Which databases there are, with those that other packages offer."""

import sys
from importlib.metadata import EntryPoint
from types import ModuleType
from typing import Any

import pytest

from synthesist.search.databases import GROUP, About, Page, databases
from synthesist.web.message import Request, Response

BUILT_IN = ["openalex", "europepmc", "arxiv", "crossref", "pubmed", "doaj", "datacite", "semanticscholar"]


class Toy:
    """A database as another package would write it."""

    about = About(
        name="toy",
        title="Toy",
        endpoint="https://toy.example",
        page=10,
        reachable=None,
        rates=((1, 1.0),),
        has_abstracts=False,
    )

    def request(self, query: str, cursor: str, count: int, endpoint: str) -> Request:
        """See `Database.request`."""
        return Request(service="toy", url=endpoint, params=(("q", query),))

    def parse(self, response: Response, cursor: str, count: int) -> Page:
        """See `Database.parse`."""
        return Page(records=())


def _broken() -> None:
    raise RuntimeError("no\nluck")


class Failing(Toy):
    """A plugin that fails when it is made."""

    def __init__(self) -> None:
        _broken()


class Taken(Toy):
    """A plugin that calls itself as another database."""

    about = About(name="arxiv", title="Other", endpoint="https://x.example", page=1, reachable=1, rates=())


class Misnamed(Toy):
    """A plugin whose name cannot stand in a file."""

    about = About(name="My Base/../x", title="Other", endpoint="https://x.example", page=1, reachable=1, rates=())


class Unfinished:
    """A plugin without methods."""

    about = Toy.about


@pytest.fixture(autouse=True)
def plugin(monkeypatch: pytest.MonkeyPatch) -> None:
    """A module of another package."""
    module = ModuleType("toy_package")
    vars(module).update(
        Toy=Toy, toy=Toy(), Failing=Failing, Taken=Taken, Misnamed=Misnamed, Unfinished=Unfinished, words="x"
    )
    monkeypatch.setitem(sys.modules, "toy_package", module)


def _point(value: str, name: str = "toy") -> EntryPoint:
    return EntryPoint(name=name, value=value, group=GROUP)


def test_the_built_in_databases_are_there_in_their_order():
    """A database that is not registered is never searched, and nobody is told."""
    known = databases([])
    assert list(known.databases) == BUILT_IN
    assert known.broken == ()
    for name, database in known.databases.items():
        assert database.about.name == name
        assert database.about.endpoint.startswith("https://")
        assert not database.about.endpoint.endswith("/")
        assert not database.about.needs_key
        request = database.request("a", "", 10, "https://stand-in.example/base")
        assert request.service == name
        assert request.url.startswith("https://stand-in.example/base/")


@pytest.mark.parametrize("value", ["toy_package:Toy", "toy_package:toy"])
def test_a_plugin_is_a_database_like_the_others(value: str):
    """A field's own database could otherwise not be searched without changing the package."""
    known = databases([_point(value)])
    assert list(known.databases) == [*BUILT_IN, "toy"]
    assert known.databases["toy"].request("q", "", 1, "https://toy.example").params == (("q", "q"),)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("toy_package:Failing", "RuntimeError: no luck"),
        ("toy_package:missing", "missing"),
        ("no_such_package:Toy", "no_such_package"),
        ("toy_package:words", "no `about`"),
        ("toy_package:Unfinished", "no method `request`"),
        ("toy_package:Taken", "arxiv is taken"),
        ("toy_package:Misnamed", "not made of small letters"),
    ],
)
def test_a_broken_plugin_costs_itself_alone(value: str, words: str):
    """One bad package must not keep all others from being searched, and must be named on one line."""
    known = databases([_point(value, "bad"), _point("toy_package:Toy", "good")])
    assert list(known.databases) == [*BUILT_IN, "toy"]
    (error,) = known.broken
    assert words in str(error)
    assert "plugin bad" in str(error)
    assert "\n" not in str(error)
    assert error.hint


def test_installed_plugins_are_found(monkeypatch: pytest.MonkeyPatch):
    """What a package declares under the group is looked up without being named anywhere."""

    def points(*, group: str) -> list[Any]:
        return [_point("toy_package:Toy")] if group == GROUP else []

    monkeypatch.setattr("synthesist.search.databases.entry_points", points)
    assert "toy" in databases().databases
