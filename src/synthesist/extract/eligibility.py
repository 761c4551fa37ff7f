"""Whether a work belongs to the review by what its text says: decided again on the full text, each time with the words.

`F1` to `F3` are asked of full texts alone; `A1` of whatever was read. See `synthesist.plan.model.APPLIED`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from synthesist.extract.relevance import RelevanceJudge
from synthesist.language import is_english
from synthesist.records import (
    Actor,
    BlockKind,
    Claim,
    Decision,
    Document,
    Part,
    Quote,
    Reading,
    Record,
    Sentence,
)

DECIDER = "extract/2"

_NO_REPORT = re.compile(
    r"^(?:erratum|errata|corrigend(?:um|a)|corrections?(?: to)?\b|addendum|retraction(?: note| notice)?\b|retracted:|"
    r"expression of concern|editorials?\b|call for papers|in memoriam|obituary|book review|table of contents|"
    r"announcement)",
    re.IGNORECASE,
)
_PROTOCOL = re.compile(
    r"\b(?:study|trial|review) protocol\b|\bprotocol (?:for|of) an?\b|: (?:a )?protocol\b|^protocol\b", re.IGNORECASE
)
_KINDS = {
    "correction": "a correction",
    "retraction": "a retraction notice",
    "expression-of-concern": "an expression of concern",
    "editorial": "an editorial",
    "announcement": "an announcement",
    "book-review": "a book review",
    "obituary": "an obituary",
    "calendar": "a calendar",
    "meeting-report": "a report of a meeting",
    "news": "news",
    "protocol": "a protocol",
    "study-protocol": "a protocol",
}
"""Types of article as JATS names them, which report no work of their own."""

_SEEN = 4_000


@dataclass(frozen=True, slots=True)
class Assessed:
    """What a work is decided on.

    Attributes:
        reading: of the full text; None where title and abstract alone were read, and `why_not` says why.
        claims: of this document, shown or not.
    """

    document: Document
    record: Record
    sentences: Sequence[Sentence]
    reading: Reading | None
    claims: Sequence[Claim]
    why_not: str = ""


def decision(assessed: Assessed, judge: RelevanceJudge) -> Decision:
    """Included, or excluded by the first criterion that is not met, with the words that it rests on."""
    failed = _failed(assessed, judge)
    shown = sum(claim.is_shown for claim in assessed.claims)
    if failed is None and not shown:
        failed = "A1", _nearest(assessed, judge), ""
    criterion, sentence, why = failed or ("A1", None, "")
    told = f"{_amount(len(assessed.claims))}, {shown} of which bear closely enough on the question"
    return Decision(
        stage="assess",
        item=assessed.document.work_id,
        action="exclude" if failed else "include",
        criterion=criterion,
        actor=Actor.RULE,
        decider=DECIDER,
        reason=f"{why or told}; {_extent(assessed)}",
        quote=_quote(sentence) if failed and sentence else None,
    )


def _amount(results: int) -> str:
    return "1 asserted result" if results == 1 else f"{results} asserted results"


def _extent(assessed: Assessed) -> str:
    if assessed.reading is not None:
        return "assessed at full text"
    return f"not assessed at full text: {assessed.why_not or 'none was sought'}"


_Failed = tuple[str, Sentence | None, str]


def fails_at_full_text(assessed: Assessed, judge: RelevanceJudge) -> str:
    """Id of the first criterion for full texts that is not met; empty where all are, or none was read."""
    failed = _failed(assessed, judge)
    return failed[0] if failed else ""


def _failed(assessed: Assessed, judge: RelevanceJudge) -> _Failed | None:
    if assessed.reading is None:
        return None
    return _language(assessed) or _kind(assessed) or _named(assessed, judge)


def _language(assessed: Assessed) -> _Failed | None:
    prose = [sentence for sentence in assessed.sentences if sentence.kind is BlockKind.PARAGRAPH]
    if is_english(" ".join(sentence.text for sentence in prose)[:_SEEN]):
        return None
    return "F1", prose[0] if prose else None, "its full text is not in English"


def _kind(assessed: Assessed) -> _Failed | None:
    reading = assessed.reading
    title = next((sentence for sentence in assessed.sentences if sentence.section == "title"), None)
    said = title.text if title else assessed.record.title
    stated = (reading.front.kind if reading else "").strip().lower().replace(" ", "-")
    if stated in _KINDS:
        return "F2", title, f"its file says that it is {_KINDS[stated]}"
    if _NO_REPORT.match(said):
        return "F2", title, "its title says that it is a notice"
    return ("F2", title, "its title says that it is a protocol") if _PROTOCOL.search(said) else None


def _named(assessed: Assessed, judge: RelevanceJudge) -> _Failed | None:
    text = assessed.reading.body if assessed.reading else ""
    known = judge.named(f"{assessed.record.title}\n{text}")
    missing = [name for part in (Part.EXPOSURE, Part.OUTCOME) for name in judge.missing(part, known)]
    if not missing:
        return None
    return "F3", _nearest(assessed, judge), f"its full text names none of the words looked for of {', '.join(missing)}"


def _nearest(assessed: Assessed, judge: RelevanceJudge) -> Sentence | None:
    """The asserted result that is nearest to the question, else the sentence that names most of it, else the first."""
    if assessed.claims:
        best = min(assessed.claims, key=lambda claim: (-claim.score, claim.start))
        return next((one for one in assessed.sentences if (one.start, one.end) == (best.start, best.end)), None)
    return max(
        (sentence for sentence in assessed.sentences if sentence.section != "title"),
        key=lambda sentence: (len(judge.named(sentence.text)), -sentence.start),
        default=next(iter(assessed.sentences), None),
    )


def _quote(sentence: Sentence) -> Quote:
    return Quote(document_id=sentence.document_id, start=sentence.start, end=sentence.end)
