"""One version for all readers together: what was read by another is read again."""

READERS = "readers/1"
"""Raise it with the version of any reader."""
