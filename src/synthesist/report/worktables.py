"""Works, studies and notices as tables of the appendix."""

from synthesist.report.model import Report
from synthesist.report.tabling import Table

_ASKED = (
    "Pairs of records of which only a person can tell whether they are one work. They stay apart until one does:"
    " synthesist decide ID=ID same, or different, with a reason."
)
_STUDIES = (
    "Works that report one investigation, or may do so. One study is one voice: however many works report it, it"
    " corroborates once."
)
_NOTICES = (
    "What sources and lists say of works that the searches returned. A work is kept out where it is retracted or"
    " withdrawn, unless the plan keeps it, marked."
)
_LISTS = "Lists of retractions that were asked. A work that is in none of them is unchecked by them, not clean."


def asked(report: Report) -> Table:
    """Pairs of records that wait for a person."""
    rows = [
        [row.item, row.first, row.first_source, row.second, row.second_source, "; ".join(row.reasons)]
        for row in report.asked
    ]
    headings = ("Pair", "Record", "From", "Record", "From", "What speaks for and against it")
    note = _ASKED if rows else "Of no two records is it in doubt whether they are one work."
    return Table("asked", "Records that may be one work", note, headings, rows, is_folded=True)


def studies(report: Report) -> Table:
    """Works of one investigation."""
    rows = [["; ".join(row.titles), "; ".join(row.reasons), _SURE[row.is_sure]] for row in report.studies]
    headings = ("Works", "Why", "One study")
    note = _STUDIES if rows else "No two works that were read are held to report one investigation."
    return Table("studies", "Works of one study", note, headings, rows, is_folded=True)


_SURE = {True: "yes", False: "perhaps"}


def notices(report: Report) -> Table:
    """Retractions, concerns and corrections."""
    rows = [[row.title, row.status, row.told, row.ended] for row in report.notices]
    note = _NOTICES if rows else "No source that was asked says of any work that it was retracted or corrected."
    return Table("notices", "Retractions, concerns and corrections", note, ("Work", "Status", "By", "Here"), rows)


def lists(report: Report) -> Table:
    """Lists of retractions."""
    rows = [[row.name, row.dated or "not known", str(row.entries), row.sha256] for row in report.retraction_lists]
    note = _LISTS if rows else "No list of retractions was at hand."
    return Table(
        "retraction-lists", "Lists of retractions", note, ("List", "Until", "Works", "SHA-256"), rows, is_folded=True
    )
