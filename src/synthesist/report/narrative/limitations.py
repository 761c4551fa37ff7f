"""The limitations: what holds for every report of this kind, then what follows from this review's contents."""

from collections.abc import Iterator

from synthesist.report.basis import Basis, is_direct
from synthesist.report.model import Line, Paragraph, Section
from synthesist.report.wording import Prose, listed

_STANDING = (
    "This report is a machine-made synthesis of the literature and not original research.",
    "Automatic retrieval and verification may err and may leave things out.",
    "Its scores come from automatic checks and are not human peer review.",
    "Consult the primary sources before relying on anything said here.",
)


def limitations(basis: Basis, prose: Prose) -> Section:
    """The standing statements, and the limits that the contents show."""
    computed = (*_texts(basis, prose), *_search(basis, prose), *_judging(basis, prose), *_scope(basis, prose))
    bullets = (Paragraph(lines=(line,), kind="bullet") for line in computed)
    standing = prose.paragraph(*map(prose.line, _STANDING))
    return Section(section_id="limitations", heading="Limitations", paragraphs=(standing, *bullets))


def _texts(basis: Basis, prose: Prose) -> Iterator[Line]:
    if basis.has_digests:
        yield prose.line(
            "Marks were judged on digests. The papers' own words were not read, and no claim quoted from a"
            " digest can earn a badge."
        )
    elif basis.contents.documents and not basis.has_full_texts:
        yield prose.line(
            "Only abstracts were read, so that what a paper says in its body, its own caveats among it, is missing."
        )
    if prose["not_retrieved"]:
        yield prose.line(
            "{not_retrieved:relevant work/relevant works} could not be read for want of a usable abstract."
        )


def _search(basis: Basis, prose: Prose) -> Iterator[Line]:
    if prose["sources_searched"] == 1:
        yield prose.line("A single source was searched; what it does not hold cannot appear here.")
    if any(search.is_capped for search in basis.contents.searches):
        yield prose.line("The search was capped, so that relevant records may lie beyond the limit.")
    if prose.knows("excluded_S6") and prose["excluded_S6"]:
        yield prose.line(
            "{excluded_S6:relevant work was/relevant works were} left unread because the plan limits how many are read."
        )
    yield prose.line(
        "Retraction status was taken from the sources' own marks; works without such a mark are unchecked."
    )
    if prose["failures_kept"]:
        yield prose.line(
            "{failures_kept:item/items} could not be processed and {are} listed in the appendix.",
            are="is" if prose["failures_kept"] == 1 else "are",
        )


def _judging(basis: Basis, prose: Prose) -> Iterator[Line]:
    if not basis.shown:
        return
    if not any(basis.verdict(claim).confidence is not None for claim in basis.shown):
        yield prose.line(
            "The judge is an interim set of rules whose error rate has not been measured, so that no claim"
            " carries a confidence yet."
        )
    if prose["claims_unjudged"]:
        yield prose.line("{claims_unjudged:claim/claims} could not be judged.")
    if not basis.is_by_people:
        yield prose.line("No person has screened the works or checked the claims.")


def _scope(basis: Basis, prose: Prose) -> Iterator[Line]:
    if basis.shown and not any(map(is_direct, basis.shown)):
        yield prose.line("All evidence is indirect: no claim connects what is asked about with the outcome asked for.")
    elif prose["claims_indirect"]:
        yield prose.line("Part of the evidence is indirect and bears on only a part of the question.")
    named = basis.named_in(basis.shown)
    missing = [concept for concept in basis.concepts if concept not in named]
    if basis.shown and missing:
        yield prose.line("No claim shown tests {missing}.", missing=listed(missing, "or"))
