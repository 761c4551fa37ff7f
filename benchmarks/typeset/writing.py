"""The same pages as other programs write them.

typst marks hyphens that it sets at a line's end, and writes blanks and the letters of ligatures. TeX does none of that:
a hyphen is a hyphen, words are parted by room alone, and older fonts name the ligature. Page layout programs write text
in the order in which its frames were made.
"""

import io
import re
from collections.abc import Collection, Iterator, Sequence
from typing import Any

KINDS = ("gaps", "ligatures", "scattered")
"""Blanks as room; ligatures as one character; lines written from top to bottom, over all columns."""

_LIGATURES = {
    b"<00660069>": b"<FB01>", b"<0066006C>": b"<FB02>", b"<00660066>": b"<FB00>", b"<006600660069>": b"<FB03>",
    b"<00660066006C>": b"<FB04>",
}  # fmt: skip
_MAPPED = re.compile(rb"<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]+)>\s*\n")
_HYPHEN = (b"<00AD>", b"<002D>")

Operation = tuple[list[Any], bytes]


def rewritten(content: bytes, kinds: Collection[str]) -> bytes:
    """A PDF of typst, rewritten; hyphens lose their marks in any case.

    Args:
        kinds: of `KINDS`.
    """
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(content)))
    fonts: dict[int, dict[int, float]] = {}
    for page in writer.pages:
        blanks = {name: _font(font, fonts, kinds) for name, font in _fonts(page).items()}
        _rewrite(page, blanks if "gaps" in kinds else {}, writer, is_scattered="scattered" in kinds)
    for page in writer.pages:
        page.compress_content_streams()
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _fonts(page: Any) -> Any:
    return page["/Resources"].get("/Font", {})


def _rewrite(page: Any, blanks: dict[str, dict[int, float]], writer: Any, *, is_scattered: bool) -> None:
    from pypdf.generic import ContentStream, NameObject

    stream = ContentStream(page.get_contents(), writer)
    operations = list(_unmarked(_gapped(stream.operations, blanks)))
    stream.operations = _scattered(operations) if is_scattered else operations
    page[NameObject("/Contents")] = writer._add_object(stream)  # noqa: SLF001  # the library's own way to do it


def _font(font: Any, known: dict[int, dict[int, float]], kinds: Collection[str]) -> dict[int, float]:
    """Change a font's map to text, once; gives codes of blanks with their widths."""
    place, font = font.idnum, font.get_object()
    if place not in known:
        mapped = font["/ToUnicode"].get_object().get_data()
        known[place] = {code: _width(font, code) for code in _blank_codes(mapped)}
        for old, new in (_HYPHEN, *(_LIGATURES.items() if "ligatures" in kinds else ())):
            mapped = mapped.replace(old + b"\n", new + b"\n")
        font["/ToUnicode"].get_object().set_data(mapped)
    return known[place]


def _blank_codes(mapped: bytes) -> Iterator[int]:
    return (int(code, 16) for code, text in _MAPPED.findall(mapped) if text in (b"0020", b"00A0"))


def _width(font: Any, code: int) -> float:
    """Of a glyph of a composite font, in thousandths of its size."""
    descendant = font["/DescendantFonts"][0].get_object()
    rows = list(descendant.get("/W", ()))
    while rows:
        first, second = rows.pop(0), rows.pop(0)
        if isinstance(second, list):
            if first <= code < first + len(second):
                return float(second[code - first])
            continue
        width = rows.pop(0)
        if first <= code <= second:
            return float(width)
    return float(descendant.get("/DW", 1000))


def _gapped(operations: Sequence[Operation], blanks: dict[str, dict[int, float]]) -> Iterator[Operation]:
    """Blanks of shown text as offsets."""
    from pypdf.generic import ArrayObject

    known: dict[int, float] = {}
    for operands, operator in operations:
        if operator == b"Tf":
            known = blanks.get(str(operands[0]), {})
        if operator in {b"Tj", b"TJ"} and known:
            shown = operands[0] if operator == b"TJ" else [operands[0]]
            yield [ArrayObject(_offsets(shown, known))], b"TJ"
        else:
            yield operands, operator


def _offsets(shown: Sequence[Any], known: dict[int, float]) -> Iterator[Any]:
    from pypdf.generic import ByteStringObject, FloatObject

    for part in shown:
        if not isinstance(part, (bytes, str)):
            yield part
            continue
        run = b""
        for code in _codes(part):
            if (width := known.get(int.from_bytes(code))) is None:
                run += code
                continue
            yield from [ByteStringObject(run)] if run else []
            yield FloatObject(-width)
            run = b""
        yield from [ByteStringObject(run)] if run else []


def _codes(part: Any) -> Iterator[bytes]:
    content = part if isinstance(part, bytes) else part.original_bytes
    return (content[at : at + 2] for at in range(0, len(content), 2))


def _unmarked(operations: Iterator[Operation]) -> Iterator[Operation]:
    return ((operands, operator) for operands, operator in operations if operator not in {b"BDC", b"BMC", b"EMC"})


def _scattered(operations: Sequence[Operation]) -> list[Operation]:
    """Groups of text from top to bottom and left to right, after all that is drawn."""
    groups: list[list[Operation]] = []
    depth = 0
    for operation in operations:
        if depth == 0:
            groups.append([])
        depth += (operation[1] == b"q") - (operation[1] == b"Q")
        groups[-1].append(operation)
    drawn = [group for group in groups if not _is_text(group)]
    written = sorted((group for group in groups if _is_text(group)), key=_place)
    return [operation for group in (*drawn, *written) for operation in group]


def _is_text(group: Sequence[Operation]) -> bool:
    return any(operator == b"BT" for _, operator in group)


def _place(group: Sequence[Operation]) -> tuple[float, float]:
    matrix = next((operands for operands, operator in group if operator == b"cm"), [1, 0, 0, 1, 0, 0])
    return -round(float(matrix[5])), float(matrix[4])
