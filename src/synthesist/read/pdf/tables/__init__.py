"""Tables on a page of a PDF: by drawn lines, or by the alignment of words near a caption."""

from synthesist.read.pdf.tables.finding import find_tables
from synthesist.read.pdf.tables.model import FoundCell, FoundTable

__all__ = ["FoundCell", "FoundTable", "find_tables"]
