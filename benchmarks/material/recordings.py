"""The recordings that a replay server is filled from, and questions to ask of them."""

from functools import cache
from pathlib import Path

from benchmarks.replay import RECORDED, Rows, recorded_rows

NEEDS = tuple(
    f"{RECORDED}/{path}"
    for path in (
        "arxiv/q_testing_s0_m100_cfe7536492ca.json",
        "crossref/habanero/test_cursor.yaml",
        "datacite/rdatacite/dc_dois.yml",
        "doaj/jaod/jaod_article_search.yml",
        "europepmc/pyEuropePMC/fetch_10pages_cancer.json",
        "malformed/pubmedsample_2019.xml",
        "openalex/openalexPro/pro_request_parallel.yml",
        "semanticscholar/danielnsilva/test_search_paper_bulk_retrieval.yaml",
    )
)
"""One recording of each database."""

BORNE_ON = "What is the effect of finance on biodiversity conservation?"
"""About two hundred of the recorded answers bear on it, nearly all of them from OpenAlex."""

NOT_BORNE_ON = "Does beeswax varnish improve the resonance of violins?"
"""None does, though some name magnetic resonance."""


@cache
def recordings(data: Path) -> Rows:
    """The rows of all recordings below the folder of the material."""
    return recorded_rows(data / RECORDED)
