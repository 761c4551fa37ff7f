"""The text of a Word paragraph as runs: what is shown, without deletions, hidden text and the codes of fields."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from synthesist.read.composing import Run
from synthesist.read.docx.maths import linear
from synthesist.read.docx.styles import is_on
from synthesist.read.flow import Flow
from synthesist.read.markup import attribute

_BIBLIOGRAPHY = re.compile(r"ZOTERO_BIBL|EN\.REFLIST|Mendeley Bibliography|CitaviBibliography|^\s*BIBLIOGRAPHY\b")
_SYMBOLS = dict(
    zip(
        range(0x61, 0x7B),
        "αβχδεφγηιϕκλμνοπθρστυϖωξψζ",
        strict=True,
    )
) | dict(zip(range(0x41, 0x5B), "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", strict=True))
_SIGNS = {0xB1: "±", 0xB3: "≥", 0xA3: "≤", 0xB4: "×", 0xB7: "•", 0xA5: "∞", 0xB0: "°", 0xB9: "≠", 0xBB: "≈", 0xAE: "→"}
_SYMBOL_FONT = {**_SYMBOLS, **_SIGNS}
"""Characters of the font Symbol, by their codes."""


@dataclass(slots=True)
class Fields:
    """Fields that are open: their codes are no text, and some of them hold the list of references."""

    codes: list[str] = field(default_factory=list)
    are_shown: list[bool] = field(default_factory=list)

    @property
    def is_code(self) -> bool:
        """Whether what follows is the code of a field."""
        return not all(self.are_shown)

    @property
    def is_bibliography(self) -> bool:
        """Whether what follows is the list of references."""
        return any(_BIBLIOGRAPHY.search(code) for code in self.codes)

    def mark(self, kind: str) -> None:
        """Open a field, turn to its result, or close it."""
        if kind == "begin":
            self.codes.append("")
            self.are_shown.append(False)
        elif kind == "separate" and self.are_shown:
            self.are_shown[-1] = True
        elif kind == "end" and self.are_shown:
            self.codes.pop()
            self.are_shown.pop()


@dataclass(slots=True)
class Words:
    """Text of one paragraph, and what hangs on it.

    Attributes:
        boxes: contents of its text boxes.
        marks: kind ("footnoteReference", "endnoteReference") and id of the notes that it refers to.
        emphasised: characters in bold; `drawn` of them at all.
        sizes: of the font, by characters, in points.
    """

    fields: Fields
    flow: Flow = field(default_factory=Flow)
    boxes: list[Any] = field(default_factory=list)
    marks: list[tuple[str, str]] = field(default_factory=list)
    equations: list[str] = field(default_factory=list)
    emphasised: int = 0
    drawn: int = 0
    sizes: dict[float, int] = field(default_factory=dict)
    has_picture: bool = False
    has_changes: bool = False
    has_hidden: bool = False

    @property
    def runs(self) -> list[Run]:
        """The text as runs."""
        return self.flow.runs

    @property
    def text(self) -> str:
        """The text on one line."""
        return " ".join(self.flow.text.split())

    def read(self, element: Any) -> None:
        """Append what stands inside an element."""
        for child in element:
            rule = _RULES.get(child.tag)
            if rule:
                rule(self, child)
            elif isinstance(child.tag, str) and child.tag not in _SILENT:
                self.read(child)

    def run(self, element: Any) -> None:
        """Append a run of characters."""
        own = element.find("rPr")
        if own is not None and (is_on(own.find("vanish")) or is_on(own.find("webHidden"))):
            self.has_hidden = self.has_hidden or element.find("t") is not None
            return
        raised = None if own is None else own.find("vertAlign")
        if raised is not None and attribute(raised, "val") == "superscript" and element.find("t") is not None:
            outer, self.flow = self.flow, Flow()
            self.read(element)
            inner, self.flow = self.flow, outer
            self.flow.raised(inner)
            return
        before = len(self.flow.text)
        self.read(element)
        self._weigh(own, len(self.flow.text) - before)

    def _weigh(self, own: Any | None, count: int) -> None:
        size = None if own is None else own.find("sz")
        self.drawn += count
        self.emphasised += count if own is not None and is_on(own.find("b")) else 0
        told = attribute(size, "val") if size is not None else ""
        points = int(told) / 2 if re.fullmatch(r"\d{1,4}", told) else 0.0
        self.sizes[points] = self.sizes.get(points, 0) + count

    def add(self, text: str) -> None:
        """Append text, unless it is a field's code."""
        if not self.fields.is_code:
            self.flow.add(text)


def _text(words: Words, element: Any) -> None:
    words.add(element.text or "")


def _blank(words: Words, _element: Any) -> None:
    words.add(" ")


def _hyphen(words: Words, _element: Any) -> None:
    words.add("-")


def _symbol(words: Words, element: Any) -> None:
    code = attribute(element, "char")
    number = int(code, 16) if re.fullmatch(r"[0-9A-Fa-f]{1,4}", code) else 0
    plain = number - 0xF000 if number >= 0xF000 else number  # noqa: PLR2004
    if attribute(element, "font").lower() == "symbol":
        words.add(_SYMBOL_FONT.get(plain, chr(plain) if plain > ord(" ") else ""))
    elif plain == number and number > ord(" "):
        words.add(chr(number))


def _field(words: Words, element: Any) -> None:
    words.fields.mark(attribute(element, "fldCharType"))


def _code(words: Words, element: Any) -> None:
    if words.fields.codes:
        words.fields.codes[-1] += element.text or ""


def _simple_field(words: Words, element: Any) -> None:
    words.read(element)


def _deleted(words: Words, _element: Any) -> None:
    words.has_changes = True


def _inserted(words: Words, element: Any) -> None:
    words.has_changes = True
    words.read(element)


def _mark(words: Words, element: Any) -> None:
    words.marks.append((element.tag, attribute(element, "id")))


def _equation(words: Words, element: Any) -> None:
    text = linear(element)
    if text and not words.fields.is_code:
        words.equations.append(text)
        before = words.flow.last
        words.flow.add(f" {text} " if before.isalnum() else text)


def _picture(words: Words, element: Any) -> None:
    words.has_picture = True
    words.boxes += [box for box in element.iter("txbxContent") if not _is_nested(box, element)]


def _is_nested(box: Any, within: Any) -> bool:
    for around in box.iterancestors():
        if around is within:
            return False
        if around.tag in {"txbxContent", "Fallback"}:
            return True
    return False


def _alternative(words: Words, element: Any) -> None:
    """Of what is given twice, for new and for old programs, the first."""
    chosen = element.find("Choice")
    chosen = element.find("Fallback") if chosen is None else chosen
    if chosen is not None:
        words.read(chosen)


_SILENT = frozenset(("pPr", "rPr", "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr", "fldData", "commentReference"))
_RULES: dict[str, Callable[[Words, Any], None]] = {
    "r": Words.run,
    "t": _text,
    "tab": _blank,
    "br": _blank,
    "cr": _blank,
    "ptab": _blank,
    "noBreakHyphen": _hyphen,
    "sym": _symbol,
    "fldChar": _field,
    "instrText": _code,
    "delInstrText": _code,
    "del": _deleted,
    "moveFrom": _deleted,
    "delText": _deleted,
    "ins": _inserted,
    "moveTo": _inserted,
    "footnoteReference": _mark,
    "endnoteReference": _mark,
    "oMath": _equation,
    "drawing": _picture,
    "pict": _picture,
    "object": _picture,
    "AlternateContent": _alternative,
    "ruby": lambda words, element: words.read(element.find("rubyBase") if element.find("rubyBase") is not None else []),
}
