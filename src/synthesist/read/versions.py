"""One version for all readers together: what was read by another is read again."""

from synthesist.settings import grobid

READERS = "readers/1"
"""Raise it with the version of any reader."""


def readers() -> str:
    """What readings are kept under: a server of the user's own reads otherwise than the program does."""
    return f"{READERS} and {server}" if (server := grobid()) else READERS
