"""Text of TEI as blocks: divisions, paragraphs, lists, formulas, figures and tables, with their places on pages."""

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any

from synthesist.read.composing import Composer, Run
from synthesist.read.flow import Flow, Handler, skip, spaced, walk
from synthesist.read.grid import Given, laid_out, span
from synthesist.read.markup import attribute, outermost, plain
from synthesist.read.mathml import formula
from synthesist.read.tei import places
from synthesist.records import BlockKind, SectionRole

_TYPES = {
    "abstract": SectionRole.ABSTRACT,
    "acknowledgement": SectionRole.STATEMENTS,
    "acknowledgment": SectionRole.STATEMENTS,
    "funding": SectionRole.STATEMENTS,
    "availability": SectionRole.STATEMENTS,
    "conflict": SectionRole.STATEMENTS,
    "contribution": SectionRole.STATEMENTS,
    "annex": SectionRole.APPENDIX,
    "appendix": SectionRole.APPENDIX,
}
_LEFT_OUT = ("figDesc", "pb", "fw", "ptr", "gap", "graphic", "reg", "corr", "expan", "desc", "label")
_RAISED = re.compile(r"sup|foot", re.IGNORECASE)
_HEAD = re.compile(r"(?P<name>[^\W\d_]+\.?)\s*(?P<number>[\w.-]+)\W*")


class Body:
    """Feeds a composer.

    Args:
        keys: of the entries in the list of references.
    """

    def __init__(self, composer: Composer, keys: Collection[str]) -> None:
        self._composer = composer
        self._keys = keys
        self._handlers: dict[str, Handler] = {
            "ref": self._cited,
            "hi": self._set_off,
            "s": self._placed,
            "formula": lambda element, flow: flow.add(formula(element)),
            "note": self._beside,
            "figure": self._beside,
            "table": self._beside,
            "lb": spaced,
            **dict.fromkeys(("l", "cell", "item"), self._apart),
            **dict.fromkeys(_LEFT_OUT, skip),
        }
        self._rules: dict[str, Callable[[Any, int], None]] = {
            "div": self._division,
            "head": self._heading,
            "p": self._paragraph,
            "ab": self._paragraph,
            "item": self._item,
            "formula": self._formula,
            "figure": self._figure,
            "table": self._bare_table,
            "note": self._note,
            "code": self._code,
            "listBibl": lambda _element, _level: None,
        }

    def words(self, *elements: Any) -> list[Run]:
        """Runs of what stands in the elements, with a blank between them and their places where they are told."""
        flow = Flow()
        for element in elements:
            if element is not None:
                if flow.last.strip():
                    flow.add(" ")
                self._placed(element, flow)
        return flow.runs

    def inside(self, element: Any, level: int) -> None:
        """All blocks in an element; text that stands loose between them is a paragraph."""
        flow = Flow()
        flow.add(element.text)
        for child in element:
            if child.tag in self._rules or any(part.tag in self._rules for part in child):
                self._flush(flow)
                flow = Flow()
                self._rules.get(child.tag, self.inside)(child, level)
            else:
                self._inline(child, flow)
            flow.add(child.tail)
        self._flush(flow)

    def _inline(self, element: Any, flow: Flow) -> None:
        handler = self._handlers.get(element.tag)
        if handler:
            handler(element, flow)
        else:
            walk(element, flow, self._handlers)

    def _placed(self, element: Any, flow: Flow) -> None:
        inner = Flow()
        walk(element, inner, self._handlers)
        flow.extend(places.placed(inner.runs, places.areas(element.get("coords") or "")))

    def _flush(self, flow: Flow) -> None:
        if any(letter.isalnum() for letter in flow.text):
            self._composer.paragraph(flow.runs)

    def _cited(self, element: Any, flow: Flow) -> None:
        """A reference; one of GROBID's that points nowhere is a citation all the same."""
        inner = Flow()
        walk(element, inner, self._handlers)
        targets = [target.removeprefix("#") for target in (element.get("target") or "").split()]
        keys = tuple(target for target in targets if target in self._keys)
        if element.get("type") == "bibr":
            keys = keys or ("",)
        runs = [Run(inner.text, keys=keys)]
        flow.extend(places.placed(runs, places.areas(element.get("coords") or "")))

    def _set_off(self, element: Any, flow: Flow) -> None:
        inner = Flow()
        walk(element, inner, self._handlers)
        if _RAISED.search(element.get("rend") or ""):
            flow.raised(inner)
        else:
            flow.extend(inner.runs)

    def _apart(self, element: Any, flow: Flow) -> None:
        walk(element, flow, self._handlers)
        flow.add(" ")

    def _beside(self, element: Any, _flow: Flow) -> None:
        self._rules[element.tag](element, 0)

    def _division(self, division: Any, level: int) -> None:
        role = _TYPES.get((division.get("type") or "").lower())
        if role is not None and next(division.iter("head"), None) is None:
            self._composer.section(role, level=level + 1)
        is_wrapper = role is not None and division.find("div") is not None
        self.inside(division, level if is_wrapper else level + 1)

    def _heading(self, head: Any, level: int) -> None:
        """A heading; its number tells the level where divisions are not nested."""
        number = (head.get("n") or "").strip()
        runs = self.words(head)
        if number and not "".join(run.text for run in runs).strip().startswith(number):
            runs = [Run(f"{number} "), *runs]
        depth = max(level, len([part for part in number.split(".") if part]), 1)
        around = (_TYPES.get((one.get("type") or "").lower()) for one in head.iterancestors("div"))
        self._composer.heading(runs, depth, next(filter(None, around), None))

    def _paragraph(self, paragraph: Any, level: int) -> None:
        if next(paragraph.iterdescendants("formula", "list", "quote", "p"), None) is not None:
            self._split(paragraph, level)
            return
        self._composer.paragraph(self.words(paragraph))

    def _split(self, paragraph: Any, level: int) -> None:
        """A paragraph around a displayed formula or a list."""
        own = places.areas(paragraph.get("coords") or "")
        flow = Flow()
        flow.add(paragraph.text)
        for child in paragraph:
            if child.tag in {"formula", "list", "quote", "p"}:
                self._composer.paragraph(list(places.placed(flow.runs, own[:1])))
                flow = Flow()
                self._rules.get(child.tag, self.inside)(child, level)
            else:
                self._inline(child, flow)
            flow.add(child.tail)
        self._composer.paragraph(list(places.placed(flow.runs, own[-1:])))

    def _item(self, item: Any, _level: int) -> None:
        self._composer.block(BlockKind.ITEM, self.words(item))

    def _formula(self, element: Any, _level: int) -> None:
        label = plain(element.find("label"))
        written = formula(element).removesuffix(label).strip()
        run = Run(f"{written} {label}".strip())
        self._composer.block(BlockKind.FORMULA, places.placed([run], places.areas(element.get("coords") or "")))

    def _code(self, element: Any, _level: int) -> None:
        self._composer.block(BlockKind.CODE, "".join(element.itertext()).strip("\n"))

    def _note(self, note: Any, _level: int) -> None:
        number = (note.get("n") or "").strip()
        runs = self.words(note)
        if runs:
            self._composer.block(BlockKind.NOTE, [Run(f"{number} "), *runs] if number else runs)

    def _figure(self, figure: Any, _level: int) -> None:
        """A figure is its caption; a table has its cells besides, and notes of its own."""
        head, told = figure.find("head"), figure.find("figDesc")
        caption = self._caption(figure, head, told)
        for table in outermost(figure, "table", "figure"):
            if table.tag == "figure":
                self._figure(table, 0)
            elif any(plain(cell) for cell in table.iter("cell")):
                self._table(table, caption, _label(plain(head)))
                caption = []
        if caption:
            self._composer.block(BlockKind.CAPTION, caption)
        for note in figure.findall("note"):
            self._note(note, 0)

    def _caption(self, figure: Any, head: Any, told: Any) -> list[Run]:
        name = plain(head).rstrip(":. ")
        text = plain(told)
        own = places.areas(figure.get("coords") or "")
        runs = [Run(f"{name}." if text else name)] if name else []
        if name and text.lower().startswith(name.lower()):
            runs = []
        rest = self.words(told)
        joined = [*runs, Run(" "), *rest] if runs and rest else runs or rest
        return list(places.placed(joined, own[:1]))

    def _bare_table(self, table: Any, _level: int) -> None:
        self._table(table, self.words(table.find("head")), _label(plain(table.find("head"))))

    def _table(self, table: Any, caption: Sequence[Run], label: str) -> None:
        rows = [[self._cell(cell, row) for cell in row.iterchildren("cell")] for row in outermost(table, "row")]
        grid = laid_out([row for row in rows if row])
        self._composer.table(
            grid.entries,
            caption=caption,
            label=label,
            header_rows=grid.header_rows,
            header_columns=grid.header_columns,
        )

    def _cell(self, cell: Any, row: Any) -> Given:
        is_header = "label" in {cell.get("role"), row.get("role")}
        return Given(tuple(self.words(cell)), span(cell.get("rows")), span(cell.get("cols")), is_header)


def _label(head: str) -> str:
    """The name of a table, such as "Table 2", out of the beginning of its caption."""
    found = _HEAD.match(head)
    return f"{found['name']} {found['number']}".rstrip(".:") if found else ""


def key_of(entry: Any) -> str:
    """The id of an entry."""
    return attribute(entry, "id")


def entries_of(root: Any) -> Iterable[Any]:
    """The entries of the list of references."""
    return [
        entry
        for listing in root.iter("listBibl")
        if next(listing.iterancestors("teiHeader"), None) is None
        for entry in listing.iterchildren("biblStruct", "bibl", "biblFull")
    ]
