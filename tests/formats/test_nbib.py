"""NBIB in, by suffix and by content."""

from pathlib import Path
from typing import Any

import pytest

from synthesist.formats import Format, format_of
from synthesist.records import Author, Failure

NBIB = """
PMID- 01234567
OWN - NLM
IS  - 1111-2222 (Print)
VI  - 12
DP  - 2019 Mar-Apr
TI  - Screening for late effects of <i>early</i> care: a trial in made-up
      towns.
PG  - 7-19
LID - 10.1234/abc.5 [doi]
LID - S0000-1111(19)30001-2 [pii]
AB  - BACKGROUND: Nobody knew. RESULTS: p < 0.05 in all
      towns.
FAU - van der Meer, Jo
AU  - van der Meer J
AD  - Made-up University, Department of Towns,
      Nowhere.
FAU - Okafor, Chidi E
AU  - Okafor CE
CN  - Late Effects Study Group
LA  - eng
LA  - dut
PT  - Multicenter Study
PT  - Journal Article
TA  - J Madeup Trials
JT  - Journal of made-up trials
PMC - PMC0077
MH  - *Aspirin
MH  - Towns
AID - 10.1234/abc.5 [doi]
SO  - J Madeup Trials. 2019 Mar-Apr;12:7-19. doi: 10.1234/abc.5.
"""
RETRACTED = "PMID- 2\nTI  - Two.\nPT  - Journal Article\nPT  - Retracted Publication\n"


def test_fields_land_where_they_belong(read_one: Any) -> None:
    """Without it an export of PubMed loses titles, names, years, abstracts or identifiers."""
    record = read_one("refs.nbib", NBIB)
    assert record.title == "Screening for late effects of early care: a trial in made-up towns."
    assert record.abstract == "BACKGROUND: Nobody knew. RESULTS: p < 0.05 in all towns."
    assert record.authors == (
        Author(family="van der Meer", given="Jo"),
        Author(family="Okafor", given="Chidi E"),
        Author(family="Late Effects Study Group"),
    )
    assert (record.year, record.venue, record.language) == (2019, "Journal of made-up trials", "eng")
    assert record.identifiers == (("doi", "10.1234/abc.5"), ("pmcid", "PMC77"), ("pmid", "1234567"))
    assert (record.kind, record.is_retracted, record.source_id) == ("Journal Article", None, "01234567")


def test_nothing_of_a_record_is_dropped(read_one: Any) -> None:
    """Without it subject headings, affiliations and further types would vanish on import."""
    extra = read_one("refs.nbib", NBIB).extra
    assert extra == (
        ("AD", "Made-up University, Department of Towns, Nowhere."),
        ("AU", "van der Meer J"), ("AU", "Okafor CE"),
        ("DP", "2019 Mar-Apr"), ("IS", "1111-2222 (Print)"), ("LA", "dut"),
        ("LID", "S0000-1111(19)30001-2 [pii]"), ("MH", "*Aspirin"), ("MH", "Towns"), ("OWN", "NLM"),
        ("PG", "7-19"), ("PT", "Multicenter Study"),
        ("SO", "J Madeup Trials. 2019 Mar-Apr;12:7-19. doi: 10.1234/abc.5."), ("TA", "J Madeup Trials"), ("VI", "12"),
    )  # fmt: skip


def test_a_retracted_publication_is_known_for_one(read: Any) -> None:
    """Without it a retracted trial would enter a synthesis unmarked; its notice is no retracted work."""
    two, notice = read("refs.nbib", RETRACTED + "\nPMID- 3\nTI  - Notice.\nPT  - Retraction of Publication\n")
    assert (two.is_retracted, two.extra) == (True, (("PT", "Retracted Publication"),))
    assert notice.is_retracted is None


@pytest.mark.parametrize("text", [NBIB, "PMID-123\nTI- One\n", "STAT- Publisher\nTI  - One\n"])
def test_plain_medline_is_known_without_its_suffix(tmp_path: Path, text: str) -> None:
    """Without it what PubMed saves as .txt could not be read."""
    (tmp_path / "pubmed.txt").write_text(text)
    assert format_of(tmp_path / "pubmed.txt") is Format.NBIB


def test_broken_record_costs_only_itself_and_names_its_line(read: Any) -> None:
    """Without it one record without title would cost its neighbours, or could not be found."""
    one, bad, three = read("a.nbib", "PMID- 1\nTI  - One\n\nPMID- 2\nAU  - Nobody\nPMID- 3\nTI  - Three\n")
    assert [one.title, three.title] == ["One", "Three"]
    assert isinstance(bad, Failure)
    assert (bad.place, bad.reason, bad.raw) == ("a.nbib:4", "no title", "PMID- 2\nAU  - Nobody")


def test_text_between_records_is_no_record(read: Any) -> None:
    """Without it a heading that someone put into the file would count as a failure."""
    rows = read("a.nbib", "My search of May\n\nPMID- 1\nTI  - One\n\nand now the second\n\nPMID- 2\nTI  - Two\n")
    assert [row.title for row in rows] == ["One", "Two"]


def test_a_publishers_number_is_no_doi(read_one: Any) -> None:
    """Without it a number that looks like a DOI would lead to another paper."""
    record = read_one("a.nbib", "PMID- 1\nTI  - One\nAID - 10.1234/x [pii]\n")
    assert (record.identifier("doi"), record.extra) == (None, (("AID", "10.1234/x [pii]"),))


def test_file_without_records_says_what_is_missing(fail_one: Any) -> None:
    """Without it a wrong file under this suffix would give nothing, and no word why."""
    failure = fail_one("a.nbib", "nothing of the kind\n")
    assert (failure.place, failure.reason) == ("a.nbib:1", "no MEDLINE record in the file")
    assert "PMID-" in failure.hint
