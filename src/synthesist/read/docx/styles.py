"""What the styles of a Word file say of paragraphs: headings and their levels, captions, lists, bold."""

import re
from dataclasses import dataclass
from typing import Any

from synthesist.read.markup import attribute

_HEADING = re.compile(r"(?:heading|überschrift|titre|título|titolo|kop)\s*([1-9])")
_BODY_LEVEL = 9
_DEEPEST = 20


@dataclass(frozen=True, slots=True)
class Style:
    """One style; what it leaves open is None and is said by the style that it is based on."""

    name: str
    based_on: str = ""
    outline: int | None = None
    is_list: bool | None = None
    is_bold: bool | None = None
    is_centred: bool | None = None
    size: float | None = None


_PLAIN = Style("normal")


class Styles:
    """The styles of a file by their ids.

    Args:
        root: of the part with styles; None where there is none.
    """

    def __init__(self, root: Any | None) -> None:
        found = [] if root is None else root.findall("style")
        self._styles = {attribute(style, "styleId"): _style(style) for style in found}
        default = (style for style in found if attribute(style, "default") in {"1", "true", "on"})
        self._default = next(
            (attribute(style, "styleId") for style in default if attribute(style, "type") == "paragraph"), ""
        )

    def of(self, properties: Any | None) -> Style:
        """What a paragraph's own properties and its style say together; `name` is in small letters."""
        own = None if properties is None else properties.find("pStyle")
        chain = self._chain(self._default if own is None else attribute(own, "val"))
        if properties is not None:
            chain.insert(0, _read(properties, chain[0].name if chain else "normal", ""))
        return _merged(chain)

    def _chain(self, name: str) -> list[Style]:
        chain: list[Style] = []
        while name in self._styles and len(chain) < _DEEPEST:
            chain.append(self._styles[name])
            name = chain[-1].based_on
        return chain


def level_of(style: Style) -> int | None:
    """Level of a heading, from 1; None for what is none."""
    if found := _HEADING.match(style.name):
        return int(found[1])
    if style.outline is not None and style.outline < _BODY_LEVEL and not style.name.startswith(("title", "toc")):
        return style.outline + 1
    return None


def is_on(element: Any | None) -> bool | None:
    """What a switch says; None where there is none."""
    return None if element is None else attribute(element, "val") not in {"0", "false", "off", "none"}


def _merged(chain: list[Style]) -> Style:
    if not chain:
        return _PLAIN
    told = {
        field: next((getattr(style, field) for style in chain if getattr(style, field) is not None), None)
        for field in ("outline", "is_list", "is_bold", "is_centred", "size")
    }
    return Style(chain[0].name, chain[0].based_on, **told)


def _style(element: Any) -> Style:
    name, base = element.find("name"), element.find("basedOn")
    return _read(
        element.find("pPr"),
        "" if name is None else attribute(name, "val").lower(),
        "" if base is None else attribute(base, "val"),
        element.find("rPr"),
    )


def _read(properties: Any | None, name: str, based_on: str, characters: Any | None = None) -> Style:
    outline = None if properties is None else properties.find("outlineLvl")
    numbered = None if properties is None else properties.find("numPr")
    justified = None if properties is None else properties.find("jc")
    size = None if characters is None else characters.find("sz")
    return Style(
        name,
        based_on,
        None if outline is None else _number(attribute(outline, "val")),
        None if numbered is None else _is_numbered(numbered),
        None if characters is None else is_on(characters.find("b")),
        None if justified is None else attribute(justified, "val") == "center",
        None if size is None else (_number(attribute(size, "val")) or 0) / 2,
    )


def _is_numbered(properties: Any) -> bool:
    of = properties.find("numId")
    return of is not None and attribute(of, "val") != "0"


def _number(text: str) -> int | None:
    return int(text) if re.fullmatch(r"\d{1,4}", text) else None
