"""Words and sentences: tokens with their places, stems, and the concepts of a question found in a text."""

from synthesist.language.english import is_english
from synthesist.language.matching import ConceptMatcher, Mention, coverage
from synthesist.language.sentences import spans
from synthesist.language.tokens import Token, content_stems, is_stopword, stem, tokens

__all__ = [
    "ConceptMatcher",
    "Mention",
    "Token",
    "content_stems",
    "coverage",
    "is_english",
    "is_stopword",
    "spans",
    "stem",
    "tokens",
]
