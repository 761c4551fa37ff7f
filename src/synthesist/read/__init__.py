"""The fourth stage: works become documents, documents become sentences with exact places."""

from synthesist.read.documents import ABSTRACT_READER, abstract_document
from synthesist.read.sentences import sentences
from synthesist.read.stage import Obtained, Read, Shelf, Sought, read
from synthesist.read.telling import summary, told

VERSION = "2"

__all__ = [
    "ABSTRACT_READER",
    "VERSION",
    "Obtained",
    "Read",
    "Shelf",
    "Sought",
    "abstract_document",
    "read",
    "sentences",
    "summary",
    "told",
]
