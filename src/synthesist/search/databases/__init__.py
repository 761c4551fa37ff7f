"""Literature databases, one module each, and what they have in common."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.metadata import EntryPoint, entry_points

from synthesist.errors import SourceError, SynthesistError, contain
from synthesist.records import Failure
from synthesist.search.databases.base import About, Chaser, Database, Page

GROUP = "synthesist.databases"
"""The group of entry points under which other packages offer a database: a class without arguments, or an object."""

_NAME = re.compile(r"[a-z][a-z0-9_-]{0,30}")

__all__ = ["GROUP", "About", "Chaser", "Database", "Known", "Page", "databases"]


@dataclass(frozen=True, slots=True)
class Known:
    """The databases that can be asked.

    Attributes:
        databases: by name; the built-in ones first, in the order in which they are asked, then plugins by name.
        broken: what is wrong with plugins that cannot be used; each costs itself alone.
    """

    databases: Mapping[str, Database]
    broken: tuple[SourceError, ...] = ()


def databases(plugins: Iterable[EntryPoint] | None = None) -> Known:
    """The built-in databases, and those that other packages offer.

    Args:
        plugins: entry points to take in place of those that are installed.
    """
    offered = entry_points(group=GROUP) if plugins is None else plugins
    known = {database.about.name: database for database in _built_in()}
    broken: list[SourceError] = []
    for plugin in sorted(offered, key=lambda point: (point.name, point.value)):
        try:
            database = _loaded(plugin, known)
        except SourceError as error:
            broken.append(error)
        else:
            known[database.about.name] = database
    return Known(known, tuple(broken))


def _built_in() -> tuple[Database, ...]:
    from synthesist.search.databases.arxiv import Arxiv
    from synthesist.search.databases.crossref import Crossref
    from synthesist.search.databases.datacite import DataCite
    from synthesist.search.databases.doaj import Doaj
    from synthesist.search.databases.europepmc import EuropePmc
    from synthesist.search.databases.openalex import OpenAlex
    from synthesist.search.databases.pubmed import PubMed
    from synthesist.search.databases.semanticscholar import SemanticScholar

    return OpenAlex(), EuropePmc(), Arxiv(), Crossref(), PubMed(), Doaj(), DataCite(), SemanticScholar()


def _loaded(plugin: EntryPoint, known: Mapping[str, Database]) -> Database:
    """A plugin's database.

    Raises:
        SourceError: it cannot be loaded, is no database, or takes a name that is taken.
    """
    failures: list[Failure] = []
    made: object = None
    try:
        with contain("search", f"plugin {plugin.name}", failures.append):
            offered = plugin.load()
            made = offered() if isinstance(offered, type) else offered
    except SynthesistError as error:
        raise _unusable(plugin, str(error)) from error
    if failures:
        raise _unusable(plugin, failures[0].reason)
    if wrong := _flaw(made, known):
        raise _unusable(plugin, wrong)
    return made  # type: ignore[return-value]  # what a database needs was looked for


def _flaw(made: object, known: Mapping[str, Database]) -> str:
    """What keeps an object from being a database; empty where nothing does."""
    about = getattr(made, "about", None)
    if not isinstance(about, About):
        return "it has no `about` that is an `About`"
    if missing := [name for name in ("request", "parse") if not callable(getattr(made, name, None))]:
        return f"it has no method `{missing[0]}`"
    if not _NAME.fullmatch(about.name):
        return f"its name {about.name!r} is not made of small letters, digits, hyphens and underscores"
    return f"its name {about.name} is taken" if about.name in known else ""


def _unusable(plugin: EntryPoint, reason: str) -> SourceError:
    line = " ".join(reason.split())
    return SourceError(
        f"the database of plugin {plugin.name} ({plugin.value}) cannot be used: {line}",
        "mend or uninstall the package that offers it; the other databases are searched without it",
    )
