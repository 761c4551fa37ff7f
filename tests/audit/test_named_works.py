"""The audit knows a work by the same names as the report does, though it reads them with code of its own."""

import pytest

from synthesist.audit.missed import _looked_for
from synthesist.report.key_papers import meant

NAMES = (
    "10.1000/ABC", "https://doi.org/10.1000/abc.", "doi:10.1000/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O",
    "DOI 10.1000/xyz,", "https://www.example.org/doi/full/10.1000/xyz", "https://example.org/doi/10.1000/xyz.pdf",
    "10.48550/arXiv.1706.03762", "arXiv:1706.03762", "arXiv:1706.03762v5", "1706.03762", "math/0309136",
    "https://arxiv.org/abs/math.GT/0309136v2", "https://arxiv.org/pdf/1706.03762.pdf", "pmid:00123", "PMID 123",
    "12345678", "https://pubmed.ncbi.nlm.nih.gov/123/", "PMC77", "PMCID: PMC0077",
    "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC77/", "P18-1001", "2020.acl-main.1", "acl:P18-1001",
    "https://aclanthology.org/P18-1001/", "https://aclanthology.org/2020.acl-main.1.pdf", "10.18653/v1/P18-1001",
    "Attention Is All You Need", "The Étude of an Échange: With_Notes & “quotes”", "GPT-4 & the ﬁrst of 2 tests",
    "10.1000%2Fabc", "Straße, ΑΣ and İstanbul", "…", "Ⅳ ½ ²",
)  # fmt: skip


@pytest.mark.parametrize("named", NAMES)
def test_a_name_is_read_alike(named: str) -> None:
    """A review would be called broken for how a person writes a work's name, or a work hidden."""
    assert {tuple(key) for key in meant(named)} <= {*_looked_for(named), ()}  # type: ignore[call-overload]
