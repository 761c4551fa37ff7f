"""The recorded answers of arXiv, Europe PMC, PubMed, DataCite and DOAJ, unpacked: name, status, body.

Samples that hold bare rows are put into the envelope in which the service sends such rows.
"""

import base64
import gzip
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml

Shared = Callable[[str], Path]


class Recorded(NamedTuple):
    """One answer."""

    name: str
    status: int
    body: bytes


def arxiv(shared: Shared) -> Iterator[Recorded]:
    """Feeds, each in a JSON object with its status; whoever recorded them read UTF-8 as Latin-1, which is undone."""
    for path in sorted(shared("recorded/arxiv").glob("*.json")):
        kept = json.loads(path.read_bytes())
        yield Recorded(path.name, kept["status_code"], kept["body"].encode("latin-1"))


def europepmc(shared: Shared) -> Iterator[Recorded]:
    """Bare bodies, one file with a list of them."""
    paths = [
        *shared("recorded/europepmc/pyEuropePMC").glob("*.json"),
        *shared("recorded/one_doi_many_services").glob("europepmc__*.json"),
        shared("recorded/doaj/DOAJ-doaj/harvester_resp.json"),
    ]
    for path in sorted(paths):
        content = json.loads(path.read_bytes())
        for at, body in enumerate(content if isinstance(content, list) else [content]):
            yield Recorded(f"{path.name}[{at}]", 200, json.dumps(body).encode())


def pubmed(shared: Shared) -> Iterator[Recorded]:
    """Bare bodies of all E-utilities, in XML, HTML and JSON, and MEDLINE text, which is none of them."""
    paths = [
        *(path for path in shared("recorded/pubmed").rglob("*") if path.is_file() and path.name != "LICENSE"),
        *shared("recorded/malformed").glob("pubmed*"),
        *shared("recorded/one_doi_many_services").glob("ncbi__*.json"),
    ]
    for path in sorted(paths):
        content = path.read_bytes()
        yield Recorded(path.name, 200, gzip.decompress(content) if path.suffix == ".gz" else content)


def datacite(shared: Shared) -> Iterator[Recorded]:
    """Cassettes, bodies, and files of rows."""
    yield from _cassettes(shared("recorded/datacite/rdatacite"))
    malformed = shared("recorded/malformed")
    yield Recorded("datacite_api.json", 200, (malformed / "datacite_api.json").read_bytes())
    packed = gzip.decompress((malformed / "datacite_1k_records.jsonl.gz").read_bytes())
    for name, lines in (
        ("datacite_1k_records", packed.splitlines()),
        ("datacite_sample", (malformed / "datacite_sample.jsonl").read_bytes().splitlines()),
        ("datacite_docs", [path.read_bytes() for path in sorted((malformed / "datacite").glob("datacite_doc_*"))]),
    ):
        yield _enveloped(name, "data", lines)


def doaj(shared: Shared) -> Iterator[Recorded]:
    """Cassettes of searches for articles and journals and of single ones, and files of rows."""
    yield from _cassettes(shared("recorded/doaj/jaod"))
    sample = shared("recorded/malformed/example_doaj_articles.json")
    yield _enveloped(sample.name, "results", sample.read_bytes().splitlines())
    article = shared("recorded/doaj/DOAJ-doaj/create_article.json")
    yield _enveloped(article.name, "results", [article.read_bytes()])


def _cassettes(folder: Path) -> Iterator[Recorded]:
    for path in sorted(folder.glob("*.yml")):
        content = yaml.load(path.read_bytes(), getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        for at, interaction in enumerate(content["http_interactions"]):
            response = interaction["response"]
            body = response["body"]
            text = body.get("string") or ""
            raw = base64.b64decode(text) if body.get("encoding") == "ASCII-8BIT" else text.encode()
            yield Recorded(f"{path.name}[{at}]", int(response["status"]["status_code"]), raw)


def _enveloped(name: str, listed: str, rows: list[bytes]) -> Recorded:
    content: dict[str, Any] = {listed: [json.loads(row) for row in rows]}
    return Recorded(name, 200, json.dumps(content).encode())
