"""The appraisal: what the gate says, who looked, what was found and done; and what a person must still judge."""

from collections.abc import Iterator, Sequence

from synthesist.records.appraisals import CRITICAL, Severity, Standing
from synthesist.report.basis import Basis, is_direct
from synthesist.report.model import Line, Paragraph, Section
from synthesist.report.wording import Prose, joined

APPRAISAL, TO_JUDGE = "appraisal", "to-judge"

_WHO = (
    (
        "Its automatic reviewers looked at it without seeing each other: a challenger, which looks for what speaks"
        " against it, and a confirmer, which makes everything again from what is stored, by another way where there is"
        " one."
    ),
    "An integrator then settled, item by item, what they said.",
    "All of them are programs that count and compare: this is not peer review.",
)

_UNREAD = (
    "Artefacts such as data and code were not inspected, and nothing was reproduced: no claim is verified further."
)

_MUST = (
    (
        "Whether the review was registered, and its criteria fixed, where others can see it before the search: the plan"
        " here is dated by the program that made it."
    ),
    (
        "How far each included study may be biased, with a tool made for its design, and whether the conclusions would"
        " hold without those that are."
    ),
    (
        "Whether studies that stand together here are alike enough to be put together, and if they are, by which method"
        " of meta-analysis: none was done."
    ),
    "Whether what was never published would change the picture, since studies without an effect are published less.",
    "Who paid for the included studies and for this review, and whose interests bear on what they say.",
    "Whether a search by an information specialist, with registers and grey literature, would find more.",
    (
        "Whether people who screen works and take out their results without seeing each other's decisions would"
        " come to the same."
    ),
    "Whether each work was excluded for a good reason, above all those nearest to the question.",
    "How sure one may be of each outcome over all studies, with reasons, as by GRADE.",
    "What the findings mean for those who would act on them, and what harm a wrong answer would do.",
)
"""What no program here can tell, after the critical items of AMSTAR 2 and after PRISMA 2020."""


def appraised(basis: Basis, prose: Prose) -> tuple[Section, ...]:
    """The appraisal and what it leaves to people; nothing where there was none."""
    if basis.contents.appraisal.last is None:
        return ()
    steps = (_gate, _who, _agreed, _objected, _revised, _verified)
    paragraphs = (prose.paragraph(*step(basis, prose)) for step in steps)
    told = tuple(paragraph for paragraph in paragraphs if paragraph.lines)
    return (
        Section(section_id=APPRAISAL, heading="Appraisal", paragraphs=told),
        Section(section_id=TO_JUDGE, heading="What a person must still judge", paragraphs=tuple(_must(prose))),
    )


def gate(prose: Prose) -> Line:
    """What the gate says, in a sentence."""
    if not prose.knows("consensus"):
        return prose.line(
            "By its automatic reviewers the outcome is {outcome}, without a consensus, since a critical dimension could"
            " not be assessed; this is not peer review."
        )
    return prose.line(
        "By its automatic reviewers the outcome is {outcome}, at a consensus of {consensus} out of ten; this is not"
        " peer review."
    )


def _gate(basis: Basis, prose: Prose) -> Iterator[Line]:
    yield gate(prose)
    yield prose.line(
        "The plan asks for a consensus of {gate_consensus} and for {gate_claims:verified claim/verified claims}; of"
        " these one at least must bear on the question as it is asked, every critical dimension must be assessed and no"
        " critical objection may stand. {met}.",
        met=_met(tuple(_short(basis, prose))),
    )
    yield prose.line("Of the tiers flagship, DOI-grade, public record, watch list and quarantine it is in: {tier}.")
    yield prose.line(
        "Of {dimensions_defined} dimensions {dimensions_assessed} could be assessed, by {checks_assessed} of"
        " {checks_defined:check/checks}; the tables below have the reasons, and what each dimension rests on."
    )


def _met(short: Sequence[str]) -> str:
    return f"Here {joined(short)}" if short else "All of this is given here"


def _short(basis: Basis, prose: Prose) -> Iterator[str]:
    """What falls short of the plan's policy."""
    told = basis.contents.appraisal
    if not basis.shown:
        yield "no claim is shown"
    elif not prose["claims_verified"]:
        yield "no claim is verified"
    elif int(prose["claims_verified"]) < int(prose["gate_claims"]):
        yield "fewer claims are verified"
    if prose["claims_verified"] and not any(map(basis.is_verified, filter(is_direct, basis.shown))):
        yield "no verified claim bears on the question as it is asked"
    if any(one.score is None and one.dimension in CRITICAL for one in told.dimensions):
        yield "a critical dimension could not be assessed"
    elif float(prose["consensus"]) < float(prose["gate_consensus"]):
        yield "the consensus is lower"
    if any(one.severity is Severity.CRITICAL and one.standing is Standing.UPHELD for one in told.objections):
        yield "a critical objection stands"


def _who(_: Basis, prose: Prose) -> Iterator[Line]:
    return map(prose.line, _WHO)


def _agreed(_: Basis, prose: Prose) -> Iterator[Line]:
    if not prose["votes_both"]:
        yield prose.line(
            "There was no claim on which both reviewers could vote, so that how far they agree is unknown."
        )
        return
    yield prose.line("Both voted on {votes_both:claim/claims}, and say the same of {votes_alike}.")
    if prose["claims_disputed"]:
        yield prose.line(
            "Where they differ, the claims table says so; there {are} {claims_disputed:such claim/such claims}.",
            are="is" if prose["claims_disputed"] == 1 else "are",
        )


def _objected(_: Basis, prose: Prose) -> Iterator[Line]:
    yield prose.line(
        "When all was settled, {objections_upheld:objection/objections} stood, {objections_open} stayed open and"
        " {objections_dismissed} had been dismissed on a person's word."
    )


def _revised(_: Basis, prose: Prose) -> Iterator[Line]:
    if not prose["rounds"]:
        yield prose.line("The synthesis was not revised on what they said.")
        return
    yield prose.line(
        "On what they said it was revised in {rounds:round/rounds}: {claims_withdrawn:claim was/claims were} withdrawn,"
        " {claims_reserved} told with reserve and {claims_judged_again} judged again."
    )
    if prose["claims_withdrawn"]:
        yield prose.line("What was withdrawn is kept below, with the reason, and is counted as shown nowhere.")


def _verified(_: Basis, prose: Prose) -> Iterator[Line]:
    yield prose.line(
        "Of the verified claims, {claims_grounded:is/are} grounded and {claims_across_studies} corroborated across"
        " studies."
    )
    yield prose.line(_UNREAD)


def _must(prose: Prose) -> Iterator[Paragraph]:
    yield prose.paragraph(
        prose.line(
            "No program here can tell the following, which critical appraisal of reviews asks for; until a person has"
            " looked, they are open."
        )
    )
    for text in _MUST:
        yield Paragraph(lines=(prose.line(text),), kind="bullet")
