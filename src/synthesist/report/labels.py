"""The words that both renderers print beside the data: marks and what they mean, places, links."""

from collections.abc import Iterator, Mapping
from urllib.parse import quote, urlsplit

from synthesist.records import Record
from synthesist.report.facts import CONFIDENCE_CAP
from synthesist.report.model import Answer, ClaimRow, NearWork, Passage, Reference, Report, Span, SuggestionRow
from synthesist.report.readmodel import BesideRow
from synthesist.report.references import doi_page
from synthesist.report.wording import joined

ANSWERS: Mapping[Answer, str] = {
    "answered": "Answered",
    "partly": "Partly answered",
    "neighbouring": "Only neighbouring evidence",
    "not-answered": "Not answered",
}
"""The answer as the badge on the first screen."""

MARKS = {"verified": "✓", "refuted": "✗", "unjudged": "–"}
"""The signs of the verified column."""

MARK_WORDS = {"verified": "verified", "refuted": "refuted", "unjudged": "not judged"}
"""What stands beside a sign, for those who do not see it or do not know it."""

CONTESTED = "contested"
"""What a claim is called that independent works stand on both sides of."""

MEANINGS = {
    "✓ verified": (
        "The claim stands, word for word, in a stored text of a work that no source asked calls retracted; it"
        " states a result that bears on the question; no check vetoed it; and among the sentences"
        " compared with it the trained judge found none of an independent work that refutes it. It does not mean"
        " that the claim is true."
    ),
    "✗ refuted": (
        "The trained judge holds an independent work to speak against the claim, and none to speak for it. A sentence"
        " counts for or against a claim only where that was measured to be likelier than all else together. It does"
        " not mean that the claim is false."
    ),
    "✗ contested": (
        "Independent works stand on both sides: the trained judge holds at least one to speak against the claim and at"
        " least one to speak for it. Both are shown, and which is right is left open."
    ),
    "– not judged": (
        "A check vetoed the claim, the reviewers asked for it to be told with reserve, or there was no sentence of"
        " another work to compare it with."
    ),
    "corroborated": (
        "The trained judge holds at least one independent work to support the claim. A claim without this word rests"
        " on its own work alone."
    ),
    "direct, indirect": (
        "A direct claim, with its title, names the topic, which is what is asked about, and an outcome and the"
        " setting where the question has them; an indirect one bears on only a part of that, and the column"
        " says on which."
    ),
    "confidence": (
        "The measured probability that whoever labelled the set named beside it would agree that other studies support"
        " the claim, with the number of claims in the set, who or what labelled them, and the date; where it says"
        " machine-labelled, no person gave these labels. Evidence from abstracts alone never gives more than"
        f" {CONFIDENCE_CAP:.2f}."
        " “single source”: no independent study speaks for or against the claim, so that there is nothing to be sure"
        " of. “withheld”: one does, or may, and no probability can be stated, for the reason given. It is no grade of"
        " the certainty of the evidence."
    ),
}
"""The terms of the claims table, defined under it."""

_BY_A_PERSON = {
    "✓ verified by a person": (
        "The person named looked at the claim and holds it to be right. Passages that speak against it are shown all"
        " the same. No person can verify a claim whose words do not stand as stored or whose work is retracted."
    ),
}

DISPUTED = "reviewers differ"
"""What stands beside the confidence of a claim of which one reviewer holds that it stands, and another not."""

_OF_TWO_MINDS = {
    DISPUTED: (
        "One of the two automatic reviewers holds that the claim stands as it is shown, and the other that it does not;"
        " the appraisal tells what was said against it, and how it was settled."
    ),
}

DIGESTS = (
    "Marks were judged on digests: the papers' own words were not read, and so no claim quoted from a digest "
    "can ever carry a statistical guarantee."
)
"""What heads a report on digests."""

NEAREST = (
    "These works came nearest to the question of those that are not included. They are listed for orientation; nothing"
    " is claimed from them."
)
"""What stands above the list of nearest works."""

SUGGESTIONS = (
    "Questions near the one that was asked. The hits are the records of all that was searched that name, in title or"
    " abstract, everything that the question asks."
)
"""What stands above the list of wider and narrower questions."""

PARTS = {"exposure": "topic", "outcome": "outcome", "population": "setting"}
"""What each part of a question is called."""


LONG = 240
"""Characters of a cell of the appendix above which a page that can fold it does so."""


def unfolding(rows: int) -> str:
    """What opens a table that is folded."""
    return f"Show {'the one row' if rows == 1 else f'all {rows:,} rows'}"


def notices(report: Report) -> Iterator[str]:
    """What heads the report: its banner, and that it rests on digests unless the banner says so."""
    if report.banner:
        yield report.banner
    if any(row.text_kind == "digest" for row in report.claims) and "digest" not in report.banner.lower():
        yield DIGESTS


def meanings(report: Report) -> Mapping[str, str]:
    """The terms that the claims table uses, with what they mean."""
    by_a_person = _BY_A_PERSON if any(row.decided_by for row in report.claims) else {}
    of_two_minds = _OF_TWO_MINDS if any(row.is_disputed for row in report.claims) else {}
    return {**MEANINGS, **by_a_person, **of_two_minds}


def mark(row: ClaimRow) -> str:
    """What stands beside the sign: the mark, whose word it is where it is a person's, and whether it is contested."""
    if row.is_contested and row.mark == "refuted":
        return CONTESTED
    words = MARK_WORDS[row.mark] + (f" by {row.decided_by}" if row.decided_by else "")
    return f"{words}, {CONTESTED}" if row.is_contested else words


def hits(row: SuggestionRow) -> str:
    """How many records a further question meets."""
    return f"{row.hits:,} {'record' if row.hits == 1 else 'records'}"


def bearing(row: ClaimRow) -> str:
    """What a claim bears on, in words."""
    parts = [PARTS.get(part, part) for part in row.bears_on]
    return f"on {joined(parts)}" if parts else ""


def place(span: Span, section: str = "", page: int | None = None) -> str:
    """Where words stand: page, section, characters (the first is 0, the last excluded) and document."""
    on = f"page {page}, " if page is not None else ""
    under = f"{section}, " if section else ""
    return f"{on}{under}characters {span.start}–{span.end} of document {span.document_id}"


def said(row: ClaimRow) -> str:
    """What kind of assertion a claim is, which way it points and how surely it is said."""
    return f"{KINDS[row.kind]}, {HEDGES[row.hedging]}; {DIRECTIONS[row.direction]}."


KINDS = {
    "causal": "A causal statement",
    "associational": "A statement of association",
    "comparative": "A comparison",
    "descriptive": "A description",
    "existence": "A statement that something exists",
}
HEDGES = {"asserted": "said plainly", "hedged": "said with a hedge", "speculative": "said as a possibility"}
DIRECTIONS = {
    "increase": "it states an increase",
    "decrease": "it states a decrease",
    "none": "it states no difference or effect",
    "mixed": "it states changes both ways",
    "unstated": "it states no direction",
}


def beside(row: BesideRow) -> str:
    """What is needed to read a claim alone."""
    if row.kind == "abbreviation":
        return f"{row.words}: {row.told}"
    return f"“{row.words}” probably points to: {row.told}"


def links(reference: Reference) -> Iterator[tuple[str, str]]:
    """Label and address of each link that a reference may carry; only http and https."""
    return _links(reference.doi, reference.url)


def _links(doi: str | None, url: str | None) -> Iterator[tuple[str, str]]:
    page = doi_page(quote(doi, safe="/:;()._-")) if doi else None
    if doi and page:
        yield f"doi:{doi}", page
    if url and is_web(url) and url not in (page, doi_page(doi or "")):
        yield url, url


def is_web(url: str) -> bool:
    """Whether an address from outside may become a link."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return (
        parts.scheme in ("http", "https")
        and bool(parts.netloc)
        and url.isprintable()
        and not set(url) & set(" <>\"'`\\")
    )


def status(reference: Reference) -> str:
    """What must be said of a work beside its entry."""
    role = "" if reference.is_included else "; cited as evidence only, not included"
    reviewed = "" if reference.peer_review == "unknown" else f" Peer review: {reference.peer_review}."
    versions = f" Versions: {', '.join(reference.versions)}." if len(reference.versions) > 1 else ""
    return f"Retraction: {reference.retraction_told}{role}.{reviewed}{versions}"


def figures(report: Report) -> Iterator[tuple[str, str]]:
    """The counts of the first screen: value and what it counts."""
    names = (
        ("identified", "record", "identified"),
        ("included", "work", "included"),
        ("cited", "work", "cited"),
        ("claims_shown", "claim", "shown"),
        ("claims_verified", "claim", "verified"),
        ("claims_corroborated", "claim", "corroborated"),
    )
    for name, unit, state in names:
        yield str(report.facts[name]), f"{unit if report.facts[name] == 1 else unit + 's'} {state}"
    if "consensus" in report.facts:
        yield str(report.facts["consensus"]), "of 10: consensus of programs, not peer review"


def confidence(row: ClaimRow) -> str:
    """A measured probability with what it was measured on, or why there is none; and whether reviewers differ."""
    told = row.confidence_reason if row.confidence is None else f"{row.confidence:.2f} ({row.calibration})"
    return f"{told}; {DISPUTED}" if row.is_disputed else told


def gate(report: Report) -> str:
    """What the gate says, as the second badge of the first screen; empty where there was no appraisal."""
    return f"{OUTCOMES[report.appraisal.outcome]} · {report.appraisal.tier}" if report.appraisal else ""


OUTCOMES = {
    "publish": "Automatic appraisal: publish",
    "revise": "Automatic appraisal: revise",
    "reject": "Automatic appraisal: reject",
}
"""The gate's outcome in words."""


def silence(row: ClaimRow) -> str:
    """What stands where no passage speaks for or against a claim."""
    if row.pairs_judged:
        return "No sentence of another work that was compared with it counts for or against it."
    return "No sentence of another work was compared with it."


def uncounted(passage: Passage) -> str:
    """Why a passage does not count for or against a claim; nothing where it counts."""
    return "" if passage.is_counted else f"not counted: {passage.uncounted}"


def made_by(work: NearWork, records: Mapping[str, Record]) -> str:
    """First author and year of a near work, as far as its record has them."""
    record = records.get(work.work_id)
    if record is None:
        return ""
    first = [author.display + (" et al." if len(record.authors) > 1 else "") for author in record.authors[:1]]
    return ", ".join([*first, *([str(record.year)] if record.year is not None else [])])


def near_links(work: NearWork, records: Mapping[str, Record]) -> Iterator[tuple[str, str]]:
    """Label and address of the link of a near work."""
    record = records.get(work.work_id)
    if record is not None:
        yield from _links(record.identifier("doi"), record.url)


def mentions(work: NearWork) -> str:
    """Which of the question's concepts a near work mentions."""
    return f"mentions {joined(work.concepts)}" if work.concepts else "mentions none of the question's concepts"
