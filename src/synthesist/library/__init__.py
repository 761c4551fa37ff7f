"""The library: records at hand, searchable by words and by vectors.

SQLite holds the truth. The text index and the vectors are derived from it and rebuilt when they differ.
"""

from synthesist.library.library import Added, Library, LibraryInfo
from synthesist.ranking import Ranked

__all__ = ["Added", "Library", "LibraryInfo", "Ranked"]
