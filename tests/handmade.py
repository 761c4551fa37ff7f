"""Papers made by hand: a PDF of two pages, JATS with a table, Word, plain text, a notice, and a file that is broken."""

import io
import textwrap
import zipfile
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape

FILLER = "Rooms were drawn with lamps, chairs and doors, and each room was shown once to each of the systems. " * 13

FOUND = {
    "heath": "We found that synthetic data improves accuracy of visual question answering by 6 points.",
    "brook": "Our results show that synthetic data improves accuracy of visual question answering by 3.5 points.",
    "marsh": "We found that synthetic data reduces accuracy of visual question answering in dim rooms.",
    "ridge": "Experiments show that synthetic data improves the accuracy of visual question answering by 2 points.",
}
"""What each paper found, in its results."""

TITLES = {
    "heath": "Synthetic rooms for visual question answering",
    "brook": "Synthetic streams and visual question answering",
    "marsh": "Synthetic data in dim rooms for visual question answering",
    "ridge": "Synthetic hills for visual question answering",
}
_ABOUT = "We study synthetic data for visual question answering."

Part = tuple[str, str]


def _parts(name: str) -> list[Part]:
    """Headings, each with what stands under it."""
    return [
        ("Abstract", _ABOUT),
        ("1 Introduction", f"Labels cost a lot. It is said that synthetic data ruins accuracy. {FILLER}"),
        ("2 Methods", f"Scenes were rendered in advance. {FILLER}"),
        ("3 Results", f"{FOUND[name]} {FILLER}"),
    ]


def write_papers(folder: Path, *, with_trouble: bool = True) -> Path:
    """A folder of papers; `with_trouble` adds a notice, which reports nothing, and a file that cannot be read."""
    folder.mkdir(parents=True)
    (folder / "heath.pdf").write_bytes(paper_pdf("heath"))
    (folder / "brook.xml").write_bytes(jats("brook"))
    (folder / "marsh.docx").write_bytes(docx("marsh"))
    (folder / "ridge.txt").write_text(plain("ridge"), encoding="utf-8")
    if with_trouble:
        (folder / "notice.xml").write_bytes(jats("brook", kind="correction", title="Synthetic data, put right"))
        (folder / "torn.pdf").write_bytes(b"%PDF-1.5\nnothing that could be read")
    return folder


def paper_pdf(name: str) -> bytes:
    """Two pages; the results stand on the second."""
    parts = _parts(name)
    return _pdf([_page(TITLES[name], parts[:3]), _page("", parts[3:])])


def _page(title: str, parts: Sequence[Part]) -> str:
    shown, top = [], 60.0
    if title:
        shown.append(_text(120, top, title, 18, "B"))
        top += 50
    for heading, prose in parts:
        shown.append(_text(72, top, heading, 12, "B"))
        top += 20
        for line in textwrap.wrap(prose, 95):
            shown.append(_text(72, top, line, 10, "R"))
            top += 12
        top += 14
    return "".join(shown)


def _text(left: float, top: float, words: str, size: float, font: str) -> str:
    return f"BT /{font} {size} Tf 1 0 0 1 {left} {800 - top} Tm ({words}) Tj ET\n"


def _pdf(pages: Sequence[str]) -> bytes:
    fonts = [f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} >>" for name in ("Times-Roman", "Times-Bold")]
    kids, objects = [], ["<< /Type /Catalog /Pages 2 0 R >>", "", *fonts]
    for content in pages:
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
        place = f"/Contents {len(objects)} 0 R /Resources << /Font << /R 3 0 R /B 4 0 R >> >>"
        objects.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] {place} >>")
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    out, places = b"%PDF-1.5\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    start, size = len(out), len(objects) + 1
    out += f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R >>\n".encode()
    return out + f"startxref\n{start}\n%%EOF\n".encode()


def jats(name: str, *, kind: str = "research-article", title: str = "") -> bytes:
    """An article with a table in its results, and a reference that its introduction cites."""
    abstract, introduction, *rest = _parts(name)
    sections = "".join(f"<sec><title>{heading}</title><p>{escape(prose)}</p></sec>" for heading, prose in rest)
    table = (
        "<table-wrap><label>Table 1</label><caption><p>Accuracy of visual question answering.</p></caption><table>"
        "<thead><tr><th>Method</th><th>RoomVQA 2.0</th></tr><tr><th/><th>Accuracy (%)</th></tr></thead>"
        "<tbody><tr><td>Synthetic data</td><td>61.5</td>"
        "</tr><tr><td>Real data</td><td>58.0</td></tr></tbody></table></table-wrap>"
    )
    said = (
        f'<?xml version="1.0"?><article article-type="{kind}" xml:lang="en"><front><article-meta>'
        f"<title-group><article-title>{title or TITLES[name]}</article-title></title-group>"
        f"<contrib-group><contrib contrib-type='author'><name><surname>{name.title()}</surname></name></contrib>"
        f"</contrib-group><pub-date><year>2021</year></pub-date><abstract><p>{abstract[1]}</p></abstract>"
        f"</article-meta></front><body><sec><title>{introduction[0]}</title>"
        f"<p>Synthetic data improves accuracy of visual question answering <xref ref-type='bibr' rid='r1'>[1]</xref>. "
        f"{introduction[1]}</p></sec>{sections}<sec><title>4 Tables</title>{table}</sec></body>"
        "<back><ref-list><ref id='r1'><label>1</label><mixed-citation>Elm A. Rooms. 2019.</mixed-citation></ref>"
        "</ref-list></back></article>"
    )
    return said.encode()


def docx(name: str) -> bytes:
    """A Word file with styled headings."""
    names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    rows = [_styled(TITLES[name], "Title")]
    for heading, prose in _parts(name):
        rows += [_styled(heading, "Heading1"), _styled(prose)]
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{ident}"><w:name w:val="{shown}"/></w:style>'
        for ident, shown in (("Title", "Title"), ("Heading1", "heading 1"))
    )
    kinds = "http://schemas.openxmlformats.org/package/2006/content-types"
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    files = {
        "[Content_Types].xml": f'<Types xmlns="{kinds}"><Override PartName="/word/document.xml" '
        f'ContentType="{kind}.document.main+xml"/></Types>',
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"'
        ' Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": '<Relationships><Relationship Type="http://schemas.openxmlformats.org/'
        'officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>',
        "word/styles.xml": f"<w:styles {names}>{styles}</w:styles>",
        "word/document.xml": f"<w:document {names}><w:body>{''.join(rows)}</w:body></w:document>",
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for path, content in files.items():
            archive.writestr(zipfile.ZipInfo(path, (2020, 1, 1, 0, 0, 0)), content)
    return made.getvalue()


def _styled(text: str, style: str = "") -> str:
    own = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f'<w:p>{own}<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def plain(name: str) -> str:
    """Plain text with headings on lines of their own."""
    parts = "\n\n".join(f"{heading}\n\n{prose}" for heading, prose in _parts(name))
    return f"{TITLES[name]}\n\n{parts}\n"
