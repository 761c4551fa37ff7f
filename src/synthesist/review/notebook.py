"""A review as a notebook shows it: the first screen of its report, without a style of its own and without a script."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from markupsafe import Markup

from synthesist.report import Report, labels
from synthesist.report.wording import visible

if TYPE_CHECKING:
    from synthesist.review.review import Review

MOST = 10
"""Claims that are shown."""


def as_html(review: "Review") -> str:
    """The title, the answer, the counts and the first claims; what is due where there is no report yet."""
    path = review.folder / "report" / "report.json"
    if not path.is_file():
        due = ", ".join(review.status().next_stages)
        told = Markup("<p>A review in <code>{}</code> without a report yet. Still due: {}.</p>")
        return str(told.format(review.folder, due))
    report = Report.model_validate_json(path.read_bytes())
    return str(Markup("").join(_parts(report, review)))


def _parts(report: Report, review: "Review") -> Iterator[Markup]:
    yield Markup("<h3>{}</h3>").format(visible(report.title))
    for notice in labels.notices(report):
        yield Markup("<p><strong>{}</strong></p>").format(visible(notice))
    counts = "; ".join(f"{value} {words}" for value, words in labels.figures(report))
    yield Markup("<p><strong>{}</strong>. {}.</p>").format(labels.ANSWERS[report.answer], counts)
    if report.claims:
        yield Markup("<table><thead><tr><th>No.</th><th>Claim</th><th>Verified</th><th>Source</th></tr></thead>")
        yield Markup("<tbody>{}</tbody></table>").format(Markup("").join(_rows(report)))
    more = len(report.claims) - MOST
    if more > 0:
        noun = "claim stands" if more == 1 else "claims stand"
        yield Markup("<p>{} further {} in the report.</p>").format(more, noun)
    yield Markup('<p>Whole report: <a href="{0}">{0}</a></p>').format(review.report.as_posix())


def _rows(report: Report) -> Iterator[Markup]:
    titles = {reference.number: reference.title for reference in report.references}
    for row in report.claims[:MOST]:
        mark = f"{labels.MARKS[row.mark]} {visible(labels.mark(row))}"
        cells = (str(row.number), f"“{row.text}”", mark, visible(titles.get(row.reference, "")))
        yield Markup("<tr>{}</tr>").format(
            Markup("").join(Markup("<td><bdi>{}</bdi></td>").format(cell) for cell in cells)
        )
