"""Invariant 1, of the pages: report.html and report.md print what report.json says, sentence by sentence."""

from collections import Counter
from collections.abc import Iterator
from itertools import zip_longest

from synthesist.audit.folder import Folder, Row
from synthesist.audit.lines import claim_rows, lines, passages
from synthesist.audit.pages import PAGES, page_text, plain
from synthesist.audit.result import Findings, unless


def printed(review: Folder) -> Findings:
    """The pages print all words of report.json that people read, each as often as it stands there."""
    written = [(place, line["text"]) for place, line in lines(review.report)]
    sentences = Counter(plain(text) for _, text in written)
    for name in PAGES:
        page, others = page_text(review, name), [*_texts(review.report, name)]
        times = sentences + Counter(plain(text) for _, text in others)
        for text in times.keys() - sentences.keys():
            times[text] += sum(line.count(text) * often for line, often in sentences.items())
        for place, text in [*written, *others]:
            holds = not text or page.count(plain(text)) >= times[plain(text)]
            yield unless(holds, f"{name}, for {place}", f"does not print {text[:80]!r}, or not as often as it should")


def _texts(report: Row, name: str) -> Iterator[tuple[str, str]]:
    for field in ("title", "byline", "last_search", "banner"):
        yield f"report.json {field}", report[field]
    for section in report["sections"]:
        yield f"report.json section {section['section_id']}", section["heading"]
    yield from _claims(report, name)
    for row in report["references"]:
        counted = f"{row['number']}. " if name.endswith(".md") else ""
        yield f"report.json reference {row['number']}", counted + row["text"]
        yield f"report.json reference {row['number']}", f"doi:{row['doi']}" if row["doi"] else ""
    for row in report["nearest"]:
        yield f"report.json nearest {row['work_id']}", row["title"]
    for number, row in enumerate(report["suggestions"]):
        yield f"report.json suggestions[{number}]", row["question"]
        yield f"report.json suggestions[{number}]", f"{row['change']}; {row['hits']:,}"


def _claims(report: Row, name: str) -> Iterator[tuple[str, str]]:
    """The words of each claim, in the table and beside those for and against it, and where all of them stand."""
    for place, row in claim_rows(report):
        source = f"Source: [{row['reference']}]" if name.endswith(".md") else _quoted(row)
        yield from ((place, row["text"]), (place, row["text"]), (place, row["note"]), (place, _where(row)))
        yield place, source
        yield from ((place, veto) for veto in row["vetoes"])
        yield place, f"verified by {row['decided_by']}" if row["decided_by"] else ""
    for place, _, passage in passages(report):
        yield from ((place, passage["text"]), (place, _quoted(passage)), (place, _where(passage)))
        begins = "not" if name.endswith(".md") else "Not"
        yield place, f"{begins} counted: {passage['uncounted']}" if passage["uncounted"] else ""


def _quoted(row: Row) -> str:
    return f"“{row['text']}” [{row['reference']}]"


def _where(row: Row) -> str:
    on = f"page {row['page']}, " if row["page"] is not None else ""
    under = f"{row['section']}, " if row["section"] else ""
    return f"{on}{under}characters {row['span']['start']}–{row['span']['end']} of document {row['span']['document_id']}"


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
