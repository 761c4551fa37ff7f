"""Records that are one work, works that are one study, and what notices say of them."""

from collections.abc import Iterator

from synthesist.report.model import Line
from synthesist.report.wording import Prose, joined

_REMOVED = {
    False: "No work had to be removed as retracted or withdrawn.",
    True: "{retracted_removed:work was/works were} removed, being retracted or withdrawn by what a source says.",
}
_STATUSES = {
    "included_retracted": "{included_retracted:is/are} retracted and kept only because the plan says so",
    "included_withdrawn": "{included_withdrawn:is/are} withdrawn and kept only because the plan says so",
    "included_concern": "{included_concern:bears/bear} an expression of concern",
    "included_corrected": "{included_corrected:was/were} corrected",
    "included_clean": "{included_clean:is/are} not marked by a source that marks such works",
    "included_unchecked": "{included_unchecked:is/are} unchecked, which does not mean clean",
}


def one_works(prose: Prose) -> Iterator[Line]:
    """What was joined, what could not be told, and what counts once."""
    if prose["works_in_versions"]:
        yield prose.line(
            "{works_in_versions:included work/included works} came in more than one version, such as a preprint and its"
            " article; each counts once, and its newest version is cited."
        )
    if prose["pairs_asked"]:
        yield prose.line(
            "Of {pairs_asked:pair of records/pairs of records} only a person can tell whether they are one work; they"
            " stay apart until one does, and the appendix lists them."
        )
    if prose["works_of_shared_studies"]:
        yield prose.line(
            "{works_of_shared_studies} of the included works report an investigation that another of them reports too,"
            " or may do so, which leaves {studies_included:study/studies}; one study is one voice."
        )


def retractions(prose: Prose) -> Iterator[Line]:
    """Who was asked about retractions, and what they say of the included works."""
    yield prose.line(_REMOVED[bool(prose["retracted_removed"])])
    if prose["retraction_lists"] and prose.knows("retraction_lists_until"):
        yield prose.line(
            "The sources' own marks were consulted, and {retraction_lists:list/lists} of retractions at hand, the"
            " newest of which tells of the time until {retraction_lists_until}."
        )
    elif prose["retraction_lists"]:
        yield prose.line(
            "The sources' own marks were consulted, and {retraction_lists:list/lists} of retractions at hand, of"
            " unknown date."
        )
    else:
        yield prose.line("The sources' own marks are all that was consulted, for no list of retractions was at hand.")
    yield from _included(prose)
    if prose["notices_asked"]:
        yield prose.line(
            "Of {notices_asked:record/records} only a person can tell whether a notice is of that very work; the"
            " appendix lists them, and nothing was removed for it."
        )


def _included(prose: Prose) -> Iterator[Line]:
    if prose["included"]:
        told = [text for name, text in _STATUSES.items() if prose[name]]
        yield prose.line("Of the included works, " + joined(told) + ".")
