"""Claims as a doubter looks at them: with the sentences beside them, and words cut short where they are told."""

from bisect import bisect_right
from collections.abc import Mapping
from typing import NamedTuple

from synthesist.appraise.reviewing import Synthesis
from synthesist.extract.spelling import speller
from synthesist.records import Claim, Sentence

_LONGEST = 120


def cut(words: str, longest: int = _LONGEST) -> str:
    """Words on one line, in quotation marks, cut where they are long."""
    line = " ".join(words.split())
    return f"“{line}”" if len(line) <= longest else f"“{line[:longest].rsplit(' ', 1)[0]} …”"


def place(claim: Claim) -> str:
    """A pointer to the words of a claim."""
    return f"{claim.document_id}:{claim.start}:{claim.end}"


class Beside(NamedTuple):
    """The sentence in which a claim begins and those beside it; all None where it begins in none."""

    before: Sentence | None
    own: Sentence | None
    behind: Sentence | None


def beside(seen: Synthesis, claim: Claim) -> Beside:
    """The sentence in which a claim begins, and its neighbours in the document."""
    body = seen.bodies.get(claim.document_id, ())
    at = bisect_right([one.start for one in body], claim.start) - 1
    if at < 0 or claim.start >= body[at].end:
        return Beside(None, None, None)
    return Beside(body[at - 1] if at else None, body[at], body[at + 1] if at + 1 < len(body) else None)


def title_of(seen: Synthesis, work_id: str) -> str:
    """The title of a work; empty where the work is not there."""
    work = seen.works.get(work_id)
    return work.record.title if work else ""


def spelt(seen: Synthesis) -> Mapping[str, str]:
    """The words of each claim shown, by id, with the abbreviations of its text spelt out behind them."""
    used = sorted({claim.document_id for claim in seen.shown} & seen.documents.keys())
    spellers = {name: speller(seen.documents[name].text) for name in used}
    return {one.claim_id: spellers[one.document_id](one.text) for one in seen.shown if one.document_id in spellers}
