"""The parts of the report that are told in sentences, one module each."""

from synthesist.report.narrative.abstract import abstract
from synthesist.report.narrative.appraised import appraised
from synthesist.report.narrative.corrected import corrected
from synthesist.report.narrative.introduction import introduction
from synthesist.report.narrative.limitations import limitations
from synthesist.report.narrative.methodology import methodology
from synthesist.report.narrative.results import results

__all__ = ["abstract", "appraised", "corrected", "introduction", "limitations", "methodology", "results"]
