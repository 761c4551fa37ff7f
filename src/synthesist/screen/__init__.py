"""The third stage: criteria with ids, then relevance, decide what is read; a sample of the rest is drawn."""

from synthesist.screen.sampling import draw
from synthesist.screen.stage import Screened, screen

VERSION = "2"

__all__ = ["VERSION", "Screened", "draw", "screen"]
