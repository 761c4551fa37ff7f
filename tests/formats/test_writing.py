"""BibTeX, RIS and CSL-JSON out."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synthesist.formats import (
    author_of,
    citation_keys,
    clean,
    read_records,
    write_bibtex,
    write_csl_json,
    write_ris,
)
from synthesist.records import Author, Record
from synthesist.records.identifiers import normal_doi

LETTERS = st.characters(categories=["L", "N", "P", "S", "Zs", "M"])
SPECIAL = st.sampled_from([*"&%$#_{}~^\\<>|\"'`-,;@=:", "--", "``", "''", " and ", "$x$", "\\alpha "])
PROSE = st.lists(st.one_of(LETTERS, SPECIAL), max_size=30).map(lambda parts: clean("".join(parts))).filter(bool)
DOIS = PROSE.map(lambda text: normal_doi("10.1234/" + text.replace(" ", "")))
# A name as files hold it: commas and semicolons part names, and a name is more than punctuation.
INITIALS = st.characters(categories=["L"])
NAMES = st.builds(lambda first, rest: clean(first + re.sub("[,;]", " ", rest)), INITIALS, PROSE).filter(
    lambda name: author_of(f"{name}, A") == Author(family=name, given="A")
)
GIVEN = NAMES.filter(lambda name: author_of(f"A, {name}") == Author(family="A", given=name))
AUTHORS = st.one_of(
    st.builds(Author, family=NAMES, given=GIVEN),
    st.builds(Author, family=NAMES.filter(lambda name: author_of(f"{name},") == Author(family=name))),
)
KINDS = st.sampled_from([None, "article", "JOUR", "inproceedings", "book", "phdthesis", "techreport", "misc", "odd"])
RECORDS = st.builds(
    lambda doi, **fields: Record(identifiers=(("doi", doi),) if doi else (), **fields),
    doi=st.one_of(st.none(), DOIS),
    record_id=st.just("r"),
    source=st.just("s"),
    title=PROSE,
    authors=st.lists(AUTHORS, max_size=4).map(tuple),
    year=st.one_of(st.none(), st.integers(1400, 2099)),
    venue=st.one_of(st.none(), PROSE),
    kind=KINDS,
    url=st.one_of(st.none(), st.just("https://example.org/{a}?b=c%20d\\e")),
)


def bibtex(records: list[Record]) -> str:
    """The records under keys of their own."""
    return write_bibtex(records, citation_keys(records))


@pytest.mark.parametrize(("name", "write"), [("a.ris", write_ris), ("a.bib", bibtex)])
@settings(deadline=None)
@given(records=st.lists(RECORDS, max_size=3))
def test_what_is_written_reads_back(
    tmp_path_factory: pytest.TempPathFactory,
    name: str,
    write: Callable[[list[Record]], str],
    records: list[Record],
) -> None:
    """Without it a user's reference manager would get other titles, names or DOIs than the review has."""
    path = tmp_path_factory.mktemp("out") / name
    path.write_text(write(records), encoding="utf-8")
    back = list(read_records(path)) if records else []
    assert [fields(record) for record in back] == [fields(record) for record in records]


def fields(record: Record) -> tuple[object, ...]:
    """What must survive."""
    return record.title, record.authors, record.year, record.identifier("doi"), record.venue


RECORD = Record(
    record_id="r", source="s", title="Costs & <5% of {A}", abstract="secret", year=2020, kind="article",
    venue="J_1", url="https://example.org/{x}", identifiers=(("doi", "10.1234/a_b"), ("pmid", "12")),
    authors=(Author(family="van Ito", given="Ann"), Author(family="World Health Organization")),
)  # fmt: skip


def test_bibtex_reads_as_an_author_would_write_it() -> None:
    """Without it the exported file would not compile, or would carry abstracts that may not be shared."""
    assert write_bibtex([RECORD], ["ito2020costs"]) == (
        "@article{ito2020costs,\n"
        "  author = {van Ito, Ann and {World Health Organization}},\n"
        "  title = {{Costs \\& \\textless{}5\\% of \\textbraceleft{}A\\textbraceright{}}},\n"
        "  journal = {J\\_1},\n"
        "  year = {2020},\n"
        "  doi = {10.1234/a_b},\n"
        "  pmid = {12},\n"
        "  url = {https://example.org/%7Bx%7D},\n"
        "}\n"
    )


def test_ris_reads_as_an_export_of_a_database() -> None:
    """Without it reference managers would misread the file."""
    assert write_ris([RECORD]) == (
        "TY  - JOUR\nTI  - Costs & <5% of {A}\nAU  - van Ito, Ann\nAU  - World Health Organization,\n"
        "PY  - 2020\nT2  - J_1\nDO  - 10.1234/a_b\nUR  - https://example.org/{x}\nER  - \n"
    )


def test_csl_json_has_what_citation_processors_need(tmp_path: Path) -> None:
    """Without it references could not be formatted in other tools."""
    text = write_csl_json([RECORD], ["k"])
    assert json.loads(text) == [
        {
            "id": "k", "type": "article-journal", "title": RECORD.title, "container-title": "J_1",
            "author": [{"family": "van Ito", "given": "Ann"}, {"literal": "World Health Organization"}],
            "issued": {"date-parts": [[2020]]}, "DOI": "10.1234/a_b", "PMID": "12", "URL": RECORD.url,
        }
    ]  # fmt: skip
    (tmp_path / "a.json").write_text(text)
    (back,) = read_records(tmp_path / "a.json")
    assert isinstance(back, Record)
    assert fields(back) == fields(RECORD)


def test_as_many_keys_as_records() -> None:
    """Without it entries could be written under the keys of other papers."""
    with pytest.raises(ValueError, match="zip"):
        write_bibtex([RECORD], [])


def test_citation_keys_are_unique_and_plain() -> None:
    """Without it two papers would share a citation, or LaTeX would refuse a key."""
    titles = ["The Deep End", "Deep water", "Deep a", "On Ärger", "深い"]
    records = [RECORD.model_copy(update={"title": title}) for title in titles]
    keys = citation_keys([*records, Record(record_id="r", source="s", title="?")])
    assert keys == (
        "vanito2020deepa",
        "vanito2020deepb",
        "vanito2020deepc",
        "vanito2020arger",
        "vanito2020",
        "anonnd",
    )


@settings(deadline=None)
@given(st.lists(RECORDS, max_size=12))
def test_citation_keys_never_collide(records: list[Record]) -> None:
    """Without it a citation could point to another paper."""
    keys = citation_keys(records)
    assert len(set(keys)) == len(records)
    assert all(re.fullmatch("[a-z0-9]+", key) for key in keys)
