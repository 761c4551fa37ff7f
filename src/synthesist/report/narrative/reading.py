"""How the works were read and assessed: whole or by their abstracts, and why some fell away."""

from collections.abc import Iterator

from synthesist.report.basis import Basis
from synthesist.report.model import Line
from synthesist.report.wording import Prose, joined


def reading(basis: Basis, prose: Prose) -> Iterator[Line]:
    """What was read, what could not be, and what was decided on it."""
    yield prose.line(_read_what(basis))
    if prose["not_retrieved"]:
        yield prose.line("{not_retrieved:work/works} could not be read for want of any usable text.")
    yield prose.line("{assessed:work was/works were} assessed and {included} included.")
    if prose["assessed_whole"]:
        yield from _wholly(prose)
    if prose["assessed_excluded"]:
        yield _fell_away(prose)
    if basis.contents.results:
        yield prose.line(
            "From the texts of included works {results_reported:number was/numbers were} taken with their settings;"
            " they are compared only where these agree as far as they are stated."
        )


def _read_what(basis: Basis) -> str:
    if basis.has_digests:
        return "The texts read are digests, written by others about the papers; the papers' own words were not read."
    if basis.has_full_texts:
        return (
            "The full text was read where a copy could be had, among the user's own papers first and then from places"
            " that offer it openly; of the other works title and abstract were read."
        )
    return "Only title and abstract were read; no full text was opened."


def _wholly(prose: Prose) -> Iterator[Line]:
    if prose["assessed_abstract"]:
        yield prose.line(
            "Eligibility was decided again on the full text for {assessed_whole} of them; {assessed_abstract} were not"
            " assessed at full text, and the appendix says why of each."
        )
    else:
        yield prose.line("Eligibility was decided again on the full text of each of them.")


_REASONS = {
    "F1": "{excluded_F1} by F1 (the full text is not in English)",
    "F2": "{excluded_F2} by F2 (the full text is a notice, an editorial or a protocol)",
    "F3": "{excluded_F3} by F3 (the full text does not name all that is asked about)",
    "A1": "{excluded_A1} by A1 (the text asserts no result that bears closely enough on the question)",
}


def _fell_away(prose: Prose) -> Line:
    """How many fell away, by criterion; a criterion of a person's counts under people."""
    told = [text for name, text in _REASONS.items() if prose.knows(f"excluded_{name}") and prose[f"excluded_{name}"]]
    if prose["assessed_excluded_by_people"]:
        told.append("{assessed_excluded_by_people} by people's decisions")
    return prose.line("{assessed_excluded:work/works} fell away: " + joined(told) + ".")
