"""Items of a Zotero library as records, with links to the files that are stored with them."""

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from synthesist.errors import WrongUse
from synthesist.formats.assembling import records_of
from synthesist.formats.attachments import LINKED
from synthesist.formats.fields import Fields, Layout, Parsed, Role, Row, roles_of, text_of
from synthesist.formats.zotero_tables import DATABASE, Attachment, Tables, copied
from synthesist.records import Author, Link, Record
from synthesist.records.ids import canonical_json

STORAGE = "storage"

_KEPT = "storage:"
_NO_ITEMS = ("attachment", "note", "annotation")
_STATED = ("DOI", "PMID", "PMCID", "arXiv")
_HINT = "close Zotero and run it again; if that does not help, export the items from Zotero as RIS with their files"


@dataclass(frozen=True, slots=True)
class ZoteroLibrary:
    """What a Zotero folder holds.

    Attributes:
        items: in the order in which they were added.
        alone: files that belong to no item, as paths from the folder that was given.
    """

    items: tuple[Parsed, ...]
    alone: tuple[str, ...]


def zotero_database(folder: Path) -> Path | None:
    """The database of a folder that Zotero keeps its data in, or of the `storage` inside it; None for other folders."""
    places = [folder / DATABASE, *([folder.resolve().parent / DATABASE] if folder.resolve().name == STORAGE else [])]
    return next((place for place in places if place.is_file()), None)


def read_zotero(folder: Path, source: str) -> ZoteroLibrary:
    """The items of a Zotero folder, of the user's own library and of groups; what lies in the bin is left out.

    Args:
        folder: Zotero's data folder, or the `storage` inside it; the records' links to files are paths from it.

    Raises:
        WrongUse: there is no database, or it cannot be read.
    """
    database = zotero_database(folder)
    if database is None:
        raise WrongUse(
            f"there is no {DATABASE} in {folder}", "name the folder that Zotero's settings call data directory"
        )
    start = f"{STORAGE}/" if database.parent.resolve() == folder.resolve() else ""
    try:
        with copied(database) as tables:
            return _library(tables, source, start)
    except (sqlite3.Error, ValueError) as error:
        raise WrongUse(f"{database} cannot be read: {error}", _HINT) from error


def _library(tables: Tables, source: str, start: str) -> ZoteroLibrary:
    items, fields, creators = tables.items(), tables.fields(), tables.creators()
    attachments, retracted = tables.attachments(), tables.retracted()
    own: dict[int, list[Attachment]] = {}
    for attachment in attachments:
        if attachment.parent is not None:
            own.setdefault(attachment.parent, []).append(attachment)
    found: list[Parsed] = []
    for item, kind, key, library in items:
        if kind in _NO_ITEMS:
            continue
        named = key if library == 1 else f"{library}:{key}"
        row = _row(named, kind, fields.get(item, []), creators.get(item, []), is_retracted=item in retracted)
        found += [_with_files(one, own.get(item, []), start) for one in records_of([row], _LAYOUT, source)]
    there = {key for _, kind, key, _ in items if kind == "attachment"}
    alone = [one for one in attachments if one.parent is None and one.key in there]
    return ZoteroLibrary(tuple(found), tuple(_stored(one, start) for one in alone if one.path.startswith(_KEPT)))


def _row(
    key: str, kind: str, stated: list[tuple[str, object]], made: list[tuple[str, Author]], *, is_retracted: bool
) -> Row:
    first = next((did for did, _ in made if did == "author"), made[0][0] if made else "")
    authors = [author for did, author in made if did == first]
    others = [(did, author.display) for did, author in made if did != first]
    marks: list[tuple[str, object]] = [("retracted", True)] if is_retracted else []
    told: list[tuple[str, object]] = [("key", key), ("itemType", kind), *stated, *others, *marks]
    people = [{"family": author.family, "given": author.given} for author in authors]
    raw = canonical_json([*map(list, told), ["creators", people]])
    return Row(f"{DATABASE}:{key}", raw, (*told, ("creators", authors)))


def _with_files(parsed: Parsed, attachments: list[Attachment], start: str) -> Parsed:
    """The record with links to its stored files; those that lie elsewhere are named by their last part alone."""
    if not isinstance(parsed, Record):
        return parsed
    links = tuple(Link(url=_stored(one, start), kind="file") for one in attachments if one.path.startswith(_KEPT))
    linked = [(LINKED, _last(one.path)) for one in attachments if not one.path.startswith(_KEPT)]
    extra = tuple(sorted((*parsed.extra, *linked), key=lambda pair: pair[0]))
    return parsed.model_copy(update={"links": links, "extra": extra})


def _stored(attachment: Attachment, start: str) -> str:
    return f"{start}{attachment.key}/{attachment.path.removeprefix(_KEPT)}"


def _last(path: str) -> str:
    return path.replace("\\", "/").removeprefix("attachments:").rpartition("/")[2]


def _refined(fields: Fields) -> Fields:
    """With identifiers that a line of `extra` states, such as "PMID: 12", under names of their own."""
    lines = [line for name, value in fields if name == "extra" for line in text_of(value).splitlines()]
    pairs = [(head.strip(), rest.strip()) for head, colon, rest in (line.partition(":") for line in lines) if colon]
    return (
        *fields,
        *((f"extra:{name}", rest) for head, rest in pairs for name in _STATED if head.lower() == name.lower()),
    )


def _people(value: object) -> tuple[Author, ...]:
    return tuple(one for one in value if isinstance(one, Author)) if isinstance(value, list) else ()


_LAYOUT = Layout(
    roles_of(
        {
            Role.TITLE: "title caseName nameOfAct subject",
            Role.ABSTRACT: "abstractNote",
            Role.AUTHORS: "creators",
            Role.YEAR: "date dateDecided dateEnacted issueDate",
            Role.VENUE: (
                "publicationTitle proceedingsTitle bookTitle conferenceName university institution repository "
                "websiteTitle series"
            ),
            Role.KIND: "itemType",
            Role.LANGUAGE: "language",
            Role.RETRACTED: "retracted",
            Role.URL: "url",
            Role.ID: "key",
            Role.DOI: "DOI extra:DOI",
            Role.PMID: "PMID extra:PMID",
            Role.PMCID: "PMCID extra:PMCID",
            Role.ARXIV: "archiveID extra:arXiv",
            Role.NOTE: "extra",
        }
    ),
    fold=str,
    refine=_refined,
    authors=_people,
)
"""Fields of items as Zotero's schema names them."""
