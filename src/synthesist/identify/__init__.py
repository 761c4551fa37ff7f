"""The second stage: which records are one work, and which works may not be used."""

from synthesist.identify.works import Identified, identify

VERSION = "1"

__all__ = ["VERSION", "Identified", "identify"]
