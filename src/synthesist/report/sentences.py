"""Names for the sentences of a report: their section and their place in it, such as `results-12`."""

from collections.abc import Iterator

from synthesist.report.model import Line, Report, Section

ABSTRACT = "abstract"


def sentences(report: Report) -> Iterator[tuple[str, Line]]:
    """All sentences that the tool wrote, each with its name."""
    yield from ((f"{ABSTRACT}-{place}", line) for place, line in enumerate(report.abstract, 1))
    for section in report.sections:
        yield from section_sentences(section)


def section_sentences(section: Section) -> Iterator[tuple[str, Line]]:
    """The sentences of a section, each with its name."""
    lines = (line for paragraph in section.paragraphs for line in paragraph.lines)
    yield from ((f"{section.section_id}-{place}", line) for place, line in enumerate(lines, 1))
