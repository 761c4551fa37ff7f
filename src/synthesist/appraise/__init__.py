"""The seventh stage: reviewers under different mandates, a score for each dimension, agreement, and the gate."""

from synthesist.appraise.challenger import Challenger
from synthesist.appraise.confirmer import Confirmer
from synthesist.appraise.reviewing import Reviewer, Synthesis
from synthesist.appraise.run import Panel, appraise, appraised_once

VERSION = "2"

__all__ = ["VERSION", "Challenger", "Confirmer", "Panel", "Reviewer", "Synthesis", "appraise", "appraised_once"]
