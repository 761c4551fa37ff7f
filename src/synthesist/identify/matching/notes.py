"""What databases put behind a title, in brackets: notes on the record, which are no part of it."""

import re

_KINDS = "review|letter|editorial|multiple letters|abstract|poster|thesis|comments?|see comments?"
_LANGUAGES = (
    "chinese|czech|danish|dutch|french|german|hungarian|italian|japanese|korean|norwegian|persian|polish|portuguese"
    "|russian|spanish|swedish|turkish"
)
_POINTERS = (
    r"(?:published )?err?at(?:um|a)\b.*|corrected[^\]]*|retract(?:ed|ion) (?:in|article)[^\]]*|comment (?:in|on)[^\]]*"
)
_NOTE = re.compile(
    rf"\s*[\[(](?:{_KINDS}|{_LANGUAGES}|{_POINTERS}|(?:article )?in [a-z]{{4,12}}|\d{{1,4}} refs?|\d{{1,2}})[\])]"
    r"\s*\.?$",
    re.IGNORECASE,
)
_WEB_OF_SCIENCE = r"vol\.? ?\w+,? (?:pg|pp|art(?:icle)?)\.? ?[^()]{1,40}"
_SCOPUS = r"[^()]{3,160}\((?:19|20)\d\d\)[^()]{0,30}(?:\([^()]{1,20}\))?[^()]{0,120}"
_CORRECTED = re.compile(rf"\s*\((?:{_WEB_OF_SCIENCE}|{_SCOPUS})\)\s*$", re.IGNORECASE)
"""Behind the title of a correction: "(vol 85, pg 553, 2010)", "(Cancer (2009) 3 (5-9))"."""

_MOST = 4


def without_notes(title: str) -> tuple[str, bool]:
    """The title without the notes behind it, and whether one of them says that the work is a correction."""
    for _ in range(_MOST):
        if not title.rstrip(" .").endswith(("]", ")")):
            break
        if (shorter := _CORRECTED.sub("", title)) != title and shorter:
            return shorter, True
        title = _NOTE.sub("", title) or title
    return title, False
