"""Articles as web pages: arXiv's, PMC's, publishers' and repositories'."""

from synthesist.read.html.article import READER, read_html

__all__ = ["READER", "read_html"]
