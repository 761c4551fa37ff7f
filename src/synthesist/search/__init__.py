"""The first stage: a question becomes concepts, concepts become queries, queries become dated searches."""

from synthesist.search.federation import Answer, Found, Source, search
from synthesist.search.question import parse_question

VERSION = "2"

__all__ = ["VERSION", "Answer", "Found", "Source", "parse_question", "search"]
