"""Whether the included works were peer-reviewed, as far as their sources say."""

from collections.abc import Iterator

from synthesist.report.model import Line
from synthesist.report.wording import Prose, joined

_KINDS = {
    "included_peer_reviewed": "{included_peer_reviewed:was/were} peer-reviewed",
    "included_theses": "{included_theses:is a thesis/are theses}",
    "included_preprints": "{included_preprints:is a preprint/are preprints}",
    "included_of_other_kinds": "{included_of_other_kinds:is/are} of another kind",
}


def peer_review(prose: Prose) -> Iterator[Line]:
    """Counts by what sources say; where none says anything, the limitations tell."""
    if not is_known(prose):
        return
    yield prose.line("Of the included works, by what their sources say, " + counts(prose) + ".")
    yield prose.line(
        "Where the records of a work disagree, one that says that it was peer-reviewed counts first; that need not be"
        " the version whose abstract was read."
    )


def counts(prose: Prose) -> str:
    """Each standing with its number, apart; only what a source calls peer-reviewed is called so."""
    told = [text for name, text in _KINDS.items() if prose[name]]
    if prose["included_unknown_review"]:
        told.append("of {included_unknown_review} it is not said")
    return joined(told)


def is_known(prose: Prose) -> bool:
    """Whether a source says of any included work whether it was peer-reviewed."""
    return any(prose[name] for name in _KINDS)
