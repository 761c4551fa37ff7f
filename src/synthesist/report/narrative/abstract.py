"""The abstract: the question, what was found and kept, what the marks say, and whether there is an answer."""

from collections.abc import Iterator

from synthesist.report.answer import Standing
from synthesist.report.basis import Basis, is_direct
from synthesist.report.model import Answer, Line
from synthesist.report.narrative.appraised import gate
from synthesist.report.narrative.corrected import correction
from synthesist.report.narrative.peerreview import counts, is_known
from synthesist.report.wording import Prose

_ANSWER: dict[Answer, str] = {
    "answered": (
        "On this material the question is answered in this sense: direct claims of several works cover it,"
        " an independent work supports at least one of them, and none speaks against any. Which way they point"
        " the reader must weigh."
    ),
    "partly": (
        "On this material the question is partly answered: direct claims were verified, but they leave a gap"
        " that the results name."
    ),
    "neighbouring": (
        "On this material there is only neighbouring evidence: claims on parts of the question, and none that"
        " answers it."
    ),
    "not-answered": "On this material the question is not answered, and the report claims nothing.",
}

_TOPIC = (
    "The question asks for no outcome, so that it is partly answered at most: the report gives an overview of"
    " claims on the topic."
)

_CLOSING = {
    False: ("It is not original research, and no person has reviewed it: read the sources before relying on it."),
    True: "It is not original research: read the sources before relying on it.",
}


_UNVERIFIED = (
    "On this material there are claims on what the question asks, but none of them could be verified, so that it counts"
    " as met by neighbouring evidence only."
)


def _standing(basis: Basis, standing: Standing) -> str:
    if standing.answer == "neighbouring" and any(map(is_direct, basis.shown)):
        return _UNVERIFIED
    return _ANSWER[standing.answer]


def abstract(basis: Basis, prose: Prose, standing: Standing) -> tuple[Line, ...]:
    """The abstract's sentences."""
    lines = (
        prose.line("This machine-made synthesis of the literature asks: “{question}”" + _stop(basis)),
        *_searched(basis, prose),
        _claims(basis, prose),
        _confirmed(prose),
        prose.line(_answer(basis, standing)),
        _appraised(prose),
        correction(prose),
        _decided(prose),
        prose.line(_CLOSING[basis.is_by_people]),
    )
    return tuple(line for line in lines if line is not None)


def _stop(basis: Basis) -> str:
    """The full stop of a sentence that ends with the question; none where the question ends a sentence."""
    return "" if basis.contents.question.text.rstrip().endswith((".", "?", "!")) else "."


def _answer(basis: Basis, standing: Standing) -> str:
    is_topic = standing.answer == "partly" and not standing.asks_outcome
    return _TOPIC if is_topic else _standing(basis, standing)


def _searched(basis: Basis, prose: Prose) -> Iterator[Line]:
    if not basis.contents.searches:
        yield prose.line("No source was searched.")
        return
    if not prose["sources_searched"]:
        yield prose.line("On {last_search} no source answered, so that nothing was found.")
        return
    yield prose.line(
        "A search of {sources_searched:source/sources} on {last_search}{citations} returned"
        " {identified:record/records}; after screening and reading, {included:work was/works were} included, and the"
        " reference list holds {cited:work/works}.",
        citations=", with citations followed," if prose["citation_rounds"] else "",
    )
    if is_known(prose):
        yield prose.line("Of the included works, " + counts(prose) + ", by what sources say.")


def _claims(basis: Basis, prose: Prose) -> Line | None:
    if not basis.contents.claims:
        return prose.line("No claim was found in the texts that were read.")
    if not basis.shown:
        return prose.line(
            "{claims_found:claim was/claims were} found in the texts read, and none bears on the question."
        )
    is_single = prose["claims_shown"] == 1
    return prose.line(
        "{claims_found:claim was/claims were} found in the texts read, and {claims_shown} {bearing} on the"
        " question: {claims_direct} directly, {claims_indirect} indirectly. " + _marked(basis, prose),
        bearing="bears" if is_single else "bear",
    )


def _marked(basis: Basis, prose: Prose) -> str:
    """What the marks mean here: where nobody could be heard, that nobody spoke says nothing."""
    if basis.is_deaf:
        return (
            "Automatic checks marked {claims_verified} as verified, which means that the claim stands as stored and"
            " no check vetoed it, not that it is true; whether other works support or contest it could not be told, for"
            " on such texts the judge was not measured to be right often enough."
        )
    meaning = (
        "no independent work was found against the claim, or that a person holds it to be right"
        if prose["claims_confirmed_by_people"]
        else "no independent work was found against the claim"
    )
    return (
        "Automatic checks marked {claims_verified} as verified, which means that " + meaning + ", not that it is true;"
        " {claims_corroborated:is/are} supported by an independent work, and {claims_contested:is/are} contested, with"
        " independent works on both sides."
    )


def _confirmed(prose: Prose) -> Line | None:
    if not prose["claims_confirmed_by_people"]:
        return None
    return prose.line("Of the verified claims, {claims_confirmed_by_people:rests/rest} on a person's word.")


def _decided(prose: Prose) -> Line | None:
    if not prose["people"]:
        return None
    return prose.line(
        "{people:person/people} decided on {works_decided_by_people:work/works} and"
        " {claims_decided_by_people:claim/claims}; all else was decided by the program."
    )


def _appraised(prose: Prose) -> Line | None:
    return gate(prose) if prose.knows("outcome") else None
