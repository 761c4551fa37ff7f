"""Where sentences begin and end in the running text of papers."""

import re
from collections.abc import Iterator

from synthesist.language.stops import ends, is_glued_end

_BLANKS = frozenset(sign for sign in map(chr, range(0x3001)) if sign.isspace()) | {"\u200b"}
_GAP = r"[\s\u200b]"
_CLOSERS = "\"'”’»›)\\]}"
_NUMBERS = r"\d{1,3}(?:\s?[,–-]\s?\d{1,3})*"
_SUPERSCRIPTS = "[⁰¹²³⁴-⁹][⁰¹²³⁴-⁹⁻⁺,–-]*"
_STOP = re.compile(
    rf"(?P<mark>[.!?…]+)(?P<close>[{_CLOSERS}]*(?:{_GAP}[”»](?={_GAP}))?)"
    rf"(?P<cited>{_SUPERSCRIPTS}|(?:(?<=[^\W\d_][.!?])|(?<=[%)][.!?])|(?<=[.!?][{_CLOSERS}])){_NUMBERS}|{_GAP}?\[\d[\d\s,;–-]*\](?={_GAP}+[\"“‘(]?[^\W\d_]))?"
    rf"(?P<gap>{_GAP}+)"
    rf"|(?<=[^\W\d_][a-zà-ÿ])[.!?](?P<glued>)(?=[A-Z](?:[a-zà-ÿ]+[A-Z]\w*|[a-zà-ÿ]*)[\s,;\"”-])"
    rf"|[。！？][。！？{_CLOSERS}」』]*(?P<full>)"
)
_PARAGRAPH = re.compile(
    rf"\n[^\S\n]*\n{_GAP}*"
    rf"|\n{_GAP}*(?=[•▪‣◦●*–-]{_GAP})"
    rf"|(?<=[.:;])\n{_GAP}*(?=\(?\w{{1,2}}[.)]{_GAP})"
)
_WINDOW = 120
_PARTNERS = {")": "(", "]": "["}
_BRACKETS = re.compile(r"[()\[\]]")
_LONGEST_BRACKET = 300


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence of a running text, in order, without blanks around it.

    Nothing but blanks is left out. The parts of a sentence that semicolons hold together stay together, and what
    stands in brackets stays in one sentence. References that are cited behind a stop belong to what they follow.
    """
    start = 0
    for found in _PARAGRAPH.finditer(text):
        yield from _sentences(text, start, found.start())
        start = found.end()
    yield from _sentences(text, start, len(text))


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences of `text[start:end]`, in which none can run over an edge."""
    start, end = _trimmed(text, start, end)
    bracketed = _bracketed(text, start, end)
    opened = next(bracketed, None)
    for found in _STOP.finditer(text, start, end):
        while opened and opened[1] <= found.start():
            opened = next(bracketed, None)
        last = found.start("gap") if found["gap"] else found.end()
        if opened and opened[0] < found.start() and (opened[0] > start or last < opened[1]):
            continue
        if _is_end(text, start, end, found):
            yield _trimmed(text, start, last)
            start = _trimmed(text, last, end)[0]
    if start < end:
        yield start, end


def _is_end(text: str, start: int, end: int, found: re.Match[str]) -> bool:
    at, after = found.start(), found.end()
    if after >= end:
        return False
    before = text[max(start, at - _WINDOW) : at]
    if found["glued"] is not None:
        return is_glued_end(before, text[after : min(end, after + _WINDOW)])
    return found["full"] is not None or ends(before, found["mark"], text[after : min(end, after + _WINDOW)])


def _bracketed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """First and last place of each outermost pair of brackets that is not too long to be trusted."""
    pairs: list[tuple[int, int]] = []
    opened: list[int] = []
    for found in _BRACKETS.finditer(text, start, end):
        place = found.start()
        if found[0] in "([":
            opened.append(place)
        elif opened and text[opened[-1]] == _PARTNERS[found[0]]:
            first = opened.pop()
            if place - first <= _LONGEST_BRACKET:
                while pairs and pairs[-1][0] > first:
                    pairs.pop()
                pairs.append((first, place + 1))
    return iter(pairs)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[end - 1] in _BLANKS:
        end -= 1
    while start < end and text[start] in _BLANKS:
        start += 1
    return start, end
