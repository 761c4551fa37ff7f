"""References and the markers that cite them, where a file did not mark them."""

from synthesist.read.citing.linking import with_citations

__all__ = ["with_citations"]
