"""The clause in which a sentence asserts what it asserts: without brackets, reporting words and words before it."""

import re
from typing import NamedTuple

MOST_CHARACTERS = 2_000
"""Characters of a claim that are read; a longer one is no sentence."""

_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|\{[^{}]*\}")
_STATISTICS = re.compile(r"\b[pP](?:[\s-]?values?)?\s?[<=>≤≥]+\s?[\d.·]+|\b9[059]\s?%\s?(?:CI|confidence)\b[^;,]*")

_FOUND = (
    r"(?:f[io]u?nd|found|show(?:s|ed|n)?|demonstrat(?:es?|ed)|observ(?:es?|ed)|reveal(?:s|ed)?|indicat(?:es?|ed)|"
    r"suggest(?:s|ed)?|conclud(?:es?|ed)|confirm(?:s|ed)?|report(?:s|ed)?|not(?:es?|ed)|establish(?:es|ed)?|"
    r"prov(?:es?|ed|en)|impl(?:y|ies|ied)|support(?:s|ed)?|see|saw|seen|argue|hypothesi[sz]ed?|believe|document(?:s|"
    r"ed)?|"
    r"discover(?:s|ed)?|verif(?:y|ies|ied)|highlight(?:s|ed)?|underscores?|illustrates?|speculate|think|propose|state|"
    r"known)"
)
_REPORT = re.compile(rf"\b{_FOUND}\s+(?:clearly\s+|strongly\s+)?that\b[\s,:]*", re.IGNORECASE)
_DENIED = re.compile(r"\b(?:not|no|never|cannot)\b|n['’]t\b", re.IGNORECASE)
_REPORTING = 250
"""Characters of a sentence among which it says who found it."""

_LINK = re.compile(
    r"(?:(?:however|moreover|furthermore|in addition|additionally|also|in contrast|conversely|further|similarly|"
    r"likewise|thus|hence|"
    r"therefore|overall|interestingly|importantly|notably|surprisingly|finally|lastly|again|in particular|specifically|"
    r"in conclusion|"
    r"in summary|meanwhile|as expected|consequently|as a result|first|second|third|on average|nevertheless|nonetheless|"
    r"\w+ly,|on the other hand|in general|in fact|indeed|then|but|and|yet|with the exception of|of note|to our "
    r"knowledge)\b,?\s+)+",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"(?P<kind>compared (?:with|to)|in compar(?:ison|ed) (?:with|to)|relative to|versus|unlike|in contrast to|in|among|"
    r"for|"
    r"on|with|without|after|following|at|during|by|using|when|under|within|across|over|before|through|from|between|"
    r"regarding|as for|concerning|in terms of|with respect to|with regard to|given|based on|similar to|considering|"
    r"according to|thanks to|while|although|despite)\b",
    re.IGNORECASE,
)
_CLAUSES = re.compile(r";\s|,\s+(?:but|whereas|while|although|though|yet|however)\b", re.IGNORECASE)
_AND_CLAUSE = re.compile(r",\s+and\s+(?=(?:its?|they|their|this|these|we|our|there)\b)", re.IGNORECASE)
_PLAIN = re.compile(
    r"\b(?:is|are|was|were|has|have|had|(?:requir|achiev|improv|reduc|increas|outperform|show)e?(?:s|d|ed))\b"
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|did|does|do|can|could|may|might|will|would|should|be)\b|\b\w{3,}(?:ed|es)\b",
    re.IGNORECASE,
)


class Frame(NamedTuple):
    """A sentence made ready; offsets are those of the sentence.

    Attributes:
        text: as long as the sentence, brackets and statistics blanked, blanks as blanks.
        start: of the clause that asserts; `end` of it.
        opening: the words before it, such as "in mice", start and end; empty where there are none.
        opened_by: the word that brings them in, in lower case.
    """

    text: str
    start: int
    end: int
    opening: tuple[int, int]
    opened_by: str


def framed(sentence: str) -> Frame:
    """The clause that a sentence asserts."""
    text = _blanked(sentence[:MOST_CHARACTERS])
    start = _after(_LINK, text, 0)
    report = _REPORT.search(text, start, start + _REPORTING)
    if report and report.end() < len(text.rstrip()) and not _DENIED.search(text, start, report.start()):
        start = _after(_LINK, text, report.end())
    end = min(_cut(text, start, *rule) for rule in ((_CLAUSES, _FINITE), (_AND_CLAUSE, _PLAIN)))
    opening = _OPENING.match(text, start)
    comma = _comma(text, opening.end(), end) if opening else -1
    if opening and comma > 0 and _FINITE.search(text, comma, end):
        return Frame(text, comma + 1, end, (opening.end(), comma), " ".join(opening["kind"].lower().split()))
    return Frame(text, start, end, (start, start), "")


def _cut(text: str, start: int, parting: re.Pattern[str], finite: re.Pattern[str]) -> int:
    """Where the first clause ends: at what parts it from the next, if a verb stands before."""
    cut = parting.search(text, start + 1)
    return cut.start() if cut and finite.search(text, start, cut.start()) else len(text)


def _blanked(sentence: str) -> str:
    """The sentence with all that stands in brackets, and statistics outside of them, as blanks."""
    text, before = sentence, ""
    while text != before:
        before = text
        text = _BRACKETS.sub(lambda found: " " * len(found[0]), text)
    text = _STATISTICS.sub(lambda found: " " * len(found[0]), text)
    return re.sub(r"\s", " ", text)


def _after(pattern: re.Pattern[str], text: str, start: int) -> int:
    while start < len(text) and text[start].isspace():
        start += 1
    found = pattern.match(text, start)
    return found.end() if found else start


def _comma(text: str, start: int, end: int) -> int:
    """The comma that ends the opening words: the first one behind which a clause with a verb stands, not a list."""
    at = text.find(",", start, end)
    while at > 0 and re.match(r"\s*(?:and|or)\b|[^,]{0,25},\s*(?:and|or)\b|\d", text[at + 1 : end]):
        at = text.find(",", at + 1, end)
    return at
