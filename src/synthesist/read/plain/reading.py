"""A file of plain text or Markdown as a reading."""

from synthesist.errors import Unreadable
from synthesist.read.composing import Composer
from synthesist.read.decoding import decoded
from synthesist.read.plain.lines import pages_of
from synthesist.read.plain.markdown import is_markdown, mark_down
from synthesist.read.plain.prose import Prose
from synthesist.records import Reading

READER = "plain/1"
LARGEST = 20_000_000
"""Bytes; the longest books have a few millions."""

_PLACES = "Pages are parted by form feeds; places on them are counted in lines of 12 points."


def read_plain(content: bytes) -> Reading:
    """Read plain text or Markdown: UTF-8, UTF-16 or Windows-1252; form feeds part pages.

    Raises:
        Unreadable: if it is empty, no text, or longer than any paper.
    """
    text = _text(content)
    composer = Composer(READER, content)
    if is_markdown(text):
        return composer.finish(mark_down(text, composer))
    pages = pages_of(text)
    front = Prose(composer, pages).told()
    if len(pages) == 1:
        return composer.finish(front)
    return composer.finish(front, [page.size for page in pages], [_PLACES])


def _text(content: bytes) -> str:
    if len(content) > LARGEST:
        raise Unreadable(
            f"the text is longer than {LARGEST // 10**6} MB", "no paper is: give the paper alone", kind="hostile"
        )
    text = decoded(content)
    if text is None:
        raise Unreadable("the file is no text", "give PDF, JATS, TEI, HTML, DOCX or text", kind="unknown")
    if not any(sign.isalnum() for sign in text):
        raise Unreadable("the file holds no words", "fetch it again", kind="empty")
    return text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")
