"""Word files (DOCX)."""

from synthesist.read.docx.article import READER, read_docx

__all__ = ["READER", "read_docx"]
