"""What was corrected since the report was first written."""

from collections.abc import Iterator

from synthesist.report.basis import Basis
from synthesist.report.model import Line, Section
from synthesist.report.wording import Prose

CORRECTIONS = "corrections"


def corrected(basis: Basis, prose: Prose) -> tuple[Section, ...]:
    """Corrections; nothing where the review was never brought up to date."""
    if not (basis.contents.updates or basis.contents.corrections):
        return ()
    paragraph = prose.paragraph(*_told(prose))
    return (Section(section_id=CORRECTIONS, heading="Corrections since publication", paragraphs=(paragraph,)),)


def correction(prose: Prose) -> Line | None:
    """What a reader of a former report must know, in a sentence; None where there is nothing."""
    if not prose["corrections_telling"]:
        return None
    return prose.line(
        "{corrections_telling:thing/things} that a former version of this report said {are} told otherwise by now, and"
        " matter to whoever relied on it.",
        are="is" if prose["corrections_telling"] == 1 else "are",
    )


def _told(prose: Prose) -> Iterator[Line]:
    if prose["updates"]:
        yield prose.line("The review was brought up to date {updates:time/times}, last on {last_update}.")
    if not prose["corrections"]:
        yield prose.line("Nothing that it said before had to be told otherwise.")
        return
    yield prose.line(
        "{corrections:thing is/things are} told otherwise than in former versions of this report, of which"
        " {corrections_telling:matters/matter} to whoever relied on one."
    )
