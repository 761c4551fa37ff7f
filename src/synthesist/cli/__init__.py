"""The command line. It parses, calls, and prints; nothing else does."""

from synthesist.cli.main import main

__all__ = ["main"]
