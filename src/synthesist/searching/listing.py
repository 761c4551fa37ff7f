"""The sources that can be searched, and what is known of each beforehand."""

from collections.abc import Mapping

from synthesist import settings
from synthesist.search.databases import Database, databases
from synthesist.searching.model import Listed

LIBRARY = Listed(
    name="library",
    title="library",
    brings="the records at hand, taken in with `synthesist library add`; ranked by words and by meaning",
)

_BRINGS: Mapping[str, str] = {
    "openalex": "works of all fields; open copies, references, citing works, retraction marks",
    "europepmc": "life sciences and medicine, preprints among them; open copies, retraction notices",
    "arxiv": "preprints of physics, mathematics, computing and neighbours",
    "crossref": "what publishers deposit for DOIs of all fields; references, licences, retraction notices",
    "pubmed": "medicine and life sciences; references, retraction notices, how the query was read",
    "doaj": "articles of open-access journals of all fields",
    "datacite": "theses, reports and preprints in repositories",
    "semanticscholar": "papers of all fields, not ranked; citing works, references",
}


def listed() -> tuple[Listed, ...]:
    """The library, the databases in the order in which they are asked, and plugins that cannot be used."""
    known = databases()
    broken = (Listed(name="", title="a plugin", brings="", problem=f"{error}; {error.hint}") for error in known.broken)
    return (LIBRARY, *(_listed(database) for database in known.databases.values()), *broken)


def _listed(database: Database) -> Listed:
    about = database.about
    return Listed(
        name=about.name,
        title=about.title,
        brings=_brings(database),
        endpoint=settings.endpoint(about.name, about.endpoint),
        page=about.page,
        reachable=about.reachable,
        rates=about.rates,
        has_abstracts=about.has_abstracts,
        key=_variable(about.key),
        needs_key=about.needs_key,
        has_key=bool(about.key and settings.key(about.key)),
        follows=tuple(sorted(about.follows, reverse=True)),
    )


def _brings(database: Database) -> str:
    return _BRINGS.get(database.about.name) or _said_of(database)


def _said_of(database: Database) -> str:
    """Of a plugin, the first sentence that its class says of itself."""
    text = " ".join((type(database).__doc__ or "").split())
    return text.partition(". ")[0].rstrip(".")


def _variable(key: str) -> str:
    return f"SYNTHESIST_{key.upper().replace('-', '_')}_KEY" if key else ""


def described(one: Listed) -> str:
    """A source in a few lines of text."""
    if one.problem:
        return f"{one.title}: {one.problem}"
    lines = [f"{one.name}: {one.title}; {one.brings}" if one.title != one.name else f"{one.name}: {one.brings}"]
    if one.endpoint:
        lines += [_reach(one), _keyed(one)]
    return "\n    ".join(filter(None, lines))


def _reach(one: Listed) -> str:
    most = "no end of records" if one.reachable is None else f"the first {one.reachable:,} records of a query"
    rates = " and ".join(f"{count:,} in {seconds:g} s" for count, seconds in one.rates)
    parts = [
        "with abstracts" if one.has_abstracts else "without abstracts",
        f"citations followed: {', '.join(one.follows)}" if one.follows else "",
        f"{most}, {one.page:,} at once",
        f"requests: {rates}",
    ]
    return "; ".join(filter(None, parts))


def _keyed(one: Listed) -> str:
    if not one.key:
        return "no key"
    state = "set" if one.has_key else "needed, and not set" if one.needs_key else "not set; it is asked without"
    return f"key: {one.key} ({state})"
