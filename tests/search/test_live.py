"""The databases as they answer today: `pytest --live -n 0 tests/search/test_live.py`. Nothing is asked without --live.

Each database is asked once for three records. What is held is the shape of an answer, not what is in it.
"""

from collections.abc import Iterator

import pytest

from synthesist import settings
from synthesist.records import Outcome, Record
from synthesist.search.asking import Service as Asked
from synthesist.search.databases import About, databases
from synthesist.search.queries import BooleanQuery, Facet, Term, translate
from synthesist.web.archive import Archive
from synthesist.web.budget import Budget
from synthesist.web.client import Client
from synthesist.web.services import Service

WANTED = 3
QUERY = BooleanQuery("sleep and memory", (Facet("sleep", (Term("sleep"),)), Facet("memory", (Term("memory"),))))


@pytest.fixture(autouse=True)
def _no_network(pytestconfig: pytest.Config) -> None:
    """In place of the guard of all other tests: here the network is what is tested."""
    if not pytestconfig.getoption("--live"):
        pytest.skip("asks the databases over the network: pytest --live")


@pytest.fixture
def client() -> Iterator[Client]:
    """Knows every database at its own address, unless a setting puts another in its place."""
    known = [database.about for database in databases().databases.values()]
    services = [Service(about.name, about.title, _endpoint(about), about.rates) for about in known]
    archive = Archive()
    with Client(archive, Budget(60, 40), services, is_caching=False) as asking:
        yield asking
    archive.close()


def _endpoint(about: About) -> str:
    return settings.endpoint(about.name, about.endpoint)


@pytest.mark.parametrize("name", databases(()).databases)
def test_a_database_answers_in_the_shape_that_is_read(client: Client, name: str) -> None:
    """A user's search would lose a database whose answers have changed since its adapter was written."""
    database = databases(()).databases[name]
    about = database.about
    if about.needs_key and not settings.key(about.key):
        pytest.skip(f"{about.title} needs a key")
    walked = Asked(database, _endpoint(about), client.fetch).walk(translate(name, QUERY).query, WANTED)
    if walked.outcome is Outcome.FAILED and "429" in walked.problem:
        pytest.skip(walked.problem)
    assert walked.outcome in {Outcome.COMPLETE, Outcome.CAPPED}, walked.problem
    records = [row for row in walked.rows if isinstance(row, Record)]
    assert len(records) >= WANTED
    assert walked.total
    assert walked.total >= WANTED
    assert all(record.source == name and record.source_id for record in records)
    assert any(record.title and record.identifiers and record.authors for record in records)
    assert any(record.year for record in records)
