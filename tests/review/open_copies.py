"""Works with open copies: a database that knows them, and a network on this machine that gives them, badly or well."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

TESTS = Path(__file__).parents[1]
for folder in ("read", "web"):
    if str(TESTS / folder) not in sys.path:
        sys.path.append(str(TESTS / folder))

from faulty import Answer, Faulty, bomb, dripping, faulty, status, truncated  # noqa: E402 - needs the path
from handmade_pdf import lines, pdf, text  # noqa: E402

PLACES = (
    ("kitchens", "pots", "stoves"),
    ("streets", "lamps", "kerbs"),
    ("harbours", "cranes", "ropes"),
    ("gardens", "sheds", "hedges"),
    ("museums", "vases", "frames"),
    ("stations", "clocks", "benches"),
    ("markets", "stalls", "crates"),
    ("libraries", "shelves", "ladders"),
    ("farms", "barns", "tractors"),
    ("airports", "gates", "trolleys"),
    ("hotels", "keys", "lifts"),
    ("schools", "desks", "boards"),
    ("theatres", "curtains", "seats"),
    ("bakeries", "ovens", "loaves"),
    ("churches", "bells", "pews"),
    ("forests", "stumps", "paths"),
)

QUESTION = "Does synthetic data improve visual question answering?"

LOGIN = b"<!DOCTYPE html><html><head><title>Sign in</title></head><body><form><p>Sign in to read this paper.</p>"


@dataclass(frozen=True)
class Paper:
    """An invented paper, known to a database."""

    key: str
    at: int

    @property
    def title(self) -> str:
        """Unlike all others."""
        where, one, two = PLACES[self.at]
        return f"Synthetic data for visual question answering in {where} with {one} and {two}"

    @property
    def abstract(self) -> str:
        """Says what was found."""
        where = PLACES[self.at][0]
        return (
            "Labels cost a lot. We found that synthetic data improves the accuracy of visual question answering in "
            f"{where} by {self.at + 2} points."
        )

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """Its results, and enough beside them to be a paper."""
        where, one, two = PLACES[self.at]
        found = (
            f"We found that synthetic data improves the accuracy of visual question answering with {one} by "
            f"{self.at + 3} points in {where}."
        )
        filling = [
            f"Pictures of {one} and of {two} were rendered under light number {at}, and {where} were drawn by hand."
            for at in range(1, 31)
        ]
        return (found, *(" ".join(filling[start : start + 6]) for start in range(0, 30, 6)))

    @property
    def host(self) -> str:
        """Where its copy lies."""
        return f"{self.key}.example"

    @property
    def pdf_url(self) -> str:
        """What the database names."""
        return f"https://{self.host}/{self.key}.pdf"

    def row(self, *, pmcid: str = "", has_copy: bool = True, url: str = "", doi: str = "") -> dict[str, Any]:
        """As OpenAlex would give it; `url` and `doi` stand for its own."""
        index: dict[str, list[int]] = {}
        for place, word in enumerate(self.abstract.split()):
            index.setdefault(word, []).append(place)
        name, doi = (
            f"https://openalex.org/W{7_000_000 + self.at}",
            f"https://doi.org/{doi or f'10.5555/copies.{self.key}'}",
        )
        location = {
            "is_oa": has_copy,
            "landing_page_url": doi,
            "pdf_url": (url or self.pdf_url) if has_copy else None,
            "source": {"display_name": "Journal of Invented Results", "type": "journal"},
            "license": "cc-by" if has_copy else None,
            "version": "publishedVersion",
        }
        pmc = {"pmcid": f"https://www.ncbi.nlm.nih.gov/pmc/articles/{pmcid}"} if pmcid else {}
        return {
            "id": name,
            "doi": doi,
            "ids": {"openalex": name, "doi": doi, **pmc},
            "title": self.title,
            "display_name": self.title,
            "publication_year": 2020,
            "language": "en",
            "type": "article",
            "is_retracted": False,
            "authorships": [{"author": {"id": None, "display_name": f"Ada {self.key.title()}"}}],
            "primary_location": location,
            "best_oa_location": location if has_copy else None,
            "locations": [location],
            "open_access": {"is_oa": has_copy},
            "cited_by_count": 1,
            "referenced_works": [],
            "abstract_inverted_index": index,
        }

    @property
    def jats(self) -> bytes:
        """As PMC would give it."""
        body = "".join(f"<p>{paragraph}</p>" for paragraph in self.paragraphs)
        return (
            '<?xml version="1.0"?><article article-type="research-article"><front><article-meta>'
            f'<article-id pub-id-type="doi">10.5555/copies.{self.key}</article-id>'
            f"<title-group><article-title>{self.title}</article-title></title-group>"
            "<permissions><license><license-p>CC BY 4.0</license-p></license></permissions>"
            f"<abstract><p>{self.abstract}</p></abstract></article-meta></front>"
            f'<body><sec sec-type="results"><title>Results</title>{body}</sec></body></article>'
        ).encode()

    @property
    def html(self) -> bytes:
        """As a page."""
        body = "".join(f"<p>{paragraph}</p>" for paragraph in self.paragraphs)
        return (
            f"<!DOCTYPE html><html lang='en'><head><title>{self.title}</title></head><body><article>"
            f"<h1>{self.title}</h1><h2>Abstract</h2><p>{self.abstract}</p><h2>Results</h2>{body}</article></body></html>"
        ).encode()

    @property
    def pdf(self) -> bytes:
        """On two pages."""
        rows = [row for paragraph in self.paragraphs for row in (*_broken(paragraph), "")]
        first = text(60, 60, self.title, size=14, font="B") + text(60, 90, "Abstract", size=12, font="B")
        first += lines(60, 110, _broken(self.abstract)) + text(60, 160, "Results", size=12, font="B")
        return pdf([first + lines(60, 180, rows[:20]), lines(60, 60, rows[20:])])


def _broken(words: str, width: int = 90) -> list[str]:
    import textwrap

    return textwrap.wrap(words, width)


@dataclass
class Net:
    """The network: what each address answers, and what was asked."""

    server: Faulty

    def gives(self, url: str, *answers: Answer) -> None:
        """What an address outside answers through the gateway."""
        self.server.tell(f"/copies/{url.partition('://')[2]}", *answers)

    def serves(self, service: str, path: str, *answers: Answer) -> None:
        """What a service answers."""
        self.server.tell(f"/{service}{path}", *answers)

    @property
    def asked(self) -> list[str]:
        """Targets, in the order in which they came."""
        return [one.target for one in self.server.received]

    @property
    def environment(self) -> dict[str, str]:
        """Variables that point the program here."""
        names = ("europepmc", "pubmed", "unpaywall", "copies")
        return {f"SYNTHESIST_ENDPOINT_{name.upper()}": f"{self.server.endpoint}/{name}" for name in names}


@contextmanager
def network() -> Iterator[Net]:
    """A network until the end."""
    with faulty() as server:
        yield Net(server)


def given(content: bytes, content_type: str = "application/pdf") -> Answer:
    """A file as a server sends it."""
    return status(200, content, content_type=content_type)


def sent_on(url: str) -> Answer:
    """A redirect."""
    return status(302, b"", location=url)


TROUBLE = ("login", "gone", "forbidden", "limited", "drip", "endless", "private", "loop", "other", "bomb", "cut")


def papers(*keys: str) -> dict[str, Paper]:
    """Papers by name."""
    return {key: Paper(key, at) for at, key in enumerate(keys)}


ALL = papers("jats", "pmc", "pdf", "closed", "second", *TROUBLE)
"""One paper for each way in which a copy is had, or is not."""


def rows(known: dict[str, Paper] = ALL) -> tuple[dict[str, Any], ...]:
    """The papers as OpenAlex gives them."""
    pmcids = {"jats": "PMC11", "pmc": "PMC22", "second": "PMC33"}
    return tuple(
        paper.row(pmcid=pmcids.get(key, ""), has_copy=key not in ("jats", "pmc", "closed"))
        for key, paper in known.items()
    )


def misbehaving(net: Net, known: dict[str, Paper] = ALL) -> Net:
    """Each paper's copy, well given or in the way that its name says."""
    answers: dict[str, Sequence[Answer]] = {
        "pdf": [given(known["pdf"].pdf)],
        "second": [given(known["second"].pdf)],
        "login": [given(LOGIN, "text/html")],
        "gone": [status(404)],
        "forbidden": [status(403, b"not for you")],
        "limited": [status(429, b"", retry_after="0"), given(known["limited"].pdf)],
        "drip": [dripping(400, 0.02)],
        "endless": [given(b"%PDF-1.5\n" + b"0" * (3 << 20))],
        "private": [sent_on("http://10.0.0.1/secret.pdf")],
        "loop": [sent_on(f"{net.server.endpoint}/copies/loop.example/loop.pdf")],
        "other": [given(Paper("another", 15).pdf.replace(b"visual question", b"moulting ducks"))],
        "bomb": [bomb(5 << 20)],
        "cut": [truncated(90_000, known["cut"].pdf[:700])],
    }
    for key, told in answers.items():
        net.gives(known[key].pdf_url, *told)
    net.serves("europepmc", "/PMC11/fullTextXML", given(known["jats"].jats, "application/xml"))
    net.serves("europepmc", "/PMC22/fullTextXML", status(404))
    net.serves(
        "europepmc", "/PMC33/fullTextXML", given(b"<responseWrapper><errMsg>No full text</errMsg></responseWrapper>")
    )
    whole = b"<pmc-articleset>" + known["pmc"].jats.partition(b"?>")[2] + b"</pmc-articleset>"
    net.serves("pubmed", "/efetch.fcgi", given(whole, "text/xml"))
    return net
