"""Plain text and Markdown."""

import re

from synthesist.errors import Unreadable
from synthesist.read.composing import Composer
from synthesist.read.decoding import decoded
from synthesist.records import Reading

READER = "plain/1"


def read_plain(content: bytes) -> Reading:
    """Read plain text or Markdown."""
    text = decoded(content)
    if text is None or not text.strip():
        raise Unreadable("the file is no text", "give PDF, JATS, TEI, HTML, DOCX or text", kind="unknown")
    composer = Composer(READER, content)
    for block in re.split(r"\n\s*\n", text):
        composer.paragraph(block)
    return composer.finish()
