"""Articles in JATS and its forerunners, as PMC, Europe PMC and publishers give them."""

from synthesist.read.jats.article import READER, read_jats

__all__ = ["READER", "read_jats"]
