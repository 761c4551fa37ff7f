"""The first stage: a question becomes concepts, concepts become queries, queries become dated searches."""

from synthesist.search.answers import Answer
from synthesist.search.chasing import Seed
from synthesist.search.federation import Found, Source, Web, followed, gathered, search
from synthesist.search.question import parse_question

VERSION = "3"

__all__ = ["VERSION", "Answer", "Found", "Seed", "Source", "Web", "followed", "gathered", "parse_question", "search"]
