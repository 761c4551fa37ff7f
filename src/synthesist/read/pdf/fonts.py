"""What a font's name and flags tell."""

# ruff: noqa: PLR2004 - thresholds are in sizes of type, and read best where they are used

import ctypes
import re
from typing import Any, NamedTuple

_SUBSET = re.compile(r"^[A-Z]{6}\+")
_BOLD = re.compile(
    r"bold|black|heavy|demi|semibd|cmbx|cmb\d|cmssbx|cmbsy|sfbx|-bd|[-,]b(?:i|it)?$|medi(?:um)?(?:ital)?$|\.b(?:i)?$",
    re.IGNORECASE,
)
_LIGHT = re.compile(r"nimbusromno9l-regu|light|book$", re.IGNORECASE)
_ITALIC = re.compile(r"ital|obli|slant|cmti|cmsl|cmmi|sfti|[-,]i$|\.bi?i$|kursiv", re.IGNORECASE)
_MATH = re.compile(
    r"^(?:cmmi|cmsy|cmex|cmbsy|cmmib|msam|msbm|eu[fsr][bm]|rsfs|mt2?(?:mi|sy|ex)|wasy|stmary|bbm|bbold|dsrom|txsy|txex|txmi|"
    r"pxsy|pxex|pxmi|rm?txmi|esint|mathpi|symbol|lucidanewmath|lmmi|lmsy|lmex|mathtime|universalmath|ptmath)|math",
    re.IGNORECASE,
)
_FIXED, _ITALIC_FLAG, _FORCE_BOLD = 1, 64, 1 << 18
_HEAVY = 600


class Font(NamedTuple):
    """A font as far as a reader of papers cares."""

    name: str = ""
    is_bold: bool = False
    is_italic: bool = False
    is_math: bool = False
    is_fixed: bool = False


def font_of(handle: Any) -> Font:
    """What PDFium knows of a font."""
    import pypdfium2.raw as pdfium

    if not handle:
        return Font()
    name = _SUBSET.sub("", _name(pdfium.FPDFFont_GetBaseFontName, handle))
    flags, weight = pdfium.FPDFFont_GetFlags(handle), pdfium.FPDFFont_GetWeight(handle)
    return Font(
        name=name,
        is_bold=bool(_BOLD.search(name))
        or (not name and bool(flags & _FORCE_BOLD))
        or (weight >= _HEAVY and not _LIGHT.search(name) and weight < 1000),
        is_italic=bool(_ITALIC.search(name)) or bool(flags > 0 and flags & _ITALIC_FLAG),
        is_math=bool(_MATH.search(name)),
        is_fixed=bool(flags > 0 and flags & _FIXED),
    )


def _name(function: Any, handle: Any) -> str:
    size = function(handle, None, 0)
    if not 0 < size < 1024:
        return ""
    room = ctypes.create_string_buffer(size)
    function(handle, room, size)
    return room.value.decode("utf-8", "replace")
