"""Word files: what a reader of one sees must be what is quoted, in order, and nothing that was deleted or hidden."""

import io
import struct
import zipfile
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from synthesist.errors import Unreadable
from synthesist.read.docx import parts, read_docx
from synthesist.records import BlockKind, Reading, SectionRole

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
M = "http://schemas.openxmlformats.org/officeDocument/2006/math"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMES = f'xmlns:w="{W}" xmlns:m="{M}" xmlns:r="{R}" xmlns:mc="urn:mc" xmlns:v="urn:v" xmlns:wps="urn:wps"'
STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{ident}"><w:name w:val="{name}"/>{more}</w:style>'
    for ident, name, more in (
        ("Normal", "Normal", ""),
        ("T", "Title", ""),
        ("H1", "heading 1", ""),
        ("H2", "heading 2", ""),
        ("My", "My own heading", '<w:basedOn w:val="H2"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr>'),
        ("Cap", "caption", ""),
        ("List", "List Paragraph", '<w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr>'),
    )
)


def p(text: str, style: str = "", *, bold: bool = False) -> str:
    """A paragraph of one run."""
    own = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{own}{r(text, '<w:b/>' if bold else '')}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def tc(text: str, properties: str = "") -> str:
    """A cell."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"


def field(code: str, shown: str, *, opens: bool = True, closes: bool = True) -> str:
    """A field with its code and what it shows, or one that goes on in the next paragraph, or comes from the last."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    opening = f"{mark.format('begin')}<w:r><w:instrText>{code}</w:instrText></w:r>{mark.format('separate')}"
    return (opening if opens else "") + r(shown) + (mark.format("end") if closes else "")


def docx(body: str, **more: str) -> bytes:
    """A Word file with a body, and with further parts by name: footnotes, core, prolog."""
    prolog = more.pop("prolog", "")
    made = io.BytesIO()
    kinds = {"styles": "styles.xml", "footnotes": "footnotes.xml", "endnotes": "endnotes.xml"}
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        relations = "".join(f'<Relationship Type="{R}/{kind}" Target="{file}"/>' for kind, file in kinds.items())
        relations += f'<Relationship Type="{R}/image" TargetMode="External" Target="http://example.org/x.png"/>'
        archive.writestr("word/_rels/document.xml.rels", f"<Relationships>{relations}</Relationships>")
        archive.writestr("word/document.xml", f"{prolog}<w:document {NAMES}><w:body>{body}</w:body></w:document>")
        archive.writestr("word/styles.xml", f"<w:styles {NAMES}>{STYLES}</w:styles>")
        for name, text in more.items():
            archive.writestr("docProps/core.xml" if name == "core" else f"word/{name}.xml", text)
    return made.getvalue()


def told(reading: Reading, kind: BlockKind) -> list[str]:
    """Texts of all blocks of a kind."""
    return [reading.text[block.start : block.end] for block in reading.blocks if block.kind is kind]


def test_structure_is_read_from_styles():
    """Without headings and lists, claims could not be placed in methods or results."""
    reading = read_docx(
        docx(
            p("On invented rain", "T")
            + p("Ada Example, Bo Sample")
            + p("Abstract", "H1")
            + p("It rains more than it did.")
            + p("Methods", "H1")
            + p("Gauges", "My")
            + p("We used forty gauges.")
            + p("rinse the gauge", "List")
        )
    )
    assert told(reading, BlockKind.TITLE) == ["On invented rain"]
    assert told(reading, BlockKind.FRONT) == ["Ada Example, Bo Sample"]
    assert told(reading, BlockKind.ITEM) == ["rinse the gauge"]
    sections = [(section.title, section.level, section.role) for section in reading.sections]
    assert sections[1:] == [
        ("Abstract", 1, SectionRole.ABSTRACT),
        ("Methods", 1, SectionRole.METHODS),
        ("Gauges", 2, SectionRole.METHODS),
    ]
    assert reading.front.title == "On invented rain"
    assert reading.front.abstract == "It rains more than it did."


def test_headings_without_styles_are_seen():
    """Many manuscripts have headings that are only bold, and would be one section without end."""
    body = (
        p("A study of rain", bold=True)
        + p("Abstract: Rain fell.")
        + p("1. Introduction", bold=True)
        + p("Rain is wet.")
    )
    reading = read_docx(
        docx(body + p("RESULTS") + p("It rained a lot, as we show.") + p("References") + p("[1] A. B. Rain. 2001."))
    )
    roles = [section.role for section in reading.sections]
    assert roles[1:] == [
        SectionRole.ABSTRACT,
        SectionRole.INTRODUCTION,
        SectionRole.RESULTS,
        SectionRole.REFERENCES,
    ]
    assert told(reading, BlockKind.PARAGRAPH)[0] == "Rain fell."
    assert reading.references[0].label == "1"


def test_tables_keep_merged_cells_and_captions():
    """A number under the wrong heading is a wrong result."""
    table = (
        "<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>"
        + tc("Arm", '<w:vMerge w:val="restart"/>')
        + tc("Outcome", '<w:gridSpan w:val="2"/>')
        + "</w:tr><w:tr><w:trPr><w:tblHeader/></w:trPr>"
        + tc("", "<w:vMerge/>")
        + tc("mean")
        + tc("SD")
        + "</w:tr><w:tr>"
        + tc("drug")
        + tc("1.5")
        + tc("0.2")
        + "</w:tr><w:tr><w:trPr><w:del/></w:trPr>"
        + tc("gone")
        + tc("9")
        + tc("9")
        + "</w:tr></w:tbl>"
    )
    reading = read_docx(
        docx(p("Text.") + p("Table 2. Means", "Cap") + table + p("Note. SD, standard deviation.") + p("More."))
    )
    [found] = reading.tables
    cells = {(c.row, c.column): (reading.text[c.start : c.end], c.row_span, c.column_span) for c in found.cells}
    assert cells[0, 0] == ("Arm", 2, 1)
    assert cells[0, 1] == ("Outcome", 1, 2)
    assert (cells[1, 1][0], cells[2, 2][0], found.rows) == ("mean", "0.2", 3)
    assert (found.header_rows, found.header_columns, found.label) == (2, 1, "Table 2")
    assert told(reading, BlockKind.CAPTION) == ["Table 2. Means"]
    assert told(reading, BlockKind.NOTE) == ["Note. SD, standard deviation."]
    assert "gone" not in reading.text


def test_caption_below_belongs_to_its_table():
    """Some write captions below; they would be lost, or belong to the next table."""
    table = f"<w:tbl><w:tr>{tc('a')}{tc('b')}</w:tr><w:tr>{tc('1')}{tc('2')}</w:tr></w:tbl>"
    reading = read_docx(docx(table + p("Table 1: First", "Cap") + p("Text.") + p("Figure 1. Rain.", "Cap") + table))
    assert [found.label for found in reading.tables] == ["Table 1", ""]
    assert reading.tables[1].caption is None


def test_tracked_changes_are_read_as_accepted():
    """A deleted sentence must never be quoted as what the paper says."""
    deleted = "<w:del><w:r><w:delText>never </w:delText></w:r></w:del>"
    body = (
        f"<w:p>{r('It ')}{deleted}<w:ins>{r('often ')}</w:ins>{r('rains')}</w:p>"
        f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{r('One ')}</w:p>"
        + p("sentence.")
        + f"<w:p>{r('secret', '<w:vanish/>')}{r('seen')}</w:p>"
    )
    reading = read_docx(docx(body))
    assert told(reading, BlockKind.PARAGRAPH) == ["It often rains", "One sentence.", "seen"]
    assert len(reading.notes) == 2


def test_fields_links_and_symbols_read_as_shown():
    """Codes of fields inside a quote would make it match no paper."""
    cited = field("ADDIN ZOTERO_ITEM x", "[3]")
    link = f'<w:hyperlink r:id="rId9">{r("here")}</w:hyperlink>'
    raised = r("2", '<w:vertAlign w:val="superscript"/>')
    symbol = '<w:r><w:sym w:font="Symbol" w:char="F062"/></w:r><w:r><w:noBreakHyphen/></w:r>'
    body = f"<w:p>{r('As ')}{cited}{r(', see ')}{link}{r(': 10')}{raised} {symbol}{r('test')}</w:p>"
    assert told(read_docx(docx(body)), BlockKind.PARAGRAPH) == ["As [3], see here: 10^2β-test"]


def test_lists_of_references_from_managers_are_references():
    """References that read as running text would be taken for claims."""
    code = " ADDIN ZOTERO_BIBL x "
    body = (
        p("Rain is wet.")
        + f"<w:p>{field(code, '1. Ada A. Rain. 2001.', closes=False)}</w:p>"
        + f"<w:p>{field(code, '2. Bo B. Snow. 2002.', opens=False)}</w:p>"
        + p("Done.")
    )
    reading = read_docx(docx(body))
    assert [reference.label for reference in reading.references] == ["1", "2"]
    assert told(reading, BlockKind.PARAGRAPH) == ["Rain is wet.", "Done."]


def test_notes_stand_apart():
    """A footnote in the middle of a sentence would break the quote."""
    note = '<w:footnote w:id="{}"{}>{}</w:footnote>'
    inside = note.format(0, ' w:type="separator"', p("x")) + note.format(2, "", p("A note."))
    body = f'<w:p>{r("It rains")}<w:r><w:footnoteReference w:id="2"/></w:r>{r(" here.")}</w:p>' + p("Next.")
    reading = read_docx(docx(body, footnotes=f"<w:footnotes {NAMES}>{inside}</w:footnotes>"))
    assert told(reading, BlockKind.PARAGRAPH) == ["It rains here.", "Next."]
    assert told(reading, BlockKind.NOTE) == ["A note."]


def test_equations_are_text():
    """A formula that vanishes leaves sentences that say nothing."""
    half = "<m:f><m:num><m:r><m:t>a+1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f>"
    power = "<m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup>"
    shown = f"<w:p><m:oMathPara><m:oMath><m:r><m:t>y=</m:t></m:r>{half}</m:oMath></m:oMathPara></w:p>"
    reading = read_docx(docx(f"<w:p>{r('Let ')}<m:oMath>{power}</m:oMath>{r(' grow.')}</w:p>{shown}"))
    assert told(reading, BlockKind.PARAGRAPH) == ["Let x^2 grow."]
    assert told(reading, BlockKind.FORMULA) == ["y = (a+1)/2"]


def test_text_boxes_are_read_once():
    """What is drawn for new and for old programs would be counted as two claims."""
    new = f"<w:drawing><wps:txbx><w:txbxContent>{p('In a box.')}</w:txbxContent></wps:txbx></w:drawing>"
    old = f"<w:pict><v:textbox><w:txbxContent>{p('In a box.')}</w:txbxContent></v:textbox></w:pict>"
    both = f"<mc:AlternateContent><mc:Choice>{new}</mc:Choice><mc:Fallback>{old}</mc:Fallback></mc:AlternateContent>"
    reading = read_docx(docx(f"<w:p>{r('Around.')}<w:r>{both}</w:r></w:p>"))
    assert told(reading, BlockKind.PARAGRAPH) == ["Around.", "In a box."]


def test_properties_count_where_the_page_shows_them():
    """The account that saved a file is not its author."""
    core = (
        '<c:p xmlns:c="urn:c" xmlns:d="urn:d"><d:creator>Ada Example; office pc</d:creator>'
        "<d:language>en-GB</d:language>"
        "<c:keywords>rain; snow</c:keywords><d:title>Microsoft Word - draft3.docx</d:title></c:p>"
    )
    body = p("On rain", "T") + p("Ada Example") + p("doi:10.1234/rain.5") + p("Introduction", "H1") + p("Wet.")
    front = read_docx(docx(body, core=core)).front
    assert [author.display for author in front.authors] == ["Ada Example"]
    assert (front.title, front.language, front.keywords) == ("On rain", "en-GB", ("rain", "snow"))
    assert front.identifiers == (("doi", "10.1234/rain.5"),)


def test_lists_made_by_the_program_are_left_out():
    """A table of contents repeats every heading and says nothing."""
    gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
    contents = f"<w:sdt><w:sdtPr>{gallery}</w:sdtPr><w:sdtContent>{p('Methods 3')}</w:sdtContent></w:sdt>"
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{p('In a control.')}</w:sdtContent></w:sdt>"
    assert told(read_docx(docx(contents + control)), BlockKind.PARAGRAPH) == ["In a control."]


def test_file_of_python_docx_reads():
    """Files that other programs wrote must read as well as ours."""
    made = pytest.importorskip("docx").Document()
    made.add_heading("On rain", 0)
    made.add_heading("Results", 1)
    made.add_paragraph("It rained.")
    table = made.add_table(2, 2)
    for cell, text in zip((c for row in table.rows for c in row.cells), ("Arm", "n", "drug", "12"), strict=True):
        cell.text = text
    kept = io.BytesIO()
    made.save(kept)
    reading = read_docx(kept.getvalue())
    assert told(reading, BlockKind.HEADING) == ["Results"]
    assert [reading.text[cell.start : cell.end] for cell in reading.tables[0].cells] == ["Arm", "n", "drug", "12"]


def _bomb(*, honest: bool) -> bytes:
    """A file whose text unpacks to 200 MB; the archive may say that it is small."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("word/document.xml", "w") as part:
        for _ in range(200):
            part.write(b" " * 2**20)
    content = bytearray(made.getvalue())
    if not honest:
        entry = content.rfind(b"PK\x01\x02")
        content[entry + 24 : entry + 28] = struct.pack("<I", 1000)
    return bytes(content)


@pytest.mark.parametrize("honest", [True, False])
def test_zip_bomb_is_refused_before_it_unpacks(*, honest: bool, monkeypatch: pytest.MonkeyPatch):
    """One mailed file must not eat the machine, whatever it says of its own size."""
    unpacked = 0
    read = zipfile.ZipExtFile.read

    def counted(self: zipfile.ZipExtFile, n: int | None = -1) -> bytes:
        nonlocal unpacked
        chunk = read(self, n)
        unpacked += len(chunk)
        return chunk

    monkeypatch.setattr(zipfile.ZipExtFile, "read", counted)
    with pytest.raises(Unreadable) as refused:
        read_docx(_bomb(honest=honest))
    assert refused.value.kind in ({"hostile"} if honest else {"hostile", "broken", "empty"})
    assert unpacked <= parts.LARGEST + 2**20


def test_archive_of_countless_parts_is_refused():
    """A directory of a million entries fills the memory before any is read."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for number in range(parts.MOST_PARTS + 1):
            archive.writestr(f"word/{number}", b"")
    with pytest.raises(Unreadable, match="parts") as refused:
        read_docx(made.getvalue())
    assert refused.value.kind == "hostile"


def test_entities_are_not_expanded():
    """A billion laughs would fill the memory; a file from outside would leak what is on the machine."""
    lol = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    for declared in (f'<!ENTITY l0 "lol">{lol}', '<!ENTITY l9 SYSTEM "file:///etc/passwd">'):
        content = docx("<w:p><w:r><w:t>&l9;</w:t></w:r></w:p>", prolog=f"<!DOCTYPE d [{declared}]>")
        with pytest.raises(Unreadable) as refused:
            read_docx(content)
        assert refused.value.kind == "hostile"


def test_deep_nesting_is_refused_or_read():
    """A tower of elements must not end the run."""
    for depth in (200, 240, 100_000):
        body = "<w:sdt><w:sdtContent>" * depth + p("x") + "</w:sdtContent></w:sdt>" * depth
        try:
            assert "x" in read_docx(docx(body)).text
        except Unreadable as refused:
            assert refused.kind in {"hostile", "empty", "broken"}  # noqa: PT017


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"", "empty"),
        (b"no archive", "broken"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "unknown"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (docx(p("text"))[:300], "broken"),
        (docx(""), "empty"),
    ],
)
def test_files_that_cannot_be_read_say_why(content: bytes, kind: str):
    """A person must know whether to fetch a file again, convert it, or unlock it."""
    with pytest.raises(Unreadable) as refused:
        read_docx(content)
    assert refused.value.kind == kind
    assert refused.value.hint


def test_other_office_files_are_named():
    """A spreadsheet with the wrong ending would read as an empty paper."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("xl/workbook.xml", "<x/>")
    with pytest.raises(Unreadable, match="spreadsheet"):
        read_docx(made.getvalue())


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=30)
BLOCKS = st.lists(st.tuples(st.sampled_from(["", "T", "H1", "H2", "Cap", "List"]), WORDS, st.booleans()), max_size=8)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(BLOCKS, st.lists(WORDS, min_size=4, max_size=4))
def test_spans_are_the_text(blocks: list[tuple[str, str, bool]], cells: list[str]):
    """Every quote stands where the reading says, whatever the file holds."""

    def safe(text: str) -> str:
        return (
            text.replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace(">", "&gt;")
            .replace("\ufffe", "")
            .replace("\uffff", "")
        )

    table = (
        "<w:tbl>" + "".join(f"<w:tr>{tc(safe(a))}{tc(safe(b))}</w:tr>" for a, b in (cells[:2], cells[2:])) + "</w:tbl>"
    )
    body = "".join(p(safe(text), style, bold=bold) for style, text, bold in blocks)
    try:
        reading = read_docx(docx(body + table))
    except Unreadable as refused:
        assert refused.kind == "empty"  # noqa: PT017
        return
    assert "\n\n".join(reading.text[block.start : block.end] for block in reading.blocks) == reading.text
    for found in reading.tables:
        block = reading.blocks[found.block]
        assert all(block.start <= cell.start <= cell.end <= block.end for cell in found.cells)
    assert all(first.end <= second.start for first, second in pairwise(reading.blocks))
    assert read_docx(docx(body + table)) == reading


@settings(max_examples=80, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.integers(0, 10**6), st.binary(min_size=1, max_size=20))
def test_damaged_files_fail_with_a_reason(at: int, noise: bytes):
    """A file that was cut or changed on its way costs itself, not the run."""
    content = bytearray(docx(p("On rain", "T") + p("It rains.")))
    at %= len(content)
    content[at : at + len(noise)] = noise
    try:
        read_docx(bytes(content))
    except Unreadable as refused:
        assert refused.hint  # noqa: PT017
