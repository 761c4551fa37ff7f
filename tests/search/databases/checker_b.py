"""What the rows of an answer say, read a second time: by other libraries and other code than the adapters'.

Imports nothing of the project. A fact is None where the row does not state it, and is then not compared.
"""

import html
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree as ET

ATOM = {"a": "http://www.w3.org/2005/Atom", "x": "http://arxiv.org/schemas/atom"}
KNOWN_TAGS = frozenset(["i", "b", "u", "em", "strong", "sub", "sup", "p", "br", "a", "div", "span", "ul", "ol", "li"])
BLOCKS = frozenset(["p", "br", "div", "ul", "ol", "li", "h1", "h2", "h3", "h4", "h5", "h6"])
HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])


@dataclass
class Facts:
    """One row.

    Attributes:
        own_id: as in `Record.source_id`; None where the row has none.
        identifiers: pairs of scheme and value that the record must have.
        authors: per author the words of the name in small letters, sorted.
    """

    own_id: str | None
    identifiers: set[tuple[str, str]] = field(default_factory=set)
    title: str | None = None
    year: int | None = None
    abstract: str | None = None
    authors: list[list[str]] = field(default_factory=list)


class Text(HTMLParser):
    """Collects words; tags that no service uses as markup are words."""

    def __init__(self, *, has_labels: bool) -> None:
        super().__init__(convert_charrefs=True)
        self.colon = ":" if has_labels else ""
        self.out: list[str] = []
        self.heading: list[str] | None = None
        self.raised = False

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        """A tag opens a heading, a block or a raised number, or is a word."""
        if tag in HEADINGS:
            self.out.append(" ")
            self.heading = []
        elif tag in KNOWN_TAGS:
            self.raised = tag == "sup"
            self.out.append(" " if tag in BLOCKS else "")
        else:
            self.out.append(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        """It ends; a heading becomes a label."""
        if tag in HEADINGS and self.heading is not None:
            label = " ".join("".join(self.heading).split())
            own = label.lower().strip(" :.") in ("abstract", "summary", "")
            self.out.append(" " if own else f"{label}{'' if label[-1] in '.:;?!' else self.colon} ")
            self.heading = None
        elif tag in KNOWN_TAGS:
            self.raised = False
            self.out.append(" " if tag in BLOCKS else "")
        elif tag not in HEADINGS:
            self.out.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        """Words."""
        if self.heading is not None:
            self.heading.append(data)
        else:
            self.out.append(power("".join(self.out), data) if self.raised else data)


def power(before: str, raised: str) -> str:
    """A raised number behind a digit keeps its meaning: 10^6, not 106."""
    is_number = re.fullmatch(r"\s*[-\u2212\u2013+]?\d[\d\s]*", raised)
    return f"^{raised.strip()}" if is_number and before[-1:].isdigit() else raised


def one_line(text: str) -> str:
    """Blanks folded, NFC; codes that are characters only to Windows are those, and other control characters go."""
    shown = (one.encode("latin-1").decode("cp1252", "ignore") if "\x80" <= one <= "\x9f" else one for one in text)
    kept = (one for one in shown if one.isspace() or unicodedata.category(one or " ") != "Cc")
    return unicodedata.normalize("NFC", " ".join("".join(kept).split()))


def unmarked(text: Any, *, has_labels: bool = True) -> str | None:
    """Text of HTML on one line, also where it was escaped twice; None for what is no text or empty."""
    if isinstance(text, int):
        text = str(text)
    if not isinstance(text, str):
        return None
    for _ in range(4):
        # A comparison sign before a digit, a blank or a sign opens no tag.
        reader = Text(has_labels=has_labels)
        reader.feed(re.sub(r"<(?![a-zA-Z/])", "&lt;", text))
        reader.close()
        read = one_line("".join(reader.out))
        if read == text:
            break
        text = read
    return text or None


def an_abstract(text: Any) -> str | None:
    """The same of an abstract; one without any letter or digit is none."""
    read = unmarked(text)
    return read if read and re.search(r"[^\W_]", read) else None


def doi(text: Any) -> str | None:
    """From the first "10." on, without closing punctuation."""
    found = re.search(r"10\.\d{4,9}/\S+", unquote(text).strip()) if isinstance(text, str) else None
    return found[0].lower().rstrip(".,;:'\"") if found else None


def name_words(*parts: Any) -> list[str]:
    """The words of a name, whatever their order."""
    text = " ".join(html.unescape(re.sub(r"</?(?:i|sub|sup|b)>", "", part)) for part in parts if isinstance(part, str))
    # In names, control characters go.
    return sorted(one_line(re.sub("[\x80-\x9f]", "", text)).lower().replace(",", " ").split())


def year(*stated: Any) -> int | None:
    """The first that starts with four digits that can be a year of our calendar."""
    for one in stated:
        found = re.match(r"\s*(\d{4})(?!\d)", str(one)) if one is not None else None
        if found and 1000 <= int(found[1]) <= 2100:
            return int(found[1])
    return None


def arxiv(body: bytes) -> Iterator[Facts]:
    """The entries of a feed."""
    for entry in ET.fromstring(body).findall("a:entry", ATOM):
        own = (entry.findtext("a:id", "", ATOM)).split("/abs/")[-1]
        facts = Facts(own, {("arxiv", re.sub(r"v\d+$", "", own))})
        for stated in re.split(r"[\s,;]+", entry.findtext("x:doi", "", ATOM)):
            if found := doi(stated):
                facts.identifiers.add(("doi", found))
        facts.title = one_line(entry.findtext("a:title", "", ATOM)) or None
        facts.abstract = one_line(entry.findtext("a:summary", "", ATOM)) or None
        facts.year = year(entry.findtext("a:published", None, ATOM))
        facts.authors = [name_words(name.text) for name in entry.findall("a:author/a:name", ATOM)]
        yield facts


def europepmc(body: bytes) -> Iterator[Facts]:
    """The results of a search."""
    for row in json.loads(body)["resultList"]["result"]:
        facts = Facts(f"{row['source']}/{row['id']}")
        facts.identifiers.add(("europepmc", facts.own_id or ""))
        for name, scheme in (("pmid", "pmid"), ("pmcid", "pmcid")):
            if name in row:
                facts.identifiers.add((scheme, row[name].lstrip("0")))
        if found := doi(row.get("doi")):
            facts.identifiers.add(("doi", found))
        journal = row.get("journalInfo", {}).get("journal", {})
        stated = [journal.get("issn"), journal.get("essn"), *row.get("journalIssn", "").split(";")]
        facts.identifiers |= {("issn", issn.strip().upper()) for issn in stated if issn and issn.strip()}
        facts.title = unmarked(row.get("title"), has_labels=False)
        facts.abstract = an_abstract(row.get("abstractText"))
        facts.year = year(row.get("pubYear"), row.get("firstPublicationDate"))
        listed = row.get("authorList", {}).get("author") or []
        facts.authors = [_europepmc_author(author) for author in listed]
        if not listed and "authorString" in row:
            facts.authors = [name_words(name) for name in re.sub(r"\.$", "", row["authorString"]).split(", ")]
        yield facts


def _europepmc_author(author: dict[str, Any]) -> list[str]:
    if "lastName" in author:
        return name_words(author["lastName"], author.get("firstName") or author.get("initials"))
    return name_words(author.get("collectiveName") or author.get("fullName"))


def pubmed(body: bytes) -> Iterator[Facts]:
    """The articles of a set, or the one article that is the root."""
    root = ET.fromstring(body)
    for row in [root] if root.tag == "PubmedArticle" else root.findall("PubmedArticle"):
        citation, article = row.find("MedlineCitation"), row.find("MedlineCitation/Article")
        assert citation is not None
        assert article is not None
        pmid = citation.findtext("PMID")
        facts = Facts(pmid, _pubmed_ids(row, article))
        facts.title = _xml_text(article.find("ArticleTitle")) or _xml_text(article.find("VernacularTitle"))
        facts.abstract = _pubmed_abstract(article)
        published = article.find("Journal/JournalIssue/PubDate")
        if published is not None:
            loose = re.search(r"(?:1[5-9]|20)\d\d", published.findtext("MedlineDate") or "")
            facts.year = year(published.findtext("Year"), loose[0] if loose else None)
        # Names marked as not valid are misspellings of names that stand beside them.
        listed = [one for one in article.findall("AuthorList/Author") if one.get("ValidYN") != "N"]
        facts.authors = [_pubmed_author(one) for one in listed]
        yield facts


def _pubmed_ids(row: ET.Element, article: ET.Element) -> set[tuple[str, str]]:
    found = set()
    schemes = {"pubmed": "pmid", "pmc": "pmcid"}
    for one in row.findall("PubmedData/ArticleIdList/ArticleId"):
        kind, value = one.get("IdType", ""), (one.text or "").strip()
        if kind == "pmc":
            value = value.split(".")[0]  # without the version
        found.add((schemes.get(kind, kind), doi(value) or "" if kind == "doi" else value))
    for one in article.findall("ELocationID"):
        kind, value = one.get("EIdType", ""), (one.text or "").strip()
        found.add((kind, doi(value) or "" if kind == "doi" else value))
    for issn in [*article.findall("Journal/ISSN"), *row.findall("MedlineCitation/MedlineJournalInfo/ISSNLinking")]:
        found.add(("issn", (issn.text or "").strip()))
    return {pair for pair in found if pair[1]}


def _xml_text(element: ET.Element | None) -> str | None:
    """All words in an element; what is in a sub-element belongs to it."""
    if element is None:
        return None

    def walk(node: ET.Element, before: str) -> str:
        out = node.text or ""
        if node.tag == "sup" and len(node) == 0:
            out = power(before, out)
        for child in node:
            out += walk(child, before + out) + (child.tail or "")
        return out

    return one_line(html.unescape(walk(element, ""))) or None


def _pubmed_abstract(article: ET.Element) -> str | None:
    parts = []
    for part in article.findall("Abstract/AbstractText"):
        label, text = (part.get("Label") or "").strip(), _xml_text(part)
        if text:
            parts.append(f"{label}{'' if label[-1] in '.:;?!' else ':'} {text}" if label else text)
    return " ".join(parts) or None


def _pubmed_author(one: ET.Element) -> list[str]:
    if (body := one.find("CollectiveName")) is not None:
        return name_words(_xml_text(body))
    return name_words(*(one.findtext(name) for name in ("LastName", "Suffix")), one.findtext("ForeName"))


def datacite(body: bytes) -> Iterator[Facts]:
    """The rows of `data`, whether one or many."""
    data = json.loads(body)["data"]
    for row in data if isinstance(data, list) else [data]:
        work = row.get("attributes", {})
        own = work.get("doi") or row.get("id")
        facts = Facts(own, {("doi", found)} if (found := doi(own)) else set())
        titles = work.get("titles") or []
        plain = [one["title"] for one in titles if not one.get("titleType") and one.get("title")]
        facts.title = unmarked((plain or [one.get("title") for one in titles] or [None])[0], has_labels=False)
        issued = [one["date"] for one in work.get("dates") or [] if one.get("dateType") == "Issued"]
        facts.year = year(work.get("publicationYear"), *issued)
        for one in work.get("descriptions") or []:
            text = one.get("description")
            text = " ".join(text) if isinstance(text, list) else text
            if one.get("descriptionType") == "Abstract" and facts.abstract is None:
                facts.abstract = an_abstract(text)
        facts.authors = [_datacite_author(one) for one in work.get("creators") or []]
        facts.authors = [words for words in facts.authors if words]
        yield facts


def _datacite_author(one: dict[str, Any]) -> list[str]:
    name = one.get("name") or ""
    # Codes for "unavailable", "null" and the like, and for a list that was cut, are no names.
    if name.startswith("(:") or name.lower().strip(". ") == "et al":
        return []
    if one.get("nameType") != "Organizational" and one.get("familyName"):
        return name_words(one["familyName"], one.get("givenName"))
    return name_words(name)


def doaj(body: bytes) -> Iterator[Facts]:
    """Articles of a search, or one alone; journals are none."""
    answer = json.loads(body)
    for row in answer.get("results", [answer]):
        article = row["bibjson"]
        if "journal" not in article:
            yield Facts(row["id"])
            continue
        facts = Facts(row["id"], {("doaj", row["id"])})
        for one in article["identifier"]:
            kind = one["type"].lower()
            value = doi(one["id"]) if kind == "doi" else one["id"]
            if value:
                facts.identifiers.add(("doi" if kind == "doi" else "issn", value.strip()))
        facts.identifiers |= {("issn", issn) for issn in article["journal"].get("issns", [])}
        facts.title = unmarked(article.get("title"), has_labels=False)
        facts.abstract = an_abstract(article.get("abstract"))
        facts.year = year(article.get("year"))
        facts.authors = [name_words(one["name"]) for one in article.get("author", [])]
        yield facts


def compared(facts: Sequence[Facts], records: Sequence[Any]) -> tuple[Counter[str], list[str]]:
    """How many fields were compared, by name, and where record and facts differ; rows go by order and own id."""
    counts: Counter[str] = Counter()
    differences = []
    left = list(records)
    for fact in facts:
        record = next((one for one in left if one.source_id == fact.own_id), None)
        if record is None:
            if fact.title:
                differences.append(f"{fact.own_id}: no record")
            continue
        left.remove(record)
        for name, stated, held in _fields(fact, record):
            if stated:
                counts[name] += 1
                differences += [] if stated == held else [f"{fact.own_id} {name}: {stated!r} is held as {held!r}"]
    return counts, differences + [f"{one.source_id}: no row" for one in left]


def _fields(fact: Facts, record: Any) -> list[tuple[str, Any, Any]]:
    held = set(record.identifiers)
    foreign = {pair for pair in held - fact.identifiers if pair[0] in ("doi", "pmid", "pmcid", "arxiv")}
    authors = [sorted(author.display.lower().replace(",", " ").split()) for author in record.authors]
    return [
        ("identifiers", fact.identifiers, (held & fact.identifiers) | foreign),
        ("title", fact.title, record.title),
        ("year", fact.year, record.year),
        ("abstract", fact.abstract, record.abstract),
        ("authors", fact.authors, authors),
    ]
