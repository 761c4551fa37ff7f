"""The report as one HTML file that needs nothing else: no script, no font, no request."""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from itertools import groupby, islice
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from synthesist.records import Record
from synthesist.report import labels
from synthesist.report.model import Line, Report, Section
from synthesist.report.parts import Part, parts
from synthesist.report.sections import closing, leading
from synthesist.report.sentences import ABSTRACT, section_sentences, sentences
from synthesist.report.tables import tables
from synthesist.report.wording import visible

if TYPE_CHECKING:
    from jinja2 import Environment


def render_html(report: Report, records: Mapping[str, Record]) -> str:
    """The page; whatever comes from outside is escaped."""
    references = {reference.number: reference for reference in report.references}

    def written(line: Line) -> Markup:
        return Markup().join(_part(part, len(references)) for part in parts(line, report.question))

    page = (
        _environment()
        .get_template("report.html")
        .render(
            report=report,
            references=references,
            written=written,
            place=labels.place,
            records=records,
            labels=labels,
            blocks=blocks,
            opening=opening(report),
            leading=leading(report),
            closing=closing(report),
            tables=list(tables(report)),
            style=_style(),
        )
    )
    return "\n".join(line for line in page.split("\n") if line.strip()) + "\n"


Named = tuple[str, Line]


def blocks(section: Section) -> list[tuple[str, list[list[Named]]]]:
    """Runs of paragraphs of one kind, so that bullets which follow one another make one list; sentences with names."""
    named = section_sentences(section)
    runs = groupby(section.paragraphs, key=lambda paragraph: paragraph.kind)
    return [(kind, [list(islice(named, len(paragraph.lines))) for paragraph in run]) for kind, run in runs]


def opening(report: Report) -> list[Named]:
    """The sentences of the abstract, with their names."""
    return [(name, line) for name, line in sentences(report) if name.startswith(f"{ABSTRACT}-")]


def _part(part: Part, last: int) -> Markup:
    if part.kind == "quote":
        return Markup("<bdi>{}</bdi>").format(part.text)
    if part.kind == "marker":
        return Markup().join(_linked(token, last) for token in re.split(r"(\d+)", part.text))
    return escape(part.text)


def _linked(token: str, last: int) -> Markup:
    if token.isdigit() and 0 < int(token) <= last:
        return Markup('<a class="cite" href="#ref-{0}">{0}</a>').format(token)
    return escape(token)


@cache
def _environment() -> "Environment":
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("synthesist.report", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["visible"] = visible
    return environment


def _style() -> str:
    return (files("synthesist.report") / "templates" / "report.css").read_text(encoding="utf-8")
