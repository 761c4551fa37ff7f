"""The fifth stage: sentences that assert a result become claims, each direct, indirect or off."""

from synthesist.extract.relevance import RelevanceJudge, Relevant, Setting
from synthesist.extract.results import asserts_result, place_of, result_cues
from synthesist.extract.stage import Extracted, Source, by_document, extract
from synthesist.extract.telling import Told, tell

VERSION = "4"

__all__ = [
    "VERSION",
    "Extracted",
    "RelevanceJudge",
    "Relevant",
    "Setting",
    "Source",
    "Told",
    "asserts_result",
    "by_document",
    "extract",
    "place_of",
    "result_cues",
    "tell",
]
