"""PDFs written by hand: pages of text at given places, in the fonts that every reader of PDF has."""

from collections.abc import Sequence

WIDTH, HEIGHT = 600, 800
FONTS = {"R": "Times-Roman", "B": "Times-Bold", "I": "Times-Italic", "M": "Times-Roman", "C": "Courier"}


def text(x: float, top: float, words: str, *, size: float = 10, font: str = "R", mode: int = 0, more: str = "") -> str:
    """A run of text; `top` is its baseline's distance from the page's top."""
    escaped = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /{font} {size} Tf {mode} Tr {more} 1 0 0 1 {x} {HEIGHT - top} Tm ({escaped}) Tj ET\n"


def lines(x: float, top: float, rows: Sequence[str], *, size: float = 10, font: str = "R", pitch: float = 12) -> str:
    """Rows of text below each other."""
    return "".join(text(x, top + pitch * at, row, size=size, font=font) for at, row in enumerate(rows))


def rule(x: float, top: float, end: float) -> str:
    """A thin line across."""
    return f"0.5 w {x} {HEIGHT - top} m {end} {HEIGHT - top} l S\n"


def pdf(
    pages: Sequence[str],
    *,
    box: tuple[float, float] = (WIDTH, HEIGHT),
    page: str = "",
    trailer: str = "",
    xobjects: str = "",
) -> bytes:
    """A whole file.

    Args:
        page: more entries of each page; `trailer` of the trailer.
    """
    fonts = " ".join(f"/{key} {3 + at} 0 R" for at, key in enumerate(FONTS))
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    for key, name in FONTS.items():
        encoding = "MacRomanEncoding" if key == "M" else "WinAnsiEncoding"
        objects.append(f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /{encoding} >>")
    kids = []
    for content in pages:
        objects.append(stream(content.encode("latin-1")))
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {box[0]} {box[1]}] /Contents {len(objects)} 0 R "
            f"/Resources << /Font << {fonts} >> {xobjects} >> {page} >>"
        )
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    return whole(objects, trailer)


def stream(content: bytes, more: str = "") -> str:
    """A stream as text in Latin-1."""
    return f"<< /Length {len(content)} {more} >>\nstream\n{content.decode('latin-1')}\nendstream"


def whole(objects: Sequence[str], trailer: str = "") -> bytes:
    """A file of these objects, numbered from 1, the first of them the catalogue."""
    out = b"%PDF-1.5\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + body.encode("latin-1") + b"\nendobj\n"
    start = len(out)
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode()
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode(
        "latin-1"
    )
    return out
