"""What is written whole reads back as it was."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synthesist.formats import ExportFormat, read_records, write_records
from synthesist.records import Record

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
