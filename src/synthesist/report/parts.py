"""A written sentence taken apart: quotes, which are others' words; markers of references; and the rest."""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from synthesist.report.model import Line

_MARKER = re.compile(r"\[\d+(?:, \d+)*\]")


class Part(NamedTuple):
    """A stretch of a line's text; the parts joined are the text."""

    kind: Literal["text", "quote", "marker"]
    text: str


def parts(line: Line, question: str) -> Iterator[Part]:
    """The parts of a line; a bracketed number within a quote is the quoted author's, not a marker."""
    at = 0
    for start, end in _quotes(line, question):
        yield from _plain(line.text[at:start])
        yield Part("quote", line.text[start:end])
        at = end
    yield from _plain(line.text[at:])


def _quotes(line: Line, question: str) -> Iterator[tuple[int, int]]:
    """Places of the words in quotation marks, known by their length: a quote may hold such marks itself."""
    lengths = {span.end - span.start for span in line.spans} | {len(question)}
    at = line.text.find("“")
    while at >= 0:
        ends = [at + 1 + length for length in lengths if line.text[at + 1 + length : at + 2 + length] == "”"]
        if ends:
            yield at + 1, max(ends)
        at = line.text.find("“", max(ends, default=at + 1))


def _plain(text: str) -> Iterator[Part]:
    at = 0
    for marker in _MARKER.finditer(text):
        if marker.start() > at:
            yield Part("text", text[at : marker.start()])
        yield Part("marker", marker[0])
        at = marker.end()
    if text[at:]:
        yield Part("text", text[at:])
