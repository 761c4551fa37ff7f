"""More rows than were recorded: copies with ids, DOIs and titles of their own."""

import json
import re
from collections.abc import Callable, Mapping
from itertools import islice
from typing import Any

from benchmarks.replay.recorded import Row, Rows

_DIGITS = 10_000
"""Copies that a numeric id has room for."""

_MADE_PMIDS = 90_000_000


def multiplied(rows: Rows, least: int) -> Rows:
    """Rows of each service, with copies behind them until there are as many as wanted; none out of none."""
    return {service: (*own, *islice(_copies(service, own), max(0, least - len(own)))) for service, own in rows.items()}


def copied(service: str, row: Row, number: int) -> Row:
    """A copy that is another work: no identifier of the original is left in it.

    Args:
        number: of the copy, from 1; the same copy is made of the same number.
    """
    return _COPIES[service](row, number)


def _copies(service: str, rows: tuple[Row, ...]) -> Any:
    number = 0
    while rows:
        number += 1
        yield from (copied(service, row, number) for row in rows)


def _object(change: Callable[[dict[str, Any], int], None]) -> Callable[[Row, int], Row]:
    def made(row: Row, number: int) -> Row:
        text = json.dumps(row, ensure_ascii=False)
        for doi in _dois(row):
            text = text.replace(doi, f"{doi}.replayed{number}")
        held: dict[str, Any] = json.loads(text)
        change(held, number)
        return held

    return made


def _dois(row: Row) -> list[str]:
    """The DOI of a row, as each service names the field that holds it."""
    identifiers = (row.get("bibjson") or {}).get("identifier") or ()
    said = [row.get("doi"), row.get("DOI"), row["id"] if row.get("type") == "dois" else None]
    said += [one.get("id") for one in identifiers if str(one.get("type")).lower() == "doi"]
    return sorted({str(doi).rpartition("doi.org/")[2] for doi in said if doi})


def _title(title: str, number: int) -> str:
    return f"{title} (replayed, {number})"


def _digits(text: str, number: int) -> str:
    return re.sub(r"\d+", lambda found: str(int(found.group()) * _DIGITS + number), text, count=1)


def _openalex(held: dict[str, Any], number: int) -> None:
    work = str(held["id"]).rpartition("/")[2]
    held["id"] = f"https://openalex.org/{_digits(work, number)}"
    held["ids"] = {"openalex": held["id"], **({"doi": held["doi"]} if held.get("doi") else {})}
    for name in ("title", "display_name"):
        held[name] = _title(held.get(name) or "", number)


def _crossref(held: dict[str, Any], number: int) -> None:
    held["title"] = [_title(title, number) for title in held.get("title") or [""]][:1]
    held.pop("relation", None)


def _europepmc(held: dict[str, Any], number: int) -> None:
    held["id"] = _digits(str(held["id"]), number)
    held["title"] = _title(held["title"], number)
    for name in ("pmid", "pmcid"):
        if held.get(name):
            held[name] = _digits(str(held[name]), number)
    held.pop("fullTextUrlList", None)


def _paper(held: dict[str, Any], number: int) -> None:
    held["paperId"] = f"{number:04x}{held['paperId'][4:]}"
    held["title"] = _title(held["title"], number)
    held.pop("externalIds", None)
    held.pop("corpusId", None)


def _datacite(held: dict[str, Any], number: int) -> None:
    attributes = held["attributes"]
    attributes["identifiers"] = []
    attributes["titles"] = [
        {**one, "title": _title(one.get("title") or "", number)} for one in attributes["titles"][:1]
    ]


def _article(held: dict[str, Any], number: int) -> None:
    held["id"] = f"{number:04x}{held['id'][4:]}"
    bib = held["bibjson"]
    bib["title"] = _title(bib.get("title") or "", number)


def _unpaywall(held: dict[str, Any], number: int) -> None:
    held["title"] = _title(held.get("title") or "", number)


def _entry(row: str, number: int) -> str:
    """Ids of the new style alone are made, as they have room."""
    made = re.sub(r"/(abs|pdf)/[^<\"]*?(v\d+)?(?=[<\"])", lambda found: f"/{found[1]}/{_arxiv_id(row, number)}v1", row)
    made = re.sub(r"<(arxiv:)?doi\b.*?</(arxiv:)?doi>|<link\b[^>]*title=\"doi\"[^>]*/>", "", made, flags=re.DOTALL)
    return made.replace("</title>", f" (replayed, {number})</title>", 1)


def _arxiv_id(row: str, number: int) -> str:
    """An id in a year that has not come, from the entry's own digits."""
    found = re.search(r"/abs/(.*?)(?:v\d+)?<", row)
    digits = int("".join(re.findall(r"\d", found[1] if found else "0")))
    return f"{90 + number % 9}{1 + number // 9 % 12:02d}.{digits % 99991:05d}"


def _article_element(row: str, number: int) -> str:
    """A new PMID; all other ids of the article go, as do those of what it corrects or cites."""
    found = re.search(r"<PMID[^>]*>(\d+)</PMID>", row)
    made = re.sub(r"<ArticleIdList>.*?</ArticleIdList>|<ELocationID.*?</ELocationID>", "", row, flags=re.DOTALL)
    made = re.sub(r"<CommentsCorrectionsList>.*?</CommentsCorrectionsList>", "", made, flags=re.DOTALL)
    pmid = _MADE_PMIDS + (int(found[1]) % 1_000_000) * 10 + number if found else _MADE_PMIDS
    made = re.sub(r"(<PMID[^>]*>)\d+(</PMID>)", rf"\g<1>{pmid}\g<2>", made, count=1)
    return made.replace("</ArticleTitle>", f" (replayed, {number})</ArticleTitle>", 1)


_COPIES: Mapping[str, Callable[[Any, int], Any]] = {
    "openalex": _object(_openalex),
    "crossref": _object(_crossref),
    "arxiv": _entry,
    "europepmc": _object(_europepmc),
    "pubmed": _article_element,
    "semanticscholar": _object(_paper),
    "datacite": _object(_datacite),
    "doaj": _object(_article),
    "unpaywall": _object(_unpaywall),
}
