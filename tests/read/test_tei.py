"""Articles in TEI, as GROBID makes them of PDFs: text in order, and where each sentence stands on its page."""

import os
from pathlib import Path

import pytest

from synthesist.errors import Unreadable
from synthesist.read.tei import READER, read_tei
from synthesist.records import BlockKind, Box, Reading, SectionRole

ARTICLE = """<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:space="preserve"><teiHeader xml:lang="en"><fileDesc><titleStmt>
<title level="a" type="main" coords="1,50,40,200,20">Buffers in ponds</title></titleStmt>
<publicationStmt><availability><licence target="https://creativecommons.org/licenses/by/4.0/"/></availability>
<date type="published" when="2020-05-04"/></publicationStmt>
<sourceDesc><biblStruct><analytic><author><persName><forename
type="first">Ada</forename><surname>Stone</surname></persName>
</author><author><persName><forename>Bo</forename><surname>Reed</surname></persName></author></analytic>
<monogr><title level="j">Journal of Ponds</title><imprint><date when="2020"/></imprint></monogr>
<idno type="DOI">10.5555/PONDS.1</idno></biblStruct></sourceDesc></fileDesc>
<profileDesc><textClass><keywords><term>ponds</term><term>buffers</term></keywords></textClass>
<abstract><div><p><s coords="1,50,80,300,10">Buffers raised pH by 0.4.</s></p></div></abstract>
</profileDesc></teiHeader>
<facsimile><surface n="1" ulx="0.0" uly="0.0" lrx="612.0" lry="792.0"/><surface n="2" ulx="0" uly="0" lrx="612"
lry="792"/>
</facsimile>
<text><body>
<div><head n="1" coords="1,50,110,80,10">Introduction</head><p coords="1,50,130,200,20">
<s coords="1,50,130,200,10;1,50,142,100,10">Ponds were studied <ref type="bibr" target="#b0"
coords="1,120,130,20,10">[1]</ref>
and <ref type="bibr">[7]</ref>.</s>
<s coords="1,160,142,90,10;1,320,60,90,10">This sentence runs over to the other column here.</s></p></div>
<div><head n="1.1">Aims</head><p>We ask.<formula xml:id="e1">E = mc 2 <label>(1)</label></formula> It helps.</p></div>
<div><head n="2">Methods</head><p>We looked<hi
rend="superscript">2</hi>.</p><list><item>one</item><item>two</item></list>
<note place="foot" n="2">From afar.</note></div>
<figure xml:id="f0"><head>Figure 1 :</head><label>1</label><figDesc>Figure 1: A pond.</figDesc></figure>
<figure type="table" xml:id="t0"><head>Table 2 :</head><label>2</label><figDesc>Ponds by pH.</figDesc>
<table><row><cell>Pond</cell><cell>before</cell><cell>after</cell></row>
<row><cell>A</cell><cell>6.1</cell><cell>6.5</cell>
</row><row><cell cols="2">B</cell><cell>6.2</cell></row></table><note>One outlier.</note></figure>
</body><back><div type="acknowledgement"><div><head>Acknowledgements</head><p>We thank the ducks.</p></div></div>
<div type="references"><listBibl><biblStruct xml:id="b0" coords="2,50,60,200,10"><analytic><title
level="a">Old ponds</title>
<author><persName><forename>J</forename><surname>Smith</surname></persName></author></analytic><monogr>
<title level="j">J Pond</title><imprint><biblScope unit="volume">3</biblScope><biblScope unit="page" from="1" to="9"/>
<date when="2001"/></imprint></monogr><idno type="DOI">10.5555/old</idno></biblStruct>
<biblStruct xml:id="b1"><monogr><title>Bogs</title><imprint><date when="2002"/></imprint></monogr>
<note type="raw_reference">K. Jones. Bogs. 2002.</note></biblStruct></listBibl></div></back></text></TEI>"""


@pytest.fixture(scope="module")
def reading() -> Reading:
    """The article as it is read."""
    return read_tei(ARTICLE.encode())


def of_kind(reading: Reading, kind: BlockKind) -> list[str]:
    """Texts of all blocks of one kind."""
    return [reading.text[block.start : block.end] for block in reading.blocks if block.kind is kind]


def test_the_header_becomes_front_matter(reading: Reading) -> None:
    """A user would not find the work that a text belongs to."""
    front = reading.front
    assert reading.reader == READER
    assert (front.title, front.year, front.venue, front.language) == (
        "Buffers in ponds",
        2020,
        "Journal of Ponds",
        "en",
    )
    assert [author.display for author in front.authors] == ["Ada Stone", "Bo Reed"]
    assert front.identifiers == (("doi", "10.5555/ponds.1"),)
    assert front.keywords == ("ponds", "buffers")
    assert front.abstract == "Buffers raised pH by 0.4."
    assert front.licence == "https://creativecommons.org/licenses/by/4.0/"


def test_sections_have_levels_by_their_numbers(reading: Reading) -> None:
    """A user would find a part of the methods under no section at all."""
    found = [
        (section.title, section.number, section.level, section.role) for section in reading.sections if section.title
    ]
    assert found == [
        ("Introduction", "1", 1, SectionRole.INTRODUCTION),
        ("Aims", "1.1", 2, SectionRole.INTRODUCTION),
        ("Methods", "2", 1, SectionRole.METHODS),
        ("Acknowledgements", "", 1, SectionRole.STATEMENTS),
    ]


def test_every_sentence_knows_its_page_and_box(reading: Reading) -> None:
    """A user could not be shown where in the PDF a quote stands."""
    assert reading.pages == ((612.0, 792.0), (612.0, 792.0))
    places = {reading.text[line.start : line.end]: (line.page, line.box) for line in reading.lines}
    assert places["Buffers in ponds"] == (1, Box(50, 40, 250, 60))
    assert places["Buffers raised pH by 0.4."] == (1, Box(50, 80, 350, 90))
    assert places["Ponds were studied "] == (1, Box(50, 130, 250, 152))
    assert places["[1]"] == (1, Box(120, 130, 140, 140))
    assert all(1 <= line.page <= 2 for line in reading.lines)


def test_a_sentence_over_two_columns_stands_in_both(reading: Reading) -> None:
    """A user would be shown a box across two columns, with other sentences in it."""
    start = reading.text.index("This sentence")
    end = reading.text.index("here.") + len("here.")
    boxes = [line.box for line in reading.lines if start <= line.start < end]
    assert boxes == [Box(160, 142, 250, 152), Box(320, 60, 410, 70)]
    spans = [(line.start, line.end) for line in reading.lines if start <= line.start < end]
    assert (spans[0][0], spans[-1][1]) == (start, end)
    assert spans[0][1] == spans[1][0]


def test_citations_lead_to_references_or_nowhere(reading: Reading) -> None:
    """A user would lose the citations that a machine could not resolve."""
    found = [(reading.text[one.start : one.end], one.references) for one in reading.markers]
    assert found == [("[1]", (0,)), ("[7]", ())]
    first, second = reading.references
    assert reading.text[first.start : first.end] == "J Smith (2001). Old ponds. J Pond. 3, 1–9. 10.5555/old."
    assert (first.title, first.authors, first.year) == ("Old ponds", ("Smith",), 2001)
    assert reading.text[second.start : second.end] == "K. Jones. Bogs. 2002."


def test_formulas_lists_notes_and_floats_are_told_apart(reading: Reading) -> None:
    """A user would find captions, notes and cells in the middle of sentences."""
    assert of_kind(reading, BlockKind.FORMULA) == ["E = mc 2 (1)"]
    assert of_kind(reading, BlockKind.ITEM) == ["one", "two"]
    assert of_kind(reading, BlockKind.NOTE) == ["2 From afar.", "One outlier."]
    assert of_kind(reading, BlockKind.CAPTION) == ["Figure 1: A pond.", "Table 2. Ponds by pH."]
    assert [text for text in of_kind(reading, BlockKind.PARAGRAPH) if text in {"We ask.", "It helps."}] == [
        "We ask.",
        "It helps.",
    ]
    (table,) = reading.tables
    assert (table.label, table.rows, table.columns, table.header_rows) == ("Table 2", 3, 3, 1)


def test_general_tei_is_read() -> None:
    """A user would lose texts of digital editions, which nest divisions and cite by notes."""
    whole = """<TEI><text><front><head>On ponds</head></front><body><div><head>One</head><p>First<note
n="1">Aside.</note>
    thing.</p><div><head>Inner</head><lg><l>Water,</l><l>water.</l></lg></div></div></body></text></TEI>"""
    reading = read_tei(whole.encode())
    assert [(one.title, one.level) for one in reading.sections if one.title] == [
        ("On ponds", 1),
        ("One", 1),
        ("Inner", 2),
    ]
    assert "First thing." in reading.body
    assert "Water, water." in reading.body


@pytest.mark.parametrize(
    ("content", "kind"),
    [(b"", "empty"), (b"<html/>", "unknown"), (b"<TEI><teiHeader/></TEI>", "empty"), (b"no", "broken")],
)
def test_what_is_no_text_is_refused_with_its_reason(content: bytes, kind: str) -> None:
    """A user would get a document without text, and no word about why."""
    with pytest.raises(Unreadable) as refused:
        read_tei(content)
    assert refused.value.kind == kind


def test_real_output_of_grobid_is_read() -> None:
    """A user who runs GROBID would get nothing out of it."""
    default = Path(__file__).resolve().parents[2] / ".." / "shared" / "data"
    folder = Path(os.environ.get("SYNTHESIST_TEST_DATA") or default) / "documents" / "s2orc-doc2json" / "pdf"
    if not folder.is_dir():
        pytest.skip(f"shared data missing: {folder}")
    for path in sorted(folder.glob("*.tei.xml")):
        reading = read_tei(path.read_bytes())
        assert reading.front.title
        assert len(reading.references) > 20
        assert sum(bool(one.references) for one in reading.markers) > 15
