"""A Word file from title to references, block by block."""

from collections.abc import Iterator
from typing import Any

from synthesist.errors import Unreadable
from synthesist.read.composing import Composer, Run
from synthesist.read.docx import tables
from synthesist.read.docx.body import Body
from synthesist.read.docx.front import front_of
from synthesist.read.docx.notes import notes_of
from synthesist.read.docx.paragraphs import Paragraph, joined, paragraph
from synthesist.read.docx.parts import Parts
from synthesist.read.docx.styles import Styles
from synthesist.read.docx.words import Fields
from synthesist.read.markup import attribute, hostile
from synthesist.records import Reading

READER = "docx/1"

_WRAPPERS = frozenset(("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag", "Choice"))
_GONE = frozenset(("del", "moveFrom", "sectPr", "Fallback"))


def read_docx(content: bytes) -> Reading:
    """Read a Word file: text, headings, lists, tables, notes, captions, equations; insertions kept, deletions not.

    Nothing that the file points at outside of itself is fetched, and no macro in it is looked at.

    Raises:
        Unreadable: no Word file, an old one (.doc), locked, damaged, empty, or beyond what a paper can be.
    """
    try:
        return _read(content)
    except RecursionError as error:
        raise hostile("its parts are nested deeper than a paper's can be") from error


def _read(content: bytes) -> Reading:
    parts = Parts(content)
    root = parts.root(parts.main)
    inside = None if root is None else root.find("body")
    if inside is None:
        raise Unreadable("the file has no text", "get the file again", kind="empty")
    composer = Composer(READER, content)
    walker = Walker(parts, composer)
    walker.walk(inside)
    walker.body.finish()
    body = walker.body
    front = front_of(parts.about(), body.title, body.front, "\n\n".join(body.abstract), body.keywords)
    reading = composer.finish(front, notes=(*parts.notes, *walker.notes))
    if not reading.text.strip():
        raise Unreadable(
            "the file has no text", "if it holds pictures of pages, have their text recognised", kind="empty"
        )
    return reading


class Walker:
    """Goes through a file's blocks in their order and hands them to the body."""

    def __init__(self, parts: Parts, composer: Composer) -> None:
        self._styles = Styles(parts.related("styles"))
        self._fields = Fields()
        self._notes = notes_of(parts)
        self._waiting: Paragraph | None = None
        self._changes = self._hidden = self._foreign = False
        self.body = Body(composer)

    @property
    def notes(self) -> Iterator[str]:
        """What a person should know of how the file was read."""
        if self._changes:
            yield "The file holds tracked changes: insertions were read, deletions were not."
        if self._hidden:
            yield "The file holds hidden text, which was not read."
        if self._foreign:
            yield "The file embeds another document, which was not read."

    def walk(self, element: Any) -> None:
        """Read the blocks inside an element."""
        for child in element:
            if child.tag == "p":
                self._paragraph(child)
            elif child.tag == "tbl":
                self._table(child)
            elif child.tag == "AlternateContent":
                chosen = child.find("Choice")
                self.walk(child if chosen is None else chosen)
            elif child.tag == "altChunk":
                self._foreign = True
            elif child.tag in _WRAPPERS and not _is_contents(child):
                self._changes = self._changes or child.tag in {"ins", "moveTo"}
                self.walk(child)
            elif child.tag in _GONE and child.tag in {"del", "moveFrom"}:
                self._changes = True

    def _paragraph(self, element: Any) -> None:
        found = self._found(element)
        if self._waiting:
            found, self._waiting = joined(self._waiting, found), None
        if found.is_joined:
            self._waiting = found
            return
        self.body.paragraph(found)
        for box in found.words.boxes:
            self.walk(box)
        self._note(found)

    def _found(self, element: Any) -> Paragraph:
        found = paragraph(element, self._styles, self._fields)
        self._changes = self._changes or found.words.has_changes
        self._hidden = self._hidden or found.words.has_hidden
        return found

    def _note(self, found: Paragraph) -> None:
        """The notes that a paragraph refers to."""
        for mark in found.words.marks:
            for element in self._notes.pop(mark, ()):
                self.body.note(self._found(element).words.runs)

    def _table(self, element: Any) -> None:
        first = tables.first_cell(element)
        if tables.is_box(element):
            self.walk([] if first is None else first)
        elif tables.equation_of(element):
            self.body.formula(self._inside(element)[0])
        else:
            self._changes = self._changes or tables.has_deletions(element)
            marked: list[Paragraph] = []
            grid = tables.grid(element, lambda cell: self._inside(cell, marked))
            self.body.table(grid)
            for found in marked:
                self._note(found)

    def _inside(self, element: Any, marked: list[Paragraph] | None = None) -> tuple[list[Run], bool]:
        """Text of all paragraphs inside an element, and whether all of it is bold."""
        found = [self._found(inner) for inner in element.iter("p") if not _is_boxed(inner, element)]
        if marked is not None:
            marked += [each for each in found if each.words.marks]
        told = [each for each in found if each.text]
        runs: list[Run] = []
        for each in told:
            runs += [Run(" "), *each.words.runs] if runs else each.words.runs
        return runs, bool(told) and all(each.is_bold for each in told)


def _is_contents(element: Any) -> bool:
    """Whether a content control is the table of contents or another list that the program made."""
    gallery = next(element.iter("docPartGallery"), None) if element.tag == "sdt" else None
    return gallery is not None and "table of" in attribute(gallery, "val").lower()


def _is_boxed(inner: Any, within: Any) -> bool:
    """Whether a paragraph stands in a text box, in what was deleted, or in what is given twice."""
    for around in inner.iterancestors():
        if around is within:
            return False
        if around.tag in {"txbxContent", "del", "moveFrom", "Fallback"}:
            return True
    return False
