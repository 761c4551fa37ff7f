"""What a row of OpenAlex, Crossref or Semantic Scholar says, read a second time, by other means than the adapters.

Plain Python over the raw row: nothing here comes from the package, so that a mistake in it cannot hide in both.
"""

import html
import html.parser
import re
import unicodedata
from collections import Counter
from typing import Any, NamedTuple


class Expected(NamedTuple):
    """What a record of the row must say; None and empty where the row says nothing, and nothing is compared."""

    identifiers: set[tuple[str, str]]
    title: str
    year: int | None
    abstract: str
    authors: list[tuple[Counter[str], str]]


_BLOCKS = ("p", "title", "sec", "list-item", "h1", "h2", "h3", "h4", "br", "div", "li")


class _Words(html.parser.HTMLParser):
    """Collects the text between tags; a block leaves a blank."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []

    def handle_data(self, data: str) -> None:
        self.parts.append(data)

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        if tag.removeprefix("jats:") in _BLOCKS:
            self.parts.append(" ")


def _plain(markup: str) -> str:
    for _ in range(3):
        if not re.search(r"</?[A-Za-z][\w:.-]*[^<>]*>|&[#\w]+;", markup):
            break
        words = _Words()
        words.feed(markup)
        words.close()
        markup = "".join(words.parts)
    markup = re.sub("[\x80-\x9f]", lambda code: code[0].encode("latin-1").decode("cp1252", "ignore"), markup)
    return unicodedata.normalize("NFC", re.sub(r"\s+", " ", markup)).strip()


def letters(text: str) -> str:
    """Letters and digits alone, in small letters: what two readings of one text must share."""
    return "".join(mark for mark in unicodedata.normalize("NFKC", text).casefold() if mark.isalnum())


def _prose(markup: str) -> str:
    markup = re.sub(r"<(jats:)?title>\s*(abstract|summary)[:.]?\s*</(jats:)?title>", " ", markup, flags=re.IGNORECASE)
    return letters(_plain(markup))


def _name(text: str) -> Counter[str]:
    return Counter(filter(None, (letters(word) for word in re.split(r"[\s,]+", _plain(text)))))


def _doi(text: str) -> str:
    return re.sub(r"^(https?://)?(dx\.)?doi\.org/", "", text.strip().lower())


def _tail(text: str) -> str:
    return text.rstrip("/").split("/")[-1]


def openalex(row: dict[str, Any]) -> Expected:
    """Of a work of OpenAlex."""
    ids = {("openalex", _tail(row["id"]))} if row.get("id") else set()
    for scheme, value in (row.get("ids") or {}).items():
        if value:
            shown = _tail(str(value))
            ids.add((scheme, {"doi": _doi(str(value)), "pmcid": f"PMC{shown.removeprefix('PMC')}"}.get(scheme, shown)))
    if row.get("doi"):
        ids.add(("doi", _doi(row["doi"])))
    places: dict[int, list[str]] = {}
    for word, positions in (row.get("abstract_inverted_index") or {}).items():
        for position in positions:
            places.setdefault(position, []).append(word)
    words = [word for position in sorted(places) for word in sorted(places[position])]
    authors = []
    for signed in row.get("authorships") or []:
        author = signed.get("author") or {}
        if shown := author.get("display_name") or signed.get("raw_author_name"):
            authors.append((_name(shown), _tail(author.get("orcid") or "")))
    title = _plain(row.get("title") or row.get("display_name") or "")
    return Expected(ids, title, row.get("publication_year"), _prose(" ".join(words)), authors)


_LATER = ("published", "published-print", "published-online", "posted", "published-other", "content-created")


def crossref(row: dict[str, Any]) -> Expected:
    """Of a work of Crossref."""
    ids = {("doi", row["DOI"].lower())} if row.get("DOI") else set()
    ids |= {("issn", issn) for issn in row.get("ISSN") or []}
    ids |= {("isbn", _tail(isbn)) for isbn in row.get("ISBN") or []}
    title = row.get("title") or []
    dates = [((row.get(name) or {}).get("date-parts") or [[None]])[0] for name in ("issued", *_LATER)]
    parts = next((parts for parts in dates if parts and parts[0]), [])
    authors = []
    for signed in row.get("author") or []:
        words = [signed.get(part) for part in ("given", "family", "suffix")]
        if shown := " ".join(filter(None, words)) or signed.get("name"):
            authors.append((_name(shown), _tail(signed.get("ORCID") or "")))
    heading = title if isinstance(title, str) else title[0] if title else ""
    year = parts[0] if parts else None  # of the other dates where the service says that nothing was issued
    return Expected(ids, _plain(heading), year, _prose(row.get("abstract") or ""), authors)


_S2 = {"DOI": "doi", "ArXiv": "arxiv", "PubMed": "pmid", "PubMedCentral": "pmcid", "ACL": "acl"}


def semanticscholar(row: dict[str, Any]) -> Expected:
    """Of a paper of Semantic Scholar."""
    ids = {("s2", row["paperId"])} if row.get("paperId") else set()
    if row.get("corpusId"):
        ids.add(("corpusid", str(row["corpusId"])))
    for name, value in (row.get("externalIds") or {}).items():
        shown = str(value)
        scheme = _S2.get(name, name.lower())
        ids.add((scheme, {"doi": shown.lower(), "pmcid": f"PMC{shown.removeprefix('PMC')}"}.get(scheme, shown)))
    authors = [(_name(signed["name"]), "") for signed in row.get("authors") or [] if signed.get("name")]
    title, abstract = row.get("title") or "", row.get("abstract") or ""
    return Expected(ids, _plain(title), row.get("year"), _prose(abstract), authors)


def compared(expected: Expected, record: Any) -> tuple[Counter[str], list[str]]:
    """How many fields were there to compare, by name, and each in which a record says something else."""
    counts: Counter[str] = Counter()
    wrong: list[str] = []

    def hold(name: str, is_there: object, is_right: object, shown: object) -> None:
        counts[name] += bool(is_there)
        if is_there and not is_right:
            wrong.append(f"{record.source_id} {name}: {shown}")

    said = {scheme for scheme, _ in expected.identifiers}
    own = {pair for pair in record.identifiers if pair[0] in said}
    hold("identifiers", expected.identifiers, expected.identifiers == own, (expected.identifiers ^ own))
    # A power such as 10<sup>5</sup> is written 10^5, lest it be read as 105.
    hold(
        "title",
        expected.title,
        expected.title.replace("^", "") == record.title.replace("^", ""),
        (expected.title, record.title),
    )
    hold("year", expected.year, expected.year == record.year, (expected.year, record.year))
    own_text = letters(record.abstract or "")
    hold("abstract", expected.abstract, expected.abstract == own_text, _apart(expected.abstract, own_text))
    names = [(_name(author.display), author.orcid or "") for author in record.authors]
    hold(
        "authors",
        expected.authors,
        expected.authors == names,
        [pair for pair in zip(expected.authors, names, strict=False) if pair[0] != pair[1]],
    )
    for name, value in (
        ("title", record.title),
        ("year", record.year),
        ("abstract", record.abstract),
        ("authors", record.authors),
    ):
        if value and not getattr(expected, name):
            wrong.append(f"{record.source_id} {name}: out of nothing: {value}")
    return counts, wrong


def _apart(one: str, other: str) -> tuple[str, str]:
    at = next(
        (place for place, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]),
        min(len(one), len(other)),
    )
    return one[max(0, at - 30) : at + 40], other[max(0, at - 30) : at + 40]
