"""The third stage: criteria with ids, then relevance, decide what is read."""

from synthesist.screen.stage import Screened, screen

VERSION = "1"

__all__ = ["VERSION", "Screened", "screen"]
