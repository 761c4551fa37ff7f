"""The sentences of a report, with the place where each stands."""

from collections.abc import Iterator
from typing import Any

from synthesist.audit.folder import Folder, Row
from synthesist.audit.language import split_quotes


def lines(report: Row) -> Iterator[tuple[str, Row]]:
    """Every sentence that the tool wrote: of the abstract, then of each section."""
    for number, line in enumerate(report["abstract"]):
        yield f"report.json abstract, line {number}", line
    for section in report["sections"]:
        written = (line for paragraph in section["paragraphs"] for line in paragraph["lines"])
        for number, line in enumerate(written):
            yield f"report.json section {section['section_id']}, line {number}", line


def claim_rows(report: Row) -> Iterator[tuple[str, Row]]:
    """The rows of the claims table."""
    for row in report["claims"]:
        yield f"report.json claim {row['number']}", row


def passages(report: Row) -> Iterator[tuple[str, Row, Row]]:
    """Every passage for or against a claim, with the claim's row."""
    for place, row in claim_rows(report):
        for side in ("supporting", "refuting"):
            for number, passage in enumerate(row[side]):
                yield f"{place}, {side} passage {number}", row, passage


def cited_words(review: Folder, line: Row) -> list[str]:
    """The stored words of the spans that a line cites."""
    return [review.words(span) for span in line["spans"]]


def stated_facts(review: Folder, line: Row) -> list[Any]:
    """The values of the facts that a line states."""
    known = review.report["facts"]
    return [known[name] for name in line["facts"] if name in known]


def quotes_and_rest(review: Folder, line: Row) -> tuple[list[str], str]:
    """Quotes that stand in nothing that the line cites, and its text without any quote."""
    worded = [value for value in stated_facts(review, line) if isinstance(value, str)]
    return split_quotes(line["text"], [*cited_words(review, line), *worded])
