"""XML that is made to do harm, and XML that is no more than noise: a reason within the limits, never a crash."""

import unicodedata
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthesist.errors import Unreadable
from synthesist.read import markup
from synthesist.read.jats import read_jats
from synthesist.read.tei import read_tei
from synthesist.records import Reading

LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
HOSTILE = {
    "billion laughs": f'<!DOCTYPE article [<!ENTITY l0 "ha">{LAUGHS}]><article><body><p>&l9;</p></body></article>',
    "laughs in an attribute": f'<!DOCTYPE article [<!ENTITY l0 "ha">{LAUGHS}]><article id="&l9;"><body/></article>',
    "a file as entity": '<!DOCTYPE article [<!ENTITY x SYSTEM "file:///etc/passwd">]><article><body><p>&x;</p></body></article>',
    "an address as entity": '<!DOCTYPE a [<!ENTITY x SYSTEM "http://127.0.0.1/x">]><article><body><p>&x;</p></body></article>',
    "inclusion": '<article xmlns:xi="http://www.w3.org/2001/XInclude"><body><xi:include href="file:///etc/passwd"/></body></article>',
    "deep nesting": f"<article><body>{'<sec>' * 5_000}{'</sec>' * 5_000}</body></article>",
    "a huge attribute": f'<article id="{"x" * 11_000_000}"><body><p>x</p></body></article>',
    "a huge text": f"<article><body><p>{'x' * 11_000_000}</p></body></article>",
}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("read", [read_jats, read_tei])
def test_hostile_files_are_refused(name: str, read: object) -> None:
    """A user would lose memory, time or secrets to a file from the internet."""
    with pytest.raises(Unreadable) as refused:
        read(HOSTILE[name].encode())  # type: ignore[operator]
    assert refused.value.kind == "hostile"
    assert "passwd" not in str(refused.value)


def test_files_beyond_the_limits_are_refused_before_they_are_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A user would wait for a file that no paper can be."""
    monkeypatch.setattr(markup, "LARGEST", 1_000)
    with pytest.raises(Unreadable, match="MB") as refused:
        read_jats(b"<article><body><p>" + b"x" * 1_000 + b"</p></body></article>")
    assert refused.value.kind == "hostile"
    monkeypatch.setattr(markup, "LARGEST", 100_000_000)
    monkeypatch.setattr(markup, "MOST_TAGS", 100)
    with pytest.raises(Unreadable, match="tags"):
        read_jats(b"<article><body>" + b"<p/>" * 100 + b"</body></article>")


def test_a_document_type_is_not_fetched_and_plain_entities_are_text() -> None:
    """A user would lose characters that a file names, or be seen reading it."""
    internal = '[<!ENTITY pond "bog"><!ENTITY pic SYSTEM "p" NDATA gif>]'
    kind = f'<!DOCTYPE article PUBLIC "x" "http://127.0.0.1:9/x.dtd" {internal}>'
    reading = read_jats(f"{kind}<article><body><p>A &pond;, &eacute;, &unheard-of;.</p></body></article>".encode())
    assert reading.body == "A bog, é, ."


def test_spans_that_ask_for_more_than_a_table_has_are_cut() -> None:
    """A user would wait for a table that claims to be a million columns wide."""
    rows = '<tr><td rowspan="999999" colspan="999999">a</td></tr><tr><td>b</td></tr>'
    reading = read_jats(f"<article><body><table-wrap><table>{rows}</table></table-wrap></body></article>".encode())
    assert len(reading.text) < 2_000


TAGS = st.sampled_from(
    (
        "article",
        "front",
        "article-meta",
        "title-group",
        "article-title",
        "abstract",
        "body",
        "sec",
        "title",
        "p",
        "xref",
        "sup",
        "sub",
        "fig",
        "caption",
        "label",
        "table-wrap",
        "table",
        "thead",
        "tbody",
        "tr",
        "td",
        "th",
        "list",
        "list-item",
        "disp-formula",
        "math",
        "msup",
        "mi",
        "mn",
        "mfrac",
        "fn",
        "ref-list",
        "ref",
        "mixed-citation",
        "element-citation",
        "name",
        "surname",
        "year",
        "back",
        "ack",
        "app",
        "boxed-text",
        "alternatives",
        "tex-math",
        "TEI",
        "teiHeader",
        "fileDesc",
        "titleStmt",
        "text",
        "div",
        "head",
        "note",
        "figure",
        "figDesc",
        "row",
        "cell",
        "formula",
        "listBibl",
        "biblStruct",
        "s",
    )
)
ATTRIBUTES = st.sampled_from(
    [
        "",
        ' id="a"',
        ' rid="a b"',
        ' ref-type="bibr"',
        ' colspan="3"',
        ' rowspan="x"',
        ' type="bibr" target="#a"',
        ' sec-type="methods"',
        ' coords="1,2,3,4,5;2,nan,1,1,1;x"',
        ' n="1.2"',
        ' rend="sup"',
        ' type="table"',
    ]
)
PIECES = st.one_of(
    st.builds("<{}{}>".format, TAGS, ATTRIBUTES),
    st.builds("</{}>".format, TAGS),
    st.text(max_size=12),
    st.sampled_from(["&nbsp;", "&#x301;", "&bogus;", "1", " ", "<!--x-->", "<![CDATA[<p>]]>", "<?CDATA 5?>"]),
)


def assert_whole(reading: Reading) -> None:
    """Spans stand in the text and in their blocks, in order, and the text is NFC."""
    text = reading.text
    assert unicodedata.is_normalized("NFC", text)
    ends = [0]
    for block in reading.blocks:
        assert ends[-1] <= block.start < block.end <= len(text)
        assert 0 <= block.section < len(reading.sections)
        ends.append(block.end)
    for one in (*reading.markers, *reading.references, *reading.lines, *reading.repairs):
        assert 0 <= one.start <= one.end <= len(text)
    for table in reading.tables:
        block = reading.blocks[table.block]
        assert all(block.start <= cell.start <= cell.end <= block.end for cell in table.cells)


@given(st.lists(PIECES, max_size=40), st.sampled_from(["article", "TEI"]))
def test_noise_is_read_or_refused(pieces: list[str], root: str) -> None:
    """A user would see a run end in a traceback over one bad file."""
    inside = "body" if root == "article" else "text"
    content = f"<{root}><{inside}>{''.join(pieces)}</{inside}></{root}>".encode("utf-8", "surrogatepass")
    for read in (read_jats, read_tei):
        with suppress(Unreadable):
            reading = read(content)
            assert_whole(reading)
            assert read(content) == reading


@given(st.binary(max_size=200))
def test_bytes_are_read_or_refused(content: bytes) -> None:
    """A user would see a run end in a traceback over a file that is no text."""
    for read in (read_jats, read_tei):
        with suppress(Unreadable):
            assert_whole(read(content))
