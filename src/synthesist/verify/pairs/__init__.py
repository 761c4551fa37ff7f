"""One claim against one document or sentence: selection, judge, stack, calibration, vetoes."""

from synthesist.verify.pairs.stack import Setting
from synthesist.verify.pairs.verifier import Asked, Verifier, Weighed

__all__ = ["Asked", "Setting", "Verifier", "Weighed"]
