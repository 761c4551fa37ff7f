"""Which sources are searched where none is named, and the library among them."""

from pathlib import Path

from synthesist.errors import NothingToSearch
from synthesist.library import Library
from synthesist.models import default_embedder
from synthesist.plan import SearchPlan
from synthesist.review.reaching import keyless
from synthesist.settings import default_sources


def usual_sources(library: Path) -> tuple[str, ...]:
    """`SYNTHESIST_SOURCES`, else every database that can be asked without a key; and the library if it holds anything.

    Args:
        library: folder of the library.
    """
    usual = default_sources() or (*keyless(), "library")
    if len(usual) > 1 and "library" in usual and not _holds_anything(library):
        return tuple(name for name in usual if name != "library")
    return usual


def library_for(search: SearchPlan, folder: Path) -> Library:
    """The library in a folder; it may be empty where databases are asked too.

    Raises:
        NothingToSearch: it is empty, and no database is asked.
    """
    library = Library(folder, default_embedder())
    if not search.databases and not len(library):
        library.close()
        raise NothingToSearch(
            f"the library in {folder} is empty",
            "fill it with `synthesist library add FILE…`, or pass files with --papers",
        )
    return library


def _holds_anything(folder: Path) -> bool:
    library = Library(folder, default_embedder())
    try:
        return bool(len(library))
    finally:
        library.close()
