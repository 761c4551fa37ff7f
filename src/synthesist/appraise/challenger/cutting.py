"""Whether a quote begins or ends within a sentence, and what was cut off."""

import re
from collections.abc import Iterator

from synthesist.appraise.challenger.saying import place, quoted
from synthesist.appraise.reviewing import Asked, Look, Looked, Synthesis
from synthesist.extract.anatomy.manner import hedging
from synthesist.language import spans
from synthesist.records import Claim
from synthesist.records.anatomy import Hedging
from synthesist.records.appraisals import Dimension, Mandate, Objection, Remedy, Severity

WHOLE = Asked(
    mandate=Mandate.CHALLENGER,
    dimension=Dimension.UNCERTAINTY,
    name="whole sentences",
    question="Do quotes hold the words before and behind that belong to their sentence?",
    basis="shown claims (claims) that begin and end where a sentence of their text (documents) does, of all of them",
    remedy=Remedy.SOFTEN,
)

_LIMITING = re.compile(
    r"\b(?:although|though|while|whereas|despite|if|unless|only|except|but|however|cannot|could not|not|no|without|"
    r"unclear|uncertain\w*|doubt\w*|prelim\w+|pilot|small|caution|care|subset|subgroup|limited|conceivabl\w+|guess|"
    r"one (?:possible )?(?:reading|interpretation|explanation)|unless|provided|in some|in a few|sometimes|not yet|"
    r"unconfirmed|"
    r"anecdot\w+|impression|hope|expect\w*|claim(?:s|ed)?|alleged\w*|reported(?:ly)?|rumou?r\w*)\b",
    re.IGNORECASE,
)
_LABEL = re.compile(r"\W*(?:[A-Z][\w/&’' -]{2,60}[:.–—-]|[(\[]?[\dA-Za-z]{1,3}[.)\]]|\W*)\s*")
_OPEN_END = re.compile(
    r"(?:\b(?:that|whether|if|because|although|though|unless|than|of|and|but|or|which|who|the|an?|to|from|with|by|"
    r"as|when|"
    r"where|may|might|could|not)|[,;:—–])\s*$",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"\s*(?:[,;]|[a-z(])")
_FEWEST_WORDS = 3
_WORDS = re.compile(r"[^\W\d_]{2,}")


def whole(seen: Synthesis) -> Looked:
    """Quotes from which words of their sentence were cut off."""
    return WHOLE.looked((claim.claim_id for claim in seen.shown), _cut(seen))


def _cut(seen: Synthesis) -> Iterator[Objection]:
    for claim in seen.shown:
        document = seen.documents.get(claim.document_id)
        if document is None or document.text[claim.start : claim.end] != claim.text:
            continue  # another reviewer says that the quote does not stand there
        before, after = cut_off(document.text, claim, *_paragraph(seen, claim, document.text))
        if before or after:
            where = "before" if before else "behind"
            yield WHOLE.object(
                claim.claim_id,
                f"the quote leaves out what its sentence says {where} it: {quoted(before or after)}",
                place(claim),
                severity=Severity.SERIOUS if is_limiting(before or after) else Severity.MINOR,
                remedy=Remedy.SOFTEN if is_limiting(before or after) else Remedy.NONE,
            )


def is_limiting(text: str) -> bool:
    """Whether words take back something of what stands beside them."""
    return hedging(text)[0] is not Hedging.ASSERTED or bool(_LIMITING.search(text))


def _paragraph(seen: Synthesis, claim: Claim, text: str) -> tuple[int, int]:
    """Where the block of text that holds a claim begins and ends."""
    if reading := seen.contents.readings.get(claim.document_id):
        held = [one for one in reading.blocks if one.start <= claim.start and claim.end <= one.end]
        return (held[-1].start, held[-1].end) if held else (claim.start, claim.end)
    start = text.rfind("\n\n", 0, claim.start)
    end = text.find("\n\n", claim.end)
    return (0 if start < 0 else start + 2), (len(text) if end < 0 else end)


def cut_off(text: str, claim: Claim, start: int, end: int) -> tuple[str, str]:
    """The words of a claim's sentences that stand before and behind it, empty where it is whole.

    Args:
        start: of the paragraph in the text; `end` is one past its last character.
    """
    found = [(start + first, start + last) for first, last in spans(text[start:end])]
    first = next((one for one in found if one[0] < claim.start < one[1]), None)
    last = next((one for one in found if one[0] < claim.end < one[1]), None)
    before = text[first[0] : claim.start].strip() if first else _hanging(text, start, claim.start)
    after = text[claim.end : last[1]].strip() if last else ""
    return ("" if _is_label(before) else before), (after if _WORDS.search(after) and _goes_on(text, claim) else "")


def _hanging(text: str, start: int, at: int) -> str:
    """The end of the paragraph before, where it breaks off before the claim that opens this one."""
    before = text[max(0, start - 300) : start].rstrip()
    if text[start:at].strip() or "\n\n" not in text[:start] or text.find("\n\n") + 2 == start:
        return ""
    last = before.rsplit("\n\n", 1)[-1]
    return last if _OPEN_END.search(last) and len(last.split()) >= _FEWEST_WORDS else ""


def _is_label(before: str) -> bool:
    return not _WORDS.search(before) or bool(_LABEL.fullmatch(before))


def _goes_on(text: str, claim: Claim) -> bool:
    """Whether the words behind a claim carry on its sentence."""
    return bool(_GOES_ON.match(text, claim.end)) or claim.text.rstrip()[-1:] not in ".!?…。！？”\"')]"


CHECKS: tuple[Look, ...] = (whole,)
