"""Articles in TEI, above all as GROBID makes them of PDFs."""

from synthesist.read.tei.article import READER, read_tei

__all__ = ["READER", "read_tei"]
