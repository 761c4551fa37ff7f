"""The report as GitHub-flavoured Markdown; every character from outside that could be markup is escaped."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from synthesist.records import Record
from synthesist.report import labels
from synthesist.report.model import ClaimRow, Line, NearWork, Passage, Reference, Report, Section
from synthesist.report.sections import closing, leading
from synthesist.report.tables import tables
from synthesist.report.tabling import Table
from synthesist.report.wording import isolated, quoted, visible

_MARKUP = re.compile(r"([\\`*_\[\]<>#|~&$^]|(?<=\])\()")
_LEADING = re.compile(r"^(?:[-+=]|\d+(?=[.)](?:\s|$)))")
_AUTOLINK = re.compile(r"(://|www\.)", re.IGNORECASE)


def render_markdown(report: Report, records: Mapping[str, Record]) -> str:
    """The whole report as text."""
    written = (
        _head(report),
        _abstract(report),
        *(_section(section) for section, _ in leading(report)),
        _claims(report),
        *(_closing(section, parts) for section, parts in closing(report)),
        _nearest(report, records),
        _suggestions(report),
        _references(report),
        _appendix(report),
    )
    return "\n\n".join(block for part in written for block in part) + "\n"


def escaped(text: str) -> str:
    """Text on one line that Markdown shows as it is."""
    folded = " ".join(text.split())
    safe = _AUTOLINK.sub(
        lambda found: "\\" + found[0] if found[0][0] == ":" else found[0][:-1] + "\\.",
        _MARKUP.sub(r"\\\1", folded),
    )
    return _LEADING.sub(lambda found: found[0] + "\\" if found[0].isdigit() else "\\" + found[0], safe).replace(
        "\x00", "\ufffd"
    )


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of cells that are Markdown already."""
    lines = (headings, ["---"] * len(headings), *rows)
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _shown(text: str) -> str:
    """Outside text that is no quote: characters that turn or hide text are made visible first."""
    return escaped(visible(text))


def _head(report: Report) -> Iterator[str]:
    for notice in labels.notices(report):
        yield f"> **{_shown(notice)}**"
    yield f"# {_shown(report.title)}"
    date = f" · last search {report.last_search}" if report.last_search else ""
    yield f"{_shown(report.byline)}{date}"
    appraised = labels.gate(report)
    yield f"**{labels.ANSWERS[report.answer]}**" + (f" · **{appraised}**" if appraised else "")


def _abstract(report: Report) -> Iterator[str]:
    yield "## Abstract"
    yield _sentences(report.abstract)
    yield table(*_columns(labels.figures(report)))


def _columns(figures: Iterable[tuple[str, str]]) -> tuple[list[str], list[list[str]]]:
    values, words = zip(*figures, strict=True)
    return list(words), [list(values)]


def _sentences(lines: Iterable[Line]) -> str:
    return " ".join(escaped(line.text) for line in lines)


def _section(section: Section) -> Iterator[str]:
    yield f"## {_shown(section.heading)}"
    for kind, run in groupby(section.paragraphs, key=lambda paragraph: paragraph.kind):
        texts = [_sentences(paragraph.lines) for paragraph in run]
        yield "\n".join(f"- {text}" for text in texts) if kind == "bullet" else "\n\n".join(texts)


def _closing(section: Section, parts: Iterable[Table]) -> Iterator[str]:
    yield from _section(section)
    yield from _tables(parts)


def _claims(report: Report) -> Iterator[str]:
    yield "## Claims"
    if not report.claims:
        yield "No claim is shown."
        return
    yield table(("#", "Claim", "Verified", "Relevance", "Confidence", "Source"), map(_claim_cells, report.claims))
    yield "### What the columns mean"
    yield "\n".join(f"- **{term}**: {meaning}" for term, meaning in labels.meanings(report).items())
    yield "### Where each claim stands, and what speaks for and against it"
    for row in report.claims:
        yield "\n".join(_claim_details(row))


def _claim_cells(row: ClaimRow) -> list[str]:
    return [
        str(row.number),
        escaped(isolated(row.text)),
        _mark(row),
        f"{row.relevance} ({labels.bearing(row)})" if row.bears_on else row.relevance,
        escaped(labels.confidence(row)),
        f"\\[{row.reference}\\]",
    ]


def _mark(row: ClaimRow) -> str:
    sign = f"{labels.MARKS[row.mark]} {_shown(labels.mark(row))}"
    return f"{sign}, corroborated" if row.is_corroborated else sign


def _claim_details(row: ClaimRow) -> Iterator[str]:
    yield f"**Claim {row.number}** ({_mark(row)}): {escaped(quoted(row.text))}"
    yield ""
    yield f"- Source: \\[{row.reference}\\], {escaped(labels.place(row.span, row.section, row.page))}"
    if row.note:
        yield f"- Note: {escaped(row.note)}"
    if row.kind:
        yield f"- {_shown(labels.said(row))}"
    for one in row.beside:
        yield f"- {_shown(labels.beside(one))}"
    for veto in row.vetoes:
        yield f"- Vetoed: {_shown(veto)}"
    yield from _side("For", row.supporting)
    yield from _side("Against", row.refuting)
    if not (row.supporting or row.refuting):
        yield f"- {labels.silence(row)}"


def _side(side: str, passages: Iterable[Passage]) -> Iterator[str]:
    for passage in passages:
        where = escaped(labels.place(passage.span, passage.section, passage.page))
        uncounted = labels.uncounted(passage)
        role = f"{side} ({escaped(uncounted)})" if uncounted else side
        yield f"- {role}: {escaped(quoted(passage.text))} \\[{passage.reference}\\], {where}"


def _nearest(report: Report, records: Mapping[str, Record]) -> Iterator[str]:
    if report.nearest:
        yield "## Nearest works"
        yield labels.NEAREST
        yield "\n".join(_near(work, records) for work in report.nearest)


def _suggestions(report: Report) -> Iterator[str]:
    if report.suggestions:
        yield "## Questions near this one"
        yield labels.SUGGESTIONS
        yield "\n".join(
            f"- {row.kind.capitalize()}: {_shown(row.question)} ({_shown(row.change)}; {labels.hits(row)})"
            for row in report.suggestions
        )


def _near(work: NearWork, records: Mapping[str, Record]) -> str:
    made_by = labels.made_by(work, records)
    credit = f"{_shown(made_by)}: " if made_by else ""
    links = _links(labels.near_links(work, records))
    return f"- {credit}{_shown(work.title)} ({_shown(labels.mentions(work))}){' ' if links else ''}{links}"


def _references(report: Report) -> Iterator[str]:
    yield "## References"
    yield "\n".join(map(_reference, report.references)) if report.references else "No work is cited."


def _reference(reference: Reference) -> str:
    links = _links(labels.links(reference))
    return f"{reference.number}. {_shown(reference.text)} {links}{' ' if links else ''}{labels.status(reference)}"


def _links(links: Iterable[tuple[str, str]]) -> str:
    return " ".join(f"[{_shown(label)}]({_address(address)})" for label, address in links)


def _address(url: str) -> str:
    return url.replace("(", "%28").replace(")", "%29")


def _appendix(report: Report) -> Iterator[str]:
    yield "## Appendix"
    yield from _tables(tables(report))


def _tables(parts: Iterable[Table]) -> Iterator[str]:
    for part in parts:
        yield f"### {part.heading}"
        if part.note:
            yield part.note
        if part.rows:
            yield table(
                [_shown(cell) for cell in part.headings],
                ([_shown(cell) for cell in row] for row in part.rows),
            )
