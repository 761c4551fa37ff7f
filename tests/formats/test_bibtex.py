"""BibTeX in."""

from typing import Any

import pytest

from synthesist.formats.latex import decoded, escaped
from synthesist.records import Author, Failure


def test_fields_land_where_they_belong(read_one: Any) -> None:
    """Without it a user's BibTeX file loses accents, bodies as authors, or identifiers."""
    record = read_one(
        "refs.bib",
        r"""@InProceedings{key1,
  title     = {{BERT} and {\"U}bersetzung: 5\% better},
  author    = {{\'E}mile de la Cr{\`e}me and {World Health Organization} and Smith, Jr., A. B.},
  booktitle = "Proceedings of " # {Nothing},
  year      = 2019,
  eprint    = {1706.03762v2},
  doi       = {10.1234/ab\_c},
  keywords  = {one, two}
}""",
    )
    assert record.title == "BERT and Übersetzung: 5% better"
    assert record.authors == (
        Author(family="de la Crème", given="Émile"),
        Author(family="World Health Organization"),
        Author(family="Smith Jr.", given="A. B."),
    )
    assert (record.venue, record.year, record.kind) == ("Proceedings of Nothing", 2019, "inproceedings")
    assert record.identifiers == (("arxiv", "1706.03762"), ("doi", "10.1234/ab_c"))
    assert record.extra == (("citekey", "key1"), ("keywords", "one, two"))


def test_string_definitions_are_resolved(read_one: Any) -> None:
    """Without it a journal would read as the abbreviation that the file defines for it."""
    text = '@string{jmt = "Journal of Made-up Trials"}\n@article{a, title={One}, journal = jmt}\n'
    assert read_one("refs.bib", text).venue == "Journal of Made-up Trials"


def test_entries_that_share_a_key_both_load(read: Any) -> None:
    """Without it joining two exports would lose the second paper of each shared key."""
    one, two = read("refs.bib", "@article{a, title={One}}\n@article{a, title={Two}}\n")
    assert [one.title, two.title] == ["One", "Two"]
    assert one.record_id != two.record_id


def test_field_given_twice_is_kept_twice(read_one: Any) -> None:
    """Without it an entry with a repeated field would fail or lose a value."""
    record = read_one("refs.bib", "@article{a, title={One}, note={x}, note={y}}")
    assert record.extra == (("citekey", "a"), ("note", "x"), ("note", "y"))


def test_broken_entry_costs_only_itself(read: Any) -> None:
    """Without it one missing brace would cost the rest of the file."""
    parsed = read("refs.bib", "@article{a, title={One}}\n\n@article{b, title={Two\n\n@article{c, title={Three}}\n")
    assert [type(row) is Failure for row in parsed] == [False, True, False]
    assert parsed[1].place == "refs.bib:3"
    assert "title={Two" in parsed[1].raw


def test_comments_are_no_records(read: Any) -> None:
    """Without it the notes that reference managers write into files would count as failures."""
    text = "% Encoding\n@comment{jabref-meta: x;}\n@preamble{{x}}\nfree words\n@misc{a, title={One}}\n"
    assert [record.title for record in read("refs.bib", text)] == ["One"]


def test_the_parser_writes_no_log_of_its_own(read: Any, caplog: pytest.LogCaptureFixture) -> None:
    """Without it a user sees each broken entry twice, once in a format that is not ours."""
    read("refs.bib", "@article{b, title={Two\n")
    assert caplog.records == []


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"p \textless 0.05", "p < 0.05"),
        (r"50% of a_b", "50% of a_b"),
        (r"{\'\i}, {\v S}koda, \c{s}, \~n, {\o}, \ss ", "í, Škoda, ş, ñ, ø, ß"),
        (r"a -- b --- ``c''", "a – b — “c”"),
        (r"$\alpha$ and $p<0.01$ but $10^{-5}$", r"α and p<0.01 but $10^{-5}$"),
        (r"10\textsuperscript{5} H\textsubscript{2}O", "10^5 H2O"),
        (r"\unknown{abc}", r"\unknown abc"),
        ("from $5 to $6", "from $5 to $6"),
    ],
)
def test_latex_is_read_without_loss(latex: str, text: str) -> None:
    """Without it numbers, signs and names in titles would change their meaning."""
    assert decoded(latex) == text


def test_escapes_are_read_back() -> None:
    """Without it what we write for LaTeX would not be what was read."""
    text = r"""& % $ # _ { } ~ ^ \ -- --- '' `` | < > \alpha {x}"""
    assert decoded(escaped(text)) == text
