"""Footnotes and endnotes of a Word file, by the marks that refer to them."""

from typing import Any

from synthesist.read.docx.parts import Parts
from synthesist.read.markup import attribute

_KINDS = (("footnotes", "footnote", "footnoteReference"), ("endnotes", "endnote", "endnoteReference"))


def notes_of(parts: Parts) -> dict[tuple[str, str], list[Any]]:
    """Paragraphs of each note by the kind and id of its mark; lines that only part notes from the text are left out."""
    found: dict[tuple[str, str], list[Any]] = {}
    for part, tag, mark in _KINDS:
        root = parts.related(part)
        for note in [] if root is None else root.iter(tag):
            if attribute(note, "type") in {"", "normal"}:
                found[mark, attribute(note, "id")] = list(note.iter("p"))
    return found
