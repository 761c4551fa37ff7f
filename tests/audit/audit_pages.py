"""A plain rendering of a report as pages and bibliographies, for the tests of the audit."""

import html
import json
import re
from typing import Any

MARKER = re.compile(r"\[(\d+(?:, \d+)*)\]")


def files_of(report: dict[str, Any]) -> dict[str, str]:
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


def texts(report: dict[str, Any]) -> list[str]:
    """All sentences, claims, passages, references and nearest works."""
    written = [line["text"] for line in report["abstract"]]
    for section in report["sections"]:
        written += [line["text"] for paragraph in section["paragraphs"] for line in paragraph["lines"]]
    for row in report["claims"]:
        written += [row["text"], *(passage["text"] for passage in (*row["supporting"], *row["refuting"]))]
    written += [row["text"] for row in report["references"]] + [row["title"] for row in report["nearest"]]
    return [str(text) for text in written]


def markdown(report: dict[str, Any]) -> str:
    """The report as Markdown, each marker a link."""
    return "# Report\n\n" + "\n\n".join(f"- *{_markdown_line(text)}*" for text in texts(report)) + "\n"


def _markdown_line(text: str) -> str:
    escaped = re.sub(r"([\\`*_<>\[\]|&])", r"\\\1", text)
    return re.sub(r"\\\[(\d+(?:, \d+)*)\\\]", _markdown_marker, escaped)


def _markdown_marker(found: re.Match[str]) -> str:
    return "[" + ", ".join(f"[{number}](#ref-{number})" for number in found[1].split(", ")) + "]"


def page(report: dict[str, Any]) -> str:
    """The report as HTML, with its data embedded."""
    last = len(report["references"])
    body = "\n".join(f"<p>{_html_line(text, last)}</p>" for text in texts(report))
    listed = "\n".join(f'<li id="ref-{row["number"]}"></li>' for row in report["references"])
    data = json.dumps(report, ensure_ascii=False).replace("<", "\\u003c")
    head = '<meta charset="utf-8"><title>Report</title><style>p { margin: 0 }</style>'
    script = f'<script type="application/json">{data}</script>'
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}<ol>{listed}</ol>{script}</body></html>"


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
