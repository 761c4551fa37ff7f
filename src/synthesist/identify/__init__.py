"""The second stage: which records are one work, what is said of it, and which works may not be used."""

from synthesist.identify.retractions import LIST, note_told
from synthesist.identify.stage import GONE, Identified, identify

VERSION = "2"

__all__ = ["GONE", "LIST", "VERSION", "Identified", "identify", "note_told"]
