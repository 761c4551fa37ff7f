"""What titles say beside their subject: that a work is about another one, or is one of several."""

import re
from dataclasses import dataclass
from itertools import islice

from synthesist.identify.matching.folding import LONGEST, folded, squeezed
from synthesist.identify.matching.notes import without_notes

_RETRACTED = re.compile(
    r"^(?:retracted(?: article| paper| chapter)?|withdrawn(?: article)?|removed|article retracted) (?=\S+ \S)"
)
_OF = "(?: the article| the paper)?"
_ABOUT = {
    "retraction": r"(?:notice of )?(?:retraction|withdrawal)(?: notice| note| statement)?(?: (?:to|of|for|on|in))?",
    "concern": r"(?:editorial )?(?:expression|statement|notice) of concern(?: (?:to|on|for|about|regarding|in))?",
    "erratum": r"(?:author |publisher |editorial )?(?:erratum|errata|corrigend(?:um|a)|correction|addendum)"
    rf"(?: (?:to|for|on|of|in){_OF})?",
    "reply": r"(?:(?:the )?(?:authors?|editors?) )?(?:reply|response|rejoinder|rebuttal)"
    r" (?:to|by|from)(?: the)?(?: (?:comments?|letters?))?(?: (?:on|to|by))?"
    r"|(?:(?:the )?authors? )?(?:reply|response)|in reply(?: to)?",
    "comment": r"(?:invited |editorial |expert |a |some )?(?:comments?|commentary|discussion|letter|remarks|re)"
    rf" (?:on|to|of|regarding|about|re|by){_OF}|re|comment|letter to the editor|invited commentary",
}
_BEFORE = {name: re.compile(rf"^(?:{words}) (?=\S+ \S)|^(?:{words})$") for name, words in _ABOUT.items()}
_BEHIND = {
    "reply": re.compile(
        r"(?:(?:the )?(?:authors?|editors?) )?(?:reply|rejoinder|response to (?:comments?|letters?|the editor))$"
    ),
    "erratum": re.compile(r"(?:erratum|corrigendum|(?:author |publisher )correction)$"),
    "comment": re.compile(r"(?:(?:invited|editorial) comment(?:ary)?|letter to the editor|a comment(?:ary)?|comment)$"),
    "protocol": re.compile(r"(?:study |trial |review )?protocol(?: (?:for|of|to) .*)?$"),
}
_HINT = re.compile(
    r"^re |retract|withdraw|of concern|errat|corrig|correction|addendum|reply|response|rejoinder|rebuttal|comment"
    r"|discussion|letter|remarks|protocol"
)
"""Looked for first, because most titles speak of no other work."""

_COLUMNS = (
    r"(?:guest |from the |a )?editor(?:ial|s)?(?: introduction| comments?| note| column| page| foreword| choice)?",
    r"(?:from|letter from|remarks from|message from|note from) .*\beditors?\b.*",
    r"introduction(?: to (?:the )?(?:\w+ )?(?:minitrack|special|symposium|issue|workshop|proceedings)\b.*)?",
    r"(?:book|media|software) reviews?|news(?: and views)?|in this issue|letters?(?: to the editors?)?|correspondence",
    r"announcements?|calendar|contents?|table of contents|index|in memoriam|obituary|preface|foreword|discussion",
    r"(?:reviewers? )?acknowledge?ments?(?: (?:to|of) reviewers?)?|reviewers?|conclusions?|annual report",
    r"report of the \w+|call for papers|welcome(?: message)?|message from .*|frontmatter|editorial board",
    r"abstracts?|poster (?:session|abstracts?)",
)
_COLUMN = re.compile(rf"(?:{'|'.join(_COLUMNS)})$")
_IN_DIGITS = {
    **dict(zip(("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"), map(str, range(1, 11)), strict=True)),
    **dict(zip(("one", "two", "three", "four", "five"), map(str, range(1, 6)), strict=True)),
}
_PART = re.compile(
    r"\b(?:parts?|pt|volume|vol|chapter|phase|report no|paper) (\d{1,3}|[ivx]{1,4}|one|two|three|four|five)\b"
)
_TAIL = re.compile(r" (i{1,3}|iv|vi{1,3}|ix)$")
_EDITION = re.compile(
    r"\b(?:(?:\d+(?:st|nd|rd|th)|second|third|fourth|fifth|new|revised|updated) (?:edition|update)"
    r"|updated?$|update of)\b"
)
_MARK = re.compile(r"(?<=\w)\W{0,3}[:;.?!(\[\u2013\u2014]\W{0,3}(?=\w)|(?<=\w) +-+ +(?=\w)")
_MOST_MARKS, _FEWEST_WORDS = 3, 4
_NUMERAL = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Heading:
    """A title taken apart.

    Attributes:
        subject: folded, without marks and notes.
        about: what it is to another work: "retraction", "concern", "erratum", "reply", "comment", "protocol", or empty.
        part: the number of the part, in digits; empty where there is none.
        edition: the words that tell a later edition or an update; empty where there are none.
        numbers: the digits of all numerals in the subject, in order: exports part "1,000" in two.
        is_column: what recurs under one title in every issue, such as an editorial.
        parts: what stands before and behind each of the first marks of punctuation, without blanks, from four words on:
            what is left where an export keeps the title without its subtitle.
    """

    subject: str
    about: str
    part: str
    edition: str
    numbers: str
    is_column: bool
    parts: frozenset[str]


def heading_of(title: str) -> Heading:
    """A title as a source gives it, taken apart; at most 2,000 characters are read."""
    bare, is_corrected = without_notes(title[:LONGEST].strip())
    subject, about = _RETRACTED.sub("", folded(bare)), "erratum" if is_corrected else ""
    if not about:
        subject, about = _apart(subject)
    found = _PART.search(subject) or _TAIL.search(subject)
    edition = _EDITION.search(subject)
    return Heading(
        subject=subject,
        about=about,
        part=_IN_DIGITS.get(found[1], found[1].lstrip("0")) if found else "",
        edition=edition[0] if edition else "",
        numbers="".join(_NUMERAL.findall(subject)),
        is_column=_COLUMN.match(subject) is not None,
        parts=_parts(bare),
    )


def _parts(title: str) -> frozenset[str]:
    marks = list(islice(_MARK.finditer(title), _MOST_MARKS))
    found = [folded(part) for mark in marks for part in (title[: mark.start()], title[mark.end() :])]
    return frozenset(squeezed(part) for part in found if part.count(" ") >= _FEWEST_WORDS - 1)


def _apart(title: str) -> tuple[str, str]:
    """A folded title without the words that relate it to another, and what they say."""
    if not _HINT.search(title):
        return title, ""
    for name, pattern in _BEFORE.items():
        if found := pattern.match(title):
            return title[found.end() :].strip() or title, name
    for name, pattern in _BEHIND.items():
        if found := pattern.search(title):
            return title[: found.start()].strip() or title, name
    return title, ""
