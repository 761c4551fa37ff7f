"""What can be searched, one module each."""

from synthesist.search.sources.files import FilesSource
from synthesist.search.sources.library import LibrarySource

__all__ = ["FilesSource", "LibrarySource"]
