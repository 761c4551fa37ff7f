"""Plain text and Markdown."""

from synthesist.read.plain.reading import read_plain

__all__ = ["read_plain"]
