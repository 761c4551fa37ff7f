"""The sentences that the report says in its own words."""

import re
from collections.abc import Iterator

from synthesist.appraise.reviewing import Synthesis
from synthesist.report.model import Line

_QUOTES = re.compile(r"“[^”]*”|‘[^’]*’")


def said_by_tool(seen: Synthesis) -> Iterator[tuple[str, str]]:
    """Name and words of each sentence of abstract and sections, quotes taken out; those of the appraisal left out."""
    sections = (("abstract", seen.report.abstract), *_lines(seen))
    for section, lines in sections:
        for number, line in enumerate(lines, start=1):
            yield f"{section}-{number}", _QUOTES.sub("“…”", line.text)


def _lines(seen: Synthesis) -> Iterator[tuple[str, tuple[Line, ...]]]:
    for section in seen.report.sections:
        if not section.section_id.startswith("apprais"):
            yield section.section_id, tuple(line for paragraph in section.paragraphs for line in paragraph.lines)
