"""PDFs: from characters on pages to sections, paragraphs, tables and references."""

from synthesist.read.pdf.reading import MOST_PAGES, READER, read_pdf

__all__ = ["MOST_PAGES", "READER", "read_pdf"]
