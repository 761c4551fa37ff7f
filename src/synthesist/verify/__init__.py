"""The sixth stage: claims are held against sentences of other works."""

from synthesist.verify.pairs import Asked, Setting, Verifier, Weighed
from synthesist.verify.pairs.shipped import fingerprint
from synthesist.verify.stage import Verified, verify
from synthesist.verify.verdicts import is_final
from synthesist.verify.voices import Independence

VERSION = "5"

__all__ = [
    "VERSION",
    "Asked",
    "Independence",
    "Setting",
    "Verified",
    "Verifier",
    "Weighed",
    "fingerprint",
    "is_final",
    "verify",
]
