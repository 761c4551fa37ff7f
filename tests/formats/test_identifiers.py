"""Identifiers in one form each."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthesist.records.identifiers import (
    identifiers_of,
    normal_acl,
    normal_arxiv,
    normal_doi,
    normal_pmcid,
    normal_pmid,
)


@pytest.mark.parametrize(
    "text",
    [
        "10.1234/AbC",
        "doi:10.1234/abc",
        "DOI: 10.1234/abc.",
        "https://doi.org/10.1234/abc",
        " 10.1234/abc [doi]",
        "http://dx.doi.org/10.1234%2Fabc",
        "https://doi.org/doi:10.1234/abc",
        "doi.org/10.1234/abc?utm_source=x",
        "10.1234/abc),",
    ],
)
def test_one_doi_has_one_form(text: str) -> None:
    """Without it two rows of one paper would not be seen as duplicates."""
    assert normal_doi(text) == "10.1234/abc"


@pytest.mark.parametrize("text", ["", "10.12/abc", "0.26615/978-954", "abc", "10.1234/", "10.1234"])
def test_what_is_no_doi_is_none(text: str) -> None:
    """Without it a damaged DOI would link a claim to nothing, or to another paper."""
    assert normal_doi(text) is None


def test_endless_text_is_no_doi() -> None:
    """Without it a hostile row could hold up an import for hours."""
    assert normal_doi("10.1234/" + ")" * 1_000_000) is None
    assert identifiers_of([], ["//a/" * 100_000]) == ()


def test_brackets_that_belong_to_a_doi_stay() -> None:
    """Without it DOIs of the nineties would be cut."""
    old = "10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2"
    assert normal_doi(old) == old.lower()
    assert normal_doi("10.1016/S0140-6736(97)11096-0") == "10.1016/s0140-6736(97)11096-0"


@given(st.text(), st.sampled_from(["", "10.1234/", "https://doi.org/10.5555/", "doi:"]))
def test_normal_forms_are_stable(text: str, prefix: str) -> None:
    """Without it identifiers would change when a file is written and read again."""
    for normal in (normal_doi, normal_arxiv, normal_pmid, normal_pmcid, normal_acl):
        found = normal(prefix + text)
        assert found is None or normal(found) == found


def test_other_schemes() -> None:
    """Without it preprints and PubMed records would not be matched to their articles."""
    assert normal_arxiv("arXiv:1706.03762v5") == normal_arxiv("https://arxiv.org/abs/1706.03762") == "1706.03762"
    assert normal_arxiv("math.GT/0309136v1") == "math/0309136"
    assert (normal_pmid("PMID: 0123"), normal_pmid("123.0"), normal_pmid("12a")) == ("123", "123", None)
    assert (normal_pmcid("pmc77"), normal_pmcid("77")) == ("PMC77", "PMC77")
    assert (normal_acl("p18-1001"), normal_acl("2020.ACL-main.1"), normal_acl("x")) == (
        "P18-1001", "2020.acl-main.1", None,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("https://doi.org/10.1234/abc", ("doi", "10.1234/abc")),
        ("https://onlinelibrary.example.com/doi/abs/10.1234/abc/full", ("doi", "10.1234/abc")),
        ("https://arxiv.org/pdf/1706.03762v5.pdf", ("arxiv", "1706.03762")),
        ("arXiv preprint arXiv:1706.03762", ("arxiv", "1706.03762")),
        ("https://pubmed.ncbi.nlm.nih.gov/123/", ("pmid", "123")),
        ("https://www.ncbi.nlm.nih.gov/pmc/articles/PMC77/", ("pmcid", "PMC77")),
        ("https://aclanthology.org/P18-1001.pdf", ("acl", "P18-1001")),
    ],
)
def test_addresses_name_identifiers(text: str, pair: tuple[str, str]) -> None:
    """Without it a row with an address alone could not be matched."""
    assert identifiers_of([], [text]) == (pair,)


def test_what_a_row_states_outranks_its_address() -> None:
    """Without it the address of a preprint would replace the DOI of the article."""
    assert identifiers_of([("doi", "10.1234/a")], ["https://doi.org/10.1234/b"]) == (("doi", "10.1234/a"),)


def test_dois_of_arxiv_and_acl_name_the_id() -> None:
    """Without it the same preprint under DOI and id would count twice."""
    assert identifiers_of([("doi", "10.48550/arXiv.1706.03762")]) == (
        ("arxiv", "1706.03762"), ("doi", "10.48550/arxiv.1706.03762"),
    )  # fmt: skip
    assert ("acl", "P18-1001") in identifiers_of([("doi", "10.18653/v1/P18-1001")])
