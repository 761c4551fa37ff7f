"""Abbreviations with their long forms, as texts define them: "large language models (LLMs)".

The algorithm of A. S. Schwartz and M. A. Hearst, "A simple algorithm for identifying abbreviation definitions in
biomedical text", Pacific Symposium on Biocomputing 2003, 451-462: a short form stands in brackets behind its long form,
or the long form in brackets behind it. Read from the right, each letter and digit of the short form must be found in
the long form, the first one at a word's beginning. Stricter than there where a wrong pair would widen a search: a short
form has a capital, and a long form does not reach over the end of a sentence or a clause.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

_BRACKETED = re.compile(r"\(([^()]{2,200})\)|\[([^\[\]]{2,200})\]")
_SHORT = re.compile(r"(?=.*[^\W\d_])[^\W_][\w\-/.&+'’]*(?: [\w\-/.&+'’]+)?")
_PLURAL = re.compile(r"(?<=[A-Z0-9])s$")
_EXAMPLE = re.compile(r"(?:e\.?g\b|see\b|cf\b|such as\b|including\b|fig|table)", re.IGNORECASE)
_PREFACE = re.compile(r"^(?:i\.e\.,?|or|also|hereafter|henceforth|abbreviated(?: as| to)?)\s+", re.IGNORECASE)
_CLAUSE_END = re.compile(r"[.!?;:,]$")
_QUOTES = "\"'“”‘’ "
_FEWEST, _MOST = 2, 10
"""Characters of a short form."""

_LONG_WORDS = 2
"""A bracket with more words than these holds a long form."""


_REACH_BACK = 600
"""Characters before a bracket among which its long form may stand."""


class Pair(NamedTuple):
    """An abbreviation, in the singular, and what it stands for; both as they are written."""

    short: str
    long: str


class Definition(NamedTuple):
    """An abbreviation, what it stands for, and the span that says so, long form and bracket (code points)."""

    short: str
    long: str
    start: int
    end: int


def pairs(text: str) -> list[Pair]:
    """Definitions of abbreviations in a text, in order of place."""
    return [Pair(short, long) for short, long, *_ in _definitions(text)]


def definitions(text: str) -> list[Definition]:
    """The same with their places."""
    return list(_definitions(text))


def _definitions(text: str) -> Iterator[Definition]:
    for bracket in _BRACKETED.finditer(text):
        before = _words_before(text, bracket.start())
        inside = _PREFACE.sub("", (bracket[1] or bracket[2]).strip())
        if not before or _EXAMPLE.match(inside):
            continue
        first = re.split(r"[,;:]", inside)[0].strip(_QUOTES)
        short, long = (
            (first, _reach(before, first))
            if _is_short(first)
            else (before[-1].strip(_QUOTES), " ".join(inside.split()))
        )
        if _is_short(short) and (found := _long_form(_PLURAL.sub("", short), long)):
            yield Definition(_PLURAL.sub("", short), found, _start(text, found, bracket), bracket.end())


def _words_before(text: str, end: int) -> list[str]:
    start = max(0, end - _REACH_BACK)
    words = text[start:end].split()
    is_cut = start > 0 and not text[start - 1].isspace() and not text[start].isspace()
    return words[1:] if is_cut else words


def _start(text: str, long: str, bracket: re.Match[str]) -> int:
    """Where the long form begins before the bracket; where the bracket holds it, the word before."""
    since = max(0, bracket.start() - _REACH_BACK)
    before = text[since : bracket.start()]
    spaced = re.compile(r"\s+".join(map(re.escape, long.split())))
    places = [] if spaced.search(bracket[0]) else [found.start() for found in spaced.finditer(before)]
    return since + (places[-1] if places else len(before.rstrip()) - len(before.split()[-1]))


def _is_short(text: str) -> bool:
    is_brief = _FEWEST <= len(text) <= _MOST and len(text.split()) <= _LONG_WORDS
    return is_brief and bool(_SHORT.fullmatch(text)) and any(character.isupper() for character in text)


def _reach(before: list[str], short: str) -> str:
    """The words before a bracket among which the long form may stand: min(|A| + 5, 2 |A|) of one clause."""
    size = sum(character.isalnum() for character in short)
    words = before[-min(size + 5, 2 * size) :]
    ends = [at for at, word in enumerate(words[:-1]) if _CLAUSE_END.search(word)]
    return " ".join(words[ends[-1] + 1 :] if ends else words)


def _long_form(short: str, text: str) -> str:
    """The shortest end of a text that holds the short form's characters in order; empty where there is none."""
    at = len(text)
    letters = [character for character in short.lower() if character.isalnum()]
    for place in range(len(letters) - 1, -1, -1):
        at -= 1
        while at >= 0 and (text[at].lower() != letters[place] or (place == 0 and not _begins(text, at))):
            at -= 1
        if at < 0:
            return ""
    long = text[at:].strip(_QUOTES + ",;:.")
    return long if _is_long(short, long, len(letters)) else ""


def _begins(text: str, at: int) -> bool:
    return at == 0 or not text[at - 1].isalnum()


def _is_long(short: str, long: str, size: int) -> bool:
    words = re.split(r"[\s\-]+", long)
    return size < len(long) and len(words) <= min(size + 5, 2 * size) and short.lower() not in map(str.lower, words)
