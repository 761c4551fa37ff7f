"""What a TEI header says: title, authors, date, identifiers; and the same of each entry of the list of references."""

import re
from typing import Any

from synthesist.read.markup import attribute, plain
from synthesist.records import Author, Front
from synthesist.records.identifiers import identifiers_of

_SCHEMES = {"doi": "doi", "pmid": "pmid", "pmc": "pmcid", "pmcid": "pmcid", "arxiv": "arxiv"}
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_ORCID = re.compile(r"\d{4}-\d{4}-\d{4}-\d{3}[\dXx]")


def front_of(root: Any, abstract: str) -> Front:
    """The front matter, from the header and what it says of its source."""
    header = root.find("teiHeader")
    if header is None:
        return Front(abstract=abstract)
    source = next(header.iter("sourceDesc"), header)
    licence = next(header.iter("licence"), None)
    return Front(
        title=plain(header.find("fileDesc/titleStmt/title")) or title_of(source),
        authors=tuple(author for person in people(source) if (author := _author(person)) is not None),
        abstract=abstract,
        year=year_of(source) or year_of(header.find("fileDesc")),
        venue=plain(next((one for one in source.iter("title") if one.get("level") in {"j", "m"}), None)),
        identifiers=identifiers(source),
        keywords=tuple(dict.fromkeys(filter(None, map(plain, header.iter("term"))))),
        licence=_licence(licence),
        language=(attribute(header, "lang") or attribute(root, "lang")).lower(),
    )


def _licence(licence: Any) -> str:
    return "" if licence is None else licence.get("target") or plain(licence)


def _author(person: Any) -> Author | None:
    name = next(person.iter("persName"), None)
    orcid = next((found[0] for one in person.iter("idno") if (found := _ORCID.search(plain(one)))), None)
    family = plain(next(person.iter("surname"), None))
    given = " ".join(filter(None, map(plain, person.iter("forename"))))
    if not family:
        family, given = plain(name) if name is not None else plain(person.find("orgName")) or plain(person), ""
    return Author(family=family, given=given, orcid=orcid.upper() if orcid else None) if family else None


def people(source: Any) -> list[Any]:
    """Authors of the work itself, who are told where its title is."""
    inside = source.find(".//analytic")
    around = source if inside is None or inside.find("author") is None else inside
    return [person for person in around.iter("author") if len(person) or plain(person)]


def families(entry: Any) -> tuple[str, ...]:
    """Family names of the authors of an entry."""
    return tuple(filter(None, (plain(next(one.iter("surname"), None)) or plain(one) for one in people(entry))))


def title_of(entry: Any) -> str:
    """The title of what is cited; of a book or the like that of the whole."""
    titles = [(one.get("level") or "", plain(one)) for one in entry.iter("title")]
    return next((title for wanted in ("a", "m", "") for level, title in titles if level == wanted and title), "")


def year_of(entry: Any) -> int | None:
    """The first year that a date tells."""
    for date in () if entry is None else entry.iter("date"):
        if found := _YEAR.search(date.get("when") or "") or _YEAR.search(plain(date)):
            return int(found[0])
    return None


def identifiers(entry: Any) -> tuple[tuple[str, str], ...]:
    """Identifiers in normal form, those in addresses among them."""
    stated = [
        (_SCHEMES[kind], plain(one))
        for one in entry.iter("idno")
        if (kind := (one.get("type") or "").lower()) in _SCHEMES
    ]
    return identifiers_of(stated, [address for one in entry.iter("ptr", "ref") if (address := one.get("target"))])


def printed(entry: Any) -> str:
    """An entry as printed, where GROBID kept that; else its parts in the usual order."""
    raw = next((plain(note) for note in entry.iter("note") if note.get("type") == "raw_reference"), "")
    if raw or entry.tag != "biblStruct":
        return raw or plain(entry)
    authors = ", ".join(
        " ".join(filter(None, map(plain, person.iter("forename", "surname")))) for person in people(entry)
    )
    year = year_of(entry)
    title = title_of(entry)
    places = [text for one in entry.iter("title") if (text := plain(one)) and text != title]
    scopes = [_scope(one) for one in entry.iter("biblScope")]
    numbers = [plain(one) for one in entry.iter("idno")]
    head = f"{authors} ({year})" if authors and year else authors or (str(year) if year else "")
    parts = [head, title, *places, ", ".join(filter(None, scopes)), *numbers]
    return " ".join(part if part[-1] in ".?!" else f"{part}." for part in parts if part)


def _scope(scope: Any) -> str:
    first, last = scope.get("from") or "", scope.get("to") or ""
    return plain(scope) or (f"{first}–{last}" if first and last else first)
