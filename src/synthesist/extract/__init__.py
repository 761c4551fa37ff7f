"""The fifth stage: sentences that assert a result become claims, each direct, indirect or off."""

from synthesist.extract.relevance import RelevanceJudge, Relevant, Setting
from synthesist.extract.results import asserts_result, place_of, result_cues
from synthesist.extract.stage import Extracted, extract

VERSION = "3"

__all__ = [
    "VERSION",
    "Extracted",
    "RelevanceJudge",
    "Relevant",
    "Setting",
    "asserts_result",
    "extract",
    "place_of",
    "result_cues",
]
