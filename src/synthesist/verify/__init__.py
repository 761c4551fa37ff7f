"""The sixth stage: claims are held against sentences of other works."""

from synthesist.verify.interim import InterimJudge
from synthesist.verify.stage import Verified, verify

VERSION = "2"

__all__ = ["VERSION", "InterimJudge", "Verified", "verify"]
