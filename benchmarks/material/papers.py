"""Real papers as PDF, and what somebody else made of each: other parsers' opinions, none of them gold."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

FOLDER = "documents"
_TEI = "{http://www.tei-c.org/ns/1.0}"
_BESIDE = frozenset(
    ("figure", "table", "fig", "table-wrap", "note", "formula", "disp-formula", "back", "ref-list", "fn", "tex-math")
)

_BLOCKS = frozenset(("p", "head", "title", "article-title", "sec", "div", "list", "item", "list-item"))


@dataclass(frozen=True, slots=True)
class View:
    """Another view of a PDF.

    Attributes:
        pdf: below the folder, as `view` is.
        by: whose view it is.
        is_part: whether it holds a part of the body only, so that what else was read is no error.
    """

    pdf: str
    view: str
    by: str
    text: Callable[[Path], str]
    is_part: bool = False

    @property
    def name(self) -> str:
        """Of the document."""
        return Path(self.pdf).stem


def _tei(path: Path) -> str:
    """Abstract, headings and paragraphs, without figures, tables and footnotes."""
    root = _root(path)
    parts = [root.find(f".//{_TEI}profileDesc/{_TEI}abstract"), root.find(f".//{_TEI}body")]
    return " ".join("".join(_texts(part)) for part in parts if part is not None)


def _jats(path: Path) -> str:
    """Title, abstract, headings and paragraphs."""
    root = _root(path)
    parts = [root.find(".//article-title"), root.find(".//abstract"), root.find("./body")]
    return " ".join("".join(_texts(part)) for part in parts if part is not None)


def _texts(node: Any) -> Iterator[str]:
    """Text in order; blocks are parted by blanks, what stands beside the body is left out."""
    name = node.tag.rpartition("}")[2] if isinstance(node.tag, str) else "note"
    if name not in _BESIDE:
        yield node.text or ""
        for child in node:
            yield from _texts(child)
    yield " " if name in _BLOCKS else ""
    yield node.tail or ""


def _root(path: Path) -> Any:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    return etree.parse(path, parser).getroot()


def _doctags(path: Path) -> str:
    """Text, headings, list items and code of docling's own output."""
    kept = re.compile(r"<(text|section_header_level_\d|list_item|title|code|paragraph)>(.*?)</\1>", re.DOTALL)
    inside = (found[2] for found in kept.finditer(path.read_text(encoding="utf-8")))
    return " ".join(re.sub(r"<[^>]*>", " ", text) for text in inside)


def _plain(path: Path) -> str:
    return path.read_text(encoding="utf-8")


_DOCLING = (
    "2305.03393v1-pg9",
    "amt_handbook_sample",
    "code_and_formula",
    "multi_page",
    "normal_4pages",
    "picture_classification",
    "right_to_left_01",
    "right_to_left_02",
    "right_to_left_03",
    "table_mislabeled_as_picture",
)

VIEWS = (
    View("s2orc-doc2json/pdf/N18-3011.pdf", "s2orc-doc2json/pdf/N18-3011.tei.xml", "GROBID's TEI", _tei),
    View(
        "s2orc-doc2json/pdf/2020.acl-main.207.pdf", "s2orc-doc2json/pdf/2020.acl-main.207.tei.xml", "GROBID's TEI", _tei
    ),
    View("cermine/test1.pdf", "cermine/test1-metadata.xml", "CERMINE's title and abstract", _jats, is_part=True),
    View("cermine/test2.pdf", "cermine/test2-content.xml", "CERMINE's content", _jats),
    View("cermine/test5.pdf", "cermine/test5-content.xml", "CERMINE's content", _jats),
    *(
        View(
            f"docling/pdf/sources/{name}.pdf",
            f"docling/pdf/groundtruth/{name}.doctags.txt",
            "docling's output",
            _doctags,
        )
        for name in _DOCLING
    ),
    View(
        "pdfplumber/scotus-transcript-p1.pdf", "pdfplumber/scotus-transcript-p1.txt", "pdfplumber's kept text", _plain
    ),
)

STRANGE: Mapping[str, str] = MappingProxyType({
    "pdfplumber/empty.pdf": "no bytes",
    "pdfplumber/password-example.pdf": "encrypted",
    "pdfplumber/malformed-from-issue-932.pdf": "malformed",
    "pdfplumber/issue-297-example.pdf": "no text",
    "cermine/timeout-simple.pdf": "one page, image only",
    "cermine/timeout-complex.pdf": "slow for others",
    "docling/pdf/sources/invisible_text_layer.pdf": "invisible text",
    "pdfplumber/issue-203-decimalize.pdf": "three pages, no text",
})  # fmt: skip


def every_pdf(data: Path) -> list[Path]:
    """All PDFs of the folder."""
    return sorted((data / FOLDER).rglob("*.pdf"))
