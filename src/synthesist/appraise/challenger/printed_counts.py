"""Counts in the sentences of a report, held against its facts and its tables."""

import re
from collections.abc import Iterator, Mapping

from synthesist.report.model import Line, Report

_QUOTED = re.compile(r"“[^”]*”|‘[^’]*’|\[\d+(?:, \d+)*\]|\(page \d+\)")
_NUMBER = re.compile(r"(?<![\w.,-])\d+(?:[.,]\d+)*(?![\w])")

Fact = int | float | str


def strangers(line: Line, report: Report, words: Mapping[str, str]) -> Iterator[str]:
    """Numbers of a sentence that are neither facts that it states nor words that it cites.

    Args:
        words: texts of documents by id.
    """
    quoted = [words.get(span.document_id, "")[span.start : span.end] for span in line.spans]
    text = " ".join(line.text.split())
    for quote in filter(None, (" ".join(quote.split()) for quote in quoted)):
        text = text.replace(quote, " ")
    text = _QUOTED.sub(" ", text)
    told = sorted((str(report.facts[name]) for name in line.facts if name in report.facts), key=len, reverse=True)
    known = set(told) | set(_NUMBER.findall(" ".join(quoted)))
    for value in told:
        text = re.sub(rf"(?<![\w.]){re.escape(value)}(?!\w)", " ", text)
    yield from (found for found in _NUMBER.findall(text) if found not in known and found.replace(",", "") not in known)


def tallies(report: Report) -> Iterator[tuple[str, Fact, int]]:
    """Facts with what the report's own tables give: name, value as told, value as counted."""
    counted = {
        "claims_shown": len(report.claims),
        "claims_direct": sum(row.relevance == "direct" for row in report.claims),
        "claims_indirect": sum(row.relevance == "indirect" for row in report.claims),
        "claims_verified": sum(row.mark == "verified" for row in report.claims),
        "claims_refuted": sum(row.mark == "refuted" for row in report.claims),
        "claims_corroborated": sum(row.is_corroborated for row in report.claims),
        "claims_contested": sum(row.is_contested for row in report.claims),
        "pairs_judged": sum(row.pairs_judged for row in report.claims),
        "cited": len(report.references),
        "findings": len(report.findings),
        "results_grouped": len(report.results),
        "results_comparable": sum(row.is_comparable for row in report.results),
        **_flow(report),
    }
    yield from ((name, report.facts[name], counted[name]) for name in sorted(counted) if name in report.facts)


def _flow(report: Report) -> Mapping[str, int]:
    total = next((row for row in report.flow if row.source == "total"), None)
    names = ("identified", "duplicates", "screened", "screened_excluded", "sought", "assessed", "included")
    return {name: getattr(total, name) for name in names} if total else {}
