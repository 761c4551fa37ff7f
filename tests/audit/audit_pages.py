"""A plain rendering of a report as pages and bibliographies, for the tests of the audit."""

import html
import json
import re
from collections.abc import Callable
from typing import Any

from audit_ledger import PLAN

from synthesist.report.appraisaltables import appraisal_tables
from synthesist.report.correctiontables import correction_tables
from synthesist.report.model import Report as Told

CRITERIA = PLAN.criteria

Report = dict[str, Any]

MARKER = re.compile(r"\[(\d+(?:, \d+)*)\]")


def files_of(report: Report) -> dict[str, str]:
    """Every file of `report/`, by name."""
    references = report["references"]
    return {
        "report.json": json.dumps(report, ensure_ascii=False, indent=1),
        "report.md": markdown(report),
        "report.html": page(report),
        "references.bib": "\n".join(map(bibtex, references)),
        "references.ris": "\n".join(f"TY  - JOUR\nTI  - {row['title']}\nER  - \n" for row in references),
        "references.json": json.dumps([{"title": row["title"], "DOI": row["doi"]} for row in references]),
    }


def sentences(report: Report) -> list[tuple[str, str]]:
    """All sentences that the tool wrote, each with its name."""
    parts = [("abstract", report["abstract"])]
    parts += [
        (section["section_id"], [line for part in section["paragraphs"] for line in part["lines"]])
        for section in report["sections"]
    ]
    return [(f"{name}-{place}", str(line["text"])) for name, lines in parts for place, line in enumerate(lines, 1)]


def texts(report: Report) -> list[str]:
    """All else that people read: headings, claims, passages, references, and what is near."""
    written = [report.get(field, "") for field in ("title", "byline", "last_search", "banner")]
    written += [section["heading"] for section in report["sections"]]
    for row in report["claims"]:
        written += [row["text"], row["text"], row["note"], *row["vetoes"], f"verified by {row['decided_by']}"]
        told = (*row["supporting"], *row["refuting"])
        written += [f"{_quoted(row)} Source: [{row['reference']}] {_where(row)}"]
        written += [f"{_quoted(passage)} {_where(passage)}" for passage in told]
        whys = [passage["uncounted"] for passage in told if passage["uncounted"]]
        written += [f"{begins} counted: {why}" for why in whys for begins in ("Not", "not")]
    written += [f"{row['number']}. {row['text']} doi:{row['doi']}" for row in report["references"]]
    written += [row["title"] for row in report["nearest"]]
    written += [f"{row['question']} ({row['change']}; {row['hits']:,} records)" for row in report["suggestions"]]
    return [str(text) for text in written]


def _quoted(row: Report) -> str:
    return f"“{row['text']}” [{row['reference']}]"


def _where(row: Report) -> str:
    span = row.get("span", row)
    on = f"page {row['page']}, " if row["page"] is not None else ""
    under = f"{row['section']}, " if row["section"] else ""
    return f"{on}{under}characters {span['start']}–{span['end']} of document {span['document_id']}"


def tables(report: Report) -> list[list[list[str]]]:
    """The report's tables as rows of cells."""
    flow = [[name, *(row[name] for row in report["flow"])] for name in report["flow"][0] if name != "source"]
    changed = [
        [row["number"], row["at"], *(value or "–" for value in change.values()), row["reason"] or "none given"]
        for row in report["amendments"]
        for change in row["changes"]
    ]
    told = [
        [row["name"] or row["item"], *(row[name] for name in ("action", "criterion", "person", "at", "reason"))]
        for row in report["rulings"]
    ]
    figures = [[report["facts"].get(name) for name in FIGURES]]
    claims = [[row["number"], f"[{row['reference']}]"] for row in report["claims"]]
    rows = [
        claims,
        figures,
        flow,
        changed,
        told,
        list(report["criteria"].items()),
        *_joined(report),
        *_read(report),
        *_appraised(report),
        *map(_listed, _COLUMNS.items(), [report] * len(_COLUMNS)),
    ]
    return [[[str(cell) for cell in row] for row in table] for table in rows if table]


def _joined(report: Report) -> list[list[list[Any]]]:
    """Pairs that wait for a person, studies, notices, and lists of retractions."""
    two = ("item", "first", "first_source", "second", "second_source")
    asked = [[*(row[name] for name in two), "; ".join(row["reasons"])] for row in report["asked"]]
    studies = [
        ["; ".join(row["titles"]), "; ".join(row["reasons"]), "yes" if row["is_sure"] else "perhaps"]
        for row in report["studies"]
    ]
    notices = [[row[name] for name in ("title", "status", "told", "ended")] for row in report["notices"]]
    lists = [
        [row["name"], row["dated"] or "not known", row["entries"], row["sha256"]] for row in report["retraction_lists"]
    ]
    return [asked, studies, notices, lists]


def _read(report: Report) -> list[list[list[Any]]]:
    """What was read, what fell away, and what the texts say."""
    copies = ("place", "basis", "licence", "at", "why_not")
    texts = [[row["title"], _what(row), *(row[name] for name in copies)] for row in report["full_texts"]]
    out = [
        [
            *(row[name] for name in ("title", "criterion", "reason", "decider")),
            *((f"“{row['quote']}”", _where(row)) if row["quote"] else ("none", "–")),
        ]
        for row in report["assessed_out"]
    ]
    found = [
        [row["number"], row["label"], row["works"], _numbers(row["claims"]), _numbers(row["opposed_by"])]
        for row in report["findings"]
    ]
    told = ("metric", "text", "method", "population", "outcome", "split", "n")
    numbers = [
        [group["number"], *(row[name] for name in told), f"[{row['reference']}]", _page_of(row)]
        for group in report["results"]
        for row in group["results"]
    ]
    return [texts, out, found, numbers]


def _appraised(report: Report) -> list[list[list[Any]]]:
    """The appraisal and what was corrected, as the program itself puts them."""
    if not all(key in report for key in Told.model_fields):
        return []
    try:
        told = Told.model_validate(report)
    except ValueError:
        return []
    return [[[*row] for row in table.rows] for of in (appraisal_tables, correction_tables) for table in of(told)]


def _numbers(listed: list[int]) -> str:
    return ", ".join(map(str, listed))


def _what(row: Report) -> str:
    if not row["is_whole"]:
        return "title and abstract"
    return f"full text ({row['kind']}, {row['pages']} pages, {row['version']} version)"


def _page_of(row: Report) -> str:
    return row["place"] if row["page"] is None else f"{row['place']}, page {row['page']}"


FIGURES = ("identified", "included", "cited", "claims_shown", "claims_verified", "claims_corroborated")
_COLUMNS = {
    "exclusions": ("criterion", "text", "stage", "decider", "count"),
    "searches": (
        "number",
        "source",
        "meant",
        "query",
        "at",
        "limit",
        "reported",
        "received",
        "outcome",
        "notes",
        "client",
    ),
    "requests": (
        "search",
        "purpose",
        "method",
        "url",
        "body",
        "at",
        "status",
        "tries",
        "received",
        "reported",
        "sha256",
    ),
    "expansions": ("concept", "term", "origin", "evidence"),
    "key_papers": ("named", "title", "sources", "ended"),
    "recapture": ("first", "second", "in_first", "in_second", "in_both", "estimate", "found", "missed"),
    "concepts": ("name", "phrase", "terms", "records_mentioning", "works_mentioning", "claims_mentioning"),
    "failures": ("stage", "place", "reason"),
    "self_test": ("operator", "n", "moved"),
}


def _listed(columns: tuple[str, tuple[str, ...]], report: Report) -> list[list[Any]]:
    table, names = columns
    return [[_cell(row, name) for name in names] for row in report[table]]


_FEW = "too few works were found by both"
_OUTCOMES = {"capped": "cut off by a limit", "partial": "in part"}
_FATES = {
    "no-claim": "read, but no claim of it bears on the question; excluded",
    "not-retrieved": "could not be read; set aside",
    "not-found": "not found",
}
_WORDED: dict[str, Callable[[Report, Any], str]] = {
    "outcome": lambda row, value: _OUTCOMES.get(value, value) + (f": {row['problem']}" if row["problem"] else ""),
    "notes": lambda _, value: " ".join(value),
    "sha256": lambda _, value: value[:12],
    "estimate": lambda _, value: _FEW if value is None else str(value),
    "missed": lambda _, value: _FEW if value is None else str(value),
    "ended": lambda row, value: (
        _FATES.get(value, value) + (f" by {row['criterion']}: {CRITERIA[row['criterion']]}" if row["criterion"] else "")
    ),
}


def _cell(row: Report, name: str) -> Any:
    value = row.get(name)
    if name in _WORDED:
        return _WORDED[name](row, value)
    if name == "passed":
        return f"{value} of {row['total']}"
    if name == "moved":
        return f"{value} {'caught' if row['is_false'] else 'wrongly doubted'}"
    if isinstance(value, float):
        return f"{value:.1f}"
    return ", ".join(value) if isinstance(value, list) else value


def markdown(report: Report) -> str:
    """The report as Markdown, each marker a link."""
    written = [*(text for _, text in sentences(report)), *texts(report)]
    blocks = ["\n".join(_markdown_row(row) for row in table) for table in tables(report)]
    return "# Report\n\n" + "\n\n".join([*(f"- *{_markdown_line(text)}*" for text in written), *blocks]) + "\n"


def _markdown_row(cells: list[str]) -> str:
    return f"| {' | '.join(map(_markdown_line, cells))} |"


def _markdown_line(text: str) -> str:
    escaped = re.sub(r"([\\`*_<>\[\]|&])", r"\\\1", text)
    return re.sub(r"\\\[(\d+(?:, \d+)*)\\\]", _markdown_marker, escaped)


def _markdown_marker(found: re.Match[str]) -> str:
    return "[" + ", ".join(f"[{number}](#ref-{number})" for number in found[1].split(", ")) + "]"


def page(report: Report) -> str:
    """The report as HTML, with its data embedded."""
    last = len(report["references"])
    named = (
        f'<p><span class="line" id="{name}">{_html_line(text, last)}</span></p>' for name, text in sentences(report)
    )
    body = "\n".join([*named, *(f"<p>{_html_line(text, last)}</p>" for text in texts(report))])
    listed = "\n".join(f'<li id="ref-{row["number"]}"></li>' for row in report["references"])
    data = json.dumps(report, ensure_ascii=False).replace("<", "\\u003c")
    head = '<meta charset="utf-8"><title>Report</title><style>p { margin: 0 }</style>'
    script = f'<script type="application/json">{data}</script>'
    body += "\n".join(map(_html_table, tables(report)))
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}<ol>{listed}</ol>{script}</body></html>"


def _html_table(rows: list[list[str]]) -> str:
    cells = ("".join(f"<td>{html.escape(cell)}</td>" for cell in row) for row in rows)
    return f"<section><table class='plain'>{''.join(f'<tr>{row}</tr>' for row in cells)}</table></section>"


def _html_line(text: str, last: int) -> str:
    return MARKER.sub(lambda found: _html_marker(found, last), html.escape(text))


def _html_marker(found: re.Match[str], last: int) -> str:
    numbers = found[1].split(", ")
    linked = (f'<a href="#ref-{number}">{number}</a>' if int(number) <= last else number for number in numbers)
    return f"<sup>[{', '.join(linked)}]</sup>"


def bibtex(row: dict[str, Any]) -> str:
    """A reference as BibTeX, its title in TeX's escapes."""
    title = row["title"].replace("&", r"\&").replace("é", r"{\'e}")
    return f"@article{{{row['key']},\n  title = {{{title}}}\n}}\n"
