"""The list of references of a page: where it is, its entries, and by which anchors the text links to them."""

import itertools
import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from synthesist.read.flow import Flow, Handler, skip, walk
from synthesist.read.headings import parted, section_role
from synthesist.read.markup import plain
from synthesist.records import SectionRole
from synthesist.records.identifiers import identifiers_of

_LISTS = re.compile(
    r"ltx_bib(?:list|liography)|(?:article-?(?:section__)?)?ref(?:erence)?s?(?:[-_]?(?:list|section|content|items?))?"
    r"|bibliography|citation-?list|c-article-references|article__references|(?:cited-)?literature|csl-bib-body"
    r"|\w*-?ref-?list\w*",
    re.IGNORECASE,
)
_ENTRIES = re.compile(
    r"ltx_bibitem|ref-cit-blk|csl-entry|bib-?entry|citation|reference|ref|c-article-references__item|references__item"
    r"|bibliography__item|cit(?:ation)?-?item|referencescopy1",
    re.IGNORECASE,
)
_BUTTONS = re.compile(
    r"\W*(?:google scholar|cross-?ref|pub-?med(?: central)?|pmc(?: free article)?|free full text|full[- ]text|scopus"
    r"|view (?:article|in article|at publisher|full text)|doi|web of science|isi|cas|ads|article|abstract"
    r"|math(?:scinet)?|download|link|external link|open in (?:new tab|a separate window)|search google scholar|export"
    r"|back to (?:ref|text)|↑|↵|\^|openurl|medline|worldcat|astrophysics data system)\W*",
    re.IGNORECASE,
)
_EMPTY = re.compile(r"\s*(?:\[[\s,|]*\]|\([\s,|]*\))")
_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?=[a-z]?(?!\d))")
_NUMBER = re.compile(r"[\[(]?\s*(\d{1,4}|[A-Z][\w+]{1,12}\d{2}[a-z]?)\s*[\])]?[.:]?")
_LABELS = frozenset(("label", "ltx_tag_bibitem", "ref-label", "c-article-references__counter", "reference__label"))
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


class Found(NamedTuple):
    """The lists of references of an article.

    Attributes:
        heading: as printed; empty where there is none.
        entries: elements, in order.
        keys: every id within an entry, and the key of the entry.
        taken: elements that hold no more than references, so that they are no part of the text.
    """

    heading: str
    entries: tuple[Any, ...]
    keys: dict[str, str]
    taken: tuple[Any, ...]


def found_in(article: Any) -> Found:
    """Look for lists by their names, and by the headings before them."""
    taken: set[Any] = set()
    entries: dict[Any, None] = {}
    heading = ""
    for listing, head in (*_named(article), *_headed(article)):
        if any(around in taken for around in (listing, *listing.iterancestors())):
            continue
        own = [entry for entry in _entries(listing) if plain(entry) and entry not in entries]
        if own:
            taken |= {listing} if head is None else {listing, head}
            entries |= dict.fromkeys(own)
            heading = heading or plain(head)
    keys: dict[str, str] = {}
    for place, entry in enumerate(entries):
        key = f"entry {place}"
        for name in (*_ids(entry), key):
            keys.setdefault(name, key)
    return Found(heading, tuple(entries), keys, tuple(taken))


def _named(article: Any) -> Iterator[tuple[Any, Any]]:
    for element in article.iter("section", "div", "ol", "ul", "dl"):
        names = [*(element.get("class") or "").split(), element.get("id") or ""]
        if any(map(_LISTS.fullmatch, names)) and (element.tag in {"ol", "ul", "dl"} or _has_entries(element)):
            yield element, next(element.iter(*_HEADINGS), None)


def _has_entries(element: Any) -> bool:
    """Whether a part holds several entries, and is not one itself, or the whole of the text."""
    return len(_entries(element)) > 1 and section_role(parted(_first_heading(element))[1]) in {
        None,
        SectionRole.REFERENCES,
    }


def _first_heading(element: Any) -> str:
    return next((plain(head) for head in element.iter(*_HEADINGS)), "")


def _headed(article: Any) -> Iterator[tuple[Any, Any]]:
    """Lists that follow a heading which says so, or stand in the part that it opens."""
    for head in article.iter(*_HEADINGS):
        if section_role(parted(plain(head))[1]) is not SectionRole.REFERENCES:
            continue
        for around in (head, *head.iterancestors("header", "div")):
            following = list(itertools.takewhile(lambda one: one.tag not in _HEADINGS, around.itersiblings()))
            first = next((one for one in following if _entries(one)), None)
            if first is not None:
                yield from ((one, head) for one in following if _manner(one) == _manner(first))
                break


def _manner(element: Any) -> tuple[str, str]:
    return element.tag, element.get("class") or ""


def _entries(listing: Any) -> list[Any]:
    """Items of its lists, else elements that are named as entries, else paragraphs."""
    items = [item for item in listing.iter("li") if next(item.iterancestors("li"), None) is None]
    if items or listing.tag in {"ol", "ul"}:
        return items
    named = [
        one
        for one in listing.iter("div", "p", "span", "tr", "dd")
        if one is not listing and any(map(_ENTRIES.fullmatch, (one.get("class") or "").split()))
    ]
    inside = set(named)
    outer = [one for one in named if not any(around in inside for around in one.iterancestors())]
    return outer or [*listing.iter("dd")] or [one for one in listing.iterchildren("p") if len(plain(one)) > 20]  # noqa: PLR2004


def _ids(entry: Any) -> Iterable[str]:
    """Anchors in an entry, and those of elements that hold nothing else."""
    for element in entry.iter():
        yield from filter(None, (element.get("id"), element.get("name")))
    around = entry
    while around.getparent() is not None and len(around.getparent()) == 1 and around.getparent().get("id"):
        around = around.getparent()
        yield around.get("id")


class Entry(NamedTuple):
    """What can be told of an entry."""

    text: str
    label: str
    identifiers: tuple[tuple[str, str], ...]
    year: int | None


def read_entry(entry: Any, place: int) -> Entry:
    """An entry's text, without the buttons behind it.

    Args:
        place: in the list from 0, which is its number where the list counts by itself.
    """
    flow = Flow()
    walk(entry, flow, _HANDLERS)
    text = _EMPTY.sub("", " ".join(flow.text.split()))
    label = next((plain(one) for one in entry.iter() if set((one.get("class") or "").split()) & _LABELS), "")
    if label and text.startswith(label):
        text = text.removeprefix(label).strip()
    elif entry.tag == "li" and entry.getparent() is not None and entry.getparent().tag == "ol":
        label = str(place + 1)
        numbered = _NUMBER.match(text)
        if numbered and numbered[1] == label:
            text = text[numbered.end() :].strip()
    number = _NUMBER.fullmatch(label.strip())
    addresses = [link.get("href") for link in entry.iter("a") if link.get("href")]
    found = identifiers_of([], [*addresses, *re.findall(r"https?://\S+|\b10\.\d{4,9}/\S+|arXiv:\s*\S+", text)])
    years = _YEAR.findall(text)
    return Entry(text, number[1] if number else "", found, int(years[-1]) if len(set(years)) == 1 else None)


def _link(element: Any, flow: Flow) -> None:
    if not _BUTTONS.fullmatch(plain(element)):
        walk(element, flow, _HANDLERS)


def _apart(element: Any, flow: Flow) -> None:
    if flow.last.strip():
        flow.add(" ")
    walk(element, flow, _HANDLERS)
    flow.add(" ")


_HANDLERS: dict[str, Handler] = {
    "a": _link,
    "ul": skip,  # of links
    "br": lambda _element, flow: flow.add(" "),
    **dict.fromkeys(("div", "p", "li", "span", "dd", "dt"), _apart),
}
