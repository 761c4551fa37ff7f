"""The list of references of JATS: entries as printed, with what their markup says of them."""

import re
from collections.abc import Callable
from typing import Any, NamedTuple

from synthesist.read.markup import attribute, plain
from synthesist.records.identifiers import identifiers_of

_CITATIONS = ("element-citation", "mixed-citation", "nlm-citation", "citation")
_SCHEMES = {"doi": "doi", "pmid": "pmid", "pmc": "pmcid", "pmcid": "pmcid", "arxiv": "arxiv"}
_TITLES = ("article-title", "chapter-title", "data-title", "part-title", "trans-title")
_NAMES = frozenset(("name", "string-name", "collab", "name-alternatives", "institution"))
_YEAR = re.compile(r"(1[5-9]|20)\d\d")
_PROSE = 12
"""Letters outside of the elements of an entry from which it counts as printed text."""


class Cited(NamedTuple):
    """What the markup of an entry says."""

    label: str
    identifiers: tuple[tuple[str, str], ...]
    title: str
    authors: tuple[str, ...]
    year: int | None


def entries(article: Any) -> list[Any]:
    """All entries of an article's lists, in order; those of sub-articles are not its own."""
    return [entry for entry in article.iter("ref") if not _is_foreign(entry)]


def keys_of(article: Any) -> dict[str, str]:
    """Every id by which an entry can be cited, its citations' own too, and the id of the entry."""
    found: dict[str, str] = {}
    for place, entry in enumerate(entries(article)):
        key = entry.get("id") or f"entry {place}"
        for element in entry.iter():
            if own := element.get("id"):
                found.setdefault(own, key)
        found.setdefault(key, key)
    return found


def key_of(entry: Any, keys: dict[str, str]) -> str:
    """The key of an entry; the first of those that share an id holds it."""
    own = next((element.get("id") for element in entry.iter() if element.get("id")), "")
    return keys.get(entry.get("id") or own, "")


def cited(entry: Any) -> Cited:
    """Label, identifiers, title, family names and year of an entry."""
    found = citations(entry)
    first = found[0] if found else entry
    label = plain(entry.find("label")) or plain(first.find("label"))
    return Cited(label.strip("[]().: "), _identifiers(entry), _title(first), _authors(first), _year(first))


def citations(entry: Any) -> list[Any]:
    """The citations of an entry, several where it has parts; one of several forms of the same."""
    inside = entry.find("citation-alternatives")
    if inside is not None:
        chosen = next((child for tag in ("mixed-citation", *_CITATIONS) for child in inside.iter(tag)), None)
        return [] if chosen is None else [chosen]
    return [child for child in entry if child.tag in _CITATIONS]


def printed(entry: Any, words: Callable[[Any], str]) -> str:
    """The text of an entry: as it stands, or its fields in the usual order where nothing stands between them."""
    texts = []
    for citation in citations(entry):
        between = "".join(filter(None, [citation.text, *(child.tail for child in citation)]))
        is_prose = sum(not letter.isspace() for letter in between) >= _PROSE or not len(citation)
        texts.append(words(citation) if is_prose else _composed(citation))
    notes = [words(note) for note in entry if note.tag in {"note", "p"}]
    return " ".join(filter(None, (*texts, *notes))) or plain(entry)


def _composed(citation: Any) -> str:
    """Authors (year) title. Source volume: pages. Identifiers."""
    authors = ", ".join(_full(name) for name in _people(citation))
    year = plain(_first(citation, "year")) or plain(_first(citation, "date"))
    head = f"{authors} ({year})" if authors and year else authors or (f"({year})" if year else "")
    source = plain(_first(citation, "source"))
    volume = plain(_first(citation, "volume"))
    issue = plain(_first(citation, "issue"))
    pages = _pages(citation)
    place = f"{source} {volume}{f'({issue})' if issue else ''}".strip()
    place = f"{place}:{pages}" if place and pages else place or pages
    title = _title(citation)
    more = [_named(child) for tag in _MORE for child in citation.iter(tag)]
    more = [text for place, text in enumerate(more) if not any(text in other for other in more[:place])]
    parts = [head, "" if title == source else title, place, *more]
    return " ".join(part if part[-1] in ".?!" else f"{part}." for part in parts if part)


_SCHEME_NAMES = {"doi": "doi:", "pmid": "PMID ", "pmcid": ""}


def _named(element: Any) -> str:
    text = plain(element)
    name = _SCHEME_NAMES.get((element.get("pub-id-type") or "").lower(), "")
    return text if text.lower().startswith(name.strip().lower()) else f"{name}{text}"


_MORE = ("publisher-name", "publisher-loc", "conf-name", "comment", "pub-id", "ext-link", "uri")


def _pages(citation: Any) -> str:
    first, last = plain(_first(citation, "fpage")), plain(_first(citation, "lpage"))
    return f"{first}–{last}" if first and last else first or plain(_first(citation, "elocation-id"))


def _first(element: Any, tag: str) -> Any:
    return next(element.iter(tag), None)


def _title(citation: Any) -> str:
    for tag in _TITLES:
        if title := plain(_first(citation, tag)):
            return title.rstrip(".")
    return plain(_first(citation, "source")) if citation.get("publication-type") in {"book", "thesis", "report"} else ""


def _people(citation: Any) -> list[Any]:
    """Names of authors; those of editors only where the markup tells no author."""
    groups = list(citation.iter("person-group"))
    for kinds in (("author", None), ("editor",)):
        names = [
            child
            for group in groups
            if group.get("person-group-type") in kinds
            for child in group
            if child.tag in _NAMES
        ]
        if kinds[0] == "author":
            names += [
                child for child in citation if child.tag in {"name", "string-name", "collab", "name-alternatives"}
            ]
        if names:
            return names
    return []


def _authors(citation: Any) -> tuple[str, ...]:
    return tuple(filter(None, map(_family, _people(citation))))


def _family(name: Any) -> str:
    return plain(_first(name, "surname")) or plain(name)


def _full(name: Any) -> str:
    family, given = plain(_first(name, "surname")), plain(_first(name, "given-names"))
    return f"{family} {given}".strip() or plain(name)


def _year(citation: Any) -> int | None:
    for element in (*citation.iter("year"), *citation.iter("date")):
        if found := _YEAR.search(plain(element)):
            return int(found[0])
    return None


def _identifiers(entry: Any) -> tuple[tuple[str, str], ...]:
    stated = [
        (_SCHEMES[kind], plain(element))
        for element in entry.iter("pub-id")
        if (kind := (element.get("pub-id-type") or "").lower()) in _SCHEMES
    ]
    addresses = [
        text
        for element in entry.iter("ext-link", "uri", "comment")
        for text in (attribute(element, "href"), plain(element))
        if text
    ]
    return identifiers_of(stated, addresses)


def _is_foreign(entry: Any) -> bool:
    return any(around.tag in {"sub-article", "response"} for around in entry.iterancestors())
