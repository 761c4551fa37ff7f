"""Invariant 2, of the pages: report.html and report.md print the tables of report.json, and say the same."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from synthesist.audit import corrected, printed_appraisal
from synthesist.audit.flow import FLOW_FIELDS, PEOPLE_FIELDS
from synthesist.audit.folder import Folder, Row
from synthesist.audit.pages import PAGES, page_rows, page_text, paragraphs, plain
from synthesist.audit.result import Findings, brief, unless

FIGURES = ("identified", "included", "cited", "claims_shown", "claims_verified", "claims_corroborated")
"""Facts that head the pages, in order."""


def tables(review: Folder) -> Findings:
    """The tables of the pages have each row of report.json's tables, cell by cell, and the counts that head them."""
    for name in PAGES:
        rows = page_rows(review, name)
        having = _by_cell(rows)
        for place, cells in _rows(review.report):
            expected = [plain(cell) for cell in cells if cell.strip()]
            near = having.get(max(expected, key=len), []) if expected else rows
            holds = any(_holds(row, expected) for row in near)
            yield unless(holds, f"{name}, for report.json {place}", f"no row of a table has {cells}")
        yield from _flow(name, review.report["flow"], rows)


def _by_cell(rows: list[list[str]]) -> dict[str, list[list[str]]]:
    """The rows that have a cell, by its text: a page has hundreds of rows, and each is looked for."""
    found = defaultdict[str, list[list[str]]](list)
    for row in rows:
        for cell in dict.fromkeys(row):
            found[cell].append(row)
    return found


def _holds(row: list[str], cells: list[str]) -> bool:
    """Whether a row has these cells in this order."""
    rest = iter(row)
    return all(cell in rest for cell in cells)


def _rows(report: Row) -> Iterator[tuple[str, list[str]]]:
    for row in report["exclusions"]:
        yield "exclusions", [row["criterion"], row["text"], row["stage"], row["decider"], str(row["count"])]
    yield from _joined(report)
    for row in report["rulings"]:
        who = [row["criterion"], row["person"], row["at"], row["reason"]]
        yield "rulings", [row["name"] or row["item"], row["action"], *who]
    for row in report["amendments"]:
        for change in row["changes"]:
            values = [change["field"], change["before"] or "–", change["after"] or "–"]
            yield "amendments", [str(row["number"]), row["at"], *values, row["reason"] or "none given"]
    for name, text in report["criteria"].items():
        yield "criteria", [name, text]
    for row in report["claims"]:
        yield f"claim {row['number']}", [str(row["number"]), f"[{row['reference']}]"]
    yield "facts", _figures(report["facts"])
    yield from printed_appraisal.printed_rows(report["appraisal"] or {})
    yield from corrected.printed_rows(report)
    yield from _counted(report)


def _joined(report: Row) -> Iterator[tuple[str, list[str]]]:
    """Records that may be one work, works of one study, notices."""
    for row in report["asked"]:
        two = [row["first"], row["first_source"], row["second"], row["second_source"]]
        yield "asked", [row["item"], *two, "; ".join(row["reasons"])]
    for row in report["studies"]:
        yield "studies", ["; ".join(row["titles"]), "; ".join(row["reasons"]), "yes" if row["is_sure"] else "perhaps"]
    for row in report["notices"]:
        yield "notices", [row["title"], row["status"], row["told"], row["ended"]]
    for row in report["retraction_lists"]:
        yield "retraction_lists", [row["name"], row["dated"] or "not known", str(row["entries"]), row["sha256"]]


def _figures(facts: Row) -> list[str]:
    """The counts on the first screen."""
    return [str(facts[name]) for name in FIGURES if name in facts]


def _counted(report: Row) -> Iterator[tuple[str, list[str]]]:
    yield from _searched(report)
    for row in report["concepts"]:
        counts = [row["records_mentioning"], row["works_mentioning"], row["claims_mentioning"]]
        numbers = [str(count) for count in counts if count is not None]
        yield "concepts", [row["name"], row["phrase"], ", ".join(row["terms"]), *numbers]
    for row in report["self_test"]:
        yield "self_test", [row["operator"], str(row["n"]), f"{row['moved']} {_MOVED[row['is_false']]}"]
    for row in report["failures"]:
        yield "failures", [row.get(field, "") for field in ("stage", "place", "reason", "hint")]
    yield from _read(report)


def _read(report: Row) -> Iterator[tuple[str, list[str]]]:
    """What was read, and what it says."""
    for row in report["full_texts"]:
        told = [row[field] for field in ("place", "basis", "licence", "at", "why_not")]
        yield "full_texts", [row["title"], _what(row), *told]
    for row in report["assessed_out"]:
        quote = f"“{row['quote']}”" if row["quote"] else "none"
        on = f"page {row['page']}, " if row["page"] is not None else ""
        under = f"{row['section']}, " if row["section"] else ""
        where = f"{on}{under}characters {row['start']}–{row['end']} of document {row['document_id']}"
        told = [row[field] for field in ("title", "criterion", "reason", "decider")]
        yield "assessed_out", [*told, quote, where if row["quote"] else "–"]
    for row in report["findings"]:
        told = [", ".join(map(str, row[field])) for field in ("claims", "opposed_by")]
        yield "findings", [str(row["number"]), row["label"], str(row["works"]), *told]
    for group in report["results"]:
        for row in group["results"]:
            words = [row[field] for field in ("metric", "text", "method", "population", "outcome", "split")]
            count = "" if row["n"] is None else str(row["n"])
            where = f"{row['place']}, page {row['page']}" if row["page"] is not None else row["place"]
            yield "results", [str(group["number"]), *words, count, f"[{row['reference']}]", where]


def _what(row: Row) -> str:
    if not row["is_whole"]:
        return "title and abstract"
    pages = f", {row['pages']} pages" if row["pages"] else ""
    version = f", {row['version']} version" if row["version"] else ""
    return f"full text ({row['kind']}{pages}{version})"


def _searched(report: Row) -> Iterator[tuple[str, list[str]]]:
    """The record of the search, and what is known of what it missed."""
    for row in report["searches"]:
        known = [str(row[field]) for field in ("limit", "reported") if row[field] is not None]
        asked = [str(row["number"]), row["source"], row["meant"], row["query"], row["at"]]
        yield "searches", [*asked, *known, str(row["received"]), _ended(row), " ".join(row["notes"]), row["client"]]
    for row in report["requests"]:
        sent = [str(row["search"]), row["purpose"], row["method"], row["url"], row["body"], row["at"]]
        counts = [str(row[field]) for field in ("status", "tries", "received", "reported") if row[field] is not None]
        yield "requests", [*sent, *counts, row["sha256"][:12]]
    for row in report["expansions"]:
        yield "expansions", [row["concept"], row["term"], row["origin"], row["evidence"]]
    for row in report["key_papers"]:
        yield "key_papers", [row["named"], row["title"], ", ".join(row["sources"]), _fate(row, report)]
    for row in report["recapture"]:
        counts = [row[field] for field in ("in_first", "in_second", "in_both", "estimate", "found", "missed")]
        known = [FEW if count is None else str(count) for count in counts]
        yield "recapture", [row["first"], row["second"], *known]


def _ended(row: Row) -> str:
    return f"{_ENDED.get(row['outcome'], row['outcome'])}{': ' if row['problem'] else ''}{row['problem']}"


def _fate(row: Row, report: Row) -> str:
    by = f" by {row['criterion']}: {report['criteria'].get(row['criterion'], '')}" if row["criterion"] else ""
    return f"{_FATES.get(row['ended'], row['ended'])}{by}"


FEW = "too few works were found by both"
_ENDED = {"capped": "cut off by a limit", "partial": "in part", "offline": "not asked"}
_FATES = {
    "no-claim": "read, but no claim of it bears on the question; excluded",
    "not-retrieved": "could not be read; set aside",
    "removed": "removed before screening",
    "not-found": "not found",
}

_MOVED = {True: "caught", False: "wrongly doubted"}


def _flow(name: str, flow: list[Row], rows: list[list[str]]) -> Findings:
    """Each box of the flow has a row with its counts, source by source; people's share where they decided."""
    boxes = [[str(row[field]) for row in flow] for field in FLOW_FIELDS]
    by_people = ([str(row[field]) for row in flow] for field in PEOPLE_FIELDS)
    boxes += [counts for counts in by_people if set(counts) != {"0"}]
    printed_counts = Counter(tuple(row[1:]) for row in rows if len(row) == len(flow) + 1)
    for counts, times in Counter(map(tuple, boxes)).items():
        holds = printed_counts[counts] >= times
        yield unless(holds, f"{name}, for report.json flow", f"fewer than {times} row(s) with the counts {counts}")


def same_words(review: Folder) -> Findings:
    """Each row of the tables in report.html, whatever stands in it, is in report.md; its paragraphs the other way."""
    page = page_text(review, "report.html")
    for line in paragraphs(review.file("report.md")):
        yield unless(line in page, "report.html", f"does not say {line[:80]!r}, as report.md does")
    written = Counter(tuple(row) for row in page_rows(review, "report.md"))
    for row, times in Counter(tuple(map(plain, row)) for row in review.page.plain_rows).items():
        yield unless(written[row] >= times, "report.md", f"has no row {brief(row)}, which stands in report.html")
