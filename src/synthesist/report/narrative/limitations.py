"""The limitations: what holds for every report of this kind, then what follows from this review's contents."""

from collections.abc import Iterator

from synthesist.records import Part
from synthesist.report.basis import Basis, is_direct
from synthesist.report.model import Line, Paragraph, Section
from synthesist.report.narrative.gaps import gaps
from synthesist.report.narrative.peerreview import is_known
from synthesist.report.wording import Prose, listed

MAX_UNKNOWN = 5
"""Concepts unknown to the vocabulary that are named."""

_STANDING = (
    "This report is a machine-made synthesis of the literature and not original research.",
    "Automatic retrieval and verification may err and may leave things out.",
    "Its scores come from automatic checks and are not human peer review.",
    "Consult the primary sources before relying on anything said here.",
)


def limitations(basis: Basis, prose: Prose) -> Section:
    """The standing statements, and the limits that the contents show."""
    parts = (_texts, _search, _words, _judging, _scope)
    computed = (line for part in parts for line in part(basis, prose))
    bullets = (Paragraph(lines=(line,), kind="bullet") for line in computed)
    standing = prose.paragraph(*map(prose.line, _STANDING))
    return Section(section_id="limitations", heading="Limitations", paragraphs=(standing, *bullets))


def _texts(basis: Basis, prose: Prose) -> Iterator[Line]:
    if basis.has_digests:
        yield prose.line(
            "Marks were judged on digests. The papers' own words were not read, so no claim quoted from a"
            " digest can ever carry a statistical guarantee."
        )
    elif prose["assessed_whole"] and prose["assessed_abstract"]:
        yield prose.line(
            "{assessed_abstract:work/works} of {assessed} could be assessed on title and abstract only, so that what"
            " the bodies of these papers say is missing."
        )
    elif basis.contents.documents and not basis.has_full_texts:
        yield prose.line(
            "Only abstracts were read, so that what a paper says in its body, its own caveats among it, is missing."
        )
    if prose["claims_reconstructed"]:
        yield prose.line(_RECONSTRUCTED[prose["claims_reconstructed"] == 1])
    if prose["included_unknown_review"]:
        yield prose.line(_REVIEWED[is_known(prose), prose["included_unknown_review"] == 1])
    if prose["not_retrieved"]:
        yield prose.line("{not_retrieved:relevant work/relevant works} could not be read for want of any usable text.")


def _search(basis: Basis, prose: Prose) -> Iterator[Line]:
    yield from gaps(basis, prose)
    if prose.knows("excluded_S6") and prose["excluded_S6"]:
        yield prose.line(
            "{excluded_S6:relevant work was/relevant works were} left unread because the plan limits how many are read."
        )
    if prose["sample_size"] and not prose["sample_answered"]:
        yield prose.line(
            "Nobody has looked at the works that were set aside for their rank alone, so that it is unknown how many"
            " relevant ones were missed among them."
        )
    if prose["amendments"]:
        yield prose.line("The plan was changed after the first search, with its results in sight.")
    if prose["included_unchecked"]:
        yield prose.line(
            "Whether {included_unchecked:included work was/included works were} retracted is unchecked: no source"
            " that returned {it} marks retractions, and no list at hand names {it}.",
            it="it" if prose["included_unchecked"] == 1 else "them",
        )
    if prose["included_concern"]:
        yield prose.line(
            "{included_concern:included work bears/included works bear} an expression of concern, so that what rests on"
            " {it} may not hold.",
            it="it" if prose["included_concern"] == 1 else "them",
        )
    if prose["failures_kept"]:
        yield prose.line(
            "{failures_kept:item/items} could not be processed and {are} listed in the appendix.",
            are="is" if prose["failures_kept"] == 1 else "are",
        )


def _words(basis: Basis, prose: Prose) -> Iterator[Line]:
    if not basis.concepts:
        return
    yield prose.line(
        "Concepts were looked for only by the words that the appendix lists; works that use other words were missed."
    )
    unknown = [concept for concept in basis.concepts if concept.origin == "question"]
    if unknown:
        yield prose.line(
            "The vocabulary does not know {unknown}{more}, so that only these very words were looked for.",
            unknown=listed(unknown[:MAX_UNKNOWN], "or"),
            more=" and others that the appendix lists" if len(unknown) > MAX_UNKNOWN else "",
        )


def _judging(basis: Basis, prose: Prose) -> Iterator[Line]:
    if not basis.shown:
        return
    yield prose.line("A small model and cue words tell which sentences are results, so that some of them are none.")
    yield prose.line(
        "The judge is a small trained model and errs, also on which way a sentence points: read the passages beside a"
        " claim before relying on its mark."
    )
    yield prose.line(
        "Whether works come from one study is told by registration, named data, authors and wording, as far as the"
        " texts that were read show them, so that a study which different people report may pass for several."
    )
    if prose["pairs_judged"] and not basis.has_probabilities:
        yield prose.line(
            "No probability could be measured for pairs like these, so that no work could count for or against a claim:"
            " a verified mark says here only that the claim stands as stored and that no check vetoed it."
        )
    elif basis.is_deaf:
        yield prose.line(
            "On texts of this kind the judge was not measured to be sure and right often enough for one study's word on"
            " another's claim to count as support: a verified mark says little more here than that the claim stands as"
            " stored and that no check vetoed it."
        )
    yield prose.line(_SURE[any(basis.verdict(claim).confidence is not None for claim in basis.shown)])
    if prose["claims_unjudged"]:
        yield prose.line(_UNJUDGED[bool(prose["claims_reserved"])])
    if basis.is_by_people or not basis.contents.rulings:
        yield prose.line(_LOOKED[basis.is_by_people])


def _scope(basis: Basis, prose: Prose) -> Iterator[Line]:
    if basis.shown and not any(map(is_direct, basis.shown)):
        yield prose.line("All evidence is indirect: no claim connects what is asked about with the outcome asked for.")
    elif prose["claims_indirect"]:
        yield prose.line("Part of the evidence is indirect and bears on only a part of the question.")
    if any(map(is_direct, basis.shown)):
        yield prose.line(_DIRECT[bool(basis.part(Part.OUTCOME))])
    named = basis.named_in(basis.shown)
    missing = [concept for concept in basis.concepts if concept not in named]
    if basis.shown and missing:
        yield prose.line(
            "No claim shown names {missing} by any of the words looked for.", missing=listed(missing, "or")
        )


_RECONSTRUCTED = {
    False: (
        "{claims_reconstructed} claims shown are quoted from abstracts that their source gives only as an index of"
        " words; put together again, these may differ from the papers'."
    ),
    True: (
        "{claims_reconstructed} claim shown is quoted from an abstract that its source gives only as an index of words;"
        " put together again, it may differ from the paper's."
    ),
}

_REVIEWED = {
    (False, False): "No source says of any included work whether it was peer-reviewed.",
    (False, True): "No source says of the included work whether it was peer-reviewed.",
    (True, False): "Of {included_unknown_review} included works no source says whether they were peer-reviewed.",
    (True, True): "Of {included_unknown_review} included work no source says whether it was peer-reviewed.",
}

_UNJUDGED = {
    False: "{claims_unjudged:claim/claims} could not be judged.",
    True: "{claims_unjudged:claim/claims} could not be judged, or are told with reserve on the reviewers' word.",
}

_SURE = {
    False: "No claim carries a confidence; the claims table says why beside each.",
    True: (
        "Each confidence was measured on other claims than these and holds as far as these resemble them; what they"
        " were, and who or what labelled them, stands beside it."
    ),
}

_LOOKED = {
    False: "No person has screened the works or checked the claims.",
    True: "People decided on some works or claims only; the others were screened and checked by the program alone.",
}

_DIRECT = {
    False: (
        "A claim counts as direct when it names what is asked about: the rules do not see whether that is the"
        " thing tested or only the comparator."
    ),
    True: (
        "A claim counts as direct when it names what is asked about and the outcome: the rules do not see"
        " whether what is asked about is the thing tested or only the comparator."
    ),
}
