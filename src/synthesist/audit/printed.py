"""Invariant 1, of the pages: report.html and report.md print what report.json says, sentence by sentence."""

from collections import Counter
from collections.abc import Iterator
from itertools import zip_longest

from synthesist.audit.flow import FLOW_FIELDS, PEOPLE_FIELDS
from synthesist.audit.folder import Folder, Row
from synthesist.audit.lines import claim_rows, lines, passages
from synthesist.audit.pages import PAGES, page_rows, page_text, plain
from synthesist.audit.result import Findings, unless


def printed(review: Folder) -> Findings:
    """The pages print all words of report.json that people read: sentences, claims, passages, rows of tables."""
    for name in PAGES:
        page = page_text(review, name)
        for place, text in _texts(review.report):
            yield unless(plain(text) in page, f"{name}, for {place}", f"does not print {text[:80]!r}")


def _texts(report: Row) -> Iterator[tuple[str, str]]:
    for field in ("title", "byline", "last_search", "banner"):
        yield f"report.json {field}", report[field]
    for place, line in lines(report):
        yield place, line["text"]
    for section in report["sections"]:
        yield f"report.json section {section['section_id']}", section["heading"]
    yield from _claims(report)
    for row in report["references"]:
        yield f"report.json reference {row['number']}", row["text"]
    for row in report["nearest"]:
        yield f"report.json nearest {row['work_id']}", row["title"]
    for number, row in enumerate(report["suggestions"]):
        yield f"report.json suggestions[{number}]", row["question"]
        yield f"report.json suggestions[{number}]", f"{row['change']}; {row['hits']:,}"


def _claims(report: Row) -> Iterator[tuple[str, str]]:
    for place, row in claim_rows(report):
        yield place, row["text"]
        yield place, row["note"]
        yield from ((place, veto) for veto in row["vetoes"])
        yield place, f"verified by {row['decided_by']}" if row["decided_by"] else ""
    for place, _, passage in passages(report):
        yield place, passage["text"]


def tables(review: Folder) -> Findings:
    """The tables of the pages have each row of report.json's tables, cell by cell."""
    for name in PAGES:
        rows = page_rows(review, name)
        for place, cells in _rows(review.report):
            expected = [plain(cell) for cell in cells if cell.strip()]
            holds = any(_holds(row, expected) for row in rows)
            yield unless(holds, f"{name}, for report.json {place}", f"no row of a table has {cells}")
        yield from _flow(name, review.report["flow"], rows)


def _holds(row: list[str], cells: list[str]) -> bool:
    """Whether a row has these cells in this order."""
    rest = iter(row)
    return all(cell in rest for cell in cells)


def _rows(report: Row) -> Iterator[tuple[str, list[str]]]:
    for row in report["exclusions"]:
        yield "exclusions", [row["criterion"], row["text"], row["stage"], row["decider"], str(row["count"])]
    for row in report["rulings"]:
        who = [row["criterion"], row["person"], row["at"], row["reason"]]
        yield "rulings", [row["name"] or row["item"], row["action"], *who]
    for row in report["amendments"]:
        for change in row["changes"]:
            values = [change["field"], change["before"] or "–", change["after"] or "–"]
            yield "amendments", [str(row["number"]), row["at"], *values, row["reason"] or "none given"]
    for name, text in report["criteria"].items():
        yield "criteria", [name, text]
    yield from _counted(report)


def _counted(report: Row) -> Iterator[tuple[str, list[str]]]:
    for row in report["searches"]:
        known = [str(row[field]) for field in ("limit", "reported") if row[field] is not None]
        yield "searches", [row["source"], row["query"], row["at"], *known, str(row["received"])]
    for row in report["concepts"]:
        counts = [row["records_mentioning"], row["works_mentioning"], row["claims_mentioning"]]
        numbers = [str(count) for count in counts if count is not None]
        yield "concepts", [row["name"], row["phrase"], ", ".join(row["terms"]), *numbers]
    for row in report["checks"]:
        points = [] if row["points"] is None else [f"{row['points']:.1f}"]
        yield "checks", [row["question"], f"{row['passed']} of {row['total']}", *points, row["basis"]]
    for row in report["failures"]:
        yield "failures", [row.get(field, "") for field in ("stage", "place", "reason", "hint")]


def _flow(name: str, flow: list[Row], rows: list[list[str]]) -> Findings:
    """Each box of the flow has a row with its counts, source by source; people's share where they decided."""
    boxes = [[str(row[field]) for row in flow] for field in FLOW_FIELDS]
    by_people = ([str(row[field]) for row in flow] for field in PEOPLE_FIELDS)
    boxes += [counts for counts in by_people if set(counts) != {"0"}]
    printed_counts = Counter(tuple(row[1:]) for row in rows if len(row) == len(flow) + 1)
    for counts, times in Counter(map(tuple, boxes)).items():
        holds = printed_counts[counts] >= times
        yield unless(holds, f"{name}, for report.json flow", f"fewer than {times} row(s) with the counts {counts}")


def sentences(review: Folder) -> Findings:
    """Each sentence of report.json stands in report.html under its own name, in order, and none besides."""
    for expected, found in zip_longest(_named(review.report), review.page.sentences, fillvalue=("", "")):
        place = f"report.html, sentence {expected[0] or found[0]}"
        yield unless(expected[0] == found[0], place, f"its id is {found[0]!r}, not {expected[0]!r}")
        yield unless(plain(expected[1]) == plain(found[1]), place, f"says {found[1][:80]!r}")


def _named(report: Row) -> Iterator[tuple[str, str]]:
    for place, line in enumerate(report["abstract"], start=1):
        yield f"abstract-{place}", line["text"]
    for section in report["sections"]:
        written = (line for paragraph in section["paragraphs"] for line in paragraph["lines"])
        for place, line in enumerate(written, start=1):
            yield f"{section['section_id']}-{place}", line["text"]
