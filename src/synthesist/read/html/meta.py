"""What the head of a page says of the article: `citation_*` and Dublin Core fields, licence, language."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from synthesist.records import Author, Front
from synthesist.records.identifiers import identifiers_of

Fields = Mapping[str, Sequence[str]]

_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_TITLES = ("citation_title", "dc.title", "dcterms.title", "og:title", "bepress_citation_title")
_AUTHORS = ("citation_author", "citation_authors", "dc.creator", "dcterms.creator", "bepress_citation_author")
_DATES = (
    "citation_publication_date", "citation_online_date", "citation_date", "citation_year", "dc.date", "dcterms.issued",
    "article:published_time",
)  # fmt: skip
_JOURNALS = ("citation_journal_title", "citation_conference_title", "prism.publicationname", "citation_publisher")
_MOST = 2_000


def fields_of(parser: Any) -> dict[str, list[str]]:
    """Values by name in lower case, in the page's order."""
    found: dict[str, list[str]] = {}
    for node in parser.css("meta")[:_MOST]:
        attributes = node.attributes
        name = (attributes.get("name") or attributes.get("property") or "").strip().lower()
        content = " ".join((attributes.get("content") or "").split())
        if name and content:
            found.setdefault(name, []).append(content)
    return found


def front_of(parser: Any, fields: Fields, title: str, abstract: str, url: str) -> Front:
    """The front matter; what the page does not say in its head is taken from the article's own text.

    Args:
        title: as the article shows it; empty where it does not.
        abstract: likewise.
    """
    root = parser.css_first("html")
    stated = [
        ("doi", _first(fields, ("citation_doi", "dc.identifier", "prism.doi", "bepress_citation_doi"))),
        ("arxiv", _first(fields, ("citation_arxiv_id",))),
        ("pmid", _first(fields, ("citation_pmid", "ncbi_article_id"))),
        ("pmcid", _first(fields, ("citation_pmcid",))),
    ]
    return Front(
        title=title or title_in(fields),
        authors=_authors(fields),
        abstract=abstract or _first(fields, ("citation_abstract", "dc.description.abstract")),
        year=_year(fields),
        venue=_first(fields, _JOURNALS),
        identifiers=identifiers_of([(scheme, text) for scheme, text in stated if text], [url] if url else []),
        keywords=_keywords(fields),
        kind=_first(fields, ("dc.type", "citation_article_type", "prism.section")),
        licence=_licence(parser, fields),
        language=(_first(fields, ("citation_language", "dc.language")) or _lang(root)).lower(),
    )


def title_in(fields: Fields) -> str:
    """The title in the head; empty where it tells none."""
    return _first(fields, _TITLES)


def _first(fields: Fields, names: Sequence[str]) -> str:
    return next((fields[name][0] for name in names if fields.get(name)), "")


def _lang(root: Any) -> str:
    return "" if root is None else (root.attributes.get("lang") or "")


def _authors(fields: Fields) -> tuple[Author, ...]:
    names = next((fields[name] for name in _AUTHORS if fields.get(name)), ())
    if len(names) == 1 and ";" in names[0]:
        names = names[0].split(";")
    return tuple(_author(name.strip()) for name in names if name.strip())


def _author(name: str) -> Author:
    """Family name and given names, parted at the comma, else at the last blank."""
    family, comma, given = name.partition(",")
    if not comma:
        given, _, family = name.rpartition(" ")
    return Author(family=family.strip(), given=given.strip()) if family.strip() else Author(family=name)


def _year(fields: Fields) -> int | None:
    found = (_YEAR.search(text) for name in _DATES for text in fields.get(name, ()))
    return next((int(one[0]) for one in found if one), None)


def _keywords(fields: Fields) -> tuple[str, ...]:
    values = fields.get("citation_keywords") or fields.get("dc.subject") or fields.get("keywords") or ()
    parts = (part.strip() for value in values for part in re.split(r"[;,]", value))
    return tuple(dict.fromkeys(filter(None, parts)))


def _licence(parser: Any, fields: Fields) -> str:
    """An address of a licence that the page links to as its own, else the words about rights."""
    for node in parser.css("a[rel~=license], link[rel~=license], a[href*='creativecommons.org/licenses/']")[:1]:
        if address := node.attributes.get("href"):
            return str(address)
    return _first(fields, ("dc.rights", "dcterms.rights", "citation_license", "prism.copyright"))
