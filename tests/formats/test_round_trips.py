"""What is written whole reads back as it was."""

import csv
import io
import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synthesist.formats import ExportFormat, clean, read_records, write_csv, write_records
from synthesist.records import Author, Cited, Link, Notice, PeerReview, Record, TextKind
from synthesist.records.ids import record_id

ASIDE = ("record_id", "source", "source_id", "raw")
LETTERS = st.characters(categories=["L", "N", "P", "S", "Zs", "M"])
MARKS = ["&%$#_", "{x}", "~^", "\\alpha ", "\\_", "<i>", "--", "``", "''", "  - ", "@x"]
PIECES = st.sampled_from([*MARKS, " and ", ", ", "; ", "et al.", "others"])
LINE = st.lists(st.one_of(LETTERS, PIECES), min_size=1, max_size=12).map("".join)
LINES = st.lists(LINE, min_size=1, max_size=3).map("\n".join)
STATED_TEXTS = """
10.1234/a(b)<c> | https://doi.org/10.1234/X. | PMID: 12 | PMCID:PMC7 | arXiv: 1706.03762v2 | acl: P18-1001 | PMC12
retracted: true | retracted: false | retracted: perhaps | kind: dataset | kind: article | 2015 | 2015/09/10 | true
1999-2001 | in press | soon 2015 | https://arxiv.org/abs/1706.03762 | https://x.org/?a=b%20c&d | 12 | hal-01 | arXiv
"""
STATED = st.sampled_from([text.strip() for text in re.split(r"[|\n]", STATED_TEXTS)])
VALUES = st.one_of(LINES, STATED)


def kept(record: Record) -> dict[str, object]:
    """All but the ids and the row, which name the file that a record stands in."""
    return record.model_dump(exclude=set(ASIDE))


def again(folder: Path, records: list[Record], fmt: ExportFormat) -> list[Record]:
    """The records written whole and read."""
    path = folder / f"again.{ {'bibtex': 'bib', 'csl-json': 'json'}.get(fmt, fmt) }"
    path.write_bytes(write_records(records, fmt).encode())
    back = list(read_records(path))
    assert all(isinstance(record, Record) for record in back), back
    return [record for record in back if isinstance(record, Record)]


def survives(folder: Path, name: str, text: str, fmt: ExportFormat) -> None:
    """A file with one record, whose record stays what it was over two journeys."""
    (folder / name).write_bytes(text.encode())
    (first,) = read_records(folder / name)
    assert isinstance(first, Record), first
    (second,) = again(folder, [first], fmt)
    assert kept(second) == kept(first)
    (third,) = again(folder, [second], fmt)
    assert kept(third) == kept(first)


TAG_NAMES = "TI T1 AU A1 PY Y1 DA JF T2 BT JA LA UR L1 DO C2 M3 N1 N1 N1 KW XX VL AB N2 ID SN"
TAGS = st.sampled_from(TAG_NAMES.split())
TYPES = st.sampled_from(["JOUR", "CONF", "CPAPER", "GEN", "Journal Article", "odd", "DATA"])


@settings(deadline=None)
@given(kind=TYPES, fields=st.lists(st.tuples(TAGS, VALUES), max_size=12))
def test_what_ris_says_stays_said(
    tmp_path_factory: pytest.TempPathFactory, kind: str, fields: list[tuple[str, str]]
) -> None:
    """Without it a file that goes through the tool would lose tags, their order, repeats or identifiers."""
    lines = "".join(f"{tag}  - {value}\n" for tag, value in fields)
    survives(tmp_path_factory.mktemp("ris"), "a.ris", f"TY  - {kind}\nTI  - T\n{lines}ER  - \n", ExportFormat.RIS)


def is_closed(value: str) -> bool:
    """Whether BibTeX can hold a value in braces."""
    depth = 0
    for brace in re.findall(r"(?<!\\)[{}]", value):
        depth += 1 if brace == "{" else -1
        if depth < 0:
            return False
    return depth == 0 and not value.endswith("\\") and not re.search(r"(?m)^\s*@\w*[ \t]*[{(]", value)


FIELD_NAMES = """
title author year date journal journaltitle booktitle series language langid url pdf doi pmid pmcid eprint
archiveprefix acl note howpublished keywords x-custom Bdsk-File-1 citekey entrytype retracted synthesist-kind file
abstract kind source record_id extra raw
"""
NAMES = st.sampled_from(FIELD_NAMES.split())
ENTRY_TYPES = st.sampled_from(["article", "inproceedings", "misc", "book", "dataset", "preprint", "odd", "thesis"])
ESCAPES = st.sampled_from([r"{\"U}b", r"$x^2$", r"\foo{b}", r"{\v S}", "{NASA}", r"\%", r"\url{https://x.org/a_b}"])
LATEX = st.lists(st.one_of(LINE, ESCAPES), min_size=1, max_size=4).map("".join)


@settings(deadline=None)
@given(kind=ENTRY_TYPES, fields=st.lists(st.tuples(NAMES, st.one_of(VALUES, LATEX).filter(is_closed)), max_size=10))
def test_what_bibtex_says_stays_said(
    tmp_path_factory: pytest.TempPathFactory, kind: str, fields: list[tuple[str, str]]
) -> None:
    """Without it a library that goes through the tool would lose fields, or the LaTeX in them."""
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields)
    text = f"@{kind}{{key1,\n  title = {{T}},\n{lines}}}\n"
    survives(tmp_path_factory.mktemp("bib"), "a.bib", text, ExportFormat.BIBTEX)


RIS_ODD = """TY  - CONF
TI  - Two titles
TI  - of one paper
T1  - and a third
AU  - Okafor, Chidi
AU  - van der Meer, Jo, et al.
A2  - Editor, An
PY  - 2015/09/10/Autumn
JF  - Journal A
JF  - Journal B
T2  - Proceedings C
KW  - one
KW  - two
KW  - one
N1  - PMID: 77
N1  - first line
      * second line
C2  - PMC12
DO  - 10.1234/a(b)c
DO  - broken
UR  - https://example.org/a%20b
UR  - https://example.org/second
L1  - https://example.org/a.pdf
XX  - something of ours: {x} & \\y
AB  - 5% of <5
M3  - arXiv:1706.03762
ER  -
"""
BIB_ODD = r"""@PhdThesis{okafor:2015+a,
  title = {The {NASA} \& $x^2$ {\"U}bung},
  Author = {Okafor, Chidi and {World Health Organization} and others},
  school = {Sch{\"o}n}, series = {S}, journal = "J # 1",
  year = {2015a}, month = sep,
  title = {A second title},
  x-custom = {verbatim \foo{b} 50\% \"U -- ``q''
     over lines},
  keywords = {one, {two and three}; four},
  file = {:C\:\\papers\\a_b.pdf:PDF},
  note = {PMID: 5}, url = {https://example.org/a_b%20c},
  eprint = {1706.03762v2}, archivePrefix = {arXiv}, primaryclass = {cs.CL},
  pmid = {77}, pmcid = {PMC12}, pdf = {https://example.org/a.pdf},
  abstract = {5\% of \textless 5}, language = {ngerman},
  source = {ours}, record_id = {r}, kind = {k}, extra = {e}, raw = {x}, citekey = {y}, entrytype = {z},
  bdsk-file-1 = {YnBsaXN0MDA=},
  retracted = {true}
}
"""


@pytest.mark.parametrize(
    ("name", "text", "fmt"), [("a.ris", RIS_ODD, ExportFormat.RIS), ("a.bib", BIB_ODD, ExportFormat.BIBTEX)]
)
def test_odd_fields_stay_what_they_were(tmp_path: Path, name: str, text: str, fmt: ExportFormat) -> None:
    """Without it repeated tags, notes over lines, LaTeX, and fields named like ours would change on the way."""
    survives(tmp_path, name, text, fmt)


@pytest.mark.parametrize(
    "line",
    [
        "  x-custom = {verbatim \\foo{b} 50\\% \\\"U -- ``q''\n     over lines},\n",
        "  file = {:C\\:\\\\papers\\\\a_b.pdf:PDF},\n",
        "  keywords = {one, {two and three}; four},\n",
        "  Author = {Okafor, Chidi and {World Health Organization} and others},\n".lower().replace("okafor", "Okafor"),
    ],
)
def test_bibtex_fields_are_written_as_they_stood(tmp_path: Path, line: str) -> None:
    """Without it another program would not find its own LaTeX, paths and groups in the file again."""
    (tmp_path / "a.bib").write_text("@misc{k,\n  title = {T},\n" + line + "}\n")
    records = [row for row in read_records(tmp_path / "a.bib") if isinstance(row, Record)]
    assert line in write_records(records, ExportFormat.BIBTEX)


def test_ris_fields_are_written_as_they_stood(tmp_path: Path) -> None:
    """Without it the tags of a database would come out in another order, or once where they stood twice."""
    lines = "KW  - two\nKW  - one\nKW  - two\nXX  - ours\n      on two lines\n"
    (tmp_path / "a.ris").write_text("TY  - JOUR\nTI  - T\n" + lines + "ER  - \n")
    records = [row for row in read_records(tmp_path / "a.ris") if isinstance(row, Record)]
    assert write_records(records, ExportFormat.RIS) == "TY  - JOUR\nTI  - T\n" + lines + "ER  - \n"


WORDS = LINE.map(lambda text: clean(text.replace("\ud800", ""))).filter(bool)
IDENTIFIERS = [
    *(("doi", "10.1234/a;b"), ("doi", "10.1234/c"), ("pmid", "1"), ("pmid", "2"), ("pmcid", "PMC1")),
    *(("arxiv", "1706.03762"), ("acl", "P18-1001")),
]
RECORDS = st.builds(
    Record,
    record_id=st.just("r"),
    source=st.just("s"),
    source_id=st.one_of(st.none(), st.just("W1")),
    title=WORDS,
    abstract=st.one_of(st.none(), WORDS),
    text_kind=st.sampled_from(list(TextKind)),
    authors=st.lists(st.builds(Author, family=WORDS, given=st.one_of(st.just(""), WORDS)), max_size=3).map(tuple),
    year=st.one_of(st.none(), st.integers(1400, 2099)),
    venue=st.one_of(st.none(), WORDS),
    kind=st.one_of(st.none(), st.sampled_from(["article", "JOUR", "article-journal", "dataset", "Review; Odd"])),
    language=st.one_of(st.none(), st.just("en")),
    url=st.one_of(st.none(), st.sampled_from(["https://example.org/{a}?b=c%20d", "=cmd|' /C calc'!A0", "@x", "+1"])),
    pdf_url=st.one_of(st.none(), st.just("https://example.org/a.pdf")),
    is_retracted=st.sampled_from([None, True, False]),
    identifiers=st.lists(st.sampled_from(IDENTIFIERS), unique=True).map(lambda pairs: tuple(sorted(pairs))),
    extra=st.lists(
        st.tuples(st.sampled_from(["KW", "volume", "title", "DOI", "x y", "custom", "year"]), WORDS), max_size=4
    ).map(lambda pairs: tuple(sorted(pairs, key=lambda pair: pair[0]))),
)


@settings(deadline=None)
@given(records=st.lists(RECORDS, min_size=1, max_size=3))
def test_a_table_gives_back_what_was_written(tmp_path_factory: pytest.TempPathFactory, records: list[Record]) -> None:
    """Without it a user who works on in a spreadsheet would lose attributes, or run a formula from a title."""
    back = again(tmp_path_factory.mktemp("csv"), records, ExportFormat.CSV)
    assert [kept(record) for record in back] == [kept(record) for record in records]
    cells = [cell for row in csv.reader(io.StringIO(write_csv(records))) for cell in row]
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in cells)
    assert [record.source_id for record in back] == ["r"] * len(records)


@settings(deadline=None)
@given(records=st.lists(RECORDS, min_size=1, max_size=3))
def test_csl_json_gives_back_what_was_written(tmp_path_factory: pytest.TempPathFactory, records: list[Record]) -> None:
    """Without it an exchange by CSL-JSON would lose what CSL has no variables for."""
    records = [record.model_copy(update={"kind": record.kind or "article-journal"}) for record in records]
    back = again(tmp_path_factory.mktemp("csl"), records, ExportFormat.CSL_JSON)
    assert [kept(record) for record in back] == [kept(record) for record in records]


NBIB = """PMID- 7
TI  - One
DP  - 2001
JT  - J
FAU - Ito, Rei
PT  - Retracted Publication
PMC - PMC8
VI  - 12
MH  - a
MH  - b
AB  - Words.
AID - 10.1234/x [doi]
"""


@pytest.mark.parametrize("fmt", list(ExportFormat))
def test_nothing_is_lost_between_formats(tmp_path: Path, fmt: ExportFormat) -> None:
    """Without it a search in one format that is saved in another would lose identifiers, a retraction or fields."""
    (tmp_path / "a.nbib").write_text(NBIB)
    (first,) = read_records(tmp_path / "a.nbib")
    assert isinstance(first, Record)
    (second,) = again(tmp_path, [first], fmt)
    told = {"title", "authors", "year", "venue", "identifiers", "is_retracted", "abstract", "kind"}
    assert second.model_dump(include=told) == first.model_dump(include=told)
    assert all(value in json.dumps(second.extra) for _, value in first.extra)


def test_reports_get_no_abstracts(tmp_path: Path) -> None:
    """Without it texts that may not be shared would leave with a bibliography."""
    record = Record(record_id="r", source="s", title="T", abstract="secret", extra=(("x", "secret"),))
    assert not any("secret" in write_records([record], fmt, whole=False) for fmt in ExportFormat)
    assert all("secret" in write_records([record], fmt) for fmt in ExportFormat)


def found_record() -> Record:
    """A record with every attribute that databases fill."""
    return Record(
        record_id=record_id("openalex", "W1", b""),
        source="openalex",
        source_id="W1",
        identifiers=(("doi", "10.5555/x"), ("openalex", "W1")),
        title="T",
        abstract="A.",
        text_kind=TextKind.RECONSTRUCTED,
        authors=(Author(family="Stone", given="Ada", orcid="0000-0002-1825-0097"),),
        year=2021,
        is_retracted=True,
        published="2021-03-14",
        peer_review=PeerReview.PREPRINT,
        peer_review_basis="type=preprint",
        links=(Link(url="https://papers.example/x.pdf", kind="pdf", licence="cc-by"),),
        licence="cc-by",
        references=(Cited(identifiers=(("doi", "10.5555/y"),), text="Reed 2020"),),
        cited_by=7,
        notices=(Notice(kind="retraction", notice="doi:10.5555/z", date="2022", basis="updated-by"),),
        response_sha256="0" * 64,
        extra=(("biblio", '{"volume": "3"}'),),
        raw='{"id": "W1"}',
    )


def test_json_lines_keep_all_that_a_database_said(tmp_path: Path) -> None:
    """Without it a search that is kept in a file would lose notices, licences, references and open copies."""
    assert again(tmp_path, [found_record()], ExportFormat.JSON_LINES) == [found_record()]


def test_a_file_cannot_pass_one_row_off_as_another(tmp_path: Path) -> None:
    """Without it a file could take the place of a database's record in a user's library."""
    forged = found_record().model_copy(update={"record_id": record_id("crossref", "10.5555/x", b"")})
    assert again(tmp_path, [forged], ExportFormat.JSON_LINES) == [found_record()]


def test_an_object_that_only_looks_like_a_whole_record_is_read_as_any_other(tmp_path: Path) -> None:
    """Without it a user's own rows would fail for the names of their fields."""
    row = {"record_id": 7, "source": "s", "title": "T", "identifiers": "10.5555/x", "text_kind": "?", "year": 2020}
    (tmp_path / "a.jsonl").write_text(json.dumps(row))
    (record,) = read_records(tmp_path / "a.jsonl")
    assert isinstance(record, Record)
    assert (record.title, record.year, record.source) == ("T", 2020, "file:a.jsonl")


@pytest.mark.parametrize("fmt", [fmt for fmt in ExportFormat if fmt is not ExportFormat.JSON_LINES])
def test_identifiers_without_a_place_are_kept_in_words(tmp_path: Path, fmt: ExportFormat) -> None:
    """Without it a record of OpenAlex could not be written, or its own id and its retraction notice would be lost."""
    (record,) = again(tmp_path, [found_record()], fmt)
    told = json.dumps(record.extra)
    assert record.identifier("doi") == "10.5555/x"
    assert all(text in told for text in ("W1", "preprint", "retraction doi:10.5555/z 2022", "2021-03-14"))


def test_keys_of_a_library_are_kept_where_they_can_be(tmp_path: Path) -> None:
    """Without it texts that cite by a library's keys would cite nothing after the library came through here."""
    (tmp_path / "a.bib").write_text("@misc{k:1, title={A}}\n@misc{twice, title={B}}\n@misc{twice, title={C}}\n")
    records = [row for row in read_records(tmp_path / "a.bib") if isinstance(row, Record)]
    text = write_records(records, ExportFormat.BIBTEX)
    assert re.findall(r"@misc\{(.*),", text) == ["k:1", "anonndb", "anonndc"]
    assert text.count("ids = {twice}") == 2
