"""The seventh stage: checks that anyone can repeat by counting in the ledger."""

from synthesist.appraise.checks import appraise

VERSION = "1"

__all__ = ["VERSION", "appraise"]
