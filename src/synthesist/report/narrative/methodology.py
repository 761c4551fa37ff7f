"""The methodology: how the review was made, in the order of its stages, each number a fact."""

from collections import Counter
from collections.abc import Iterator

from synthesist.records import Claim, Relevance
from synthesist.records.revised import WITHDRAWN
from synthesist.report.basis import Basis
from synthesist.report.model import Line, Section
from synthesist.report.narrative.judging import self_test, verification
from synthesist.report.narrative.oneworks import one_works, retractions
from synthesist.report.narrative.peerreview import peer_review
from synthesist.report.narrative.reading import reading
from synthesist.report.narrative.searching import following, key_papers, searching
from synthesist.report.wording import Fact, Prose, joined

_CUES_NAMED = 5
_CUE_LENGTH = 24

_EXCLUDED = {
    "S1": "{excluded_S1} by S1 (front matter of a volume)",
    "S2": "{excluded_S2} by S2 (year)",
    "S3": "{excluded_S3} by S3 (language)",
    "S4": "{excluded_S4} by S4 (too few of the question's concepts in title and abstract)",
    "S5": "{excluded_S5} by S5 (relevance below the cut-off)",
    "S6": "{excluded_S6} by S6 (as many works as are read were already kept)",
}


def methodology(basis: Basis, prose: Prose) -> Section:
    """Search, identification, screening, reading, claims, verification and appraisal."""
    before = (_planning, searching, following, _key_papers, _identification, _screening, _reading, _claims)
    steps = (*before, verification, self_test, _people, _appraisal)
    paragraphs = (prose.paragraph(*step(basis, prose)) for step in steps)
    told = tuple(paragraph for paragraph in paragraphs if paragraph.lines)
    return Section(section_id="methodology", heading="Methodology", paragraphs=told)


def _planning(basis: Basis, prose: Prose) -> Iterator[Line]:
    if not basis.contents.searches:
        return
    yield prose.line("The plan was made on {planned_on}, before the first search.")
    if prose["amendments"]:
        yield prose.line(
            "It was amended since: the appendix tells what was changed in {amendments:amendment/amendments}, and why."
        )


def _key_papers(_: Basis, prose: Prose) -> Iterator[Line]:
    return key_papers(prose)


def _identification(_: Basis, prose: Prose) -> Iterator[Line]:
    if prose["malformed"]:
        yield prose.line("{malformed:row/rows} could not be read as a record; what came is kept, with the reason.")
    if prose["duplicates"]:
        yield prose.line(
            "{duplicates:record/records} repeated a work that another record already stood for, and {were}"
            " merged with it.",
            were=_were(prose["duplicates"]),
        )
    if prose["removed_automatically"]:
        yield prose.line("{removed_automatically:record was/records were} removed automatically before screening.")
    yield from one_works(prose)
    yield from retractions(prose)


def _screening(_: Basis, prose: Prose) -> Iterator[Line]:
    yield prose.line(
        "{screened:work was/works were} screened on title and abstract, against criteria that the plan fixed"
        " before the search."
    )
    yield prose.line(
        "Works were ranked by relevance to the question, as a share of full relevance; those below"
        " {relevance_cutoff} were not read, and of the others at most {max_works}."
    )
    yield _excluded(prose)
    yield prose.line("{sought:work/works} went on to reading." if prose["sought"] else "No work went on to reading.")
    yield prose.line("The appendix lists the criteria by id, with the number that each excluded and who decided.")
    yield from _below(prose)


def _below(prose: Prose) -> Iterator[Line]:
    """What is known of the works that were set aside for their rank alone."""
    if not prose["sample_size"]:
        return
    if not prose["sample_answered"]:
        yield prose.line(
            "{below_cutoff:work was/works were} set aside for their rank alone; {sample_size} of these, drawn by lot,"
            " wait for a person to decide, and nobody has looked at them yet."
        )
        return
    yield prose.line(
        "{below_cutoff:work was/works were} set aside for their rank alone; of {sample_size} drawn from these by lot,"
        " people decided on {sample_answered} and held {sample_relevant} to belong to the question."
    )
    yield prose.line(
        "From this it follows, with {bound_confidence} percent confidence, that at most {missed_bound} of the works set"
        " aside, or {missed_bound_percent} percent of them, belong to it in these people's eyes."
    )
    if prose["sample_answered"] != prose["sample_size"]:
        yield prose.line(
            "The bound takes the works decided on for a random part of the draw; it does not hold if people chose them."
        )


def _excluded(prose: Prose) -> Line:
    reasons = [
        text for name, text in _EXCLUDED.items() if prose.knows(f"excluded_{name}") and prose[f"excluded_{name}"]
    ]
    if prose["screened_excluded_by_people"]:
        reasons.append("{screened_excluded_by_people} by people")
    detail = ": " + joined(reasons) if reasons else ""
    if not prose["screened_excluded"]:
        return prose.line("No work was excluded on screening.")
    return prose.line("{screened_excluded:work was/works were} excluded" + detail + ".")


def _reading(basis: Basis, prose: Prose) -> Iterator[Line]:
    if not prose["sought"]:
        return
    yield from reading(basis, prose)
    yield from peer_review(prose)


def _were(count: Fact) -> str:
    return "was" if count == 1 else "were"


def _claims(basis: Basis, prose: Prose) -> Iterator[Line]:
    if not basis.contents.documents:
        return
    yield prose.line(
        "A sentence counts as a claim if it asserts a result of its own paper, which a small trained model tells from"
        " its words and from the sentences around it, together with words that announce one{cues}.",
        cues=_cues(basis),
    )
    yield prose.line(
        "A claim is direct if it, with its title, names by the words looked for what is asked about and, where the"
        " question has them, an outcome and the setting; it is indirect if it bears on only a part of that, and off"
        " the question otherwise."
    )
    yield prose.line(
        "{claims_found:claim was/claims were} found: {claims_direct} shown as direct, {claims_indirect} shown"
        " as indirect and {claims_off} set aside as off the question{rest}.",
        rest=_REST[_has_remote(basis), _has_silenced(basis)],
    )
    if prose["claims_withdrawn"]:
        yield prose.line(
            "Of those that were to be shown, {claims_withdrawn:was/were} withdrawn on the reviewers' word; the"
            " appraisal lists them."
        )


_REST = {
    (False, False): "",
    (True, False): "; the others bear on it too remotely to be shown",
    (False, True): "; the others were set aside by people, themselves or with their work",
    (True, True): "; the others bear on it too remotely to be shown, or were set aside by people",
}


def _has_remote(basis: Basis) -> bool:
    return any(not basis.silenced(claim) for claim in _hidden(basis))


def _has_silenced(basis: Basis) -> bool:
    return any(basis.silenced(claim) for claim in _hidden(basis))


def _hidden(basis: Basis) -> list[Claim]:
    hidden = (claim for claim in basis.contents.claims if not claim.is_shown and claim.relevance is not Relevance.OFF)
    return [claim for claim in hidden if not claim.reason.startswith(WITHDRAWN)]


def _cues(basis: Basis) -> str:
    """The commonest cue words of the claims shown."""
    counts = Counter(cue.lower() for claim in basis.shown for cue in claim.cues if _is_plain(cue))
    common = sorted(counts, key=lambda cue: (-counts[cue], cue))[:_CUES_NAMED]
    return f", such as {joined((f'‘{cue}’' for cue in common), 'or')}" if common else ""


def _is_plain(cue: str) -> bool:
    return len(cue) <= _CUE_LENGTH and all(char.isalpha() or char in " -" for char in cue)


def _appraisal(_: Basis, prose: Prose) -> Iterator[Line]:
    if not prose.knows("outcome"):
        yield prose.line("The synthesis was not appraised.")
        return
    yield prose.line(
        "Automatic reviewers appraised the synthesis by {checks_defined:check/checks}, of which {checks_assessed}"
        " had something to count; what they said, and what was done about it, is told in a section of its own."
    )


_BY_RULES = {
    False: "All decisions were made by the program; no person has screened or checked anything.",
    True: "People took back all that they had decided: the program made all decisions that hold.",
}


def _people(basis: Basis, prose: Prose) -> Iterator[Line]:
    if not basis.contents.searches:
        return
    if not basis.is_by_people:
        yield prose.line(_BY_RULES[bool(basis.contents.rulings)])
        return
    yield prose.line(
        "{people:person/people} decided on {works_decided_by_people:work/works} and on"
        " {claims_decided_by_people:claim/claims}, as the appendix shows one by one; the program made the other"
        " decisions."
    )
    yield prose.line(
        "A person's decision outranks the program's: {overruled_by_people:decision of the program was/decisions of the"
        " program were} overruled."
    )
    yield prose.line(
        "By people's decisions {sought_by_people:work was/works were} kept on screening and"
        " {screened_excluded_by_people} excluded, {included_by_people} included on assessment and"
        " {assessed_excluded_by_people} excluded;"
        " {claims_confirmed_by_people:claim is/claims are} marked as verified on a person's word, and"
        " {claims_set_aside_by_people:was/were} set aside."
    )
