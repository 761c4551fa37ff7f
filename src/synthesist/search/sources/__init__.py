"""What can be searched, one module each."""

from synthesist.search.sources.files import FilesSource, files_in, is_list
from synthesist.search.sources.library import LibrarySource

__all__ = ["FilesSource", "LibrarySource", "files_in", "is_list"]
