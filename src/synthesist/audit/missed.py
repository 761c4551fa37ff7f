"""What was missed, looked for again: works that the plan names, and pairs of sources with indexes of their own."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from urllib.parse import unquote

from synthesist.audit.folder import Folder, Row
from synthesist.audit.language import seen
from synthesist.audit.result import Findings, equal, unless
from synthesist.audit.searched import ANSWERED, queries

SEPARATE = ("Crossref", "DOAJ", "PubMed")
"""Sources whose indexes are built from deposits of their own, and hold works of one kind."""

FEWEST = 3
"""Works in both sources below which nothing is estimated."""

_ARTICLES = {"a", "an", "and", "for", "in", "of", "on", "the", "to", "with"}
_DOI = re.compile(r"10\.\d{4,9}/\S+")
_ARXIV = re.compile(
    r"(?:arxiv:\s*|(?:https?://)?(?:\w+\.)?arxiv\.org/(?:abs|pdf)/)?"
    r"(?:(\d{4}\.\d{4,5})|([a-z-]+)(?:\.[a-z]{2})?/(\d{7}))(?:v\d+)?(?:\.pdf)?"
)
_PMID = re.compile(r"(?:pmid\s*:?\s*|(?:https?://)?pubmed\.ncbi\.nlm\.nih\.gov/)?0*([1-9]\d{0,8})/?")
_PMCID = re.compile(r"\bpmc0*([1-9]\d{0,9})\b")
_ACL = re.compile(r"(?<![\w.])(?:[a-z]\d{2}-\d{4}|\d{4}\.[a-z][a-z0-9_]*-[a-z0-9_]+\.\d+)(?!\w)")
_TAIL = re.compile(r"(?:/(?:e?pdf|full|fulltext|abstract|summary|html|meta)|(?:v\d+)?(?:\.full)?\.pdf)$")
_ENDS = {
    ("screen", "exclude"): "excluded",
    ("read", "not-retrieved"): "not-retrieved",
    ("assess", "include"): "included",
}


def facts(review: Folder) -> dict[str, int | None]:
    """The facts on what was missed; None where one has no value."""
    papers, pairs = key_papers(review), recaptured(review)
    bounds = [row["missed"] for row in pairs if row["missed"] is not None]
    return {
        "key_papers": len(papers),
        "key_papers_found": sum(row["ended"] != "not-found" for row in papers),
        "key_papers_included": sum(row["ended"] == "included" for row in papers),
        "recapture_pairs": len(pairs),
        "recapture_estimates": len(bounds),
        "missed_at_least": max(bounds, default=None),
        "min_recaptures": FEWEST if bounds else None,
    }


def recapture(review: Folder) -> Findings:
    """Only sources with separate indexes are paired; their counts and the bound are those of the ledger."""
    yield equal("report.json recapture", "rows", review.report["recapture"], recaptured(review))


def recaptured(review: Folder) -> list[Row]:
    """Each pair of sources with separate indexes that answered, with Chapman's estimate where enough is in both."""
    brought: defaultdict[str, set[str]] = defaultdict(set)
    for row in queries(review, *ANSWERED):
        brought[row["source"]] |= review.hits_of.get(row["search_id"], set())
    works = {
        source: {work for work in review.included if records & set(review.records_of.get(work, ()))}
        for source, records in brought.items()
        if source in SEPARATE
    }
    found = len(review.included)
    return [_pair(one, other, works[one], works[other], found) for one, other in combinations(sorted(works), 2)]


def _pair(one: str, other: str, first: set[str], second: set[str], found: int) -> Row:
    both = len(first & second)
    estimate = (len(first) + 1) * (len(second) + 1) // (both + 1) - 1 if both >= FEWEST else None
    return {
        "first": one, "second": other, "in_first": len(first), "in_second": len(second), "in_both": both,
        "estimate": estimate, "found": found, "missed": None if estimate is None else max(estimate - found, 0),
    }  # fmt: skip


def named_papers(review: Folder) -> Findings:
    """Each work that the plan names is shown as found, or not, and with what became of it."""
    shown, expected = review.report["key_papers"], key_papers(review)
    yield equal("report.json key_papers", "rows", len(shown), len(expected))
    for row, known in zip(shown, expected, strict=False):
        place = f"report.json key paper {row['named'][:60]!r}"
        told = {**row, "named": seen(row["named"]), "title": seen(row["title"])}
        for field, value in known.items():
            yield unless(told.get(field) == value, place, f"{field} is {told.get(field)!r}, not {value!r}")


def key_papers(review: Folder) -> list[Row]:
    """What became of each work that the plan names, in its order."""
    known = _known(review)
    return [_paper(review, named, known) for named in review.plan["key_papers"]]


def _paper(review: Folder, named: str, known: dict[tuple[str, ...], list[str]]) -> Row:
    work = next((known[key][0] for key in _looked_for(named) if key in known), None)
    if work is None:
        return {
            "named": seen(named), "work_id": "", "title": "", "sources": [], "ended": "not-found", "criterion": "",
        }  # fmt: skip
    members = set(review.records_of[work])
    sources = {row["source"] for row in review.ledger["searches"] if members & review.hits_of[row["search_id"]]}
    ended, criterion = _end(review, work)
    title = seen(str(review.as_shown[work]["title"]))
    return {
        "named": seen(named), "work_id": work, "title": title, "sources": sorted(sources), "ended": ended,
        "criterion": criterion,
    }  # fmt: skip


def _known(review: Folder) -> dict[tuple[str, ...], list[str]]:
    """Works by the identifiers and titles of their records, the best first: included ones, then by rank."""
    ranks = {row["work_id"]: row["rank"] for row in review.ledger["relevances"]}
    best = sorted(review.works, key=lambda work: (work not in review.included, ranks.get(work, len(ranks) + 1), work))
    known: dict[tuple[str, ...], list[str]] = {}
    for work in best:
        for record in (review.records[name] for name in review.records_of[work]):
            keys = [*map(tuple, record["identifiers"]), _words(record["title"])]
            for key in keys:
                known.setdefault(key, []).append(work)
    known.pop((), None)
    return known


def _looked_for(named: str) -> Iterator[tuple[str, ...]]:
    text = named.strip().lower()
    for _ in range(4):
        text = unquote(text)
    for found in _DOI.findall(text):
        doi = found.rstrip(".,;:'\"")
        yield from (("doi", doi), ("doi", _TAIL.sub("", doi)))
        if doi.startswith("10.48550/arxiv."):
            yield "arxiv", doi.removeprefix("10.48550/arxiv.")
    if arxiv := _ARXIV.fullmatch(text):
        yield "arxiv", arxiv[1] or f"{arxiv[2]}/{arxiv[3]}"
    if pmid := _PMID.fullmatch(text):
        yield "pmid", pmid[1]
    for digits in _PMCID.findall(text):
        yield "pmcid", f"PMC{digits}"
    for found in _ACL.findall(text):
        yield "acl", found.upper() if found[0].isalpha() else found
    yield _words(named)


def _words(title: str) -> tuple[str, ...]:
    letters = "".join(char for char in unicodedata.normalize("NFKD", title) if not unicodedata.combining(char))
    parted = "".join(char if char.isalnum() else " " for char in letters.casefold())
    return tuple(word for word in parted.split() if word not in _ARTICLES)


def _end(review: Folder, work: str) -> tuple[str, str]:
    for row in review.effective:
        if row["stage"] == "identify" and row["action"].startswith("remove") and row["item"] == review.works[work]:
            return "removed", row["criterion"]
    own = [row for row in review.effective if row["stage"] != "identify" and review.work_of(row["item"]) == work]
    for row in own:
        if (row["stage"], row["action"]) == ("assess", "exclude"):
            return ("no-claim" if row["criterion"] == "A1" else "excluded"), row["criterion"]
        if ended := _ENDS.get((row["stage"], row["action"])):
            return ended, "" if ended == "included" else row["criterion"]
    return "excluded", ""
