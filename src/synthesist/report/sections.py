"""Where each section stands: before the claims, or behind them with tables of its own."""

from collections.abc import Callable, Iterable, Mapping

from synthesist.report.appraisaltables import appraisal_tables
from synthesist.report.correctiontables import correction_tables
from synthesist.report.model import Report, Section
from synthesist.report.narrative.appraised import APPRAISAL, TO_JUDGE
from synthesist.report.narrative.corrected import CORRECTIONS
from synthesist.report.tabling import Table

_CLOSING: Mapping[str, Callable[[Report], Iterable[Table]]] = {
    APPRAISAL: appraisal_tables,
    TO_JUDGE: lambda _: (),
    CORRECTIONS: correction_tables,
}
"""Sections that stand behind the claims, with the tables under each."""

Placed = list[tuple[Section, list[Table]]]


def leading(report: Report) -> Placed:
    """Sections that stand before the claims."""
    return [(section, []) for section in report.sections if section.section_id not in _CLOSING]


def closing(report: Report) -> Placed:
    """Sections that stand behind the claims, each with its tables."""
    return [
        (section, list(_CLOSING[section.section_id](report)))
        for section in report.sections
        if section.section_id in _CLOSING
    ]
