"""The sixth stage: claims are held against sentences of other works."""

from synthesist.verify.interim import InterimJudge
from synthesist.verify.stage import Verified, verify
from synthesist.verify.verdicts import is_final

VERSION = "3"

__all__ = ["VERSION", "InterimJudge", "Verified", "is_final", "verify"]
