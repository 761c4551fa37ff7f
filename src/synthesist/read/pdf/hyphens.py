"""What was parted at a line's end: whether the hyphen belongs to the word."""

# ruff: noqa: PLR2004 - thresholds are in sizes of type, and read best where they are used

import re
from collections import Counter
from collections.abc import Iterable

from synthesist.read.pdf.lines import TextLine

_TOKEN = re.compile(r"[^\W\d_]+(?:[-‐’'][^\W\d_]+)*")
_TAIL = re.compile(r"([^\W\d_]+(?:[-‐’'][^\W\d_]+)*)[-‐\xad]$")
_HEAD = re.compile(r"[^\W\d_]+(?:[-‐’'][^\W\d_]+)*")
_DASHES = ("-", "‐", "\xad")
_COMPOUNDING = """
self well cross high low long short half quasi ex vice all real state time one two three four five six seven eight nine
ten large small full left right near far best much user data domain task end open black white hand machine human
computer multi non mid peer third second first single double evidence cost risk age sex gender dose model rule word meta
"""
_OPENING_WORDS = """
in out over under with there where up on down any some every an be for to no so by as at of or he re it can may not back
fore a un de dis mis pre pro per con com ex sub trans inter intra super hyper anti auto bio geo micro macro mono poly
photo tele
"""
_CLOSING_WORDS = """
back work works line lines point points down out up over put most ever where body thing one times ward wards ship wise
like less ness ful ing ment ments ance able ible tion tions sion age ages ally ity ities ence ent ents ant ants ers est
ism ist
"""
_KEEPING = frozenset(_COMPOUNDING.split())
"""First parts that keep their hyphen where the second is a word of the document."""

_OPENING, _CLOSING = frozenset(_OPENING_WORDS.split()), frozenset(_CLOSING_WORDS.split())
"""Beginnings and ends of words that are words themselves, so that two words there prove no compound."""

_ALWAYS = frozenset(("self", "well", "non", "cross"))


class Vocabulary:
    """The words of a document as they stand inside its lines."""

    def __init__(self, lines: Iterable[TextLine]) -> None:
        self._counts: Counter[str] = Counter()
        for line in lines:
            text = line.text
            if text.endswith(_DASHES):
                text = text[: text.rfind(" ") + 1]
            self._counts.update(token.replace("‐", "-").casefold() for token in _TOKEN.findall(text))

    def keeps(self, before: str, after: str) -> bool:
        """Whether a hyphen at a line's end stays when the line after is put behind it.

        Args:
            before: the line that ends with the hyphen.
            after: the line that follows.
        """
        tail, head = _TAIL.search(before), _HEAD.match(after)
        if not tail or not head:
            return True
        if before.endswith("\xad"):
            return False
        left, right = tail[1].replace("‐", "-").casefold(), head[0].replace("‐", "-").casefold()
        whole, parted = self._counts[left + right], self._counts[f"{left}-{right}"]
        if whole or parted:
            return parted > whole
        if head[0][0].isupper():
            return not tail[1].isupper()
        return self._is_compound(left, right)

    def _is_compound(self, left: str, right: str) -> bool:
        """Whether two words that were never seen as one are more likely a compound than a broken word."""
        if len(left) == 1 or (left[-1] == right[0] and left[-1] in "aeio"):
            return True
        if "-" in left:
            return bool(self._counts[left.rpartition("-")[-1]])
        first = right.partition("-")[0]
        if self._counts[left + first]:
            return False
        if left in _KEEPING and (self._counts[first] or left in _ALWAYS):
            return True
        return (
            len(left) > 3
            and len(first) > 3
            and left not in _OPENING
            and first not in _CLOSING
            and bool(self._counts[left])
            and bool(self._counts[first])
        )
